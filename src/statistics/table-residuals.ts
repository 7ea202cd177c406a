import { type ContingencyTable, margins, withoutEmptyMargins } from "./contingency-table.js";
import { differenceOfProducts } from "./exact-product.js";
import { notEstimable } from "./not-estimable.js";
import type { TableNotEstimable } from "./pearson-chi-squared.js";

/** Residuals of the rows and columns that hold counts, row major. */
export interface TableResiduals {
  readonly kind: "estimate";
  readonly rows: number;
  readonly columns: number;
  readonly expected: readonly number[];
  /** (x - e) / sqrt(e) */
  readonly pearson: readonly number[];
  /** (x - e) / sqrt(e (1 - r/n) (1 - c/n)): standard normal under independence */
  readonly adjusted: readonly number[];
  readonly droppedRows: readonly number[];
  readonly droppedColumns: readonly number[];
}

/**
 * Expected counts, Pearson residuals and adjusted standardised residuals of a table.
 * @param table  r x c counts; empty rows and columns are left out and named
 * @returns residuals of the remaining table; not-estimable when it has fewer than two rows or columns
 * @see Haberman 1973, "The analysis of residuals in cross-classified tables"; R chisq.test()$stdres
 * @example tableResiduals(contingencyTable([[2, 0], [0, 2]])) // adjusted [2, -2, -2, 2]
 */
export function tableResiduals(table: ContingencyTable): TableResiduals | TableNotEstimable {
  const { table: reduced, droppedRows, droppedColumns } = withoutEmptyMargins(table);
  if (reduced.rows < 2 || reduced.columns < 2) return notEstimable("no-variation");
  const { rowTotals, columnTotals, total } = margins(reduced);
  const expected: number[] = [];
  const pearson: number[] = [];
  const adjusted: number[] = [];
  for (const [cell, count] of reduced.counts.entries()) {
    const rowTotal = rowTotals[Math.floor(cell / reduced.columns)]!;
    const columnTotal = columnTotals[cell % reduced.columns]!;
    const mean = rowTotal * (columnTotal / total);
    const residual = differenceOfProducts(count, total, rowTotal, columnTotal) / total / Math.sqrt(mean);
    expected.push(mean);
    pearson.push(residual);
    adjusted.push(residual / Math.sqrt(((total - rowTotal) / total) * ((total - columnTotal) / total)));
  }
  const { rows, columns } = reduced;
  return { kind: "estimate", rows, columns, expected, pearson, adjusted, droppedRows, droppedColumns };
}
