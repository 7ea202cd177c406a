import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { AuditError } from "../../errors.js";
import { throwIfAborted } from "../../runtime/inline.js";
import type { RunContext, StoreLimits } from "../../runtime/run-context.js";
import { literal, pathPattern } from "./sql.js";

const SPILL_NAME = "toetssteen-spill";

/** Milliseconds between two looks at how far a query is. */
const LOOK = 250;

/** A DuckDB that lives in memory, reads the given files and nothing else, and has no way to the network. */
export interface Database {
  readonly connection: DuckDBConnection;
  /** Name under which each database file is attached; null where it is none that can be read. */
  readonly catalogues: ReadonlyMap<string, string | null>;
  close(): void;
}

/**
 * Opens a locked database: no extension is installed or loaded, nothing is written to disk but in the spill folder, only
 * the named files are readable, and no setting can be changed afterwards.
 *
 * @param paths  absolute paths of the files that may be read
 * @param options  those of them that are DuckDB databases, which are attached and cannot be written to; memory and
 *   disk; a signal that stops the query that runs; what is told how far it is
 * @returns a connection and how to close it
 * @throws AuditError `source-unavailable` when the native library does not start; `usage-invalid` when the spill folder is
 *   absent or not empty, or the memory limit is none
 */
export async function openDatabase(
  paths: readonly string[],
  {
    databases = [],
    store = {},
    signal,
    progress,
  }: {
    readonly databases?: readonly string[];
    readonly store?: StoreLimits;
    readonly signal?: AbortSignal | undefined;
    readonly progress?: RunContext["progress"];
  } = {},
): Promise<Database> {
  if (store.memoryLimit !== undefined) requireMemory(store.memoryLimit);
  const spill = store.spillFolder === undefined ? null : spillFolder(store.spillFolder);
  try {
    const instance = await DuckDBInstance.create(":memory:", {
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    const connection = await instance.connect();
    const catalogues = await attached(connection, databases);
    const allowed = paths.flatMap((path) => [path, pathPattern(path)]);
    await connection.run(`SET allowed_paths = [${allowed.map(literal).join(", ")}]`);
    if (store.memoryLimit !== undefined) await connection.run(`SET memory_limit = ${literal(store.memoryLimit)}`);
    await connection.run(`SET temp_directory = ${literal(spill ?? "")}`);
    await connection.run("SET enable_external_access = false");
    await connection.run("SET enable_progress_bar = true");
    await connection.run("SET enable_progress_bar_print = false");
    await connection.run("SET lock_configuration = true");
    const interrupt = () => connection.interrupt();
    signal?.addEventListener("abort", interrupt);
    const look = progress && setInterval(() => tellRows(connection, progress), LOOK).unref();
    return {
      connection,
      catalogues,
      close() {
        signal?.removeEventListener("abort", interrupt);
        clearInterval(look);
        connection.closeSync();
        instance.closeSync();
        if (spill !== null) rmSync(spill, { recursive: true, force: true });
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

/** Rows that the query that runs has gone through, of those that its plan expects; nothing between two queries. */
function tellRows(connection: DuckDBConnection, progress: RunContext["progress"]): void {
  const { percentage, rows_processed: rows, total_rows_to_process: total } = connection.progress;
  if (percentage < 0 || total === 0n) return;
  progress({ stage: "rows", done: Number(rows), total: Number(total), unit: "rows" });
}

/** A folder of our own below an empty one, which the database makes when it needs it. */
function spillFolder(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new AuditError("usage-invalid", "--spill-folder requires a folder that exists; got none");
  }
  // What a run left that was killed is ours, and is overwritten.
  const entries = readdirSync(folder).filter((name) => name !== SPILL_NAME);
  if (entries.length === 0) return join(folder, SPILL_NAME);
  throw new AuditError(
    "usage-invalid",
    `--spill-folder requires an empty folder; got one that holds ${entries.length} entries`,
  );
}

function requireMemory(limit: string): void {
  if (/^\d+(\.\d+)?\s*([KMGT]i?B)$/i.test(limit)) return;
  throw new AuditError("usage-invalid", `--memory-limit requires a size such as 2GB; got ${JSON.stringify(limit)}`);
}

/**
 * Runs what reads from a database, and words what it can run out of: memory, or disk to spill to. Its own words could
 * quote rows, and are left out.
 * @param read  queries
 * @param signal  aborted: whatever went wrong is an interruption
 * @throws AuditError `source-unavailable` or `interrupted`; any other error as it is
 */
export async function withinLimits<Result>(read: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throwIfAborted(signal);
    if (!(error instanceof Error) || error instanceof AuditError) throw error;
    const disk = /failed to offload|no space left/i.test(error.message);
    const ranOut = disk ? "disk in the spill folder" : /^Out of Memory/i.test(error.message) ? "memory" : null;
    if (ranOut === null) throw error;
    throw new AuditError(
      "source-unavailable",
      `the database requires more ${ranOut} than it may use; got an error while it read the data`,
      ranOut === "memory"
        ? "raise --memory-limit, or give an empty folder with --spill-folder"
        : "make room in that folder",
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
