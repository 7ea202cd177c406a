import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../support/run-analysis.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SAMPLES = join(import.meta.dirname, "../../data-samples/sponsors");

describe("the analysis of a random sample", () => {
  it("finds the truth of the synthetic sponsors, which the selected alone do not show", async () => {
    const parameters = [join(SAMPLES, "plan-open.yaml"), join(SAMPLES, "truth.json")];
    const printed = await runAnalysis("random-sample", temporaryFolder(), parameters);
    expect(printed).toContain("178 + 528");
    const numbers = (label: string) =>
      [...new RegExp(`│ ${label}[^\\n]*`).exec(printed)![0].matchAll(/'(0\.\d{3})'/g)].map(([, number]) =>
        Number(number),
      );
    for (const label of ["share, all", "share, never inspected", "area, by probabilities", "area, Begg and Greenes"]) {
      const [truth, , mean] = numbers(label);
      expect(Math.abs(mean! - truth!)).toBeLessThan(0.01);
    }
    const [truth, , mean] = numbers("area, selected alone");
    expect(truth! - mean!).toBeGreaterThan(0.05);
    expect(printed).toContain("Without the draw: area not estimable: selected-by-score-alone");
  }, 240_000);
});
