import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { synthesise } from "../../src/synthetic/synthesise.js";
import { syntheticFiles } from "../../src/synthetic/write-synthetic.js";
import { runAnalysis } from "../support/run-analysis.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SETTINGS = `version: 1
plan: plan.yaml
title: Overrides
registrations:
  file: registrations.synthetic.csv
  id: kvk_number
  columns: [override_remark]
  ignored: [IGNORED]
overrides:
  remark: override_remark
  computed: overridden
`;

it("prints the audit in three readings, the groups and the reasons, and writes the report", {
  timeout: 120_000,
}, async () => {
  const folder = temporaryFolder();
  const data = synthesise({ seed: 4, sponsors: 900, overrides: 0.08 });
  for (const { name, text } of syntheticFiles(data)) {
    const plan = text
      .replace(/^resampling:\n( {2}.*\n)+/m, "resampling: { seed: 1, resamples: 999, bootstrap: 199 }\n")
      .replace(/^groups:\n( {2}.*\n)+/m, "groups: { gate: { units: 60, effectiveUnits: 30, majorityUnits: 30 } }\n");
    writeFileSync(join(folder, name), name === "plan.yaml" ? plan : text);
    if (!name.startsWith("registrations")) continue;
    const others = text
      .split("\n")[0]!
      .split(",")
      .filter((column) => !["kvk_number", "override_remark"].includes(column));
    writeFileSync(join(folder, "overrides.yaml"), SETTINGS.replace("IGNORED", others.join(", ")));
  }
  const printed = await runAnalysis("overrides", folder, [join(folder, "overrides.yaml")]);
  expect(printed).toContain("The plan names the reading that decides: without-overridden");
  const overridden = data.sponsors.filter(({ overrideReason }) => overrideReason !== "").length;
  const sponsors = ["as-registered", "without-overridden", "model-only"].map(
    (reading) => new RegExp(`'${reading}'\\s*│\\s*(\\d+)`).exec(printed)?.[1],
  );
  expect(sponsors).toEqual(["900", `${900 - overridden}`, "900"]);
  expect(printed).toMatch(/The three readings (give|do not give) the same conclusions/);
  expect(printed).toContain("without-remark");
});
