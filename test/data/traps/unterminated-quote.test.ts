import { expect, it } from "vitest";
import { places, problemsIn } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS } from "./sponsor-files.js";

const HEADER = "sponsor,score,outcome,provenance,branch";

it("reports a quote that never closes, at the line where it opens", async () => {
  const sponsors = [HEADER, "0363,10,none,risk,62", '007,60,,,"47', "10000003,5,,never,1", ""].join("\n");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["quote-unterminated sponsors.csv:3"]);
});

it("reports text after a closing quote", async () => {
  const sponsors = [HEADER, '0363,10,none,risk,"6"2', "007,60,,,47", "10000003,5,,never,1", ""].join("\n");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["quote-malformed sponsors.csv:2"]);
});

it("takes a quote within an unquoted field as it stands", async () => {
  const sponsors = [HEADER, '0363,10,none,risk,6"2', "007,60,,,47", "10000003,5,,never,1", ""].join("\n");
  expect(await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS })).toEqual([]);
});
