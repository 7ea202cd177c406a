import { ArgumentError } from "../errors.js";
import { type ContingencyTable, margins, withoutEmptyMargins } from "./contingency-table.js";
import { noncentralChiSquaredUpperTail } from "./distributions.js";
import { notEstimable } from "./not-estimable.js";
import { pearsonStatistic, type TableNotEstimable } from "./pearson-chi-squared.js";
import { bisect } from "./root.js";

/** Strength of association of a table, for independent units. */
export interface CramersV {
  readonly kind: "estimate";
  /** sqrt(X2 / (n min(r - 1, c - 1))), in [0, 1] */
  readonly value: number;
  /** Bergsma's correction for the bias of small samples, 0 or more */
  readonly biasCorrected: number;
  /** sqrt(X2 / (X2 + n)) */
  readonly contingencyCoefficient: number;
  /** From the noncentral chi-squared distribution; the lower bound is 0 where chance alone explains the value. */
  readonly interval: { readonly lower: number; readonly upper: number; readonly level: number };
}

/**
 * Cramer's V with Bergsma's bias correction and an interval by inverting the noncentral chi-squared distribution.
 * @param table  r x c counts of independent units; empty rows and columns are left out
 * @param options.level  confidence level, default 0.95
 * @returns values in [0, 1]; not-estimable when fewer than two rows or columns hold counts
 * @throws ArgumentError when the level is not between 0 and 1
 * @see Cramer 1946, section 21.9; Bergsma 2013, "A bias-correction for Cramer's V"; Smithson 2003, chapter 4 (interval)
 * @example cramersV(contingencyTable([[5, 0], [0, 5]])) // value 1
 */
export function cramersV(
  table: ContingencyTable,
  { level = 0.95 }: { readonly level?: number } = {},
): CramersV | TableNotEstimable {
  if (!(level > 0 && level < 1)) throw new ArgumentError(`cramersV requires a level between 0 and 1; got ${level}`);
  const reduced = withoutEmptyMargins(table).table;
  if (reduced.rows < 2 || reduced.columns < 2) return notEstimable("no-variation");
  const { total } = margins(reduced);
  const statistic = pearsonStatistic(reduced, false);
  const scale = total * (Math.min(reduced.rows, reduced.columns) - 1);
  const degreesOfFreedom = (reduced.rows - 1) * (reduced.columns - 1);
  const bound = (upperTail: number): number =>
    Math.min(1, Math.sqrt(noncentralityAt(statistic, degreesOfFreedom, upperTail) / scale));
  return {
    kind: "estimate",
    value: Math.min(1, Math.sqrt(statistic / scale)),
    biasCorrected: biasCorrectedV(statistic, total, reduced),
    contingencyCoefficient: Math.sqrt(statistic / (statistic + total)),
    interval: { lower: bound((1 - level) / 2), upper: bound((1 + level) / 2), level },
  };
}

function biasCorrectedV(statistic: number, total: number, { rows, columns }: ContingencyTable): number {
  if (total <= 1) return 0;
  const correctedPhi = Math.max(0, statistic / total - ((rows - 1) * (columns - 1)) / (total - 1));
  const correctedRows = rows - (rows - 1) ** 2 / (total - 1);
  const correctedColumns = columns - (columns - 1) ** 2 / (total - 1);
  const smaller = Math.min(correctedRows, correctedColumns) - 1;
  return smaller > 0 ? Math.min(1, Math.sqrt(correctedPhi / smaller)) : 0;
}

/** The noncentrality at which the statistic has that upper tail; 0 where even the central tail is larger. */
function noncentralityAt(statistic: number, degreesOfFreedom: number, upperTail: number): number {
  const excess = (noncentrality: number): number =>
    noncentralChiSquaredUpperTail(statistic, degreesOfFreedom, noncentrality) - upperTail;
  if (excess(0) >= 0) return 0;
  const spread = Math.sqrt(2 * degreesOfFreedom + 4 * statistic + 40);
  return bisect(excess, 0, statistic + 12 * spread);
}
