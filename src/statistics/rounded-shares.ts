import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { addingUp, type CountRange } from "./rounded-counts.js";

/** Events and other units of one group, each a range; `total` where the source published their sum as well. */
export interface EventRange {
  readonly events: CountRange;
  readonly others: CountRange;
  readonly total?: CountRange;
}

/** Values of a statistic over all tables that agree with the published counts. */
export interface ValueRange {
  readonly lower: number;
  readonly upper: number;
}

export type RangeNotEstimable = NotEstimable<"possibly-empty" | "no-such-table">;

/**
 * Range of a share over all whole counts that agree with the published ones. Both ends are attained: a share rises with
 * the events and falls with the other units, and along a fixed bound of the total it rises with the events.
 * @param group  ranges of events and other units
 * @returns bounds in [0, 1]; not estimable where the group may be empty or no counts add up to the total
 * @example roundedShare({ events: { lower: 25, upper: 35 }, others: { lower: 65, upper: 75 } }) // { lower: 0.25, upper: 0.35 }
 */
export function roundedShare(group: EventRange): ValueRange | RangeNotEstimable {
  const most = extremeCounts(group, "most");
  const least = extremeCounts(group, "least");
  if (most === null || least === null) return notEstimable("no-such-table");
  if (group.events.lower + group.others.lower === 0 && !((group.total?.lower ?? 0) > 0)) {
    return notEstimable("possibly-empty");
  }
  return { lower: shareOf(least), upper: shareOf(most) };
}

/**
 * Range of the difference of two shares of separate groups; both ends are attained.
 * @param group, rest  ranges of events and other units
 * @returns bounds in [-1, 1]
 * @example roundedDifference({ events: { lower: 1, upper: 2 }, others: { lower: 8, upper: 8 } }, { events: { lower: 4, upper: 4 }, others: { lower: 6, upper: 6 } }) // lower -0.2889, upper -0.2
 */
export function roundedDifference(group: EventRange, rest: EventRange): ValueRange | RangeNotEstimable {
  const first = roundedShare(group);
  if ("kind" in first) return first;
  const second = roundedShare(rest);
  if ("kind" in second) return second;
  return { lower: first.lower - second.upper, upper: first.upper - second.lower };
}

/**
 * Range of the ratio of two shares of separate groups; both ends are attained, and the upper one is Infinity where the
 * rest may have no events. Not estimable where it can be sure to have none.
 * @param group, rest  ranges of events and other units
 * @returns bounds from 0
 * @example roundedRatio({ events: { lower: 1, upper: 2 }, others: { lower: 8, upper: 8 } }, { events: { lower: 4, upper: 4 }, others: { lower: 6, upper: 6 } }) // lower 0.2778, upper 0.5
 */
export function roundedRatio(
  group: EventRange,
  rest: EventRange,
): ValueRange | RangeNotEstimable | NotEstimable<"zero-reference"> {
  const first = roundedShare(group);
  if ("kind" in first) return first;
  const second = roundedShare(rest);
  if ("kind" in second) return second;
  if (second.upper === 0) return notEstimable("zero-reference");
  return { lower: first.lower / second.upper, upper: second.lower > 0 ? first.upper / second.lower : Infinity };
}

interface Counts {
  readonly events: number;
  readonly others: number;
}

/**
 * Counts with the largest or smallest share of events.
 * @param group  ranges of events and other units
 * @returns whole counts inside the ranges, or null where none add up to the total
 * @example extremeCounts({ events: { lower: 1, upper: 3 }, others: { lower: 4, upper: 6 } }, "most") // { events: 3, others: 4 }
 */
export function extremeCounts(group: EventRange, side: "most" | "least"): Counts | null {
  const [rising, falling] = side === "most" ? [group.events, group.others] : [group.others, group.events];
  const total = group.total ?? { lower: 0, upper: Number.MAX_SAFE_INTEGER };
  if (addingUp([rising, falling], total) === null) return null;
  const up = Math.min(rising.upper, total.upper - falling.lower);
  const down = Math.max(falling.lower, total.lower - rising.upper);
  return side === "most" ? { events: up, others: down } : { events: down, others: up };
}

function shareOf({ events, others }: Counts): number {
  return events / (events + others);
}
