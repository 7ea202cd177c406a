import type { Composition, CompositionSums } from "./composition.js";

/** Units with their members by group, the stratum of each unit, and which units are flagged. */
export interface StratifiedUnits {
  readonly composition: Composition;
  readonly sums: CompositionSums;
  /** Per unit, 0 .. units - 1: flags are exchanged within strata only. */
  readonly strata: Uint16Array;
  /** Per unit, 0 or 1. */
  readonly flagged: Uint8Array;
  /** Groups that are compared with all others. */
  readonly tested: Uint16Array;
  /**
   * How many units each entry of the composition stands for, whole numbers from 1; only where every unit has one member,
   * and `sums` are then those of all units. Absent: one each.
   */
  readonly weights?: Float64Array;
}

/**
 * Exact mean and variance of the contrast D of each tested group when flags are exchanged within strata.
 * A variance of 0 says that no exchange changes D.
 */
export interface StratifiedMoments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** Units and flagged units of each stratum; a stratum where all or none is flagged has nothing to exchange. */
export interface StratumSizes {
  readonly units: Uint32Array;
  readonly flagged: Uint32Array;
}

/** Rounding left over from cancelled squares, relative to what was cancelled. */
const ROUNDING = 1e-12;

/**
 * Sizes of the strata.
 * @param weights  units that each entry stands for; absent: one each
 * @example stratumSizes(Uint16Array.of(0, 0, 1), Uint8Array.of(1, 0, 1)).flagged // [1, 1]
 */
export function stratumSizes(strata: Uint16Array, flags: Uint8Array, weights?: Float64Array): StratumSizes {
  const count = strata.reduce((most, code) => Math.max(most, code), 0) + 1;
  const units = new Uint32Array(count);
  const flagged = new Uint32Array(count);
  for (let unit = 0; unit < strata.length; unit++) {
    const weight = weights === undefined ? 1 : weights[unit]!;
    units[strata[unit]!]! += weight;
    flagged[strata[unit]!]! += weight * flags[unit]!;
  }
  return { units, flagged };
}

/**
 * Mean sum_h fbar_h sum_{i in h} d and variance sum_h S_h / (S_h - 1) fbar_h (1 - fbar_h) sum_{i in h} (d - dbar_h)^2
 * of D = sum d f, with d = n - M N_g / N over all units.
 * @returns one value a tested group; a stratum of one unit, or with all or none flagged, adds no variance
 * @see Strasser & Weber 1999, theorem 1, summed over independent strata
 * @example stratifiedMoments({ composition: compositionFromRows([[1, 0], [0, 1]]), sums: compositionSums(compositionFromRows([[1, 0], [0, 1]])), strata: Uint16Array.of(0, 0), flagged: Uint8Array.of(1, 0), tested: Uint16Array.of(0) }).variance // [0.25]
 */
export function stratifiedMoments(of: StratifiedUnits): StratifiedMoments {
  const { composition, sums, strata, flagged, tested, weights } = of;
  const sizes = stratumSizes(strata, flagged, weights);
  const scatter = scatterOfStrata(of, sizes.units.length);
  const mean = new Float64Array(tested.length);
  const variance = new Float64Array(tested.length);
  for (const [t, group] of tested.entries()) {
    const share = sums.groupMembers[group]! / sums.members;
    let left = 0;
    for (let stratum = 0; stratum < sizes.units.length; stratum++) {
      const units = sizes.units[stratum]!;
      const flags = sizes.flagged[stratum]!;
      if (flags === 0) continue;
      const own = sumsOfContrast(scatter, stratum, { group, groups: composition.groups, share });
      mean[t]! += (flags / units) * own.total;
      if (flags === units) continue;
      const weight = (flags * (units - flags)) / (units * (units - 1));
      variance[t]! += weight * (own.squares - (own.total * own.total) / units);
      left += weight * own.cancelled;
    }
    if (variance[t]! <= ROUNDING * left) variance[t] = 0;
  }
  return { mean, variance };
}

/** Per stratum sums of M and M^2; per stratum and group, interleaved, sums of n, n^2 and n M. */
interface ScatterOfStrata {
  readonly members: Float64Array;
  readonly squared: Float64Array;
  readonly groups: Float64Array;
}

function scatterOfStrata({ composition, sums, strata, weights }: StratifiedUnits, count: number): ScatterOfStrata {
  const { groups, offsets, groupCodes, memberCounts } = composition;
  const scatter = {
    members: new Float64Array(count),
    squared: new Float64Array(count),
    groups: new Float64Array(3 * count * groups),
  };
  for (let unit = 0; unit < strata.length; unit++) {
    const stratum = strata[unit]!;
    const weight = weights === undefined ? 1 : weights[unit]!;
    const size = weights === undefined ? sums.unitMembers[unit]! : 1;
    scatter.members[stratum]! += weight * size;
    scatter.squared[stratum]! += weight * size * size;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      const at = 3 * (stratum * groups + groupCodes[j]!);
      const members = memberCounts[j]!;
      scatter.groups[at]! += weight * members;
      scatter.groups[at + 1]! += weight * members * members;
      scatter.groups[at + 2]! += weight * members * size;
    }
  }
  return scatter;
}

/** Sum of d and of d^2 over a stratum, and the size of the terms that cancel in the latter. */
function sumsOfContrast(
  scatter: ScatterOfStrata,
  stratum: number,
  { group, groups, share }: { readonly group: number; readonly groups: number; readonly share: number },
): { readonly total: number; readonly squares: number; readonly cancelled: number } {
  const at = 3 * (stratum * groups + group);
  const own = scatter.groups[at + 1]!;
  const cross = 2 * share * scatter.groups[at + 2]!;
  const all = share * share * scatter.squared[stratum]!;
  return {
    total: scatter.groups[at]! - share * scatter.members[stratum]!,
    squares: own - cross + all,
    cancelled: own + cross + all,
  };
}
