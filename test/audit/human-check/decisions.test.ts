import { describe, expect, it } from "vitest";
import { measureDecisions } from "../../../src/audit/human-check/decisions.js";
import { contingencyTable } from "../../../src/statistics/contingency-table.js";
import { fisherExact } from "../../../src/statistics/fisher-exact.js";
import { humanCheckPlan, type LogTruth, logEvidence } from "./simulated-log.js";

const measure = (seed: number, truth: LogTruth) => measureDecisions(logEvidence(seed, truth), humanCheckPlan()).result;

describe("the human contribution", () => {
  it("cannot be shown when officers follow the model nearly always, whoever they are", () => {
    const { contribution, deviated } = measure(1, { deviates: () => 0.005, casesEach: 200 });
    expect(contribution).toEqual({ signal: "no-demonstrable-contribution", reasons: ["hardly-deviates"] });
    expect(deviated.value.upper).toBeLessThan(0.05);
  });

  it("cannot be shown when most decisions fall within the time window", () => {
    const { contribution } = measure(1, { deviates: () => 0.2, seconds: (u) => Math.floor(12 * u) });
    expect(contribution).toEqual({ signal: "no-demonstrable-contribution", reasons: ["under-time-window"] });
  });

  it("is not denied because of few decisions: the interval has to lie below the margin as a whole", () => {
    const { contribution, deviated } = measure(1, { deviates: () => 0, officers: 5, casesEach: 4 });
    expect(deviated.value.value).toBe(0);
    expect(contribution.signal).toBe("none");
  });

  it("is not denied where one officer follows and another deviates, and both are counted", () => {
    const { contribution, designEffect } = measure(2, { deviates: (officer) => (officer % 2 === 0 ? 0 : 0.4) });
    expect(contribution.signal).toBe("none");
    expect(designEffect!.value).toBeGreaterThan(5);
  });
});

describe("intervals over officers", () => {
  it("hold the mean rate of officers in 95 of 100 logs, where officers have habits", () => {
    let held = 0;
    const runs = 300;
    for (let seed = 1; seed <= runs; seed++) {
      // Habits 0.02, 0.1, 0.18 in turn over 12 officers: mean 0.1.
      const { deviated } = measure(seed, {
        officers: 12,
        casesEach: 30,
        deviates: (officer) => 0.02 + 0.08 * (officer % 3),
      });
      held += Number(deviated.value.lower <= 0.1 && 0.1 <= deviated.value.upper);
    }
    expect(held / runs).toBeGreaterThan(0.93);
  });
});

describe("groups", () => {
  const habits: LogTruth = {
    deviates: (officer) => (officer < 5 ? 0.02 : 0.3),
    groupA: (officer) => (officer < 5 ? 0.1 : 0.6),
    casesEach: 60,
  };

  it("do not differ because officers with other habits decide their cases, though they do in one heap", () => {
    const runs = 400;
    const rejected = { within: 0, heap: 0 };
    for (let seed = 1; seed <= runs; seed++) {
      const evidence = logEvidence(seed, habits);
      const { byGroup } = measureDecisions(evidence, humanCheckPlan()).result;
      const [a, b] = evidence.byGroup!;
      rejected.within += Number(byGroup![0]!.pValue.value <= 0.05);
      rejected.heap += Number(
        fisherExact(
          contingencyTable([
            [a!.deviated, a!.followed],
            [b!.deviated, b!.followed],
          ]),
        ).pValue <= 0.05,
      );
    }
    // 37 of 400 come but once in 10,000 at 5 %.
    expect(rejected.within).toBeLessThanOrEqual(37);
    expect(rejected.heap / runs).toBeGreaterThan(0.9);
  });

  it("differ where officers deviate more often for one of them, and the direction is told", () => {
    const { byGroup } = measure(3, { deviates: (_, group) => (group === "A" ? 0.35 : 0.1), casesEach: 120 });
    expect(byGroup![0]!.holm.value).toBeLessThan(0.001);
    expect(byGroup![0]!.difference.value.lower).toBeGreaterThan(0.1);
    expect(byGroup![1]!.difference.value.upper).toBeLessThan(-0.1);
  });
});

describe("the order of decisions", () => {
  it("says nothing in a log without an order, and rings in 5 of 100 logs where order does not matter", () => {
    const runs = 300;
    let rejected = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const { order } = measure(seed, { deviates: () => 0.2 });
      const { runs: test } = order!;
      rejected += Number("pValue" in test.value && test.value.pValue <= 0.05);
    }
    expect(rejected / runs).toBeGreaterThan(0.015);
    expect(rejected).toBeLessThanOrEqual(31);
    const evidence = { ...logEvidence(1, { deviates: () => 0.2 }), sequences: null, byPlace: null };
    expect(measureDecisions(evidence, humanCheckPlan()).result.order).toBeNull();
  });
});
