import { expect, it } from "vitest";
import { places, problemsIn } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS, SPONSORS } from "./sponsor-files.js";

it("reports a UTF-8 byte-order mark and still checks the rows", async () => {
  const sponsors = `\ufeff${SPONSORS}`.replace("59.9", "-1");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["byte-order-mark sponsors.csv:1", "value-range sponsors.csv:4"]);
});

it("reports UTF-16, which neither encoding of a plan reads", async () => {
  const sponsors = Buffer.from(`\ufeff${SPONSORS}`, "utf16le");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toContain("byte-order-mark sponsors.csv:1");
});
