import { execFileSync } from "node:child_process";
import { chownSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Certificate } from "./certificate.js";
import { freePort, type ServerProcess, serverFolder, startServer } from "./server-process.js";

/** A PostgreSQL of a test, with a superuser of the tests and a role that may only read. */
export interface Postgresql extends ServerProcess {
  readonly port: number;
  /** Runs statements as the superuser. */
  run(...statements: readonly string[]): Promise<void>;
  /** Rows of one statement. */
  rows(statement: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Name and password of the role that may only read. */
export const READER = { user: "auditor", password: "rood-potlood-7" };
const OWNER = { user: "owner", password: "owner-of-tests" };

const BINARIES = "/usr/lib/postgresql";

/** Folder of the newest PostgreSQL that Debian installed; null where there is none. */
export function postgresqlBinaries(): string | null {
  if (!existsSync(BINARIES)) return null;
  const versions = readdirSync(BINARIES).sort((a, b) => Number(b) - Number(a));
  return (
    versions.map((version) => join(BINARIES, version, "bin")).find((bin) => existsSync(join(bin, "initdb"))) ?? null
  );
}

/**
 * Starts a PostgreSQL that listens on loopback only and asks for a password.
 * @param certificate  its own key and certificate, as PEM texts; absent: it speaks no TLS
 */
export async function startPostgresql(certificate?: Certificate): Promise<Postgresql> {
  const bin = postgresqlBinaries()!;
  const folder = serverFolder("pg");
  const owner = unprivileged();
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid!);
  const data = join(folder, "data");
  const secret = join(folder, "password");
  writeFileSync(secret, OWNER.password);
  if (owner.uid !== undefined) chownSync(secret, owner.uid, owner.gid!);
  const initial = [
    "-D",
    data,
    "-U",
    OWNER.user,
    "-A",
    "scram-sha-256",
    `--pwfile=${secret}`,
    "-E",
    "UTF8",
    "--locale=C",
  ];
  execFileSync(join(bin, "initdb"), [...initial, "--no-sync"], { ...owner, cwd: folder, stdio: "ignore" });
  const port = await freePort();
  const settings = ["fsync=off", "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`, `port=${port}`];
  if (certificate !== undefined) {
    for (const name of ["key", "cert"] as const) {
      const file = join(data, `server.${name}`);
      writeFileSync(file, certificate[name], { mode: 0o600 });
      if (owner.uid !== undefined) chownSync(file, owner.uid, owner.gid!);
    }
    settings.push("ssl=on", "ssl_key_file=server.key", "ssl_cert_file=server.cert");
  }
  const asOwner = async <Result>(use: (client: pg.Client) => Promise<Result>) => {
    const client = new pg.Client({ host: "127.0.0.1", port, database: "postgres", ...OWNER });
    client.on("error", () => {});
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  };
  const run = (...statements: readonly string[]) =>
    asOwner(async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  const rows = (statement: string) =>
    asOwner(async (client) => (await client.query(statement)).rows as object[] as Readonly<Record<string, unknown>>[]);
  const command = [join(bin, "postgres"), "-D", data, ...settings.flatMap((each) => ["-c", each])] as const;
  const server = await startServer(folder, command, { ...owner, endsBy: "SIGINT" }, () => run("SELECT 1"));
  await run(
    `CREATE ROLE ${READER.user} LOGIN PASSWORD '${READER.password}'`,
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    `GRANT USAGE ON SCHEMA public TO ${READER.user}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO ${READER.user}`,
  );
  return { ...server, port, run, rows };
}

/** PostgreSQL refuses to run as root: it then runs as the user that Debian made for it. */
function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}
