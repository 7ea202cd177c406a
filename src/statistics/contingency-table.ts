import { ArgumentError } from "../errors.js";

/** Counts over rows and columns, row major. */
export interface ContingencyTable {
  readonly rows: number;
  readonly columns: number;
  readonly counts: Float64Array;
}

export interface Margins {
  readonly rowTotals: Float64Array;
  readonly columnTotals: Float64Array;
  readonly total: number;
}

/** A table without its empty rows and columns, and which those were (from 0). */
export interface ReducedTable {
  readonly table: ContingencyTable;
  readonly droppedRows: readonly number[];
  readonly droppedColumns: readonly number[];
}

/**
 * Contingency table from nested rows.
 * @param rows  at least one row, all of one length of at least 1; counts finite and 0 or more
 * @throws ArgumentError on ragged rows, NaN, negative or infinite counts
 * @example contingencyTable([[12, 5], [3, 17]]).columns // 2
 */
export function contingencyTable(rows: readonly (readonly number[])[]): ContingencyTable {
  const columns = rows[0]?.length ?? 0;
  for (const row of rows) {
    if (row.length !== columns) {
      throw new ArgumentError(`contingencyTable requires rows of one length; got ${columns} and ${row.length}`);
    }
  }
  return tableFromCounts(Float64Array.from(rows.flat()), rows.length, columns);
}

/**
 * Contingency table from counts in row-major order; the counts are kept, not copied.
 * @param counts  length rows x columns, finite and 0 or more, together at most 2^53
 * @param rows  1 or more
 * @param columns  1 or more
 * @throws ArgumentError when the length does not fit, or on NaN, negative or infinite counts
 * @example tableFromCounts(Float64Array.of(1, 2, 3, 4), 2, 2).rows // 2
 */
export function tableFromCounts(counts: Float64Array, rows: number, columns: number): ContingencyTable {
  if (!(rows >= 1 && columns >= 1) || counts.length !== rows * columns) {
    throw new ArgumentError(
      `tableFromCounts requires rows x columns counts, each at least 1; got ${counts.length} for ${rows} x ${columns}`,
    );
  }
  const wrong = counts.findIndex((count) => !(count >= 0 && Number.isFinite(count)));
  if (wrong >= 0) {
    throw new ArgumentError(`tableFromCounts requires counts of 0 or more; got ${counts[wrong]} at cell ${wrong}`);
  }
  return { rows, columns, counts };
}

/**
 * Row totals, column totals and the total of a table.
 * @example margins(contingencyTable([[1, 2], [3, 4]])).total // 10
 */
export function margins({ rows, columns, counts }: ContingencyTable): Margins {
  const rowTotals = new Float64Array(rows);
  const columnTotals = new Float64Array(columns);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const count = counts[row * columns + column]!;
      rowTotals[row]! += count;
      columnTotals[column]! += count;
      total += count;
    }
  }
  return { rowTotals, columnTotals, total };
}

/**
 * Counts expected under independence, row total x column total / total, row major.
 * @throws ArgumentError when the table is empty
 * @example expectedCounts(contingencyTable([[1, 1], [1, 1]])) // Float64Array [1, 1, 1, 1]
 */
export function expectedCounts(table: ContingencyTable): Float64Array {
  const { rowTotals, columnTotals, total } = margins(table);
  if (total === 0) throw new ArgumentError("expectedCounts requires a table with a count above 0; got total 0");
  const expected = new Float64Array(table.counts.length);
  for (let cell = 0; cell < expected.length; cell++) {
    const row = Math.floor(cell / table.columns);
    expected[cell] = rowTotals[row]! * (columnTotals[cell - row * table.columns]! / total);
  }
  return expected;
}

/**
 * The table without rows and columns that hold no count: they carry no degree of freedom.
 * @returns a table that may have 0 rows and columns when all counts are 0
 * @example withoutEmptyMargins(contingencyTable([[1, 0], [2, 0]])).droppedColumns // [1]
 */
export function withoutEmptyMargins(table: ContingencyTable): ReducedTable {
  const { rowTotals, columnTotals } = margins(table);
  const droppedRows = indicesOfZero(rowTotals);
  const droppedColumns = indicesOfZero(columnTotals);
  if (droppedRows.length === 0 && droppedColumns.length === 0) return { table, droppedRows, droppedColumns };
  const kept = table.counts.filter(
    (_, cell) => rowTotals[Math.floor(cell / table.columns)]! > 0 && columnTotals[cell % table.columns]! > 0,
  );
  const reduced = {
    rows: table.rows - droppedRows.length,
    columns: table.columns - droppedColumns.length,
    counts: kept,
  };
  return { table: reduced, droppedRows, droppedColumns };
}

/**
 * @throws ArgumentError naming `caller` unless all counts are integers and the total is at most 2^53
 * @example requireWholeCounts(contingencyTable([[1, 2]]), "fisherExact2x2")
 */
export function requireWholeCounts(table: ContingencyTable, caller: string): void {
  const wrong = table.counts.find((count) => !Number.isInteger(count));
  if (wrong !== undefined) throw new ArgumentError(`${caller} requires whole counts; got ${wrong}`);
  const { total } = margins(table);
  if (total > Number.MAX_SAFE_INTEGER) throw new ArgumentError(`${caller} requires a total up to 2^53; got ${total}`);
}

function indicesOfZero(totals: Float64Array): number[] {
  return [...totals.keys()].filter((index) => totals[index] === 0);
}
