import type { BlockTask } from "../runtime/run-context.js";
import { arrangementDrawing, drawArrangement } from "./arrangement-drawing.js";
import { packArrangement } from "./arrangement-records.js";
import {
  type ArrangementDesign,
  type ArrangementStatistics,
  type ArrangementSums,
  computeStatistics,
  emptyStatistics,
  emptySums,
} from "./arrangement-statistics.js";
import type { Composition } from "./composition.js";
import { oncePerProblem } from "./once-per-problem.js";
import { streamsFrom } from "./random.js";

/** Resamples of one block; each block has its own stream, so the number of threads changes nothing. */
export const RESAMPLES_PER_BLOCK = 1000;

/** Bands are permuted over units while each unit keeps its members. Plain data. */
export interface ClusterPermutationProblem {
  readonly seed: number;
  readonly resamples: number;
  /**
   * Resamples, in whole blocks, in which the whole band x group table is drawn for Pearson's X2; absent: all. The
   * others draw no more than which units are flagged.
   */
  readonly tableResamples?: number;
  readonly composition: Composition;
  readonly design: ArrangementDesign;
}

/**
 * Permutation of bands over whole units (clusters): studentised contrasts of every tested group, majority contrasts,
 * Pearson X2 of both tables, and the number of groups outside the margin, for each resample of a block.
 * Only the smaller bands are drawn: how many units of each length by the hypergeometric law, then which of them by a
 * partial shuffle that is never reset inside a block.
 * @see method: predictions are permuted over sponsors, each composition stays whole
 */
export const clusterPermutationTask: BlockTask<ClusterPermutationProblem, ArrangementStatistics> = {
  module: import.meta.url,
  exportName: "clusterPermutationTask",
  runBlock: runClusterBlock,
};

/** Number of blocks that hold so many resamples. */
export function blocksOf(resamples: number): number {
  return Math.ceil(resamples / RESAMPLES_PER_BLOCK);
}

/** Resamples in one block: all but the last are full. */
export function resamplesInBlock(resamples: number, block: number): number {
  return Math.min(RESAMPLES_PER_BLOCK, resamples - block * RESAMPLES_PER_BLOCK);
}

/**
 * Statistics of one given arrangement, by the same code as the resamples.
 * @param bandCodes  band of each unit; length units
 */
export function observedStatistics(
  composition: Composition,
  design: ArrangementDesign,
  bandCodes: Uint8Array,
): ArrangementStatistics {
  const sums = emptySums(design);
  for (let unit = 0; unit < bandCodes.length; unit++) addUnit(composition, design, sums, unit, bandCodes[unit]!);
  const statistics = emptyStatistics(design, 1, { wholeTables: true });
  computeStatistics(design, sums, statistics, 0);
  return statistics;
}

/** Whether a block draws whole tables. */
export function drawsTables({ tableResamples }: { readonly tableResamples?: number }, block: number): boolean {
  return tableResamples === undefined || block * RESAMPLES_PER_BLOCK < tableResamples;
}

function addUnit(
  composition: Composition,
  design: ArrangementDesign,
  sums: ArrangementSums,
  unit: number,
  band: number,
): void {
  const { offsets, groupCodes, memberCounts, groups } = composition;
  const size = design.sums.unitMembers[unit]!;
  const flagged = design.flagged[band] === 1;
  sums.bandMembers[band]! += size;
  if (flagged) {
    sums.flaggedMembers += size;
    sums.flaggedMembersSquared += size * size;
  }
  for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
    const group = groupCodes[j]!;
    const count = memberCounts[j]!;
    sums.members[band * groups + group]! += count;
    if (flagged) {
      sums.flagged[3 * group]! += count;
      sums.flagged[3 * group + 1]! += count * count;
      sums.flagged[3 * group + 2]! += count * size;
    }
  }
  if (sums.majorities !== null && design.majority !== null) {
    sums.majorities[band * (groups + 1) + design.majority[unit]!]! += 1;
    if (flagged) sums.flaggedMajorities[design.majority[unit]!]! += 1;
  }
}

/** Records of the units as every block starts from them. */
const recordsOf = oncePerProblem(({ composition, design }: ClusterPermutationProblem) =>
  packArrangement(composition, design),
);

function runClusterBlock(problem: ClusterPermutationProblem, block: number): ArrangementStatistics {
  const { design, resamples, seed } = problem;
  const count = resamplesInBlock(resamples, block);
  const wholeTables = drawsTables(problem, block);
  const statistics = emptyStatistics(design, count, { wholeTables });
  const state = streamsFrom(seed).block(block);
  const arrangement = arrangementDrawing(recordsOf(problem), design, { wholeTables, state });
  for (let row = 0; row < count; row++) {
    drawArrangement(arrangement);
    computeStatistics(design, arrangement.sums, statistics, row);
  }
  return statistics;
}
