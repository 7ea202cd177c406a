import type { BlockTask } from "../runtime/run-context.js";
import { arrangementDrawing, drawArrangement } from "./arrangement-drawing.js";
import { packArrangement } from "./arrangement-records.js";
import type { ArrangementDesign } from "./arrangement-statistics.js";
import { resamplesInBlock } from "./cluster-permutation.js";
import type { Composition, CompositionSums } from "./composition.js";
import { oncePerProblem } from "./once-per-problem.js";
import { type PivotedCholesky, pivotedCholesky } from "./pivoted-cholesky.js";
import { quadraticFormOf } from "./quadratic-form.js";
import { streamsFrom } from "./random.js";

/** Flags are permuted over units with members of several groups. Plain data: it travels to workers. */
export interface QuadraticPermutationProblem {
  readonly seed: number;
  readonly resamples: number;
  /** Blocks that earlier runs of the same problem have drawn. */
  readonly firstBlock: number;
  readonly composition: Composition;
  readonly sums: CompositionSums;
  /** Units without and with a flag. */
  readonly flagSizes: Uint32Array;
  /** Groups whose contrasts D_g = sum of d_ig f_i make the form, by code. */
  readonly groups: Uint16Array;
}

/** Quadratic form of the observed flags, with the rank of the covariance of the contrasts. */
export interface ObservedQuadraticForm {
  readonly statistic: number;
  readonly rank: number;
}

/**
 * Quadratic form D' V^- D of the contrasts of several groups at once, for each resample of a block; V is their
 * covariance when flags are permuted over units.
 * @see Strasser & Weber 1999, "On the asymptotic theory of permutation statistics"; coin teststat = "quadratic"
 */
export const quadraticPermutationTask: BlockTask<QuadraticPermutationProblem, Float64Array> = {
  module: import.meta.url,
  exportName: "quadraticPermutationTask",
  runBlock(problem, index) {
    const { records, design, cholesky } = preparedFor(problem);
    const { seed, resamples, firstBlock, groups, sums } = problem;
    const block = firstBlock + index;
    const state = streamsFrom(seed).block(FIRST_BLOCK + block);
    const arrangement = arrangementDrawing(records, design, { wholeTables: false, state });
    const statistics = new Float64Array(resamplesInBlock(resamples, block));
    const contrasts = new Float64Array(groups.length);
    for (let row = 0; row < statistics.length; row++) {
      drawArrangement(arrangement);
      const { flagged, flaggedMembers } = arrangement.sums;
      for (let g = 0; g < groups.length; g++) {
        contrasts[g] = flagged[3 * groups[g]!]! - (sums.groupMembers[groups[g]!]! / sums.members) * flaggedMembers;
      }
      statistics[row] = quadraticFormOf(cholesky, contrasts);
    }
    return statistics;
  },
};

/** Beyond the blocks of any other permutation that draws from the same seed. */
const FIRST_BLOCK = 0x20000000;

/**
 * The quadratic form of the flags as they are.
 * @param flags  1 for a flagged unit; length units
 * @returns statistic 0 or more, and the rank of the covariance: its degrees of freedom
 */
export function observedQuadraticForm(problem: QuadraticPermutationProblem, flags: Uint8Array): ObservedQuadraticForm {
  const { composition, sums, groups } = problem;
  const { offsets, groupCodes, memberCounts } = composition;
  const members = new Float64Array(composition.groups);
  let flaggedMembers = 0;
  for (let unit = 0; unit < flags.length; unit++) {
    if (flags[unit] !== 1) continue;
    flaggedMembers += sums.unitMembers[unit]!;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) members[groupCodes[j]!]! += memberCounts[j]!;
  }
  const contrasts = Float64Array.from(
    groups,
    (group) => members[group]! - (sums.groupMembers[group]! / sums.members) * flaggedMembers,
  );
  const { cholesky } = preparedFor(problem);
  return { statistic: quadraticFormOf(cholesky, contrasts), rank: cholesky.rank };
}

interface Prepared {
  readonly records: ReturnType<typeof packArrangement>;
  readonly design: ArrangementDesign;
  readonly cholesky: PivotedCholesky;
}

const preparedFor = oncePerProblem((problem: QuadraticPermutationProblem): Prepared => {
  const { composition, sums, flagSizes, groups } = problem;
  const design: ArrangementDesign = {
    sums,
    bandSizes: flagSizes,
    flagged: Uint8Array.of(0, 1),
    tested: groups,
    majority: null,
    majorityUnits: null,
    testedMajorities: new Uint16Array(0),
    ratioLower: 1,
    ratioUpper: 1,
  };
  return {
    records: packArrangement(composition, design),
    design,
    cholesky: pivotedCholesky(contrastCovariance(problem)),
  };
});

/**
 * Covariance of the contrasts: S/(S-1) fbar (1 - fbar) sum_i d_ig d_ih, with d_ig = n_ig - M_i N_g / N.
 * @returns row major, groups x groups
 */
function contrastCovariance({ composition, sums, flagSizes, groups }: QuadraticPermutationProblem): Float64Array {
  const { offsets, groupCodes, memberCounts } = composition;
  const k = groups.length;
  const placeOf = new Int32Array(composition.groups).fill(-1);
  groups.forEach((group, place) => {
    placeOf[group] = place;
  });
  const products = new Float64Array(k * k);
  for (let unit = 0; unit < sums.units; unit++) {
    for (let i = offsets[unit]!; i < offsets[unit + 1]!; i++) {
      const row = placeOf[groupCodes[i]!]!;
      if (row < 0) continue;
      for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
        const column = placeOf[groupCodes[j]!]!;
        if (column >= 0) products[row * k + column]! += memberCounts[i]! * memberCounts[j]!;
      }
    }
  }
  const rate = flagSizes[1]! / sums.units;
  const scale = (sums.units / (sums.units - 1)) * rate * (1 - rate);
  const share = Float64Array.from(groups, (group) => sums.groupMembers[group]! / sums.members);
  return products.map((product, cell) => {
    const [g, h] = [Math.floor(cell / k), cell % k];
    const crossed = share[h]! * sums.groupCross[groups[g]!]! + share[g]! * sums.groupCross[groups[h]!]!;
    return scale * (product - crossed + share[g]! * share[h]! * sums.membersSquared);
  });
}
