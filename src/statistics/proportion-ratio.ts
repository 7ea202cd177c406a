import { normalMultiplier } from "./distributions.js";
import { requireTwoShares } from "./proportion-difference.js";
import { bisect } from "./root.js";
import { ratioScore, type TwoProportions } from "./score-statistic.js";
import type { Interval } from "./wilson-interval.js";

/** Largest |log ratio| that is searched. */
const LOG_RATIO_LIMIT = 300;

/**
 * Miettinen and Nurminen's score interval for the ratio of two independent shares (variance times N / (N - 1)).
 * @param events1  whole, 0 .. n1
 * @param n1  whole, 1 or more
 * @param events2  whole, 0 .. n2
 * @param n2  whole, 1 or more
 * @param options.level  confidence level, default 0.95
 * @returns bounds of share1 / share2; 0 below without events1, Infinity above without events2
 * @throws ArgumentError outside these ranges
 * @see Miettinen & Nurminen 1985
 * @example miettinenNurminenRatioInterval(56, 70, 48, 80) // [1.079, 1.672]
 */
export function miettinenNurminenRatioInterval(
  events1: number,
  n1: number,
  events2: number,
  n2: number,
  { level = 0.95 }: { readonly level?: number } = {},
): Interval {
  requireTwoShares("miettinenNurminenRatioInterval", { events1, n1, events2, n2 });
  return scoreInterval({ events1, n1, events2, n2 }, level, true);
}

/**
 * Koopman's score interval for the ratio of two independent shares (variance without correction).
 * @param events1  whole, 0 .. n1
 * @param n1  whole, 1 or more
 * @param events2  whole, 0 .. n2
 * @param n2  whole, 1 or more
 * @param options.level  confidence level, default 0.95
 * @returns bounds of share1 / share2; 0 below without events1, Infinity above without events2
 * @throws ArgumentError outside these ranges
 * @see Koopman 1984, "Confidence intervals for the ratio of two binomial proportions"
 * @example koopmanRatioInterval(56, 70, 48, 80) // [1.080, 1.671]
 */
export function koopmanRatioInterval(
  events1: number,
  n1: number,
  events2: number,
  n2: number,
  { level = 0.95 }: { readonly level?: number } = {},
): Interval {
  requireTwoShares("koopmanRatioInterval", { events1, n1, events2, n2 });
  return scoreInterval({ events1, n1, events2, n2 }, level, false);
}

function scoreInterval(counts: TwoProportions, level: number, corrected: boolean): Interval {
  const multiplier = normalMultiplier(level);
  const { events1, n1, events2, n2 } = counts;
  const centre = Math.log(events1 / n1) - Math.log(events2 / n2);
  const start = (ifMissing: number): number => (Number.isFinite(centre) ? centre : ifMissing);
  const score = (logRatio: number): number => ratioScore(counts, Math.exp(logRatio), corrected);
  const lower = (): number => bisect((at) => multiplier - score(at), -LOG_RATIO_LIMIT, start(LOG_RATIO_LIMIT));
  const upper = (): number => bisect((at) => -multiplier - score(at), start(-LOG_RATIO_LIMIT), LOG_RATIO_LIMIT);
  return {
    lower: events1 === 0 ? 0 : Math.exp(lower()),
    upper: events2 === 0 ? Number.POSITIVE_INFINITY : Math.exp(upper()),
    level,
  };
}
