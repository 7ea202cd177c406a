import type { DuckDBConnection } from "@duckdb/node-api";
import { checkHeader, headerIsUsable } from "./check-header.js";
import type { PlannedDataFile } from "./data-files.js";
import { type LoadedFile, unreadFile } from "./loaded-file.js";
import { lineOfRecord, recordOfRow } from "./locate-record.js";
import { parseHeader } from "./parse-header.js";
import type { Problem } from "./problem.js";
import type { ByteScan } from "./record-scanner.js";
import { formIsReadable, formProblems } from "./scan-problems.js";
import { columnOf, firstRow, literal, pathLiteral } from "./sql.js";

/**
 * Reads a CSV file into a table of texts after a scan of its bytes, and reconciles what the reader accepted and
 * rejected with what the scan counted.
 *
 * @param connection  locked database
 * @param file  file of the plan
 * @param scan  scan of its bytes
 * @param stays  true: rows of a file without problems of form stay there, and are read again by each query; whoever counts
 *   them must find as many as the scan did
 * @returns the table, or none when header or form forbid reading it by columns
 */
export async function loadCsv(
  connection: DuckDBConnection,
  file: PlannedDataFile,
  scan: ByteScan,
  stays = false,
): Promise<LoadedFile> {
  const header = parseHeader(scan, file.settings);
  const headerProblems = scan.headerFields === 0 ? [] : checkHeader(file, header);
  if (!headerIsUsable(headerProblems)) {
    return unreadFile(file, [...headerProblems, ...formProblems(scan).filter(({ code }) => code !== "row-ragged")]);
  }
  const problems = [...headerProblems, ...formProblems(scan)];
  if (!formIsReadable(scan)) return unreadFile(file, problems);
  const table = `rows_${file.section}`;
  const rejects = `rejects_${file.section}`;
  const names = header.map((_, i) => `c${i}`);
  const locate = locator(scan);
  const columns = new Map(header.map((name, i) => [name, `c${i}`]));
  const multiline = scan.multiline.length > 0;
  if (stays && problems.length === 0) {
    await connection.run(`CREATE VIEW ${table} AS ${rowsOf(file, names, readerOptions(file, { names, multiline }))}`);
    return { file, table, columns, rows: scan.records, complete: true, problems, locate };
  }
  try {
    await connection.run(createTable(file, { table, rejects, names, multiline }));
  } catch {
    return unreadFile(file, [...problems, unreadable]);
  }
  const unreconciled = await reconcile(connection, scan, { table, rejects });
  if (unreconciled !== undefined) return unreadFile(file, [...problems, unreconciled]);
  const repeated = await removeRepeatedHeaders(connection, table, header);
  return {
    file,
    table,
    columns,
    rows: scan.records,
    complete: rejectedRecords(scan).length === 0,
    problems: [...problems, ...repeated.map((row) => headerAgain(locate(row)))].sort(byLine),
    locate,
  };
}

const unreadable: Problem = {
  code: "file-unreadable",
  expected: "CSV in the declared format",
  received: "bytes that the reader refuses",
};

function createTable(
  file: PlannedDataFile,
  into: { table: string; rejects: string; names: readonly string[]; multiline: boolean },
): string {
  const { table, rejects, names } = into;
  const kept = `store_rejects = true, rejects_table = '${rejects}', rejects_scan = '${rejects}_scan'`;
  return `CREATE TABLE ${table} AS ${rowsOf(file, names, `${readerOptions(file, into)}, ${kept}`)}`;
}

function rowsOf(file: PlannedDataFile, names: readonly string[], options: string): string {
  const values = names.map((name) => `coalesce(${name}, '') AS ${name}`).join(", ");
  return `SELECT row_number() OVER () AS record, ${values} FROM read_csv(${pathLiteral(file.path)}, ${options})`;
}

function readerOptions(
  { settings }: PlannedDataFile,
  { names, multiline }: { readonly names: readonly string[]; readonly multiline: boolean },
): string {
  const columns = names.map((name) => `'${name}': 'VARCHAR'`).join(", ");
  return [
    "auto_detect = false, header = true, quote = '\"', escape = '\"', nullstr = '', ignore_errors = true",
    `delim = ${literal(settings.delimiter)}, encoding = ${literal(settings.encoding)}`,
    `columns = {${columns}}, parallel = ${!multiline}`,
  ].join(", ");
}

function rejectedRecords(scan: ByteScan): number[] {
  return [...new Set([...scan.ragged, ...scan.badEncoding])].sort((a, b) => a - b);
}

async function reconcile(
  connection: DuckDBConnection,
  scan: ByteScan,
  names: { table: string; rejects: string },
): Promise<Problem | undefined> {
  const { accepted } = await firstRow(connection, `SELECT count(*)::INTEGER AS accepted FROM ${names.table}`);
  const lines = await columnOf<bigint>(connection, `SELECT DISTINCT line FROM ${names.rejects} ORDER BY line`);
  const rejected = rejectedRecords(scan);
  const agrees = lines.length === rejected.length && lines.every((line, i) => Number(line) === rejected[i]);
  if (agrees && Number(accepted) + rejected.length === scan.records) return undefined;
  return {
    code: "records-unreconciled",
    expected: `${scan.records} records, of which ${rejected.length} cannot be read, as counted over the bytes`,
    received: `${accepted} accepted and ${lines.length} rejected by the reader`,
  };
}

function locator(scan: ByteScan): LoadedFile["locate"] {
  const skipped = [...new Set([1, ...scan.blank, ...rejectedRecords(scan)])].sort((a, b) => a - b);
  return (row) => {
    const record = recordOfRow(skipped, row);
    return { record, line: lineOfRecord(scan, record) };
  };
}

async function removeRepeatedHeaders(connection: DuckDBConnection, table: string, header: readonly string[]) {
  const same = header.map((name, i) => `c${i} = ${literal(name)}`).join(" AND ");
  const rows = await columnOf<bigint>(connection, `SELECT record FROM ${table} WHERE ${same} ORDER BY record`);
  if (rows.length > 0) await connection.run(`DELETE FROM ${table} WHERE ${same}`);
  return rows.map(Number);
}

function headerAgain(place: { line: number; record: number }): Problem {
  return { code: "header-repeated", ...place, expected: "the header once", received: "the header again" };
}

function byLine(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0);
}
