import { type BandDesign, type BandStatistics, bandStatistics } from "./band-statistics.js";
import { tieTolerance } from "./freeman-halton.js";

/** The observed statistics that arrangements are compared with. Plain data. */
export interface BandReference {
  readonly chiSquared: number;
  readonly chiSquaredTolerance: number;
  readonly scaled: Float64Array;
  /** Per group the least value that counts as at least as extreme. */
  readonly bounds: Float64Array;
  /** Groups whose counts vary over units, the largest observed statistic first. */
  readonly order: Uint16Array;
}

/** How many arrangements were at least as extreme as the observed one. */
export interface BandCounts {
  arrangements: number;
  chiSquaredAtLeast: number;
  chiSquaredAbove: number;
  /** Per group, of its own statistic. */
  readonly extreme: Float64Array;
  /** Per group, of the largest among those not more significant than it. */
  readonly stepDown: Float64Array;
}

/** Room for the statistics of one table. */
export function emptyBandStatistics({ groups }: BandDesign): BandStatistics {
  return { chiSquared: 0, scaled: new Float64Array(groups) };
}

/** Counts before any arrangement was seen. */
export function emptyBandCounts({ groups }: BandDesign): BandCounts {
  return {
    arrangements: 0,
    chiSquaredAtLeast: 0,
    chiSquaredAbove: 0,
    extreme: new Float64Array(groups),
    stepDown: new Float64Array(groups),
  };
}

/**
 * The statistics of the observed table, by the same code as those of the arrangements, with their tie rule: exact
 * where numerators are whole, else within a relative 1e-10.
 * @param table  members, row major band x group
 */
export function bandReference(design: BandDesign, table: Float64Array): BandReference {
  const { chiSquared, scaled } = observed(design, table);
  const groups = Array.from(scaled.keys()).filter((group) => design.scatter[group]! > 0);
  return {
    chiSquared,
    chiSquaredTolerance: tieTolerance(chiSquared, design.members),
    scaled,
    bounds: scaled.map((value) => (design.exact ? value : value - 1e-10 * value)),
    order: Uint16Array.from(groups.sort((a, b) => scaled[b]! - scaled[a]! || a - b)),
  };
}

function observed(design: BandDesign, table: Float64Array): BandStatistics {
  const statistics = emptyBandStatistics(design);
  bandStatistics(design, table, statistics);
  return statistics;
}

/**
 * Adds one arrangement to the counts. The step-down count of a group looks at the largest statistic among it and all
 * groups less significant, found by one pass from the least significant.
 * @see Westfall & Young 1993, algorithm 2.8; Ge, Dudoit & Speed 2003, box 2
 */
export function countArrangement(reference: BandReference, statistics: BandStatistics, counts: BandCounts): void {
  const { chiSquared, chiSquaredTolerance, bounds, order } = reference;
  const { scaled } = statistics;
  counts.arrangements++;
  if (statistics.chiSquared >= chiSquared - chiSquaredTolerance) counts.chiSquaredAtLeast++;
  if (statistics.chiSquared > chiSquared + chiSquaredTolerance) counts.chiSquaredAbove++;
  let largest = 0;
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const group = order[rank]!;
    const value = scaled[group]!;
    const bound = bounds[group]!;
    if (value >= bound) counts.extreme[group]! += 1;
    if (value > largest) largest = value;
    if (largest >= bound) counts.stepDown[group]! += 1;
  }
}

/** Adds the counts of a block to a total. */
export function addBandCounts(total: BandCounts, block: BandCounts): void {
  total.arrangements += block.arrangements;
  total.chiSquaredAtLeast += block.chiSquaredAtLeast;
  total.chiSquaredAbove += block.chiSquaredAbove;
  for (let group = 0; group < total.extreme.length; group++) {
    total.extreme[group]! += block.extreme[group]!;
    total.stepDown[group]! += block.stepDown[group]!;
  }
}

/** Step-down counts made monotone: no group is more significant than one with a larger observed statistic. */
export function monotoneStepDown({ order }: BandReference, { stepDown }: BandCounts): Float64Array {
  const counts = stepDown.slice();
  let largest = 0;
  for (const group of order) {
    largest = Math.max(largest, counts[group]!);
    counts[group] = largest;
  }
  return counts;
}
