import { describe, expect, it } from "vitest";
import { stratifiedVariance, stratumWeights } from "../../src/statistics/stratified-sample.js";
import { everySample } from "../support/every-sample.js";

const values = [3, 1, 4, 1, 5, 9, 2, 6];
const strataOf = [0, 0, 0, 1, 1, 1, 1, 2];
const sizes = [3, 4, 1];
const samples = everySample(strataOf, [2, 2, 1]);

describe("a stratified sample", () => {
  it("has totals that average to the true total over every sample there is", () => {
    const totals = samples.map((units) => totalOf(units));
    expect(samples).toHaveLength(3 * 6);
    expect(mean(totals)).toBeCloseTo(31, 12);
  });

  it("has an estimated variance that averages to the true variance over every sample there is", () => {
    const totals = samples.map((units) => totalOf(units));
    const truth = mean(totals.map((total) => (total - 31) ** 2));
    const estimates = samples.map((units) =>
      stratifiedVariance(
        units.map((unit) => values[unit]!),
        { strata: units.map((unit) => strataOf[unit]!), sizes },
      ),
    );
    expect(mean(estimates as number[])).toBeCloseTo(truth, 10);
  });

  it("has no variance where all units were seen", () => {
    expect(stratifiedVariance(values, { strata: strataOf, sizes })).toBe(0);
  });

  it("says nothing of strata that nobody was drawn from, or one alone of several", () => {
    expect(stratifiedVariance([1, 2], { strata: [0, 0], sizes: [3, 2] })).toEqual({
      kind: "not-estimable",
      reason: "zero-inclusion-probability",
    });
    expect(stratifiedVariance([1, 2, 1], { strata: [0, 0, 1], sizes: [3, 2] })).toEqual({
      kind: "not-estimable",
      reason: "one-unit-in-stratum",
    });
  });

  it("refuses strata that are smaller than their samples", () => {
    expect(() => stratumWeights({ strata: [0, 0], sizes: [1] })).toThrow("got 1 and 2");
  });
});

function totalOf(units: readonly number[]): number {
  const { weights } = stratumWeights({ strata: units.map((unit) => strataOf[unit]!), sizes });
  return units.reduce((sum, unit) => sum + weights[strataOf[unit]!]! * values[unit]!, 0);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

it("strata without a sampled unit carry no weight", () => {
  expect([...stratumWeights({ strata: [0], sizes: [2, 5, 0] }).weights]).toEqual([2, 0, 0]);
});
