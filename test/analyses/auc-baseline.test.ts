import { describe, expect, it } from "vitest";
import { quickPlan } from "../support/quick-plan.js";
import { runAnalysis } from "../support/run-analysis.js";

describe("the analyses of the score", () => {
  it("print the interval of 0.571 by the counts behind it, and the counts that are needed", async () => {
    const { folder, plan } = quickPlan();
    const printed = await runAnalysis("auc-baseline", folder, [plan]);
    expect(printed).toMatch(/30 +│ +89 +│ +'0\.450 to 0\.692'/);
    expect(printed).toMatch(/150 +│ +450 +│ +'0\.517 to 0\.625'/);
    expect(printed).toContain("To tell 0.571 from 0.5 (alternative variance): 178 + 528");
    expect(printed).toContain("To tell 0.571 from 0.5 (null variance): 175 + 519");
    expect(printed).toContain("Chart: out/score-roc.svg");
  });

  it("print what inspecting by the score finds, and draw it", async () => {
    const { folder, plan } = quickPlan();
    const printed = await runAnalysis("score-in-use", folder, [plan]);
    expect(printed).toMatch(/random: average precision 0\.\d{3} \(0\.\d{3} to 0\.\d{3}\), random order 0\.\d{3}/);
    expect(printed).toMatch(/'0\.100' +│ +20 /);
    expect(printed).toContain("Chart: out/score-yield-curve.svg");
    expect(printed).toContain("Chart: out/score-precision-curve.svg");
  });
});
