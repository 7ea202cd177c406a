import { describe, expect, it } from "vitest";
import { checkRules } from "../../src/plan/rules.js";
import { sampleCasesPlan, samplePlan } from "../support/sample-plan.js";

const expectedShares = { low: 0.02, middle: 0.05, high: 0.1 };
const problems = (sampling: object) =>
  checkRules(samplePlan({ sampling: { seed: 1, expectedShares, ...sampling } })).map(
    ({ code, path, expected }) => `${code} ${path.join(".")}: ${expected}`,
  );

describe("a planned random sample", () => {
  it("needs a seed and the expected shares, and nothing else", () => {
    expect(problems({})).toEqual([]);
    expect(() => samplePlan({ sampling: { expectedShares } })).toThrow();
    expect(samplePlan({ sampling: { seed: 1, expectedShares } }).sampling).toMatchObject({
      allocation: "neyman",
      modelSelected: "flagged",
      signal: "leave-out",
      missingOutcomes: "bounds",
      auc: { area: 0.571, constant: 0.5 },
    });
    expect(samplePlan().sampling).toBeUndefined();
  });

  it.each([
    [{ expectedShares: undefined }, "expectedShares: present, since allocation is neyman"],
    [{ expectedShares: { low: 0.1, middle: 0.1 } }, 'expectedShares: a number for the band "high"'],
    [{ expectedShares: { ...expectedShares, top: 0.2 } }, "expectedShares.top: a band of bands.order"],
    [{ bands: ["low", "top"] }, "bands.1: a band of bands.order"],
    [{ strata: ["branch"] }, "strata.0: the name of an entry of strata"],
    [
      { modelSelected: "selected" },
      "modelSelected: flagged or none, since data.sponsors.columns.selected is not named",
    ],
    [{ minimumPerGroup: 5 }, "minimumPerGroup: 0, since byMajority is false"],
    [{ difference: { shares: [0.1, 0.1] } }, "difference.shares: two shares that differ"],
    [{ auc: { area: 0.5 } }, "auc.area: another number than auc.constant"],
  ])("is refused as %o", (sampling, problem) => {
    expect(problems(sampling)).toEqual([`plan-setting-conflict sampling.${problem}`]);
  });

  it.each(["temporarily-stopped", "stopped"])("gives no list of companies chosen by a model that was %s", (status) => {
    const model = { name: "Old model", version: "1", owner: "nobody", status };
    const found = (sampling: object) =>
      checkRules(samplePlan({ model, sampling: { seed: 1, expectedShares, ...sampling } })).map(
        ({ path, expected }) => `${path.join(".")}: ${expected}`,
      );
    const why = "since the model was stopped and may choose nobody";
    expect(found({})).toEqual([`sampling.modelSelected: none, ${why}`]);
    expect(found({ modelSelected: "none", bands: ["high"] })).toEqual([`sampling.bands: absent, ${why}`]);
    expect(found({ modelSelected: "none" })).toEqual([]);
  });

  it("names no band and no stratification twice", () => {
    expect(problems({ bands: ["low", "low"] })).toEqual([
      "plan-item-twice sampling.bands.1: an item that does not stand in the list yet",
    ]);
  });

  it("assumes nothing of signals that the data has not", () => {
    const provenance = { random: ["random"], risk: ["risk"], signal: [], never: ["never"] };
    const plan = samplePlan({ provenance, sampling: { seed: 1, expectedShares, signal: "certain" } });
    expect(checkRules(plan).map(({ path }) => path.join("."))).toEqual(["sampling.signal"]);
  });

  it("selects by the highest scores only where there are scores, and needs outcomes", () => {
    const cases = sampleCasesPlan({
      data: { cases: { columns: { score: undefined } } },
      sampling: { seed: 1, allocation: "proportional", modelSelectedAtMost: 10 },
    });
    expect(checkRules(cases).map(({ path }) => path.join("."))).toEqual(["sampling.modelSelectedAtMost"]);
  });
});
