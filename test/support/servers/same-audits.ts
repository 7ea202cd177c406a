import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { runAudit } from "../../../src/audit/run-audit.js";
import { bundleFiles } from "../../../src/bundle/bundle-files.js";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { memoryEngine } from "../../../src/data/engines/memory.js";
import type { Engine } from "../../../src/data/evidence.js";
import { encodeColumns } from "../../../src/data/intake/encode-columns.js";
import { loadFiles } from "../../../src/data/intake/load-files.js";
import { disclose } from "../../../src/disclosure/disclose.js";
import { neededSolver } from "../../../src/disclosure/needed-solver.js";
import { plannedFiles } from "../../../src/plan/named-columns.js";
import { parsePlan } from "../../../src/plan/parse-plan.js";
import type { Plan } from "../../../src/plan/schema.js";
import { nodeContext } from "../../../src/runtime/node.js";
import { sampleCasesPlan } from "../sample-plan.js";
import { loadClickhouse, loadPostgresql } from "./load-csv.js";
import { READER } from "./postgresql.js";
import { type Servers, serversArePresent, startServers } from "./servers.js";

/*
 * The same audit from files, from rows in memory, from PostgreSQL and from two shards of ClickHouse: audit.json must be
 * the same but for what says where the data stood (`source`, and the fingerprint of the plan, which names files or
 * tables). On the bundled sample, on COMPAS where it is present, and on made-up cases.
 *   npx tsx test/support/servers/same-audits.ts [cases, 10000000 unless told]
 */

interface Data {
  readonly name: string;
  readonly plan: Plan;
  readonly folder: string;
}

const ROOT = resolve(import.meta.dirname, "../../..");
const scratch = mkdtempSync(join(tmpdir(), "toetssteen-stores-"));

async function everyData(cases: number): Promise<readonly Data[]> {
  const read = (file: string): Data => {
    const path = join(ROOT, file);
    const plan = parsePlan(readFileSync(path, "utf8"), file);
    // Fewer arrangements: each store draws the same ones.
    return { name: file, plan: { ...plan, resampling: { ...plan.resampling, resamples: 999 } }, folder: dirname(path) };
  };
  const compas = "analyses/compas.yaml";
  const hasCompas = existsSync(join(ROOT, "../shared/data/compas/compas_for_aequitas.csv"));
  if (!hasCompas) console.log("SKIPPED: COMPAS is absent (../shared/data/compas)");
  return [read("data-samples/sponsors/plan.yaml"), ...(hasCompas ? [read(compas)] : []), await madeUp(cases)];
}

/** Cases of 60 groups in 5 regions, as a CSV file. */
async function madeUp(cases: number): Promise<Data> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (
    SELECT 'C' || range AS id, 'G' || (hash(range) % 60) AS "group",
      CASE hash(range + 1) % 8 WHEN 0 THEN 'high' ELSE 'low' END AS band,
      CASE hash(range + 2) % 10 WHEN 0 THEN '1' WHEN 1 THEN '' ELSE '0' END AS outcome,
      'R' || (hash(range + 3) % 5) AS region
    FROM range(${cases})) TO '${join(scratch, "cases.csv")}' (FORMAT csv, HEADER, FORCE_QUOTE *)`);
  connection.closeSync();
  instance.closeSync();
  const plan = sampleCasesPlan({
    data: { cases: { file: "cases.csv", columns: { selected: undefined, score: undefined } } },
    selected: undefined,
    strata: [{ name: "region", label: { nl: "regio", en: "region" }, modelInput: false, columns: ["region"] }],
  });
  return { name: `${cases} made-up cases`, plan, folder: scratch };
}

function onServer(plan: Plan, engine: "postgresql" | "clickhouse"): Plan {
  const data = structuredClone(plan.data) as Record<string, unknown>;
  for (const { section } of plannedFiles(plan.data)) {
    const { file: _file, ...rest } = data[section] as Record<string, unknown>;
    data[section] = { ...rest, table: section };
  }
  return { ...plan, data: { ...data, server: { engine, timeoutSeconds: 600 } } as Plan["data"] };
}

async function inMemory(plan: Plan, folder: string): Promise<Engine> {
  const context = nodeContext({});
  const loaded = await loadFiles(plan, folder, context);
  try {
    return memoryEngine(plan, await encodeColumns(loaded));
  } finally {
    loaded.database.close();
    await context.executor.close();
  }
}

function logIn(servers: Servers, engine: "postgresql" | "clickhouse"): void {
  const { postgresql, clickhouse } = servers;
  const values = {
    HOST: "127.0.0.1",
    PORT: String(engine === "postgresql" ? postgresql.port : clickhouse.ports[0]),
    DATABASE: engine === "postgresql" ? "postgres" : "default",
    USER: READER.user,
    PASSWORD: READER.password,
    TLS: "off",
  };
  for (const [key, value] of Object.entries(values)) process.env[`TOETSSTEEN_SERVER_${key}`] = value;
}

/** Text of audit.json without where the data stood, and the seconds until the evidence was there. */
async function audited(engine: () => Promise<Engine>, plan: Plan) {
  const context = nodeContext({});
  try {
    const start = performance.now();
    const opened = await engine();
    const seconds = (performance.now() - start) / 1_000;
    const disclosed = disclose(await runAudit(opened, context), await neededSolver(plan, context), []);
    const files = bundleFiles(disclosed, { languages: [], pdf: false });
    const audit = JSON.parse(String(files.get("audit.json"))) as Record<string, unknown>;
    const { source: _source, planHash: _planHash, ...rest } = audit;
    return { seconds, text: JSON.stringify(rest) };
  } finally {
    await context.executor.close();
  }
}

async function compare(servers: Servers, { name, plan, folder }: Data): Promise<boolean> {
  const context = nodeContext({});
  for (const { section, file } of plannedFiles(plan.data)) {
    await loadPostgresql(servers.postgresql, section, resolve(folder, file.file!));
    await loadClickhouse(servers.clickhouse, section, resolve(folder, file.file!));
  }
  const served = (engine: "postgresql" | "clickhouse") => () => {
    logIn(servers, engine);
    return openDuckdbEngine(onServer(plan, engine), folder, context);
  };
  const stores = {
    files: () => openDuckdbEngine(plan, folder, context),
    "rows in memory": () => inMemory(plan, folder),
    PostgreSQL: served("postgresql"),
    "two shards of ClickHouse": served("clickhouse"),
  };
  const first = { text: "" };
  let same = true;
  for (const [store, engine] of Object.entries(stores)) {
    const { text, seconds } = await audited(engine, plan);
    first.text ||= text;
    same &&= text === first.text;
    console.log(
      `${name}, ${store}: ${text.length} bytes, ${text === first.text ? "the same" : "DIFFERENT"}; evidence in ${seconds.toFixed(1)} s`,
    );
  }
  await context.executor.close();
  return same;
}

if (serversArePresent()) {
  const servers = await startServers();
  try {
    for (const data of await everyData(Number(process.argv[2] ?? 10_000_000))) {
      if (!(await compare(servers, data))) process.exitCode = 1;
    }
  } finally {
    await servers.stop();
  }
}
rmSync(scratch, { recursive: true, force: true });
