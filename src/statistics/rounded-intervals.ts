import { newcombeDifferenceInterval } from "./proportion-difference.js";
import { ratioEquivalence } from "./proportion-equivalence.js";
import { miettinenNurminenRatioInterval } from "./proportion-ratio.js";
import type { CountRange } from "./rounded-counts.js";
import { type EventRange, extremeCounts, type ValueRange } from "./rounded-shares.js";
import { wilsonInterval } from "./wilson-interval.js";

type Level = { readonly level?: number };

/** Events and size of a group and of the rest, none of them empty. */
type Fourfold = readonly [events1: number, n1: number, events2: number, n2: number];

/**
 * Smallest interval that holds Wilson's interval of every table that agrees with the published counts. Wilson's bounds
 * solve (x - n p)² = z² n p (1 - p): at a fixed p the left side moves with x and with n - x as the share does, so both
 * bounds are attained at the tables with the extreme shares.
 * @param group  ranges of events and other units, not empty in any table
 * @param options.level  confidence level, default 0.95
 * @example roundedWilson({ events: { lower: 1, upper: 2 }, others: { lower: 8, upper: 8 } }) // lower 0.0199, upper 0.5098
 */
export function roundedWilson(group: EventRange, { level = 0.95 }: Level = {}): ValueRange {
  const least = extremeCounts(group, "least")!;
  const most = extremeCounts(group, "most")!;
  return {
    lower: wilsonInterval(least.events, least.events + least.others, { level }).lower,
    upper: wilsonInterval(most.events, most.events + most.others, { level }).upper,
  };
}

/**
 * Smallest interval that holds Newcombe's interval of every table that agrees with the published counts. His lower
 * bound p1 - p2 - hypot(p1 - l1, u2 - p2) rises with p1 and l1 and falls with p2 and u2, which move together.
 * @param group, rest  ranges of separate groups, not empty in any table
 * @param options.level  confidence level, default 0.95
 * @example roundedNewcombe({ events: { lower: 1, upper: 2 }, others: { lower: 8, upper: 8 } }, { events: { lower: 4, upper: 4 }, others: { lower: 6, upper: 6 } }) // lower -0.5903, upper 0.1870
 */
export function roundedNewcombe(group: EventRange, rest: EventRange, { level = 0.95 }: Level = {}): ValueRange {
  return {
    lower: newcombeDifferenceInterval(...fourfold(group, rest, "least"), { level }).lower,
    upper: newcombeDifferenceInterval(...fourfold(group, rest, "most"), { level }).upper,
  };
}

/**
 * Interval that holds Miettinen and Nurminen's interval for the ratio of every table that agrees with the published
 * counts. Its bounds move with each of the four counts as the ratio does, but for tables in which a whole group has the
 * event: there more units alone narrow the interval. So both kinds of table are searched at the ends of their ranges.
 * (The direction is checked over every pair of groups of up to 28 units, not proven for larger ones.)
 * @param group, rest  ranges of separate groups, not empty in any table
 * @param options.level  confidence level, default 0.95
 * @returns bounds from 0; the upper one is Infinity where the rest may have no events
 * @example roundedRatioInterval({ events: { lower: 1, upper: 2 }, others: { lower: 8, upper: 8 } }, { events: { lower: 4, upper: 4 }, others: { lower: 6, upper: 6 } }) // lower 0.0435, upper 1.9215
 */
export function roundedRatioInterval(group: EventRange, rest: EventRange, { level = 0.95 }: Level = {}): ValueRange {
  let lower = Number.POSITIVE_INFINITY;
  let upper = 0;
  for (const table of cornerTables(group, rest)) {
    const bounds = table[0] + table[2] === 0 ? null : miettinenNurminenRatioInterval(...table, { level });
    lower = Math.min(lower, bounds?.lower ?? 0);
    upper = Math.max(upper, bounds?.upper ?? Number.POSITIVE_INFINITY);
  }
  return { lower, upper };
}

/**
 * Largest p-value of the two one-sided tests of a ratio margin, over the same tables as `roundedRatioInterval`: the
 * groups are alike within the margin in every table only where it is at most alpha.
 * @param group, rest  ranges of separate groups, not empty in any table
 * @param margins  ratio margin, 0 < lower < 1 < upper
 * @returns p-value; 1 where the rest may have no events
 * @example roundedRatioEquivalence({ events: { lower: 1, upper: 2 }, others: { lower: 8, upper: 8 } }, { events: { lower: 4, upper: 4 }, others: { lower: 6, upper: 6 } }, { lower: 0.8, upper: 1.25 }) // 0.8670
 */
export function roundedRatioEquivalence(
  group: EventRange,
  rest: EventRange,
  margins: { readonly lower: number; readonly upper: number },
): number {
  if (rest.events.lower === 0) return 1;
  return cornerTables(group, rest).reduce(
    (largest, table) => Math.max(largest, ratioEquivalence(...table, margins).pValue),
    0,
  );
}

function fourfold(group: EventRange, rest: EventRange, side: "most" | "least"): Fourfold {
  const first = extremeCounts(group, side)!;
  const second = extremeCounts(rest, side === "most" ? "least" : "most")!;
  return [first.events, first.events + first.others, second.events, second.events + second.others];
}

/** Tables at the ends of every range; where a range of other units starts at 0, that of 1 and more is its own. */
function cornerTables(group: EventRange, rest: EventRange): readonly Fourfold[] {
  const tables: Fourfold[] = [];
  for (const a of ends(group.events)) {
    for (const b of ends(group.others)) {
      for (const c of ends(rest.events)) {
        for (const d of ends(rest.others)) tables.push([a, a + b, c, c + d]);
      }
    }
  }
  return tables;
}

function ends({ lower, upper }: CountRange): readonly number[] {
  return [...new Set(lower === 0 && upper > 0 ? [0, 1, upper] : [lower, upper])];
}
