import { describe, expect, it } from "vitest";
import { developmentSize, largestCoxSnell } from "../../src/statistics/development-size.js";

describe("the size that developing a model takes", () => {
  it("is that of the worked example of R's pmsampsize", () => {
    // pmsampsize(type = "b", csrsquared = 0.288, parameters = 24, prevalence = 0.174): 623, 662 and 221
    const size = developmentSize({ parameters: 24, prevalence: 0.174, coxSnell: 0.288 });
    expect([size.forShrinkage, size.forOptimism, size.forPrevalence]).toEqual([623, 662, 221]);
    expect(size.units).toBe(Math.max(662, size.forAbsoluteError));
    expect(size.events).toBeCloseTo(size.units * 0.174, 10);
    expect(size.eventsPerParameter).toBeCloseTo(size.events / 24, 10);
  });

  it("leaves the mean absolute error that the regression of van Smeden and others gives", () => {
    for (const [parameters, prevalence] of [
      [30, 0.05],
      [4, 30 / 119],
      [9, 0.5],
    ] as const) {
      const { forAbsoluteError } = developmentSize({ parameters, prevalence, coxSnell: 0.1 });
      const error = (units: number) =>
        Math.exp(-0.508 - 0.544 * Math.log(units) + 0.259 * Math.log(prevalence) + 0.504 * Math.log(parameters));
      expect(error(forAbsoluteError)).toBeLessThanOrEqual(0.05);
      expect(error(forAbsoluteError - 1)).toBeGreaterThan(0.05);
    }
  });

  it("meets its own requirements, and does not with one unit less", () => {
    const [parameters, prevalence, coxSnell] = [4, 30 / 119, 0.1];
    const { forShrinkage, forOptimism, forPrevalence } = developmentSize({ parameters, prevalence, coxSnell });
    // Van Houwelingen's shrinkage of a model with that likelihood ratio.
    const shrinkage = (units: number) => 1 + parameters / (units * Math.log(1 - coxSnell / shrinkageAt(units)));
    const shrinkageAt = (units: number): number => {
      let value = 0.9;
      for (let i = 0; i < 200; i++) value = 1 + parameters / (units * Math.log(1 - coxSnell / value));
      return value;
    };
    expect(shrinkage(forShrinkage)).toBeGreaterThanOrEqual(0.9 - 1e-9);
    expect(shrinkageAt(forShrinkage - 1)).toBeLessThan(0.9);
    const margin = (units: number) => 1.96 * Math.sqrt((prevalence * (1 - prevalence)) / units);
    expect(margin(forPrevalence)).toBeLessThanOrEqual(0.05);
    expect(margin(forPrevalence - 1)).toBeGreaterThan(0.05);
    expect(forOptimism).toBeGreaterThan(0);
  });

  it("has the largest R-squared of a coin toss at 0.75, the same for events and non-events", () => {
    expect(largestCoxSnell(0.5)).toBeCloseTo(0.75, 12);
    expect(largestCoxSnell(0.1)).toBeCloseTo(largestCoxSnell(0.9), 12);
  });

  it.each([
    [{ parameters: 0, prevalence: 0.2, coxSnell: 0.1 }, /parameters, 1 or more; got 0/],
    [{ parameters: 1.5, prevalence: 0.2, coxSnell: 0.1 }, /parameters, 1 or more; got 1.5/],
    [{ parameters: 4, prevalence: 1, coxSnell: 0.1 }, /prevalence in \(0, 1\); got 1/],
    [{ parameters: 4, prevalence: 0.2, coxSnell: 0.1, shrinkage: 0 }, /shrinkage in \(0, 1\); got 0/],
    [{ parameters: 4, prevalence: 0.2, coxSnell: 0.9 }, /R-squared above 0 and below 0.6/],
    [{ parameters: 4, prevalence: 0.2, coxSnell: 0 }, /R-squared above 0/],
  ])("refuses %j", (design, message) => {
    expect(() => developmentSize(design)).toThrow(message);
  });
});
