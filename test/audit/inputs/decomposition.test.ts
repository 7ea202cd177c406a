import { describe, expect, it } from "vitest";
import { decompose } from "../../../src/audit/inputs/decomposition.js";
import type { Estimate } from "../../../src/audit/result.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { decompositionQuestion, type PlantedWorld, plantedEvidence } from "../../support/planted-score.js";

function value(estimate: Estimate): number {
  if (estimate.kind !== "estimate") throw new Error(estimate.reason);
  return estimate.value;
}

function holds(estimate: Estimate, truth: number): boolean {
  if (estimate.kind !== "estimate" || "kind" in estimate.interval) throw new Error("no interval");
  const { lower, upper } = estimate.interval;
  return Number(lower) <= truth && truth <= Number(upper);
}

const PLANTED: PlantedWorld = { units: 700, inA: 250, first: [0.6, 0.2], byHand: 20 };

describe("the parts of a difference", () => {
  it("add up to it exactly, with what runs outside the formula", async () => {
    const { result } = await decompose(plantedEvidence(streamsFrom(1).block(0), PLANTED), decompositionQuestion(1));
    for (const hypothesis of ["h1", "h2"] as const) {
      const [group] = result[hypothesis];
      const parts = group!.contributions.map(({ flagged }) => value(flagged.value));
      const sum = parts.reduce((total, part) => total + part, value(group!.remainder.value));
      expect(sum).toBeCloseTo(value(group!.difference.value), 12);
      const odds = group!.contributions.reduce((total, { logOdds }) => total + value(logOdds.value), 0);
      expect(odds).toBeCloseTo(value(group!.logOdds.value), 12);
    }
  });

  it("are the difference of the means of what each indicator brings, on the log odds", async () => {
    const evidence = plantedEvidence(streamsFrom(2).block(0), PLANTED);
    const { result } = await decompose(evidence, decompositionQuestion(1));
    const meanOf = (own: Float64Array, from: number, to: number) =>
      own.slice(from, to).reduce((sum, part) => sum + part, 0) / (to - from);
    evidence.added.forEach((own, j) => {
      const found = value(result.h2[0]!.contributions[j]!.logOdds.value);
      expect(found).toBeCloseTo(meanOf(own, 0, 250) - meanOf(own, 250, 700), 12);
    });
  });

  it("hold the planted share of a proxy, and nothing of an innocent indicator, in 95 of 100 sets", async () => {
    // Flagged where either is on: what the proxy carries is all of it, 0.4 x (1 - 0.3); on the log odds 0.4 x 1.2.
    const covered = { proxy: 0, innocent: 0, proxyOdds: 0, innocentOdds: 0 };
    const sets = 300;
    for (let seed = 1; seed <= sets; seed++) {
      const evidence = plantedEvidence(streamsFrom(seed).block(0), { ...PLANTED, byHand: 0 });
      const { result } = await decompose(evidence, decompositionQuestion(seed));
      const [proxy, innocent] = result.h2[0]!.contributions;
      covered.proxy += Number(holds(proxy!.flagged.value, 0.28));
      covered.innocent += Number(holds(innocent!.flagged.value, 0));
      covered.proxyOdds += Number(holds(proxy!.logOdds.value, 0.48));
      covered.innocentOdds += Number(holds(innocent!.logOdds.value, 0));
    }
    // Exact binomial bounds at 1e-4 a side for 95 % of 300.
    for (const count of Object.values(covered)) {
      expect(count).toBeGreaterThanOrEqual(269);
      expect(count).toBeLessThanOrEqual(298);
    }
  });

  it("name what was changed by hand apart from every indicator", async () => {
    const evidence = plantedEvidence(streamsFrom(5).block(0), { ...PLANTED, first: [0.2, 0.2], byHand: 60 });
    const { result } = await decompose(evidence, decompositionQuestion(1));
    const { remainder, contributions } = result.h2[0]!;
    const byHand = evidence.flagged.reduce(
      (sum, flag, unit) => sum + (flag === 1 && evidence.added.every((own) => own[unit] === 0) ? 1 : 0),
      0,
    );
    expect(value(remainder.value)).toBeCloseTo(byHand / 250, 12);
    for (const { flagged } of contributions) expect(holds(flagged.value, 0)).toBe(true);
  });
});

describe("without an indicator", () => {
  it("flags, ratios and areas are those of the score with its mean", async () => {
    const evidence = plantedEvidence(streamsFrom(3).block(0), PLANTED);
    const { result, tables } = await decompose(evidence, decompositionQuestion(1));
    const mean = evidence.added[0]!.reduce((sum, part) => sum + part, 0) / 700;
    const least = Math.log(60 / 40);
    const flags = (first: (unit: number) => number) =>
      Array.from({ length: 700 }, (_, unit) => (-0.6 + first(unit) + evidence.added[1]![unit]! >= least ? 1 : 0));
    const before = flags((unit) => evidence.added[0]![unit]!);
    const after = flags(() => mean);
    const count = (was: number, is: number) => before.filter((flag, unit) => flag === was && after[unit] === is).length;
    const counts = tables.find(({ id }) => id === result.removed[0]!.table)!.counts;
    expect(counts).toEqual([count(1, 1), count(1, 0), count(0, 1), count(0, 0)]);
    const share = (own: number[], from: number, to: number) =>
      own.slice(from, to).reduce<number>((sum, flag) => sum + flag, 0) / (to - from);
    const ratio = (own: number[]) => share(own, 0, 250) / share(own, 250, 700);
    const [group] = result.removed[0]!.groups;
    expect(value(group!.ratioBefore.value)).toBeCloseTo(ratio(before), 12);
    expect(value(group!.ratioAfter.value)).toBeCloseTo(ratio(after), 12);
    expect(value(group!.ratioChange.value)).toBeCloseTo(ratio(after) / ratio(before), 12);
    const [area] = result.removed[0]!.areas;
    expect(value(area!.change.value)).toBeCloseTo(value(area!.after.value) - value(area!.before.value), 12);
  });

  it("the interval of the change of a ratio holds 1 in 95 of 100 sets where nothing is planted", async () => {
    let covered = 0;
    const sets = 200;
    for (let seed = 1; seed <= sets; seed++) {
      const state = streamsFrom(seed).block(3);
      const evidence = plantedEvidence(state, { units: 600, inA: 250, first: [0.3, 0.3], byHand: 0 });
      const { result } = await decompose(evidence, decompositionQuestion(seed));
      covered += Number(holds(result.removed[0]!.groups[0]!.ratioChange.value, 1));
    }
    // Exact binomial bounds at 1e-4 a side for 95 % of 200.
    expect(covered).toBeGreaterThanOrEqual(175);
    expect(covered).toBeLessThanOrEqual(200);
  });

  it("a regression on the known outcomes is worse without the indicator that foretells them, and no worse without another", async () => {
    const evidence = plantedEvidence(streamsFrom(6).block(0), PLANTED);
    const state = streamsFrom(6).block(1);
    const outcomes = evidence.added[0]!.map((own) => (nextUniform(state) < (own > 0 ? 0.7 : 0.2) ? 1 : 0));
    const planted = { ...evidence, outcomes: Uint8Array.from(outcomes) };
    const { result } = await decompose(planted, decompositionQuestion(1, true));
    const [proxy, innocent] = result.removed.map(({ refitted }) => refitted!);
    expect(value(proxy!.before.value)).toBeGreaterThan(0.65);
    expect(value(proxy!.after.value)).toBeLessThan(0.56);
    expect(value(proxy!.change.value)).toBeCloseTo(value(proxy!.after.value) - value(proxy!.before.value), 12);
    expect(holds(innocent!.change.value, 0)).toBe(true);
  });

  it("a regression on fewer than ten violations is not fitted", async () => {
    const evidence = plantedEvidence(streamsFrom(6).block(0), PLANTED);
    const outcomes = evidence.outcomes.map((_, unit) => (unit < 9 ? 1 : 0));
    const { result } = await decompose({ ...evidence, outcomes }, decompositionQuestion(1, true));
    expect(result.removed[0]!.refitted!.change.value).toEqual({
      kind: "not-estimable",
      reason: "too-few-effective-units",
    });
  });

  it("a model whose flag a higher score undoes is refused", async () => {
    const evidence = plantedEvidence(streamsFrom(1).block(0), PLANTED);
    const bands = { order: ["low", "high"], flagged: [true, false] };
    await expect(decompose({ ...evidence, bands }, decompositionQuestion(1))).rejects.toThrow("the highest bands");
  });
});

describe("the tables", () => {
  it("say how far the formula gives the registered flag, and what the other reading of the bound would change", async () => {
    const evidence = plantedEvidence(streamsFrom(4).block(0), PLANTED);
    const { result, tables } = await decompose(evidence, decompositionQuestion(1));
    const countsOf = (id: string) => tables.find((table) => table.id === id)!.counts;
    const [both, registered, formula, neither] = countsOf(result.agreementTable);
    expect(both! + registered! + formula! + neither!).toBe(700);
    expect(formula).toBe(0);
    expect(registered).toBeGreaterThan(0);
    expect(countsOf(result.thresholdTable).slice(1, 3)).toEqual([0, 0]);
    expect(countsOf(result.leftOutTable)).toEqual([4, 1]);
    expect(countsOf("decomposition.groups")).toEqual([250, 450]);
    expect(countsOf("decomposition.members")).toEqual([500, 900]);
  });
});
