import { basename } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { PlannedDataFile } from "./data-files.js";
import { describeColumns, loadTyped } from "./load-typed.js";
import { type LoadedFile, unreadFile } from "./loaded-file.js";
import type { MatchingPaths } from "./matching-paths.js";
import type { Problem } from "./problem.js";
import { columnOf, pathLiteral } from "./sql.js";

/**
 * Reads Parquet files into a table of texts, one after another. All files must have the columns of the first.
 *
 * @param connection  locked database
 * @param file  file of the plan
 * @param matching  the files that its path names; by default itself
 * @param stays  true: rows stay in the file, and are read again by each query
 * @returns the table, or none when its columns cannot be told apart or have no rows
 */
export async function loadParquet(
  connection: DuckDBConnection,
  file: PlannedDataFile,
  matching: MatchingPaths = { paths: [file.path], isPattern: false },
  stays = false,
): Promise<LoadedFile> {
  try {
    const differing = await differingFiles(connection, matching.paths);
    if (differing.length > 0) return unreadFile(file, differing);
    const declared = await declaredRows(connection, matching.paths);
    return await loadTyped(connection, file, {
      expression: parquetSource(matching),
      declared: declared.reduce((sum, rows) => sum + rows, 0),
      locate: (row) => placeOf(row, matching, declared),
      stays,
    });
  } catch {
    const received = "bytes that the reader refuses";
    return unreadFile(file, [{ code: "file-unreadable", expected: "a Parquet file", received }]);
  }
}

/** Expression that reads files; values in the names of folders stay texts. */
function parquetSource({ paths, isPattern }: MatchingPaths): string {
  const hive = isPattern && paths.some((path) => /[\\/][^\\/=]+=[^\\/]*[\\/]/.test(path));
  return `read_parquet([${paths.map(pathLiteral).join(", ")}], hive_partitioning = ${hive}, hive_types_autocast = false)`;
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

/** Rows that each file declares. */
async function declaredRows(connection: DuckDBConnection, paths: readonly string[]): Promise<readonly number[]> {
  const rows: number[] = [];
  for (const path of paths) {
    const sql = `SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata(${pathLiteral(path)})`;
    rows.push(Number((await columnOf<bigint>(connection, sql))[0]));
  }
  return rows;
}
