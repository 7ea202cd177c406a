import { expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { dataFolder, places, problemsIn, quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS, SPONSORS } from "./sponsor-files.js";

it.each([
  ["an empty file", "", "file-empty"],
  ["a byte-order mark alone", "\ufeff", "file-empty"],
  ["a blank first line", "\na,b\n", "file-empty"],
  ["a header alone", "sponsor,nationality,migrants\n", "no-rows"],
])("reports %s, for which the reader makes up a column or no row", async (_, migrants, code) => {
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": SPONSORS, "migrants.csv": migrants });
  expect(places(issues)).toContain(`${code} migrants.csv`);
});

it("throws data-unreadable for a missing file and names no folder", async () => {
  const folder = dataFolder({ "sponsors.csv": SPONSORS });
  const error = await openDuckdbEngine(samplePlan(), folder, quietContext()).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "data-unreadable", total: 1, issues: [{ code: "file-missing" }] });
  expect(JSON.stringify(error)).not.toContain(folder);
});

it("refuses a migrants file in which every sponsor is unknown only once a row", async () => {
  const migrants = MIGRANTS.replaceAll(/^(0363|007|10000003)/gm, "9$1");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": SPONSORS, "migrants.csv": migrants });
  expect(places(issues)).toEqual([2, 3, 4].map((line) => `sponsor-unknown migrants.csv:${line}`));
});
