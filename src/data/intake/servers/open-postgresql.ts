import { Socket } from "node:net";
import { checkServerIdentity } from "node:tls";
import { postgresqlDialect, postgresqlType } from "./postgresql-dialect.js";
import { CONNECT_SECONDS, type OpenOptions, withinTime } from "./query-time.js";
import { type FailureKind, ServerFailure } from "./server-failure.js";
import type { ServerLogin } from "./server-login.js";
import type { CatalogueTable, ServerSession, Statement } from "./server-session.js";

type Pg = typeof import("pg")["default"];

/**
 * Opens a session that sees one moment of a PostgreSQL database and can only read.
 *
 * @param login  address and user
 * @param options  seconds a query may take, and a signal that cancels it on the server
 * @throws ServerFailure
 */
export async function openPostgresql(login: ServerLogin, options: OpenOptions): Promise<ServerSession> {
  const { default: pg } = await import("pg");
  const { client, socket } = clientOf(pg, login, options.timeoutSeconds);
  let lost: Error | null = null;
  client.on("error", (error) => {
    lost = error;
  });
  const cancel = async () => {
    const other = clientOf(pg, login, CONNECT_SECONDS);
    other.client.on("error", () => {});
    const cancelled = await other.client
      .connect()
      .then(() => other.client.query("SELECT pg_catalog.pg_cancel_backend($1)", [(client as HasProcess).processID]))
      .then(
        () => true,
        () => false,
      );
    await other.client.end().catch(() => {});
    if (!cancelled) socket.destroy();
  };
  const read = (statement: Statement, onRow: (row: readonly (string | null)[]) => void) =>
    withinTime(options, cancel, async () => {
      if (lost !== null) throw failureOf(lost);
      try {
        await rowsOf(pg, client, statement, onRow);
      } catch (error) {
        throw failureOf(error);
      }
    });
  const all = async (sql: string, values: readonly unknown[] = []) => {
    const rows: (readonly (string | null)[])[] = [];
    await read({ sql, values }, (row) => rows.push(row));
    return rows;
  };
  try {
    await client.connect();
    for (const statement of SESSION) await all(statement);
    const [[mayWrite] = []] = await all(MAY_WRITE);
    return {
      kind: "postgresql",
      dialect: postgresqlDialect,
      isSnapshot: true,
      home: null,
      mayWrite: mayWrite === "true",
      tables: async () => (await all(TABLES)).map(([schema, name]) => ({ schema: schema!, name: name! })),
      describe: async (table) => ({ ...table, columns: await columnsOf(all, table) }),
      read,
      close: () => client.end().catch(() => {}),
    };
  } catch (error) {
    socket.destroy();
    throw failureOf(error);
  }
}

interface HasProcess {
  readonly processID?: number;
}

function clientOf(pg: Pg, { host, port, database, user, password, tls }: ServerLogin, seconds: number) {
  const socket = new Socket();
  const ssl = tls && {
    rejectUnauthorized: true,
    ca: tls.ca,
    checkServerIdentity: (_name: string, certificate: Parameters<typeof checkServerIdentity>[1]) =>
      checkServerIdentity(host, certificate),
  };
  const client = new pg.Client({
    ...{ host, port, database, user, password },
    ssl: ssl ?? false,
    application_name: "toetssteen",
    statement_timeout: seconds * 1_000,
    connectionTimeoutMillis: CONNECT_SECONDS * 1_000,
    keepAlive: true,
    stream: () => socket,
  } as ConstructorParameters<Pg["Client"]>[0]);
  return { client, socket };
}

/** Texts that are exact, names that no schema of a user can shadow, and one moment in which nothing can be written. */
const SESSION = [
  "SET search_path = pg_catalog",
  "SET client_encoding = 'UTF8'",
  "SET datestyle = 'ISO, YMD'",
  "SET extra_float_digits = 3",
  "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
];

const TABLES = `SELECT n.nspname::text, c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT') ORDER BY 1, 2`;

const COLUMNS = `SELECT a.attname::text,
  CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, NULL) ELSE format_type(a.atttypid, NULL) END,
  (t.typtype = 'e')::text
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_type t ON t.oid = a.atttypid
  WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`;

const MAY_WRITE = `SELECT (bool_or(r.rolsuper OR r.rolcreatedb OR r.rolcreaterole) OR EXISTS (
    SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
  ))::text FROM pg_roles r WHERE r.rolname = current_user`;

type All = (sql: string, values?: readonly unknown[]) => Promise<readonly (readonly (string | null)[])[]>;

async function columnsOf(all: All, { schema, name }: CatalogueTable) {
  const rows = await all(COLUMNS, [schema, name]);
  return rows.map(([column, type, isEnum]) => ({
    name: column!,
    type: postgresqlType(type!, isEnum === "true"),
  }));
}

/** Rows are handed on as they arrive, and not kept. */
function rowsOf(
  pg: Pg,
  client: InstanceType<Pg["Client"]>,
  { sql, values = [] }: Statement,
  onRow: (row: readonly (string | null)[]) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // The types of the package know no such query; the package does.
    const config: object = { text: sql, values: [...values], rowMode: "array" };
    const query = new pg.Query(config as ConstructorParameters<Pg["Query"]>[0]);
    query.on("row", (row: unknown) => onRow(row as readonly (string | null)[]));
    query.on("end", () => resolve());
    query.on("error", reject);
    client.query(query);
  });
}

const KINDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOENT)$/, "unreachable"],
  [/^(ECONNRESET|EPIPE|57P0\w|08\w{3})$/, "lost"],
  [/^(28\w{3})$/, "login"],
  [/^3D000$/, "database"],
  [/^42501$/, "rights"],
  [/^57014$/, "timeout"],
  [/CERT|SIGNATURE|^ERR_TLS|^ERR_SSL|^EPROTO$/, "certificate"],
];

const MESSAGES: readonly (readonly [RegExp, FailureKind])[] = [
  [/does not support SSL/i, "certificate"],
  [/^timeout expired|connect.* timeout/i, "unreachable"],
  [/^SASL/, "login"],
  [/terminated|not queryable|closed/i, "lost"],
];

function failureOf(error: unknown): ServerFailure {
  if (error instanceof ServerFailure) return error;
  if (!(error instanceof Error)) throw error;
  const code = String((error as NodeJS.ErrnoException).code ?? "");
  const kind =
    KINDS.find(([pattern]) => pattern.test(code))?.[1] ?? MESSAGES.find(([words]) => words.test(error.message))?.[1];
  return new ServerFailure(kind ?? "refused", kind === undefined ? code : null);
}
