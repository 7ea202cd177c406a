import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/plan/schema.js";
import { type ClaimOnSample, claimsOnSample } from "../../src/sampling/claims-on-sample.js";
import { drawSample } from "../../src/sampling/draw-sample.js";
import { evaluateSample } from "../../src/sampling/evaluate-sample.js";
import type { SampleShare } from "../../src/sampling/sample-result.js";
import { NO_OUTCOME, samplingFrame } from "../../src/sampling/sampling-frame.js";
import { sampledPopulation, samplingPlan } from "../support/sampled-population.js";

const population = sampledPopulation();

function evaluated(
  sampling: object,
  { missing = () => false, outcome }: { missing?: (place: number) => boolean; outcome?: (unit: number) => number } = {},
) {
  const plan: Plan = samplingPlan({ minimumPerStratum: 20, ...sampling });
  const frame = samplingFrame(plan, population.scored);
  const draw = drawSample(frame, plan.sampling!.seed);
  const outcomes = new Uint8Array(frame.ids.length).fill(NO_OUTCOME);
  draw.worklist.forEach((unit, place) => {
    if (!missing(place)) outcomes[unit] = outcome?.(unit) ?? population.truth.get(frame.ids[unit]!)!;
  });
  return { frame, draw, outcomes, result: evaluateSample(plan, { frame, draw, outcomes }, "0".repeat(64)) };
}

const estimateOf = (share: SampleShare) => share as Extract<SampleShare, { kind: "estimate" }>;

describe("a sample that is evaluated", () => {
  it("does not correct an area where the score alone decided who was inspected", () => {
    const { result } = evaluated({});
    const none = { kind: "not-estimable", reason: "selected-by-score-alone" };
    expect(result.areas.weighted.value).toEqual(none);
    expect(result.areas.imputed.value).toEqual(none);
    expect(result.areas.selectedAlone.value).toMatchObject({ kind: "estimate" });
    expect(result.overall.value).toEqual({ kind: "not-estimable", reason: "zero-inclusion-probability" });
  });

  it("does not speak of a population of which a band had no chance to be drawn", () => {
    const { result } = evaluated({ size: 300, bands: ["middle", "high"] });
    expect(result.areas.weighted.value).toEqual({ kind: "not-estimable", reason: "zero-inclusion-probability" });
    expect(result.overall.value).toMatchObject({ reason: "zero-inclusion-probability" });
    expect(result.bands.map(({ share }) => share.value.kind)).toEqual(["not-estimable", "estimate", "estimate"]);
  });

  it("gives bounds where outcomes are missing, and no area, unless the plan assumes that they miss at random", () => {
    const missing = (place: number) => place % 10 === 0;
    const { result, draw } = evaluated({ size: 400 }, { missing });
    expect(result.design.missing).toBe(Math.ceil(draw.worklist.length / 10));
    const none = evaluated({ size: 400 }, { outcome: (unit) => (isMissing(draw.worklist, unit) ? 0 : truthOf(unit)) });
    const all = evaluated({ size: 400 }, { outcome: (unit) => (isMissing(draw.worklist, unit) ? 1 : truthOf(unit)) });
    const [lowest, highest] = [none, all].map((each) => estimateOf(each.result.overall.value)) as [
      ReturnType<typeof estimateOf>,
      ReturnType<typeof estimateOf>,
    ];
    expect(result.overall.value).toEqual({
      kind: "bounds",
      lowest: lowest.value,
      highest: highest.value,
      interval: { lower: lowest.interval.lower, upper: highest.interval.upper, level: 0.95 },
    });
    expect(result.areas.weighted.value).toEqual({ kind: "not-estimable", reason: "outcomes-missing" });
    expect(result.comparison).toMatchObject({ ratio: { value: { reason: "outcomes-missing" } } });
    const assumed = evaluated({ size: 400, missingOutcomes: "at-random" }, { missing }).result;
    expect(assumed.overall.value.kind).toBe("estimate");
    expect(assumed.areas.weighted.value.kind).toBe("estimate");
  });

  it("refutes the assumption on one violation, and without one says how many may remain", () => {
    const { result } = evaluated({ size: 400 });
    expect(result.assumption).toMatchObject({ kind: "estimated", outcome: { value: "refuted" } });
    const clear = evaluated({ size: 400 }, { outcome: () => 0 }).result.assumption;
    if (clear.kind !== "estimated" || clear.upperLimit.value.kind !== "estimate") throw new Error(clear.kind);
    expect(clear.outcome.value).toBe("not-refuted");
    // The rule of three for the heaviest stratum alone gives more than the limit over all of them.
    expect(clear.upperLimit.value.value).toBeGreaterThan(3 / 2000);
    expect(clear.upperLimit.value.value).toBeLessThan(3 / 50);
    if (clear.limitAtThreshold.kind !== "estimate") throw new Error(clear.limitAtThreshold.reason);
    expect(clear.limitAtThreshold.value).toBeGreaterThan(clear.upperLimit.value.value);
  });

  it("holds the limit against the claims of the audit, with the counts that they rest on", () => {
    const plan = samplingPlan({ size: 400 });
    const { tables, claims } = claimsOnSample(plan, population.scored);
    expect(claims.map(({ value }) => value.claim)).toEqual([
      { kind: "auc-above", baseline: 0.5 },
      { kind: "auc-above", baseline: 0.571 },
      { kind: "bands-ordered", lower: "low", higher: "middle" },
      { kind: "bands-ordered", lower: "middle", higher: "high" },
    ]);
    expect(tables.map(({ id }) => id)).toEqual(["assumption.outcomes", "assumption.bands"]);
    expect(claims[2]!.restsOn).toEqual(["assumption.bands#low", "assumption.bands#middle"]);
    const [chance, reported] = claims.map(({ value }) => value) as [ClaimOnSample, ClaimOnSample];
    expect(chance.supported).toBe(true);
    // A claim of more fails earlier.
    expect(reported.failsAt ?? 1).toBeLessThanOrEqual(chance.failsAt ?? 1);
    const { frame, draw, outcomes } = evaluated({ size: 400 });
    const result = evaluateSample(plan, { frame, draw, outcomes, claims: { tables, claims } }, "");
    expect(result.claims).toEqual(claims);
    expect(result.tables.slice(-2)).toEqual(tables);
    expect(claimsOnSample(plan, { ...population.scored, units: { ...population.scored.units, scores: null } })).toEqual(
      {
        tables: [],
        claims: [],
      },
    );
  });

  it("compares what the model selects with what inspection at random would find", () => {
    const { result, frame } = evaluated({ size: 400 });
    if (result.comparison.kind !== "estimated") throw new Error(result.comparison.reason);
    const { selected, random, ratio } = result.comparison;
    const units = [...frame.selected.keys()].filter((unit) => frame.selected[unit] === 1);
    expect(estimateOf(selected.value).value).toBeCloseTo(
      units.reduce((sum, unit) => sum + population.truth.get(frame.ids[unit]!)!, 0) / units.length,
      12,
    );
    expect(ratio.value).toMatchObject({
      value: estimateOf(selected.value).value / estimateOf(random.value).value,
    });
    expect(evaluated({ size: 400, modelSelected: "none" }).result.comparison).toEqual({
      kind: "not-estimable",
      reason: "nobody-selected",
    });
  });

  it("uses outcomes known by a signal only where the plan assumes that they were certain", () => {
    const without = evaluated({ size: 400 });
    const certain = evaluated({ size: 400, signal: "certain" });
    expect(without.result.design.signal).toBe(0);
    expect(certain.result.design.signal).toBeGreaterThan(20);
    const signals = [...certain.frame.ids.keys()].filter(
      (unit) => certain.frame.signalOutcomes[unit] !== NO_OUTCOME && certain.frame.selected[unit] === 0,
    );
    expect(certain.result.design.signal).toBe(signals.length);
    for (const unit of signals) expect(certain.draw.worklist.includes(unit)).toBe(false);
    expect(certain.result.overall.value.kind).toBe("estimate");
  });

  it("counts every inspected unit in each of its tables once", () => {
    const { result, draw } = evaluated({ size: 400 });
    const sums = result.tables.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
    expect(new Set(sums)).toEqual(new Set([draw.worklist.length]));
  });

  it("keeps a row for each majority group of the population, inspected or not, and for no other", () => {
    const { result, frame } = evaluated({ size: 60, minimumPerStratum: 2, modelSelected: "none" });
    const { keys } = result.tables.find(({ id }) => id === "sample.groups")!;
    const met = [...frame.groups.keys(), frame.groups.length].filter((group) => frame.majority.includes(group));
    expect(keys[0]!.levels).toEqual(met.map((group) => frame.groups[group] ?? "(no majority)"));
  });

  it("has no area without scores, or where some units have none", () => {
    const plan = samplingPlan({ size: 300 });
    const frame = samplingFrame(plan, population.scored);
    const draw = drawSample(frame, 1);
    const outcomes = new Uint8Array(frame.ids.length);
    const scores = frame.scores!.map((score, unit) => (unit === 5 ? Number.NaN : score));
    for (const [changed, reason] of [
      [null, "no-score-column"],
      [scores, "units-without-score"],
    ] as const) {
      const { areas } = evaluateSample(plan, { frame: { ...frame, scores: changed }, draw, outcomes }, "");
      expect(areas.weighted.value).toEqual({ kind: "not-estimable", reason });
    }
  });
});

const ids = [...population.truth.keys()].sort();

function truthOf(unit: number): number {
  return population.truth.get(ids[unit]!)!;
}

function isMissing(worklist: Uint32Array, unit: number): boolean {
  return worklist.indexOf(unit) % 10 === 0;
}
