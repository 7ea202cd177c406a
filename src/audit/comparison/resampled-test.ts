import { resampledPValue } from "../../statistics/resampled-p-value.js";
import type { FamilyPValues } from "../../statistics/step-down.js";
import { interval } from "../derived.js";
import type { ScalarStatistic } from "../permutation/permute.js";
import type { NullDistribution, TestResult } from "../result.js";

type Resampled = Extract<TestResult, { method: "resampled" }>;

const LEVEL = 0.99;

/** A test from the number of resamples at least as extreme as the data, with the Monte-Carlo error of its p-value. */
export function resampledTest(extreme: number, resamples: number, seed: number): Resampled {
  const { pValue, interval: error } = resampledPValue(extreme, resamples, { level: LEVEL });
  return {
    method: "resampled",
    pValue,
    resamples,
    extreme,
    stopped: "fixed",
    seed,
    monteCarloInterval: interval(error, LEVEL, "clopper-pearson"),
    twoSidedRule: "as-extreme",
  };
}

/**
 * The test of one hypothesis of a family. Adjusted by minP, its Monte-Carlo interval runs from the lower bound at the
 * lowest ranks that other resamples may give to the upper bound at the highest; half of the error goes to the ranks.
 * @param place  place of the hypothesis in the family
 */
export function familyTest(
  { extreme, range }: FamilyPValues,
  place: number,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): Resampled {
  const test = resampledTest(extreme[place]!, resamples, seed);
  if (range === undefined) return test;
  const level = (1 + LEVEL) / 2;
  const bounds = {
    lower: resampledPValue(range.lower[place]!, resamples, { level }).interval.lower,
    upper: resampledPValue(range.upper[place]!, resamples, { level }).interval.upper,
  };
  return { ...test, monteCarloInterval: interval(bounds, LEVEL, "clopper-pearson-over-ranks") };
}

/** Place of the smallest p-value of a family. */
export function smallestPlace({ extreme }: FamilyPValues): number {
  return extreme.reduce((least, count, place) => (count < extreme[least]! ? place : least), 0);
}

/** Resamples at or above the observed value; equal in exact arithmetic counts as extreme (method, section 4). */
export function countExtreme(statistic: ScalarStatistic, n: number): number {
  const bound = statistic.observed - 1e-10 * Math.max(Math.abs(statistic.observed), 1e-10 * n);
  let extreme = 0;
  for (const value of statistic.resampled) if (value >= bound) extreme++;
  return extreme;
}

/** Smallest value that at least this share of the resamples does not exceed. */
export function nullQuantile(sorted: Float64Array | Uint16Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

export function meanOf(values: Float64Array | Uint16Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

const BINS = 60;

/** Histogram of a statistic under the null hypothesis over its range and the observed value. */
export function nullDistribution(name: string, statistic: ScalarStatistic): NullDistribution {
  const sorted = Float64Array.from(statistic.resampled).sort();
  const lower = Math.min(sorted[0]!, statistic.observed);
  const upper = Math.max(sorted[sorted.length - 1]!, statistic.observed);
  const width = (upper - lower) / BINS || 1;
  const counts = new Array<number>(BINS).fill(0);
  for (const value of sorted) counts[Math.min(BINS - 1, Math.floor((value - lower) / width))]! += 1;
  return {
    statistic: name,
    edges: Array.from({ length: BINS + 1 }, (_, bin) => lower + bin * width),
    counts,
    observed: statistic.observed,
    criticalValue: nullQuantile(sorted, 0.95),
  };
}
