import type { ChiSquaredResult } from "./cochran-mantel-haenszel.js";
import { type ContingencyTable, margins } from "./contingency-table.js";
import { chiSquaredUpperTail } from "./distributions.js";
import { differenceOfProducts } from "./exact-product.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { quadraticForm } from "./quadratic-form.js";
import { requireStrata, withoutEmptyLevels } from "./strata-of-tables.js";

/**
 * Generalised Cochran-Mantel-Haenszel test that row and column of an r x c table, both unordered, are independent
 * within every stratum.
 * @param strata  one r x c table a stratum; rows and columns empty in all of them are left out
 * @returns the quadratic form over (r - 1)(c - 1) cells with the rank of its covariance as degrees of freedom;
 * not-estimable when no stratum varies in both
 * @throws ArgumentError when there is no stratum or the shapes differ
 * @see Landis, Heyman & Koch 1978; R mantelhaen.test for r x c x K
 * @example generalisedCmh([contingencyTable([[4, 5], [2, 9], [7, 3]])]) // 2 degrees of freedom
 */
export function generalisedCmh(strata: readonly ContingencyTable[]): ChiSquaredResult | NotEstimable<"no-variation"> {
  requireStrata(strata, "generalisedCmh");
  const kept = withoutEmptyLevels(strata);
  const rows = kept[0]!.rows - 1;
  const columns = kept[0]!.columns - 1;
  if (rows < 1 || columns < 1) return notEstimable("no-variation");
  const cells = rows * columns;
  const difference = new Array<number>(cells).fill(0);
  const covariance = new Float64Array(cells * cells);
  for (const table of kept) addStratum(table, difference, covariance);
  const { statistic, rank } = quadraticForm(difference, covariance);
  if (rank === 0) return notEstimable("no-variation");
  return { kind: "estimate", statistic, degreesOfFreedom: rank, pValue: chiSquaredUpperTail(statistic, rank) };
}

/** Adds x - e and its multiple hypergeometric covariance for all cells but the last row and column. */
function addStratum(table: ContingencyTable, difference: number[], covariance: Float64Array): void {
  const { rowTotals, columnTotals, total } = margins(table);
  if (total < 2) return;
  const columns = table.columns - 1;
  const cells = difference.length;
  const scale = 1 / (total * total * (total - 1));
  for (let cell = 0; cell < cells; cell++) {
    const row = Math.floor(cell / columns);
    const column = cell % columns;
    const count = table.counts[row * table.columns + column]!;
    difference[cell]! += differenceOfProducts(count, total, rowTotals[row]!, columnTotals[column]!) / total;
    for (let other = 0; other < cells; other++) {
      const rowPart = spread(rowTotals, row, Math.floor(other / columns), total);
      const columnPart = spread(columnTotals, column, other % columns, total);
      covariance[cell * cells + other]! += rowPart * columnPart * scale;
    }
  }
}

function spread(totals: Float64Array, one: number, other: number, total: number): number {
  return one === other ? totals[one]! * (total - totals[one]!) : -totals[one]! * totals[other]!;
}
