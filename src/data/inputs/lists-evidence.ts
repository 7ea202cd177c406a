import { NUMBER_STATES, OVERLAP_STATES, ROW_STATES } from "../../plan/inputs/answer-states.js";
import type { ListsSettings } from "../../plan/inputs/lists-schema.js";
import { NO_VALUE, OTHER_LEVELS } from "../../plan/inputs/remaining-levels.js";
import type { Plan } from "../../plan/schema.js";
import { leastExpected } from "./group-split-evidence.js";
import { numbersOf } from "./numbers-of.js";
import type { RegisteredList } from "./registered-list.js";

/** Two lists by one indicator. */
export interface DriftEvidence {
  readonly column: string;
  readonly label: { readonly nl: string; readonly en: string } | null;
  /** Levels in order; those too rare for the smaller list stand together last. */
  readonly levels: readonly string[];
  readonly merged: number;
  /** Companies by level and list, earlier list first. Row major. */
  readonly counts: readonly number[];
}

/** What stands in the lists, as counts. */
export interface ListsEvidence {
  readonly lists: readonly {
    readonly name: string;
    readonly label: { readonly nl: string; readonly en: string };
    readonly source: string;
    readonly date: string;
    /** HMAC of the hash of the file under a key of the owner; null without a key. */
    readonly hmac: string | null;
    readonly rows: number;
    /** Rows in the order of `NUMBER_STATES`. */
    readonly numbers: readonly number[];
    /** Rows in the order of `ROW_STATES`. */
    readonly episodes: readonly number[];
    /** Distinct numbers, as they are written. */
    readonly distinct: number;
  }[];
  /** Distinct numbers of all lists together in the order of `OVERLAP_STATES`. */
  readonly overlap: readonly number[];
  readonly distinct: number;
  readonly drift: {
    readonly from: string;
    readonly to: string;
    readonly companies: readonly [number, number];
    readonly indicators: readonly DriftEvidence[];
  } | null;
}

/**
 * Reduces lists of companies to counts. Numbers are compared as they are written; a number that would be the same with
 * its leading zeros put back is counted apart and stays another number.
 * @param lists  rows of each list
 * @param settings  section of the settings
 * @param plan  plan with thresholds
 * @example listsEvidence(lists, settings, plan).distinct // 10577 where lists of 10,300 and 277 share no number
 */
export function listsEvidence(lists: readonly RegisteredList[], settings: ListsSettings, plan: Plan): ListsEvidence {
  const files = settings.files.map((file) => ({ file, list: lists.find(({ name }) => name === file.name)! }));
  const distinct = files.map(({ list }) => new Set(numbersIn(list)));
  const overlap = overlapOf(distinct, settings.digits);
  return {
    lists: files.map(({ file, list }, place) => {
      const { name, label, source, date } = file;
      const numbers = numbersIn(list);
      const states = (order: readonly string[], all: readonly string[]) =>
        order.map((state) => all.filter((each) => each === state).length);
      return {
        ...{ name, label, source, date },
        hmac: list.hmac ?? null,
        rows: numbers.length,
        numbers: states(
          NUMBER_STATES,
          numbers.map((number) => numberState(number, settings.digits)),
        ),
        episodes: states(ROW_STATES, rowStates(list, file.reprofiled)),
        distinct: distinct[place]!.size,
      };
    }),
    overlap,
    distinct: overlap.reduce((sum, count) => sum + count, 0),
    drift: settings.drift === undefined ? null : driftOf(files, settings.drift, plan),
  };
}

/** Numbers of a list, one a row. */
export function numbersIn({ ids }: RegisteredList): readonly string[] {
  return Array.from(ids.codes, (code) => ids.levels[code]!);
}

/** How a number is written. */
export function numberState(number: string, digits: number): (typeof NUMBER_STATES)[number] {
  if (!/^\d+$/.test(number)) return "other";
  if (number.length === digits) return "as-it-should";
  return number.length < digits ? "zeros-lost" : "other";
}

/** What each row is to its list. */
export function rowStates(
  { ids, columns }: RegisteredList,
  reprofiled: ListsSettings["files"][number]["reprofiled"],
): readonly (typeof ROW_STATES)[number][] {
  const seen = new Set<number>();
  const marks = reprofiled === undefined ? undefined : columns.get(reprofiled.column);
  return Array.from(ids.codes, (code, row) => {
    if (!seen.has(code)) {
      seen.add(code);
      return "first";
    }
    const isMarked = marks !== undefined && reprofiled!.texts.includes(marks.levels[marks.codes[row]!]!);
    return isMarked ? "reprofiled" : "again";
  });
}

/** Numbers with their leading zeros put back, for comparison alone. */
export function withZeros(number: string, digits: number): string {
  return /^\d+$/.test(number) ? number.padStart(digits, "0") : number;
}

function overlapOf(distinct: readonly ReadonlySet<string>[], digits: number): readonly number[] {
  const listsOf = new Map<string, number>();
  const writings = new Map<string, Set<string>>();
  for (const numbers of distinct) {
    for (const number of numbers) {
      listsOf.set(number, (listsOf.get(number) ?? 0) + 1);
      const restored = withZeros(number, digits);
      writings.set(restored, (writings.get(restored) ?? new Set()).add(number));
    }
  }
  const counts = OVERLAP_STATES.map(() => 0);
  for (const [number, lists] of listsOf) {
    const isTwin = writings.get(withZeros(number, digits))!.size > 1;
    counts[OVERLAP_STATES.indexOf(isTwin ? "same-but-for-zeros" : lists > 1 ? "several-lists" : "one-list")]! += 1;
  }
  return counts;
}

interface NamedList {
  readonly file: ListsSettings["files"][number];
  readonly list: RegisteredList;
}

function driftOf(
  files: readonly NamedList[],
  { from, to, indicators }: NonNullable<ListsSettings["drift"]>,
  plan: Plan,
): NonNullable<ListsEvidence["drift"]> {
  const [earlier, later] = [from, to].map((name) => files.find(({ file }) => file.name === name)!.list) as [
    RegisteredList,
    RegisteredList,
  ];
  const before = new Set(numbersIn(earlier));
  const first = firstRows(earlier);
  // A company that stands in both lists counts in the earlier one alone: companies are compared, and each once.
  const numbers = numbersIn(later);
  const second = firstRows(later).filter((row) => !before.has(numbers[row]!));
  return {
    from,
    to,
    companies: [first.length, second.length],
    indicators: indicators.map((indicator) => {
      const sides = [valuesOf(earlier, first, indicator), valuesOf(later, second, indicator)] as const;
      const { column, label } = indicator;
      return {
        column,
        label: label ?? null,
        ...levelCounts(sides, leastExpected(plan), classNames(indicator)),
      };
    }),
  };
}

function firstRows(list: RegisteredList): readonly number[] {
  return rowStates(list, undefined).flatMap((state, row) => (state === "first" ? [row] : []));
}

type Indicator = NonNullable<ListsSettings["drift"]>["indicators"][number];

function valuesOf({ columns }: RegisteredList, rows: readonly number[], { column, cuts, decimal }: Indicator) {
  const text = columns.get(column)!;
  if (cuts === undefined) return rows.map((row) => text.levels[text.codes[row]!]! || NO_VALUE);
  const numbers = numbersOf(text, { decimal, name: column });
  const names = classNames({ cuts })!;
  return rows.map((row) => {
    const value = numbers[row]!;
    return Number.isNaN(value) ? NO_VALUE : names[cuts.reduce((at, cut) => at + (value >= cut ? 1 : 0), 0)]!;
  });
}

function classNames({ cuts }: Pick<Indicator, "cuts">): readonly string[] | null {
  if (cuts === undefined) return null;
  return [
    `< ${cuts[0]}`,
    ...cuts.map((cut, at) => (at + 1 < cuts.length ? `${cut} - < ${cuts[at + 1]}` : `>= ${cut}`)),
  ];
}

/** Levels that are rare over both lists stand together: by how often they occur in all, never by how they differ. */
function levelCounts(
  sides: readonly [readonly string[], readonly string[]],
  least: number,
  order: readonly string[] | null,
): Pick<DriftEvidence, "levels" | "merged" | "counts"> {
  const all = sides.flat();
  const uses = new Map<string, number>();
  for (const value of all) uses.set(value, (uses.get(value) ?? 0) + 1);
  const smaller = Math.min(sides[0].length, sides[1].length) / all.length;
  const place = (level: string) => (level === NO_VALUE ? Number.MAX_SAFE_INTEGER : (order?.indexOf(level) ?? 0));
  const occurring = [...uses.keys()].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  const bySize = [...occurring].sort((a, b) => uses.get(a)! - uses.get(b)! || (a < b ? -1 : 1));
  const merged = new Set<string>();
  let together = 0;
  for (const level of bySize) {
    if (uses.get(level)! * smaller >= least && (merged.size === 0 || together * smaller >= least)) break;
    merged.add(level);
    together += uses.get(level)!;
  }
  const kept = occurring.filter((level) => !merged.has(level));
  const levels = merged.size > 0 ? [...kept, OTHER_LEVELS] : kept;
  const counts = new Array<number>(2 * levels.length).fill(0);
  sides.forEach((side, list) => {
    for (const value of side) counts[2 * (merged.has(value) ? kept.length : kept.indexOf(value)) + list]! += 1;
  });
  return { levels, merged: merged.size, counts };
}
