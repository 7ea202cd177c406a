import { chiSquaredUpperTail, normalUpperTail, twoSidedNormal } from "./distributions.js";
import type { LinearStatistic } from "./linear-statistic.js";
import type { TestStatistic } from "./linear-statistic-form.js";
import { normalMaximum } from "./normal-maximum.js";

/** The limit law of a permutation statistic: normal, chi-squared on the rank, or the largest of correlated normals. */
export type AsymptoticNullDistribution = { readonly method: "asymptotic"; readonly pValue: number } & (
  | { readonly law: "normal" }
  | { readonly law: "chi-squared"; readonly degreesOfFreedom: number }
  | {
      readonly law: "multivariate-normal";
      /** Of the integration behind the p-value. */
      readonly standardError: number;
      readonly bounds: { readonly lower: number; readonly upper: number };
    }
);

/**
 * p-value of a statistic by the limit law of permutation statistics. It is liberal or conservative where groups are
 * rare: the exact and the resampled distributions are not.
 * @param statistic  from `testStatistic`
 * @param linear  the linear statistic that it was made from
 * @see Strasser & Weber 1999, theorem 2; R coin `distribution = "asymptotic"`
 * @example asymptoticNullDistribution({ form: "scalar", alternative: "greater", observed: 0 }, { covariance: Float64Array.of(1) }).pValue // 0.5
 */
export function asymptoticNullDistribution(
  statistic: Pick<TestStatistic, "form" | "alternative" | "observed"> & Partial<Pick<TestStatistic, "cholesky">>,
  { covariance }: Pick<LinearStatistic, "covariance">,
): AsymptoticNullDistribution {
  const { form, alternative, observed, cholesky } = statistic;
  if (form === "quadratic") {
    const degreesOfFreedom = cholesky!.rank;
    const pValue = chiSquaredUpperTail(observed, degreesOfFreedom);
    return { method: "asymptotic", law: "chi-squared", degreesOfFreedom, pValue };
  }
  if (form === "scalar") {
    const pValue = alternative === "two-sided" ? twoSidedNormal(observed) : normalUpperTail(observed);
    return { method: "asymptotic", law: "normal", pValue };
  }
  const maximum = normalMaximum(observed, covariance, { sides: alternative === "two-sided" ? 2 : 1 });
  return { method: "asymptotic", law: "multivariate-normal", ...maximum };
}
