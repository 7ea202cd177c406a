import { boardClass, type Director } from "../../registry/board-class.js";
import { boardRegion } from "../../registry/board-regions.js";
import { nextUniform, type StreamState } from "../../statistics/random.js";
import type { MakeRegistrationPart } from "./registration-part.js";

/** Streams of the boards. */
const STREAM = { boards: 160, days: 161, registered: 162 } as const;
/** How many sponsors have each planted fault: one kind after another, and fewer in a set with few sponsors. */
const PLANTED = {
  gap: 240,
  international: 130,
  unitedKingdom: 200,
  croatia: 120,
  partlyUnknown: 120,
  wrong: 420,
} as const;
/** Shares of boards without a fault. */
const SHARE = { nobody: 0.05, legal: 0.05, mixed: 0.02, two: 0.12, notKnown: 0.03 } as const;
/** Countries of birth with the chance of each. They have no part in the score, and go with no group of migrants. */
const BIRTHS: readonly (readonly [country: string, share: number])[] = [
  ["NLD", 0.58],
  ["DEU", 0.08],
  ["USA", 0.07],
  ["FRA", 0.05],
  ["IND", 0.07],
  ["CHN", 0.05],
  ["TUR", 0.05],
  ["SUR", 0.05],
];
const FIVE = ["USA", "DEU", "FRA", "ITA", "ESP"];
/** Last day on which the United Kingdom was a member of the Union, and the first on which it was not. */
const BEFORE = "2020-01-31";
const AFTER = "2020-02-01";
/** Day before Croatia became a member. */
const CROATIA = "2013-06-30";

interface DrawnBoard {
  /** The empty text: no extract, and no registered class. */
  readonly directors: readonly Director[];
  readonly date: string;
  /** What was registered where that is not the class by the rule; null: the class by the rule. */
  readonly registered: string | null;
}

/**
 * Directors of each sponsor, the day of the extract and the registered class. Planted: boards that fit no class, boards of
 * class 3 that fit another too, British directors around the day on which the United Kingdom left, Croatian ones before
 * Croatia joined, boards of which one birth is not known, and classes registered against the rule. Origin goes together
 * with no score.
 * @param world  sponsors
 * @returns two columns, the file of directors, the section `board` of inputs.yaml, and what was planted
 * @example boardPart(world).files.length // 1
 */
export const boardPart: MakeRegistrationPart = (world) => {
  const { sponsors } = world;
  const boards = drawBoards(world);
  const classes = boards.map(({ directors, date }) => classOf(directors, date));
  const registered = boards.map((board, i) => board.registered ?? classes[i]!);
  const draws = world.stream(STREAM.registered);
  const plain = boards.flatMap((board, i) => (board.registered === null && board.directors.length > 0 ? [i] : []));
  const wrong = sample(draws, plain, Math.min(PLANTED.wrong, Math.floor(plain.length / 12)));
  for (const i of wrong) registered[i] = registered[i] === "2" ? "7" : "2";
  const rows = sponsors.flatMap(({ kvkNumber }, i) => boards[i]!.directors.map((director) => row(kvkNumber, director)));
  return {
    columns: [
      {
        name: "board_date",
        values: boards.map(({ date }) => date),
        meaning: "day of the extract with the board; none at every other sponsor",
      },
      { name: "board_class", values: registered, meaning: "class of the board as it was registered" },
    ],
    files: [
      {
        name: "directors.synthetic.csv",
        text: ["kvk_number,source,kind,born,since,until", ...[...rows, ...formerDirectors(world, boards)].map(marked)]
          .map((line) => `${line}\n`)
          .join(""),
        meaning: "made-up directors with a made-up country of birth, one row a director",
      },
    ],
    settings: SETTINGS,
    truth: {
      registeredAgainstTheRule: registered.filter(
        (each, i) => each !== "" && classes[i] !== "no-class" && each !== classes[i],
      ).length,
      noClass: classes.filter((each) => each === "no-class").length,
      classThreeFitsAnother: boards.filter(({ directors }) => directors.length === FIVE.length).length,
      britishOnLastDay: boards.filter(({ directors, date }) => date === BEFORE && isBorn(directors, "GBR")).length,
      britishAfterLeaving: boards.filter(({ directors, date }) => date === AFTER && isBorn(directors, "GBR")).length,
      croatianBeforeJoining: boards.filter(({ directors }) => isBorn(directors, "HRV")).length,
      partlyUnknown: boards.filter(({ directors }) => isBorn(directors, null) && isBorn(directors, "IND")).length,
      nobody: boards.filter(({ directors, date }) => date !== "" && directors.length === 0).length,
      undated: boards.filter(({ date }) => date === "").length,
      offTheDay: formerDirectors(world, boards).length,
      goesWithTheFlag: false,
    },
  };
};

/** A row that says of itself that it is made up, after the number. */
function marked(line: string): string {
  return line.replace(",", ",synthetic,");
}

const SETTINGS = `# A reconstruction of a registration that should not have been made. Its readings have no default.
board:
  purpose: to study, with made-up data, what the old registration of boards did
  legalBasis: none is needed for made-up data
  directors:
    file: directors.synthetic.csv
    id: kvk_number
    country: born
    holds: birth # the minutes say nationality
    kind: { column: kind, natural: [N], legal: [R] }
    since: since
    until: until
    ignored: [source]
  date: { column: board_date }
  international: international-first # five of five countries: class 3 before 4 to 8
  partlyUnknown: class-9
  euCountry: on-the-day # the United Kingdom until 2020-01-31, Croatia from 2013-07-01
  liechtenstein: not-western
  kingdom: not-western
  formerStates: unknown
  registered: board_class
`;

/** Every other sponsor: there is no extract. */
const UNDATED: DrawnBoard = { directors: [], date: "", registered: "" };

function drawBoards({ sponsors, stream }: Parameters<MakeRegistrationPart>[0]): readonly DrawnBoard[] {
  const draws = stream(STREAM.boards);
  const days = stream(STREAM.days);
  const most = Math.floor(sponsors.length / 12);
  const kinds = Object.entries(PLANTED).flatMap(([kind, count]) =>
    kind === "wrong" ? [] : new Array<string>(Math.min(count, most)).fill(kind),
  );
  return sponsors.map((_, i): DrawnBoard => {
    // A planted kind stands at every fourth sponsor, so that it goes with no list and no order of the file.
    const kind = i % 4 === 0 ? kinds[i / 4] : undefined;
    const date = `${2014 + Math.floor(6 * nextUniform(days))}-06-01`;
    const directors = drawDirectors(draws);
    if (i % 2 === 1) return UNDATED;
    return kind === undefined ? { directors, date, registered: null } : planted(kind, i, date);
  });
}

function planted(kind: string, i: number, date: string): DrawnBoard {
  switch (kind) {
    case "gap":
      return { directors: born("NLD", "USA", "IND"), date, registered: "5" };
    case "international":
      return { directors: born(...FIVE), date, registered: null };
    case "unitedKingdom":
      return { directors: born("GBR"), date: (i / 4) % 2 === 0 ? BEFORE : AFTER, registered: "7" };
    case "croatia":
      return { directors: born("HRV"), date: CROATIA, registered: "7" };
    default:
      return { directors: born("IND", null), date, registered: null };
  }
}

function drawDirectors(draws: StreamState): readonly Director[] {
  const kind = nextUniform(draws);
  const first = drawDirector(draws);
  const second = drawDirector(draws);
  const { nobody, legal, mixed, two } = SHARE;
  if (kind < nobody) return [];
  if (kind < nobody + legal) return [{ kind: "legal" }];
  if (kind < nobody + legal + mixed) return [first, { kind: "legal" }];
  return kind < nobody + legal + mixed + two && isKnown(first) && isKnown(second) ? [first, second] : [first];
}

function drawDirector(draws: StreamState): Director {
  const isUnknown = nextUniform(draws) < SHARE.notKnown;
  let left = nextUniform(draws);
  for (const [country, share] of BIRTHS) {
    if (left < share) return { kind: "natural", birthCountry: isUnknown ? null : country };
    left -= share;
  }
  return { kind: "natural", birthCountry: isUnknown ? null : "NLD" };
}

function isKnown(director: Director): boolean {
  return director.kind === "natural" && director.birthCountry !== null;
}

function isBorn(directors: readonly Director[], country: string | null): boolean {
  return directors.some((each) => each.kind === "natural" && each.birthCountry === country);
}

function born(...countries: readonly (string | null)[]): readonly Director[] {
  return countries.map((birthCountry) => ({ kind: "natural", birthCountry }));
}

function classOf(directors: readonly Director[], date: string): string {
  const found = boardClass(directors, date, {
    reconstruction: { purpose: "made-up data", legalBasis: "made-up data" },
    precedence: "international-first",
    partlyUnknown: "class-9",
    regionOf: boardRegion({ euCountry: "on-the-day", liechtenstein: "not-western", kingdom: "not-western" }),
  });
  return found.kind === "class" ? `${found.boardClass}` : found.kind;
}

/** Directors who left before the day: one at every fortieth sponsor. */
function formerDirectors({ sponsors }: Parameters<MakeRegistrationPart>[0], boards: readonly DrawnBoard[]) {
  return sponsors.flatMap(({ kvkNumber }, i) =>
    i % 40 === 6 && boards[i]!.directors.length > 0 ? [`${kvkNumber},N,CHN,2005-01-01,2012-12-31`] : [],
  );
}

function row(kvkNumber: string, director: Director): string {
  const kind = director.kind === "legal" ? "R" : "N";
  const country = director.kind === "legal" ? "" : (director.birthCountry ?? "");
  return `${kvkNumber},${kind},${country},,`;
}

/** So many of the given, without replacement, in file order. */
function sample(stream: StreamState, from: readonly number[], size: number): readonly number[] {
  const left = [...from];
  const taken: number[] = [];
  while (taken.length < size && left.length > 0) {
    taken.push(...left.splice(Math.floor(nextUniform(stream) * left.length), 1));
  }
  return taken.sort((a, b) => a - b);
}
