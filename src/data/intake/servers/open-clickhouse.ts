import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { clickhouseDialect, clickhouseTable, clickhouseType } from "./clickhouse-dialect.js";
import { CONNECT_SECONDS, type OpenOptions, withinTime } from "./query-time.js";
import { type FailureKind, ServerFailure } from "./server-failure.js";
import type { ServerLogin } from "./server-login.js";
import type { CatalogueTable, ServerSession, Statement } from "./server-session.js";

/** Seconds that a server gets to say that it ended a query; its connection is then closed. */
const CANCEL_SECONDS = 3;

type Client = ReturnType<typeof import("@clickhouse/client")["createClient"]>;

/**
 * Opens a session with a ClickHouse server over HTTP. A login that may write is bound to reading for each query; settings
 * under which an answer could lack rows are refused.
 *
 * @param login  address and user
 * @param options  seconds a query may take, and a signal that cancels it on the server
 * @throws ServerFailure
 */
export async function openClickhouse(login: ServerLogin, options: OpenOptions): Promise<ServerSession> {
  const client = await clientOf(login, options);
  try {
    const settings = new Map(await firstAnswer(client, options));
    const isReadonly = settings.get("readonly") !== "0";
    if ([...settings].some(([name, value]) => isPartial(name, value))) throw new ServerFailure("partial");
    const bound = isReadonly ? {} : { readonly: "1" as const };
    const read: ServerSession["read"] = (statement, onRow) => readRows(client, bound, statement, { ...options, onRow });
    const own = { client, options };
    return {
      kind: "clickhouse",
      dialect: clickhouseDialect,
      isSnapshot: false,
      home: login.database,
      mayWrite: !isReadonly,
      tables: () => tablesOf(own),
      describe: async (table) => ({ ...table, columns: await columnsOf(own, table) }),
      read,
      close: () => client.close(),
    };
  } catch (error) {
    await client.close();
    throw failureOf(error);
  }
}

async function clientOf({ host, port, database, user, password, tls }: ServerLogin, options: OpenOptions) {
  const { createClient, ClickHouseLogLevel } = await import("@clickhouse/client");
  const address = host.includes(":") ? `[${host}]` : host;
  return createClient({
    url: `${tls === null ? "http" : "https"}://${address}:${port}`,
    username: user,
    password: password ?? "",
    database,
    application: "toetssteen",
    request_timeout: (options.timeoutSeconds + CONNECT_SECONDS) * 1_000,
    max_open_connections: 2,
    keep_alive: { enabled: false },
    // Its own log would quote statements and errors of the server.
    log: { level: ClickHouseLogLevel.OFF },
    ...(tls?.ca === undefined ? {} : { tls: { ca_cert: Buffer.from(tls.ca) } }),
  });
}

const SETTINGS = `SELECT name AS answer_0, value AS answer_1 FROM system.settings WHERE name IN ('readonly',
  'skip_unavailable_shards', 'group_by_overflow_mode', 'read_overflow_mode', 'result_overflow_mode',
  'timeout_overflow_mode', 'distinct_overflow_mode')`;

/** The first question also tells whether anyone answers: one that speaks no TLS where it is expected never does. */
async function firstAnswer(client: Client, options: OpenOptions): Promise<readonly (readonly [string, string])[]> {
  const timeoutSeconds = Math.min(CONNECT_SECONDS, options.timeoutSeconds);
  try {
    return await pairsOf(client, SETTINGS, { ...options, timeoutSeconds });
  } catch (error) {
    throw error instanceof ServerFailure && error.kind === "timeout" ? new ServerFailure("unreachable") : error;
  }
}

/** A mode of overflow other than to fail ends an answer early, and says nothing. */
function isPartial(name: string, value: string): boolean {
  return name === "skip_unavailable_shards" ? value !== "0" : name.endsWith("_overflow_mode") && value !== "throw";
}

type Row = readonly (string | null)[];

async function pairsOf(
  client: Client,
  sql: string,
  options: OpenOptions,
): Promise<readonly (readonly [string, string])[]> {
  const rows: Row[] = [];
  await readRows(client, {}, { sql }, { ...options, onRow: (row) => rows.push(row) });
  return rows.map(([first, second]) => [first!, second!]);
}

interface Own {
  readonly client: Client;
  readonly options: OpenOptions;
}

async function tablesOf({ client, options }: Own): Promise<readonly CatalogueTable[]> {
  const sql = `SELECT database AS answer_0, name AS answer_1 FROM system.tables
    WHERE NOT database IN ('system', 'INFORMATION_SCHEMA', 'information_schema') ORDER BY database, name`;
  return (await pairsOf(client, sql, options)).map(([schema, name]) => ({ schema, name }));
}

async function columnsOf({ client, options }: Own, table: CatalogueTable) {
  // The answer has more columns: name and type come first.
  const rows = await pairsOf(client, `DESCRIBE TABLE ${clickhouseTable(table)}`, options);
  return rows.map(([name, type]) => ({ name, type: clickhouseType(type) }));
}

async function readRows(
  client: Client,
  settings: object,
  { sql }: Statement,
  { onRow, ...options }: OpenOptions & { readonly onRow: (row: Row) => void },
): Promise<void> {
  const query_id = randomUUID();
  const gone = new AbortController();
  // The identifier is of our own making: digits, letters a to f and hyphens.
  const cancel = async () => {
    const killed = client.command({ query: `KILL QUERY WHERE query_id = '${query_id}' SYNC` }).catch(() => {});
    await Promise.race([killed, pause(CANCEL_SECONDS * 1_000, undefined, { ref: false })]);
    gone.abort();
  };
  await withinTime(options, cancel, async () => {
    try {
      const answer = await client.query({
        query: sql,
        query_id,
        format: "JSONEachRow",
        abort_signal: gone.signal,
        // Held back until it is whole: an error in mid-query is then an error, and not a shorter answer.
        clickhouse_settings: { ...settings, wait_end_of_query: 1 },
      });
      for await (const lines of answer.stream<Readonly<Record<string, string | null>>>()) {
        for (const line of lines) onRow(Object.values(line.json()));
      }
    } catch (error) {
      throw failureOf(error);
    }
  });
}

const KINDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/, "unreachable"],
  [/^(ECONNRESET|EPIPE|ETIMEDOUT|ERR_STREAM_PREMATURE_CLOSE)$/, "lost"],
  [/^(192|193|194|516)$/, "login"],
  [/^81$/, "database"],
  [/^497$/, "rights"],
  [/^(159|160|394)$/, "timeout"],
  [/^(32|209|210|279|1000)$/, "shard"],
  [/CERT|SIGNATURE|^ERR_TLS|^ERR_SSL|^EPROTO$/, "certificate"],
];

const MESSAGES: readonly (readonly [RegExp, FailureKind])[] = [
  [/^Timeout error/i, "timeout"],
  [/socket hang up|aborted|terminated|premature/i, "lost"],
  [/Authentication failed/i, "login"],
];

function failureOf(error: unknown): ServerFailure {
  if (error instanceof ServerFailure) return error;
  if (!(error instanceof Error)) throw error;
  const code = String((error as NodeJS.ErrnoException).code ?? /\bCode: (\d+)/.exec(error.message)?.[1] ?? "");
  const kind =
    KINDS.find(([pattern]) => pattern.test(code))?.[1] ?? MESSAGES.find(([words]) => words.test(error.message))?.[1];
  return new ServerFailure(kind ?? "refused", kind === undefined ? code : null);
}
