import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { dataFolder, quietContext } from "../../support/data-folder.js";
import { sampleCasesPlan } from "../../support/sample-plan.js";

const PLAN = sampleCasesPlan({
  data: { cases: { file: "cases.parquet", columns: { score: undefined, selected: undefined, outcome: undefined } } },
  outcome: undefined,
  selected: undefined,
});
const ROWS = 3_000_000;

/** Many cases in a Parquet file; the band of one of them can be broken. */
async function manyCases(broken: number | null): Promise<string> {
  const folder = dataFolder({});
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const band = broken === null ? "'low'" : `CASE range WHEN ${broken} THEN 'strange' ELSE 'low' END`;
  await connection.run(`COPY (SELECT range AS id, 'G' || (range % 20) AS "group", ${band} AS band FROM range(${ROWS}))
    TO '${join(folder, "cases.parquet")}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  return folder;
}

it("stops within a query, says so, and leaves the folder to spill to empty", async () => {
  const folder = await manyCases(null);
  const spill = dataFolder({});
  const stop = new AbortController();
  const context = { ...quietContext(), signal: stop.signal, store: { memoryLimit: "200MB", spillFolder: spill } };
  const run = openDuckdbEngine(PLAN, folder, context);
  setTimeout(() => stop.abort(), 20);
  await expect(run).rejects.toMatchObject({ code: "interrupted" });
  expect(readdirSync(spill)).toEqual([]);
  expect(readdirSync(folder)).toEqual(["cases.parquet"]);
});

it("finds the one broken row of three million, with its place", async () => {
  const folder = await manyCases(2_345_678);
  await expect(openDuckdbEngine(PLAN, folder, quietContext())).rejects.toMatchObject({
    code: "data-invalid",
    total: 1,
    issues: [{ code: "value-unknown", file: "cases.parquet", row: 2_345_679, column: "band" }],
  });
});
