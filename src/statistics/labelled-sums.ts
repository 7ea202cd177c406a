import { markCounter } from "./mark-counter.js";
import type { PackedColumn, PackedColumns } from "./packed-columns.js";

/** Adds up packed columns by label, and turns the sums into statistics. Holds memory that each call overwrites. */
export interface LabelledSums {
  readonly degreesOfFreedom: Float64Array;
  /** @param units  units in the order of their labels: so many of the first label, then of the next */
  add(units: Uint32Array): void;
  /** Per column: the chi-squared statistic, and that on the common scale, 0 or more. */
  statistics(chiSquared: Float64Array, scaled: Float64Array): void;
}

/**
 * @param packed  columns
 * @param sizes  how many units have each label
 * @example labelledSums(packColumns([{ kind: "levels", codes: Uint16Array.of(0, 1, 0, 1), levels: 2 }]), [2, 2]).degreesOfFreedom // [1]
 */
export function labelledSums(packed: PackedColumns, sizes: readonly number[]): LabelledSums {
  const { units: all, words, columns } = packed;
  const labels = sizes.length;
  const ends = Uint32Array.from(sizes, (_, label) => sizes.slice(0, label + 1).reduce((sum, size) => sum + size, 0));
  const marks = new Int32Array(32 * words.length * labels);
  const countMarks = markCounter(ends, marks);
  const moments = new Float64Array(columns.length * labels);
  const loose = columns.map((column) =>
    column.kind === "levels" && column.firstMark === null ? new Float64Array(column.levels * labels) : null,
  );
  const degreesOfFreedom = Float64Array.from(columns, (column) => degreesOf(column, labels));

  function add(units: Uint32Array): void {
    for (let word = 0; word < words.length; word++) countMarks(units, words[word]!, 32 * word * labels);
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at]!;
      if (column.kind === "numbers") addNumbers(units, column.values, at * labels);
      else if (loose[at] !== null) addLevels(units, column.codes, loose[at]!);
    }
  }

  function addNumbers(units: Uint32Array, values: Float64Array, first: number): void {
    let k = 0;
    let left = 0;
    for (let label = 0; label < labels - 1; label++) {
      let sum = 0;
      for (const end = ends[label]!; k < end; k++) sum += values[units[k]!]!;
      moments[first + label] = sum;
      left -= sum;
    }
    moments[first + labels - 1] = left;
  }

  function addLevels(units: Uint32Array, codes: Uint16Array, counts: Float64Array): void {
    counts.fill(0);
    let k = 0;
    for (let label = 0; label < labels - 1; label++) {
      for (const end = ends[label]!; k < end; k++) counts[codes[units[k]!]! * labels + label]! += 1;
    }
  }

  function ofLevels(column: Extract<PackedColumn, { kind: "levels" }>, counts: Float64Array | null): number {
    const { levels, base, firstMark, totals } = column;
    let statistic = 0;
    const left = leftOver.fill(0);
    let mark = firstMark ?? 0;
    for (let level = 0; level < levels; level++) {
      if (level === base) continue;
      let rest = totals[level]!;
      for (let label = 0; label < labels - 1; label++) {
        const count = counts === null ? marks[mark * labels + label]! : counts[level * labels + label]!;
        rest -= count;
        left[label]! += count;
        statistic += cell(count, (totals[level]! * sizes[label]!) / all);
      }
      left[labels - 1]! += rest;
      statistic += cell(rest, (totals[level]! * sizes[labels - 1]!) / all);
      mark++;
    }
    for (let label = 0; label < labels; label++) {
      statistic += cell(sizes[label]! - left[label]!, (totals[base]! * sizes[label]!) / all);
    }
    return (statistic * (all - 1)) / all;
  }
  const leftOver = new Float64Array(labels);

  function ofNumbers({ mark, present, squares }: Extract<PackedColumn, { kind: "numbers" }>, first: number): number {
    if (squares === 0) return 0;
    let between = 0;
    let left = present;
    for (let label = 0; label < labels; label++) {
      const counted = mark === null ? sizes[label]! : label < labels - 1 ? marks[mark * labels + label]! : left;
      left -= counted;
      if (counted > 0) between += moments[first + label]! ** 2 / counted;
    }
    return ((present - 1) * between) / squares;
  }

  function statistics(chiSquared: Float64Array, scaled: Float64Array): void {
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at]!;
      const statistic = column.kind === "levels" ? ofLevels(column, loose[at]!) : ofNumbers(column, at * labels);
      chiSquared[at] = statistic;
      scaled[at] = onCommonScale(statistic, degreesOfFreedom[at]!);
    }
  }

  return { degreesOfFreedom, add, statistics };
}

function degreesOf(column: PackedColumn, labels: number): number {
  const levels = column.kind === "numbers" ? 2 : column.totals.filter((count) => count > 0).length;
  return (levels - 1) * (labels - 1);
}

function cell(count: number, expected: number): number {
  return expected > 0 ? (count - expected) ** 2 / expected : 0;
}

/** About a standard normal under the null hypothesis; below its mean 0, which speaks against nothing. */
function onCommonScale(statistic: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom === 0) return 0;
  const shrink = 2 / (9 * degreesOfFreedom);
  return Math.max(0, (Math.cbrt(statistic / degreesOfFreedom) - 1 + shrink) / Math.sqrt(shrink));
}
