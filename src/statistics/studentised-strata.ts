import { ArgumentError } from "../errors.js";
import type { BlockTask } from "../runtime/run-context.js";
import { resamplesInBlock } from "./cluster-permutation.js";
import { oncePerProblem } from "./once-per-problem.js";
import { partialShuffle } from "./partial-shuffle.js";
import { type StreamState, streamsFrom } from "./random.js";
import { type StrataConstants, type StratumDraw, strataConstants } from "./strata-constants.js";
import type { StratifiedUnits } from "./stratified-moments.js";
import type { StratifiedPermutationProblem } from "./stratified-permutation.js";

/**
 * Permutation of flags over whole units within strata, studentised: for each resample of a block
 * Z = sum d (f - p_h) / sqrt(sum d^2 (f - p_h)^2) of every tested group, with d = n - M N_gh / N_h and
 * p_h = sum M f / N_h taken within each stratum h, p_h and the root anew in every resample; row major group x resample.
 * It is the contrast that decides without strata, taken in each stratum and summed. With N_g / N in the place of
 * N_gh / N_h a selection by the size of a unit alone looks like one by group wherever the group is unevenly spread over
 * the strata.
 * @see Janssen 1997; Chung & Romano 2013, on studentised permutation statistics
 */
export const studentisedStrataTask: BlockTask<StratifiedPermutationProblem, Float64Array> = {
  module: import.meta.url,
  exportName: "studentisedStrataTask",
  runBlock: runBlockOfStrata,
};

/**
 * The statistic of the observed flags, by the same code as the resamples.
 * @returns one value a tested group; 0 where the root is 0
 * @example studentisedStrata({ composition: compositionFromRows([[1, 0], [0, 1]]), sums: compositionSums(compositionFromRows([[1, 0], [0, 1]])), strata: Uint16Array.of(0, 0), flagged: Uint8Array.of(1, 0), tested: Uint16Array.of(0) }) // [1.41421...]
 */
export function studentisedStrata(units: StratifiedUnits): Float64Array {
  const constants = strataConstants(units);
  const sums = emptySums(constants);
  for (let unit = 0; unit < units.flagged.length; unit++) {
    if (units.flagged[unit] === 1) addUnit(constants, sums, unit);
  }
  const statistics = new Float64Array(units.tested.length);
  writeStatistics(constants, sums, statistics, { row: 0, rows: 1 });
  return statistics;
}

/** Sums over flagged units. */
interface FlaggedSums {
  /** Per tested group: members. */
  readonly members: Float64Array;
  /** Row major group x stratum: sum of n^2 - 2 n M N_gh / N_h. */
  readonly parts: Float64Array;
  /** Per stratum: members of all groups, and the sum of their squares by unit. */
  readonly all: Float64Array;
  readonly allSquared: Float64Array;
}

const constantsOf = oncePerProblem((problem: StratifiedPermutationProblem) => strataConstants(problem));

function emptySums({ shares, stratumMembers, least }: StrataConstants): FlaggedSums {
  return {
    members: new Float64Array(least.length),
    parts: new Float64Array(shares.length),
    all: new Float64Array(stratumMembers.length),
    allSquared: new Float64Array(stratumMembers.length),
  };
}

function addUnit(constants: StrataConstants, sums: FlaggedSums, unit: number): void {
  const { offsets, places, counts, parts, stratumMembers } = constants;
  const levels = stratumMembers.length;
  const h = constants.strata[unit]!;
  const size = constants.unitMembers[unit]!;
  sums.all[h]! += size;
  sums.allSquared[h]! += size * size;
  for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
    const t = places[j]!;
    sums.members[t]! += counts[j]!;
    sums.parts[t * levels + h]! += parts[j]!;
  }
}

function runBlockOfStrata(problem: StratifiedPermutationProblem, block: number): Float64Array {
  // Above this the product of a 32-bit draw and a bound leaves the exact integers of a double.
  if (problem.sums.units >= 0x200000) {
    throw new ArgumentError(`studentisedStrataTask requires fewer than 2097152 units; got ${problem.sums.units}`);
  }
  const constants = constantsOf(problem);
  const rows = resamplesInBlock(problem.resamples, block);
  const statistics = new Float64Array(rows * problem.tested.length);
  const first = emptySums(constants);
  for (const unit of constants.flaggedAtFirst) addUnit(constants, first, unit);
  const sums = emptySums(constants);
  const order = constants.order.slice();
  const state = streamsFrom(problem.seed).block(block);
  for (let row = 0; row < rows; row++) {
    sums.members.set(first.members);
    sums.parts.set(first.parts);
    sums.all.set(first.all);
    sums.allSquared.set(first.allSquared);
    for (const draw of constants.draws) drawUnits(constants, sums, { draw, order, state });
    writeStatistics(constants, sums, statistics, { row, rows });
  }
  return statistics;
}

function drawUnits(
  { offsets, places, counts, parts, unitMembers, stratumMembers }: StrataConstants,
  { members, parts: squares, all, allSquared }: FlaggedSums,
  { draw, order, state }: { readonly draw: StratumDraw; readonly order: Uint32Array; readonly state: StreamState },
): void {
  const { start, size, count, sign, stratum } = draw;
  const levels = stratumMembers.length;
  let drawn = 0;
  let squared = 0;
  partialShuffle(order, { from: start, to: start + count, end: start + size }, state);
  for (let place = start; place < start + count; place++) {
    const unit = order[place]!;
    const own = unitMembers[unit]!;
    drawn += own;
    squared += own * own;
    const end = offsets[unit + 1]!;
    for (let j = offsets[unit]!; j < end; j++) {
      const t = places[j]!;
      members[t]! += sign * counts[j]!;
      squares[t * levels + stratum]! += sign * parts[j]!;
    }
  }
  all[stratum]! += sign * drawn;
  allSquared[stratum]! += sign * squared;
}

function writeStatistics(
  { shares, squares, least, stratumMembers }: StrataConstants,
  { members, parts, all, allSquared }: FlaggedSums,
  into: Float64Array,
  { row, rows }: { readonly row: number; readonly rows: number },
): void {
  const levels = stratumMembers.length;
  for (let t = 0; t < least.length; t++) {
    let contrast = members[t]!;
    let root = 0;
    for (let h = 0, at = t * levels; h < levels; h++, at++) {
      const total = stratumMembers[h]!;
      if (total === 0) continue;
      const share = shares[at]!;
      const p = all[h]! / total;
      contrast -= share * all[h]!;
      root += (1 - 2 * p) * (parts[at]! + share * share * allSquared[h]!) + p * p * squares[at]!;
    }
    into[t * rows + row] = root > least[t]! ? contrast / Math.sqrt(root) : 0;
  }
}
