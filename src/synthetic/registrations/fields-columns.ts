import { nextBelow, nextUniform, type StreamState } from "../../statistics/random.js";
import type { SyntheticSponsor } from "../synthesise.js";
import type { MakeRegistrationPart, RegistrationWorld } from "./registration-part.js";

/** First stream of the fields: each draw of a column has one of its own. */
const FIRST_STREAM = 0;
/** Nationality of which the website is more often not filled in, with the shares of its sponsors and of others. */
const MISSING = { group: "TUR", ofGroup: 0.15, ofOthers: 0.04 } as const;
/** Nationality of which the website more often comes from a page that anyone can write, and the people who filled it in. */
const WEAK = { group: "BRA", source: "LinkedIn", ofGroup: 0.45, ofOthers: 0.15 } as const;
const PEOPLE = { names: ["A1", "B2", "C3", "D4", "E5", "F6", "G7", "H8"], busiest: "A1", share: 0.4 } as const;
/** Shares of the other faults; none of them depends on a nationality. */
const SHARES = {
  legalFormMissing: 0.03,
  letters: 0.02,
  digits: 0.004,
  zerosLost: 0.004,
  border: 0.02,
  noNumber: 0.05,
  extractAgain: 0.12,
  staleWebsite: 0.2,
  premisesInDoubt: 0.1,
  matchInDoubt: 0.15,
  readTwice: 0.2,
  readOtherwise: 0.08,
  noSource: 0.02,
  nobody: 0.01,
  undated: 0.015,
  afterThatDay: 0.002,
} as const;
const AS_OF = "2021-05-20";
const CHANGED_OVER = "2025-09-13";
/** Sponsors of which an extract of after the change still carries division 45. */
const OLD_CODES = 40;

/**
 * Fields of the scoring screen as they were filled in, with planted faults.
 * @param world  sponsors with their majorities
 * @returns columns, the section `fields` of inputs.yaml, and what was planted
 * @example fieldsColumns(world).columns[0].name // "reg_kvk"
 */
export const fieldsColumns: MakeRegistrationPart = (world) => {
  const { sponsors } = world;
  const draw = drawer(world);
  const chance = (place: number, share: number) => draw(place, (stream) => nextUniform(stream) < share);
  const zerosLost = chance(0, SHARES.zerosLost);
  const wrongLetters = chance(1, SHARES.letters);
  const letters = draw(1, (stream) => String.fromCharCode(65 + nextBelow(stream, 26), 65 + nextBelow(stream, 26)));
  const wrongDigits = chance(2, SHARES.digits);
  const digits = draw(2, (stream) => 1011 + nextBelow(stream, 8_900));
  const noForm = chance(3, SHARES.legalFormMissing);
  const founded = draw(4, (stream) => dayBefore(AS_OF, 3_000 + nextBelow(stream, 8_000)));
  const noWebsite = draw(
    5,
    (stream, i) => nextUniform(stream) < (world.majorities[i] === MISSING.group ? MISSING.ofGroup : MISSING.ofOthers),
  );
  const isStale = chance(6, SHARES.staleWebsite);
  const age = draw(6, (stream) => nextBelow(stream, 1_000));
  const onBorder = chance(7, SHARES.border);
  const noNumber = chance(7, SHARES.noNumber);
  const within = draw(7, (stream) => nextUniform(stream));
  const again = chance(8, SHARES.extractAgain);
  const rest = draw(8, (stream) => String(nextBelow(stream, 100)).padStart(2, "0"));
  const since = draw(8, (stream) => nextBelow(stream, 120));
  const oldCodes = new Set([...again.keys()].filter((i) => again[i]).slice(0, OLD_CODES));
  const premisesInDoubt = chance(9, SHARES.premisesInDoubt);
  const matchInDoubt = chance(10, SHARES.matchInDoubt);
  const readTwice = chance(11, SHARES.readTwice);
  const readOtherwise = chance(11, SHARES.readOtherwise);
  const weakSource = draw(
    12,
    (stream, i) => nextUniform(stream) < (world.majorities[i] === WEAK.group ? WEAK.ofGroup : WEAK.ofOthers),
  );
  const noSource = chance(13, SHARES.noSource);
  const otherSource = draw(13, (stream) => ["KvK", "RVO", "Suwinet"][nextBelow(stream, 3)]!);
  const person = draw(14, (stream) =>
    nextUniform(stream) < PEOPLE.share ? PEOPLE.busiest : PEOPLE.names[1 + nextBelow(stream, 7)]!,
  );
  const nobody = chance(14, SHARES.nobody);
  const undated = chance(15, SHARES.undated);
  const afterThatDay = chance(15, SHARES.afterThatDay);
  const takenBefore = draw(15, (stream) => nextBelow(stream, 2_400));
  const match = sponsors.map(({ premisesMatchBranch }) => yesNo(premisesMatchBranch));
  const employees = sponsors.map((sponsor, i) =>
    noNumber[i] || !sponsor.website ? "" : String(employeesOf(sponsor, { onBorder: onBorder[i]!, within: within[i]! })),
  );
  return {
    columns: [
      column("reg_kvk", "number as registered", (i) =>
        zerosLost[i] ? String(Number(sponsors[i]!.kvkNumber)) : sponsors[i]!.kvkNumber,
      ),
      column("postcode_digits", "digits of the postcode", (i) => (wrongDigits[i] ? "0" : String(digits[i]))),
      column("postcode_letters", "letters of the postcode", (i) =>
        wrongLetters[i] ? letters[i]!.toLowerCase() : letters[i]!,
      ),
      column("reg_legal_form", "legal form as registered", (i) => (noForm[i] ? "" : initials(sponsors[i]!.legalForm))),
      column("founded", "date of foundation", (i) => founded[i]!),
      column("reg_website", "website, yes or no, as registered", (i) =>
        noWebsite[i] ? "" : yesNo(sponsors[i]!.website),
      ),
      column("website_seen_on", "day on which the website was last looked at", (i) =>
        dayBefore(AS_OF, isStale[i] ? 1_100 + age[i]! : age[i]!),
      ),
      column("website_source", "source of the website field", (i) =>
        noSource[i] ? "" : weakSource[i] ? WEAK.source : otherSource[i]!,
      ),
      column("website_taken_on", "day on which the website field was taken from its source", (i) =>
        undated[i] ? "" : afterThatDay[i] ? dayAfter(AS_OF, 30) : dayBefore(AS_OF, takenBefore[i]!),
      ),
      column("website_filled_by", "code of the person who filled in the website field", (i) =>
        nobody[i] ? "" : person[i]!,
      ),
      column("employees", "employees worldwide, counted", (i) => employees[i]!),
      column("reg_size_class", "size class as registered", (i) => String(sponsors[i]!.sizeClass)),
      column("reg_premises", "premises, yes or no, as registered", (i) => yesNo(sponsors[i]!.premises)),
      column("premises_doubt", "mark of doubt about the premises", (i) =>
        premisesInDoubt[i] && sponsors[i]!.premises ? "twijfel" : "",
      ),
      column("reg_match", "whether the premises fit the branch, as registered", (i) => match[i]!),
      column("match_doubt", "mark of doubt about the fit", (i) =>
        matchInDoubt[i] && match[i] === "J" ? "twijfel" : "",
      ),
      column("second_match", "the fit as a second person read it", (i) =>
        !readTwice[i] ? "" : readOtherwise[i] ? other(match[i]!) : match[i]!,
      ),
      column("sbi_code", "SBI code of the extract", (i) => `${oldCodes.has(i) ? "45" : sponsors[i]!.branch}${rest[i]}`),
      column("extract_date", "day of the extract", (i) =>
        again[i] ? dayAfter(CHANGED_OVER, since[i]!) : dayBefore(AS_OF, since[i]!),
      ),
    ],
    settings: SETTINGS,
    truth: {
      missingByGroup: { field: "website", ...MISSING },
      weakSourceByGroup: { field: "website", ...WEAK },
      people: { field: "website", different: PEOPLE.names.length, busiestShare: PEOPLE.share },
      byChance: SHARES,
      oldBranchCodes: oldCodes.size,
      rows: { zerosLost: count(zerosLost), wrongLetters: count(wrongLetters), wrongDigits: count(wrongDigits) },
      borderCases: employees.filter((number) => number === "25" || number === "100").length,
    },
  };

  function column(name: string, meaning: string, read: (i: number) => string) {
    return { name, meaning, values: sponsors.map((_, i) => read(i)) };
  }
};

const SETTINGS = `fields:
  columns:
    kvk: reg_kvk
    postcodeDigits: postcode_digits
    postcodeLetters: postcode_letters
    legalForm: reg_legal_form
    founded: founded
    website: reg_website
    sizeClass: reg_size_class
    premises: reg_premises
    premisesMatchBranch: reg_match
    sbi: sbi_code
  asOf: "${AS_OF}"
  stale:
    - { field: website, date: website_seen_on, years: 3 }
  size:
    employees: employees
    border: lower # 25 is class 1 and 100 is class 2; the other reading is shown beside it
    logOdds: [0, -0.3, -0.7, -1.08] # of the made-up formula
  branch:
    date: extract_date
    changedOver: "${CHANGED_OVER}"
  doubt:
    - { field: premises, column: premises_doubt, texts: [twijfel], logOdds: 0.75 }
    - { field: premisesMatchBranch, column: match_doubt, texts: [twijfel] } # no part of the score
  readings:
    - { field: premisesMatchBranch, second: second_match }
  provenance:
    - field: website
      sourceColumn: website_source
      sources: [KvK, RVO, Suwinet, LinkedIn]
      weak: [LinkedIn]
      date: website_taken_on
      person: website_filled_by
    - { field: sbi, source: KvK }
`;

function drawer({ sponsors, stream }: RegistrationWorld) {
  const streams = new Map<number, StreamState>();
  return <Value>(place: number, value: (stream: StreamState, i: number) => Value): readonly Value[] => {
    const own = streams.get(place) ?? stream(FIRST_STREAM + place);
    streams.set(place, own);
    return sponsors.map((_, i) => value(own, i));
  };
}

/** Number of employees within the class of a sponsor; on a border where the class has one. */
function employeesOf(
  { sizeClass }: SyntheticSponsor,
  { onBorder, within }: { readonly onBorder: boolean; readonly within: number },
): number {
  const [low, high] = (
    [
      [1, 24],
      [26, 99],
      [101, 1_000],
      [1_001, 20_000],
    ] as const
  )[sizeClass - 1]!;
  if (!onBorder || sizeClass === 4) return Math.floor(low + (high - low) * within);
  if (sizeClass === 1) return 25;
  if (sizeClass === 3) return 100;
  return within < 0.5 ? 25 : 100;
}

/** "bv" of "besloten vennootschap": an extract carries both. */
function initials(legalForm: string): string {
  return legalForm
    .split(" ")
    .map((word) => word[0])
    .join("");
}

function yesNo(value: boolean): "J" | "N" {
  return value ? "J" : "N";
}

function other(value: "J" | "N"): "J" | "N" {
  return value === "J" ? "N" : "J";
}

function count(marks: readonly boolean[]): number {
  return marks.filter((mark) => mark).length;
}

function dayBefore(day: string, days: number): string {
  return dayAfter(day, -days);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
