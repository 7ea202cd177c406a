import { describe, expect, it } from "vitest";
import { planSample } from "../../src/sampling/plan-sample.js";
import { samplingFrame } from "../../src/sampling/sampling-frame.js";
import { sampledPopulation, samplingPlan } from "../support/sampled-population.js";

const { scored } = sampledPopulation();

function planned(sampling: object = {}) {
  const plan = samplingPlan(sampling);
  return planSample(plan, samplingFrame(plan, scored));
}

describe("a plan of a sample", () => {
  it("needs 178 + 528 for 0.571 above 0.5, and 175 + 519 by the variance at 0.5", () => {
    expect(planned().auc).toMatchObject({ cases: 178, controls: 528, casesByNull: 175, controlsByNull: 519 });
  });

  it("draws as many as make the expected violations enough", () => {
    const { auc, whole } = planned({ expectedShares: { low: 0.05, middle: 0.05, high: 0.05 } });
    expect(auc.drawn).toBe(Math.ceil(178 / 0.05));
    expect(whole.drawn).toBe(0);
  });

  it("needs the sizes of two unequal groups at an alpha over several comparisons", () => {
    // Fleiss, Levin & Paik, table A.4 in R: power.prop.test(p1 = .05, p2 = .10, power = .8)$n is 434.4.
    expect(planned({ difference: { shares: [0.05, 0.1] } }).difference).toEqual({ first: 435, second: 435 });
    const many = planned({ difference: { shares: [0.05, 0.1], ratio: 3, comparisons: 20 } }).difference!;
    expect(many.second).toBe(many.first * 3);
    expect(many.first).toBeGreaterThan(435);
    expect(planned().difference).toBeNull();
  });

  it("says what each band gets of the draw, and what may remain where nothing is found", () => {
    const { bands, whole, size, withoutChance, strata } = planned({ size: 500 });
    expect([size, withoutChance, strata]).toEqual([500, 0, 3]);
    expect(bands.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(500);
    expect(whole.drawn).toBe(500);
    for (const { drawn, limitIfNoneFound, halfWidth } of bands) {
      expect(limitIfNoneFound).toBeLessThan(3 / drawn);
      expect(limitIfNoneFound).toBeGreaterThan(1.5 / drawn);
      expect(halfWidth).toBeGreaterThan(0);
    }
  });

  it("sets the three allocations side by side", () => {
    const { allocations, bands } = planned({ size: 500 });
    expect(allocations.map(({ rule }) => rule)).toEqual(["neyman", "proportional", "equal"]);
    const [neyman, proportional, equal] = allocations.map(({ drawn }) => drawn) as [number[], number[], number[]];
    expect(neyman).toEqual(bands.map(({ drawn }) => drawn));
    bands.forEach(({ population }, band) => {
      expect(Math.abs(proportional[band]! - (500 * population) / 3000)).toBeLessThan(1);
      expect(Math.abs(equal[band]! - 500 / 3)).toBeLessThan(1);
    });
    // The band with the most violations expected gets more than its part.
    expect(neyman[2]!).toBeGreaterThan(proportional[2]!);
    expect(planned({ size: 500, allocation: "equal", expectedShares: undefined }).allocations).toHaveLength(2);
  });

  it("counts units that can be neither drawn nor selected", () => {
    const { withoutChance, bands, population } = planned({ size: 200, bands: ["middle", "high"] });
    expect(withoutChance).toBe(bands[0]!.population);
    expect(bands[0]).toMatchObject({ drawn: 0, halfWidth: null, limitIfNoneFound: 1 });
    expect(population).toBe(3000);
  });
});
