import { expect, test } from "vitest";
import { checkRules } from "../../src/plan/rules.js";
import { type PlanOverrides, samplePlan } from "../support/sample-plan.js";

const indicator = { label: { nl: "branche", en: "branch" }, column: "branch", inDoubt: ["62"], points: 5 };
const dated = { columns: { predictedOn: "date" } };

function problems(stability: object, overrides: PlanOverrides = {}): string[] {
  const plan = samplePlan(overrides);
  const input = { indicators: [], dates: [], ...stability };
  return checkRules({ ...plan, stability: { ...plan.stability, ...input } } as typeof plan).map(
    ({ code, path, expected }) => `${code} ${path.join(".")}: ${expected}`,
  );
}

test("an indicator of the plan with one known change is taken", () => {
  expect(problems({ indicators: [indicator] })).toEqual([]);
});

test("an indicator needs a column of the indicators, and either points or log odds", () => {
  expect(problems({ indicators: [{ ...indicator, column: "website" }] })).toEqual([
    "plan-setting-conflict stability.indicators.0.column: one of data.sponsors.columns.indicators",
  ]);
  expect(problems({ indicators: [{ ...indicator, logOdds: 0.5 }] })).toEqual([
    "plan-setting-conflict stability.indicators.0: either points or logOdds",
  ]);
  expect(problems({ indicators: [{ ...indicator, points: undefined }] })).toEqual([
    "plan-setting-conflict stability.indicators.0: either points or logOdds",
  ]);
});

test("neither an indicator nor a code in doubt may stand twice", () => {
  expect(problems({ indicators: [indicator, { ...indicator, inDoubt: ["62", "62"] }] })).toEqual([
    "plan-item-twice stability.indicators.1.inDoubt.1: an item that does not stand in the list yet",
    "plan-item-twice stability.indicators.1.column: an item that does not stand in the list yet",
  ]);
});

test("codes in doubt need bands that thresholds cut", () => {
  const bands = { order: ["low", "middle", "high"], thresholds: undefined };
  expect(problems({ indicators: [indicator] }, { bands }).filter((line) => line.includes("stability"))).toEqual([
    "plan-setting-conflict stability.indicators: absent, since no thresholds cut the score into bands",
  ]);
});

test("dates need a date of the prediction, and increase", () => {
  const label = { nl: "label", en: "label" };
  const dates = [
    { date: "2022-01-01", label },
    { date: "2022-01-01", label },
  ];
  expect(problems({ dates: dates.slice(1) })).toEqual([
    "plan-setting-conflict stability.dates: absent, since no column predictedOn is named",
  ]);
  const data = { sponsors: dated };
  expect(problems({ dates }, { data })).toEqual(["plan-setting-conflict stability.dates.1.date: after 2022-01-01"]);
});

test("shares of bands are one a band and 1 in all", () => {
  expect(problems({ bandShares: [0.5, 0.3, 0.2] })).toEqual([]);
  const wrong = "plan-setting-conflict stability.bandShares: 3 shares with the sum 1";
  expect(problems({ bandShares: [0.5, 0.5] })).toEqual([wrong]);
  expect(problems({ bandShares: [0.5, 0.3, 0.3] })).toEqual([wrong]);
});
