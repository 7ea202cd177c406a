import { ArgumentError } from "../errors.js";
import type { LinearStatistic } from "./linear-statistic.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type PivotedCholesky, pivotedCholesky } from "./pivoted-cholesky.js";
import { quadraticFormOf } from "./quadratic-form.js";
import type { Sidedness } from "./step-down.js";

/** How the entries of a linear statistic become one number. */
export type StatisticForm = "scalar" | "maximum" | "quadratic";

/**
 * The second part of a permutation test: its statistic, larger when more extreme. Plain data, so that a worker can
 * compute it of every permuted deviation.
 */
export interface TestStatistic {
  readonly form: StatisticForm;
  readonly alternative: Sidedness;
  /** Of the data. */
  readonly observed: number;
  /** Standardised entries of the data; 0 where an entry cannot vary. */
  readonly standardised: Float64Array;
  /** Standard deviation of every entry over the permutations. */
  readonly spread: Float64Array;
  /** Factor of the covariance, for the quadratic form. */
  readonly cholesky: PivotedCholesky | null;
}

/** Variances below this share of the largest one are rounding. */
const LEAST_VARIANCE = 1e-14;

/**
 * The statistic of a linear statistic in one of three forms: the standardised entry itself, the largest standardised
 * entry, or the quadratic form on the rank of the covariance.
 * @param linear  from `linearStatistic`; one entry for "scalar"
 * @param options.form  the form; options.alternative  default "two-sided", the only one of the quadratic form
 * @returns not-estimable when no entry varies over the permutations
 * @throws ArgumentError when a scalar is asked of several entries or a side of the quadratic form
 * @see Hothorn, Hornik, van de Wiel & Zeileis 2008, section 2.2; R coin `teststat`
 * @example testStatistic(linearStatistic(independenceProblem(scoreColumn([1, 2, 3]), scoreColumn([0, 0, 1]))), { form: "scalar" }).observed // 1.2247
 */
export function testStatistic(
  { deviation, covariance }: LinearStatistic,
  { form, alternative = "two-sided" }: { readonly form: StatisticForm; readonly alternative?: Sidedness },
): TestStatistic | NotEstimable<"no-variation"> {
  const entries = deviation.length;
  if (form === "scalar" && entries !== 1) {
    throw new ArgumentError(`testStatistic requires one entry for the scalar form; got ${entries}`);
  }
  if (form === "quadratic" && alternative !== "two-sided") {
    throw new ArgumentError(`testStatistic requires a two-sided quadratic form; got ${alternative}`);
  }
  const variances = deviation.map((_, entry) => covariance[entry * entries + entry]!);
  const least = LEAST_VARIANCE * variances.reduce((most, variance) => Math.max(most, variance), 0);
  const spread = variances.map((variance) => (variance > least ? Math.sqrt(variance) : 0));
  if (!spread.some((value) => value > 0)) return notEstimable("no-variation");
  const standardised = deviation.map((value, entry) => (spread[entry]! > 0 ? value / spread[entry]! : 0));
  const cholesky = form === "quadratic" ? pivotedCholesky(covariance) : null;
  const statistic = { form, alternative, spread, standardised, cholesky };
  return { ...statistic, observed: statisticOf(statistic, deviation) };
}

/**
 * The statistic of one permuted deviation.
 * @param statistic  from `testStatistic`
 * @param deviation  permuted linear statistic less its mean
 * @returns larger when more extreme
 * @example statisticOf({ form: "maximum", alternative: "two-sided", spread: Float64Array.of(1, 2), cholesky: null }, Float64Array.of(1, -4)) // 2
 */
export function statisticOf(
  { form, alternative, spread, cholesky }: Pick<TestStatistic, "form" | "alternative" | "spread" | "cholesky">,
  deviation: Float64Array,
): number {
  if (form === "quadratic") return quadraticFormOf(cholesky!, deviation);
  let largest = Number.NEGATIVE_INFINITY;
  for (let entry = 0; entry < deviation.length; entry++) {
    if (spread[entry] === 0) continue;
    const z = deviation[entry]! / spread[entry]!;
    if (alternative === "two-sided") largest = Math.max(largest, Math.abs(z));
    else largest = Math.max(largest, alternative === "greater" ? z : -z);
  }
  return largest;
}

/**
 * Distance below the observed statistic within which a permuted one ties with it.
 * @example extremityTolerance(100) // 1e-8
 */
export function extremityTolerance(observed: number): number {
  return 1e-10 * Math.max(1, Math.abs(observed));
}
