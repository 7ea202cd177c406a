import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { breslowDay, woolfTest } from "../../src/statistics/homogeneity-of-odds.js";
import {
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
} from "../../src/statistics/mantel-haenszel-effects.js";

const strataOf = (...tables: readonly (readonly [a: number, b: number, c: number, d: number])[]) =>
  tables.map(([a, b, c, d]) =>
    contingencyTable([
      [a, b],
      [c, d],
    ]),
  );

describe("the Mantel-Haenszel risk difference", () => {
  it("has the binomial error of its strata where their differences are equal", () => {
    // 4 of 10 against 5 of 20, and 12 of 30 against 10 of 40: 0.15 in either.
    const parts = [
      [10, 4, 20, 5],
      [30, 12, 40, 10],
    ] as const;
    let [weights, variance] = [0, 0];
    for (const [n1, a, n2, c] of parts) {
      const weight = (n1 * n2) / (n1 + n2);
      const [p1, p2] = [a / n1, c / n2];
      weights += weight;
      variance += weight ** 2 * ((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
    }
    const result = mantelHaenszelRiskDifference(
      strataOf(...parts.map(([n1, a, n2, c]) => [a, n1 - a, c, n2 - c] as const)),
      {
        level: 0.9,
      },
    );
    const margin = (1.6448536269514722 * Math.sqrt(variance)) / weights;
    expect(result).toEqual({
      kind: "estimate",
      value: expect.closeTo(0.15, 12),
      interval: { lower: expect.closeTo(0.15 - margin, 12), upper: expect.closeTo(0.15 + margin, 12), level: 0.9 },
    });
  });
});

describe("homogeneity of odds", () => {
  it("leaves out strata with an empty margin, and counts them", () => {
    const full = strataOf([3, 7, 6, 4], [2, 8, 5, 6], [4, 5, 9, 3]);
    const alone = breslowDay(full);
    const empty = strataOf([0, 0, 3, 4], [3, 4, 0, 0], [0, 5, 0, 6], [5, 0, 6, 0]);
    const both = breslowDay([...full, ...empty]);
    if (alone.kind !== "estimate" || both.kind !== "estimate") throw new Error("no estimate");
    expect([alone.uninformativeStrata, both.uninformativeStrata]).toEqual([0, 4]);
    expect(both.breslowDay.degreesOfFreedom).toBe(2);
    expect(both.breslowDay.statistic).toBeCloseTo(alone.breslowDay.statistic, 12);
    const none = { kind: "not-estimable", reason: "no-variation" };
    expect(breslowDay(strataOf([0, 7, 6, 4], [0, 8, 5, 6]))).toEqual(none);
  });

  it("by Woolf weighs log odds ratios by their inverse variance, a half added where a cell is empty", () => {
    const tables = [
      [3, 7, 6, 4],
      [2, 8, 5, 0],
      [4, 5, 9, 3],
    ] as const;
    const logs = tables.map((cells) => {
      const [a, b, c, d] = cells.map((count) => count + 0.5) as [number, number, number, number];
      return { log: Math.log((a * d) / (b * c)), weight: 1 / (1 / a + 1 / b + 1 / c + 1 / d) };
    });
    const weights = logs.reduce((sum, { weight }) => sum + weight, 0);
    const mean = logs.reduce((sum, { log, weight }) => sum + log * weight, 0) / weights;
    const statistic = logs.reduce((sum, { log, weight }) => sum + weight * (log - mean) ** 2, 0);
    expect(woolfTest(strataOf(...tables))).toMatchObject({ statistic: expect.closeTo(statistic, 12) });
  });
});

it("effects and tests over strata ask for 2 x 2 tables by their own name", () => {
  const wide = [
    contingencyTable([
      [1, 2, 3],
      [4, 5, 6],
    ]),
  ];
  for (const [name, run] of Object.entries({
    mantelHaenszelOddsRatio,
    mantelHaenszelRiskRatio,
    mantelHaenszelRiskDifference,
    breslowDay,
    woolfTest,
  })) {
    expect(() => run(wide)).toThrow(`${name} requires 2 x 2 strata; got 2 x 3`);
  }
});
