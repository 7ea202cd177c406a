import type { DuckDBConnection, DuckDBMaterializedResult } from "@duckdb/node-api";
import type { Plan } from "../../plan/schema.js";
import {
  type CaseColumns,
  type ComparedColumns,
  type ComparisonColumns,
  type CompositionRows,
  type CountColumns,
  NO_CONCERN,
  NO_DATE,
  type PredictionColumns,
  type SourceColumns,
  type SponsorColumns,
  type StrataColumns,
  type TextColumn,
} from "../columns.js";
import type { LoadedFiles } from "./load-files.js";
import { type LoadedFile, type ReadColumn, readColumn, readComparedColumns, readStrataColumns } from "./loaded-file.js";
import { columnOf, visitColumn } from "./sql.js";
import { suppressedWhere } from "./validate-cases.js";

/**
 * Typed columns of files that were found valid, in the form that the reduction takes.
 *
 * @param loaded  valid files in the database
 * @returns columns by form; sponsors are numbered by their first row
 */
export async function encodeColumns({ plan, database, files }: LoadedFiles): Promise<SourceColumns> {
  const { connection } = database;
  switch (plan.data.form) {
    case "sponsors": {
      const [sponsors, migrants] = files as [LoadedFile, LoadedFile];
      return {
        form: "sponsors",
        sponsors: {
          ...(await encodeSponsors(connection, sponsors)),
          ...(await encodeStrata(connection, plan, sponsors)),
          ...(await encodeComparison(connection, plan, sponsors)),
        },
        composition: await encodeComposition(connection, migrants),
      };
    }
    case "cases":
      return {
        form: "cases",
        cases: {
          ...(await encodeCases(connection, files[0]!)),
          ...(await encodeStrata(connection, plan, files[0]!)),
          ...(await encodeComparison(connection, plan, files[0]!)),
        },
      };
    case "counts":
      return {
        form: "counts",
        counts: {
          ...(await encodeCounts(connection, plan, files[0]!)),
          ...(await encodeStrata(connection, plan, files[0]!)),
        },
      };
  }
}

async function encodeSponsors(connection: DuckDBConnection, file: LoadedFile): Promise<SponsorColumns> {
  const id = readColumn(file, "id")!;
  await connection.run(`CREATE TABLE sponsor_numbers AS
    SELECT id, (row_number() OVER (ORDER BY first) - 1)::INTEGER AS sponsor
    FROM (SELECT ${id.value} AS id, min(record) AS first FROM ${file.table} GROUP BY 1)`);
  const sql = `SELECT n.sponsor FROM ${file.table} JOIN sponsor_numbers n ON n.id = ${id.value} ORDER BY record`;
  const sponsor = await encodeWhole(connection, sql, (rows) => new Uint32Array(rows));
  const modelScore = readColumn(file, "modelScore");
  const concern = readColumn(file, "concern");
  const predictedOn = readColumn(file, "predictedOn");
  const table = file.table!;
  return {
    sponsor,
    ...(await encodePredictions(connection, file)),
    ...(modelScore && { modelScore: await encodeNumbers(connection, table, modelScore) }),
    ...(concern && { concern: await encodeConcerns(connection, table, concern) }),
    ...(predictedOn && { predictedOn: await encodeDays(connection, table, predictedOn) }),
  };
}

async function encodeStrata(connection: DuckDBConnection, plan: Plan, file: LoadedFile): Promise<StrataColumns> {
  const columns = readStrataColumns(file, plan);
  if (columns.length === 0) return {};
  const strata: Record<string, TextColumn> = {};
  for (const column of columns) strata[column.name] = await encodeText(connection, file.table!, column);
  return { strata };
}

async function encodeComparison(
  connection: DuckDBConnection,
  plan: Plan,
  file: LoadedFile,
): Promise<ComparisonColumns> {
  const table = file.table!;
  const period = readColumn(file, "period");
  const compared: ComparedColumns[] = [];
  for (const { score, band } of readComparedColumns(file, plan)) {
    compared.push({
      ...(score && { score: await encodeNumbers(connection, table, score) }),
      ...(band && { band: await encodeText(connection, table, band) }),
    });
  }
  return {
    ...(compared.length > 0 && { compared }),
    ...(period && { period: await encodeText(connection, table, period) }),
  };
}

async function encodeConcerns(connection: DuckDBConnection, table: string, concern: ReadColumn): Promise<Uint32Array> {
  const { codes, levels } = await encodeText(connection, table, concern);
  const none = levels.indexOf("");
  return Uint32Array.from(codes, (code) => (code === none ? NO_CONCERN : code));
}

async function encodePredictions(connection: DuckDBConnection, file: LoadedFile): Promise<PredictionColumns> {
  const table = file.table!;
  const score = readColumn(file, "score");
  const texts: Record<string, TextColumn> = {};
  for (const role of ["band", "selected", "outcome", "provenance", "severity"] as const) {
    const column = readColumn(file, role);
    if (column !== undefined) texts[role] = await encodeText(connection, table, column);
  }
  const violations = readColumn(file, "violations");
  return {
    ...(score && { score: await encodeNumbers(connection, table, score) }),
    ...(violations && { violations: await encodeNumbers(connection, table, violations) }),
    ...texts,
  };
}

function encodeWeights(connection: DuckDBConnection, { table, weight }: LoadedFile): Promise<Float64Array> {
  return encodeWhole(connection, `SELECT ${weight} FROM ${table} ORDER BY record`, (rows) => new Float64Array(rows));
}

async function encodeCases(connection: DuckDBConnection, file: LoadedFile): Promise<CaseColumns> {
  const cluster = readColumn(file, "cluster");
  return {
    ...(file.weight && { weight: await encodeWeights(connection, file) }),
    ...(cluster && { cluster: await encodeConcerns(connection, file.table!, cluster) }),
    group: await encodeText(connection, file.table!, readColumn(file, "group")!),
    ...(await encodePredictions(connection, file)),
  };
}

async function encodeCounts(connection: DuckDBConnection, plan: Plan, file: LoadedFile): Promise<CountColumns> {
  const table = file.table!;
  const count = readColumn(file, "count")!;
  const group = await encodeText(connection, table, readColumn(file, "group")!);
  const texts: Record<string, TextColumn> = {};
  for (const role of ["band", "selected", "outcome"] as const) {
    const column = readColumn(file, role);
    if (column !== undefined) texts[role] = await encodeText(connection, table, column);
  }
  const suppressed = suppressedWhere(plan, count.text);
  const counts = `SELECT coalesce(${count.whole}, 0)::DOUBLE FROM ${table} ORDER BY record`;
  const marks = `SELECT (${suppressed})::INTEGER FROM ${table} ORDER BY record`;
  return {
    group,
    ...texts,
    count: await encodeWhole(connection, counts, (rows) => new Float64Array(rows)),
    suppressed: await encodeWhole(connection, marks, (rows) => new Uint8Array(rows)),
  };
}

/** Sums of whole numbers are exact in any order. */
async function encodeComposition(connection: DuckDBConnection, file: LoadedFile): Promise<CompositionRows> {
  const table = file.table!;
  const id = readColumn(file, "id")!;
  const group = readColumn(file, "group")!;
  const count = readColumn(file, "count");
  const groups = await levelsOf(connection, table, group);
  await connection.run(`CREATE TYPE composition_groups AS ENUM (${levelsSql(table, group)})`);
  const result = await connection.run(`SELECT n.sponsor, enum_code((${group.value})::composition_groups)::INTEGER,
      sum(${count?.whole ?? file.weight ?? "1"})::DOUBLE
    FROM ${table} JOIN sponsor_numbers n ON n.id = ${id.value} GROUP BY 1, 2 ORDER BY 1, 2`);
  const [{ sponsors }] = (
    await connection.runAndReadAll("SELECT count(*)::INTEGER AS sponsors FROM sponsor_numbers")
  ).getRowObjectsJS() as [{ sponsors: number }];
  return { groups, ...sparseRows(result, sponsors) };
}

function sparseRows(result: DuckDBMaterializedResult, sponsors: number): Omit<CompositionRows, "groups"> {
  const offsets = new Uint32Array(sponsors + 1);
  const groupCodes = new Uint16Array(result.rowCount);
  const counts = new Uint32Array(result.rowCount);
  visitColumn(result, 0, (sponsor) => {
    offsets[sponsor + 1] = offsets[sponsor + 1]! + 1;
  });
  for (let i = 0; i < sponsors; i++) offsets[i + 1] = offsets[i + 1]! + offsets[i]!;
  visitColumn(result, 1, (code, row) => {
    groupCodes[row] = code;
  });
  visitColumn(result, 2, (count, row) => {
    counts[row] = count;
  });
  return { offsets, groupCodes, counts };
}

/** Numbers of a column in row order; NaN where missing. */
export function encodeNumbers(connection: DuckDBConnection, table: string, column: ReadColumn): Promise<Float64Array> {
  const sql = `SELECT coalesce(${column.number}, 'nan'::DOUBLE) FROM ${table} ORDER BY record`;
  return encodeWhole(connection, sql, (rows) => new Float64Array(rows));
}

/** Days since 1970-01-01 in row order; `NO_DATE` where missing. */
export function encodeDays(connection: DuckDBConnection, table: string, column: ReadColumn): Promise<Int32Array> {
  const sql = `SELECT coalesce(${column.days}, ${NO_DATE})::INTEGER FROM ${table} ORDER BY record`;
  return encodeWhole(connection, sql, (rows) => new Int32Array(rows));
}

/** Codes and levels of a column in row order; levels in code-point order, the empty text where missing. */
export async function encodeText(connection: DuckDBConnection, table: string, column: ReadColumn): Promise<TextColumn> {
  const levels = await levelsOf(connection, table, column);
  await connection.run(`CREATE OR REPLACE TYPE column_levels AS ENUM (${levelsSql(table, column)})`);
  const sql = `SELECT enum_code((${column.value})::column_levels)::INTEGER FROM ${table} ORDER BY record`;
  const narrow = levels.length <= 0x10000;
  const codes = await encodeWhole(connection, sql, (rows) => (narrow ? new Uint16Array(rows) : new Uint32Array(rows)));
  return { codes, levels };
}

function levelsSql(table: string, column: ReadColumn): string {
  return `SELECT DISTINCT ${column.value} AS level FROM ${table} ORDER BY level`;
}

function levelsOf(connection: DuckDBConnection, table: string, column: ReadColumn): Promise<string[]> {
  return columnOf<string>(connection, levelsSql(table, column));
}

async function encodeWhole<T extends { [index: number]: number }>(
  connection: DuckDBConnection,
  sql: string,
  allocate: (rows: number) => T,
): Promise<T> {
  const result = await connection.run(sql);
  const values = allocate(result.rowCount);
  visitColumn(result, 0, (value, row) => {
    values[row] = value;
  });
  return values;
}
