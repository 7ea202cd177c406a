import type { Composition, CompositionSums } from "./composition.js";

/** Flagged shares of one group and of the others, both over members, with linearised standard errors over units. */
export interface ClusteredShares {
  readonly groupShare: number;
  readonly restShare: number;
  /** Standard error of the group's share. */
  readonly shareError: number;
  /** Standard error of the difference, group minus rest. */
  readonly differenceError: number;
  /** Standard error of the logarithm of the ratio; Infinity where a share is 0. */
  readonly logRatioError: number;
}

/** Weighted sums over units that the shares of one group and their errors need. */
export interface ShareSums {
  readonly units: number;
  /** Sums of n, n f, n^2, n^2 f, n M, n M f for the group. */
  readonly members: number;
  readonly flagged: number;
  readonly squared: number;
  readonly squaredFlagged: number;
  readonly cross: number;
  readonly crossFlagged: number;
  /** Sums of M, M f, M^2, M^2 f over all members. */
  readonly allMembers: number;
  readonly allFlagged: number;
  readonly allSquared: number;
  readonly allSquaredFlagged: number;
}

/**
 * Shares and linearised errors from sums: u_i = n (f - p_g) / N_g - (M - n)(f - p_r) / (N - N_g),
 * Var = S/(S-1) sum u_i^2, and the same on the logarithm of the ratio.
 * @see Sarndal, Swensson & Wretman 1992, section 5.5 (linearised ratio estimators over clusters)
 */
export function clusteredShares(sums: ShareSums): ClusteredShares {
  const rest = sums.allMembers - sums.members;
  const groupShare = sums.flagged / sums.members;
  const restShare = (sums.allFlagged - sums.flagged) / rest;
  const group = squaredResiduals(sums.squared, sums.squaredFlagged, groupShare, groupShare) / sums.members ** 2;
  const mixedCross = sums.cross - sums.squared;
  const mixedCrossFlagged = sums.crossFlagged - sums.squaredFlagged;
  const mixed = squaredResiduals(mixedCross, mixedCrossFlagged, groupShare, restShare) / (sums.members * rest);
  const restSquares = sums.allSquared - 2 * sums.cross + sums.squared;
  const restSquaresFlagged = sums.allSquaredFlagged - 2 * sums.crossFlagged + sums.squaredFlagged;
  const others = squaredResiduals(restSquares, restSquaresFlagged, restShare, restShare) / rest ** 2;
  const scale = sums.units / (sums.units - 1);
  const error = (variance: number) => Math.sqrt(scale * Math.max(0, variance));
  const logVariance = group / groupShare ** 2 - (2 * mixed) / (groupShare * restShare) + others / restShare ** 2;
  return {
    groupShare,
    restShare,
    shareError: error(group),
    differenceError: error(group - 2 * mixed + others),
    logRatioError: groupShare > 0 && restShare > 0 ? error(logVariance) : Number.POSITIVE_INFINITY,
  };
}

/** Sum of w (f - p)(f - q) from sum w and sum w f, since f is 0 or 1. */
function squaredResiduals(weight: number, weightFlagged: number, p: number, q: number): number {
  return weightFlagged * (1 - p - q) + weight * p * q;
}

/**
 * Sums of one sample of units for several groups at once; `weights` is how often each unit was drawn (all 1 for the
 * data as it stands).
 * @param flagged  1 for a flagged unit; length units
 */
export function shareSums(
  composition: Composition,
  totals: CompositionSums,
  flagged: Uint8Array,
  groups: Uint16Array,
  weights: Uint32Array | null,
): readonly ShareSums[] {
  const { offsets, groupCodes, memberCounts } = composition;
  const rows = new Float64Array(6 * composition.groups);
  let allMembers = 0;
  let allFlagged = 0;
  let allSquared = 0;
  let allSquaredFlagged = 0;
  for (let unit = 0; unit < flagged.length; unit++) {
    const weight = weights === null ? 1 : weights[unit]!;
    if (weight === 0) continue;
    const size = totals.unitMembers[unit]!;
    const isFlagged = flagged[unit] === 1;
    allMembers += weight * size;
    allSquared += weight * size * size;
    if (isFlagged) {
      allFlagged += weight * size;
      allSquaredFlagged += weight * size * size;
    }
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      const at = 6 * groupCodes[j]!;
      const members = weight * memberCounts[j]!;
      const squared = members * memberCounts[j]!;
      const cross = members * size;
      rows[at]! += members;
      rows[at + 2]! += squared;
      rows[at + 4]! += cross;
      if (isFlagged) {
        rows[at + 1]! += members;
        rows[at + 3]! += squared;
        rows[at + 5]! += cross;
      }
    }
  }
  return Array.from(groups, (group) => ({
    units: flagged.length,
    members: rows[6 * group]!,
    flagged: rows[6 * group + 1]!,
    squared: rows[6 * group + 2]!,
    squaredFlagged: rows[6 * group + 3]!,
    cross: rows[6 * group + 4]!,
    crossFlagged: rows[6 * group + 5]!,
    allMembers,
    allFlagged,
    allSquared,
    allSquaredFlagged,
  }));
}
