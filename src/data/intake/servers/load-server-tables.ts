import { setTimeout as pause } from "node:timers/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Plan } from "../../../plan/schema.js";
import { throwIfAborted } from "../../../runtime/inline.js";
import type { RunContext } from "../../../runtime/run-context.js";
import type { PlannedDataFile } from "../data-files.js";
import type { LoadedFile } from "../loaded-file.js";
import { findServerTable, isFound, loadServerTable, refuseChanged } from "./load-server-table.js";
import { openClickhouse } from "./open-clickhouse.js";
import { openPostgresql } from "./open-postgresql.js";
import type { OpenOptions } from "./query-time.js";
import { failureError, ServerFailure } from "./server-failure.js";
import { serverLogin } from "./server-login.js";
import type { ServerKind, ServerSession } from "./server-session.js";

/** What was read of a server. */
export interface ServerTables {
  /** One entry a file that was asked for, in that order. */
  readonly files: readonly LoadedFile[];
  readonly kind: ServerKind;
  /** Whether the login could also change data. */
  readonly mayWrite: boolean;
}

/** Milliseconds before each further attempt after a connection was lost. */
const PAUSES = [500, 1_000, 2_000];

const OPEN = { postgresql: openPostgresql, clickhouse: openClickhouse };

/**
 * Opens a session with the login of the environment.
 * @throws ServerFailure; AuditError `usage-invalid` for a login that is absent or malformed
 */
export function openSession(kind: ServerKind, options: OpenOptions): Promise<ServerSession> {
  return OPEN[kind](serverLogin(kind), options);
}

/**
 * Reads tables of the server of a plan, all at one moment or refused: where the server cannot promise that, each is
 * counted and marked before and after. A connection that is lost is opened again, and everything read anew.
 *
 * @param connection  locked database that takes the texts
 * @param plan  plan with `data.server`
 * @param files  its sections without a file
 * @param context  signal and progress
 * @param grouping  how each section is read
 * @returns tables of texts
 * @throws AuditError `source-unavailable`, `usage-invalid` for a login, or `interrupted`
 */
export async function loadServerTables(
  connection: DuckDBConnection,
  plan: Plan,
  files: readonly PlannedDataFile[],
  context: RunContext,
  grouping: (file: PlannedDataFile) => "no" | "yes" | "without-identifiers",
): Promise<ServerTables> {
  const { engine: kind, timeoutSeconds } = plan.data.server!;
  for (let attempt = 0; ; attempt++) {
    throwIfAborted(context.signal);
    try {
      const session = await openSession(kind, { timeoutSeconds, signal: context.signal });
      try {
        const loaded = await tablesOf(connection, session, files, { context, grouping });
        return { files: loaded, kind, mayWrite: session.mayWrite };
      } finally {
        await session.close();
      }
    } catch (error) {
      throwIfAborted(context.signal);
      if (!(error instanceof ServerFailure)) throw error;
      // A server that starts again refuses connections for a while.
      const isLost = error.kind === "lost" || (attempt > 0 && error.kind === "unreachable");
      const wait = PAUSES[attempt];
      if (!isLost || wait === undefined) throw failureError(isLost ? new ServerFailure("lost") : error);
      await pause(wait, undefined, { signal: context.signal }).catch(() => throwIfAborted(context.signal));
    }
  }
}

async function tablesOf(
  connection: DuckDBConnection,
  session: ServerSession,
  files: readonly PlannedDataFile[],
  { context, grouping }: { readonly context: RunContext; readonly grouping: Parameters<typeof loadServerTables>[4] },
): Promise<readonly LoadedFile[]> {
  const catalogue = await session.tables();
  const lookedUp: Awaited<ReturnType<typeof findServerTable>>[] = [];
  for (const file of files) lookedUp.push(await findServerTable(session, file, catalogue));
  const loaded: LoadedFile[] = [];
  for (const found of lookedUp) {
    context.progress({ stage: "reading", done: loaded.length, total: files.length });
    loaded.push(
      isFound(found)
        ? await loadServerTable(connection, session, found, grouping(found.file), context.progress)
        : found,
    );
  }
  for (const found of lookedUp.filter(isFound)) await refuseChanged(session, found);
  return loaded;
}
