import { ArgumentError } from "../errors.js";
import { noncentralChiSquaredUpperTail } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { bisect } from "./root.js";

/** How much of the spread of numbers lies between groups. */
export interface CorrelationRatio {
  readonly kind: "estimate";
  /** Root of the sum of squares between groups over the whole, in [0, 1]. */
  readonly value: number;
  /** Root of Kelley's epsilon squared, which takes off what chance gives; 0 or more. */
  readonly biasCorrected: number;
  readonly interval: { readonly lower: number; readonly upper: number; readonly level: number };
  readonly units: number;
  readonly groups: number;
}

/**
 * Correlation ratio (eta) of numbers by group, for independent units. Of ranks it is the root of Kruskal and Wallis'
 * H over n - 1. The interval inverts the noncentral chi-squared law of the ratio of both mean squares times its degrees
 * of freedom, which holds for many units and about equal spreads.
 * @param values  length n; NaN is left out
 * @param groups  group of each, whole numbers from 0
 * @param options.level  default 0.95
 * @returns not-estimable without variation, or without two groups and a unit beyond them
 * @throws ArgumentError on unequal lengths
 * @see Pearson 1905; Kelley 1935, "An unbiased correlation ratio measure"; R summary(lm(values ~ groups)) (adj. r squared)
 * @example correlationRatio(Float64Array.of(1, 2, 3, 4), [0, 0, 1, 1]) // value 0.894
 */
export function correlationRatio(
  values: Float64Array,
  groups: ArrayLike<number>,
  { level = 0.95 }: { readonly level?: number } = {},
): CorrelationRatio | NotEstimable<"no-variation"> {
  if (values.length !== groups.length) {
    throw new ArgumentError(`correlationRatio requires a group a value; got ${groups.length} for ${values.length}`);
  }
  const { units, groupCount, between, within } = squares(values, groups);
  if (groupCount < 2 || units <= groupCount || !(between + within > 0)) return notEstimable("no-variation");
  const share = between / (between + within);
  const corrected = 1 - ((1 - share) * (units - 1)) / (units - groupCount);
  const degrees = groupCount - 1;
  const statistic = within > 0 ? ((units - groupCount) * between) / within : Number.POSITIVE_INFINITY;
  const bound = (upperTail: number): number => {
    if (statistic === Number.POSITIVE_INFINITY) return 1;
    const noncentrality = noncentralityAt(statistic, degrees, upperTail);
    return Math.sqrt(noncentrality / (noncentrality + units));
  };
  return {
    kind: "estimate",
    value: Math.sqrt(share),
    biasCorrected: Math.sqrt(Math.max(0, corrected)),
    interval: { lower: bound((1 - level) / 2), upper: bound((1 + level) / 2), level },
    units,
    groups: groupCount,
  };
}

function squares(values: Float64Array, groups: ArrayLike<number>) {
  const sums = new Map<number, { n: number; sum: number }>();
  let [units, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const own = sums.get(groups[i]!) ?? { n: 0, sum: 0 };
    sums.set(groups[i]!, { n: own.n + 1, sum: own.sum + values[i]! });
    units += 1;
    total += values[i]!;
  }
  const mean = total / units;
  let [between, within] = [0, 0];
  for (const { n, sum } of sums.values()) between += n * (sum / n - mean) ** 2;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const { n, sum } = sums.get(groups[i]!)!;
    within += (values[i]! - sum / n) ** 2;
  }
  return { units, groupCount: sums.size, between, within };
}

/** The noncentrality at which the statistic has that upper tail; 0 where even the central tail is larger. */
function noncentralityAt(statistic: number, degreesOfFreedom: number, upperTail: number): number {
  const excess = (noncentrality: number): number =>
    noncentralChiSquaredUpperTail(statistic, degreesOfFreedom, noncentrality) - upperTail;
  if (excess(0) >= 0) return 0;
  return bisect(excess, 0, statistic + 12 * Math.sqrt(2 * degreesOfFreedom + 4 * statistic + 40));
}
