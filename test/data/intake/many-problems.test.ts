import { expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { DataError } from "../../../src/errors.js";
import { dataFolder, places, problemsIn, quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS } from "../traps/sponsor-files.js";

const HEADER = "sponsor,score,outcome,provenance,branch";
const BAD = Array.from({ length: 1500 }, (_, i) => `${i},${i === 700 ? "" : "x"}${i === 900 ? "" : ",,,"}${i}`);
const FILES = { "sponsors.csv": [HEADER, ...BAD].join("\n"), "migrants.csv": MIGRANTS };

it("lists every problem of every file in physical order, form and rows together", async () => {
  const issues = await problemsIn(samplePlan(), FILES);
  const lines = issues.filter(({ file }) => file === "sponsors.csv").map(({ row }) => row!);
  expect(lines).toHaveLength(1499);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
  expect(places(issues)[899]).toBe("row-ragged sponsors.csv:902");
});

it("throws the first 1,000 problems with the total of all", async () => {
  const error = await openDuckdbEngine(samplePlan(), dataFolder(FILES), quietContext()).catch((e: unknown) => e);
  if (!(error instanceof DataError)) throw error;
  expect(error.code).toBe("data-invalid");
  expect(error.issues).toHaveLength(1000);
  expect(error.total).toBe((await problemsIn(samplePlan(), FILES)).length);
  expect(error.message).toBe(
    `sponsors.csv with migrants.csv requires data without problems; got ${error.total} problems`,
  );
});

it("never repeats a value of a sensitive column, in any problem", async () => {
  const secret = "Vertrouwelijk";
  const rows = [
    `${secret}1,${secret}2,${secret}3,${secret}4,${secret}5`,
    `${secret}1,5,,,${secret}5`,
    `87654321,87654321,,,${secret}`,
    `"${secret}\n",1,,`,
  ];
  const migrants = [`sponsor,nationality,migrants`, `${secret}6,${secret}7,${secret}8`, `${secret}6,${secret}7,1`];
  const issues = await problemsIn(samplePlan(), {
    "sponsors.csv": [HEADER, ...rows].join("\n"),
    "migrants.csv": migrants.join("\n"),
  });
  expect(issues.length).toBeGreaterThanOrEqual(8);
  expect(JSON.stringify(issues)).not.toMatch(/vertrouwelijk|87654321/i);
});

it("stops at the signal with the code of an interruption", async () => {
  const controller = new AbortController();
  controller.abort();
  const context = { ...quietContext(), signal: controller.signal };
  const opened = openDuckdbEngine(samplePlan(), dataFolder(FILES), context);
  await expect(opened).rejects.toMatchObject({ code: "interrupted" });
});
