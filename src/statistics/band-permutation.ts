import { ArgumentError } from "../errors.js";
import type { BlockTask } from "../runtime/run-context.js";
import { type BandLayout, bandLayout, visitArrangements } from "./band-arrangements.js";
import {
  type BandCounts,
  type BandReference,
  bandReference,
  countArrangement,
  emptyBandCounts,
  emptyBandStatistics,
} from "./band-counts.js";
import { blockDrawing, packUnits, type UnitRecords } from "./band-records.js";
import { drawBandTable } from "./band-resampling.js";
import { type BandDesign, bandDesign, bandStatistics } from "./band-statistics.js";
import { resamplesInBlock } from "./cluster-permutation.js";
import type { Composition } from "./composition.js";
import { streamsFrom } from "./random.js";

/** Units with their members by group, and the band that each unit was given. */
export interface BandedUnits {
  /** Each group at most once a unit. */
  readonly composition: Composition;
  /** Length units, 0 .. bands - 1. */
  readonly bandCodes: Uint8Array;
  readonly bands: number;
  /** Stratum of each unit, 0 .. units - 1: bands are exchanged within strata only; null for one stratum. */
  readonly strata: Uint32Array | null;
}

/** What every arrangement of bands over units is compared by. Plain data: it travels to workers. */
export interface BandPermutationProblem {
  readonly seed: number;
  readonly resamples: number;
  readonly composition: Composition;
  readonly layout: BandLayout;
  readonly design: BandDesign;
  /** Units as every block starts from them. */
  readonly records: UnitRecords;
  readonly reference: BandReference;
  /** Observed members, row major band x group. */
  readonly table: Float64Array;
}

/**
 * Counts of the resamples of one block that are at least as extreme as the observed arrangement. Each block has a
 * stream of its own.
 * @see Phipson & Smyth 2010 (the p-value of such counts)
 */
export const bandPermutationTask: BlockTask<BandPermutationProblem, BandCounts> = {
  module: import.meta.url,
  exportName: "bandPermutationTask",
  runBlock: runBandBlock,
};

/**
 * The problem behind a set of units with bands: what stays fixed, and the observed statistics.
 * @param options.seed  0 .. 2^32 - 1; options.resamples  1 or more, fixed beforehand
 * @throws ArgumentError when lengths or codes do not fit, no unit has members, or resamples is not 1 or more
 * @example bandPermutationProblem({ composition: compositionFromRows([[2, 0], [0, 2]]), bandCodes: Uint8Array.of(0, 1), bands: 2, strata: null }, { seed: 1, resamples: 9 }).table // [2, 0, 0, 2]
 */
export function bandPermutationProblem(
  { composition, bandCodes, bands, strata }: BandedUnits,
  { seed, resamples }: { readonly seed: number; readonly resamples: number },
): BandPermutationProblem {
  const units = composition.offsets.length - 1;
  if (bandCodes.length !== units) {
    throw new ArgumentError(
      `bandPermutationProblem requires a band for each of ${units} units; got ${bandCodes.length}`,
    );
  }
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) {
    throw new ArgumentError(`bandPermutationProblem requires 1 or more resamples; got ${resamples}`);
  }
  const layout = bandLayout(bandCodes, { bands, strata });
  const design = bandDesign(composition, layout);
  const table = new Float64Array(bands * composition.groups);
  for (let unit = 0; unit < units; unit++) addUnit(composition, table, { unit, band: bandCodes[unit]!, sign: 1 });
  return {
    seed,
    resamples,
    composition,
    layout,
    design,
    records: packUnits(composition, layout, design),
    reference: bandReference(design, table),
    table,
  };
}

/**
 * Counts over every arrangement, the observed one included; the work grows with `countArrangements(layout)`.
 * @see Westfall & Young 1993, section 2.3 (complete enumeration)
 */
export function countAllArrangements({ composition, layout, design, reference }: BandPermutationProblem): BandCounts {
  const counts = emptyBandCounts(design);
  const statistics = emptyBandStatistics(design);
  const table = new Float64Array(layout.bands * design.groups);
  visitArrangements(layout, {
    place: (unit, band) => addUnit(composition, table, { unit, band, sign: 1 }),
    move: (unit, from, to) => {
      addUnit(composition, table, { unit, band: from, sign: -1 });
      addUnit(composition, table, { unit, band: to, sign: 1 });
    },
    visit: () => {
      bandStatistics(design, table, statistics);
      countArrangement(reference, statistics, counts);
    },
  });
  return counts;
}

function runBandBlock(problem: BandPermutationProblem, block: number): BandCounts {
  const { layout, design, reference, seed, resamples } = problem;
  const counts = emptyBandCounts(design);
  const statistics = emptyBandStatistics(design);
  const table = new Float64Array(layout.bands * design.groups);
  const state = streamsFrom(seed).block(block);
  const drawing = blockDrawing(problem.records, { rows: layout.bands, groups: design.groups, state });
  for (let row = resamplesInBlock(resamples, block); row > 0; row--) {
    drawBandTable(drawing, layout, design, table);
    bandStatistics(design, table, statistics);
    countArrangement(reference, statistics, counts);
  }
  return counts;
}

function addUnit(
  { groups, offsets, groupCodes, memberCounts }: Composition,
  table: Float64Array,
  { unit, band, sign }: { readonly unit: number; readonly band: number; readonly sign: number },
): void {
  for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
    table[band * groups + groupCodes[j]!]! += sign * memberCounts[j]!;
  }
}
