import { describe, expect, it } from "vitest";
import { aucPower, minimumDetectableAuc, neededForAuc } from "../../src/statistics/power-auc.js";

const baseline = { auc: 0.571, constant: 0.5, alpha: 0.05 } as const;

describe("power of an area against a constant", () => {
  it("needs 178 and 528 units to tell 0.571 from 0.5 at the ratio 30 to 89", () => {
    expect(neededForAuc(baseline, { controlsPerCase: 89 / 30 })).toEqual({ cases: 178, controls: 528 });
  });

  it("needs 175 and 519 with the variance of the null hypothesis in the critical value", () => {
    const alternative = { ...baseline, criticalVariance: "null" } as const;
    expect(neededForAuc(alternative, { controlsPerCase: 89 / 30 })).toEqual({ cases: 175, controls: 519 });
  });

  it("reaches the power with the needed number and misses it with one case less", () => {
    for (const power of [0.5, 0.8, 0.95]) {
      const { cases } = neededForAuc(baseline, { power, controlsPerCase: 2 });
      expect(aucPower(baseline, { cases, controls: 2 * cases })).toBeGreaterThanOrEqual(power);
      expect(aucPower(baseline, { cases: cases - 1, controls: 2 * cases - 2 })).toBeLessThan(power);
    }
  });

  it("is half of alpha in the right direction when the area comes near the constant", () => {
    const near = { auc: 0.5 + 1e-12, constant: 0.5, alpha: 0.05 };
    expect(aucPower(near, { cases: 50, controls: 60 })).toBeCloseTo(0.025, 8);
  });

  it("detects the area that the counts were planned for", () => {
    const area = minimumDetectableAuc({ cases: 178, controls: 528 }, { constant: 0.5, alpha: 0.05 });
    expect(area).toBeCloseTo(0.571, 3);
    expect(aucPower({ ...baseline, auc: area }, { cases: 178, controls: 528 })).toBeCloseTo(0.8, 10);
    const third = { constant: 1 / 3, alpha: 0.05 };
    const counts = { cases: 90, controls: 90 };
    expect(aucPower({ auc: minimumDetectableAuc(counts, third), ...third }, counts)).toBeCloseTo(0.8, 9);
  });

  it("refuses an area equal to the constant and shares outside 0 and 1", () => {
    expect(() => aucPower({ ...baseline, auc: 0.5 }, { cases: 9, controls: 9 })).toThrow("another constant");
    expect(() => aucPower({ ...baseline, alpha: 0 }, { cases: 9, controls: 9 })).toThrow("alpha in (0, 1); got 0");
    expect(() => neededForAuc(baseline, { power: 1, controlsPerCase: 1 })).toThrow("power in (0, 1); got 1");
    expect(() => neededForAuc(baseline, { controlsPerCase: 0 })).toThrow("controlsPerCase greater than 0; got 0");
    expect(() => neededForAuc({ ...baseline, auc: 0.5 + 1e-9 }, { controlsPerCase: 1 })).toThrow("further apart");
    expect(() => minimumDetectableAuc({ cases: 9, controls: 9 }, { constant: 0.5, alpha: 0.05, power: 0 })).toThrow(
      "power in (0, 1); got 0",
    );
  });
});
