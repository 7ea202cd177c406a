import { once } from "node:events";
import { chownSync, copyFileSync, createReadStream, createWriteStream, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { CLUSTER, type Clickhouse } from "./clickhouse.js";
import type { Postgresql } from "./postgresql.js";

/** Makes a table of texts on PostgreSQL from a CSV file; a field without quotation marks that is empty is no value. */
export async function loadPostgresql({ folder, run }: Postgresql, table: string, file: string): Promise<void> {
  const copy = join(folder, `${table}.csv`);
  copyFileSync(file, copy);
  const { uid, gid } = statSync(join(folder, "data"));
  if (process.getuid?.() === 0) chownSync(copy, uid, gid);
  const columns = headerOf(file).map((name) => `"${name}" text`);
  await run(
    `DROP TABLE IF EXISTS "${table}"`,
    `CREATE UNLOGGED TABLE "${table}" (${columns.join()})`,
    `COPY "${table}" FROM '${copy}' (FORMAT csv, HEADER)`,
  );
}

/** Makes a table of texts on two shards of ClickHouse, every second row on the second one. No field may hold a line end. */
export async function loadClickhouse({ ports, shards, run }: Clickhouse, table: string, file: string): Promise<void> {
  const header = headerOf(file);
  const columns = header.map((name) => `\`${name}\` String`).join();
  const halves = shards.map(({ folder }) => join(folder, `${table}.csv`));
  const writers = halves.map((path) => createWriteStream(path, { highWaterMark: 1 << 20 }));
  let row = -1;
  for await (const line of createInterface({ input: createReadStream(file, { highWaterMark: 1 << 20 }) })) {
    if (row++ < 0) continue;
    const writer = writers[row % 2]!;
    if (!writer.write(`${line}\n`)) await once(writer, "drain");
  }
  for (const writer of writers) await finished(writer.end());
  for (const shard of [0, 1] as const) {
    await run(
      shard,
      `DROP TABLE IF EXISTS \`${table}\``,
      `DROP TABLE IF EXISTS \`${table}_shard\``,
      `CREATE TABLE \`${table}_shard\` (${columns}) ENGINE = MergeTree ORDER BY tuple()`,
      `CREATE TABLE \`${table}\` AS \`${table}_shard\` ENGINE = Distributed(${CLUSTER}, default, '${table}_shard')`,
    );
    const query = encodeURIComponent(`INSERT INTO \`${table}_shard\` FORMAT CSV`);
    const response = await fetch(`http://127.0.0.1:${ports[shard]}/?query=${query}`, {
      method: "POST",
      body: Readable.toWeb(createReadStream(halves[shard]!, { highWaterMark: 1 << 20 })) as ReadableStream,
      duplex: "half",
    } as RequestInit);
    if (!response.ok) throw new Error(`ClickHouse requires rows that it can read; got ${await response.text()}`);
  }
}

/** Names of the first line; none of them may need the quotation marks that they may have. */
function headerOf(file: string): readonly string[] {
  const text = readFileSync(file, { encoding: "utf8", flag: "r" });
  return text.slice(0, text.indexOf("\n")).trim().replaceAll('"', "").split(",");
}
