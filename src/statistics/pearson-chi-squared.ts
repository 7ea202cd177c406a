import { ArgumentError } from "../errors.js";
import {
  type ContingencyTable,
  expectedCounts,
  margins,
  type ReducedTable,
  withoutEmptyMargins,
} from "./contingency-table.js";
import { chiSquaredUpperTail, logChiSquaredUpperTail } from "./distributions.js";
import { differenceOfProducts } from "./exact-product.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** A chi-squared test of independence; empty rows and columns are left out and named. */
export interface ChiSquaredTest {
  readonly kind: "estimate";
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Natural logarithm of the p-value, finite where the p-value underflows. */
  readonly logPValue: number;
  readonly smallestExpected: number;
  readonly cellsExpectedBelowFive: number;
  readonly droppedRows: readonly number[];
  readonly droppedColumns: readonly number[];
}

export type TableNotEstimable = NotEstimable<"no-variation">;

/**
 * Pearson's chi-squared test of independence.
 * @param table  r x c counts
 * @param options.yates  subtract min(1/2, |x - e|) in a 2 x 2 table; default false
 * @returns the test on the rows and columns that hold counts; not-estimable when fewer than two of either do
 * @throws ArgumentError when `yates` is asked of a table that is not 2 x 2
 * @see Pearson 1900; R chisq.test(x, correct)
 * @example pearsonChiSquared(contingencyTable([[12, 5], [3, 17]])) // statistic 11.78, pValue 0.000599
 */
export function pearsonChiSquared(
  table: ContingencyTable,
  { yates = false }: { readonly yates?: boolean } = {},
): ChiSquaredTest | TableNotEstimable {
  if (yates && !(table.rows === 2 && table.columns === 2)) {
    throw new ArgumentError(`pearsonChiSquared requires a 2 x 2 table for yates; got ${table.rows} x ${table.columns}`);
  }
  const reduced = withoutEmptyMargins(table);
  if (reduced.table.rows < 2 || reduced.table.columns < 2) return notEstimable("no-variation");
  return chiSquaredTest(pearsonStatistic(reduced.table, yates), reduced);
}

/**
 * Sum of (x - e)^2 / e over a table without empty margins, with differences x - e free of cancellation.
 * @param table  every row and column total above 0
 * @param yates  subtract min(1/2, |x - e|) from each difference
 * @example pearsonStatistic(contingencyTable([[1, 0], [0, 1]]), false) // 2
 */
export function pearsonStatistic(table: ContingencyTable, yates: boolean): number {
  const { rowTotals, columnTotals, total } = margins(table);
  let statistic = 0;
  for (let row = 0; row < table.rows; row++) {
    const rowTotal = rowTotals[row]!;
    for (let column = 0; column < table.columns; column++) {
      const columnTotal = columnTotals[column]!;
      const count = table.counts[row * table.columns + column]!;
      const difference = Math.abs(differenceOfProducts(count, total, rowTotal, columnTotal)) / total;
      const moved = yates ? difference - Math.min(0.5, difference) : difference;
      statistic += (moved / rowTotal) * (moved / columnTotal) * total;
    }
  }
  return statistic;
}

/**
 * Test from a statistic that is chi-squared with (r - 1)(c - 1) degrees of freedom under independence.
 * @param statistic  0 or more
 * @param reduced  the table without empty margins, at least 2 x 2
 * @example chiSquaredTest(3.84, withoutEmptyMargins(contingencyTable([[1, 2], [3, 4]]))).degreesOfFreedom // 1
 */
export function chiSquaredTest(
  statistic: number,
  { table, droppedRows, droppedColumns }: ReducedTable,
): ChiSquaredTest {
  const degreesOfFreedom = (table.rows - 1) * (table.columns - 1);
  const expected = expectedCounts(table);
  return {
    kind: "estimate",
    statistic,
    degreesOfFreedom,
    pValue: chiSquaredUpperTail(statistic, degreesOfFreedom),
    logPValue: logChiSquaredUpperTail(statistic, degreesOfFreedom),
    smallestExpected: expected.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    cellsExpectedBelowFive: expected.reduce((sum, value) => sum + (value < 5 ? 1 : 0), 0),
    droppedRows,
    droppedColumns,
  };
}
