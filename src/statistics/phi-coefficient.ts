import { ArgumentError } from "../errors.js";
import type { ContingencyTable } from "./contingency-table.js";
import { normalMultiplier } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import type { Interval } from "./wilson-interval.js";

/** How strongly two yes-or-no answers go together, with its sign. */
export interface PhiCoefficient {
  readonly kind: "estimate";
  /** From -1 to 1; 0 where the answers do not go together. */
  readonly value: number;
  readonly standardError: number;
  /** Normal interval; its bounds are cut at -1 and 1. */
  readonly interval: Interval;
}

/**
 * Coefficient phi of a 2 x 2 table: the correlation of two answers of 0 and 1.
 * @param table  2 x 2 counts of independent units: both, first only, second only, neither
 * @param options.level  confidence level, default 0.95
 * @returns not-estimable where an answer is the same for all units
 * @throws ArgumentError when the table is not 2 x 2, or the level not between 0 and 1
 * @see Yule 1912; Bishop, Fienberg & Holland 1975, section 11.2 (variance by the delta method)
 * @example phiCoefficient(contingencyTable([[20, 5], [10, 15]])).value // 0.40824829
 */
export function phiCoefficient(
  { rows, columns, counts }: ContingencyTable,
  { level = 0.95 }: { readonly level?: number } = {},
): PhiCoefficient | NotEstimable<"no-variation"> {
  if (rows !== 2 || columns !== 2) {
    throw new ArgumentError(`phiCoefficient requires a 2 x 2 table; got ${rows} x ${columns}`);
  }
  const multiplier = normalMultiplier(level);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const [a, b, c, d] = Array.from(counts, (count) => count / n) as [number, number, number, number];
  const [first, second] = [(a + b) * (c + d), (a + c) * (b + d)];
  if (!(n > 0 && first > 0 && second > 0)) return notEstimable("no-variation");
  const value = (a * d - b * c) / Math.sqrt(first * second);
  const [skewFirst, skewSecond] = [a + b - c - d, a + c - b - d];
  const variance =
    1 -
    value ** 2 +
    (value * (1 + value ** 2 / 2) * skewFirst * skewSecond) / Math.sqrt(first * second) -
    0.75 * value ** 2 * (skewFirst ** 2 / first + skewSecond ** 2 / second);
  const standardError = Math.sqrt(Math.max(0, variance) / n);
  const margin = multiplier * standardError;
  return {
    kind: "estimate",
    value,
    standardError,
    interval: { lower: Math.max(-1, value - margin), upper: Math.min(1, value + margin), level },
  };
}
