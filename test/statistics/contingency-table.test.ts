import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contingencyTable,
  expectedCounts,
  margins,
  requireWholeCounts,
  tableFromCounts,
  withoutEmptyMargins,
} from "../../src/statistics/contingency-table.js";
import { cramersV } from "../../src/statistics/cramers-v.js";
import { differenceOfProducts } from "../../src/statistics/exact-product.js";
import { gTest } from "../../src/statistics/g-test.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { tableResiduals } from "../../src/statistics/table-residuals.js";
import { expectClose } from "../support/closeness.js";
import { reordered, tableRows, transposed } from "../support/table-arbitraries.js";

function estimated<T extends { kind: string }>(result: T): Extract<T, { kind: "estimate" }> {
  if (result.kind !== "estimate") throw new Error(`expected an estimate; got ${JSON.stringify(result)}`);
  return result as Extract<T, { kind: "estimate" }>;
}

describe("contingency table", () => {
  it("has margins that add up to its total and expected counts with the same margins", () => {
    fc.assert(
      fc.property(tableRows(), (rows) => {
        const table = contingencyTable(rows);
        const { rowTotals, columnTotals, total } = margins(table);
        expect(rowTotals.reduce((a, b) => a + b)).toBe(total);
        expect(columnTotals.reduce((a, b) => a + b)).toBe(total);
        fc.pre(total > 0);
        const expected = margins(tableFromCounts(expectedCounts(table), table.rows, table.columns));
        for (const [row, value] of expected.rowTotals.entries()) expectClose(value, rowTotals[row]!, 1e-12);
        for (const [column, value] of expected.columnTotals.entries()) expectClose(value, columnTotals[column]!, 1e-12);
      }),
    );
  });

  it("drops empty rows and columns and says which", () => {
    const reduced = withoutEmptyMargins(
      contingencyTable([
        [5, 0, 9],
        [0, 0, 0],
        [7, 0, 2],
      ]),
    );
    expect(reduced.droppedRows).toEqual([1]);
    expect(reduced.droppedColumns).toEqual([1]);
    expect([...reduced.table.counts]).toEqual([5, 9, 7, 2]);
  });

  it("refuses NaN, negative, infinite and ragged counts, and an empty table", () => {
    for (const rows of [[[1, Number.NaN]], [[-1, 2]], [[1, Number.POSITIVE_INFINITY]], [[1, 2], [3]], [], [[]]]) {
      expect(() => contingencyTable(rows)).toThrow(/requires/);
    }
    expect(() => tableFromCounts(Float64Array.of(1, 2, 3), 2, 2)).toThrow(/got 3 for 2 x 2/);
    expect(() => expectedCounts(contingencyTable([[0, 0]]))).toThrow(/got total 0/);
    expect(() => requireWholeCounts(contingencyTable([[1, 0.5]]), "caller")).toThrow(/^caller requires whole counts/);
    expect(() => requireWholeCounts(contingencyTable([[2 ** 53, 4]]), "caller")).toThrow(/2\^53/);
  });

  it("multiplies exactly where doubles do not", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 4, maxLength: 4 }), ([a, b, c, d]) => {
        const exact = Number(BigInt(a!) * BigInt(b!) - BigInt(c!) * BigInt(d!));
        expectClose(differenceOfProducts(a!, b!, c!, d!), exact, 1e-15);
      }),
    );
    expect(differenceOfProducts(1e9 + 1, 1e9 - 1, 1e9, 1e9)).toBe(-1);
  });
});

describe("tests of independence", () => {
  it("do not depend on the order of rows, the order of columns, or which is which", () => {
    fc.assert(
      fc.property(tableRows({ largest: 1e6 }), fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (rows, keys) => {
        const moved = transposed(reordered(rows, keys));
        for (const test of [pearsonChiSquared, gTest]) {
          const one = test(contingencyTable(rows));
          const other = test(contingencyTable(moved));
          expect(other.kind).toBe(one.kind);
          if (one.kind !== "estimate" || other.kind !== "estimate") continue;
          expectClose(other.statistic, one.statistic, 1e-12, 1e-9);
          expect(other.degreesOfFreedom).toBe(one.degreesOfFreedom);
          expect(one.pValue).toBeGreaterThanOrEqual(0);
          expect(one.pValue).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("grow in proportion when every count is multiplied", () => {
    fc.assert(
      fc.property(tableRows(), fc.integer({ min: 2, max: 1e6 }), (rows, factor) => {
        const one = pearsonChiSquared(contingencyTable(rows));
        fc.pre(one.kind === "estimate");
        const many = rows.map((row) => row.map((count) => count * factor));
        expectClose(
          estimated(pearsonChiSquared(contingencyTable(many))).statistic,
          factor * one.statistic,
          1e-11,
          1e-9,
        );
        expectClose(
          estimated(gTest(contingencyTable(many))).statistic,
          factor * estimated(gTest(contingencyTable(rows))).statistic,
          1e-11,
          1e-9,
        );
      }),
    );
  });

  it("are 0 with p = 1 under exact independence, with counts up to 1e9", () => {
    const table = contingencyTable([
      [1e9, 2e8],
      [5e8, 1e8],
    ]);
    for (const result of [pearsonChiSquared(table), gTest(table)]) {
      expect(estimated(result).statistic).toBe(0);
      expect(estimated(result).pValue).toBe(1);
    }
    expect(estimated(cramersV(table)).interval.lower).toBe(0);
  });

  it("are not estimable when only one row or column holds counts", () => {
    for (const rows of [
      [[3, 4, 5]],
      [[3], [4]],
      [
        [3, 0],
        [4, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ]) {
      const table = contingencyTable(rows);
      for (const test of [pearsonChiSquared, gTest, cramersV, tableResiduals]) {
        expect(test(table)).toEqual({ kind: "not-estimable", reason: "no-variation" });
      }
    }
  });

  it("count the cells with fewer than five expected, and five is not fewer", () => {
    const below = (count: number) => {
      const test = pearsonChiSquared(
        contingencyTable([
          [count, count],
          [count, count],
        ]),
      );
      return test.kind === "estimate" ? test.cellsExpectedBelowFive : null;
    };
    expect([4, 5, 6].map(below)).toEqual([4, 0, 0]);
  });

  it("refuse Yates' correction for more than 2 x 2", () => {
    expect(() =>
      pearsonChiSquared(
        contingencyTable([
          [1, 2, 3],
          [4, 5, 6],
        ]),
        { yates: true },
      ),
    ).toThrow(/2 x 3/);
  });

  it("give by hand, for [[2, 0], [0, 2]]: X2 = 4, Yates 1, G = 8 log 2, residuals 2, V = 1", () => {
    const table = contingencyTable([
      [2, 0],
      [0, 2],
    ]);
    expect(estimated(pearsonChiSquared(table))).toMatchObject({ statistic: 4, smallestExpected: 1 });
    expect(estimated(pearsonChiSquared(table)).cellsExpectedBelowFive).toBe(4);
    expect(estimated(pearsonChiSquared(table, { yates: true })).statistic).toBe(1);
    expectClose(estimated(gTest(table)).statistic, 8 * Math.LN2);
    expect(estimated(tableResiduals(table)).adjusted.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      2, -2, -2, 2,
    ]);
    expect(estimated(cramersV(table)).value).toBe(1);
  });

  it("have squared Pearson residuals that add up to the statistic", () => {
    fc.assert(
      fc.property(tableRows(), (rows) => {
        const residuals = tableResiduals(contingencyTable(rows));
        fc.pre(residuals.kind === "estimate");
        const sum = residuals.pearson.reduce((total, value) => total + value * value, 0);
        expectClose(sum, estimated(pearsonChiSquared(contingencyTable(rows))).statistic, 1e-11, 1e-12);
      }),
    );
  });
});

describe("Cramer's V", () => {
  it("has an interval that SciPy's noncentral chi-squared confirms, around 0.371 of a 4 x 3 table", () => {
    const v = estimated(
      cramersV(
        contingencyTable([
          [30, 14, 6],
          [22, 40, 11],
          [9, 17, 33],
          [4, 4, 10],
        ]),
      ),
    );
    expectClose(v.value, 0.37096740262903305);
    expectClose(v.interval.lower, 0.2526121437894705, 1e-9);
    expectClose(v.interval.upper, 0.4537152561987231, 1e-9);
    expect(v.biasCorrected).toBeLessThan(v.value);
  });

  it("stays in [0, 1] with an ordered interval", () => {
    fc.assert(
      fc.property(tableRows(), (rows) => {
        const v = cramersV(contingencyTable(rows));
        fc.pre(v.kind === "estimate");
        for (const share of [v.value, v.biasCorrected, v.contingencyCoefficient, v.interval.lower, v.interval.upper]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(v.interval.lower).toBeLessThanOrEqual(v.interval.upper);
        expect(v.interval.lower).toBeLessThanOrEqual(v.value);
      }),
    );
    expect(() =>
      cramersV(
        contingencyTable([
          [1, 2],
          [3, 4],
        ]),
        { level: 1 },
      ),
    ).toThrow(/level/);
  });
});
