import { describe, expect, it } from "vitest";
import { clopperPearsonInterval } from "../../src/statistics/clopper-pearson-interval.js";
import { effectiveWilsonInterval, kornGraubardInterval } from "../../src/statistics/effective-share-interval.js";
import { type StratifiedShare, stratifiedShare } from "../../src/statistics/stratified-share.js";
import { wilsonInterval } from "../../src/statistics/wilson-interval.js";
import { everySample } from "../support/every-sample.js";

const outcomes = [1, 0, 0, 1, 1, 0, 0, 1];
const strataOf = [0, 0, 0, 0, 1, 1, 1, 1];
const part = [1, 1, 0, 0, 1, 0, 1, 1];
const sizes = [4, 4];

describe("the share of a population from a stratified sample", () => {
  it("averages to the true share over every sample there is, and so does its variance", () => {
    const found = everySample(strataOf, [2, 3]).map((units) => shareOf(units));
    expect(mean(found.map(({ value }) => value))).toBeCloseTo(0.5, 12);
    const truth = mean(found.map(({ value }) => (value - 0.5) ** 2));
    expect(mean(found.map(({ standardError }) => standardError ** 2))).toBeCloseTo(truth, 12);
  });

  it("has a Horvitz-Thompson total of a part that averages to the true number over every sample", () => {
    const found = everySample(strataOf, [3, 3]).map((units) => shareOf(units, true));
    expect(mean(found.map(({ total }) => total))).toBeCloseTo(3, 12);
    expect(mean(found.map(({ horvitzThompson }) => horvitzThompson))).toBeCloseTo(3 / 5, 12);
  });

  it("knows what was seen whole, and gives it no interval", () => {
    expect(shareOf([0, 1, 2, 3, 4, 5, 6, 7])).toMatchObject({
      value: 0.5,
      standardError: 0,
      method: "census",
      interval: { lower: 0.5, upper: 0.5 },
    });
  });

  it("leaves room for violations in a large stratum where none was found", () => {
    const found = stratifiedShare({
      outcomes: [...Array(100).fill(0), ...Array(40).fill(1)],
      strata: [...Array(100).fill(0), ...Array(40).fill(1)],
      sizes: [10_000, 40],
    }) as StratifiedShare;
    expect(found.method).toBe("korn-graubard");
    expect(found.value).toBeCloseTo(40 / 10_040, 12);
    // Fpc 0.99: 101.0 effective units in the place of 100.
    expect(found.interval.upper).toBeCloseTo((40 + 10_000 * (1 - 0.025 ** (1 / (100 / 0.99)))) / 10_040, 4);
    expect(found.interval.lower).toBeCloseTo(40 / 10_040, 12);
  });

  it("is not estimable where a stratum of the part was not sampled, and is where the part does not reach it", () => {
    const sample = { outcomes: [1, 0], strata: [0, 0], sizes: [4, 4] };
    expect(stratifiedShare(sample)).toEqual({ kind: "not-estimable", reason: "zero-inclusion-probability" });
    expect(stratifiedShare({ ...sample, partSizes: [4, 0] })).toMatchObject({ kind: "estimate", value: 0.5 });
    expect(stratifiedShare({ ...sample, partSizes: [2, 0], belongs: [0, 0] })).toMatchObject({ reason: "no-units" });
  });

  it("gives Wilson's interval for a simple sample of a very large population", () => {
    const simple = stratifiedShare({
      outcomes: Array.from({ length: 400 }, (_, i) => (i < 60 ? 1 : 0)),
      strata: Array(400).fill(0),
      sizes: [4e12],
    }) as StratifiedShare;
    const wilson = wilsonInterval(60, 400);
    expect(simple.method).toBe("wilson-effective");
    // s^2 has n - 1 below the line: 399 effective units.
    expect(simple.effectiveUnits).toBeCloseTo(399, 6);
    expect(simple.interval.lower).toBeCloseTo(wilson.lower, 3);
    expect(simple.interval.upper).toBeCloseTo(wilson.upper, 3);
  });
});

describe("the share of strata seen in part, beside those seen whole", () => {
  /** So many units of which so many violate, in strata of so many. */
  type Part = readonly [units: number, violations: number, size: number];
  const sampleOf = (...parts: readonly Part[]) => ({
    outcomes: parts.flatMap(([units, violations]) => Array.from({ length: units }, (_, i) => (i < violations ? 1 : 0))),
    strata: parts.flatMap(([units], h) => Array.from({ length: units }, () => h)),
    sizes: parts.map(([, , size]) => size),
  });
  const estimate = (...args: Parameters<typeof stratifiedShare>) => {
    const result = stratifiedShare(...args);
    if (result.kind !== "estimate") throw new Error(result.reason);
    return result;
  };
  const none = { kind: "not-estimable", reason: "no-units" };

  it("has the error and the interval of the open part, on the scale of the whole", () => {
    for (const size of [100, 300]) {
      const open = estimate(sampleOf([50, 20, 100]));
      const both = estimate(sampleOf([50, 20, 100], [size, 30, size]));
      const whole = (share: number) => (30 + 100 * share) / (100 + size);
      expect(both).toMatchObject({ units: 50 + size, violations: 50, total: 70, method: open.method });
      expect(both.value).toBeCloseTo(whole(0.4), 12);
      expect(both.standardError).toBeCloseTo((open.standardError * 100) / (100 + size), 12);
      expect(both.interval.lower).toBeCloseTo(whole(open.interval.lower), 12);
      expect(both.interval.upper).toBeCloseTo(whole(open.interval.upper), 12);
      expect(both.effectiveUnits).toBeCloseTo(open.effectiveUnits, 9);
    }
  });

  it("does not take what was seen whole for more degrees of freedom", () => {
    const open = estimate(sampleOf([50, 9, 100]));
    const both = estimate(sampleOf([50, 9, 100], [40, 30, 40]));
    expect(both.method).toBe("korn-graubard");
    expect(both.interval.upper).toBeCloseTo((30 + 100 * open.interval.upper) / 140, 12);
  });

  it("goes by Korn and Graubard below ten of a kind, or where a stratum has one kind alone", () => {
    const method = (...parts: readonly Part[]) => estimate(sampleOf(...parts)).method;
    expect(method([50, 10, 100])).toBe("wilson-effective");
    expect(method([50, 9, 100])).toBe("korn-graubard");
    expect(method([50, 40, 100])).toBe("wilson-effective");
    expect(method([50, 41, 100])).toBe("korn-graubard");
    expect(method([50, 20, 100], [30, 5, 60])).toBe("wilson-effective");
    expect(method([50, 20, 100], [30, 0, 60])).toBe("korn-graubard");
    expect(method([50, 20, 100], [30, 30, 60])).toBe("korn-graubard");
  });

  it("takes the fewer effective units of a small sample, and a degree of freedom for every stratum", () => {
    const one = estimate(sampleOf([50, 3, 100]));
    // s^2 has n - 1 below the line, and half of the stratum was seen: 49 / (1/2), fewer than 50 / (1/2).
    expect(one.effectiveUnits).toBeCloseTo(98, 9);
    const two = estimate(sampleOf([50, 3, 100], [30, 2, 90]), { level: 0.9 });
    const share = (2 * 3 + 3 * 2) / 190;
    const expected = kornGraubardInterval(
      { share, effectiveUnits: two.effectiveUnits },
      { units: 80, degreesOfFreedom: 78, level: 0.9 },
    );
    expect(two.interval).toEqual({
      lower: expect.closeTo(expected.lower, 12),
      upper: expect.closeTo(expected.upper, 12),
      level: 0.9,
    });
    const wide = estimate(sampleOf([50, 20, 100]), { level: 0.8 });
    const wilson = effectiveWilsonInterval({ share: 0.4, effectiveUnits: wide.effectiveUnits }, { level: 0.8 });
    expect(wide.interval.lower).toBeCloseTo(wilson.lower, 12);
  });

  it("does not mind strata that the part does not reach", () => {
    const sample = sampleOf([50, 20, 100], [30, 0, 60]);
    const belongs = sample.strata.map((stratum) => (stratum === 0 ? 1 : 0));
    const found = estimate({ ...sample, belongs, partSizes: [100, 0] });
    expect(found).toMatchObject({ value: 0.4, units: 50, violations: 20, method: "wilson-effective" });
  });

  it("does not exist without units, or where the open strata of a part were met by none", () => {
    const whole = sampleOf([2, 1, 2]);
    expect(stratifiedShare({ ...whole, belongs: [0, 0] })).toEqual(none);
    expect(stratifiedShare({ ...whole, partSizes: [0] })).toEqual(none);
    const both = sampleOf([2, 1, 2], [3, 1, 9]);
    expect(stratifiedShare({ ...both, belongs: [1, 1, 0, 0, 0], partSizes: [2, 4] })).toEqual(none);
  });
});

describe("an interval with an effective number of units", () => {
  it("is Wilson's where units are whole and independent", () => {
    const { lower, upper } = wilsonInterval(17, 263);
    const found = effectiveWilsonInterval({ share: 17 / 263, effectiveUnits: 263 });
    expect(found.lower).toBeCloseTo(lower, 12);
    expect(found.upper).toBeCloseTo(upper, 12);
  });

  it("is Clopper and Pearson's where no degree of freedom is lost", () => {
    const { lower, upper } = clopperPearsonInterval(3, 50);
    const found = kornGraubardInterval({ share: 3 / 50, effectiveUnits: 50 }, { units: 50, degreesOfFreedom: 49 });
    expect(found.lower).toBeCloseTo(lower, 12);
    expect(found.upper).toBeCloseTo(upper, 12);
  });

  it("grows wider as the strata take degrees of freedom", () => {
    // SciPy 1.10.1: n* = 50 (t.ppf(.975, 49) / t.ppf(.975, 20))^2, beta.ppf(.025, .06 n*, .94 n* + 1) and the upper end.
    const found = kornGraubardInterval({ share: 0.06, effectiveUnits: 50 }, { units: 50, degreesOfFreedom: 20 });
    expect(found.lower).toBeCloseTo(0.011533701144696519, 12);
    expect(found.upper).toBeCloseTo(0.1711140004626133, 12);
  });

  it("keeps to its ends where nobody or everybody violates", () => {
    for (const share of [0, 1]) {
      for (const interval of [
        effectiveWilsonInterval({ share, effectiveUnits: 30 }),
        kornGraubardInterval({ share, effectiveUnits: 30 }, { units: 40, degreesOfFreedom: 20 }),
      ]) {
        expect(share === 0 ? interval.lower : interval.upper).toBe(share);
        expect(interval.upper - interval.lower).toBeGreaterThan(0.05);
      }
    }
  });

  it.each([
    { share: -0.1, effectiveUnits: 3 },
    { share: 0.5, effectiveUnits: 0 },
    { share: 0.5, effectiveUnits: Number.POSITIVE_INFINITY },
  ])("refuses $share of $effectiveUnits", (estimate) => {
    expect(() => effectiveWilsonInterval(estimate)).toThrow("effectiveWilsonInterval requires");
    expect(() => kornGraubardInterval(estimate, { units: 9, degreesOfFreedom: 3 })).toThrow("kornGraubardInterval");
  });

  it("refuses a sample without degrees of freedom", () => {
    const none = { units: 9, degreesOfFreedom: 0 };
    expect(() => kornGraubardInterval({ share: 0.5, effectiveUnits: 9 }, none)).toThrow("got 9 and 0");
  });
});

function shareOf(units: readonly number[], ofPart = false): StratifiedShare {
  const found = stratifiedShare({
    outcomes: units.map((unit) => outcomes[unit]!),
    strata: units.map((unit) => strataOf[unit]!),
    sizes,
    ...(ofPart ? { belongs: units.map((unit) => part[unit]!), partSizes: [2, 3] } : {}),
  });
  if (found.kind === "not-estimable") throw new Error(found.reason);
  return found;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
