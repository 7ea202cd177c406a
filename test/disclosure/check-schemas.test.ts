import { describe, expect, it } from "vitest";
import { readBlindTrial } from "../../src/data/tables/blind-trial.js";
import { HUMAN_CHECK_SCHEMA_ID, publishedHumanCheck } from "../../src/disclosure/human-check.js";
import { humanCheckJsonSchema, humanCheckReleaseSchema } from "../../src/disclosure/human-check-schema.js";
import { MONITOR_SCHEMA_ID, publishedMonitor } from "../../src/disclosure/monitoring.js";
import { monitorJsonSchema, monitorSchema } from "../../src/disclosure/monitoring-schema.js";
import { canonicalJson } from "../../src/plan/canonical-json.js";
import type { MonitoringPlan } from "../../src/plan/monitoring-schema.js";
import { humanCheckPlan, logEvidence } from "../audit/human-check/simulated-log.js";
import { monitoringPlan, periodOf, seriesOf } from "../audit/monitoring/simulated-series.js";

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
