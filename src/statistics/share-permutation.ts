import { ArgumentError } from "../errors.js";
import type { BlockTask } from "../runtime/run-context.js";
import { resamplesInBlock } from "./cluster-permutation.js";
import { partialShuffle } from "./partial-shuffle.js";
import { streamsFrom } from "./random.js";

/**
 * Shares of groups at units, as compressed sparse rows: at unit i the share of group `groupCodes[j]` is `shares[j]`
 * for j from `offsets[i]` to `offsets[i + 1]` (exclusive).
 */
export interface UnitShares {
  readonly offsets: Uint32Array;
  readonly groupCodes: Uint16Array;
  readonly shares: Float64Array;
}

/** Sums of shares over all units: per group, of w and of w^2. */
export interface PermutedShareSums {
  readonly units: number;
  readonly shares: Float64Array;
  readonly squares: Float64Array;
}

/** Flags are permuted over units while each unit keeps its shares. Plain data. */
export interface SharePermutationProblem {
  readonly seed: number;
  readonly resamples: number;
  readonly composition: UnitShares;
  readonly sums: PermutedShareSums;
  readonly flaggedUnits: number;
  /** Groups whose contrasts are computed, by code. */
  readonly tested: Uint16Array;
}

/**
 * Studentised contrasts of the share of each tested group under flags permuted over units:
 * Z = sum d f / sqrt(sum d^2 (f - F/S)^2) with d = w - W/S. The result is row major group x resample of the block.
 * @see Janssen 1997; Chung & Romano 2013, on studentised permutation statistics
 */
export const sharePermutationTask: BlockTask<SharePermutationProblem, Float64Array> = {
  module: import.meta.url,
  exportName: "sharePermutationTask",
  runBlock: runShareBlock,
};

/**
 * Sums of the shares of each group.
 * @param groups  number of groups
 * @returns sums of w and w^2; (sum w)^2 / sum w^2 is the effective number of units
 * @example permutedShareSums({ offsets: new Uint32Array([0, 1]), groupCodes: new Uint16Array([0]), shares: new Float64Array([0.5]) }, 1).shares[0] // 0.5
 */
export function permutedShareSums({ offsets, groupCodes, shares }: UnitShares, groups: number): PermutedShareSums {
  const sums = { units: offsets.length - 1, shares: new Float64Array(groups), squares: new Float64Array(groups) };
  for (let j = 0; j < shares.length; j++) {
    sums.shares[groupCodes[j]!]! += shares[j]!;
    sums.squares[groupCodes[j]!]! += shares[j]! ** 2;
  }
  return sums;
}

/**
 * The contrasts of one given arrangement, and the sums of shares at flagged units.
 * @param flagged  1 for a flagged unit; length units
 * @returns contrasts in the order of `tested`; flagged sums of w per group
 */
export function observedShareContrasts(
  problem: Omit<SharePermutationProblem, "seed" | "resamples">,
  flagged: Uint8Array,
): { readonly contrasts: Float64Array; readonly flaggedShares: Float64Array } {
  const drawn = Uint32Array.from(flagged.keys()).filter((unit) => flagged[unit] === 1);
  const room = emptyRoom(problem.sums.shares.length);
  addUnits(problem.composition, drawn, drawn.length, room);
  const contrasts = new Float64Array(problem.tested.length);
  writeContrasts(problem, { room, complement: false }, contrasts, { row: 0, rows: 1 });
  return { contrasts, flaggedShares: room.shares };
}

interface Room {
  readonly shares: Float64Array;
  readonly squares: Float64Array;
}

function emptyRoom(groups: number): Room {
  return { shares: new Float64Array(groups), squares: new Float64Array(groups) };
}

function runShareBlock(problem: SharePermutationProblem, block: number): Float64Array {
  const { composition, sums, flaggedUnits, tested } = problem;
  if (!(sums.units < 0x200000)) {
    throw new ArgumentError(`sharePermutationTask requires fewer than 2097152 units; got ${sums.units}`);
  }
  const rows = resamplesInBlock(problem.resamples, block);
  const contrasts = new Float64Array(rows * tested.length);
  const complement = 2 * flaggedUnits > sums.units;
  const wanted = complement ? sums.units - flaggedUnits : flaggedUnits;
  const order = Uint32Array.from({ length: sums.units }, (_, unit) => unit);
  const room = emptyRoom(sums.shares.length);
  const state = streamsFrom(problem.seed).block(block);
  for (let row = 0; row < rows; row++) {
    partialShuffle(order, { from: 0, to: wanted, end: order.length }, state);
    room.shares.fill(0);
    room.squares.fill(0);
    addUnits(composition, order, wanted, room);
    writeContrasts(problem, { room, complement }, contrasts, { row, rows });
  }
  return contrasts;
}

function addUnits(
  { offsets, groupCodes, shares }: UnitShares,
  order: Uint32Array,
  count: number,
  { shares: sums, squares }: Room,
): void {
  for (let position = 0; position < count; position++) {
    const unit = order[position]!;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      const share = shares[j]!;
      sums[groupCodes[j]!]! += share;
      squares[groupCodes[j]!]! += share * share;
    }
  }
}

function writeContrasts(
  { sums, flaggedUnits, tested }: Omit<SharePermutationProblem, "seed" | "resamples">,
  { room, complement }: { readonly room: Room; readonly complement: boolean },
  into: Float64Array,
  { row, rows }: { readonly row: number; readonly rows: number },
): void {
  const p = flaggedUnits / sums.units;
  for (let place = 0; place < tested.length; place++) {
    const group = tested[place]!;
    const mean = sums.shares[group]! / sums.units;
    const shares = complement ? sums.shares[group]! - room.shares[group]! : room.shares[group]!;
    const squares = complement ? sums.squares[group]! - room.squares[group]! : room.squares[group]!;
    const all = sums.squares[group]! - sums.shares[group]! * mean;
    const part = squares - 2 * mean * shares + flaggedUnits * mean * mean;
    const variance = (1 - 2 * p) * part + p * p * all;
    into[place * rows + row] = variance > 1e-12 * all ? (shares - flaggedUnits * mean) / Math.sqrt(variance) : 0;
  }
}
