import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { AuditError } from "../../errors.js";
import { literal, pathPattern } from "./sql.js";

/** A DuckDB that lives in memory, reads the given files and nothing else, and has no way to the network. */
export interface Database {
  readonly connection: DuckDBConnection;
  /** Name under which each database file is attached; null where it is none that can be read. */
  readonly catalogues: ReadonlyMap<string, string | null>;
  close(): void;
}

/**
 * Opens a locked database: no extension is installed or loaded, nothing is written to disk, only the named files are
 * readable, and no setting can be changed afterwards.
 *
 * @param paths  absolute paths of the files that may be read
 * @param databases  those of them that are DuckDB databases: they are attached, and cannot be written to
 * @returns a connection and how to close it
 * @throws AuditError `source-unavailable` when the native library does not start
 */
export async function openDatabase(paths: readonly string[], databases: readonly string[] = []): Promise<Database> {
  try {
    const instance = await DuckDBInstance.create(":memory:", {
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    const connection = await instance.connect();
    const catalogues = await attached(connection, databases);
    const allowed = paths.flatMap((path) => [path, pathPattern(path)]);
    await connection.run(`SET allowed_paths = [${allowed.map(literal).join(", ")}]`);
    await connection.run("SET temp_directory = ''");
    await connection.run("SET enable_external_access = false");
    await connection.run("SET lock_configuration = true");
    return {
      connection,
      catalogues,
      close() {
        connection.closeSync();
        instance.closeSync();
      },
    };
  } catch {
    throw new AuditError(
      "source-unavailable",
      "openDatabase requires a DuckDB that starts; got an error of the native library",
      "reinstall the package on this machine: npm ci",
    );
  }
}

async function attached(connection: DuckDBConnection, databases: readonly string[]) {
  const catalogues = new Map<string, string | null>();
  for (const path of new Set(databases)) {
    const catalogue = `source_${catalogues.size}`;
    const statement = `ATTACH ${literal(path)} AS ${catalogue} (READ_ONLY, TYPE duckdb)`;
    const found = await connection.run(statement).then(
      () => catalogue,
      () => null,
    );
    catalogues.set(path, found);
  }
  return catalogues;
}
