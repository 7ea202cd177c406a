import { normalUpperTail, twoSidedNormal } from "./distributions.js";
import { midRanks } from "./mid-ranks.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** Jonckheere and Terpstra's test for a trend of values over ordered groups. */
export interface JonckheereTerpstra {
  readonly kind: "estimate";
  /** Pairs of groups in order: pairs of values in order, ties half. */
  readonly statistic: number;
  readonly mean: number;
  readonly variance: number;
  readonly z: number;
  readonly pValue: number;
  readonly pGreater: number;
  readonly pLess: number;
}

/**
 * Jonckheere-Terpstra statistic with its mean and variance under the hypothesis, corrected for ties.
 * @param groups  values of each group in the order that is tested, finite
 * @returns z standard normal under the hypothesis, positive when later groups hold higher values; not-estimable when
 * nothing varies
 * @throws ArgumentError when a value is not finite
 * @see Jonckheere 1954; Lehmann 1975, appendix (ties); Hollander, Wolfe & Chicken 2014, eq. 6.19
 * @example jonckheereTerpstra([[1, 2], [3, 4], [5, 6]]) // statistic 12, its largest value
 */
export function jonckheereTerpstra(
  groups: readonly (readonly number[])[],
): JonckheereTerpstra | NotEstimable<"no-variation"> {
  const { tieSizes } = midRanks(groups.flat());
  const sizes = groups.map((group) => group.length);
  const n = sizes.reduce((sum, size) => sum + size, 0);
  if (n < 2) return notEstimable("no-variation");
  let statistic = 0;
  for (const [later, group] of groups.entries()) {
    for (const earlier of groups.slice(0, later)) statistic += pairsInOrder(earlier, group);
  }
  const mean = (n * n - sizes.reduce((sum, size) => sum + size * size, 0)) / 4;
  const variance = jonckheereVariance(n, sizes, tieSizes);
  if (!(variance > 0)) return notEstimable("no-variation");
  const z = (statistic - mean) / Math.sqrt(variance);
  return {
    kind: "estimate",
    statistic,
    mean,
    variance,
    z,
    pValue: twoSidedNormal(z),
    pGreater: normalUpperTail(z),
    pLess: normalUpperTail(-z),
  };
}

function jonckheereVariance(n: number, sizes: readonly number[], ties: readonly number[]): number {
  const total = (values: readonly number[], term: (m: number) => number): number =>
    values.reduce((sum, m) => sum + term(m), 0);
  const cubic = (m: number): number => m * (m - 1) * (2 * m + 5);
  const pairs = (m: number): number => m * (m - 1);
  const triples = (m: number): number => m * (m - 1) * (m - 2);
  const main = (cubic(n) - total(sizes, cubic) - total(ties, cubic)) / 72;
  const second = n > 2 ? (total(sizes, triples) * total(ties, triples)) / (36 * triples(n)) : 0;
  return main + second + (total(sizes, pairs) * total(ties, pairs)) / (8 * pairs(n));
}

/** Pairs (x, y) with x < y, ties half, by ranks: n log n. */
function pairsInOrder(earlier: readonly number[], later: readonly number[]): number {
  if (earlier.length === 0 || later.length === 0) return 0;
  const { ranks } = midRanks([...earlier, ...later]);
  const rankSum = ranks.subarray(earlier.length).reduce((sum, rank) => sum + rank, 0);
  return rankSum - (later.length * (later.length + 1)) / 2;
}
