import { describe, expect, it } from "vitest";
import { drawSample } from "../../src/sampling/draw-sample.js";
import { evaluateSample } from "../../src/sampling/evaluate-sample.js";
import type { SampleArea, SampleShare } from "../../src/sampling/sample-result.js";
import { NO_OUTCOME, type SamplingFrame, samplingFrame } from "../../src/sampling/sampling-frame.js";
import { rocAuc } from "../../src/statistics/roc-auc.js";
import { sampledPopulation, samplingPlan } from "../support/sampled-population.js";

const DRAWS = 1000;
const LEAST_SEEN = 0.93;

interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly horvitzThompson?: number;
}

const population = sampledPopulation();
const plan = samplingPlan({ size: 500, minimumPerStratum: 20 });
const frame = samplingFrame(plan, population.scored);
const truth = Uint8Array.from(frame.ids, (id) => population.truth.get(id)!);

function evaluated(seed: number) {
  const draw = drawSample(frame, seed);
  const outcomes = new Uint8Array(frame.ids.length).fill(NO_OUTCOME);
  for (const unit of draw.worklist) outcomes[unit] = truth[unit]!;
  return evaluateSample(plan, { frame, draw, outcomes }, "0".repeat(64));
}

function shareOf(share: SampleShare): Estimate {
  if (share.kind !== "estimate") throw new Error(share.kind);
  return { ...share, lower: share.interval.lower, upper: share.interval.upper as number };
}

function areaOf(area: SampleArea): Estimate {
  if (area.kind !== "estimate" || "reason" in area.interval) throw new Error(area.kind);
  return { value: area.value, lower: area.interval.lower, upper: area.interval.upper as number };
}

const collected: Record<string, Estimate[]> = {};
const collect = (name: string, estimate: Estimate) => {
  collected[name] ??= [];
  collected[name].push(estimate);
};
for (let seed = 1; seed <= DRAWS; seed++) {
  const result = evaluated(seed);
  collect("overall", shareOf(result.overall.value));
  for (const { name, share } of [...result.bands, ...result.groups]) collect(name, shareOf(share.value));
  if (result.assumption.kind !== "not-estimable") collect("never", shareOf(result.assumption.share.value));
  collect("weighted", areaOf(result.areas.weighted.value));
  collect("imputed", areaOf(result.areas.imputed.value));
  collect("randomAlone", areaOf(result.areas.randomAlone.value));
  const { selectedAlone } = result.areas;
  if (selectedAlone.value.kind === "estimate")
    collect("selectedAlone", { value: selectedAlone.value.value, lower: 0, upper: 1 });
}

const shareAmong = (belongs: (unit: number) => boolean, among: SamplingFrame = frame) => {
  const units = [...among.ids.keys()].filter(belongs);
  return units.reduce((sum, unit) => sum + truth[unit]!, 0) / units.length;
};
const trueArea = rocAuc(frame.scores!, truth);
const area = trueArea.kind === "estimate" ? trueArea.value : Number.NaN;
const truths: Record<string, number> = {
  overall: shareAmong(() => true),
  never: shareAmong((unit) => frame.neverInspected[unit] === 1),
  ...Object.fromEntries(frame.bands.map((band, code) => [band, shareAmong((unit) => frame.bandCodes[unit] === code)])),
  ...Object.fromEntries(
    frame.groups.map((group, code) => [group, shareAmong((unit) => frame.majority[unit] === code)]),
  ),
  weighted: area,
  imputed: area,
  randomAlone: area,
};

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));

describe("a thousand samples of one population with a known truth", () => {
  it.each(["overall", "low", "middle", "AAA", "BBB", "CCC", "DDD", "never", "weighted", "imputed", "randomAlone"])(
    "estimate %s with a bias below a fifth of its standard error, in intervals that hold it",
    (name) => {
      const estimates = collected[name]!;
      const values = estimates.map(({ value }) => value);
      const target = truths[name]!;
      expect(estimates).toHaveLength(DRAWS);
      expect(Math.abs(mean(values) - target) / deviation(values)).toBeLessThan(0.2);
      const held = estimates.filter(({ lower, upper }) => lower <= target && target <= upper).length / DRAWS;
      expect(held).toBeGreaterThanOrEqual(LEAST_SEEN);
    },
  );

  it.each(["overall", "low", "middle", "AAA", "BBB", "CCC", "DDD"])(
    "have Horvitz-Thompson totals of %s that are off by chance alone",
    (name) => {
      const totals = collected[name]!.map(({ horvitzThompson }) => horvitzThompson!);
      // Four standard errors of a mean of 1,000: passed by chance once in 16,000 times.
      expect(Math.abs(mean(totals) - truths[name]!)).toBeLessThan((4 * deviation(totals)) / Math.sqrt(DRAWS));
    },
  );

  it("know the band that was inspected whole", () => {
    const { interval, value } = evaluated(1).bands[2]!.share.value as Extract<SampleShare, { kind: "estimate" }>;
    expect([interval.lower, value, interval.upper]).toEqual([truths.high, truths.high, truths.high]);
  });

  it("show that the area of the selected alone is no such estimate", () => {
    const naive = mean(collected.selectedAlone!.map(({ value }) => value));
    expect(Math.abs(naive - area)).toBeGreaterThan(0.1);
  });
});
