import { tableFromCounts } from "../../statistics/contingency-table.js";
import { pearsonChiSquared } from "../../statistics/pearson-chi-squared.js";
import { type FamilyPValues, smallestPValues } from "../../statistics/step-down.js";
import { derived, notEstimable } from "../derived.js";
import type { ScalarStatistic } from "../permutation/permute.js";
import type { NullDistribution, TestedHypothesis } from "../result.js";
import { largestContrasts } from "./family-tests.js";
import type { HypothesisInput } from "./hypothesis-input.js";
import { countExtreme, meanOf, nullDistribution, nullQuantile, resampledTest } from "./resampled-test.js";

/** The statistic that decides, under the null hypothesis: the largest contrast (maxT) or the smallest p (minP). */
export function decidingDistribution(
  input: HypothesisInput,
  unadjusted: FamilyPValues,
  sorted: readonly Float64Array[],
): NullDistribution {
  const { statistics } = input;
  if (input.stepDown === "minP") {
    const surprise = (p: number) => (p >= 1 ? 0 : -Math.log10(p));
    const observed = surprise(unadjusted.pValues.reduce((least, p) => Math.min(least, p), 1));
    return nullDistribution("surprise", { observed, resampled: smallestPValues(statistics, sorted).map(surprise) });
  }
  const observed = statistics.observed.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return nullDistribution("largest-contrast", { observed, resampled: largestContrasts(statistics) });
}

/** Pearson X2 under the same permutations, the naive p-value, and Cramer's V against its null. */
export function tableStatistics(
  input: HypothesisInput,
  all: string,
): Pick<TestedHypothesis, "pearson" | "naive" | "cramersV"> {
  const width = input.labels.length;
  const counts = Float64Array.from({ length: width * input.bands.length }, (_, cell) => input.counts[cell]!);
  const table = pearsonChiSquared(tableFromCounts(counts, input.bands.length, width));
  if (table.kind !== "estimate") {
    const none = derived(notEstimable("no-variation"), all);
    return { pearson: none, naive: none, cramersV: none };
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  const { pearson } = input;
  const nullMean = meanOf(pearson.resampled);
  const null95 = nullQuantile(Float64Array.from(pearson.resampled).sort(), 0.95);
  const scale = total * Math.min(nonEmptyRows(counts, width) - 1, nonEmptyColumns(counts, width) - 1);
  const above = (statistic: number) => Math.sqrt(Math.max(0, statistic - nullMean) / scale);
  const test = resampledTest(countExtreme(pearson, total), pearson.resampled.length, input.seed);
  return {
    pearson: derived(
      {
        statistic: table.statistic,
        degreesOfFreedom: table.degreesOfFreedom,
        smallestExpected: table.smallestExpected,
        nullMean,
        test,
      },
      all,
    ),
    naive: derived({ pValue: table.pValue, valid: input.independentRows }, all),
    cramersV: derived(
      { table: Math.sqrt(table.statistic / scale), aboveNull: above(table.statistic), null95: above(null95) },
      all,
    ),
  };
}

function nonEmptyRows(counts: Float64Array, width: number): number {
  let rows = 0;
  for (let start = 0; start < counts.length; start += width) {
    if (counts.subarray(start, start + width).some((count) => count > 0)) rows++;
  }
  return rows;
}

function nonEmptyColumns(counts: Float64Array, width: number): number {
  let columns = 0;
  for (let column = 0; column < width; column++) {
    for (let cell = column; cell < counts.length; cell += width) {
      if (counts[cell]! > 0) {
        columns++;
        break;
      }
    }
  }
  return columns;
}

/** How many groups would lie outside the margin by chance. */
export function outsideByChance(outside: ScalarStatistic): { readonly null95: number; readonly nullMean: number } {
  return { null95: nullQuantile(outside.resampled.slice().sort(), 0.95), nullMean: meanOf(outside.resampled) };
}
