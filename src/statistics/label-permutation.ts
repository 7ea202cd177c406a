import { ArgumentError } from "../errors.js";
import type { BlockTask } from "../runtime/run-context.js";
import { labelledSums } from "./labelled-sums.js";
import { oncePerProblem } from "./once-per-problem.js";
import { type PackedColumns, packColumns, type UnitColumn } from "./packed-columns.js";
import { partialShuffle } from "./partial-shuffle.js";
import { streamsFrom } from "./random.js";

/** Resamples of one block. */
const BLOCK = 250;

/** Labels are permuted over units, all columns of a unit stay together. Plain data. */
export interface LabelPermutationProblem {
  readonly seed: number;
  readonly resamples: number;
  /** How many units have each label, most last: the last is never drawn. */
  readonly labelSizes: readonly number[];
  readonly columns: readonly UnitColumn[];
  /** Columns from the largest observed statistic to the smallest, and the value that counts as extreme. */
  readonly order: Uint16Array;
  readonly bounds: Float64Array;
}

/** Resamples that were as extreme, per step: over the columns from that step on, and in the column of the step alone. */
export interface LabelPermutationCounts {
  readonly stepped: Float64Array;
  readonly alone: Float64Array;
}

/** Whether each column goes together with the label. */
export interface LabelPermutation {
  /** Per column: chi-squared scaled so that its mean under the null hypothesis is its degrees of freedom. */
  readonly statistics: readonly number[];
  readonly degreesOfFreedom: readonly number[];
  /** Number of resamples at least as extreme, in the column alone and step-down over all. */
  readonly extremeAlone: readonly number[];
  readonly extremeAdjusted: readonly number[];
  readonly resamples: number;
}

/** Two values of one statistic that differ by less than this, relatively, are equal in exact arithmetic. */
const TIE = 1e-10;

/**
 * Permutation test of many columns against one label, adjusted over the columns by step-down maxT. Pearson's chi-squared
 * of a table, and for numbers the sum of squares between the labels, are put on one scale by the cube root of Wilson
 * and Hilferty, so that columns of few and of many levels weigh alike; the error of the family holds whatever the scale.
 * @param labels  label of each unit, 0 .. k - 1
 * @param columns  columns of the same units
 * @param options  seed and number of resamples
 * @returns the problem for `labelPermutationTask`, and a function that turns its merged counts into the result
 * @throws ArgumentError with fewer than two labels or unequal lengths
 * @see Westfall & Young 1993, algorithm 2.8; Wilson & Hilferty 1931; Ge, Dudoit & Speed 2003, box 2
 * @example labelPermutationProblem(Uint16Array.of(0, 1), [{ kind: "levels", codes: Uint16Array.of(0, 1), levels: 2 }], { seed: 1, resamples: 99 }).blocks // 1
 */
export function labelPermutationProblem(
  labels: Uint16Array,
  columns: readonly UnitColumn[],
  { seed, resamples }: { readonly seed: number; readonly resamples: number },
) {
  const { sizes, order: units } = byLabel(labels);
  if (sizes.length < 2) throw new ArgumentError(`labelPermutationProblem requires two labels; got ${sizes.length}`);
  for (const column of columns) {
    const length = column.kind === "levels" ? column.codes.length : column.values.length;
    if (length === labels.length) continue;
    throw new ArgumentError(`labelPermutationProblem requires columns of ${labels.length} units; got ${length}`);
  }
  const packed = packColumns(columns);
  const sums = labelledSums(packed, sizes);
  const observed = new Float64Array(columns.length);
  const statistics = new Float64Array(columns.length);
  sums.add(units);
  sums.statistics(statistics, observed);
  const order = Uint16Array.from(columns.keys()).sort((a, b) => observed[b]! - observed[a]! || a - b);
  const problem: LabelPermutationProblem = {
    seed,
    resamples,
    labelSizes: sizes,
    columns,
    order,
    bounds: Float64Array.from(order, (column) => observed[column]! - TIE * Math.max(1, observed[column]!)),
  };
  const finish = ({ stepped, alone }: LabelPermutationCounts): LabelPermutation => {
    const inOrder = (values: Float64Array) => Array.from(columns, (_, column) => values[order.indexOf(column)]!);
    let largest = 0;
    const rising = stepped.map((count) => {
      largest = Math.max(largest, count);
      return largest;
    });
    return {
      statistics: [...statistics],
      degreesOfFreedom: [...sums.degreesOfFreedom],
      extremeAlone: inOrder(alone),
      extremeAdjusted: inOrder(rising),
      resamples,
    };
  };
  return { problem, blocks: Math.ceil(resamples / BLOCK), finish };
}

/**
 * The same test on the calling thread.
 * @param labels  label of each unit
 * @param columns  columns of the same units
 * @param options  seed and number of resamples
 * @throws ArgumentError with fewer than two labels or unequal lengths
 * @see labelPermutationProblem
 * @example labelPermutation(Uint16Array.of(0, 0, 1, 1), [{ kind: "numbers", values: Float64Array.of(1, 2, 3, 4) }], { seed: 1, resamples: 99 }).resamples // 99
 */
export function labelPermutation(
  labels: Uint16Array,
  columns: readonly UnitColumn[],
  options: { readonly seed: number; readonly resamples: number },
): LabelPermutation {
  const { problem, blocks, finish } = labelPermutationProblem(labels, columns, options);
  const merged = mergedLabelCounts(columns.length);
  for (let block = 0; block < blocks; block++) merged.merge(runLabelBlock(problem, block));
  return finish(merged);
}

/** Adds up the counts of blocks. */
export function mergedLabelCounts(columns: number) {
  const [stepped, alone] = [new Float64Array(columns), new Float64Array(columns)];
  const merge = (counts: LabelPermutationCounts): void => {
    for (let step = 0; step < columns; step++) {
      stepped[step]! += counts.stepped[step]!;
      alone[step]! += counts.alone[step]!;
    }
  };
  return { stepped, alone, merge };
}

/** Blocks of the permutation test, for an executor. */
export const labelPermutationTask: BlockTask<LabelPermutationProblem, LabelPermutationCounts> = {
  module: import.meta.url,
  exportName: "labelPermutationTask",
  runBlock: runLabelBlock,
};

const packedOf = oncePerProblem(({ columns }: LabelPermutationProblem): PackedColumns => packColumns(columns));

function runLabelBlock(problem: LabelPermutationProblem, block: number): LabelPermutationCounts {
  const { labelSizes, order, bounds, seed } = problem;
  const packed = packedOf(problem);
  const sums = labelledSums(packed, labelSizes);
  const state = streamsFrom(seed).block(block);
  const units = Uint32Array.from({ length: packed.units }, (_, unit) => unit);
  const drawn = packed.units - labelSizes.at(-1)!;
  const steps = order.length;
  const [stepped, alone, values] = [new Float64Array(steps), new Float64Array(steps), new Float64Array(steps)];
  const raw = new Float64Array(steps);
  const resamples = Math.min(BLOCK, problem.resamples - block * BLOCK);
  for (let resample = 0; resample < resamples; resample++) {
    partialShuffle(units, { from: 0, to: drawn, end: units.length }, state);
    sums.add(units);
    sums.statistics(raw, values);
    let largest = Number.NEGATIVE_INFINITY;
    for (let step = steps - 1; step >= 0; step--) {
      const value = values[order[step]!]!;
      if (value > largest) largest = value;
      if (largest >= bounds[step]!) stepped[step]! += 1;
      if (value >= bounds[step]!) alone[step]! += 1;
    }
  }
  return { stepped, alone };
}

/** Units in the order of their labels, the commonest label last. */
function byLabel(labels: Uint16Array): { readonly sizes: number[]; readonly order: Uint32Array } {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const sorted = [...counts].sort(([a, n], [b, m]) => n - m || a - b);
  const place = new Map(sorted.map(([label], at) => [label, at]));
  return {
    sizes: sorted.map(([, count]) => count),
    order: Uint32Array.from(labels.keys()).sort((a, b) => place.get(labels[a]!)! - place.get(labels[b]!)! || a - b),
  };
}
