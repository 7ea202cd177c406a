import type { DuckDBConnection } from "@duckdb/node-api";
import type { PlannedDataFile } from "./data-files.js";
import { loadTyped } from "./load-typed.js";
import { type LoadedFile, unreadFile } from "./loaded-file.js";
import { firstRow, identifier } from "./sql.js";

/**
 * Reads a table or a view of a DuckDB database file into a table of texts.
 *
 * @param connection  locked database with the file attached
 * @param file  file of the plan, with the name of the table
 * @param catalogue  name under which the file is attached; null where it is no such database
 * @param stays  true: rows stay in the file, and are read again by each query
 * @returns the table, or none when the file has none of that name or more than one
 */
export async function loadDatabaseTable(
  connection: DuckDBConnection,
  file: PlannedDataFile,
  catalogue: string | null,
  stays = false,
): Promise<LoadedFile> {
  if (catalogue === null) {
    const expected =
      "a DuckDB database of a version that can be read (SQLite needs an extension, which is never loaded)";
    return unreadFile(file, [{ code: "file-unreadable", expected, received: "another file" }]);
  }
  const tables = (await tablesOf(connection, catalogue)).filter(({ schema, table }) =>
    [table, `${schema}.${table}`].includes(file.settings.table ?? ""),
  );
  const [found] = tables;
  if (found === undefined || tables.length > 1) {
    const received = found === undefined ? "none of that name" : `${tables.length} schemas that have one`;
    return unreadFile(file, [{ code: "table-missing", expected: "one table or view that the plan names", received }]);
  }
  const expression = [catalogue, found.schema, found.table].map(identifier).join(".");
  try {
    const { n } = await firstRow(connection, `SELECT count(*)::BIGINT AS n FROM ${expression}`);
    const locate = (row: number) => ({ line: row, record: row });
    return await loadTyped(connection, file, { expression, declared: Number(n), locate, stays });
  } catch {
    const expected = "a table, or a view of tables of the same file";
    return unreadFile(file, [{ code: "file-unreadable", expected, received: "one that cannot be read" }]);
  }
}

/** Tables and views of an attached database, by schema and name. */
async function tablesOf(connection: DuckDBConnection, catalogue: string) {
  const sql = `SELECT schema_name, table_name AS name FROM duckdb_tables() WHERE database_name = $1
    UNION ALL SELECT schema_name, view_name AS name FROM duckdb_views() WHERE database_name = $1 AND NOT internal`;
  const rows = (await connection.runAndReadAll(sql, [catalogue])).getRowObjectsJS();
  return rows.map((row) => ({ schema: String(row.schema_name), table: String(row.name) }));
}
