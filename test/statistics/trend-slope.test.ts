import { describe, expect, it } from "vitest";
import { trendSlope } from "../../src/statistics/trend-slope.js";
import { cochranArmitage } from "../../src/statistics/trend-tests.js";

describe("trendSlope", () => {
  it("is the difference of the shares between two groups, with its unpooled error", () => {
    const result = trendSlope([3, 12], [20, 30]);
    if (result.kind !== "estimate") throw new Error(result.reason);
    expect(result.slope).toBeCloseTo(12 / 30 - 3 / 20, 12);
    expect(result.standardError).toBeCloseTo(Math.sqrt((0.15 * 0.85) / 20 + (0.4 * 0.6) / 30), 12);
    expect(result.upper - result.slope).toBeCloseTo(1.959963984540054 * result.standardError, 10);
  });

  it("is the least-squares slope of the units taken one by one", () => {
    const [events, totals] = [
      [2, 5, 9, 4],
      [40, 31, 22, 5],
    ];
    const units = totals.flatMap((n, i) =>
      Array.from({ length: n }, (_, j) => ({ x: i + 1, y: j < events[i]! ? 1 : 0 })),
    );
    const mean = (of: (unit: { x: number; y: number }) => number) =>
      units.reduce((sum, unit) => sum + of(unit), 0) / units.length;
    const [x, y] = [mean((unit) => unit.x), mean((unit) => unit.y)];
    const slope = mean((unit) => (unit.x - x) * (unit.y - y)) / mean((unit) => (unit.x - x) ** 2);
    expect(trendSlope(events, totals)).toMatchObject({ slope: expect.closeTo(slope, 12) });
  });

  it("has the sign of the Cochran-Armitage test", () => {
    const trend = cochranArmitage([83, 90, 129, 70], [86, 93, 136, 82]);
    const slope = trendSlope([83, 90, 129, 70], [86, 93, 136, 82]);
    if (trend.kind !== "estimate" || slope.kind !== "estimate") throw new Error("both exist");
    expect(Math.sign(slope.slope)).toBe(Math.sign(trend.z));
  });

  it("does not exist where one group holds all units or no share varies", () => {
    expect(trendSlope([3, 0], [9, 0])).toEqual({ kind: "not-estimable", reason: "no-variation" });
    expect(trendSlope([0, 0], [9, 4])).toEqual({ kind: "not-estimable", reason: "no-variation" });
    expect(() => trendSlope([5], [4])).toThrow(/0 <= events <= totals/);
  });
});
