import { vi } from "vitest";
import { CLUSTER, type Clickhouse, clickhouseProgram, startClickhouse } from "./clickhouse.js";
import { type Postgresql, postgresqlBinaries, READER, startPostgresql } from "./postgresql.js";

/** Both servers of the tests. */
export interface Servers {
  readonly postgresql: Postgresql;
  readonly clickhouse: Clickhouse;
  stop(): Promise<void>;
}

/** Whether the programs of both servers are on this machine; says so where they are not. */
export function serversArePresent(): boolean {
  if (postgresqlBinaries() !== null && clickhouseProgram() !== undefined) return true;
  if (process.env.TOETSSTEEN_NEEDS_SERVERS === "1") {
    throw new Error(
      "TOETSSTEEN_NEEDS_SERVERS requires the packages postgresql and clickhouse-server; got a machine without",
    );
  }
  process.stdout.write("SKIPPED SERVERS: the packages postgresql and clickhouse-server are absent\n");
  return false;
}

/** Starts PostgreSQL, and ClickHouse on two shards. */
export async function startServers(): Promise<Servers> {
  const [postgresql, clickhouse] = await Promise.all([startPostgresql(), startClickhouse()]);
  return {
    postgresql,
    clickhouse,
    async stop() {
      await Promise.all([postgresql.stop(), clickhouse.stop()]);
    },
  };
}

export type Row = Readonly<Record<string, string | null>>;

/** Makes a table of texts on both servers; the rows of ClickHouse lie on two shards under a Distributed table. */
export async function putRows(servers: Servers, table: string, rows: readonly Row[]): Promise<void> {
  await putPostgresql(servers.postgresql, table, rows);
  await putClickhouse(servers.clickhouse, table, rows);
}

async function putPostgresql({ run }: Postgresql, table: string, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0]!);
  const quoted = `"${table}"`;
  const columns = names.map((name) => `"${name.replaceAll('"', '""')}"`);
  await run(
    `DROP TABLE IF EXISTS ${quoted}`,
    `CREATE TABLE ${quoted} (${columns.map((each) => `${each} text`).join()})`,
  );
  const value = (text: string | null) => (text === null ? "NULL" : `'${text.replaceAll("'", "''")}'`);
  for (let start = 0; start < rows.length; start += 5_000) {
    const tuples = rows.slice(start, start + 5_000).map((row) => `(${names.map((name) => value(row[name]!)).join()})`);
    await run(`INSERT INTO ${quoted} VALUES ${tuples.join()}`);
  }
}

async function putClickhouse({ run }: Clickhouse, table: string, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0]!);
  const columns = names.map((name) => `\`${name.replaceAll(/[\\`]/g, "\\$&")}\` Nullable(String)`).join();
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
  for (const shard of [0, 1] as const) {
    await run(
      shard,
      `DROP TABLE IF EXISTS \`${table}\``,
      `DROP TABLE IF EXISTS \`${table}_shard\``,
      `CREATE TABLE \`${table}_shard\` (${columns}) ENGINE = MergeTree ORDER BY tuple()`,
      `CREATE TABLE \`${table}\` AS \`${table}_shard\` ENGINE = Distributed(${CLUSTER}, default, '${table}_shard')`,
    );
    const own = lines.filter((_, i) => i % 2 === shard).join("");
    if (own !== "") await run(shard, `INSERT INTO \`${table}_shard\` FORMAT JSONEachRow ${own}`);
  }
}

export type ServerName = "postgresql" | "clickhouse";

/** The variables by which the toolkit finds a server, and no others; a test removes them with `vi.unstubAllEnvs`. */
export function logIn(servers: Servers, name: ServerName, changes: Readonly<Record<string, string>> = {}): void {
  const { postgresql, clickhouse } = servers;
  const usual = {
    HOST: "127.0.0.1",
    PORT: String(name === "postgresql" ? postgresql.port : clickhouse.ports[0]),
    DATABASE: name === "postgresql" ? "postgres" : "default",
    USER: READER.user,
    PASSWORD: READER.password,
    TLS: "off",
  };
  vi.unstubAllEnvs();
  for (const [key, value] of Object.entries({ ...usual, ...changes })) vi.stubEnv(`TOETSSTEEN_SERVER_${key}`, value);
}
