import { describe, expect, it } from "vitest";
import { compareModels } from "../../src/audit/models/compare-models.js";
import type { Estimate } from "../../src/audit/result.js";
import type { PlanOverrides } from "../support/sample-plan.js";
import { drawnCases, evidenceOfCases, type ScoredCase, scoredCasesPlan } from "../support/scored-cases.js";

const CASES = drawnCases(240, 8);

function compared(rows: readonly ScoredCase[], overrides: PlanOverrides = {}) {
  const plan = scoredCasesPlan(overrides);
  const { models, tables } = compareModels(evidenceOfCases(plan, rows).jointScores, plan, "all-known");
  return { model: models[0]!, tables };
}

function numberOf(estimate: Estimate): number {
  if (estimate.kind === "not-estimable") throw new Error(estimate.reason);
  return estimate.value;
}

/** DeLong's paired test by its definition: placements over all pairs, and their covariance. */
function pairedByDefinition(rows: readonly ScoredCase[]) {
  const cases = rows.filter(({ outcome }) => outcome === "1");
  const controls = rows.filter(({ outcome }) => outcome === "0");
  const win = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const gap = (one: ScoredCase, other: ScoredCase) => win(one.score, other.score) - win(one.second!, other.second!);
  const ofCases = cases.map((one) => mean(controls.map((other) => gap(one, other))));
  const ofControls = controls.map((other) => mean(cases.map((one) => gap(one, other))));
  const variance = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1) / values.length;
  return { difference: mean(ofCases), error: Math.sqrt(variance(ofCases) + variance(ofControls)) };
}

describe("compareModels", () => {
  it("tests the difference of the areas as DeLong's definition does, on units that both models rank", () => {
    const { areas } = compared([...CASES, { score: 0.3, outcome: "1" }, { score: 0.9, outcome: "" }]).model;
    const { difference, error } = pairedByDefinition(CASES);
    expect(numberOf(areas!.difference.value)).toBeCloseTo(difference, 12);
    const estimate = areas!.difference.value;
    if (estimate.kind === "not-estimable" || "kind" in estimate.interval) throw new Error("no interval");
    expect(estimate.interval.upper).toBeCloseTo(difference + 1.959963984540054 * error, 9);
    expect(numberOf(areas!.audited.value) - numberOf(areas!.other.value)).toBeCloseTo(difference, 12);
  });

  it("rests intervals and test on clusters where the source has them: copies of a unit tell nothing more", () => {
    const alone = compared(CASES).model.areas!;
    const copies = CASES.flatMap((row, i) => [row, row, row].map((copy) => ({ ...copy, cluster: i })));
    const clustered = compared(copies).model.areas!;
    expect([alone.overClusters, clustered.overClusters]).toEqual([false, true]);
    const bounds = ({ value }: typeof alone.difference) => {
      if (value.kind === "not-estimable" || "kind" in value.interval) throw new Error("no interval");
      return value.interval;
    };
    expect(bounds(clustered.difference)).toMatchObject({ method: "obuchowski-difference" });
    expect(bounds(clustered.difference).lower).toBeCloseTo(bounds(alone.difference).lower as number, 10);
    expect(bounds(clustered.audited).upper).toBeCloseTo(bounds(alone.audited).upper as number, 10);
    const naive = compared(copies.map(({ cluster: _, ...row }) => row)).model.areas!;
    expect(bounds(naive.difference).lower).toBeGreaterThan(bounds(alone.difference).lower as number);
  });

  it("crosses flags and finds kappa from the crossed counts", () => {
    const { model, tables } = compared(CASES);
    const count = (first: boolean, second: boolean) =>
      CASES.filter((row) => row.score >= 0.5 === first && row.second! >= 0.5 === second).length;
    const cells = [count(true, true), count(true, false), count(false, true), count(false, false)];
    expect(tables.find(({ id }) => id === model.agreement!.flags)!.counts).toEqual(cells);
    const [both, first, second, none] = cells as [number, number, number, number];
    const agree = (both + none) / 240;
    const chance = ((both + first) * (both + second) + (second + none) * (first + none)) / 240 ** 2;
    expect(numberOf(model.agreement!.flagKappa.value)).toBeCloseTo((agree - chance) / (1 - chance), 12);
  });

  it("tests errors by the binomial law of the units that one model alone gets wrong", () => {
    const { model, tables } = compared(CASES);
    const [, other, audited] = tables.find(({ id }) => id === model.errors!.table)!.counts as [number, number, number];
    const wrong = (score: number, outcome: string) => score >= 0.5 !== (outcome === "1");
    const rows = CASES.map((row) => [wrong(row.score, row.outcome), wrong(row.second!, row.outcome)]);
    expect(other).toBe(rows.filter(([first, second]) => !first && second).length);
    expect(audited).toBe(rows.filter(([first, second]) => first && !second).length);
    const n = other + audited;
    let choose = 1;
    let tail = 0;
    for (let k = 0; k <= Math.min(other, audited); k++) {
      tail += choose / 2 ** n;
      choose = (choose * (n - k)) / (k + 1);
    }
    const test = model.errors!.exact.value;
    expect("pValue" in test && test.pValue).toBeCloseTo(Math.min(1, 2 * tail), 12);
    expect(numberOf(model.errors!.auditedWrong.value)).toBeCloseTo(rows.filter(([first]) => first).length / 240, 12);
  });

  it("finds no difference between a model and itself in another scale, and full agreement", () => {
    const { areas, agreement, errors } = compared(CASES.map((row) => ({ ...row, second: row.score }))).model;
    expect(numberOf(areas!.difference.value)).toBe(0);
    expect(areas!.test.value).toEqual({ kind: "not-estimable", reason: "no-variation" });
    expect(numberOf(agreement!.flagKappa.value)).toBe(1);
    expect(errors!.exact.value).toEqual({ kind: "not-estimable", reason: "no-variation" });
  });

  it("ranks a model without a score by its bands", () => {
    const plan = { models: [{ name: "tree", label: { nl: "boom", en: "tree" }, band: "node" }] };
    const full = scoredCasesPlan(plan);
    const evidence = evidenceOfCases(scoredCasesPlan(), CASES).jointScores;
    if (evidence.kind === "unavailable") throw new Error(evidence.reason);
    const bandsOnly = { ...evidence, scores: [evidence.scores[0]!, evidence.scores[1]!.map(() => Number.NaN)] };
    const { models } = compareModels(bandsOnly, full, "all-known");
    const cut = CASES.map((row) => ({ ...row, second: row.second! >= 0.5 ? 1 : 0 }));
    expect(models[0]!.areas!.rankedBy).toBe("band");
    expect(numberOf(models[0]!.areas!.difference.value)).toBeCloseTo(pairedByDefinition(cut).difference, 12);
  });

  it("has no agreement and no errors for a model without bands, and nothing where the plan names no model", () => {
    const scoreOnly = { models: [{ name: "second", label: { nl: "tweede", en: "second" }, score: "second" }] };
    const { model } = compared(CASES, scoreOnly);
    expect([model.agreement, model.errors]).toEqual([null, null]);
    expect(compareModels({ kind: "unavailable", reason: "not-planned" }, scoredCasesPlan(), "all-known")).toEqual({
      tables: [],
      models: [],
    });
  });
});
