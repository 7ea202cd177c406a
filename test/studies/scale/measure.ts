import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { runAudit } from "../../../src/audit/run-audit.js";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { memoryEngine } from "../../../src/data/engines/memory.js";
import type { Engine } from "../../../src/data/evidence.js";
import { nodeContext } from "../../../src/runtime/node.js";
import { casesPlan, writeCases } from "../../bench/made-up-cases.js";
import { madeUpSource, sponsorsPlan } from "./made-up-source.js";
import { type Axis, type Measured, MOST_AUDITED_SPONSORS, NATIONALITIES, RESAMPLES, SPONSORS } from "./scale-cells.js";

/*
 * One step of one cell, in a process of its own, so that its memory is its own; prints JSON.
 *   measure.ts write AXIS SIZE            makes the cases, prints their folder
 *   measure.ts bare AXIS SIZE FOLDER      the grouped query alone, by DuckDB without this toolkit
 *   measure.ts audit AXIS SIZE [FOLDER]   evidence and audit
 */

/** Memory that DuckDB may take; the rest of the process comes on top. */
const STORE = { memoryLimit: "1200MB" };

const [step = "", axis = "rows", size = "0", folder = ""] = process.argv.slice(2) as [string, Axis, string, string];

async function write(): Promise<string> {
  const made = await writeCases(Number(size));
  if (axis === "csv") {
    const path = join(made, "cases");
    await inDuckdb(`COPY (FROM read_parquet('${path}.parquet')) TO '${path}.csv' (FORMAT csv, HEADER)`);
  }
  return made;
}

async function bare(): Promise<Measured> {
  const path = join(folder, axis === "csv" ? "cases.csv" : "cases.parquet");
  const from = axis === "csv" ? `read_csv('${path}', all_varchar = true)` : `read_parquet('${path}')`;
  const start = performance.now();
  const rows = await inDuckdb(
    `SELECT "group", band, outcome, region, count(*) FROM ${from} GROUP BY "group", band, outcome, region`,
  );
  const seconds = { bare: secondsSince(start) };
  // What a server would send: one line a combination.
  const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(`${row.join(",")}\n`), 0);
  return measured(seconds, { combinations: rows.length, bytes });
}

async function inDuckdb(sql: string): Promise<readonly (readonly unknown[])[]> {
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: STORE.memoryLimit });
  const connection = await instance.connect();
  const result = await connection.runAndReadAll(sql);
  const rows = result.getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

async function audit(): Promise<Measured> {
  const context = nodeContext({ store: STORE });
  try {
    const start = performance.now();
    const engine = await engineOf(context);
    const { composition } = await engine.evidence(["composition"], context);
    if (composition.kind !== "composition") throw new Error("measure requires sponsors or cases; got other evidence");
    const evidence = secondsSince(start);
    const counts = { patterns: composition.weights.length, units: composition.units };
    // Said before the audit, which may take longer than is waited for.
    process.stdout.write(`${JSON.stringify(measured({ evidence }, counts))}\n`);
    if (axis === "sponsors" && Number(size) > MOST_AUDITED_SPONSORS) return measured({ evidence }, counts);
    const begun = performance.now();
    await runAudit(engine, context);
    return measured({ evidence, audit: secondsSince(begun) }, counts);
  } finally {
    await context.executor.close();
  }
}

async function engineOf(context: ReturnType<typeof nodeContext>): Promise<Engine> {
  if (axis === "rows" || axis === "csv") {
    const plan = casesPlan();
    if (plan.data.form !== "cases" || axis === "rows") return openDuckdbEngine(plan, folder, context);
    const cases = { ...plan.data.cases, file: "cases.csv" };
    return openDuckdbEngine({ ...plan, data: { ...plan.data, cases } }, folder, context);
  }
  const sponsors = axis === "sponsors" ? Number(size) : SPONSORS;
  const nationalities = axis === "nationalities" ? Number(size) : NATIONALITIES;
  const resamples = axis === "resamples" ? Number(size) : RESAMPLES;
  return memoryEngine(sponsorsPlan(resamples), madeUpSource(sponsors, nationalities));
}

function measured(seconds: Measured["seconds"], counts: Measured["counts"]): Measured {
  return { seconds, counts, megabytes: process.resourceUsage().maxRSS / 1_024 };
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1_000;
}

if (step === "write") process.stdout.write(await write());
else process.stdout.write(`${JSON.stringify(await (step === "bare" ? bare() : audit()))}\n`);
