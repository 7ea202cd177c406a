import { describe, expect, it } from "vitest";
import { checkRules } from "../../src/plan/rules.js";
import { baselineArea } from "../../src/plan/score-schema.js";
import { type PlanOverrides, sampleCasesPlan, sampleCountsPlan, samplePlan } from "../support/sample-plan.js";

const label = { nl: "oud", en: "old" };
const old = { name: "old", label, score: "old_score" };
const problems = (overrides: PlanOverrides) =>
  checkRules(samplePlan(overrides)).map(({ code, path }) => `${code} ${path.join(".")}`);
const withDate = { data: { sponsors: { columns: { predictedOn: "date" } } } };

describe("further models of a plan", () => {
  it("may have a score, a band, or a score that is cut into bands", () => {
    const tree = { name: "tree", label, band: "node", map: { a: "low", b: "high" } };
    expect(problems({ models: [old, tree, { ...old, name: "cut", score: "cut", thresholds: [1, 2] }] })).toEqual([]);
  });

  it.each([
    ["names differ", [old, { ...old, score: "other" }], ["plan-item-twice models.1.name"]],
    ["columns differ", [old, { ...old, name: "other" }], ["plan-column-twice models.1.score"]],
    ["something is named", [{ name: "old", label }], ["plan-setting-conflict models.0.score"]],
    ["columns have no other role", [{ ...old, score: "outcome" }], ["plan-column-twice models.0.score"]],
    [
      "thresholds cut a score",
      [{ name: "old", label, thresholds: [1, 2] }],
      ["plan-setting-conflict models.0.score", "plan-setting-conflict models.0.thresholds"],
    ],
    [
      "thresholds are as many as the bands ask",
      [{ ...old, thresholds: [1] }],
      ["plan-setting-conflict models.0.thresholds"],
    ],
    ["thresholds rise", [{ ...old, thresholds: [2, 1] }], ["plan-setting-conflict models.0.thresholds.1"]],
    [
      "a band excludes thresholds",
      [{ ...old, band: "node", thresholds: [1, 2] }],
      ["plan-setting-conflict models.0.thresholds"],
    ],
    ["a map has a band", [{ ...old, map: { a: "low" } }], ["plan-setting-conflict models.0.map"]],
    [
      "a map gives bands of the plan",
      [{ name: "old", label, band: "node", map: { a: "red" } }],
      ["plan-setting-conflict models.0.map.a"],
    ],
  ])("must be such that %s", (_rule, models, expected) => {
    expect(problems({ models })).toEqual(expected);
  });

  it("are refused for counts", () => {
    const plan = sampleCountsPlan({ models: [old] });
    expect(checkRules(plan).map(({ path }) => path.join("."))).toEqual(["models"]);
  });

  it("may take the score of the model before overrides", () => {
    const plan = samplePlan({
      data: { sponsors: { columns: { modelScore: "raw" } } },
      models: [{ ...old, score: "raw" }],
    });
    expect(checkRules(plan)).toEqual([]);
  });
});

describe("figures and periods of the score", () => {
  it("reads the area of a number and of a figure with counts alike", () => {
    expect([0.5, { auc: 0.571, violations: 30, none: 89 }].map(baselineArea)).toEqual([0.5, 0.571]);
  });

  it.each([
    [
      "both counts stand",
      { baselines: [{ auc: 0.6, violations: 3 }] },
      ["plan-setting-conflict score.baselines.0.none"],
    ],
    ["a figure stands once", { baselines: [0.6, { auc: 0.6 }] }, ["plan-item-twice score.baselines.1"]],
    ["dates rise", { periods: { cuts: ["2017-01-01", "2016-01-01"] } }, ["plan-setting-conflict score.periods.cuts.1"]],
    ["periods are cut one way", { periods: {} }, ["plan-setting-conflict score.periods"]],
    [
      "development is a period",
      { periods: { cuts: ["2016-01-01"], developedOn: [3] } },
      ["plan-setting-conflict score.periods.developedOn.0"],
    ],
    [
      "some period is out of sample",
      { periods: { cuts: ["2016-01-01"], developedOn: [1, 2] } },
      ["plan-setting-conflict score.periods.developedOn"],
    ],
    [
      "a period column is there",
      { periods: { order: ["a", "b"] } },
      ["plan-column-missing data.sponsors.columns.period"],
    ],
  ])("holds a plan to it that %s", (_rule, score, expected) => {
    expect(problems({ ...withDate, score })).toEqual(expected);
  });

  it("asks for dates where dates cut the periods, and for the order of a period column", () => {
    expect(problems({ score: { periods: { cuts: ["2016-01-01"] } } })).toEqual([
      "plan-column-missing data.sponsors.columns.predictedOn",
    ]);
    const plan = sampleCasesPlan({ data: { cases: { columns: { period: "year" } } } });
    expect(checkRules(plan).map(({ path }) => path.join("."))).toEqual(["score.periods.order"]);
  });
});
