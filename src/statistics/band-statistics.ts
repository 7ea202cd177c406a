import { ArgumentError } from "../errors.js";
import type { BandLayout } from "./band-arrangements.js";
import { type Composition, compositionSums } from "./composition.js";

/** What the statistics of a table of groups by bands need beside the table. Plain data. */
export interface BandDesign {
  readonly groups: number;
  readonly units: number;
  readonly members: number;
  readonly groupMembers: Float64Array;
  /** One over the members of each group, 0 for an empty one. */
  readonly reciprocals: Float64Array;
  readonly bandSizes: Uint32Array;
  /** Common multiple of the band sizes over each of them, 0 for an empty band. */
  readonly weights: Float64Array;
  readonly multiple: number;
  /** S sum c^2 - r^2 per group, whole; 0 where every unit has as many members of the group. */
  readonly scatter: Float64Array;
  /** Whether every numerator is a whole number that a double holds, so that ties are exact. */
  readonly exact: boolean;
}

/**
 * Statistics of one table: Pearson's chi-squared, and per group H in units of (S - 1) / (S L) with L the common
 * multiple of the band sizes. As a quotient of whole numbers it is one double for one fraction, also between groups.
 */
export interface BandStatistics {
  chiSquared: number;
  readonly scaled: Float64Array;
}

/**
 * Design of the group statistics for a composition and the sizes of the bands.
 * @throws ArgumentError without members, or when units times the squared counts of a group leave the exact integers
 * @see Kruskal & Wallis 1952, eq. 1.2 (H with ties, here on counts in place of ranks)
 * @example bandDesign(compositionFromRows([[2], [0]]), bandLayout(Uint8Array.of(0, 1), { bands: 2, strata: null })).scatter // [4]
 */
export function bandDesign(composition: Composition, layout: BandLayout): BandDesign {
  const { units, members, groupMembers, groupSquared } = compositionSums(composition);
  if (members === 0) throw new ArgumentError("bandDesign requires one member or more; got 0");
  const scatter = groupMembers.map((total, group) => units * groupSquared[group]! - total * total);
  const largestSquare = units * groupSquared.reduce((most, square) => Math.max(most, square), 0);
  if (largestSquare > Number.MAX_SAFE_INTEGER) {
    throw new ArgumentError(
      `bandDesign requires units times the sum of squared counts of a group below 2^53; got ${largestSquare}`,
    );
  }
  const bandSizes = pooledSizes(layout);
  const smallest = bandSizes.reduce((least, size) => (size > 0 ? Math.min(least, size) : least), units);
  const largest = groupMembers.reduce((most, total) => Math.max(most, total), 0);
  // Sum over bands of (S T - r n)^2 / n is at most S^2 r^2 / n of the smallest band.
  const bound = (units * largest) ** 2 / smallest;
  const common = commonMultiple(bandSizes, Number.MAX_SAFE_INTEGER / bound);
  const multiple = common ?? 1;
  const weights = Float64Array.from(bandSizes, (size) => (size === 0 ? 0 : multiple / size));
  return {
    groups: composition.groups,
    units,
    members,
    groupMembers,
    reciprocals: groupMembers.map((total) => (total > 0 ? 1 / total : 0)),
    bandSizes,
    weights,
    multiple,
    scatter,
    exact: common !== null,
  };
}

/**
 * Statistics of a table into a buffer.
 * @param table  members, row major band x group, whole
 * @see kernels: H_j = (S - 1) / SS_j (sum_b T_jb^2 / n_b - r_j^2 / S), here centred on r_j n_b / S before squaring
 */
export function bandStatistics(design: BandDesign, table: Float64Array, into: BandStatistics): void {
  const { groups, scatter, bandSizes } = design;
  const { scaled } = into;
  scaled.fill(0);
  into.chiSquared = 0;
  for (let band = 0; band < bandSizes.length; band++) into.chiSquared += addBand(design, table, band, scaled);
  for (let group = 0; group < groups; group++) {
    scaled[group] = scatter[group]! > 0 ? scaled[group]! / scatter[group]! : 0;
  }
}

/**
 * Adds (S T - r n)^2 L / n of every group in one band, and sums (x - e)^2 / e over them; e follows the members that the
 * band holds in this table.
 */
function addBand(design: BandDesign, table: Float64Array, band: number, scaled: Float64Array): number {
  const { groups, units, members, groupMembers, reciprocals } = design;
  const size = design.bandSizes[band]!;
  const weight = design.weights[band]!;
  const row = table.subarray(band * groups, (band + 1) * groups);
  let held = 0;
  for (let group = 0; group < groups; group++) held += row[group]!;
  const share = held / members;
  let sum = 0;
  for (let group = 0; group < groups; group++) {
    const total = groupMembers[group]!;
    const centred = units * row[group]! - size * total;
    scaled[group]! += centred * centred * weight;
    const difference = row[group]! - total * share;
    sum += difference * difference * reciprocals[group]!;
  }
  return held === 0 ? 0 : sum / share;
}

/**
 * Kruskal-Wallis form H of a group from its scaled form.
 * @returns 0 or more; its mean over all arrangements without strata is the number of bands that hold units less one
 */
export function unscaled({ units, multiple }: BandDesign, scaled: number): number {
  return (scaled * (units - 1)) / (units * multiple);
}

function pooledSizes({ bands, strata, sizes }: BandLayout): Uint32Array {
  const pooled = new Uint32Array(bands);
  for (let cell = 0; cell < strata * bands; cell++) pooled[cell % bands]! += sizes[cell]!;
  return pooled;
}

/** Least common multiple of the sizes above 0, or null when it exceeds the limit. */
function commonMultiple(sizes: Uint32Array, limit: number): number | null {
  let multiple = 1;
  for (const size of sizes) {
    if (size > 0) multiple *= size / greatestDivisor(multiple, size);
    if (multiple > limit) return null;
  }
  return multiple;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
