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
