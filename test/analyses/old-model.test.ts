import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../support/run-analysis.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const TRUTH = JSON.parse(readFileSync(new URL("../../data-samples/old-model/truth.json", import.meta.url), "utf8")) as {
  readonly withoutEffect: readonly string[];
  readonly cases: { readonly violations: number; readonly none: number };
};

describe("the old model rebuilt", () => {
  it("runs alone, and calls an indicator unstable that the truth says has no effect", async () => {
    const printed = await runAnalysis("old-model", temporaryFolder());
    expect(printed).toContain("RECONSTRUCTION, NOT FOR USE");
    expect(printed).toContain(`${TRUTH.cases.violations} cases with a violation against ${TRUTH.cases.none} with none`);
    expect(TRUTH.withoutEffect).toEqual(["director_birth"]);
    expect(printed).toMatch(/director_birth'[^\n]*'finds'[^\n]*'unstable indicator'/);
    expect(printed).toContain("Finding: the logistic model was chosen for its number of predictors");
    expect(printed).toContain("SIMULATION");
    expect(printed.match(/Cases needed/g)).toHaveLength(2);
    expect(printed).not.toMatch(/\bS\d{3}\b/);
  }, 60_000);
});
