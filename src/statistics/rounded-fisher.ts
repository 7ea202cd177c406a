import { logHypergeometricTail } from "./hypergeometric-tails.js";
import { type EventRange, extremeCounts, type ValueRange } from "./rounded-shares.js";

/** Tails of Fisher's exact test over all tables that agree with the published counts. */
export interface RoundedFisher {
  /** P(as many events in the group or more) and P(as many or fewer): both ends of both ranges are attained. */
  readonly greater: ValueRange;
  readonly less: ValueRange;
  /** The smaller tail doubled, at most 1: no table lies outside `outer`, and the ends of `inner` are attained. */
  readonly doubled: { readonly outer: ValueRange; readonly inner: ValueRange };
}

/**
 * Fisher's exact test where the counts are ranges. One more event in the group (or one more other unit in the rest)
 * makes the upper tail smaller, one more other unit in the group (or event in the rest) makes it larger: add the unit to
 * the urn, and see it drawn or not. So each tail takes its extremes at the two tables with the extreme shares.
 * @param group, rest  ranges of separate groups
 * @returns tails, and the two-sided p-value by doubling
 * @example roundedFisher({ events: { lower: 1, upper: 2 }, others: { lower: 8, upper: 8 } }, { events: { lower: 4, upper: 4 }, others: { lower: 6, upper: 6 } }).less // lower 0.1842, upper 0.3142
 */
export function roundedFisher(group: EventRange, rest: EventRange): RoundedFisher {
  const high = tailsOf(group, rest, "most");
  const low = tailsOf(group, rest, "least");
  const ends = [doubled(high), doubled(low)];
  const turns = high.greater <= high.less && low.less <= low.greater;
  return {
    greater: { lower: high.greater, upper: low.greater },
    less: { lower: low.less, upper: high.less },
    doubled: {
      outer: { lower: Math.min(...ends), upper: Math.min(1, 2 * Math.min(low.greater, high.less)) },
      inner: { lower: Math.min(...ends), upper: Math.max(...ends, turns ? doubled(middle(group, rest)) : 0) },
    },
  };
}

interface Tails {
  readonly greater: number;
  readonly less: number;
}

function doubled({ greater, less }: Tails): number {
  return Math.min(1, 2 * Math.min(greater, less));
}

function tailsOf(group: EventRange, rest: EventRange, side: "most" | "least"): Tails {
  const first = extremeCounts(group, side)!;
  const second = extremeCounts(rest, side === "most" ? "least" : "most")!;
  return tails(first, second);
}

/** Tails of the table in the middle of all ranges; it need not be the least extreme one. */
function middle(group: EventRange, rest: EventRange): Tails {
  const centre = (range: EventRange) => {
    const most = extremeCounts(range, "most")!;
    const least = extremeCounts(range, "least")!;
    const events = Math.round((most.events + least.events) / 2);
    const total = most.events + most.others + least.events + least.others;
    return { events, others: Math.round(total / 2) - events };
  };
  return tails(centre(group), centre(rest));
}

interface Counts {
  readonly events: number;
  readonly others: number;
}

function tails(group: Counts, rest: Counts): Tails {
  const urn = {
    white: group.events + rest.events,
    black: group.others + rest.others,
    drawn: group.events + group.others,
  };
  const tail = (side: "lower" | "upper") => Math.exp(logHypergeometricTail(urn, group.events, side));
  return { greater: tail("upper"), less: tail("lower") };
}
