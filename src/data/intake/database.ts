import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { AuditError } from "../../errors.js";
import { literal, pathPattern } from "./sql.js";

/** A DuckDB that lives in memory, reads the given files and nothing else, and has no way to the network. */
export interface Database {
  readonly connection: DuckDBConnection;
  close(): void;
}

/**
 * Opens a locked database: no extension is installed or loaded, nothing is written to disk, only the named files are
 * readable, and no setting can be changed afterwards.
 *
 * @param paths  absolute paths of the files that may be read
 * @returns a connection and how to close it
 * @throws AuditError `source-unavailable` when the native library does not start
 */
export async function openDatabase(paths: readonly string[]): Promise<Database> {
  try {
    const instance = await DuckDBInstance.create(":memory:", {
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    const connection = await instance.connect();
    const allowed = paths.flatMap((path) => [path, pathPattern(path)]);
    await connection.run(`SET allowed_paths = [${allowed.map(literal).join(", ")}]`);
    await connection.run("SET temp_directory = ''");
    await connection.run("SET enable_external_access = false");
    await connection.run("SET lock_configuration = true");
    return {
      connection,
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
