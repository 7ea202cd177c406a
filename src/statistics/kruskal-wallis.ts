import type { ChiSquaredResult } from "./cochran-mantel-haenszel.js";
import { chiSquaredUpperTail } from "./distributions.js";
import { midRanks } from "./mid-ranks.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/**
 * Kruskal-Wallis test that several groups have one distribution, corrected for ties.
 * @param groups  values of each group, finite; empty groups are left out
 * @returns H on (groups - 1) degrees of freedom; not-estimable with fewer than two groups or equal values only
 * @throws ArgumentError when a value is not finite
 * @see Kruskal & Wallis 1952; R kruskal.test
 * @example kruskalWallis([[1, 2, 3], [4, 5, 6]]) // statistic 3.857
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): ChiSquaredResult | NotEstimable<"no-variation"> {
  const filled = groups.filter((group) => group.length > 0);
  const { ranks, tieSizes } = midRanks(filled.flat());
  const n = ranks.length;
  const ties = tieSizes.reduce((sum, size) => sum + (size ** 3 - size), 0);
  if (filled.length < 2 || ties === n ** 3 - n) return notEstimable("no-variation");
  let start = 0;
  let between = 0;
  for (const group of filled) {
    const centred = ranks.subarray(start, start + group.length).reduce((sum, rank) => sum + rank - (n + 1) / 2, 0);
    between += centred ** 2 / group.length;
    start += group.length;
  }
  const statistic = (12 * between) / (n * (n + 1)) / (1 - ties / (n ** 3 - n));
  const degreesOfFreedom = filled.length - 1;
  return { kind: "estimate", statistic, degreesOfFreedom, pValue: chiSquaredUpperTail(statistic, degreesOfFreedom) };
}
