import { ArgumentError } from "../errors.js";
import { RESAMPLES_PER_BLOCK, resamplesInBlock } from "./cluster-permutation.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { nextBelow, type StreamState, type Streams } from "./random.js";
import { resampledPValue } from "./resampled-p-value.js";
import { addLaws, type DiscreteLaw, type SumOptions, subsetSums } from "./subset-sums.js";
import type { Interval } from "./wilson-interval.js";

/** Values of two groups that may change places with each other. */
export interface Block {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Permutation test of the sum of the first group's values, free or within blocks. */
export type TwoSamplePermutation = {
  readonly kind: "estimate";
  /** Sum over the first group, its permutation mean and variance, and its standardised form. */
  readonly observed: number;
  readonly mean: number;
  readonly variance: number;
  readonly z: number;
  readonly twoSidedRule: "as-extreme";
} & (
  | {
      readonly method: "exact";
      readonly pValue: number;
      readonly greater: number;
      readonly less: number;
      /** P(|Z| > |z|) + P(|Z| = |z|) / 2 */
      readonly midP: number;
    }
  | {
      readonly method: "resampled";
      readonly pValue: number;
      readonly greater: number;
      readonly less: number;
      readonly resamples: number;
      readonly extreme: number;
      readonly seed: number;
      readonly interval: Interval;
    }
);

/** How the permutation law is found: exactly while it has few enough sums, else by resampling. */
export interface PermutationOptions {
  readonly streams: Streams;
  /** Number of resamples where the exact law is too large; default 99,999. */
  readonly resamples?: number;
  /** Largest number of distinct sums for the exact law; 0 always resamples; default 2 million. */
  readonly exactUpTo?: number;
}

/**
 * Permutation test of two groups by the sum (equally: the mean) of the values of the first, labels exchanged freely or
 * within blocks; two-sided by the distance from the permutation mean.
 * @param blocks  values of both groups in each block; one block for a free test
 * @param options.streams  random streams, used only when the exact law is too large
 * @returns not-estimable when no block has both groups and different values
 * @throws ArgumentError when a value is not finite or the number of resamples not a positive integer
 * @see Pitman 1937; Streitberg & Roehmel 1986; R coin::independence_test(distribution = exact("shift"))
 * @example twoSamplePermutation([{ first: [1, 2], second: [3, 4] }], { streams: streamsFrom(1) }).pValue // 1/3
 */
export function twoSamplePermutation(
  blocks: readonly Block[],
  { streams, resamples = 99_999, exactUpTo = 2_000_000 }: PermutationOptions,
): TwoSamplePermutation | NotEstimable<"no-variation"> {
  requireBlocks(blocks, resamples);
  const useful = blocks.filter(({ first, second }) => first.length > 0 && second.length > 0);
  const { deviation, sum, mean, variance, scale } = moments(useful);
  if (!(variance > 0)) return notEstimable("no-variation");
  const common = {
    kind: "estimate" as const,
    observed: sum,
    mean,
    variance,
    z: deviation / Math.sqrt(variance),
    twoSidedRule: "as-extreme" as const,
  };
  const tolerance = 1e-10 * scale;
  const law = exactLaw(useful, { tolerance: tolerance / 16, limit: exactUpTo });
  if (law !== null) return { ...common, method: "exact", ...exactTails(law, deviation, tolerance) };
  return { ...common, ...resampledTails(useful, deviation, { tolerance, resamples, streams }) };
}

interface Moments {
  readonly deviation: number;
  readonly sum: number;
  readonly mean: number;
  readonly variance: number;
  /** The size against which rounding is judged. */
  readonly scale: number;
}

function moments(blocks: readonly Block[]): Moments {
  let deviation = 0;
  let sum = 0;
  let mean = 0;
  let variance = 0;
  let scale = 0;
  for (const { first, second } of blocks) {
    const centre = centreOf(first, second);
    const n = first.length + second.length;
    let squares = 0;
    for (const value of [...first, ...second]) {
      squares += (value - centre) ** 2;
      // Rounding of the values themselves counts too: 1e6 + 0.1 is known to 1e-10 only.
      scale += Math.abs(value - centre) + 1e-5 * Math.abs(value);
    }
    deviation += first.reduce((total, value) => total + (value - centre), 0);
    sum += first.reduce((total, value) => total + value, 0);
    mean += centre * first.length;
    variance += ((first.length * second.length) / (n * (n - 1))) * squares;
  }
  return { deviation, sum, mean, variance, scale };
}

function centreOf(first: readonly number[], second: readonly number[]): number {
  const total = [...first, ...second].reduce((sum, value) => sum + value, 0);
  return total / (first.length + second.length);
}

/** Law of the sum over the first group, as its distance from the mean. */
function exactLaw(blocks: readonly Block[], options: SumOptions): DiscreteLaw | null {
  let law: DiscreteLaw | null = { values: Float64Array.of(0), probabilities: Float64Array.of(1) };
  for (const { first, second } of blocks) {
    const centre = centreOf(first, second);
    const least = Math.min(...first, ...second);
    const shifted = [...first, ...second].map((value) => value - least);
    const own = subsetSums(shifted, first.length, options);
    if (own === null) return null;
    const centred = { ...own, values: own.values.map((sum) => sum - (centre - least) * first.length) };
    law = addLaws(law, centred, options);
    if (law === null) return null;
  }
  return law;
}

function exactTails({ values, probabilities }: DiscreteLaw, deviation: number, tolerance: number) {
  let atLeast = 0;
  let beyond = 0;
  let greater = 0;
  let less = 0;
  for (const [i, value] of values.entries()) {
    const p = probabilities[i]!;
    if (Math.abs(value) >= Math.abs(deviation) - tolerance) atLeast += p;
    if (Math.abs(value) > Math.abs(deviation) + tolerance) beyond += p;
    if (value >= deviation - tolerance) greater += p;
    if (value <= deviation + tolerance) less += p;
  }
  return {
    pValue: Math.min(1, atLeast),
    greater: Math.min(1, greater),
    less: Math.min(1, less),
    midP: (Math.min(1, atLeast) + beyond) / 2,
  };
}

function resampledTails(
  blocks: readonly Block[],
  deviation: number,
  { tolerance, resamples, streams }: { tolerance: number; resamples: number; streams: Streams },
) {
  const centred = blocks.map(({ first, second }) => {
    const centre = centreOf(first, second);
    return { values: Float64Array.from([...first, ...second], (value) => value - centre), taken: first.length };
  });
  let extreme = 0;
  let greater = 0;
  let less = 0;
  for (let block = 0; block * RESAMPLES_PER_BLOCK < resamples; block++) {
    const state = streams.block(block);
    for (let resample = resamplesInBlock(resamples, block); resample > 0; resample--) {
      let drawn = 0;
      for (const { values, taken } of centred) drawn += drawSum(state, values, taken);
      if (Math.abs(drawn) >= Math.abs(deviation) - tolerance) extreme++;
      if (drawn >= deviation - tolerance) greater++;
      if (drawn <= deviation + tolerance) less++;
    }
  }
  return {
    ...resampledPValue(extreme, resamples),
    greater: (greater + 1) / (resamples + 1),
    less: (less + 1) / (resamples + 1),
    seed: streams.seed,
  };
}

/** Sum of `taken` values drawn without replacement; leaves the values in another order, which is as good a start. */
function drawSum(state: StreamState, values: Float64Array, taken: number): number {
  let sum = 0;
  for (let i = 0; i < taken; i++) {
    const other = i + nextBelow(state, values.length - i);
    const value = values[other]!;
    values[other] = values[i]!;
    values[i] = value;
    sum += value;
  }
  return sum;
}

function requireBlocks(blocks: readonly Block[], resamples: number): void {
  for (const { first, second } of blocks) {
    const wrong = [...first, ...second].find((value) => !Number.isFinite(value));
    if (wrong !== undefined) throw new ArgumentError(`twoSamplePermutation requires finite values; got ${wrong}`);
  }
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) {
    throw new ArgumentError(`twoSamplePermutation requires 1 or more resamples; got ${resamples}`);
  }
}
