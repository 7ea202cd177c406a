import type { CompositionSums } from "./composition.js";

/** Sums over the flagged units of one arrangement, for one group. */
export interface FlaggedSums {
  /** Members of the group under a flagged unit: sum of n f. */
  readonly members: number;
  /** Sum of n^2 f. */
  readonly squared: number;
  /** Sum of n M f. */
  readonly cross: number;
  /** Members of all groups under a flagged unit: sum of M f. */
  readonly allMembers: number;
  /** Sum of M^2 f. */
  readonly allSquared: number;
}

/**
 * Studentised contrast of one group with the other members under flagged units:
 * Z = sum d f / sqrt(sum d^2 (f - p)^2) with d = n - M N_g / N and p = sum M f / N.
 * Written in sums over flagged units only, since f^2 = f.
 * @returns 0 where the root is 0: the arrangement then says nothing about the group
 * @see Janssen 1997; Chung & Romano 2013, on studentised permutation statistics
 */
export function studentisedContrast(flagged: FlaggedSums, sums: CompositionSums, group: number): number {
  const share = sums.groupMembers[group]! / sums.members;
  const p = flagged.allMembers / sums.members;
  const contrast = flagged.members - share * flagged.allMembers;
  const all = sums.groupSquared[group]! - 2 * share * sums.groupCross[group]! + share * share * sums.membersSquared;
  const part = flagged.squared - 2 * share * flagged.cross + share * share * flagged.allSquared;
  const variance = (1 - 2 * p) * part + p * p * all;
  return variance > 1e-12 * all ? contrast / Math.sqrt(variance) : 0;
}

/**
 * Variance of the contrast D = sum d f when flags are permuted over units, S/(S-1) fbar (1 - fbar) sum d^2, and the
 * design effect: that variance over the one that as many independent members would have.
 * @param flaggedUnits  number of flagged units, 0 .. units
 * @returns variance >= 0 and, where defined, the design effect (1 for one member a unit)
 * @see Strasser & Weber 1999, theorem 1 (variance); Kish 1965 (design effect)
 */
export function contrastPermutationVariance(
  sums: CompositionSums,
  group: number,
  flaggedUnits: number,
): { readonly variance: number; readonly designEffect: number | null } {
  const { units, members } = sums;
  const share = sums.groupMembers[group]! / members;
  const squares = Math.max(
    0,
    sums.groupSquared[group]! - 2 * share * sums.groupCross[group]! + share * share * sums.membersSquared,
  );
  const rate = flaggedUnits / units;
  const spread = rate * (1 - rate);
  const variance = (units / (units - 1)) * spread * squares;
  const independent = (spread * sums.groupMembers[group]! * (1 - share) * members) / (members - 1);
  return { variance, designEffect: squares > 0 && independent > 0 ? variance / independent : null };
}
