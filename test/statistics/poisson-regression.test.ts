import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { personTimeRatio } from "../../src/statistics/person-time-ratio.js";
import { poissonRateInterval } from "../../src/statistics/poisson-rate-interval.js";
import { poissonRegression } from "../../src/statistics/poisson-regression.js";

interface Fixture {
  readonly fits: readonly {
    readonly name: string;
    readonly events: readonly number[];
    readonly exposure: readonly number[];
    readonly columns: readonly (readonly number[])[];
    readonly coefficients: readonly number[];
    readonly standardErrors: readonly number[];
    readonly deviance: readonly [number];
  }[];
  readonly intervals: readonly {
    readonly case: readonly [number, number, number];
    readonly bounds: readonly [number, number];
  }[];
}

const fixture = JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/poisson.json"), "utf8")) as Fixture;

describe("poissonRegression", () => {
  it.each(fixture.fits)("equals R glm on $name", ({ events, exposure, columns, ...known }) => {
    const fit = poissonRegression({ events, exposure, columns: columns.map((each) => Float64Array.from(each)) });
    if (fit.kind !== "estimate") throw new Error("requires a fit");
    known.coefficients.forEach((value, j) => {
      expect(Math.abs(fit.coefficients[j]! - value)).toBeLessThan(1e-8);
      expect(Math.abs(fit.standardErrors[j]! - known.standardErrors[j]!)).toBeLessThan(1e-8);
    });
    expect(Math.abs(fit.deviance - known.deviance[0])).toBeLessThan(1e-8);
  });

  it("gives the logarithm of the ratio of two rates", () => {
    const fit = poissonRegression({ columns: [Float64Array.of(0, 1)], events: [2, 6], exposure: [4, 3] });
    expect(fit.kind === "estimate" && fit.coefficients[1]).toBeCloseTo(Math.log(6 / 3 / (2 / 4)), 12);
    expect(fit.kind === "estimate" && fit.standardErrors[1]).toBeCloseTo(Math.sqrt(1 / 2 + 1 / 6), 12);
  });

  it("has no fit without events, for a rate of zero, and for a column twice", () => {
    const column = Float64Array.of(0, 0, 1);
    const exposure = [1, 2, 3];
    expect(poissonRegression({ columns: [column], events: [0, 0, 0], exposure })).toMatchObject({
      reason: "no-variation",
    });
    expect(poissonRegression({ columns: [column], events: [1, 2, 0], exposure })).toMatchObject({
      reason: "separated",
    });
    expect(poissonRegression({ columns: [column, column], events: [1, 2, 3], exposure })).toMatchObject({
      reason: "collinear",
    });
  });

  it("refuses events that are no counts, and no exposure", () => {
    expect(() => poissonRegression({ columns: [], events: [1.5], exposure: [1] })).toThrow("whole events");
    expect(() => poissonRegression({ columns: [], events: [-1], exposure: [1] })).toThrow("in row 0; got -1");
    expect(() => poissonRegression({ columns: [], events: [1], exposure: [0] })).toThrow("exposure above 0");
    expect(() => poissonRegression({ columns: [], events: [1], exposure: [] })).toThrow("1 entries");
  });
});

describe("poissonRateInterval", () => {
  it.each(fixture.intervals)("equals R poisson.test at $case", ({ case: [events, exposure, level], bounds }) => {
    const { lower, upper } = poissonRateInterval(events, exposure, { level });
    expect(lower).toBeCloseTo(bounds[0], 10);
    expect(upper).toBeCloseTo(bounds[1], 10);
  });

  it("refuses what is no count, no exposure and no level", () => {
    expect(() => poissonRateInterval(-1, 1)).toThrow("whole number of events");
    expect(() => poissonRateInterval(1, 0)).toThrow("exposure above 0");
    expect(() => poissonRateInterval(1, 1, { level: 1 })).toThrow("level between 0 and 1");
    expect(() => poissonRateInterval(1, 1, { level: 0 })).toThrow("level between 0 and 1; got 0");
  });
});

describe("personTimeRatio", () => {
  it("is the ratio of the rates in one stratum, with the error of its logarithm", () => {
    const found = personTimeRatio([{ events: [8, 5], exposure: [20, 50] }]);
    if (found.kind !== "estimate") throw new Error("requires a ratio");
    expect(found.value).toBeCloseTo(4, 12);
    // One stratum: the variance of the logarithm is that of two Poisson counts, 1 / 8 + 1 / 5, with exposures pooled.
    const [first, second] = [(8 * 50) / 70, (5 * 20) / 70];
    const variance = (13 * 20 * 50) / 70 ** 2 / (first * second);
    expect(Math.log(found.interval.upper / found.value)).toBeCloseTo(1.959963984540054 * Math.sqrt(variance), 12);
  });

  it("takes away what strata make up: rates alike within strata give 1", () => {
    const strata = [
      { events: [1, 10], exposure: [10, 100] },
      { events: [80, 8], exposure: [100, 10] },
    ] as const;
    const found = personTimeRatio(strata);
    expect(found.kind === "estimate" && found.value).toBeCloseTo(1, 12);
  });

  it("has no ratio without events in a group, and leaves strata of one group out", () => {
    expect(personTimeRatio([{ events: [0, 3], exposure: [5, 5] }])).toMatchObject({ reason: "no-variation" });
    const one = { events: [4, 2], exposure: [10, 10] } as const;
    expect(personTimeRatio([one, { events: [3, 0], exposure: [7, 0] }])).toEqual(personTimeRatio([one]));
  });

  it("refuses events without exposure", () => {
    expect(() => personTimeRatio([{ events: [1, 2], exposure: [0, 5] }])).toThrow("got 1 in 0");
    expect(() => personTimeRatio([{ events: [1, -2], exposure: [3, 5] }])).toThrow("got -2 in 5");
    expect(() => personTimeRatio([{ events: [0.5, 2], exposure: [3, 5] }])).toThrow("got 0.5 in 3");
    expect(personTimeRatio([{ events: [3, 0], exposure: [5, 5] }])).toMatchObject({ reason: "no-variation" });
  });
});
