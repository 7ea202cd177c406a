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

it("groups without units change nothing, and nothing that varies leaves no slope", () => {
  const plain = trendSlope([2, 5, 9], [10, 12, 14], { scores: [1, 2, 4] });
  expect(trendSlope([2, 5, 0, 9], [10, 12, 0, 14], { scores: [1, 2, 3, 4] })).toEqual(plain);
  if (plain.kind !== "estimate") throw new Error(plain.reason);
  const half = 1.959963984540054 * plain.standardError;
  expect(plain.lower).toBeCloseTo(plain.slope - half, 12);
  expect(plain.upper).toBeCloseTo(plain.slope + half, 12);
  const none = { kind: "not-estimable", reason: "no-variation" };
  expect(trendSlope([2, 5], [10, 12], { scores: [3, 3] })).toEqual(none);
  expect(trendSlope([0, 0], [10, 12])).toEqual(none);
});

it("lists of unequal length and impossible counts are refused", () => {
  for (const [events, totals, scores] of [
    [[1], [2, 3], [1, 2]],
    [[1, 2], [2, 3], [1]],
  ] as const) {
    expect(() => trendSlope(events, totals, { scores })).toThrow(
      `trendSlope requires lists of one length; got ${events.length}, ${totals.length} and ${scores.length}`,
    );
  }
  for (const [events, got] of [
    [[1, -1], "-1 of 3 in group 1"],
    [[3, 1], "3 of 2 in group 0"],
  ] as const) {
    expect(() => trendSlope(events, [2, 3])).toThrow(`trendSlope requires 0 <= events <= totals; got ${got}`);
  }
});
