import { ArgumentError } from "../errors.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** A simple random sample without replacement within each stratum: one entry a sampled unit. */
export interface StratifiedSample {
  /** Stratum of each sampled unit, 0 .. sizes.length - 1. */
  readonly strata: ArrayLike<number>;
  /** Units of the population in each stratum. */
  readonly sizes: ArrayLike<number>;
}

/** Sampled units, and population units a sampled unit, in each stratum; the weight is 0 where nothing was sampled. */
export interface StratumWeights {
  readonly sampled: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Why nothing can be said of a whole population: a stratum that holds units had none sampled, or a single one of
 * several, so that its variance is unknown.
 */
export type SampleNotEstimable = NotEstimable<"zero-inclusion-probability" | "one-unit-in-stratum">;

/**
 * Sampled units of each stratum, and the weight N / n that each of them carries.
 * @param sample  strata of the sampled units, and the sizes of the strata (whole, 0 or more)
 * @throws ArgumentError when a stratum holds fewer units than were sampled from it
 * @see Horvitz & Thompson 1952: the weight is one over the inclusion probability
 * @example stratumWeights({ strata: [0, 0, 1], sizes: [10, 1] }).weights // [5, 1]
 */
export function stratumWeights({ strata, sizes }: StratifiedSample): StratumWeights {
  const sampled = new Float64Array(sizes.length);
  for (let i = 0; i < strata.length; i++) sampled[strata[i]!]! += 1;
  for (let h = 0; h < sizes.length; h++) {
    if (!(Number.isSafeInteger(sizes[h]!) && sizes[h]! >= sampled[h]!)) {
      throw new ArgumentError(
        `stratumWeights requires strata no smaller than their samples; got ${sizes[h]} and ${sampled[h]}`,
      );
    }
  }
  return { sampled, weights: sampled.map((count, h) => (count === 0 ? 0 : sizes[h]! / count)) };
}

/**
 * Variance of an estimated total under repeated sampling: sum over strata of N^2 (1 - n / N) s^2 / n.
 * @param values  one number a sampled unit
 * @param sample  the strata of these units
 * @returns 0 or more; strata that were sampled whole add nothing
 * @throws ArgumentError as `stratumWeights`
 * @see Cochran 1977, "Sampling Techniques", theorem 5.3
 * @example stratifiedVariance([0, 2], { strata: [0, 0], sizes: [4] }) // 16 * 0.5 * 2 / 2
 */
export function stratifiedVariance(values: ArrayLike<number>, sample: StratifiedSample): number | SampleNotEstimable {
  const { strata, sizes } = sample;
  const { sampled } = stratumWeights(sample);
  const lack = lackingStratum(sampled, sizes);
  if (lack !== null) return lack;
  const means = new Float64Array(sizes.length);
  for (let i = 0; i < strata.length; i++) means[strata[i]!]! += values[i]! / sampled[strata[i]!]!;
  const squares = new Float64Array(sizes.length);
  for (let i = 0; i < strata.length; i++) squares[strata[i]!]! += (values[i]! - means[strata[i]!]!) ** 2;
  let variance = 0;
  for (let h = 0; h < sizes.length; h++) {
    const n = sampled[h]!;
    if (n < sizes[h]!) variance += (sizes[h]! * (sizes[h]! - n) * squares[h]!) / (n * (n - 1));
  }
  return variance;
}

/** The first reason why the strata say nothing of the whole population, or null. */
export function lackingStratum(sampled: ArrayLike<number>, sizes: ArrayLike<number>): SampleNotEstimable | null {
  let single = false;
  for (let h = 0; h < sizes.length; h++) {
    if (sizes[h]! > 0 && sampled[h] === 0) return notEstimable("zero-inclusion-probability");
    if (sampled[h] === 1 && sizes[h]! > 1) single = true;
  }
  return single ? notEstimable("one-unit-in-stratum") : null;
}
