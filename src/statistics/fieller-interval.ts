import { normalMultiplier } from "./distributions.js";

/** Two estimates with their variances and covariance. */
export interface JointEstimates {
  readonly numerator: number;
  readonly denominator: number;
  readonly numeratorVariance: number;
  readonly denominatorVariance: number;
  readonly covariance: number;
}

/**
 * Fieller's interval of a ratio of two estimates: every ratio r for which numerator - r x denominator lies within
 * the normal bounds of 0.
 * @param estimates  values with their variances and covariance
 * @param options.level  confidence level, default 0.95
 * @returns bounds, or null when the denominator's own interval holds 0: the ratio is then not bounded
 * @throws ArgumentError when the level is not between 0 and 1
 * @see Fieller 1954, "Some problems in interval estimation"
 * @example fiellerInterval({ numerator: 1, denominator: 2, numeratorVariance: 0.04, denominatorVariance: 0.04, covariance: 0 })?.lower // 0.2958...
 */
export function fiellerInterval(
  estimates: JointEstimates,
  { level = 0.95 }: { readonly level?: number } = {},
): { readonly lower: number; readonly upper: number } | null {
  const { numerator, denominator, numeratorVariance, denominatorVariance, covariance } = estimates;
  const square = normalMultiplier(level) ** 2;
  const first = denominator * denominator - square * denominatorVariance;
  if (!(first > 0)) return null;
  const half = numerator * denominator - square * covariance;
  const third = numerator * numerator - square * numeratorVariance;
  const root = Math.sqrt(Math.max(0, half * half - first * third));
  return { lower: (half - root) / first, upper: (half + root) / first };
}
