import { describe, expect, it } from "vitest";
import { logisticCalibration } from "../../src/statistics/logistic-calibration.js";

const calibrated = (logOdds: readonly number[], violations: readonly number[], none: readonly number[]) =>
  logisticCalibration(Float64Array.from(logOdds), {
    violations: Float64Array.from(violations),
    none: Float64Array.from(none),
  });

const expit = (x: number) => 1 / (1 + Math.exp(-x));

describe("logisticCalibration", () => {
  it("finds intercept 0 and slope 1 where every share is as predicted", () => {
    const p = [0.1, 0.25, 0.5, 0.8];
    const result = calibrated(
      p.map((share) => Math.log(share / (1 - share))),
      p.map((share) => 1000 * share),
      p.map((share) => Math.round(1000 * (1 - share))),
    );
    if (result.kind !== "estimate") throw new Error(result.reason);
    expect([result.intercept, result.slope, result.inTheLarge]).toEqual([
      expect.closeTo(0, 10),
      expect.closeTo(1, 10),
      expect.closeTo(0, 10),
    ]);
  });

  it("goes through two shares exactly, and solves the score equations", () => {
    const two = calibrated([-1, 1], [1, 3], [3, 1]);
    expect(two).toMatchObject({ slope: expect.closeTo(Math.log(3), 12), intercept: expect.closeTo(0, 12) });
    const x = [-4, -1, 0.5, 2, 30];
    const [violations, none] = [
      [0, 2, 3, 9, 40],
      [50, 9, 4, 3, 1],
    ];
    const result = calibrated(x, violations, none);
    if (result.kind !== "estimate") throw new Error(result.reason);
    const residuals = x.map((value, row) => {
      const n = violations[row]! + none[row]!;
      return violations[row]! - n * expit(result.intercept + result.slope * value);
    });
    expect(residuals.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
    expect(residuals.reduce((sum, value, row) => sum + value * x[row]!, 0)).toBeCloseTo(0, 7);
    const large = x.map(
      (value, row) => violations[row]! - (violations[row]! + none[row]!) * expit(result.inTheLarge + value),
    );
    expect(large.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
  });

  it.each([
    {
      name: "one outcome is missing",
      rows: [
        [-1, 1],
        [0, 0],
        [3, 4],
      ],
      reason: "one-class-only",
    },
    {
      name: "all units have one prediction",
      rows: [
        [-1, 1],
        [0, 2],
        [0, 3],
      ],
      reason: "no-variation",
    },
    {
      name: "a cut parts the outcomes",
      rows: [
        [-1, 0, 1],
        [0, 0, 4],
        [3, 2, 0],
      ],
      reason: "separated",
    },
    {
      name: "a cut parts them but for ties at it",
      rows: [
        [-1, 0, 1],
        [0, 2, 4],
        [3, 2, 0],
      ],
      reason: "separated",
    },
    {
      name: "a cut parts them the wrong way",
      rows: [
        [-1, 0, 1],
        [4, 2, 0],
        [0, 2, 4],
      ],
      reason: "separated",
    },
  ])("does not exist where $name", ({ rows, reason }) => {
    const [x, violations, none] = rows as [number[], number[], number[]];
    expect(calibrated(x, violations, none)).toEqual({ kind: "not-estimable", reason });
  });

  it("refuses log odds that are not finite", () => {
    expect(() => calibrated([Number.POSITIVE_INFINITY, 0], [1, 1], [1, 1])).toThrow(/requires 2 finite log odds/);
  });
});

describe("logisticCalibration of two scores", () => {
  const at = (low: number, high: number) =>
    logisticCalibration(Float64Array.of(low, high), {
      violations: Float64Array.of(5, 12),
      none: Float64Array.of(35, 18),
    });

  it("is the log odds of a table of two rows, wherever the scores lie", () => {
    const slope = Math.log((12 * 35) / (18 * 5));
    const slopeError = Math.sqrt(1 / 5 + 1 / 35 + 1 / 12 + 1 / 18);
    const first = at(0, 1);
    expect(first).toMatchObject({
      intercept: expect.closeTo(Math.log(5 / 35), 10),
      interceptError: expect.closeTo(Math.sqrt(1 / 5 + 1 / 35), 10),
    });
    for (const [low, high] of [
      [0, 1],
      [5, 6],
      [-3, -2.5],
    ] as const) {
      const result = at(low, high);
      if (result.kind !== "estimate") throw new Error(result.reason);
      expect(result.slope).toBeCloseTo(slope / (high - low), 9);
      expect(result.slopeError).toBeCloseTo(slopeError / (high - low), 9);
      // The shift alone: as many violations as found, with the information of its binomial law.
      const chances = [low, high].map((x) => 1 / (1 + Math.exp(-result.inTheLarge - x)));
      expect(40 * chances[0]! + 30 * chances[1]!).toBeCloseTo(17, 9);
      const information = 40 * chances[0]! * (1 - chances[0]!) + 30 * chances[1]! * (1 - chances[1]!);
      expect(result.inTheLargeError).toBeCloseTo(1 / Math.sqrt(information), 10);
    }
  });

  it("says why there is none", () => {
    const why = (violations: readonly number[], none: readonly number[]) => {
      const histogram = { violations: Float64Array.from(violations), none: Float64Array.from(none) };
      const result = logisticCalibration(Float64Array.of(0, 1), histogram);
      return result.kind === "not-estimable" ? result.reason : result.kind;
    };
    expect(why([2, 3], [0, 0])).toBe("one-class-only");
    expect(why([0, 0], [2, 3])).toBe("one-class-only");
    expect(why([2, 0], [1, 4])).toBe("separated");
    expect(why([2, 3], [4, 0])).toBe("separated");
    expect(why([2, 0], [4, 0])).toBe("no-variation");
    expect(() =>
      logisticCalibration(Float64Array.of(0), { violations: Float64Array.of(1, 2), none: Float64Array.of(2, 1) }),
    ).toThrow("logisticCalibration requires 2 finite log odds; got 1, or one not finite");
  });
});
