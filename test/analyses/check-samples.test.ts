import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  disclosedCounts,
  parseHumanCheckPlan,
  parseMonitoringPlan,
  publishedHumanCheck,
  publishedMonitor,
  readBlindTrial,
  readDecisionLog,
  readPeriodCounts,
} from "../../src/index.js";
import { checkSamples } from "../support/check-samples.js";

const SAMPLES = join(import.meta.dirname, "../../data-samples");
const textOf = (path: string) => readFileSync(join(SAMPLES, path), "utf8");

describe("the samples of monitor and human-check", () => {
  it("are what their generator writes", () => {
    for (const [path, text] of Object.entries(checkSamples())) expect(textOf(path), path).toBe(text);
  });

  it("hold a planted rise of one group, which the alarm finds after it began, and no other", () => {
    const plan = parseMonitoringPlan(textOf("monitoring/series.yaml"), "series.yaml");
    if (plan.source.kind !== "counts") throw new Error("the sample is of counts");
    const counts = readPeriodCounts(textOf("monitoring/counts.synthetic.csv"), plan.source);
    const { alarm, groups, disclosure } = publishedMonitor(disclosedCounts(counts, plan), plan, "hash");
    expect(alarm.groups).toEqual(["A"]);
    expect(groups[0]!.alarm).toMatchObject({ state: "alarm", direction: "more" });
    expect(groups[0]!.alarm.since! > "2024-04").toBe(true);
    expect(disclosure.gaps).toBeGreaterThan(0);
  });

  it("hold officers who hardly deviate, of whom no contribution can be shown", () => {
    const plan = parseHumanCheckPlan(textOf("human-check/log.yaml"), "log.yaml");
    const texts = { log: textOf("human-check/log.synthetic.csv"), groups: textOf("human-check/groups.synthetic.csv") };
    const evidence = {
      log: readDecisionLog(texts, plan),
      trial: readBlindTrial(textOf("human-check/trial.synthetic.csv"), plan),
    };
    const { log, trial } = publishedHumanCheck(evidence, plan, "hash");
    expect(log!.contribution).toEqual({ signal: "no-demonstrable-contribution", reasons: ["hardly-deviates"] });
    // Planted: 0.4 + 0.6 / 3 agree.
    expect(trial!.agreement).toMatchObject({ kind: "shown" });
    const { lower, upper } = (trial!.agreement as { value: { lower: number; upper: number } }).value;
    expect([lower < 0.6, upper > 0.6]).toEqual([true, true]);
  });
});
