import { ArgumentError } from "../errors.js";
import { tableFromCounts } from "./contingency-table.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { pearsonChiSquared } from "./pearson-chi-squared.js";
import type { CountRange } from "./rounded-counts.js";
import type { ValueRange } from "./rounded-shares.js";

/** Pearson's X2 over all tables that agree with the published counts. */
export interface RoundedPearson {
  /** No table has an X2 outside it. */
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
  const published = Float64Array.from(cells, ({ count }) => count);
  const statistic = statisticOf(published, rows, columns);
  if (statistic === null) return notEstimable("no-variation");
  return {
    outer: outerRange(cells, rows, columns),
    inner: {
      lower: searched(cells, published, { rows, columns, sign: -1 }),
      upper: searched(cells, published, { rows, columns, sign: 1 }),
    },
  };
}

function outerRange(cells: readonly CountRange[], rows: number, columns: number): ValueRange {
  const row = Array.from({ length: rows }, (_, i) => sumOver(cells, (cell) => Math.floor(cell / columns) === i));
  const column = Array.from({ length: columns }, (_, j) => sumOver(cells, (cell) => cell % columns === j));
  const all = sumOver(cells, () => true);
  let lower = -1;
  let upper = -1;
  cells.forEach((cell, at) => {
    const ofRow = shareRange(cell, row[Math.floor(at / columns)]!);
    const ofColumn = shareRange(cell, column[at % columns]!);
    lower += ofRow.lower * ofColumn.lower;
    upper += ofRow.upper * ofColumn.upper;
  });
  const most = Math.min(upper, Math.min(rows, columns) - 1);
  return { lower: all.lower * Math.max(0, lower), upper: all.upper * most };
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
  { rows, columns, sign }: { readonly rows: number; readonly columns: number; readonly sign: 1 | -1 },
): number {
  const table = published.slice();
  let best = statisticOf(table, rows, columns)!;
  for (let pass = 0; pass < PASSES; pass++) {
    const before = best;
    cells.forEach(({ lower, upper }, cell) => {
      for (const value of [lower, upper]) {
        const kept = table[cell]!;
        table[cell] = value;
        const statistic = statisticOf(table, rows, columns);
        if (statistic !== null && sign * statistic > sign * best) best = statistic;
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
