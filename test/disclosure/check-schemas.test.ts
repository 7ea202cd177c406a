import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { sampleFiles } from "../../src/bundle/sample-files.js";
import { readBlindTrial } from "../../src/data/tables/blind-trial.js";
import { HUMAN_CHECK_SCHEMA_ID, publishedHumanCheck } from "../../src/disclosure/human-check.js";
import { humanCheckJsonSchema, humanCheckReleaseSchema } from "../../src/disclosure/human-check-schema.js";
import { MONITOR_SCHEMA_ID, publishedMonitor } from "../../src/disclosure/monitoring.js";
import { monitorJsonSchema, monitorSchema } from "../../src/disclosure/monitoring-schema.js";
import { discloseSample } from "../../src/disclosure/sample.js";
import { sampleJsonSchema, sampleReleaseSchema } from "../../src/disclosure/sample-schema.js";
import { canonicalJson } from "../../src/plan/canonical-json.js";
import type { MonitoringPlan } from "../../src/plan/monitoring-schema.js";
import { claimsOnSample } from "../../src/sampling/claims-on-sample.js";
import { drawSample } from "../../src/sampling/draw-sample.js";
import { evaluateSample } from "../../src/sampling/evaluate-sample.js";
import { NO_OUTCOME, samplingFrame } from "../../src/sampling/sampling-frame.js";
import { humanCheckPlan, logEvidence } from "../audit/human-check/simulated-log.js";
import { monitoringPlan, periodOf, seriesOf } from "../audit/monitoring/simulated-series.js";
import { sampledPopulation, samplingPlan } from "../support/sampled-population.js";

/** Paths of nodes without a description, below every object and list. */
function undescribed(node: unknown, path = "$"): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  const { properties, items, oneOf, anyOf, $defs } = node as Record<string, Record<string, unknown>>;
  const own = Object.entries(properties ?? {}).flatMap(([key, child]) => [
    ...((child as { description?: string }).description === undefined ? [`${path}.${key}`] : []),
    ...undescribed(child, `${path}.${key}`),
  ]);
  const branches = [...Object.values(oneOf ?? []), ...Object.values(anyOf ?? []), ...Object.values($defs ?? {}), items];
  return [...own, ...branches.flatMap((child) => undescribed(child, path))];
}

/** A plan that watches every group that is large enough. */
function withoutGroups({ groups: _groups, ...plan }: MonitoringPlan): MonitoringPlan {
  return plan;
}

describe("the schema of monitor.json", () => {
  const periods = [null, 40, 60].map((flagged, at) =>
    periodOf(`p${at}`, { flagged, n: 100, otherFlagged: 80, otherN: 400 }, 10),
  );
  it.each([
    ["new units", monitoringPlan()],
    ["the same units", monitoringPlan({ units: "repeated" })],
    ["the betting test", withoutGroups(monitoringPlan({ decides: "martingale", groupGate: 20 }))],
  ])("holds for a series of %s", (_, plan) => {
    const result = { $schema: MONITOR_SCHEMA_ID, ...publishedMonitor(seriesOf(periods), plan, "f".repeat(64)) };
    expect(monitorSchema.safeParse(JSON.parse(canonicalJson(result))).error).toBeUndefined();
    expect(monitorSchema.safeParse({ ...result, extra: 1 }).success).toBe(false);
  });

  it("describes every field", () => {
    expect(undescribed(monitorJsonSchema())).toEqual([]);
  });
});

describe("the schema of sample.json", () => {
  const population = sampledPopulation();
  const released = (sampling: object, changes: object, outcome: (truth: number, row: number) => number) => {
    const plan = samplingPlan({ size: 500, minimumPerStratum: 20, ...sampling }, changes);
    const frame = samplingFrame(plan, population.scored);
    const draw = drawSample(frame, plan.sampling!.seed);
    const outcomes = new Uint8Array(frame.ids.length).fill(NO_OUTCOME);
    draw.worklist.forEach((unit, row) => {
      outcomes[unit] = outcome(population.truth.get(frame.ids[unit]!)!, row);
    });
    const claims = claimsOnSample(plan, population.scored);
    const sample = discloseSample(evaluateSample(plan, { frame, draw, outcomes, claims }, "c".repeat(64)));
    return JSON.parse(String(sampleFiles(sample).get("sample.json"))) as Record<string, unknown>;
  };
  const isSample = new Ajv2020({ strict: false }).compile(sampleJsonSchema() as object);

  it.each([
    ["protected counts", {}, {}, (truth: number) => truth],
    ["open counts", {}, { disclosure: { threshold: 0, reason: "made-up data" } }, (truth: number) => truth],
    ["missing outcomes", {}, {}, (truth: number, row: number) => (row % 9 === 0 ? NO_OUTCOME : truth)],
    ["no violations", {}, {}, () => 0],
    ["no model-selected units", { modelSelected: "none" }, {}, (truth: number) => truth],
  ] as const)("holds for a sample with %s, by another validator too", (_, sampling, changes, outcome) => {
    const sample = released(sampling, changes, outcome);
    expect(sampleReleaseSchema.safeParse(sample).error).toBeUndefined();
    expect(isSample(sample), JSON.stringify(isSample.errors?.slice(0, 3))).toBe(true);
    expect(isSample({ ...sample, extra: 1 })).toBe(false);
    expect(isSample({ ...sample, overall: { kind: "shown", value: 0.1 } })).toBe(false);
  });

  it("describes every field", () => {
    expect(undescribed(sampleJsonSchema())).toEqual([]);
  });
});

describe("the schema of human-check.json", () => {
  const trial = readBlindTrial(
    `blind,model,after\n${"low,high,high\nlow,low,low\nhigh,middle,low\n".repeat(30)}`,
    humanCheckPlan(),
  );
  it.each([
    ["hidden counts", 0.005],
    ["shown counts", 0.3],
  ])("holds for a log with %s", (_, rate) => {
    const log = logEvidence(1, { deviates: () => rate, casesEach: 120 });
    const result = {
      $schema: HUMAN_CHECK_SCHEMA_ID,
      ...publishedHumanCheck({ log, trial }, humanCheckPlan(), "f".repeat(64)),
    };
    expect(humanCheckReleaseSchema.safeParse(JSON.parse(canonicalJson(result))).error).toBeUndefined();
    expect(humanCheckReleaseSchema.safeParse({ ...result, extra: 1 }).success).toBe(false);
  });

  it("holds for a log or a trial alone, and for one without officers, groups, times and order", () => {
    const log = {
      ...logEvidence(1, { deviates: () => 0.2 }),
      officers: null,
      byGroup: null,
      seconds: null,
      reasons: null,
      sequences: null,
      byPlace: null,
    };
    for (const evidence of [
      { log, trial: null },
      { log: null, trial },
    ]) {
      const result = {
        $schema: HUMAN_CHECK_SCHEMA_ID,
        ...publishedHumanCheck(evidence, humanCheckPlan(), "f".repeat(64)),
      };
      expect(humanCheckReleaseSchema.safeParse(JSON.parse(canonicalJson(result))).error).toBeUndefined();
    }
  });

  it("describes every field", () => {
    expect(undescribed(humanCheckJsonSchema())).toEqual([]);
  });
});
