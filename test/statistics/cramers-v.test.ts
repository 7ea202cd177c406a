import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { type CramersV, cramersV } from "../../src/statistics/cramers-v.js";
import { noncentralChiSquaredUpperTail } from "../../src/statistics/distributions.js";

function found(counts: readonly (readonly number[])[], level = 0.95): CramersV {
  const result = cramersV(contingencyTable(counts), { level });
  if (result.kind !== "estimate") throw new Error(result.reason);
  return result;
}

describe("Cramer's V", () => {
  it("has the correction of Bergsma (2013)", () => {
    // 2 x 2: X2 = 60 (20 * 15 - 10 * 15)^2 / (30 * 30 * 35 * 25) = 12 / 7, phi2 = 1 / 35.
    const [phi2, n] = [1 / 35, 60];
    const side = 2 - 1 / (n - 1);
    const square = found([
      [20, 10],
      [15, 15],
    ]);
    expect(square.value).toBeCloseTo(Math.sqrt(phi2), 12);
    expect(square.biasCorrected).toBeCloseTo(Math.sqrt((phi2 - 1 / (n - 1)) / (side - 1)), 12);
    // 2 x 3 with columns that say all of the rows: X2 = n, phi2 = 1.
    const wide = found([
      [8, 0, 4],
      [0, 8, 0],
    ]);
    expect(wide.value).toBe(1);
    expect(wide.biasCorrected).toBeCloseTo(Math.sqrt((1 - 2 / 19) / (2 - 1 / 19 - 1)), 12);
    const tall = found([
      [8, 0],
      [0, 8],
      [4, 0],
    ]);
    expect(tall.biasCorrected).toBeCloseTo(wide.biasCorrected, 12);
    // 3 x 4: X2 by its definition, and three columns' share of chance.
    const counts = [
      [9, 2, 1, 4],
      [1, 8, 3, 2],
      [2, 1, 7, 5],
    ];
    const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
    const columns = [0, 1, 2, 3].map((j) => counts.reduce((sum, row) => sum + row[j]!, 0));
    const x2 = counts.reduce(
      (sum, row, i) =>
        sum +
        row.reduce(
          (all, count, j) => all + (count - (rows[i]! * columns[j]!) / 45) ** 2 / ((rows[i]! * columns[j]!) / 45),
          0,
        ),
      0,
    );
    const smaller = Math.min(3 - 4 / 44, 4 - 9 / 44) - 1;
    expect(found(counts).biasCorrected).toBeCloseTo(Math.sqrt((x2 / 45 - 6 / 44) / smaller), 12);
  });

  it("has nothing to correct with where a table says too little", () => {
    expect(
      found([
        [1, 0],
        [0, 1],
      ]).biasCorrected,
    ).toBe(0);
    expect(
      found([
        [0.2, 0.1],
        [0.3, 0.2],
      ]).biasCorrected,
    ).toBe(0);
    expect(
      found([
        [10, 10],
        [10, 10],
      ]).biasCorrected,
    ).toBe(0);
  });

  it("lies between the noncentralities at which its statistic is as far out on either side", () => {
    for (const [size, level] of [
      [1, 0.95],
      [1000, 0.9],
    ] as const) {
      const { value, interval } = found(
        [
          [40 * size, 10 * size, 20 * size],
          [15 * size, 45 * size, 20 * size],
        ],
        level,
      );
      const total = 150 * size;
      const tail = (bound: number) => noncentralChiSquaredUpperTail(value * value * total, 2, bound * bound * total);
      expect(tail(interval.lower)).toBeCloseTo((1 - level) / 2, 6);
      expect(tail(interval.upper)).toBeCloseTo((1 + level) / 2, 6);
    }
    expect(
      found([
        [10, 10],
        [10, 10],
      ]).interval,
    ).toEqual({ lower: 0, upper: 0, level: 0.95 });
    expect(
      found([
        [12, 10],
        [10, 10],
      ]).interval.lower,
    ).toBe(0);
  });
});
