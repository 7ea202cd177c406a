import type { DuckDBConnection } from "@duckdb/node-api";
import { throwIfAborted } from "../../runtime/inline.js";
import { checkHeader, headerIsUsable } from "./check-header.js";
import type { PlannedDataFile } from "./data-files.js";
import { scanJsonLines } from "./json-lines-scan.js";
import { type LoadedFile, unreadFile } from "./loaded-file.js";
import { recordOfRow } from "./locate-record.js";
import type { Problem } from "./problem.js";

/**
 * Reads a file of JSON lines into a table of texts. A key that a line lacks, and null, mean no value; the empty text means
 * what the plan says of it.
 *
 * @param connection  locked database
 * @param file  file of the plan
 * @param signal  aborts between two chunks
 * @returns the table, or none when no line could be read or none has a key that the plan names
 * @throws AuditError `interrupted`
 */
export async function loadJsonLines(
  connection: DuckDBConnection,
  file: PlannedDataFile,
  signal: AbortSignal | undefined,
): Promise<LoadedFile> {
  const table = `rows_${file.section}`;
  const names = [...new Set(file.columns.map(({ name }) => name))];
  const known = new Set([...names, ...file.ignored]);
  await connection.run(`CREATE TABLE ${table} (record BIGINT${names.map((_, i) => `, c${i} VARCHAR`).join("")})`);
  const appender = await connection.createAppender(table);
  let rows = 0n;
  const append = (values: ReadonlyMap<string, string | null>) => {
    appender.appendBigInt(++rows);
    for (const name of names) {
      const text = values.get(name) ?? null;
      if (text === null) appender.appendNull();
      else appender.appendVarchar(text);
    }
    appender.endRow();
  };
  const scan = await scanJsonLines(file.path, append, { known, signal }).catch((error) => {
    throwIfAborted(signal);
    if (error instanceof Error) return null;
    throw error;
  });
  appender.closeSync();
  if (scan === null) {
    const received = "bytes that cannot be read or decompressed";
    return unreadFile(file, [{ code: "file-unreadable", expected: "a file that can be read", received }]);
  }
  if (scan.records === 0)
    return unreadFile(file, [{ code: "no-rows", expected: "at least one row", received: "none" }]);
  const header = rows === 0n ? [] : checkHeader(file, [...scan.keys.keys()]).map(inLines(scan.keys));
  if (rows === 0n || !headerIsUsable(header)) return unreadFile(file, [...header, ...scan.problems]);
  return {
    file,
    table,
    columns: new Map(names.flatMap((name, i) => (scan.keys.has(name) ? [[name, `c${i}`] as const] : []))),
    rows: scan.records,
    complete: Number(rows) === scan.records,
    problems: [...header, ...scan.problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    locate: (row) => {
      const line = recordOfRow(scan.skipped, row);
      return { line, record: line };
    },
  };
}

/** Keys stand in lines and not in a header: one that is missing has no line, an unknown one that in which it first stands. */
function inLines(keys: ReadonlyMap<string, number>): (problem: Problem) => Problem {
  return ({ line: _header, ...problem }) => {
    const line = problem.code === "column-unknown" ? keys.get(problem.column!) : undefined;
    return line === undefined ? problem : { ...problem, line };
  };
}
