import { normalMultiplier } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { requireTwoShares } from "./proportion-difference.js";
import type { Interval } from "./wilson-interval.js";

type Level = { readonly level?: number };

/**
 * Wald's interval for the difference of two shares. It is the textbook form that others publish, kept for comparison:
 * too narrow in small groups and of length 0 at 0 % against 100 %.
 * @param events1  whole, 0 .. n1
 * @param n1  whole, 1 or more
 * @param events2  whole, 0 .. n2
 * @param n2  whole, 1 or more
 * @param options.level  confidence level, default 0.95
 * @throws ArgumentError outside these ranges
 * @see Newcombe 1998, method 1
 * @example waldDifferenceInterval(56, 70, 48, 80) // [0.0575, 0.3425]
 */
export function waldDifferenceInterval(
  events1: number,
  n1: number,
  events2: number,
  n2: number,
  { level = 0.95 }: Level = {},
): Interval {
  requireTwoShares("waldDifferenceInterval", { events1, n1, events2, n2 });
  return aroundDifference(events1 / n1, n1, events2 / n2, n2, level);
}

/**
 * Agresti and Caffo's interval: Wald's after adding one event and one non-event to each group.
 * @param events1  whole, 0 .. n1
 * @param n1  whole, 1 or more
 * @param events2  whole, 0 .. n2
 * @param n2  whole, 1 or more
 * @param options.level  confidence level, default 0.95
 * @throws ArgumentError outside these ranges
 * @see Agresti & Caffo 2000
 * @example agrestiCaffoDifferenceInterval(56, 70, 48, 80) // [0.0525, 0.3358]
 */
export function agrestiCaffoDifferenceInterval(
  events1: number,
  n1: number,
  events2: number,
  n2: number,
  { level = 0.95 }: Level = {},
): Interval {
  requireTwoShares("agrestiCaffoDifferenceInterval", { events1, n1, events2, n2 });
  return aroundDifference((events1 + 1) / (n1 + 2), n1 + 2, (events2 + 1) / (n2 + 2), n2 + 2, level);
}

/**
 * Katz' interval for the ratio of two shares, normal on the log scale.
 * @param events1  whole, 0 .. n1
 * @param n1  whole, 1 or more
 * @param events2  whole, 0 .. n2
 * @param n2  whole, 1 or more
 * @param options.level  confidence level, default 0.95
 * @returns not-estimable when a group has no event
 * @throws ArgumentError outside these ranges
 * @see Katz et al. 1978
 * @example katzRatioInterval(56, 70, 48, 80) // [1.077, 1.651]
 */
export function katzRatioInterval(
  events1: number,
  n1: number,
  events2: number,
  n2: number,
  { level = 0.95 }: Level = {},
): (Interval & { readonly kind: "estimate" }) | NotEstimable<"no-events"> {
  requireTwoShares("katzRatioInterval", { events1, n1, events2, n2 });
  if (events1 === 0 || events2 === 0) return notEstimable("no-events");
  const logRatio = Math.log(events1 / n1) - Math.log(events2 / n2);
  const variance = (1 - events1 / n1) / events1 + (1 - events2 / n2) / events2;
  const margin = normalMultiplier(level) * Math.sqrt(variance);
  return { kind: "estimate", lower: Math.exp(logRatio - margin), upper: Math.exp(logRatio + margin), level };
}

function aroundDifference(share1: number, n1: number, share2: number, n2: number, level: number): Interval {
  const standardError = Math.sqrt((share1 * (1 - share1)) / n1 + (share2 * (1 - share2)) / n2);
  const margin = normalMultiplier(level) * standardError;
  return { lower: share1 - share2 - margin, upper: share1 - share2 + margin, level };
}
