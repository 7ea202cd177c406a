import { expect, it } from "vitest";
import { places, problemsIn } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS, SPONSORS } from "./sponsor-files.js";

it("refuses a header with one name twice, which the reader renames", async () => {
  const sponsors = SPONSORS.replace("branch", "score");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["header-duplicate sponsors.csv:1", "column-missing sponsors.csv:1"]);
  expect(issues[0]!.received).toBe("the name 2 times");
});

it("reports a header that stands in the file again", async () => {
  const lines = SPONSORS.trim().split("\n");
  const sponsors = [...lines, lines[0], "4,101,,,1"].join("\n");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["header-repeated sponsors.csv:5", "value-range sponsors.csv:6"]);
});
