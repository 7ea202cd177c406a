import { twoSidedNormal } from "./distributions.js";
import { midRanks } from "./mid-ranks.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type PermutationOptions, type TwoSamplePermutation, twoSamplePermutation } from "./two-sample-permutation.js";

/** Mann-Whitney (Wilcoxon rank sum) test of two groups. */
export interface MannWhitney {
  readonly kind: "estimate";
  /** Pairs in which the first group's value is larger, ties half. */
  readonly u: number;
  /** u / (n1 n2): the probability that a random first value exceeds a random second one, ties half. */
  readonly superiority: number;
  /** Exact while the ties and sizes allow it, else resampled. */
  readonly permutation: Extract<TwoSamplePermutation, { kind: "estimate" }>;
  readonly normal: { readonly z: number; readonly pValue: number };
  /** With 1/2 subtracted from |u - mean|. */
  readonly normalCorrected: { readonly z: number; readonly pValue: number };
}

/**
 * Mann-Whitney test with mid-ranks: permutation p-value (exact with ties by the shift algorithm) and normal ones.
 * @param first  finite; @param second  finite
 * @param options.streams  random streams, used only when the exact law is too large
 * @returns not-estimable when a group is empty or all values are equal
 * @throws ArgumentError when a value is not finite
 * @see Mann & Whitney 1947; Streitberg & Roehmel 1986; R wilcox.test, SciPy mannwhitneyu
 * @example mannWhitney([4, 5, 6], [1, 2, 3], { streams: streamsFrom(1) }).u // 9
 */
export function mannWhitney(
  first: readonly number[],
  second: readonly number[],
  options: PermutationOptions,
): MannWhitney | NotEstimable<"no-variation"> {
  const { ranks } = midRanks([...first, ...second]);
  const doubled = Array.from(ranks, (rank) => 2 * rank);
  const block = { first: doubled.slice(0, first.length), second: doubled.slice(first.length) };
  const permutation = twoSamplePermutation([block], options);
  if (permutation.kind !== "estimate") return notEstimable("no-variation");
  const pairs = first.length * second.length;
  const u = permutation.observed / 2 - (first.length * (first.length + 1)) / 2;
  const distance = u - pairs / 2;
  const spread = Math.sqrt(permutation.variance) / 2;
  const corrected = (Math.sign(distance) * Math.max(0, Math.abs(distance) - 0.5)) / spread;
  return {
    kind: "estimate",
    u,
    superiority: u / pairs,
    permutation,
    normal: { z: distance / spread, pValue: twoSidedNormal(distance / spread) },
    normalCorrected: { z: corrected, pValue: twoSidedNormal(corrected) },
  };
}
