import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { normalMultiplier } from "../../src/statistics/distributions.js";
import { breslowDay, woolfTest } from "../../src/statistics/homogeneity-of-odds.js";
import { katzRatioInterval } from "../../src/statistics/large-sample-intervals.js";
import { mantelHaenszelRiskDifference } from "../../src/statistics/mantel-haenszel-effects.js";

const tables = (...rows: readonly (readonly [number, number, number, number])[]) =>
  rows.map(([a, b, c, d]) =>
    contingencyTable([
      [a, b],
      [c, d],
    ]),
  );

describe("the homogeneity of odds", () => {
  it("leaves strata out that have an empty row or column, and counts them", () => {
    const known = tables([2, 8, 6, 5], [7, 3, 4, 9]);
    const empty = tables([0, 0, 3, 4], [3, 4, 0, 0], [0, 5, 0, 2], [5, 0, 2, 0]);
    const [found, withEmpty] = [breslowDay(known), breslowDay([...known, ...empty])];
    if (found.kind !== "estimate" || withEmpty.kind !== "estimate") throw new Error("no test");
    expect(found.uninformativeStrata).toBe(0);
    expect(withEmpty).toEqual({ ...found, uninformativeStrata: 4 });
  });

  it("is not estimable where the common odds ratio is none", () => {
    expect(breslowDay(tables([3, 0, 1, 2], [2, 0, 1, 4]))).toEqual({ kind: "not-estimable", reason: "no-variation" });
  });

  it("adds half to every cell of every stratum where one is empty", () => {
    const cells = [
      [4, 0, 3, 5],
      [2, 6, 7, 1],
      [5, 2, 3, 9],
    ] as const;
    const strata = cells.map((stratum) => stratum.map((count) => count + 0.5) as [number, number, number, number]);
    const logs = strata.map(([a, b, c, d]) => Math.log((a * d) / (b * c)));
    const weights = strata.map((stratum) => 1 / stratum.reduce((sum, count) => sum + 1 / count, 0));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = logs.reduce((sum, log, i) => sum + weights[i]! * log, 0) / all;
    const expected = logs.reduce((sum, log, i) => sum + weights[i]! * (log - mean) ** 2, 0);
    expect(woolfTest(tables(...cells))).toMatchObject({ degreesOfFreedom: 2 });
    const found = woolfTest(tables(...cells));
    if ("reason" in found) throw new Error(found.reason);
    expect(found.statistic).toBeCloseTo(expected, 10);
  });
});

describe("the common difference of shares", () => {
  it("has Sato's variance", () => {
    const cells = [
      [4, 9, 3, 15],
      [2, 6, 7, 8],
    ] as const;
    let [weight, weighted, slope, plain] = [0, 0, 0, 0];
    for (const [a, b, c, d] of cells) {
      const [n1, n2, n] = [a + b, c + d, a + b + c + d];
      weight += (n1 * n2) / n;
      weighted += ((n1 * n2) / n) * (a / n1 - c / n2);
      slope += (n1 ** 2 * c - n2 ** 2 * a + (n1 * n2 * (n2 - n1)) / 2) / n ** 2;
      plain += (a * d + b * c) / (2 * n);
    }
    const error = Math.sqrt((weighted / weight) * slope + plain) / weight;
    const found = mantelHaenszelRiskDifference(tables(...cells), { level: 0.9 });
    if (found.kind !== "estimate") throw new Error(found.reason);
    expect(found.value).toBeCloseTo(weighted / weight, 12);
    expect(found.interval.upper - found.value).toBeCloseTo(normalMultiplier(0.9) * error, 12);
    expect(found.value - found.interval.lower).toBeCloseTo(normalMultiplier(0.9) * error, 12);
  });
});

describe("the ratio of shares of which one is 0", () => {
  it("has no interval on a scale of logarithms, whichever of the two it is", () => {
    const none = { kind: "not-estimable", reason: "no-events" };
    expect(katzRatioInterval(3, 10, 0, 10)).toEqual(none);
    expect(katzRatioInterval(0, 10, 3, 10)).toEqual(none);
  });
});
