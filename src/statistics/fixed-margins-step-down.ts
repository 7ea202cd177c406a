import { ArgumentError } from "../errors.js";
import type { BlockTask } from "../runtime/run-context.js";
import { RESAMPLES_PER_BLOCK, resamplesInBlock } from "./cluster-permutation.js";
import { logHypergeometricTerm } from "./hypergeometric-density.js";
import { streamsFrom } from "./random.js";
import { repairedDrawing } from "./repaired-drawing.js";
import { type RepairedTables, repairedTables } from "./repaired-tables.js";

/** Units counted by group and flag: groups do not overlap, and may leave units that belong to none. */
export interface FlaggedCounts {
  /** Units of each group, 1 or more; length groups. */
  readonly sizes: readonly number[];
  /** Flagged units of each group. */
  readonly flagged: readonly number[];
  readonly allUnits: number;
  /** All flagged units, at least 1 and below `allUnits`. */
  readonly allFlagged: number;
}

/** A family of groups whose flags are permuted over units. Plain data. */
export interface FixedMarginsStepDownProblem {
  readonly seed: number;
  readonly resamples: number;
  readonly tables: RepairedTables;
  /** Rows of the groups from the most to the least extreme observed one. */
  readonly order: Uint16Array;
  /** How extreme each count 0 .. size of each row is; row r begins at `begins[r]`. */
  readonly extremeness: Float64Array;
  readonly begins: Uint32Array;
  /** Per step, the least extremeness that counts as much as the observed one. */
  readonly bounds: Float64Array;
}

/** Two-sided tests of a family of groups given both margins. */
export interface FixedMarginsStepDown {
  /** Exact unadjusted p-values: counts at least as far from their mean. */
  readonly unadjusted: readonly number[];
  /** Step-down adjusted p-values, resampled. */
  readonly adjusted: readonly number[];
}

/**
 * Step-down minP or maxT over groups of units that have one member each, streamed: flags permuted over units give
 * flagged counts that follow the multivariate hypergeometric law, so tables are drawn and nothing of them is kept. A
 * count is as extreme as its exact p-value (minP) or its distance from the mean in standard deviations (maxT).
 * @see Westfall & Young 1993, algorithm 2.8; Ge, Dudoit & Speed 2003, boxes 2 and 4
 */
export const fixedMarginsStepDownTask: BlockTask<FixedMarginsStepDownProblem, Float64Array> = {
  module: import.meta.url,
  exportName: "fixedMarginsStepDownTask",
  runBlock: runStepDownBlock,
};

/**
 * The problem behind a family of groups, and the exact unadjusted p-values.
 * @param counts  whole counts of units
 * @param options.stepDown  what decides how extreme a count is
 * @returns plain data for `fixedMarginsStepDownTask`; unadjusted p-values in the order of the groups
 * @throws ArgumentError when there is no group, a group is empty, or all or no units are flagged
 * @example fixedMarginsStepDownProblem({ sizes: [3], flagged: [3], allUnits: 9, allFlagged: 3 }, { stepDown: "minP", seed: 1, resamples: 999 }).unadjusted // [1 / 84]
 */
export function fixedMarginsStepDownProblem(
  counts: FlaggedCounts,
  {
    stepDown,
    seed,
    resamples,
  }: { readonly stepDown: "minP" | "maxT"; readonly seed: number; readonly resamples: number },
): { readonly problem: FixedMarginsStepDownProblem; readonly unadjusted: readonly number[] } {
  requireVariation(counts);
  const { sizes, flagged, allUnits, allFlagged } = counts;
  const laws = sizes.map((size) => countLaw(size, allUnits, allFlagged));
  const scores = laws.map(({ logP, distance }) => (stepDown === "minP" ? logP.map((log) => -log) : distance));
  const observed = scores.map((row, group) => row[flagged[group]!]!);
  const order = [...sizes.keys()].sort((a, b) => observed[b]! - observed[a]! || a - b);
  const begins = new Uint32Array(sizes.length);
  sizes.forEach((size, row) => {
    if (row + 1 < sizes.length) begins[row + 1] = begins[row]! + size + 1;
  });
  const rest = allUnits - sizes.reduce((sum, size) => sum + size, 0);
  return {
    problem: {
      seed,
      resamples,
      tables: repairedTables(rest > 0 ? [...sizes, rest] : sizes, [allFlagged, allUnits - allFlagged]),
      order: Uint16Array.from(order),
      extremeness: Float64Array.from(scores.flatMap((row) => [...row])),
      begins,
      bounds: Float64Array.from(order, (row) => observed[row]! - TIE * Math.max(1, observed[row]!)),
    },
    unadjusted: laws.map(({ logP }, group) => Math.exp(logP[flagged[group]!]!)),
  };
}

/**
 * Adjusted p-values from the counts of all blocks.
 * @param extreme  per step, resamples that were as extreme: the sum of the blocks' results
 * @returns p = (b + 1) / (m + 1) per group, never falling along the steps; in the order of the groups
 */
export function steppedDownPValues(problem: FixedMarginsStepDownProblem, extreme: Float64Array): readonly number[] {
  const adjusted = new Array<number>(problem.order.length);
  let largest = 0;
  problem.order.forEach((row, step) => {
    largest = Math.max(largest, extreme[step]!);
    adjusted[row] = (largest + 1) / (problem.resamples + 1);
  });
  return adjusted;
}

/**
 * Both p-values of a family of groups, on the calling thread.
 * @param counts  whole counts of units
 * @param options  as for `fixedMarginsStepDownProblem`; resamples default 99,999
 * @returns exact unadjusted and resampled adjusted p-values
 * @example fixedMarginsStepDown({ sizes: [3], flagged: [3], allUnits: 9, allFlagged: 3 }, { seed: 1 }).unadjusted // [1 / 84]
 */
export function fixedMarginsStepDown(
  counts: FlaggedCounts,
  {
    seed,
    stepDown = "minP",
    resamples = 99_999,
  }: { readonly seed: number; readonly stepDown?: "minP" | "maxT"; readonly resamples?: number },
): FixedMarginsStepDown {
  const { problem, unadjusted } = fixedMarginsStepDownProblem(counts, { stepDown, seed, resamples });
  const extreme = new Float64Array(counts.sizes.length);
  for (let block = 0; block * RESAMPLES_PER_BLOCK < resamples; block++) {
    runStepDownBlock(problem, block).forEach((count, step) => {
      extreme[step]! += count;
    });
  }
  return { unadjusted, adjusted: steppedDownPValues(problem, extreme) };
}

/** Two values of one statistic that differ by less than this, relatively, are equal in exact arithmetic. */
const TIE = 1e-10;

/** For each count 0 .. size: log of the exact two-sided p-value, and the distance from the mean over its deviation. */
function countLaw(size: number, units: number, flagged: number): { logP: Float64Array; distance: Float64Array } {
  const variance = (size * (units - size) * flagged * (units - flagged)) / (units - 1);
  const distance = Float64Array.from({ length: size + 1 }, (_, count) =>
    variance > 0 ? Math.abs(count * units - size * flagged) / Math.sqrt(variance) : 0,
  );
  const urn = { white: flagged, black: units - flagged, drawn: size };
  const fromFarthest = [...distance.keys()].sort((a, b) => distance[b]! - distance[a]!);
  const logP = new Float64Array(size + 1);
  let log = Number.NEGATIVE_INFINITY;
  for (let first = 0; first < fromFarthest.length; ) {
    const bound = distance[fromFarthest[first]!]! * (1 - TIE);
    let end = first;
    for (; end < fromFarthest.length && distance[fromFarthest[end]!]! >= bound; end++) {
      log = logSum(log, logHypergeometricTerm(fromFarthest[end]!, urn));
    }
    for (; first < end; first++) logP[fromFarthest[first]!] = Math.min(0, log);
  }
  return { logP, distance };
}

function logSum(a: number, b: number): number {
  const largest = Math.max(a, b);
  return largest === Number.NEGATIVE_INFINITY ? largest : largest + Math.log1p(Math.exp(-Math.abs(a - b)));
}

function requireVariation({ sizes, flagged, allUnits, allFlagged }: FlaggedCounts): void {
  const rest = allUnits - sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.length === 0 || sizes.some((size) => !(Number.isInteger(size) && size >= 1)) || !(rest >= 0)) {
    throw new ArgumentError(
      `fixedMarginsStepDownProblem requires groups of 1 or more units, at most all together; got ${sizes.length} groups and ${rest} other units`,
    );
  }
  if (!(allFlagged >= 1 && allFlagged < allUnits) || flagged.some((count, group) => count > sizes[group]!)) {
    throw new ArgumentError(
      `fixedMarginsStepDownProblem requires some but not all units flagged; got ${allFlagged} of ${allUnits}`,
    );
  }
}

function runStepDownBlock(problem: FixedMarginsStepDownProblem, block: number): Float64Array {
  const { tables, order, extremeness, begins, bounds } = problem;
  const steps = order.length;
  const extreme = new Float64Array(steps);
  const drawing = repairedDrawing(tables, streamsFrom(problem.seed).block(block));
  const { counts } = drawing;
  const resamples = resamplesInBlock(problem.resamples, block);
  for (let resample = 0; resample < resamples; resample++) {
    drawing.draw();
    let largest = Number.NEGATIVE_INFINITY;
    for (let step = steps - 1; step >= 0; step--) {
      const row = order[step]!;
      const drawn = extremeness[begins[row]! + counts[2 * row]!]!;
      if (drawn > largest) largest = drawn;
      if (largest >= bounds[step]!) extreme[step]! += 1;
    }
  }
  return extreme;
}
