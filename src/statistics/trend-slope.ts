import { ArgumentError } from "../errors.js";
import { normalMultiplier } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** Change of a share per step of the order, weighted by the units. */
export interface TrendSlope {
  readonly kind: "estimate";
  readonly slope: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Least-squares slope of shares over ordered groups, with an interval that lets each group keep its own variance.
 * @param events  whole, 0 .. totals[i], length k
 * @param totals  whole, 0 or more, length k; empty groups carry no weight
 * @param options.scores  places of the groups, default 1, 2, ..., k; options.level  in (0, 1), default 0.95
 * @returns slope in [-1, 1] per unit of the scores; not-estimable when fewer than two groups hold units or no share varies
 * @throws ArgumentError on unequal lengths or events above totals
 * @see Agresti 2013, section 5.3.5 (linear probability model); the slope behind the Cochran-Armitage test
 * @example trendSlope([1, 5, 9], [10, 10, 10]).slope // 0.4
 */
export function trendSlope(
  events: readonly number[],
  totals: readonly number[],
  options: { readonly scores?: readonly number[]; readonly level?: number } = {},
): TrendSlope | NotEstimable<"no-variation"> {
  const scores = options.scores ?? totals.map((_, index) => index + 1);
  if (events.length !== totals.length || scores.length !== totals.length) {
    throw new ArgumentError(
      `trendSlope requires lists of one length; got ${events.length}, ${totals.length} and ${scores.length}`,
    );
  }
  const wrong = events.findIndex((count, i) => !(count >= 0 && count <= totals[i]!));
  if (wrong >= 0) {
    throw new ArgumentError(
      `trendSlope requires 0 <= events <= totals; got ${events[wrong]} of ${totals[wrong]} in group ${wrong}`,
    );
  }
  const all = totals.reduce((sum, total) => sum + total, 0);
  const centre = totals.reduce((sum, total, i) => sum + total * scores[i]!, 0) / all;
  const spread = totals.reduce((sum, total, i) => sum + total * (scores[i]! - centre) ** 2, 0);
  const slope = events.reduce((sum, count, i) => sum + count * (scores[i]! - centre), 0) / spread;
  const variance =
    totals.reduce((sum, total, i) => {
      const share = total === 0 ? 0 : events[i]! / total;
      return sum + total * (scores[i]! - centre) ** 2 * share * (1 - share);
    }, 0) /
    spread ** 2;
  if (!(variance > 0)) return notEstimable("no-variation");
  const standardError = Math.sqrt(variance);
  const half = normalMultiplier(options.level ?? 0.95) * standardError;
  return { kind: "estimate", slope, standardError, lower: slope - half, upper: slope + half };
}
