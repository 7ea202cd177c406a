import { ArgumentError } from "../errors.js";
import { tableFromCounts, withoutEmptyMargins } from "./contingency-table.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { pearsonChiSquared } from "./pearson-chi-squared.js";
import type { CountRange } from "./rounded-counts.js";
import type { ValueRange } from "./rounded-shares.js";

/** Pearson's X2, or a statistic made of it, over all tables that agree with the published counts. */
export interface RoundedPearson {
  /** No table has a value outside it. */
  readonly outer: ValueRange;
  /** Both ends are attained by a table that was found. */
  readonly inner: ValueRange;
}

const PASSES = 4;

/**
 * Range of Pearson's X2 where the counts are ranges. Outer: X2 / N + 1 is the sum over cells of the cell's share of its
 * row times its share of its column; each of these shares has an exact range, and the sums are taken end by end.
 * Inner: a search that moves one cell at a time to the end of its range, upwards and downwards from the published table.
 * @param cells  row major, rows x columns, each with its published count inside its range
 * @param rows, columns  2 or more each
 * @returns both ranges; not estimable where a published margin is empty everywhere
 * @throws ArgumentError when the cells do not fill the table
 * @see Fleiss, Levin & Paik 2003, section 9.1, for X2 as a sum of products of shares
 * @example roundedPearson([3, 1, 1, 3].map((count) => ({ count, lower: count, upper: count + 1 })), 2, 2).outer // { lower: 0, upper: 7.2 }
 */
export function roundedPearson(
  cells: readonly (CountRange & { readonly count: number })[],
  rows: number,
  columns: number,
): RoundedPearson | NotEstimable<"no-variation"> {
  if (cells.length !== rows * columns) {
    throw new ArgumentError(`roundedPearson requires ${rows * columns} cells; got ${cells.length}`);
  }
  const inner = innerRange(cells, rows, columns, statisticOf);
  if (inner === null) return notEstimable("no-variation");
  const all = sumOver(cells, () => true);
  const { lower, upper } = meanSquareRange(cells, rows, columns);
  return { outer: { lower: all.lower * lower, upper: all.upper * upper }, inner };
}

/**
 * Range of Cramer's V, sqrt(X2 / N / (min(r, c) - 1)) over rows and columns that are not empty, where the counts are
 * ranges. Outer: the exact range of shares that bounds X2 / N, over the fewest and the most rows and columns that may
 * hold counts. Inner: as for X2.
 * @param cells  row major, rows x columns, each with its published count inside its range
 * @param rows, columns  2 or more each
 * @returns both ranges, within [0, 1]; not estimable where a published margin is empty everywhere
 * @throws ArgumentError when the cells do not fill the table
 * @see Cramer 1946, section 21.9
 * @example roundedCramersV([3, 1, 1, 3].map((count) => ({ count, lower: count, upper: count })), 2, 2).inner // { lower: 0.5, upper: 0.5 }
 */
export function roundedCramersV(
  cells: readonly (CountRange & { readonly count: number })[],
  rows: number,
  columns: number,
): RoundedPearson | NotEstimable<"no-variation"> {
  if (cells.length !== rows * columns) {
    throw new ArgumentError(`roundedCramersV requires ${rows * columns} cells; got ${cells.length}`);
  }
  const inner = innerRange(cells, rows, columns, strengthOf);
  if (inner === null) return notEstimable("no-variation");
  const { lower, upper } = meanSquareRange(cells, rows, columns);
  const { fewest, most } = marginsHeld(cells, rows, columns);
  return {
    outer: {
      lower: Math.sqrt(lower / Math.max(1, most - 1)),
      upper: fewest < 2 ? 1 : Math.min(1, Math.sqrt(upper / (fewest - 1))),
    },
    inner,
  };
}

/** Fewest and most of the smaller number of rows and columns that may hold counts. */
function marginsHeld(cells: readonly CountRange[], rows: number, columns: number) {
  const margin = (count: number, of: (cell: number) => number) =>
    Array.from({ length: count }, (_, place) => sumOver(cells, (cell) => of(cell) === place));
  const both = [margin(rows, (cell) => Math.floor(cell / columns)), margin(columns, (cell) => cell % columns)];
  const held = (end: "lower" | "upper") =>
    Math.min(...both.map((margins) => margins.filter((each) => each[end] > 0).length));
  return { fewest: held("lower"), most: held("upper") };
}

type Statistic = (counts: Float64Array, rows: number, columns: number) => number | null;

function innerRange(
  cells: readonly (CountRange & { readonly count: number })[],
  rows: number,
  columns: number,
  statistic: Statistic,
): ValueRange | null {
  const published = Float64Array.from(cells, ({ count }) => count);
  if (statistic(published, rows, columns) === null) return null;
  const end = (sign: 1 | -1) => searched(cells, published, { rows, columns, sign, statistic });
  return { lower: end(-1), upper: end(1) };
}

/** Range of X2 / N. */
function meanSquareRange(cells: readonly CountRange[], rows: number, columns: number): ValueRange {
  const row = Array.from({ length: rows }, (_, i) => sumOver(cells, (cell) => Math.floor(cell / columns) === i));
  const column = Array.from({ length: columns }, (_, j) => sumOver(cells, (cell) => cell % columns === j));
  let lower = -1;
  let upper = -1;
  cells.forEach((cell, at) => {
    const ofRow = shareRange(cell, row[Math.floor(at / columns)]!);
    const ofColumn = shareRange(cell, column[at % columns]!);
    lower += ofRow.lower * ofColumn.lower;
    upper += ofRow.upper * ofColumn.upper;
  });
  const most = Math.min(upper, Math.min(rows, columns) - 1);
  return { lower: Math.max(0, lower), upper: most };
}

function sumOver(cells: readonly CountRange[], keep: (cell: number) => boolean): CountRange {
  let lower = 0;
  let upper = 0;
  cells.forEach((cell, at) => {
    if (!keep(at)) return;
    lower += cell.lower;
    upper += cell.upper;
  });
  return { lower, upper };
}

/** Share of a cell in its margin: it rises with the cell and falls with the rest of the margin. */
function shareRange(cell: CountRange, margin: CountRange): ValueRange {
  const most = cell.upper + margin.lower - cell.lower;
  const least = cell.lower + margin.upper - cell.upper;
  return { lower: least === 0 ? 0 : cell.lower / least, upper: most === 0 ? 0 : cell.upper / most };
}

function searched(
  cells: readonly CountRange[],
  published: Float64Array,
  {
    rows,
    columns,
    sign,
    statistic,
  }: { readonly rows: number; readonly columns: number; readonly sign: 1 | -1; readonly statistic: Statistic },
): number {
  const table = published.slice();
  let best = statistic(table, rows, columns)!;
  for (let pass = 0; pass < PASSES; pass++) {
    const before = best;
    cells.forEach(({ lower, upper }, cell) => {
      for (const value of [lower, upper]) {
        const kept = table[cell]!;
        table[cell] = value;
        const found = statistic(table, rows, columns);
        if (found !== null && sign * found > sign * best) best = found;
        else table[cell] = kept;
      }
    });
    if (best === before) break;
  }
  return best;
}

function statisticOf(counts: Float64Array, rows: number, columns: number): number | null {
  const test = pearsonChiSquared(tableFromCounts(counts, rows, columns));
  return test.kind === "estimate" ? test.statistic : null;
}

function strengthOf(counts: Float64Array, rows: number, columns: number): number | null {
  const held = withoutEmptyMargins(tableFromCounts(counts, rows, columns)).table;
  const test = pearsonChiSquared(held);
  if (test.kind !== "estimate") return null;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Math.sqrt(test.statistic / total / (Math.min(held.rows, held.columns) - 1));
}
