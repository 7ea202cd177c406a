import { expect, it } from "vitest";
import { places, problemsIn } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS, SPONSORS } from "./sponsor-files.js";

it("reports a NUL byte, which the reader passes on as text", async () => {
  const sponsors = SPONSORS.replace("62", "6\u00002");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["nul-byte sponsors.csv:2"]);
});

it("reports a NUL byte in the header", async () => {
  const migrants = MIGRANTS.replace("migrants", "migrants\u0000");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": SPONSORS, "migrants.csv": migrants });
  expect(places(issues)).toContain("nul-byte migrants.csv:1");
});
