import { type AsymptoticNullDistribution, asymptoticNullDistribution } from "./asymptotic-null-distribution.js";
import { type ExactNullDistribution, exactNullDistribution } from "./exact-null-distribution.js";
import type { IndependenceProblem } from "./independence-problem.js";
import { linearStatistic } from "./linear-statistic.js";
import { type StatisticForm, testStatistic } from "./linear-statistic-form.js";
import type { NotEstimable } from "./not-estimable.js";
import { type NullHistogram, nullHistogram } from "./null-histogram.js";
import { type ParetoExtrapolation, paretoExtrapolation } from "./pareto-extrapolation.js";
import type { Streams } from "./random.js";
import { permutationResampling, resampledNullDistribution } from "./resampled-null-distribution.js";
import type { ResampledPValue } from "./resampled-p-value.js";
import type { Sidedness } from "./step-down.js";

/** Resampled p-value with its null distribution; beside it, where asked, an extrapolated tail that never replaces it. */
export interface ResampledIndependence extends ResampledPValue {
  readonly seed: number;
  readonly histogram: NullHistogram;
  readonly extrapolation: ParetoExtrapolation | null;
}

/** A permutation test in its three parts: the problem that was given, its statistic, and its null distribution. */
export interface IndependenceTest {
  readonly kind: "estimate";
  readonly pValue: number;
  readonly form: StatisticForm;
  readonly alternative: Sidedness;
  readonly twoSidedRule: "as-extreme";
  readonly statistic: number;
  /** Standardised entries, column of x by column of y; 0 where an entry cannot vary. */
  readonly standardised: readonly number[];
  readonly nullDistribution: AsymptoticNullDistribution | ExactNullDistribution | ResampledIndependence;
}

export interface IndependenceOptions {
  readonly form: StatisticForm;
  readonly alternative?: Sidedness;
  /** Default: exact while small, else resampled. */
  readonly distribution?: "asymptotic" | "exact-or-resampled" | "resampled";
  readonly streams: Streams;
  /** Default 99,999. */
  readonly resamples?: number;
  /** Largest number of tables enumerated; default 100,000. */
  readonly exactUpTo?: number;
  /** Whether a resampled p-value gets an extrapolated tail beside it. */
  readonly extrapolate?: boolean;
}

/**
 * Permutation test of independence: a problem (free labels, blocks, clusters or fixed margins), a statistic (scalar,
 * maximum or quadratic form of the linear statistic) and a null distribution (exact, resampled or asymptotic).
 * @param problem  from `independenceProblem` or `independenceProblemOfTables`
 * @param options  the form, its alternative, the distribution, and random streams for the resampled one
 * @returns not-estimable when nothing varies over the permutations
 * @throws ArgumentError when the form does not fit the problem
 * @see Strasser & Weber 1999; Hothorn, Hornik, van de Wiel & Zeileis 2006, "A Lego system for conditional inference"; R coin
 * @example
 * independenceTest(independenceProblem(scoreColumn([1, 2, 3, 4]), indicatorColumns([0, 0, 1, 1], 2)), { form: "quadratic", streams: streamsFrom(1) }).pValue // 1/3
 */
export function independenceTest(
  problem: IndependenceProblem,
  options: IndependenceOptions,
): IndependenceTest | NotEstimable<"no-variation"> {
  const linear = linearStatistic(problem);
  const statistic = testStatistic(linear, options);
  if ("kind" in statistic) return statistic;
  const { distribution = "exact-or-resampled" } = options;
  const nullDistribution =
    distribution === "asymptotic"
      ? asymptoticNullDistribution(statistic, linear)
      : permutationDistribution(problem, statistic, options);
  return {
    kind: "estimate",
    pValue: nullDistribution.pValue,
    form: statistic.form,
    alternative: statistic.alternative,
    twoSidedRule: "as-extreme",
    statistic: statistic.observed,
    standardised: [...statistic.standardised],
    nullDistribution,
  };
}

function permutationDistribution(
  problem: IndependenceProblem,
  statistic: Exclude<ReturnType<typeof testStatistic>, { readonly kind: string }>,
  options: IndependenceOptions,
): ExactNullDistribution | ResampledIndependence {
  const { distribution, streams, resamples = 99_999, exactUpTo = 100_000, extrapolate = false } = options;
  const exact = distribution === "resampled" ? null : exactNullDistribution(problem, statistic, { limit: exactUpTo });
  if (exact !== null) return exact;
  const resampling = permutationResampling(problem, statistic, { seed: streams.seed, resamples });
  const { statistics, ...resampled } = resampledNullDistribution(resampling);
  const extrapolation = extrapolate ? paretoExtrapolation(statistic.observed, statistics, { streams }) : null;
  return { ...resampled, histogram: nullHistogram(statistics), extrapolation };
}
