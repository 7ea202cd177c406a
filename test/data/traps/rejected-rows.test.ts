import { expect, it } from "vitest";
import { places, problemsIn } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS } from "./sponsor-files.js";

const HEADER = "sponsor,score,outcome,provenance,branch";

it("reports rows with too few and too many fields, which the reader drops from its result", async () => {
  const sponsors = [HEADER, "0363,10,none,risk,62", "007,60", "1,2,none,risk,1,extra", "10000003,5,,never,1"].join(
    "\n",
  );
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["row-ragged sponsors.csv:3", "row-ragged sponsors.csv:4"]);
  expect(issues.map(({ received }) => received)).toEqual(["2 fields", "6 fields"]);
});

it("keeps the line numbers of later problems right after a dropped row", async () => {
  const sponsors = [HEADER, "007,60", "0363,999,none,risk,62", "007,1,,,", "10000003,5,,never,1"].join("\n");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["row-ragged sponsors.csv:2", "value-range sponsors.csv:3"]);
});

it("reports a ragged row also where only columns that nobody reads are missing", async () => {
  const plan = samplePlan({ data: { sponsors: { columns: { indicators: [], ignored: ["branch"] } } } });
  const sponsors = [HEADER, "0363,10,none,risk", "007,1,,,", "10000003,5,,never,1"].join("\n");
  const issues = await problemsIn(plan, { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["row-ragged sponsors.csv:2"]);
});

it("passes over blank lines at the end and reports one in the middle", async () => {
  const rows = ["0363,10,none,risk,62", "", "007,600,,,", "10000003,5,,never,1", "", ""];
  const issues = await problemsIn(samplePlan(), {
    "sponsors.csv": [HEADER, ...rows].join("\n"),
    "migrants.csv": MIGRANTS,
  });
  expect(places(issues)).toEqual(["row-blank sponsors.csv:3", "value-range sponsors.csv:4"]);
});
