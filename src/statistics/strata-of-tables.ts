import { ArgumentError } from "../errors.js";
import { type ContingencyTable, margins } from "./contingency-table.js";

/** The cells of a 2 x 2 table [[a, b], [c, d]] and its total. */
export interface Fourfold {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly n: number;
}

/**
 * Strata of 2 x 2 tables as cells, without the empty ones.
 * @param strata  one 2 x 2 table a stratum, at least one
 * @throws ArgumentError naming `caller` when there is none, or one is not 2 x 2
 * @example fourfoldStrata([contingencyTable([[1, 2], [3, 4]])], "caller")[0].n // 10
 */
export function fourfoldStrata(strata: readonly ContingencyTable[], caller: string): Fourfold[] {
  requireStrata(strata, caller);
  const other = strata.find(({ rows, columns }) => rows !== 2 || columns !== 2);
  if (other !== undefined) {
    throw new ArgumentError(`${caller} requires 2 x 2 strata; got ${other.rows} x ${other.columns}`);
  }
  return strata
    .map(({ counts }) => {
      const [a, b, c, d] = counts as unknown as [number, number, number, number];
      return { a, b, c, d, n: a + b + c + d };
    })
    .filter(({ n }) => n > 0);
}

/**
 * @throws ArgumentError naming `caller` unless there is a stratum and all have the same shape
 * @example requireStrata([contingencyTable([[1, 2]])], "caller")
 */
export function requireStrata(strata: readonly ContingencyTable[], caller: string): void {
  const first = strata[0];
  if (first === undefined) throw new ArgumentError(`${caller} requires at least one stratum; got none`);
  const other = strata.find(({ rows, columns }) => rows !== first.rows || columns !== first.columns);
  if (other !== undefined) {
    throw new ArgumentError(
      `${caller} requires strata of one shape; got ${first.rows} x ${first.columns} and ${other.rows} x ${other.columns}`,
    );
  }
}

/**
 * Sum of all strata, cell by cell: the table that ignores them.
 * @throws ArgumentError when there is no stratum or the shapes differ
 * @example pooledTable([contingencyTable([[1, 2]]), contingencyTable([[3, 4]])]).counts // [4, 6]
 */
export function pooledTable(strata: readonly ContingencyTable[]): ContingencyTable {
  requireStrata(strata, "pooledTable");
  const { rows, columns } = strata[0]!;
  const counts = new Float64Array(rows * columns);
  for (const stratum of strata) for (const [cell, count] of stratum.counts.entries()) counts[cell]! += count;
  return { rows, columns, counts };
}

/**
 * The strata without the rows and columns that are empty in all of them.
 * @example withoutEmptyLevels([contingencyTable([[1, 0], [2, 0]])])[0].columns // 1
 */
export function withoutEmptyLevels(strata: readonly ContingencyTable[]): ContingencyTable[] {
  const { rowTotals, columnTotals } = margins(pooledTable(strata));
  const kept = (cell: number, columns: number): boolean =>
    rowTotals[Math.floor(cell / columns)]! > 0 && columnTotals[cell % columns]! > 0;
  const rows = rowTotals.filter((total) => total > 0).length;
  return strata.map(({ columns, counts }) => ({
    rows,
    columns: columnTotals.filter((total) => total > 0).length,
    counts: counts.filter((_, cell) => kept(cell, columns)),
  }));
}
