import { describe, expect, it } from "vitest";
import { clusteredComparison, type TestedTogether } from "../../src/audit/comparison/clustered-comparison.js";
import { independentShares } from "../../src/audit/comparison/independent-shares.js";
import { auditedUnits } from "../../src/audit/permutation/audited-units.js";
import type { Interval } from "../../src/audit/result.js";
import { normalMultiplier } from "../../src/statistics/distributions.js";
import { newcombeDifferenceInterval } from "../../src/statistics/proportion-difference.js";
import { miettinenNurminenRatioInterval } from "../../src/statistics/proportion-ratio.js";
import { wilsonInterval } from "../../src/statistics/wilson-interval.js";
import { compositionOf } from "../support/composition-evidence.js";
import { quietContext } from "../support/data-folder.js";
import { samplePlan } from "../support/sample-plan.js";

/** Sponsors of A (two in three flagged) and of B and C (one in four). */
function compare(a: number, together: TestedTogether, bootstrap = 199) {
  const units = auditedUnits(
    compositionOf([
      ...Array.from({ length: a }, (_, i) => ({ band: i % 3 === 0 ? 0 : 1, members: { A: 2, B: 1 } })),
      ...Array.from({ length: 500 }, (_, i) => ({ band: i % 4 === 0 ? 1 : 0, members: { B: 2, C: 2 } })),
    ]),
  );
  const plan = samplePlan({ resampling: { bootstrap } });
  return clusteredComparison(units, { alpha: 0.05, plan, together }, quietContext());
}

const bounds = (interval: object): { lower: number; upper: number; method: Interval["method"]; level: number } => {
  if ("kind" in interval) throw new Error("expected an interval");
  return interval as never;
};
const own = (estimate: object) => bounds((estimate as { interval: Interval }).interval);
const tested = Uint16Array.of(0, 1, 2);

describe("intervals of clustered members for all groups at once", () => {
  it("are linearised at 1 - alpha / k from 200 effective units on", async () => {
    const [groupA] = await compare(240, { tested, critical: 3.3, rejected: [0] });
    const alone = own(groupA!.difference);
    const error = (alone.upper - alone.lower) / 2 / normalMultiplier(0.95);
    const value = (alone.upper + alone.lower) / 2;
    const together = bounds(groupA!.simultaneous!.difference);
    expect(together).toMatchObject({ level: 0.95, method: "linearised-over-units" });
    expect(together.lower).toBeCloseTo(value - normalMultiplier(1 - 0.05 / 3) * error, 12);
    expect(together.upper).toBeCloseTo(value + normalMultiplier(1 - 0.05 / 3) * error, 12);
  });

  it("take the critical value of the largest contrast where the bootstrap does not carry the quantile", async () => {
    const [groupA] = await compare(60, { tested, critical: 3.3, rejected: [0] });
    for (const [together, alone] of [
      [groupA!.simultaneous!.difference, groupA!.difference],
      [groupA!.simultaneous!.ratio, groupA!.ratio],
    ] as const) {
      expect(bounds(together).method).toBe("largest-contrast-over-units");
      expect(bounds(together).lower).toBeLessThanOrEqual(own(alone).lower);
      expect(bounds(together).upper).toBeGreaterThanOrEqual(own(alone).upper);
    }
    const [wider] = await compare(60, { tested, critical: 6.6, rejected: [0] });
    const width = (from: object) => bounds(from).upper - bounds(from).lower;
    expect(width(wider!.simultaneous!.difference)).toBeGreaterThan(width(groupA!.simultaneous!.difference));
  });

  it("are bootstrap-t at 1 - alpha / k where the resamples hold ten values beyond that quantile", async () => {
    const [groupA] = await compare(60, { tested, critical: 3.3, rejected: [0] }, 1_199);
    expect(bounds(groupA!.simultaneous!.ratio).method).toBe("bootstrap-t-over-units");
  });

  it("hold no difference for a group that the deciding test does not reject", async () => {
    const rejected = await compare(240, { tested, critical: 3.3, rejected: [0] });
    const kept = await compare(240, { tested, critical: 3.3, rejected: [] });
    expect(bounds(rejected[0]!.simultaneous!.difference).lower).toBeGreaterThan(0);
    expect(bounds(kept[0]!.simultaneous!.difference).lower).toBe(0);
    expect(bounds(kept[0]!.simultaneous!.ratio).lower).toBe(1);
    expect(bounds(kept[0]!.simultaneous!.share)).toEqual(bounds(rejected[0]!.simultaneous!.share));
  });

  it("are given for tested groups only", async () => {
    const shares = await compare(240, { tested: Uint16Array.of(0), critical: 3.3, rejected: [] });
    expect(shares.map(({ simultaneous }) => simultaneous === null)).toEqual([false, true, true]);
  });
});

describe("intervals of independent units for all groups at once", () => {
  it("are those of one group at 1 - alpha / k", () => {
    const { margins } = samplePlan();
    const [group, rest] = [
      { flagged: 20, total: 90 },
      { flagged: 50, total: 600 },
    ];
    const shares = independentShares(group, rest, null, { alpha: 0.05, margins, together: 10 });
    const counts = [20, 90, 50, 600] as const;
    const level = 1 - 0.05 / 10;
    expect(shares.simultaneous).toEqual({
      share: { ...wilsonInterval(20, 90, { level }), level: 0.95, method: "wilson" },
      difference: { ...newcombeDifferenceInterval(...counts, { level }), level: 0.95, method: "newcombe" },
      ratio: { ...miettinenNurminenRatioInterval(...counts, { level }), level: 0.95, method: "miettinen-nurminen" },
    });
    expect(independentShares(group, rest, null, { alpha: 0.05, margins }).simultaneous).toBeNull();
  });
});
