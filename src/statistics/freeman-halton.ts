import { ArgumentError } from "../errors.js";
import { type ContingencyTable, margins, requireWholeCounts, withoutEmptyMargins } from "./contingency-table.js";
import { logFactorials } from "./hypergeometric-draw.js";
import { pearsonStatistic } from "./pearson-chi-squared.js";
import { countTables } from "./table-count.js";
import { tableTail } from "./table-search.js";

/** Total above which an exact search is not tried. */
const LARGEST_TOTAL = 20_000;

/** Exact test of an r x c table, all margins fixed. */
export interface ExactTable {
  readonly method: "exact";
  readonly twoSidedRule: "no-likelier" | "as-extreme";
  /** Of tables no likelier than, or with a chi-squared at least as large as, the observed one. */
  readonly pValue: number;
  /** Without the tables that tie with the observed one. */
  readonly pGreaterStrict: number;
  /** Half way between both. */
  readonly midP: number;
  /** Number of tables with these margins. */
  readonly tablesEnumerated: number;
}

/** The table is too large to enumerate within the limit: resample instead. */
export interface TooLarge {
  readonly kind: "too-large";
  readonly limit: number;
}

/** Steps of the search before it gives up; about 2 seconds. */
export const DEFAULT_STEPS = 20_000_000;

/**
 * Fisher's exact test for an r x c table (Freeman and Halton): all tables of the same margins no likelier than the
 * observed one, ties within a relative 1e-7 of the probability.
 * @param table  whole counts; empty rows and columns are left out
 * @param options.limit  largest number of steps, default 20 million
 * @returns the test, or `too-large` when the limit does not suffice
 * @throws ArgumentError when a count is not whole or the limit not positive
 * @see Freeman & Halton 1951; Mehta & Patel 1983; R fisher.test
 * @example freemanHalton(contingencyTable([[3, 0, 2], [1, 4, 0], [0, 2, 5]])) // pValue 0.0089
 */
export function freemanHalton(
  table: ContingencyTable,
  { limit = DEFAULT_STEPS }: { readonly limit?: number } = {},
): ExactTable | TooLarge {
  const { reduced, rowTotals, columnTotals, total } = prepared(table, limit, "freemanHalton");
  if (total > LARGEST_TOTAL) return { kind: "too-large", limit };
  const logFactorial = logFactorials(total);
  return exactTest({
    rowTotals,
    columnTotals,
    cost: (_row, _column, count) => logFactorial[count]!,
    rowsAlike: true,
    observed: reduced.counts.reduce((sum, count) => sum + logFactorial[count]!, 0),
    tolerance: 1e-7,
    limit,
    twoSidedRule: "no-likelier",
  });
}

/**
 * Exact permutation test of Pearson's chi-squared for an r x c table: all tables of the same margins whose chi-squared
 * is at least the observed one, ties within 1e-10 of it.
 * @param table  whole counts; empty rows and columns are left out
 * @param options.limit  largest number of steps, default 20 million
 * @returns the test, or `too-large` when the limit does not suffice
 * @throws ArgumentError when a count is not whole or the limit not positive
 * @see Agresti 1992, "A survey of exact inference for contingency tables"; coin::chisq_test(distribution = "exact")
 * @example exactPearson(contingencyTable([[3, 3, 0], [3, 0, 3]])) // pValue 0.1234
 */
export function exactPearson(
  table: ContingencyTable,
  { limit = DEFAULT_STEPS }: { readonly limit?: number } = {},
): ExactTable | TooLarge {
  const { reduced, rowTotals, columnTotals, total } = prepared(table, limit, "exactPearson");
  if (total > LARGEST_TOTAL) return { kind: "too-large", limit };
  const observed = total === 0 ? 0 : pearsonStatistic(reduced, false);
  return exactTest({
    rowTotals,
    columnTotals,
    cost: (row, column, count) => {
      const expected = (rowTotals[row]! * columnTotals[column]!) / total;
      return (count - expected) ** 2 / expected;
    },
    rowsAlike: false,
    observed,
    tolerance: tieTolerance(observed, total),
    limit,
    twoSidedRule: "as-extreme",
  });
}

/**
 * Distance within which two chi-squared statistics of tables with equal margins are ties.
 * @example tieTolerance(8, 18) // 8e-10
 */
export function tieTolerance(observed: number, total: number): number {
  return 1e-10 * Math.max(Math.abs(observed), 1e-10 * total);
}

function prepared(table: ContingencyTable, limit: number, caller: string) {
  requireWholeCounts(table, caller);
  if (!(limit > 0)) throw new ArgumentError(`${caller} requires a limit above 0; got ${limit}`);
  const kept = withoutEmptyMargins(table).table;
  const reduced = kept.rows <= kept.columns ? kept : transpose(kept);
  const { rowTotals, columnTotals, total } = margins(reduced);
  return { reduced, rowTotals: [...rowTotals], columnTotals: [...columnTotals], total };
}

function exactTest(
  search: Parameters<typeof tableTail>[0] & { readonly twoSidedRule: ExactTable["twoSidedRule"] },
): ExactTable | TooLarge {
  const tables = countTables(search.rowTotals, search.columnTotals, search.limit / 10);
  const tail = tables === null ? null : tableTail(search);
  if (tables === null || tail === null) return { kind: "too-large", limit: search.limit };
  return {
    method: "exact",
    twoSidedRule: search.twoSidedRule,
    pValue: tail.atLeast,
    pGreaterStrict: tail.above,
    midP: (tail.atLeast + tail.above) / 2,
    tablesEnumerated: tables,
  };
}

function transpose({ rows, columns, counts }: ContingencyTable): ContingencyTable {
  const turned = counts.map((_, cell) => counts[(cell % rows) * columns + Math.floor(cell / rows)]!);
  return { rows: columns, columns: rows, counts: turned };
}
