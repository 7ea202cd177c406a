import type { BlockTask } from "../runtime/run-context.js";
import { resamplesInBlock } from "./cluster-permutation.js";
import { hypergeometricDraw, tableFor } from "./hypergeometric-draw.js";
import { oncePerProblem } from "./once-per-problem.js";
import { type StreamState, streamsFrom } from "./random.js";
import { type StratifiedUnits, stratumSizes } from "./stratified-moments.js";

/** Flags of persons, exchanged within strata. Plain data: entries with weights. */
export interface IndependentStrataProblem extends StratifiedUnits {
  readonly weights: Float64Array;
  readonly seed: number;
  readonly resamples: number;
}

/**
 * Permutation of flags within strata where every unit is one person: the studentised contrast of `studentisedStrataTask`,
 * drawn as the flagged persons of each group in each stratum, so that the cost does not grow with the persons.
 * Row major group x resample. For one member a unit the sums under the root are those of persons:
 * Z = sum_h (X_gh - s F_h) / sqrt(sum_h (1 - 2 p_h) (X_gh (1 - 2 s) + s^2 F_h) + p_h^2 N_gh (1 - s)), with s = N_gh / N_h
 * and p_h = F_h / N_h, which no arrangement changes.
 */
export const independentStrataTask: BlockTask<IndependentStrataProblem, Float64Array> = {
  module: import.meta.url,
  exportName: "independentStrataTask",
  runBlock(problem, block) {
    const constants = constantsOf(problem);
    const rows = resamplesInBlock(problem.resamples, block);
    const statistics = new Float64Array(rows * problem.tested.length);
    const drawn = new Float64Array(constants.members.length);
    const state = streamsFrom(problem.seed).block(block);
    for (let row = 0; row < rows; row++) {
      drawFlagged(constants, drawn, state);
      writeStatistics(constants, drawn, statistics, { row, rows });
    }
    return statistics;
  },
};

/**
 * The statistic of the observed flags, by the same code as the resamples.
 * @returns one value a tested group; 0 where the root is 0
 * @example independentStrata({ composition: compositionFromRows([[1, 0], [0, 1]]), sums: compositionSums(compositionFromRows([[1, 0], [0, 1]])), strata: Uint16Array.of(0, 0), flagged: Uint8Array.of(1, 0), tested: Uint16Array.of(0), weights: Float64Array.of(1, 1) }) // [1.41421...]
 */
export function independentStrata(units: StratifiedUnits & { readonly weights: Float64Array }): Float64Array {
  const constants = countsOf(units);
  const statistics = new Float64Array(units.tested.length);
  writeStatistics(constants, constants.observed, statistics, { row: 0, rows: 1 });
  return statistics;
}

/** Counts of persons: what no arrangement changes, and the observed flags. */
interface StrataCounts {
  readonly levels: number;
  readonly groups: number;
  /** Per stratum: persons, and flagged ones. */
  readonly sizes: Uint32Array;
  readonly flagged: Uint32Array;
  /** Row major group x stratum, tested groups: persons, and the observed flagged ones. */
  readonly members: Float64Array;
  readonly observed: Float64Array;
  readonly logs: Float64Array | null;
}

/** Rounding left over from cancelled squares, relative to what was cancelled. */
const ROUNDING = 1e-12;

const constantsOf = oncePerProblem((problem: IndependentStrataProblem) => countsOf(problem));

function countsOf({ composition, strata, flagged, tested, weights }: StratifiedUnits): StrataCounts {
  const sizes = stratumSizes(strata, flagged, weights);
  const levels = sizes.units.length;
  const placeOf = new Int32Array(composition.groups).fill(-1);
  tested.forEach((group, t) => {
    placeOf[group] = t;
  });
  const members = new Float64Array(tested.length * levels);
  const observed = new Float64Array(tested.length * levels);
  for (let entry = 0; entry < strata.length; entry++) {
    const t = placeOf[composition.groupCodes[composition.offsets[entry]!]!]!;
    if (t < 0) continue;
    const at = t * levels + strata[entry]!;
    members[at]! += weights![entry]!;
    if (flagged[entry] === 1) observed[at]! += weights![entry]!;
  }
  const most = sizes.units.reduce((largest, size) => Math.max(largest, size), 0);
  return {
    levels,
    groups: tested.length,
    sizes: sizes.units,
    flagged: sizes.flagged,
    members,
    observed,
    logs: tableFor(most),
  };
}

/** In each stratum the flagged persons fall on its groups as a draw without replacement. */
function drawFlagged(
  { levels, groups, sizes, flagged, members, logs }: StrataCounts,
  drawn: Float64Array,
  state: StreamState,
): void {
  for (let h = 0; h < levels; h++) {
    let total = sizes[h]!;
    let wanted = flagged[h]!;
    for (let t = 0, at = h; t < groups; t++, at += levels) {
      const own = members[at]!;
      const count = own === 0 || wanted === 0 ? 0 : hypergeometricDraw(state, total, own, wanted, logs);
      drawn[at] = count;
      total -= own;
      wanted -= count;
    }
  }
}

function writeStatistics(
  { levels, groups, sizes, flagged, members }: StrataCounts,
  counts: Float64Array,
  into: Float64Array,
  { row, rows }: { readonly row: number; readonly rows: number },
): void {
  for (let t = 0; t < groups; t++) {
    let contrast = 0;
    let root = 0;
    let cancelled = 0;
    for (let h = 0, at = t * levels; h < levels; h++, at++) {
      const size = sizes[h]!;
      if (size === 0) continue;
      const share = members[at]! / size;
      const p = flagged[h]! / size;
      contrast += counts[at]! - share * flagged[h]!;
      root +=
        (1 - 2 * p) * (counts[at]! * (1 - 2 * share) + share * share * flagged[h]!) +
        p * p * members[at]! * (1 - share);
      cancelled += members[at]! * (1 + 3 * share);
    }
    // Adding 0 turns -0 into 0.
    into[t * rows + row] = root > ROUNDING * cancelled ? contrast / Math.sqrt(root) + 0 : 0;
  }
}
