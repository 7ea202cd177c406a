import { ArgumentError } from "../errors.js";
import { type ContingencyTable, margins } from "./contingency-table.js";
import { chiSquaredUpperTail } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** Test that two ratings of the same units use every category as often. */
export interface MarginalHomogeneity {
  readonly kind: "estimate";
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/**
 * Stuart and Maxwell's test of paired ratings on k categories; with two categories it is McNemar's. Categories that
 * neither rating uses for a discordant unit are left out.
 * @param table  k x k counts, first rating in rows and second in columns
 * @returns not-estimable when no unit is rated differently
 * @throws ArgumentError when the table is not square
 * @see Stuart 1955; Maxwell 1970; R coin::mh_test
 * @example marginalHomogeneity(contingencyTable([[10, 5], [1, 20]])).statistic // 2.667
 */
export function marginalHomogeneity(table: ContingencyTable): MarginalHomogeneity | NotEstimable<"no-variation"> {
  const k = table.rows;
  if (k !== table.columns) {
    throw new ArgumentError(`marginalHomogeneity requires a square table; got ${k} x ${table.columns}`);
  }
  const { rowTotals, columnTotals } = margins(table);
  const at = (i: number, j: number) => table.counts[i * k + j]!;
  const used = Array.from({ length: k }, (_, level) => level).filter(
    (level) => rowTotals[level]! + columnTotals[level]! - 2 * at(level, level) > 0,
  );
  if (used.length < 2) return notEstimable("no-variation");
  const kept = used.slice(0, -1);
  const difference = kept.map((level) => rowTotals[level]! - columnTotals[level]!);
  const covariance = kept.map((i) =>
    kept.map((j) => (i === j ? rowTotals[i]! + columnTotals[i]! - 2 * at(i, i) : -(at(i, j) + at(j, i)))),
  );
  const solution = solved(covariance, difference);
  if (solution === null) return notEstimable("no-variation");
  const statistic = difference.reduce((sum, value, i) => sum + value * solution[i]!, 0);
  return {
    kind: "estimate",
    statistic,
    degreesOfFreedom: kept.length,
    pValue: chiSquaredUpperTail(Math.max(0, statistic), kept.length),
  };
}

/** Gauss elimination with pivoting; null where categories fall apart into sets that exchange no unit. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] | null {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows[column]!;
    if (pivot[column]! < 1e-9) return null;
    for (const [at, row] of rows.entries()) {
      if (at === column) continue;
      const factor = row[column]! / pivot[column]!;
      rows[at] = row.map((value, cell) => value - factor * pivot[cell]!);
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}
