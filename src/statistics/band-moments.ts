import type { BandLayout } from "./band-arrangements.js";
import type { Composition } from "./composition.js";

/** Exact mean and variance of every cell over all arrangements, row major group x band. */
export interface BandMoments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/**
 * Exact permutation mean and variance of the table of group by band: summed over strata,
 * E T_jb = r_j n_b / S and Var T_jb = n_b (S - n_b) SS_j / (S (S - 1)) with SS_j = sum c_j^2 - r_j^2 / S.
 * @param composition  each group at most once a unit
 * @returns values of 0 or more; a stratum of one unit has no variance
 * @see Strasser & Weber 1999, theorem 1
 * @example bandMoments(compositionFromRows([[2], [0]]), bandLayout(Uint8Array.of(0, 1), { bands: 2, strata: null })).variance // [1, 1]
 */
export function bandMoments(composition: Composition, layout: BandLayout): BandMoments {
  const { groups } = composition;
  const { bands, strata, begins, sizes } = layout;
  const mean = new Float64Array(groups * bands);
  const variance = new Float64Array(groups * bands);
  for (let stratum = 0; stratum < strata; stratum++) {
    const units = begins[stratum + 1]! - begins[stratum]!;
    if (units === 0) continue;
    const { totals, squares } = sumsOfStratum(composition, layout, stratum);
    for (let cell = 0; cell < groups * bands; cell++) {
      const group = Math.floor(cell / bands);
      const size = sizes[stratum * bands + (cell % bands)]!;
      mean[cell]! += (totals[group]! * size) / units;
      if (units === 1) continue;
      const scatter = units * squares[group]! - totals[group]! ** 2;
      variance[cell]! += (size * (units - size) * scatter) / (units * units * (units - 1));
    }
  }
  return { mean, variance };
}

function sumsOfStratum(
  { groups, offsets, groupCodes, memberCounts }: Composition,
  { units, begins }: BandLayout,
  stratum: number,
): { readonly totals: Float64Array; readonly squares: Float64Array } {
  const totals = new Float64Array(groups);
  const squares = new Float64Array(groups);
  for (const unit of units.subarray(begins[stratum]!, begins[stratum + 1]!)) {
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      const count = memberCounts[j]!;
      totals[groupCodes[j]!]! += count;
      squares[groupCodes[j]!]! += count * count;
    }
  }
  return { totals, squares };
}
