import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate } from "./certificate.js";
import { READER } from "./postgresql.js";
import { freePort, type ServerProcess, serverFolder, startServer } from "./server-process.js";

/** A ClickHouse of a test: two shards, each a server of its own. */
export interface Clickhouse {
  /** Ports for HTTP, a shard each. */
  readonly ports: readonly [number, number];
  /** Port for HTTPS of the first shard; null where it speaks none. */
  readonly httpsPort: number | null;
  readonly shards: readonly [ServerProcess, ServerProcess];
  /** Runs statements on one shard as the user that may change things. */
  run(shard: 0 | 1, ...statements: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Cluster of both shards in the configuration of each. */
export const CLUSTER = "two_shards";

const PROGRAM = ["/usr/sbin/clickhouse-server", "/usr/bin/clickhouse-server"].find((path) => existsSync(path));

/** The program that Debian installs; undefined where it is absent. */
export function clickhouseProgram(): string | undefined {
  return PROGRAM;
}

interface Ports {
  readonly http: number;
  readonly tcp: number;
  readonly interserver: number;
  /** For HTTPS; the first shard only, and only with a certificate. */
  readonly https: number | null;
}

/**
 * Starts two shards on loopback: `reader` may only read, `default` may do everything.
 * @param certificate  key and certificate with which the first shard also speaks TLS, as PEM texts
 */
export async function startClickhouse(certificate?: Certificate): Promise<Clickhouse> {
  const ports: Ports[] = [];
  for (let shard = 0; shard < 2; shard++) {
    const https = shard === 0 && certificate !== undefined ? await freePort() : null;
    ports.push({ http: await freePort(), tcp: await freePort(), interserver: await freePort(), https });
  }
  const run = async (shard: 0 | 1, ...statements: readonly string[]) => {
    let answer = "";
    for (const statement of statements) {
      const response = await fetch(`http://127.0.0.1:${ports[shard]!.http}/`, { method: "POST", body: statement });
      answer = await response.text();
      if (!response.ok) throw new Error(`ClickHouse requires a statement that it can run; got ${answer}`);
    }
    return answer;
  };
  const shards = await Promise.all(([0, 1] as const).map((shard) => startShard(shard, { ports, run, certificate })));
  return {
    ports: [ports[0]!.http, ports[1]!.http],
    httpsPort: ports[0]!.https,
    shards: shards as [ServerProcess, ServerProcess],
    run,
    async stop() {
      await Promise.all(shards.map((shard) => shard.stop()));
    },
  };
}

function startShard(
  shard: 0 | 1,
  {
    ports,
    run,
    certificate,
  }: {
    readonly ports: readonly Ports[];
    readonly run: Clickhouse["run"];
    readonly certificate: Certificate | undefined;
  },
): Promise<ServerProcess> {
  const folder = serverFolder("ch");
  for (const name of ["data", "tmp", "user_files", "format_schemas"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "config.xml"), configuration(folder, ports[shard]!, ports));
  writeFileSync(join(folder, "users.xml"), users());
  if (certificate !== undefined) {
    for (const name of ["key", "cert"] as const) writeFileSync(join(folder, name), certificate[name], { mode: 0o600 });
  }
  return startServer(folder, [PROGRAM!, `--config-file=${join(folder, "config.xml")}`], { endsBy: "SIGKILL" }, () =>
    run(shard, "SELECT 1"),
  );
}

function configuration(folder: string, own: Ports, all: readonly Ports[]): string {
  const replicas = all
    .map(({ tcp }) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`)
    .join("");
  return `<yandex>
  <logger><level>error</level><log>${folder}/log</log><errorlog>${folder}/error</errorlog></logger>
  ${own.https === null ? "" : httpsConfiguration(folder, own.https)}
  <http_port>${own.http}</http_port><tcp_port>${own.tcp}</tcp_port>
  <interserver_http_port>${own.interserver}</interserver_http_port><listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><user_files_path>${folder}/user_files/</user_files_path>
  <format_schema_path>${folder}/format_schemas/</format_schema_path>
  <users_config>${folder}/users.xml</users_config><default_profile>default</default_profile>
  <default_database>default</default_database><timezone>UTC</timezone>
  <mark_cache_size>16777216</mark_cache_size>
  <remote_servers><${CLUSTER}>${replicas}</${CLUSTER}></remote_servers>
</yandex>`;
}

function httpsConfiguration(folder: string, port: number): string {
  return `<https_port>${port}</https_port><openSSL><server><certificateFile>${folder}/cert</certificateFile>
  <privateKeyFile>${folder}/key</privateKeyFile><verificationMode>none</verificationMode>
  <disableProtocols>sslv2,sslv3</disableProtocols></server></openSSL>`;
}

function users(): string {
  const user = (name: string, password: string, profile: string) =>
    `<${name}><password>${password}</password><profile>${profile}</profile><quota>default</quota>
    <networks><ip>127.0.0.1</ip></networks></${name}>`;
  return `<yandex>
  <profiles>
    <default><max_threads>2</max_threads></default>
    <reading><readonly>1</readonly><max_threads>2</max_threads></reading>
    <careless><readonly>1</readonly><skip_unavailable_shards>1</skip_unavailable_shards></careless>
  </profiles>
  <users>${user("default", "", "default")}${user(READER.user, READER.password, "reading")}
  ${user("careless", READER.password, "careless")}</users>
  <quotas><default/></quotas>
</yandex>`;
}
