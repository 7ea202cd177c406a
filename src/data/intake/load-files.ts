import { statSync } from "node:fs";
import type { Plan } from "../../plan/schema.js";
import { throwIfAborted } from "../../runtime/inline.js";
import type { RunContext } from "../../runtime/run-context.js";
import type { JoinedRows } from "../evidence.js";
import { type PlannedDataFile, plannedDataFiles } from "./data-files.js";
import { type Database, openDatabase } from "./database.js";
import { joinFiles } from "./join-files.js";
import { loadCsv } from "./load-csv.js";
import { loadDatabaseTable } from "./load-database-table.js";
import { loadJsonLines } from "./load-json-lines.js";
import { loadParquet } from "./load-parquet.js";
import { type LoadedFile, unreadFile } from "./loaded-file.js";
import { kindAt, type MatchingPaths, matchingPaths } from "./matching-paths.js";
import type { ByteScan } from "./record-scanner.js";
import { scanFile } from "./scan-file.js";
import { loadServerTables, type ServerTables } from "./servers/load-server-tables.js";

/** The files of a plan in a locked database. */
export interface LoadedFiles {
  readonly plan: Plan;
  readonly database: Database;
  /** The one with the scored units first, with the columns of the files that are joined to it. */
  readonly files: readonly LoadedFile[];
  /** What of the joined files has no partner; empty where the plan joins none. */
  readonly joined: readonly JoinedRows[];
  /** Server that tables were read from; null where the plan names none. */
  readonly server: Pick<ServerTables, "kind" | "mayWrite"> | null;
}

/** How rows are read that need not be one by one. */
export interface LoadOptions {
  /** True: rows of Parquet files and of databases are not copied into the tables. */
  readonly stays?: boolean;
  /** True: a server groups rows that nothing tells apart, and sends each group once. */
  readonly grouped?: boolean;
}

/**
 * Reads every file of a plan into a database. Problems of form are kept with the file; nothing is thrown for them.
 *
 * @param plan  validated plan
 * @param planFolder  folder that its paths are relative to
 * @param context  signal and progress
 * @param planned  what is read of which file; those of the plan and no more by default
 * @param options  how rows are read that need not be one by one
 * @returns tables of texts; the caller closes the database
 * @throws AuditError `interrupted` or `source-unavailable`
 */
export async function loadFiles(
  plan: Plan,
  planFolder: string,
  context: RunContext,
  planned: readonly PlannedDataFile[] = plannedDataFiles(plan, planFolder),
  { stays = false, grouped = false }: LoadOptions = {},
): Promise<LoadedFiles> {
  const onServer = planned.filter(({ format }) => format === "server");
  const sources = planned
    .filter((file) => !onServer.includes(file))
    .map((file) => ({ file, matching: matchingPaths(file.path) }));
  const databases = planned.filter(({ format }) => format === "duckdb").map(({ path }) => path);
  const database = await openDatabase(
    sources.flatMap(({ matching }) => matching.paths),
    { databases, signal: context.signal, progress: context.progress, ...(context.store && { store: context.store }) },
  );
  try {
    const loaded = new Map<PlannedDataFile, LoadedFile>();
    for (const { file, matching } of sources) {
      context.progress({ stage: "reading", done: loaded.size, total: planned.length });
      loaded.set(file, await loadFile(database, file, { matching, stays }, context));
      throwIfAborted(context.signal);
    }
    const grouping = (file: PlannedDataFile) => (grouped ? groupingOf(plan, file) : "no");
    const tables =
      onServer.length === 0 ? null : await loadServerTables(database.connection, plan, onServer, context, grouping);
    for (const [place, file] of onServer.entries()) loaded.set(file, tables!.files[place]!);
    context.progress({ stage: "reading", done: planned.length, total: planned.length });
    const files = planned.map((file) => loaded.get(file)!);
    return { plan, database, server: tables, ...(await joinFiles(database, files)) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Rows that a server may group: cases that nothing asks for one by one, and migrants that are a row each. */
function groupingOf(plan: Plan, { section, columns }: PlannedDataFile): "no" | "yes" | "without-identifiers" {
  if (section === "cases") return readsCombinations(plan) ? "without-identifiers" : "no";
  return section === "migrants" && !columns.some(({ role }) => role === "count") ? "yes" : "no";
}

/** Whether cases can be read as combinations: nothing then asks for a single one. */
export function readsCombinations({ data }: Plan): boolean {
  return data.form === "cases" && data.cases.columns.cluster === undefined && data.joined === undefined;
}

async function loadFile(
  database: Database,
  file: PlannedDataFile,
  { matching, stays }: { readonly matching: MatchingPaths; readonly stays: boolean },
  context: RunContext,
): Promise<LoadedFile> {
  if (matching.isPattern) {
    if (matching.paths.length > 0 && file.format === "parquet")
      return loadParquet(database.connection, file, matching, stays);
    const expected = "a file at the path of the plan, or Parquet files in its folder or of its pattern";
    return unreadFile(file, [{ code: "file-missing", expected, received: "none" }]);
  }
  if (kindAt(file.path) !== "file") {
    return unreadFile(file, [{ code: "file-missing", expected: "a file at the path of the plan", received: "none" }]);
  }
  if (file.format === "parquet") return loadParquet(database.connection, file, matching, stays);
  if (file.format === "duckdb") {
    return loadDatabaseTable(database.connection, file, database.catalogues.get(file.path) ?? null, stays);
  }
  if (file.format === "json-lines") return loadJsonLines(database.connection, file, context.signal);
  if (file.settings.delimiter.charCodeAt(0) > 127) {
    const received = "another character";
    return unreadFile(file, [{ code: "delimiter-mismatch", expected: "an ASCII character as delimiter", received }]);
  }
  const scan = await scanOrNull(file, context);
  if (scan === null) {
    const received = "bytes that cannot be read or decompressed";
    return unreadFile(file, [{ code: "file-unreadable", expected: "a file that can be read", received }]);
  }
  return loadCsv(database.connection, file, scan, stays);
}

async function scanOrNull(file: PlannedDataFile, context: RunContext): Promise<ByteScan | null> {
  try {
    const total = /\.gz$/i.test(file.path) ? null : statSync(file.path).size;
    const told = (done: number) => context.progress({ stage: "scanning", done, total, unit: "bytes" });
    return await scanFile(file.path, file.settings, context.signal, told);
  } catch (error) {
    throwIfAborted(context.signal);
    if (error instanceof Error) return null;
    throw error;
  }
}
