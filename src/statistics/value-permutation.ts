import type { BlockTask } from "../runtime/run-context.js";
import { resamplesInBlock } from "./cluster-permutation.js";
import type { Composition, CompositionSums } from "./composition.js";
import { oncePerProblem } from "./once-per-problem.js";
import { nextBelow, type StreamState, streamsFrom } from "./random.js";

/** Values of units are permuted over units while each unit keeps its members. Plain data: it travels to workers. */
export interface ValuePermutationProblem {
  readonly seed: number;
  readonly resamples: number;
  readonly composition: Composition;
  readonly sums: CompositionSums;
  /** Columns of values, row major column x unit: all columns of a unit move together. */
  readonly values: Float64Array;
  /** Groups whose contrasts are computed. */
  readonly tested: Uint16Array;
}

/**
 * Studentised contrasts of groups for values that may be any number, in each resample of a block:
 * Z = sum d w / sqrt(sum d^2 w^2) with d = n - M N_g / N and w = s - sum M s / N, both sums over units. For values of
 * 0 and 1 it is the studentised contrast of flags.
 * @returns row major (column x group) x resample
 * @see Janssen 1997; Chung & Romano 2013, on studentised permutation statistics
 */
export const valuePermutationTask: BlockTask<ValuePermutationProblem, Float64Array> = {
  module: import.meta.url,
  exportName: "valuePermutationTask",
  runBlock(problem, block) {
    const { seed, resamples, sums } = problem;
    const rows = resamplesInBlock(resamples, block);
    const state = streamsFrom(seed).block(FIRST_BLOCK + block);
    const order = Uint32Array.from({ length: sums.units }, (_, unit) => unit);
    const contrasts = new Float64Array(rows * hypothesesOf(problem));
    for (let row = 0; row < rows; row++) {
      shuffle(order, state);
      writeContrasts(problem, order, (hypothesis, contrast) => {
        contrasts[hypothesis * rows + row] = contrast;
      });
    }
    return contrasts;
  },
};

/** Beyond the blocks of any other permutation that draws from the same seed. */
const FIRST_BLOCK = 0x30000000;

/**
 * The contrasts of the values as they are, by the code of the resamples.
 * @returns row major column x group
 * @example observedValueContrasts({ composition: compositionFromRows([[1, 0], [0, 1]]), sums: compositionSums(compositionFromRows([[1, 0], [0, 1]])), values: Float64Array.of(9, 1), tested: Uint16Array.of(0) })[0] // 1.4142135623730951
 */
export function observedValueContrasts(problem: Omit<ValuePermutationProblem, "seed" | "resamples">): Float64Array {
  const whole = { seed: 0, resamples: 0, ...problem };
  const contrasts = new Float64Array(hypothesesOf(whole));
  const order = Uint32Array.from({ length: problem.sums.units }, (_, unit) => unit);
  writeContrasts(whole, order, (hypothesis, contrast) => {
    contrasts[hypothesis] = contrast;
  });
  return contrasts;
}

function hypothesesOf({ values, sums, tested }: ValuePermutationProblem): number {
  return (values.length / sums.units) * tested.length;
}

function shuffle(order: Uint32Array, state: StreamState): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = nextBelow(state, last + 1);
    const moved = order[last]!;
    order[last] = order[other]!;
    order[other] = moved;
  }
}

/** Units with a member of each tested group, group by group. */
interface GroupEntries {
  /** Entries of tested group t run from `starts[t]` to `starts[t + 1]` (exclusive). */
  readonly starts: Uint32Array;
  readonly units: Uint32Array;
  readonly counts: Float64Array;
  /** n^2 - 2 n M N_g / N: what an entry adds to the sum of d^2 w^2 beside the (M N_g / N)^2 of every unit. */
  readonly squares: Float64Array;
  readonly shares: Float64Array;
  /** Sum of d^2 over units, one a tested group. */
  readonly spread: Float64Array;
  /** Deviations of one column in one arrangement: written over each time. */
  readonly deviations: Float64Array;
}

const entriesOf = oncePerProblem(({ composition, sums, tested }: ValuePermutationProblem): GroupEntries => {
  const { offsets, groupCodes, memberCounts, groups } = composition;
  const placeOf = new Int32Array(groups).fill(-1);
  tested.forEach((group, place) => {
    placeOf[group] = place;
  });
  const starts = new Uint32Array(tested.length + 1);
  for (const group of groupCodes) if (placeOf[group]! >= 0) starts[placeOf[group]! + 1]! += 1;
  for (let place = 0; place < tested.length; place++) starts[place + 1]! += starts[place]!;
  const shares = Float64Array.from(tested, (group) => sums.groupMembers[group]! / sums.members);
  const entries = starts[tested.length]!;
  const units = new Uint32Array(entries);
  const counts = new Float64Array(entries);
  const squares = new Float64Array(entries);
  const next = starts.slice();
  for (let unit = 0; unit < sums.units; unit++) {
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      const place = placeOf[groupCodes[j]!]!;
      if (place < 0) continue;
      const at = next[place]!;
      next[place] = at + 1;
      const count = memberCounts[j]!;
      units[at] = unit;
      counts[at] = count;
      squares[at] = count * count - 2 * shares[place]! * count * sums.unitMembers[unit]!;
    }
  }
  const spread = Float64Array.from(tested, (group, place) => {
    const share = shares[place]!;
    return sums.groupSquared[group]! - 2 * share * sums.groupCross[group]! + share * share * sums.membersSquared;
  });
  return { starts, units, counts, squares, shares, spread, deviations: new Float64Array(sums.units) };
});

/** Contrasts when unit i has the values of unit `order[i]`. */
function writeContrasts(
  problem: ValuePermutationProblem,
  order: Uint32Array,
  write: (hypothesis: number, contrast: number) => void,
): void {
  const { sums, values, tested } = problem;
  const entries = entriesOf(problem);
  const { starts, units, counts, squares, shares, spread, deviations } = entries;
  for (let column = 0; column * sums.units < values.length; column++) {
    const { everywhere, mean } = deviate(values.subarray(column * sums.units), order, sums, deviations);
    for (let place = 0; place < tested.length; place++) {
      let contrast = 0;
      let variance = shares[place]! ** 2 * everywhere;
      for (let at = starts[place]!; at < starts[place + 1]!; at++) {
        const deviation = deviations[units[at]!]!;
        contrast += counts[at]! * deviation;
        variance += squares[at]! * deviation * deviation;
      }
      const says = variance > 1e-12 * spread[place]! * mean;
      write(column * tested.length + place, says ? contrast / Math.sqrt(variance) : 0);
    }
  }
}

/** Writes w of every unit; gives the sum of M^2 w^2 over units, and the mean of w^2. */
function deviate(
  values: Float64Array,
  order: Uint32Array,
  { units, unitMembers, members }: CompositionSums,
  into: Float64Array,
): { readonly everywhere: number; readonly mean: number } {
  let total = 0;
  for (let unit = 0; unit < units; unit++) total += unitMembers[unit]! * values[order[unit]!]!;
  const centre = total / members;
  let everywhere = 0;
  let squares = 0;
  for (let unit = 0; unit < units; unit++) {
    const deviation = values[order[unit]!]! - centre;
    into[unit] = deviation;
    const scaled = unitMembers[unit]! * deviation;
    everywhere += scaled * scaled;
    squares += deviation * deviation;
  }
  return { everywhere, mean: squares / units };
}
