import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { DataError } from "../../errors.js";
import type { ColumnProfile, FileProfile } from "../../plan/column-profile.js";
import type { PlannedDataFile } from "./data-files.js";
import { openDatabase } from "./database.js";
import { detectFormat, type SuggestedFormat } from "./detect-format.js";
import { fileFormat } from "./file-format.js";
import { scanJsonLines } from "./json-lines-scan.js";
import { loadCsv } from "./load-csv.js";
import { loadJsonLines } from "./load-json-lines.js";
import { loadParquet } from "./load-parquet.js";
import { describeColumns } from "./load-typed.js";
import { type LoadedFile, type ReadColumn, readColumnsOf } from "./loaded-file.js";
import { parseHeader } from "./parse-header.js";
import { type Problem, toIssue } from "./problem.js";
import { scanFile } from "./scan-file.js";
import { columnOf, firstRow, pathLiteral } from "./sql.js";

/** Columns with more distinct values than this have no levels in a profile. */
const MOST_LEVELS = 20;

/**
 * Profile of one data file for the draft of a plan: header, types, and margins of single columns. Delimiter, encoding
 * and decimal mark are suggestions; nothing here joins two columns.
 *
 * @param path  path of a .csv, .parquet or .jsonl file, or one of texts that is compressed
 * @param fileInPlan  path as it will stand in the plan; default the base name
 * @returns one column profile a column, in file order
 * @throws DataError `data-unreadable` when the file is missing or has no form that can be read by columns
 * @example draftPlan({ form: "cases", cases: await profileFile("cases.csv") })
 */
export async function profileFile(path: string, fileInPlan: string = basename(path)): Promise<FileProfile> {
  const absolute = resolve(path);
  if (statSync(absolute, { throwIfNoEntry: false })?.isFile() !== true) {
    throw unreadable(basename(path), [{ code: "file-missing", expected: "a file at this path", received: "none" }]);
  }
  const database = await openDatabase([absolute]);
  try {
    const { loaded, format } = await load(database.connection, absolute);
    if (loaded.table === null) throw unreadable(basename(path), loaded.problems);
    const decimal = await suggestDecimal(database.connection, loaded);
    const columns: ColumnProfile[] = [];
    for (const column of withDecimal(loaded, decimal)) {
      columns.push(await profileColumn(database.connection, loaded, column));
    }
    return { file: fileInPlan, rows: loaded.rows, ...format, decimal, columns };
  } finally {
    database.close();
  }
}

function unreadable(name: string, problems: readonly Problem[]): DataError {
  const issues = problems.map((problem) => toIssue(name, problem));
  return new DataError(
    "data-unreadable",
    `profileFile requires a file that can be read by columns; got ${name}`,
    issues,
  );
}

async function load(
  connection: DuckDBConnection,
  path: string,
): Promise<{ readonly loaded: LoadedFile; readonly format: SuggestedFormat }> {
  const comma: SuggestedFormat = { delimiter: ",", encoding: "utf-8" };
  if (fileFormat(path) === "parquet") {
    const names = await describeColumns(connection, `read_parquet(${pathLiteral(path)})`).catch(() => []);
    const header = names.map(({ name }) => name);
    return { loaded: await loadParquet(connection, anyColumns(path, header, comma)), format: comma };
  }
  if (fileFormat(path) === "json-lines") {
    const options = { known: new Set<string>(), signal: undefined };
    const scan = await scanJsonLines(path, () => undefined, options).catch(() => null);
    return {
      loaded: await loadJsonLines(connection, anyColumns(path, [...(scan?.keys.keys() ?? [])], comma), undefined),
      format: comma,
    };
  }
  const format = await detectFormat(path).catch(() => null);
  if (format === null) {
    const received = "bytes that cannot be read or decompressed";
    throw unreadable(basename(path), [{ code: "file-unreadable", expected: "a file that can be read", received }]);
  }
  const scan = await scanFile(path, format);
  const header = parseHeader(scan, format);
  return { loaded: await loadCsv(connection, anyColumns(path, header, format), scan), format };
}

/** A file of which every column is read and none is known. */
function anyColumns(path: string, header: readonly string[], format: SuggestedFormat): PlannedDataFile {
  return {
    section: "cases",
    path,
    name: basename(path),
    format: fileFormat(path),
    settings: { ...format, decimal: ".", missing: [""] },
    columns: header.map((name) => ({ role: "indicator", name })),
    ignored: [],
  };
}

function withDecimal(loaded: LoadedFile, decimal: "." | ","): readonly ReadColumn[] {
  const file = { ...loaded.file, settings: { ...loaded.file.settings, decimal } };
  return readColumnsOf({ ...loaded, file }, "indicator");
}

/** A comma where some column holds numbers only when commas are read as decimal marks. */
async function suggestDecimal(connection: DuckDBConnection, loaded: LoadedFile): Promise<"." | ","> {
  if (loaded.file.format !== "csv") return ".";
  const points = withDecimal(loaded, ".");
  for (const [i, comma] of withDecimal(loaded, ",").entries()) {
    const sql = `SELECT count(*) FILTER (NOT ${comma.isMissing})::INTEGER AS present,
      count(${comma.number})::INTEGER AS commas, count(${points[i]!.number})::INTEGER AS points FROM ${loaded.table}`;
    const { present, commas, points: plain } = await firstRow(connection, sql);
    if (commas === present && Number(plain) < Number(commas)) return ",";
  }
  return ".";
}

async function profileColumn(
  connection: DuckDBConnection,
  loaded: LoadedFile,
  column: ReadColumn,
): Promise<ColumnProfile> {
  const { isMissing, value, number, days } = column;
  const plainWhole = `regexp_full_match(${value}, '[+-]?(0|[1-9][0-9]{0,17})')`;
  const leadingZero = `regexp_matches(${value}, '^[+-]?0[0-9]')`;
  const row = await firstRow(
    connection,
    `SELECT count(*) FILTER (${isMissing})::INTEGER AS missing,
      count(*) FILTER (NOT ${isMissing})::INTEGER AS present,
      count(DISTINCT ${value}) FILTER (NOT ${isMissing})::INTEGER AS distinct_values,
      count(*) FILTER (NOT ${isMissing} AND ${plainWhole})::INTEGER AS wholes,
      count(*) FILTER (${number} IS NOT NULL AND isfinite(${number}) AND NOT ${leadingZero})::INTEGER AS numbers,
      count(${days})::INTEGER AS dates, min(${number}) AS lowest, max(${number}) AS highest
    FROM ${loaded.table}`,
  );
  const type = typeOf(row as Readonly<Record<"present" | "wholes" | "numbers" | "dates", number>>);
  const distinct = Number(row.distinct_values);
  const numeric = type === "integer" || type === "number";
  return {
    name: column.name,
    type,
    rows: loaded.rows,
    missing: Number(row.missing),
    distinct,
    ...(distinct <= MOST_LEVELS && { levels: await levelsOf(connection, loaded, column) }),
    ...(numeric && { minimum: Number(row.lowest), maximum: Number(row.highest) }),
  };
}

function typeOf(counts: Readonly<Record<"present" | "wholes" | "numbers" | "dates", number>>): ColumnProfile["type"] {
  if (counts.present === 0) return "text";
  if (counts.wholes === counts.present) return "integer";
  if (counts.numbers === counts.present) return "number";
  return counts.dates === counts.present ? "date" : "text";
}

async function levelsOf(connection: DuckDBConnection, loaded: LoadedFile, { value, isMissing }: ReadColumn) {
  const grouped = `SELECT ${value} AS text, count(*)::INTEGER AS n FROM ${loaded.table}
    WHERE NOT ${isMissing} GROUP BY 1 ORDER BY 1`;
  const texts = await columnOf<string>(connection, `SELECT text FROM (${grouped}) ORDER BY text`);
  const counts = await columnOf<number>(connection, `SELECT n FROM (${grouped}) ORDER BY text`);
  return texts.map((text, i) => ({ text, count: counts[i]! }));
}
