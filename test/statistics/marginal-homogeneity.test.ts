import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { marginalHomogeneity } from "../../src/statistics/marginal-homogeneity.js";

/** Fleiss & Everitt 1971: Stuart's statistic of three levels in closed form. */
function ofThree(counts: readonly (readonly number[])[]): number {
  const total = (i: number) => counts[i]!.reduce((sum, count) => sum + count, 0);
  const d = [0, 1, 2].map((i) => total(i) - counts.reduce((sum, row) => sum + row[i]!, 0));
  const mean = (i: number, j: number) => (counts[i]![j]! + counts[j]![i]!) / 2;
  const [a, b, c] = [mean(0, 1), mean(0, 2), mean(1, 2)];
  return (c * d[0]! ** 2 + b * d[1]! ** 2 + a * d[2]! ** 2) / (2 * (a * c + a * b + c * b));
}

describe("marginal homogeneity", () => {
  it("of three levels is the closed form", () => {
    for (const counts of [
      [
        [10, 4, 1],
        [2, 20, 9],
        [7, 3, 30],
      ],
      [
        [0, 40, 1],
        [2, 5, 0],
        [90, 3, 8],
      ],
    ]) {
      const result = marginalHomogeneity(contingencyTable(counts));
      if (result.kind !== "estimate") throw new Error(result.reason);
      expect(result.statistic).toBeCloseTo(ofThree(counts), 10);
      // The upper tail of chi-squared with 2 degrees of freedom.
      expect(result.pValue).toBeCloseTo(Math.exp(-ofThree(counts) / 2), 12);
    }
  });

  it("does not exist where levels exchange within two sets alone", () => {
    const apart = [
      [3, 2, 0, 0],
      [5, 1, 0, 0],
      [0, 0, 4, 1],
      [0, 0, 6, 2],
    ];
    expect(marginalHomogeneity(contingencyTable(apart))).toEqual({ kind: "not-estimable", reason: "no-variation" });
  });

  it("asks for a square table", () => {
    expect(() =>
      marginalHomogeneity(
        contingencyTable([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ),
    ).toThrow("marginalHomogeneity requires a square table; got 2 x 3");
  });
});
