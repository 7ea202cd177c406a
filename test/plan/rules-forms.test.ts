import { describe, expect, it } from "vitest";
import { checkRules } from "../../src/plan/rules.js";
import { planSchema } from "../../src/plan/schema.js";
import { type PlanOverrides, sampleCasesPlan, sampleCountsPlan, samplePlan } from "../support/sample-plan.js";

const asked = { hypothesis1: { meanScore: { alpha: 0.05 }, allBands: { alpha: 0.01 } } };
const paths = (plan: ReturnType<typeof samplePlan>) => checkRules(plan).map(({ path }) => path.join("."));

describe("second families of hypothesis 1 in a plan", () => {
  it("are absent unless the plan asks for them", () => {
    const { hypothesis1 } = samplePlan();
    expect([hypothesis1.meanScore, hypothesis1.allBands]).toEqual([undefined, undefined]);
  });

  it("may be asked with an error rate each, and not without", () => {
    expect(paths(samplePlan(asked))).toEqual([]);
    const without = { ...samplePlan(), hypothesis1: { meanScore: {} } };
    expect(planSchema.safeParse(without).success).toBe(false);
  });

  it("need scores, three bands, and units one by one", () => {
    const two: PlanOverrides = { ...asked, bands: { order: ["low", "high"], thresholds: [60] } };
    expect(paths(samplePlan(two))).toEqual(["hypothesis1.allBands"]);
    const noScore = { data: { cases: { columns: { score: undefined } } }, hypothesis1: { meanScore: { alpha: 0.05 } } };
    expect(paths(sampleCasesPlan(noScore))).toContain("hypothesis1.meanScore");
    expect(paths(sampleCountsPlan(asked))).toEqual(
      expect.arrayContaining(["hypothesis1.meanScore", "hypothesis1.allBands"]),
    );
  });
});
