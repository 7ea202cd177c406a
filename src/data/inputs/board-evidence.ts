import type { BoardSettings } from "../../plan/inputs/board-schema.js";
import {
  BOARD_SETTINGS,
  BOARD_STATES,
  type BoardSetting,
  OTHER_CLASSES,
  otherReading,
  UNKNOWN_STATES,
} from "../../plan/inputs/board-states.js";
import type { Plan } from "../../plan/schema.js";
import type { ScoredUnit } from "../evidence.js";
import { type Board, boardRows, boardStates, registeredClasses } from "./board-rows.js";
import { leastExpected } from "./group-split-evidence.js";
import type { Registrations } from "./registrations.js";

/** Boards by cell with what the disclosure rules look at: a board counts as its directors, and as one where it has none. */
export interface BoardCounts {
  readonly counts: readonly number[];
  readonly support: {
    readonly people: readonly number[];
    readonly units: readonly number[];
    readonly largest: readonly number[];
  };
}

/** Classes by whether the sponsor is flagged, classes that are rare together. Row major, flagged before not. */
export interface FlaggedClasses {
  readonly levels: readonly string[];
  readonly counts: readonly number[];
}

/** Composition of boards as counts: no director and no sponsor is in it. */
export interface BoardEvidence {
  readonly unit: ScoredUnit;
  /** Sponsors of the audit with a day, and without. */
  readonly units: number;
  readonly undated: number;
  readonly directors: { readonly rows: number; readonly withoutSponsor: number; readonly offTheDay: number };
  /** Classes that are shown, in the order of `BOARD_STATES`, then `OTHER_CLASSES` where rare ones stand together. */
  readonly levels: readonly string[];
  /** Rare classes that occur. */
  readonly together: number;
  readonly classes: BoardCounts;
  /** Boards of class 9 in the order of `UNKNOWN_STATES`; null where that class is not shown. */
  readonly unknown: BoardCounts | null;
  /** By class, flagged before not; null without bands. */
  readonly flags: BoardCounts | null;
  /** By class and band in the order of the plan; null where there are two bands, which the flags tell. */
  readonly bands: (BoardCounts & { readonly order: readonly string[] }) | null;
  readonly registered: ComparedClasses | null;
  readonly otherwise: readonly ReadAgain[];
}

/** Registered classes beside those by the rule, of the sponsors with both. Boards that fit no class are left out where they are shown. */
export interface ComparedClasses {
  /** Classes that are shown, then all others together. */
  readonly levels: readonly string[];
  /** Sponsors that are compared but for want of a registered class. */
  readonly without: number;
  /** By the class of the rule, and by the registered one: rare classes stand together in both. */
  readonly computed: BoardCounts;
  readonly registered: BoardCounts;
  /** By the class of the rule: registered the same, and registered as another. */
  readonly same: BoardCounts;
  readonly other: BoardCounts;
  /** The two over all classes. */
  readonly agreement: { readonly same: BoardCounts; readonly other: BoardCounts };
}

/** One setting read the other way. */
export interface ReadAgain {
  readonly setting: BoardSetting;
  readonly reading: string;
  /** Sponsors whose class changes. */
  readonly changed: number;
  readonly flags: FlaggedClasses | null;
}

/**
 * Reduces boards to counts by class. Which classes are shown one by one depends on their size and on how many sponsors are
 * flagged in all, never on who of a class is flagged.
 * @param registrations  row by row, with directors
 * @param settings  section of the settings
 * @param plan  plan with bands and thresholds
 * @example boardEvidence(registrations, settings, plan).levels // ["2", "4", "5", "7", "other-classes"]
 */
export function boardEvidence(registrations: Registrations, settings: BoardSettings, plan: Plan): BoardEvidence {
  const { boards, ...directors } = boardRows(registrations, settings);
  const states = boardStates(boards, settings);
  const kept = Uint32Array.from(registrations.kept.keys()).filter((row) => registrations.kept[row] === 1);
  const rows = kept.filter((row) => states[row]! >= 0);
  const flagged = flaggedRows(registrations);
  const levels = shownClasses(rows, { states, flagged, plan });
  const count = counter(rows, boards);
  const classes = rowsOf(states, levels);
  const { bands } = registrations;
  const width = bands?.scale.order.length ?? 0;
  return {
    unit: registrations.unit,
    units: rows.length,
    undated: kept.length - rows.length,
    directors,
    levels,
    together: occurring(rows, states).filter((state) => !levels.includes(state)).length,
    classes: count(levels.length, classes),
    unknown: levels.includes("9")
      ? count(UNKNOWN_STATES.length, (row) =>
          states[row] !== CLASS_9 ? -1 : boards[row]!.directors.length === 0 ? 0 : 1,
        )
      : null,
    flags:
      flagged &&
      count(2 * levels.length, (row) => cell(2, classes(row), flagged[row] === 255 ? -1 : 1 - flagged[row]!)),
    bands:
      bands === null || width < 3
        ? null
        : {
            order: bands.scale.order,
            ...count(width * levels.length, (row) =>
              cell(width, classes(row), bands.codes[row] === 255 ? -1 : bands.codes[row]!),
            ),
          },
    registered:
      settings.registered === undefined
        ? null
        : compared(registeredClasses(registrations, settings.registered), { rows, boards, states, levels }),
    otherwise: BOARD_SETTINGS.map((setting): ReadAgain => {
      const reading = otherReading(setting, settings[setting]);
      const again = boardStates(boards, { ...settings, [setting]: reading });
      return {
        ...{ setting, reading },
        changed: rows.reduce((sum, row) => sum + (again[row] === states[row] ? 0 : 1), 0),
        flags: flagged && flaggedClasses(rows, { states: again, flagged, plan }),
      };
    }),
  };
}

const NOT_REGISTERED: readonly string[] = ["no-class", OTHER_CLASSES];
const CLASS_9 = BOARD_STATES.indexOf("9");

interface FlaggedStates {
  readonly states: Int8Array;
  /** 1 flagged, 0 not, 255 not known; null without bands. */
  readonly flagged: Uint8Array | null;
  readonly plan: Plan;
}

function flaggedRows({ bands }: Registrations): Uint8Array | null {
  if (bands === null) return null;
  const { flagged } = bands.scale;
  return Uint8Array.from(bands.codes, (code) => (code === 255 ? 255 : Number(flagged[code]!)));
}

/** Classes with enough sponsors to be expected among the flagged and the others; what remains must be enough too. */
function shownClasses(rows: Uint32Array, { states, flagged, plan }: FlaggedStates): readonly string[] {
  const sizes = BOARD_STATES.map(() => 0);
  for (const row of rows) sizes[states[row]!]! += 1;
  const share = flagged === null ? 1 : rows.reduce((sum, row) => sum + Number(flagged[row] === 1), 0) / rows.length;
  const rarer = flagged === null ? 1 : Math.min(share, 1 - share);
  const isLarge = (size: number) => size * rarer >= leastExpected(plan);
  const named = [...BOARD_STATES.keys()]
    .filter((state) => isLarge(sizes[state]!))
    .sort((a, b) => sizes[b]! - sizes[a]!);
  const remaining = () => rows.length - named.reduce((sum, state) => sum + sizes[state]!, 0);
  while (named.length > 0 && remaining() > 0 && !isLarge(remaining())) named.pop();
  const shown = named.sort((a, b) => a - b).map((state): string => BOARD_STATES[state]!);
  return remaining() > 0 ? [...shown, OTHER_CLASSES] : shown;
}

function occurring(rows: Uint32Array, states: Int8Array): readonly string[] {
  return BOARD_STATES.filter((_, state) => rows.some((row) => states[row] === state));
}

/** Place of a state among the classes that are shown. */
function rowsOf(states: Int8Array, levels: readonly string[]): (row: number) => number {
  const place = BOARD_STATES.map((state) => (levels.includes(state) ? levels.indexOf(state) : levels.length - 1));
  return (row) => place[states[row]!]!;
}

/** A cell of a table, or -1 where its row or its column is not known. */
function cell(width: number, row: number, column: number): number {
  return row < 0 || column < 0 ? -1 : row * width + column;
}

function counter(rows: Uint32Array, boards: readonly (Board | null)[]) {
  return (cells: number, cellOf: (row: number) => number): BoardCounts => {
    const zeros = () => new Array<number>(cells).fill(0);
    const [counts, people, largest] = [zeros(), zeros(), zeros()];
    for (const row of rows) {
      const at = cellOf(row);
      if (at < 0) continue;
      const size = Math.max(1, boards[row]!.directors.length);
      counts[at]! += 1;
      people[at]! += size;
      largest[at] = Math.max(largest[at]!, size);
    }
    return { counts, support: { people, units: counts, largest } };
  };
}

function flaggedClasses(rows: Uint32Array, { states, flagged, plan }: FlaggedStates): FlaggedClasses {
  const levels = shownClasses(rows, { states, flagged, plan });
  const classes = rowsOf(states, levels);
  const counts = new Array<number>(2 * levels.length).fill(0);
  for (const row of rows) if (flagged![row] !== 255) counts[2 * classes(row) + 1 - flagged![row]!]! += 1;
  return { levels, counts };
}

function compared(
  classes: Int8Array,
  {
    rows,
    boards,
    states,
    levels,
  }: {
    readonly rows: Uint32Array;
    readonly boards: readonly (Board | null)[];
    readonly states: Int8Array;
    readonly levels: readonly string[];
  },
): ComparedClasses {
  // A board that fits no class can never agree: beside its known zero the other hidden rows of a table would follow. Where
  // such boards are too rare to be shown they stay among the other classes: what is left out would tell their number.
  const isGap = (row: number) => BOARD_STATES[states[row]!] === "no-class";
  const classed = levels.includes("no-class") ? rows.filter((row) => !isGap(row)) : rows;
  const both = classed.filter((row) => classes[row]! > 0);
  const count = counter(both, boards);
  const shown = levels.filter((level) => !NOT_REGISTERED.includes(level));
  const isRare = (row: number) => !shown.includes(BOARD_STATES[states[row]!]!) || !shown.includes(`${classes[row]!}`);
  const names = both.some(isRare) ? [...shown, OTHER_CLASSES] : shown;
  const placeOf = (state: string) => (shown.includes(state) ? shown.indexOf(state) : shown.length);
  const own = (row: number) => placeOf(BOARD_STATES[states[row]!]!);
  const registered = (row: number) => placeOf(`${classes[row]!}`);
  const same = (row: number) => own(row) === registered(row) && !isGap(row);
  const size = names.length;
  return {
    levels: names,
    without: classed.length - both.length,
    computed: count(size, own),
    registered: count(size, registered),
    same: count(size, (row) => (same(row) ? own(row) : -1)),
    other: count(size, (row) => (same(row) ? -1 : own(row))),
    agreement: { same: count(1, (row) => (same(row) ? 0 : -1)), other: count(1, (row) => (same(row) ? -1 : 0)) },
  };
}
