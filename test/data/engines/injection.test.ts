import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { AuditError } from "../../../src/errors.js";
import { checkRules } from "../../../src/plan/rules.js";
import { type Plan, planSchema } from "../../../src/plan/schema.js";
import { dataFolder, quietContext } from "../../support/data-folder.js";
import { samplePlanInput } from "../../support/sample-plan.js";

/* Texts that would be SQL, were they pasted: in no field of a plan may one change a statement. */

const ENDS = ["'", '"', "`", "\\'", "''", '""', "\u2019", "\u02bc", "\uff07", "')", '")', "]", "$$", "$1", "?", "\\"];
const TAILS = [
  "; DROP TABLE rows_cases --",
  "; COPY (SELECT 1) TO 'FOLDER/canary.csv' --",
  " OR 1=1 --",
  " UNION ALL SELECT * FROM read_csv('FOLDER/other.csv') --",
  "; ATTACH 'FOLDER/canary.db' --",
  "; SET enable_external_access = true --",
  " /* ",
  " */ SELECT 1 --",
  "); INSTALL httpfs; --",
  " || (SELECT 'x') || ",
  "\n; SELECT 1",
  "{1+1}",
];
const OTHERS = [
  "*",
  "a?",
  "[a]",
  "select",
  "NULL",
  "true",
  "\u202e",
  "x".repeat(5_000),
  "{{7*7}}",
  "%s",
  "\u0000",
  "a\u0000b",
];
const PAYLOADS = [...ENDS.flatMap((end) => TAILS.map((tail) => `x${end}${tail}`)), ...OTHERS];

/** Statements with texts and quoted names left out: what a payload may not change. */
function skeleton(statement: string): string {
  return statement
    .replaceAll(/'(?:[^']|'')*'/g, "'…'")
    .replaceAll(/"(?:[^"]|"")*"/g, '"…"')
    .replaceAll(/'…'(?: \|\| chr\(0\) \|\| '…')+/g, "'…'")
    .replaceAll(/\('…'\)/g, "'…'")
    .replaceAll(/'…'(?:, '…')+/g, "'…'");
}

async function statementsOf(plan: Plan, folder: string): Promise<readonly string[]> {
  const statements: string[] = [];
  for (const method of ["run", "runAndReadAll"] as const) {
    const own = DuckDBConnection.prototype[method] as (sql: string, ...rest: unknown[]) => Promise<unknown>;
    vi.spyOn(DuckDBConnection.prototype, method).mockImplementation(function (
      this: DuckDBConnection,
      sql: string,
      ...rest
    ) {
      statements.push(sql);
      return own.call(this, sql, ...rest) as never;
    });
  }
  try {
    await openDuckdbEngine(plan, folder, quietContext()).catch((error) => {
      // What the plan asks for may be missing; nothing else may go wrong.
      if (!(error instanceof AuditError)) throw error;
    });
  } finally {
    vi.restoreAllMocks();
  }
  return statements.map((statement) => skeleton(statement.replaceAll(folder, "FOLDER")));
}

afterEach(() => vi.restoreAllMocks());

type Field = readonly [name: string, data: (payload: string) => unknown, header: (payload: string) => string | null];

const CASE = { id: "id", group: "group", band: "band", outcome: "outcome", selected: "selected" };
const withColumn = (role: string) => (payload: string) => ({ ...CASE, [role]: payload });
const headerWith = (role: string) => (payload: string) =>
  Object.values({ ...CASE, [role]: payload })
    .map((name) => `"${name.replaceAll('"', '""')}"`)
    .join(",");
const columnField = (role: string): Field => [
  `the column of ${role}`,
  (payload) => ({ data: { form: "cases", cases: { file: "cases.csv", columns: withColumn(role)(payload) } } }),
  headerWith(role),
];
const plain = () => null;
const FIELDS: readonly Field[] = [
  ...["id", "group", "outcome"].map(columnField),
  ["an ignored column", (p) => ({ data: cases({ columns: { ...CASE, ignored: [p] } }) }), plain],
  ["a text for no value", (p) => ({ data: cases({ missing: ["", p] }) }), plain],
  ["a text of an outcome", (p) => ({ outcome: { violation: ["1", p], none: ["0"] } }), plain],
  ["a text of a selection", (p) => ({ selected: { yes: ["yes", p], no: ["no"] } }), plain],
  ["a band", (p) => ({ bands: { order: ["low", "high", p] } }), plain],
  [
    "a column of strata",
    (p) => ({ strata: [{ name: "s", label: { nl: "s", en: "s" }, modelInput: false, columns: [p] }] }),
    plain,
  ],
  ["the name of a file", (p) => ({ data: cases({ file: `${p}.csv` }) }), plain],
  ["the name of a Parquet file", (p) => ({ data: cases({ file: `${p}.parquet` }) }), plain],
  ["the name of a database", (p) => ({ data: cases({ file: `${p}.duckdb`, table: "cases" }) }), plain],
  ["the name of a table", (p) => ({ data: cases({ file: "store.duckdb", table: p }) }), plain],
];

function cases(changes: object) {
  return { form: "cases", cases: { file: "cases.csv", columns: CASE, ...changes } };
}

async function planWith(change: unknown): Promise<Plan | null> {
  const input = samplePlanInput("cases", { data: cases({}) });
  const parsed = planSchema.safeParse({ ...input, ...(change as object) });
  return parsed.success && checkRules(parsed.data).length === 0 ? parsed.data : null;
}

async function folderWith(header: string): Promise<string> {
  const folder = dataFolder({
    "cases.csv": `${header}\n1,A,low,1,yes\n2,B,high,0,no\n`,
    "other.csv": "secret\n1\n",
  });
  const instance = await DuckDBInstance.create(join(folder, "store.duckdb"));
  const connection = await instance.connect();
  await connection.run(
    "CREATE TABLE cases AS SELECT '1' AS id, 'A' AS \"group\", 'low' AS band, '1' AS outcome, 'yes' AS selected",
  );
  connection.closeSync();
  instance.closeSync();
  return folder;
}

it("are more than 200", () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(200);
});

describe.each(FIELDS)("SQL in %s", (_, change, header) => {
  it("changes no statement, whether the plan refuses it or the data lacks it", async () => {
    const usual = Object.values(CASE).join(",");
    const folder = await folderWith(usual);
    const before = readdirSync(folder).sort();
    const known = new Set<string>();
    for (const harmless of ["harmless", "a name", "[b]", "a*"]) {
      const plan = await planWith(change(harmless));
      const own = header(harmless);
      if (plan === null) continue;
      for (const at of own === null ? [folder] : [folder, await folderWith(own)]) {
        for (const statement of await statementsOf(plan, at)) known.add(statement);
      }
    }
    expect(known.size).toBeGreaterThan(3);
    let read = 0;
    for (const payload of PAYLOADS) {
      const text = payload.replaceAll("FOLDER", folder);
      const plan = await planWith(change(text));
      if (plan === null) continue;
      read++;
      const own = header(text);
      const at = own === null || /[\0\n]/.test(text) ? folder : await folderWith(own);
      for (const statement of await statementsOf(plan, at)) {
        expect(known.has(statement) || statement, `${payload.slice(0, 60)}: ${statement}`).toBe(true);
      }
      expect(existsSync(join(folder, "canary.csv"))).toBe(false);
    }
    expect(read).toBeGreaterThan(100);
    expect(readdirSync(folder).sort()).toEqual(before);
  }, 120_000);
});
