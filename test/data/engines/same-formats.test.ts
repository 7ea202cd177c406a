import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import type { Plan } from "../../../src/plan/schema.js";
import { quietContext } from "../../support/data-folder.js";
import { sampleCasesPlan, sampleCountsPlan, samplePlan } from "../../support/sample-plan.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

type Row = Readonly<Record<string, string>>;

/** Rows of a section of the plan, and the column whose values name the folders of partitions. */
interface Section {
  readonly rows: readonly Row[];
  readonly partition: string;
}

type Sections = Readonly<Record<string, Section>>;
type Named = (section: string) => { readonly file: string; readonly table?: string };

const STORES: Readonly<Record<string, Named>> = {
  csv: (section) => ({ file: `${section}.csv` }),
  parquet: (section) => ({ file: `${section}.parquet` }),
  folder: (section) => ({ file: `${section}-parts/` }),
  partitions: (section) => ({ file: `${section}-hive/**/*.parquet` }),
  "JSON lines": (section) => ({ file: `${section}.jsonl` }),
  database: (section) => ({ file: "store.duckdb", table: `main.${section}` }),
};

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

function writeTexts(folder: string, section: string, rows: readonly Row[]): void {
  const names = Object.keys(rows[0]!);
  const lines = [names, ...rows.map((row) => names.map((name) => `"${row[name]}"`))].map((fields) => fields.join());
  writeFileSync(join(folder, `${section}.csv`), lines.join("\n"));
  writeFileSync(join(folder, `${section}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

async function writeTables(
  connection: DuckDBConnection,
  folder: string,
  section: string,
  { rows, partition }: Section,
) {
  const names = Object.keys(rows[0]!);
  const values = rows.map((row) => `(${names.map((name) => text(row[name]!)).join()})`).join();
  await connection.run(
    `CREATE TABLE ${section} AS SELECT * FROM (VALUES ${values}) t(${names.map((name) => `"${name}"`).join()})`,
  );
  const copy = (from: string, to: string, options = "") =>
    connection.run(`COPY ${from} TO ${text(join(folder, to))} (FORMAT parquet${options})`);
  await copy(section, `${section}.parquet`);
  mkdirSync(join(folder, `${section}-parts`));
  const half = Math.ceil(rows.length / 2);
  await copy(`(FROM ${section} LIMIT ${half})`, `${section}-parts/a.parquet`);
  if (rows.length > half) await copy(`(FROM ${section} OFFSET ${half})`, `${section}-parts/b.parquet`);
  await copy(section, `${section}-hive`, `, PARTITION_BY ("${partition}")`);
}

/** A folder with the same rows in every kind of store. */
async function everyStore(sections: Sections): Promise<string> {
  const folder = temporaryFolder();
  const instance = await DuckDBInstance.create(join(folder, "store.duckdb"));
  const connection = await instance.connect();
  for (const [name, section] of Object.entries(sections)) {
    writeTexts(folder, name, section.rows);
    await writeTables(connection, folder, name, section);
  }
  connection.closeSync();
  instance.closeSync();
  return folder;
}

/** Bytes of the evidence and their hash, by kind of store. */
async function evidenceOf(sections: Sections, planOf: (named: Named) => Plan) {
  const folder = await everyStore(sections);
  const context = quietContext();
  const bytes = { ...context, hash: async (part: Uint8Array) => Buffer.from(part).toString("hex") };
  const found: { readonly store: string; readonly bytes: string; readonly hash: string }[] = [];
  for (const [store, named] of Object.entries(STORES)) {
    const engine = await openDuckdbEngine(planOf(named), folder, context);
    found.push({ store, bytes: await engine.dataHash(bytes), hash: await engine.dataHash(context) });
  }
  return found;
}

async function requireSame(sections: Sections, planOf: (named: Named) => Plan): Promise<void> {
  const [first, ...others] = await evidenceOf(sections, planOf);
  expect(first!.bytes.length).toBeGreaterThan(0);
  expect(others).toEqual(others.map(({ store }) => ({ ...first, store })));
}

const group = fc.constantFrom("B", "A", "\u00e9", "a b", "x=y");
const score = fc.constantFrom("0", "12.5", "29.9", "30", "60", "100");
const settings = { numRuns: 6, seed: 1 };

describe("the same rows as CSV, Parquet, folder, partitions, JSON lines and database", () => {
  it("give the same bytes for sponsors", async () => {
    const outcome = fc.constantFrom("violation", "none");
    const row = fc.record({ score, outcome, group, count: fc.integer({ min: 1, max: 40 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const sponsors = rows.map(({ score: s, outcome: o }, i) => {
          return { sponsor: `00${i}`, score: s, outcome: o, provenance: "risk", branch: "01" };
        });
        const migrants = rows.map((each, i) => {
          return { sponsor: `00${i}`, nationality: each.group, migrants: String(each.count) };
        });
        const sections = {
          sponsors: { rows: sponsors, partition: "outcome" },
          migrants: { rows: migrants, partition: "nationality" },
        };
        await requireSame(sections, (named) =>
          samplePlan({ data: { sponsors: named("sponsors"), migrants: named("migrants") } }),
        );
      }),
      settings,
    );
  });

  it("give the same bytes for cases", async () => {
    const row = fc.record({
      group,
      score,
      band: fc.constantFrom("low", "high"),
      selected: fc.constantFrom("", "yes", "no"),
      outcome: fc.constantFrom("", "0", "1"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const cases = { rows: rows.map((each, i) => ({ id: `00${i}`, ...each })), partition: "band" };
        await requireSame({ cases }, (named) => sampleCasesPlan({ data: { cases: named("cases") } }));
      }),
      settings,
    );
  });

  it("give the same bytes for counts", async () => {
    const row = fc.record({ group, band: fc.constantFrom("low", "high"), n: fc.nat(50).map(String) });
    const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: (each) => `${each.group}/${each.band}` });
    await fc.assert(
      fc.asyncProperty(rows, async (counts) => {
        const sections = { counts: { rows: counts, partition: "group" } };
        await requireSame(sections, (named) => sampleCountsPlan({ data: { counts: named("counts") } }));
      }),
      settings,
    );
  });
});
