import { ArgumentError } from "../../errors.js";
import type { DurationSettings } from "../../plan/inputs/duration-schema.js";
import { DURATION_STATES, type DurationState, durationBand } from "../../plan/inputs/duration-states.js";
import type { Plan } from "../../plan/schema.js";
import type { TextColumn } from "../columns.js";
import { type GroupSplit, groupedRows, groupSplit, LEFT_OUT, leastExpected } from "./group-split-evidence.js";
import { numbersOf } from "./numbers-of.js";
import type { Registrations } from "./registrations.js";

/** Units of a band of duration, with their violations and the years in which these could be found. */
export interface RateSums {
  readonly units: number;
  readonly withViolation: number;
  readonly violations: number;
  /** Exposure, above 0 where there are units. */
  readonly years: number;
}

/** Sums of a band, with what the spread of violations over its units rests on. */
export interface DurationBandSums extends RateSums {
  /** Years from recognition to its end or to the last day, summed. */
  readonly duration: number;
  readonly squaredViolations: number;
  readonly violationsTimesYears: number;
  readonly squaredYears: number;
}

/** Violations and exposure by duration, and by group within duration. */
export interface DurationEvidence {
  /** In the order of `DURATION_STATES`. */
  readonly states: readonly number[];
  readonly bands: readonly DurationBandSums[];
  /** Units with a majority group alone; null where not two groups can stand. */
  readonly groups: DurationGroups | null;
}

export interface DurationGroups {
  /** Units with a violation, and without, by group. */
  readonly split: GroupSplit;
  /** Sums of each band over the groups together. */
  readonly bands: readonly DurationBandSums[];
  /** Group x band. */
  readonly cells: readonly RateSums[];
  /** Units by group, band and answer, with what the disclosure rules look at. */
  readonly counts: readonly number[];
  readonly support: GroupSplit["support"];
}

interface Unit {
  readonly row: number;
  readonly band: number;
  readonly violations: number;
  readonly years: number;
  readonly duration: number;
}

const DAYS_OF_YEAR = 365.25;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Adds up violations and recognised time by duration.
 * @param registrations  row by row
 * @param settings  section of the settings
 * @param plan  plan with the gate of groups and the disclosure rules
 * @throws ArgumentError when a number of violations is no number
 * @example durationEvidence(registrations, settings, plan).bands.map(({ years }) => years)
 */
export function durationEvidence(
  registrations: Registrations,
  settings: DurationSettings,
  plan: Plan,
): DurationEvidence {
  const { kept, columns } = registrations;
  const violations = numbersOf(columns.get(settings.violations)!, { decimal: ".", name: settings.violations });
  const recognised = daysOf(columns.get(settings.recognised)!);
  const ended = settings.ended === undefined ? null : daysOf(columns.get(settings.ended)!);
  const states = new Array<number>(DURATION_STATES.length).fill(0);
  const units: Unit[] = [];
  for (const [row, mark] of kept.entries()) {
    if (mark !== 1) continue;
    requireCount(violations[row]!, settings.violations);
    const found = unitOf(
      { row, violations: violations[row]!, recognised: recognised(row), ended: ended?.(row) ?? null },
      settings,
    );
    states[DURATION_STATES.indexOf(typeof found === "string" ? found : "counted")]! += 1;
    if (typeof found !== "string") units.push(found);
  }
  return {
    states,
    bands: bandSums(units, settings),
    groups: groupSums(registrations, { units, settings, plan }),
  };
}

/** Day since 1970 by row: null where the text is empty, "unreadable" where it is no day. */
export function daysOf({ codes, levels }: TextColumn): (row: number) => number | "unreadable" | null {
  const days = levels.map((level) => {
    if (level === "") return null;
    const time = DAY.test(level) ? Date.parse(`${level}T00:00:00Z`) : Number.NaN;
    const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(level);
    return isDay ? time / 86_400_000 : "unreadable";
  });
  return (row) => days[codes[row]!]!;
}

function requireCount(value: number, name: string): void {
  if (Number.isNaN(value) || (Number.isSafeInteger(value) && value >= 0)) return;
  throw new ArgumentError(
    `durationEvidence requires whole numbers of violations, 0 or more, in ${name}; got another number`,
  );
}

function unitOf(
  {
    row,
    violations,
    recognised,
    ended,
  }: {
    readonly row: number;
    readonly violations: number;
    readonly recognised: number | "unreadable" | null;
    readonly ended: number | "unreadable" | null;
  },
  { watched, bands }: DurationSettings,
): Unit | Exclude<DurationState, "counted"> {
  if (Number.isNaN(violations)) return "violations-unknown";
  if (recognised === null) return "no-date";
  if (recognised === "unreadable" || ended === "unreadable") return "unreadable-date";
  const until = Date.parse(watched.until) / 86_400_000;
  const from = watched.from === undefined ? recognised : Date.parse(watched.from) / 86_400_000;
  if (ended !== null && ended <= recognised) return "impossible-dates";
  const end = Math.min(until, ended ?? until);
  const days = end - Math.max(from, recognised);
  if (days <= 0) return violations > 0 ? "impossible-dates" : "not-watched";
  const duration = (end - recognised) / DAYS_OF_YEAR;
  return { row, band: durationBand(duration, bands), violations, years: days / DAYS_OF_YEAR, duration };
}

function bandSums(units: readonly Unit[], { bands }: DurationSettings): readonly DurationBandSums[] {
  const sums = Array.from({ length: bands.length + 1 }, () => ({
    ...{ units: 0, withViolation: 0, violations: 0, years: 0, duration: 0 },
    ...{ squaredViolations: 0, violationsTimesYears: 0, squaredYears: 0 },
  }));
  for (const { band, violations, years, duration } of units) {
    const sum = sums[band]!;
    sum.units += 1;
    sum.withViolation += violations > 0 ? 1 : 0;
    sum.violations += violations;
    sum.years += years;
    sum.duration += duration;
    sum.squaredViolations += violations ** 2;
    sum.violationsTimesYears += violations * years;
    sum.squaredYears += years ** 2;
  }
  return sums;
}

function groupSums(
  registrations: Registrations,
  {
    units,
    settings,
    plan,
  }: { readonly units: readonly Unit[]; readonly settings: DurationSettings; readonly plan: Plan },
): DurationGroups | null {
  const grouped = groupedRows(registrations, plan);
  const answers = new Uint8Array(registrations.rows).fill(LEFT_OUT);
  for (const { row, violations } of units) answers[row] = violations > 0 ? 1 : 0;
  const split = groupSplit(grouped, answers, leastExpected(plan));
  if (split === null) return null;
  const bands = settings.bands.length + 1;
  const inGroup = new Set(grouped.rows);
  const zeros = () => new Array<number>(2 * bands * split.groups.length).fill(0);
  const [counts, people, largest] = [zeros(), zeros(), zeros()];
  const cells = Array.from({ length: bands * split.groups.length }, () => ({
    ...{ units: 0, withViolation: 0, violations: 0, years: 0 },
  }));
  const counted = units.filter(({ row }) => inGroup.has(row));
  for (const { row, band, violations, years } of counted) {
    const named = split.groups.indexOf(grouped.levels[grouped.codes[row]!]!);
    const place = (named < 0 ? split.groups.length - 1 : named) * bands + band;
    const cell = cells[place]!;
    cell.units += 1;
    cell.withViolation += violations > 0 ? 1 : 0;
    cell.violations += violations;
    cell.years += years;
    const at = 2 * place + (violations > 0 ? 0 : 1);
    counts[at]! += 1;
    people[at]! += grouped.people[row]!;
    largest[at] = Math.max(largest[at]!, grouped.people[row]!);
  }
  return {
    split,
    bands: bandSums(counted, settings),
    cells,
    counts,
    support: { people, units: counts, largest },
  };
}
