import { describe, expect, it } from "vitest";
import { chiSquaredQuantile, chiSquaredUpperTail } from "../../src/statistics/distributions.js";
import { firthLogistic } from "../../src/statistics/firth-logistic.js";
import { logisticProfile, logisticRatioTest } from "../../src/statistics/logistic-profile.js";

/** Without columns Firth's penalty is half an event and half a non-event more: the profile is a formula. */
function fallOf(events: number, trials: number, penalty: boolean): (logOdds: number) => number {
  const [yes, no] = penalty ? [events + 0.5, trials - events + 0.5] : [events, trials - events];
  const at = (logOdds: number) => -yes * Math.log1p(Math.exp(-logOdds)) - no * Math.log1p(Math.exp(logOdds));
  return (logOdds) => 2 * (at(Math.log(yes / no)) - at(logOdds));
}

describe("the profile of a share", () => {
  it.each([
    [3, 10, true],
    [0, 9, true],
    [3, 10, false],
    [180, 200, true],
    [180, 200, false],
  ] as const)("has fallen by half the quantile at its ends: %i of %i, penalty %s", (events, trials, penalty) => {
    const data = { columns: [], events: [events], trials: [trials] };
    for (const level of [0.5, 0.95]) {
      const found = logisticProfile(data, { index: 0, level, penalty });
      if (found.kind !== "estimate") throw new Error(found.reason);
      const fall = fallOf(events, trials, penalty);
      const allowed = chiSquaredQuantile(1 - level, 1);
      expect([fall(found.lower), fall(found.upper)].map((value) => Math.abs(value - allowed) < 1e-6)).toEqual([
        true,
        true,
      ]);
      expect(found.lower).toBeLessThan(found.coefficient);
      expect(found.upper).toBeGreaterThan(found.coefficient);
      expect(found.pValue / chiSquaredUpperTail(fall(0), 1)).toBeCloseTo(1, 6);
      if (penalty) expect(logisticProfile(data, { index: 0, level })).toEqual(found);
    }
  });

  it("refuses a level outside (0, 1) and what is no coefficient", () => {
    const data = { columns: [Float64Array.of(0, 1, 2)], events: [1, 2, 1], trials: [3, 3, 3] };
    for (const level of [0, -0.5, 1, Number.NaN]) {
      expect(() => logisticProfile(data, { index: 1, level })).toThrow(
        `logisticProfile requires a level in (0, 1); got ${level}`,
      );
    }
    for (const index of [-1, 0.5, 2, Number.NaN]) {
      expect(() => logisticProfile(data, { index, level: 0.9 })).toThrow(
        `logisticProfile requires a coefficient from 0 to 1; got ${index}`,
      );
      expect(() => logisticRatioTest(data, { indices: [1, index] })).toThrow(
        `logisticRatioTest requires coefficients from 0 to 1; got 1, ${index}`,
      );
    }
    expect(logisticRatioTest(data, { indices: [0] }).kind).toBe("estimate");
  });

  it("passes on that a column is a sum of the others, and says no more", () => {
    const data = {
      columns: [Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6)],
      events: [1, 0, 2],
      trials: [3, 3, 3],
    };
    const collinear = { kind: "not-estimable", reason: "collinear" };
    expect(logisticProfile(data, { index: 1, level: 0.9 })).toEqual(collinear);
    expect(logisticRatioTest(data, { indices: [1] })).toEqual(collinear);
  });
});

describe("the ratio test of two groups", () => {
  it("is the formula of a table of two rows, without the penalty", () => {
    const data = { columns: [Float64Array.of(0, 1)], events: [4, 11], trials: [20, 25] };
    const found = logisticRatioTest(data, { indices: [1], penalty: false });
    const cells = [
      [4, 16],
      [11, 14],
    ];
    const g = cells.flatMap((row, i) =>
      row.map((count, j) => 2 * count * Math.log((count * 45) / ([20, 25][i]! * [15, 30][j]!))),
    );
    const chiSquared = g.reduce((total, term) => total + term, 0);
    expect(found).toMatchObject({ kind: "estimate", df: 1 });
    if (found.kind !== "estimate") throw new Error(found.reason);
    expect(found.chiSquared).toBeCloseTo(chiSquared, 9);
    expect(found.pValue).toBeCloseTo(chiSquaredUpperTail(chiSquared, 1), 10);
  });
});

describe("the fit with Firth's penalty", () => {
  it("names itself where the input is wrong, and counts its steps", () => {
    expect(() => firthLogistic({ columns: [], events: [3], trials: [2] })).toThrow(/^firthLogistic requires events/);
    const fit = firthLogistic({ columns: [], events: [3], trials: [10] });
    expect(fit.kind === "estimate" && fit.iterations).toBeGreaterThan(1);
  });
});
