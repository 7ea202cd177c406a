import { basename } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { checkHeader, headerIsUsable } from "./check-header.js";
import type { ColumnRole, PlannedDataFile } from "./data-files.js";
import { type LoadedFile, unreadFile } from "./loaded-file.js";
import type { MatchingPaths } from "./matching-paths.js";
import type { Problem } from "./problem.js";
import { columnOf, firstRow, identifier, pathLiteral } from "./sql.js";

interface ParquetColumn {
  readonly name: string;
  readonly type: string;
}

/**
 * Reads Parquet files into a table of texts, one after another. Types are checked first: a column is cast to text only
 * where the cast loses nothing, and all files must have the columns of the first.
 *
 * @param connection  locked database
 * @param file  file of the plan
 * @param matching  the files that its path names; by default itself
 * @returns the table, or none when its columns cannot be told apart or have no rows
 */
export async function loadParquet(
  connection: DuckDBConnection,
  file: PlannedDataFile,
  matching: MatchingPaths = { paths: [file.path], isPattern: false },
): Promise<LoadedFile> {
  const source = parquetSource(matching);
  const table = `rows_${file.section}`;
  try {
    const differing = await differingFiles(connection, matching.paths);
    if (differing.length > 0) return unreadFile(file, differing);
    const columns = await describeColumns(connection, source);
    const header = columns.map(({ name }) => name);
    const problems = checkHeader(file, header);
    if (!headerIsUsable(problems)) return unreadFile(file, problems);
    const usable = columns.filter((column) => file.columns.some(({ name }) => name === column.name));
    const typed = usable.filter((column) => typeProblem(file, column) === undefined);
    await connection.run(
      `CREATE TABLE ${table} AS SELECT row_number() OVER () AS record${typed
        .map((column, i) => `, ${textOf(column)} AS c${i}`)
        .join("")} FROM ${source}`,
    );
    const declared = await declaredRows(connection, matching.paths);
    const loaded: LoadedFile = {
      file,
      table,
      columns: new Map(typed.map(({ name }, i) => [name, `c${i}`])),
      rows: Number((await firstRow(connection, `SELECT count(*)::INTEGER AS n FROM ${table}`)).n),
      complete: true,
      problems: [...problems, ...usable.flatMap((column) => typeProblem(file, column) ?? [])],
      locate: (row) => placeOf(row, matching, declared),
    };
    return refuseUnreconciled(
      loaded,
      declared.reduce((sum, rows) => sum + rows, 0),
    );
  } catch {
    const received = "bytes that the reader refuses";
    return unreadFile(file, [{ code: "file-unreadable", expected: "a Parquet file", received }]);
  }
}

/** Expression that reads files; values in the names of folders stay texts. */
export function parquetSource({ paths, isPattern }: MatchingPaths): string {
  const hive = isPattern && paths.some((path) => /[\\/][^\\/=]+=[^\\/]*[\\/]/.test(path));
  return `read_parquet([${paths.map(pathLiteral).join(", ")}], hive_partitioning = ${hive}, hive_types_autocast = false)`;
}

/** Names and types of the top-level columns of Parquet files. */
export async function describeColumns(connection: DuckDBConnection, source: string): Promise<readonly ParquetColumn[]> {
  const rows = (await connection.runAndReadAll(`SELECT * FROM (DESCRIBE SELECT * FROM ${source})`)).getRowObjectsJS();
  return rows.map((row) => ({ name: String(row.column_name), type: String(row.column_type) }));
}

/** A problem for each file whose columns are not those of the first, in their order and with their types. */
async function differingFiles(connection: DuckDBConnection, paths: readonly string[]): Promise<readonly Problem[]> {
  const [first, ...others] = paths;
  if (first === undefined || others.length === 0) return [];
  const expected = JSON.stringify(await describeColumns(connection, `read_parquet(${pathLiteral(first)})`));
  const problems: Problem[] = [];
  for (const path of others) {
    const columns = await describeColumns(connection, `read_parquet(${pathLiteral(path)})`);
    if (JSON.stringify(columns) === expected) continue;
    const wording = { expected: `the columns and types of ${basename(first)}`, received: "other columns or types" };
    problems.push({ code: "files-differ", file: basename(path), ...wording });
  }
  return problems;
}

/** File and row in it of a row of the table. */
function placeOf(row: number, { paths, isPattern }: MatchingPaths, declared: readonly number[]) {
  if (!isPattern) return { line: row, record: row };
  let left = row;
  const at = declared.findIndex((rows) => {
    if (left <= rows) return true;
    left -= rows;
    return false;
  });
  return { line: left, record: left, file: basename(paths[at]!) };
}

const WHOLE = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/;
const NUMBER = /^(DOUBLE|FLOAT|DECIMAL\(.*\))$/;
const TEXT = /^(VARCHAR|ENUM\(.*\))$/;

const ACCEPTS: Readonly<Record<ColumnRole, { readonly types: readonly RegExp[]; readonly expected: string }>> = {
  id: { types: [TEXT, WHOLE], expected: "a column of text or whole numbers" },
  concern: { types: [TEXT, WHOLE], expected: "a column of text or whole numbers" },
  group: { types: [TEXT, WHOLE], expected: "a column of text or whole numbers" },
  country: { types: [TEXT], expected: "a column of text" },
  directorKind: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  since: { types: [TEXT, /^DATE$/], expected: "a column of dates" },
  until: { types: [TEXT, /^DATE$/], expected: "a column of dates" },
  eventDay: { types: [TEXT, /^DATE$/], expected: "a column of dates" },
  eventStatus: { types: [TEXT], expected: "a column of text" },
  score: { types: [TEXT, WHOLE, NUMBER], expected: "a column of numbers" },
  modelScore: { types: [TEXT, WHOLE, NUMBER], expected: "a column of numbers" },
  comparedScore: { types: [TEXT, WHOLE, NUMBER], expected: "a column of numbers" },
  count: { types: [TEXT, WHOLE], expected: "a column of whole numbers" },
  predictedOn: { types: [TEXT, /^DATE$/], expected: "a column of dates" },
  cluster: { types: [TEXT, WHOLE], expected: "a column of text or whole numbers" },
  period: { types: [TEXT, WHOLE], expected: "a column of text or whole numbers" },
  comparedBand: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  band: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  selected: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  outcome: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  provenance: { types: [TEXT, WHOLE, /^BOOLEAN$/], expected: "a column of text" },
  severity: { types: [TEXT, WHOLE], expected: "a column of text" },
  violations: { types: [TEXT, WHOLE], expected: "a column of whole numbers" },
  indicator: { types: [TEXT, WHOLE, NUMBER, /^BOOLEAN$/, /^DATE$/], expected: "a column of text" },
  stratum: { types: [TEXT, WHOLE, NUMBER, /^BOOLEAN$/, /^DATE$/], expected: "a column of text" },
};

function typeProblem(file: PlannedDataFile, { name, type }: ParquetColumn): Problem | undefined {
  const role = file.columns.find((column) => column.name === name)?.role;
  if (role === undefined || ACCEPTS[role].types.some((accepted) => accepted.test(type))) return undefined;
  const received = `type ${type.replace(/\(.*\)$/s, "")}`;
  return { code: "column-type", column: name, expected: ACCEPTS[role].expected, received };
}

/** FLOAT goes through DOUBLE: its own text would round-trip to another double. */
function textOf({ name, type }: ParquetColumn): string {
  const column = identifier(name);
  return type === "FLOAT" ? `CAST(CAST(${column} AS DOUBLE) AS VARCHAR)` : `CAST(${column} AS VARCHAR)`;
}

/** Rows that each file declares. */
async function declaredRows(connection: DuckDBConnection, paths: readonly string[]): Promise<readonly number[]> {
  const rows: number[] = [];
  for (const path of paths) {
    const sql = `SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata(${pathLiteral(path)})`;
    rows.push(Number((await columnOf<bigint>(connection, sql))[0]));
  }
  return rows;
}

function refuseUnreconciled(loaded: LoadedFile, declared: number): LoadedFile {
  if (declared !== loaded.rows) {
    const expected = `${declared} rows, as the file declares`;
    return unreadFile(loaded.file, [{ code: "records-unreconciled", expected, received: `${loaded.rows} rows` }]);
  }
  if (declared > 0) return loaded;
  const empty = { code: "no-rows", expected: "at least one row", received: "none" } as const;
  return unreadFile(loaded.file, [...loaded.problems, empty]);
}
