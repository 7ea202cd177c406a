import { devianceTerm } from "./binomial-density.js";
import { type ContingencyTable, margins, withoutEmptyMargins } from "./contingency-table.js";
import { differenceOfProducts } from "./exact-product.js";
import { notEstimable } from "./not-estimable.js";
import { type ChiSquaredTest, chiSquaredTest, type TableNotEstimable } from "./pearson-chi-squared.js";

/**
 * Likelihood-ratio test of independence, G = 2 sum x log(x / e), with 0 log 0 = 0.
 * Summed as deviance terms x log(x / e) + e - x, which are never negative, so nothing cancels.
 * @param table  r x c counts; empty rows and columns are left out and named
 * @returns the test; not-estimable when fewer than two rows or columns hold counts
 * @see Wilks 1938; SciPy chi2_contingency(lambda_="log-likelihood", correction=False)
 * @example gTest(contingencyTable([[1, 0], [0, 1]])) // statistic 2.77
 */
export function gTest(table: ContingencyTable): ChiSquaredTest | TableNotEstimable {
  const reduced = withoutEmptyMargins(table);
  const { rows, columns, counts } = reduced.table;
  if (rows < 2 || columns < 2) return notEstimable("no-variation");
  const { rowTotals, columnTotals, total } = margins(reduced.table);
  let statistic = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const rowTotal = rowTotals[Math.floor(cell / columns)]!;
    const columnTotal = columnTotals[cell % columns]!;
    const expected = rowTotal * (columnTotal / total);
    const count = counts[cell]!;
    const difference = differenceOfProducts(count, total, rowTotal, columnTotal) / total;
    statistic += 2 * (count === 0 ? expected : devianceTerm(count, expected, difference));
  }
  return chiSquaredTest(statistic, reduced);
}
