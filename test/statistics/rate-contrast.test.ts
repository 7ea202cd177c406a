import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { personTimeRatio } from "../../src/statistics/person-time-ratio.js";
import { rateContrast } from "../../src/statistics/rate-contrast.js";
import { type RateStratum, rateDispersion } from "../../src/statistics/rate-dispersion.js";

interface RateSet {
  readonly stratum: readonly number[];
  readonly exposure: readonly number[];
  readonly group: readonly number[];
  readonly events: readonly number[];
  readonly ratio: readonly [number, number, number];
  readonly contrast: readonly [number, number, number];
  readonly exchanged: readonly [number, number];
  readonly dispersion: readonly [number];
}

const { sets } = JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/rates.json"), "utf8")) as {
  readonly sets: readonly RateSet[];
};

const STRATA = [0, 1, 2] as const;

function sumOver(set: RateSet, stratum: number, value: (i: number) => number): number {
  return set.events.reduce((sum, _, i) => sum + (set.stratum[i] === stratum ? value(i) : 0), 0);
}

function strataOf(set: RateSet): readonly RateStratum[] {
  const { events, exposure } = set;
  return STRATA.map((stratum) => ({
    units: sumOver(set, stratum, () => 1),
    events: sumOver(set, stratum, (i) => events[i]!),
    exposure: sumOver(set, stratum, (i) => exposure[i]!),
    squaredEvents: sumOver(set, stratum, (i) => events[i]! ** 2),
    eventsTimesExposure: sumOver(set, stratum, (i) => events[i]! * exposure[i]!),
    squaredExposure: sumOver(set, stratum, (i) => exposure[i]! ** 2),
  }));
}

function groupOf(set: RateSet) {
  const { events, exposure, group } = set;
  return STRATA.map((stratum) => ({
    units: sumOver(set, stratum, (i) => group[i]!),
    events: sumOver(set, stratum, (i) => group[i]! * events[i]!),
    exposure: sumOver(set, stratum, (i) => group[i]! * exposure[i]!),
  }));
}

describe.each([
  ["independent events", sets[0]!],
  ["events in heaps", sets[1]!],
] as const)("rates of units with %s", (_, set) => {
  const [strata, group] = [strataOf(set), groupOf(set)];

  it("have the contrast, its error and p-value of R", () => {
    const found = rateContrast(strata, group);
    if (found.kind !== "estimate") throw new Error("requires a contrast");
    const [contrast, error, pValue] = set.contrast;
    expect(found.contrast).toBeCloseTo(contrast, 10);
    expect(found.standardError).toBeCloseTo(error, 10);
    expect(found.z).toBeCloseTo(contrast / error, 10);
    expect(Math.abs(found.pValue / pValue - 1)).toBeLessThan(1e-9);
  });

  it("have the error that exchanging units within strata gives", () => {
    const found = rateContrast(strata, group);
    if (found.kind !== "estimate") throw new Error("requires a contrast");
    const [mean, deviation] = set.exchanged;
    // 20,000 exchanges: four standard errors of a mean, and of a standard deviation.
    expect(Math.abs(mean)).toBeLessThan((4 * deviation) / Math.sqrt(20_000));
    expect(Math.abs(found.standardError / deviation - 1)).toBeLessThan(4 / Math.sqrt(40_000));
  });

  it("go together as far as R says", () => {
    const found = rateDispersion(strata);
    expect(found.kind === "estimate" && found.value).toBeCloseTo(set.dispersion[0], 10);
  });

  it("have Mantel and Haenszel's ratio and interval of R, and a wider one with a dispersion", () => {
    const parts = strata.map(({ events, exposure }, h) => ({
      events: [group[h]!.events, events - group[h]!.events] as const,
      exposure: [group[h]!.exposure, exposure - group[h]!.exposure] as const,
    }));
    const [plain, wide] = [personTimeRatio(parts), personTimeRatio(parts, { dispersion: 4 })];
    if (plain.kind !== "estimate" || wide.kind !== "estimate") throw new Error("requires a ratio");
    const [ratio, lower, upper] = set.ratio;
    expect(plain.value).toBeCloseTo(ratio, 10);
    expect(plain.interval.lower).toBeCloseTo(lower, 10);
    expect(plain.interval.upper).toBeCloseTo(upper, 10);
    // Four times the variance is twice the length on the scale of logarithms.
    expect(Math.log(wide.interval.upper / ratio)).toBeCloseTo(2 * Math.log(upper / ratio), 10);
    expect(wide.value).toBe(plain.value);
  });
});

describe("rateContrast and rateDispersion", () => {
  const stratum = {
    units: 2,
    events: 2,
    exposure: 2,
    squaredEvents: 4,
    eventsTimesExposure: 2,
    squaredExposure: 2,
  };
  const empty = {
    units: 0,
    events: 0,
    exposure: 0,
    squaredEvents: 0,
    eventsTimesExposure: 0,
    squaredExposure: 0,
  };
  const nobody = { units: 0, events: 0, exposure: 0 };

  it("is one step of one unit where one of two alike has both events", () => {
    expect(rateContrast([stratum], [{ units: 1, events: 2, exposure: 1 }])).toMatchObject({ contrast: 1, z: 1 });
    expect(rateDispersion([stratum])).toEqual({ kind: "estimate", value: 2 });
  });

  it("leaves out a stratum that holds the group alone, none of it, or nobody", () => {
    const part = { units: 1, events: 2, exposure: 1 };
    const whole = { units: 2, events: 2, exposure: 2 };
    expect(rateContrast([stratum, stratum, stratum, empty], [part, whole, nobody, nobody])).toEqual(
      rateContrast([stratum], [part]),
    );
    expect(rateDispersion([stratum, empty])).toEqual(rateDispersion([stratum]));
  });

  it("are not estimable where nothing varies", () => {
    const even = { ...stratum, squaredEvents: 2 };
    expect(rateContrast([even], [{ units: 1, events: 1, exposure: 1 }])).toMatchObject({ reason: "no-variation" });
    expect(rateDispersion([empty])).toMatchObject({ reason: "no-variation" });
  });

  it("refuse sums that no units have, and a group beyond its stratum", () => {
    expect(() => rateDispersion([{ ...stratum, exposure: 0 }])).toThrow("rateDispersion requires whole numbers");
    for (const wrong of [{ units: 0 }, { units: -2 }, { units: 1.5 }, { events: -1 }, { exposure: Number.NaN }]) {
      expect(() => rateDispersion([{ ...stratum, ...wrong }])).toThrow("within an exposure above 0");
    }
    expect(() => rateDispersion([{ ...empty, exposure: 3 }])).toThrow("got 0 units with 0 events in 3");
    expect(() => rateDispersion([{ ...empty, events: 3 }])).toThrow("got 0 units with 3 events in 0");
    expect(() => rateDispersion([{ ...stratum, squaredExposure: Number.POSITIVE_INFINITY }])).toThrow("requires");
    expect(() => rateContrast([{ ...stratum, exposure: 0 }], [nobody])).toThrow("rateContrast requires whole numbers");
    expect(() => rateContrast([stratum], [{ ...nobody, events: -1 }])).toThrow("with -1 of 2 events");
    expect(() => rateDispersion([{ ...stratum, events: 1.5 }])).toThrow("got 2 units with 1.5 events");
    expect(() => rateContrast([stratum], [])).toThrow("got 0 for 1 strata");
    expect(() => rateContrast([stratum], [{ units: 3, events: 2, exposure: 1 }])).toThrow("got 3 of 2 units");
    expect(() => rateContrast([stratum], [{ units: 1, events: 3, exposure: 1 }])).toThrow("with 3 of 2 events");
  });

  it("refuse a dispersion below 1", () => {
    expect(() => personTimeRatio([{ events: [1, 2], exposure: [3, 4] }], { dispersion: 0.9 })).toThrow("got 0.9");
  });
});
