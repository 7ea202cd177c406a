import { normalMultiplier } from "./distributions.js";
import { bisect } from "./root.js";
import { differenceScore, type TwoProportions } from "./score-statistic.js";
import { type Interval, requireShare, wilsonInterval } from "./wilson-interval.js";

type Level = { readonly level?: number };

/**
 * Newcombe's hybrid score interval for the difference of two independent shares, from both Wilson intervals.
 * @param events1  whole, 0 .. n1
 * @param n1  whole, 1 or more
 * @param events2  whole, 0 .. n2
 * @param n2  whole, 1 or more
 * @param options.level  confidence level, default 0.95
 * @returns bounds of share1 - share2 in [-1, 1]
 * @throws ArgumentError outside these ranges
 * @see Newcombe 1998, "Interval estimation for the difference", method 10
 * @example newcombeDifferenceInterval(56, 70, 48, 80) // [0.0524, 0.3339]
 */
export function newcombeDifferenceInterval(
  events1: number,
  n1: number,
  events2: number,
  n2: number,
  { level = 0.95 }: Level = {},
): Interval {
  requireTwoShares("newcombeDifferenceInterval", { events1, n1, events2, n2 });
  const share1 = events1 / n1;
  const share2 = events2 / n2;
  const first = wilsonInterval(events1, n1, { level });
  const second = wilsonInterval(events2, n2, { level });
  const difference = share1 - share2;
  return {
    lower: difference - Math.hypot(share1 - first.lower, second.upper - share2),
    upper: difference + Math.hypot(first.upper - share1, share2 - second.lower),
    level,
  };
}

/**
 * Miettinen and Nurminen's score interval for the difference of two independent shares (variance times N / (N - 1)).
 * @param events1  whole, 0 .. n1
 * @param n1  whole, 1 or more
 * @param events2  whole, 0 .. n2
 * @param n2  whole, 1 or more
 * @param options.level  confidence level, default 0.95
 * @returns bounds of share1 - share2 in [-1, 1]
 * @throws ArgumentError outside these ranges
 * @see Miettinen & Nurminen 1985; reproduces Newcombe 1998, table II
 * @example miettinenNurminenDifferenceInterval(56, 70, 48, 80) // [0.0528, 0.3382]
 */
export function miettinenNurminenDifferenceInterval(
  events1: number,
  n1: number,
  events2: number,
  n2: number,
  { level = 0.95 }: Level = {},
): Interval {
  requireTwoShares("miettinenNurminenDifferenceInterval", { events1, n1, events2, n2 });
  return scoreInterval({ events1, n1, events2, n2 }, level, true);
}

/**
 * Mee's score interval for the difference of two independent shares (variance without correction).
 * @param events1  whole, 0 .. n1
 * @param n1  whole, 1 or more
 * @param events2  whole, 0 .. n2
 * @param n2  whole, 1 or more
 * @param options.level  confidence level, default 0.95
 * @returns bounds of share1 - share2 in [-1, 1]
 * @throws ArgumentError outside these ranges
 * @see Mee 1984; reproduces Newcombe 1998, table II
 * @example meeDifferenceInterval(56, 70, 48, 80) // [0.0533, 0.3377]
 */
export function meeDifferenceInterval(
  events1: number,
  n1: number,
  events2: number,
  n2: number,
  { level = 0.95 }: Level = {},
): Interval {
  requireTwoShares("meeDifferenceInterval", { events1, n1, events2, n2 });
  return scoreInterval({ events1, n1, events2, n2 }, level, false);
}

/**
 * @throws ArgumentError naming `caller` unless both groups have whole 0 <= events <= n and n >= 1
 * @example requireTwoShares("caller", { events1: 1, n1: 2, events2: 0, n2: 5 })
 */
export function requireTwoShares(caller: string, { events1, n1, events2, n2 }: TwoProportions): void {
  requireShare(caller, events1, n1);
  requireShare(caller, events2, n2);
}

function scoreInterval(counts: TwoProportions, level: number, corrected: boolean): Interval {
  const multiplier = normalMultiplier(level);
  const difference = counts.events1 / counts.n1 - counts.events2 / counts.n2;
  return {
    lower: bisect((at) => multiplier - differenceScore(counts, at, corrected), -1, difference),
    upper: bisect((at) => -multiplier - differenceScore(counts, at, corrected), difference, 1),
    level,
  };
}
