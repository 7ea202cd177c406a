import type { BlockTask } from "../runtime/run-context.js";
import {
  type ArrangementDesign,
  type ArrangementStatistics,
  type ArrangementSums,
  computeStatistics,
  emptyStatistics,
  emptySums,
} from "./arrangement-statistics.js";
import { drawsTables, resamplesInBlock } from "./cluster-permutation.js";
import { hypergeometricDraw, tableFor } from "./hypergeometric-draw.js";
import { oncePerProblem } from "./once-per-problem.js";
import { type StreamState, streamsFrom } from "./random.js";

/** Bands are permuted over units that have one member each: only the table of group by band matters. Plain data. */
export interface IndependentPermutationProblem {
  readonly seed: number;
  readonly resamples: number;
  /** Resamples, in whole blocks, for which Pearson's X2 is kept; absent: all. */
  readonly tableResamples?: number;
  readonly design: ArrangementDesign;
}

/**
 * Permutation of bands over units with one member each, drawn as tables with fixed margins, so that the cost does
 * not grow with the number of units. Same statistics as `clusterPermutationTask`.
 */
export const independentPermutationTask: BlockTask<IndependentPermutationProblem, ArrangementStatistics> = {
  module: import.meta.url,
  exportName: "independentPermutationTask",
  runBlock(problem, block) {
    const { design, resamples, seed } = problem;
    const count = resamplesInBlock(resamples, block);
    const statistics = emptyStatistics(design, count, { wholeTables: drawsTables(problem, block) });
    const sums = emptySums(design);
    const state = streamsFrom(seed).block(block);
    const logFactorial = tableOf(problem);
    for (let row = 0; row < count; row++) {
      drawTable(design, sums.members, state, logFactorial);
      sumTable(design, sums);
      computeStatistics(design, sums, statistics, row);
    }
    return statistics;
  },
};

const tableOf = oncePerProblem(({ design }: IndependentPermutationProblem) => tableFor(design.sums.units));

/** Statistics of a given band x group table of units with one member each. */
export function observedTableStatistics(design: ArrangementDesign, table: Int32Array): ArrangementStatistics {
  const sums = emptySums(design);
  sums.members.set(table);
  sumTable(design, sums);
  const statistics = emptyStatistics(design, 1, { wholeTables: true });
  computeStatistics(design, sums, statistics, 0);
  return statistics;
}

function drawTable(
  design: ArrangementDesign,
  table: Int32Array,
  state: StreamState,
  logFactorial: Float64Array | null,
): void {
  const { groupMembers, units } = design.sums;
  const groups = groupMembers.length;
  const bands = design.bandSizes.length;
  let left = units;
  for (let band = 0; band < bands; band++) {
    let wanted = design.bandSizes[band]!;
    let total = left;
    left -= wanted;
    for (let group = 0; group < groups; group++) {
      let available = groupMembers[group]!;
      for (let earlier = 0; earlier < band; earlier++) available -= table[earlier * groups + group]!;
      const drawn = hypergeometricDraw(state, total, available, wanted, logFactorial);
      table[band * groups + group] = drawn;
      total -= available;
      wanted -= drawn;
    }
  }
}

function sumTable(design: ArrangementDesign, sums: ArrangementSums): void {
  const groups = design.sums.groupMembers.length;
  sums.flaggedMembers = 0;
  sums.flagged.fill(0);
  sums.flaggedMajorities.fill(0);
  for (let band = 0; band < design.bandSizes.length; band++) {
    sums.bandMembers[band] = design.bandSizes[band]!;
    if (design.flagged[band] !== 1) continue;
    sums.flaggedMembers += design.bandSizes[band]!;
    for (let group = 0; group < groups; group++) {
      const count = sums.members[band * groups + group]!;
      for (let sum = 0; sum < 3; sum++) sums.flagged[3 * group + sum]! += count;
      sums.flaggedMajorities[group]! += count;
    }
  }
  sums.flaggedMembersSquared = sums.flaggedMembers;
  if (sums.majorities !== null) copyAsMajorities(sums.members, sums.majorities, groups);
}

/** Where the units are sponsors counted by majority group, the table itself is the table of majorities. */
function copyAsMajorities(members: Int32Array, majorities: Int32Array, groups: number): void {
  for (let cell = 0; cell < members.length; cell++) {
    majorities[Math.floor(cell / groups) * (groups + 1) + (cell % groups)] = members[cell]!;
  }
}
