import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { ratioEquivalence } from "../../src/statistics/proportion-equivalence.js";
import { miettinenNurminenRatioInterval } from "../../src/statistics/proportion-ratio.js";
import { roundedFisher } from "../../src/statistics/rounded-fisher.js";
import { roundedRatioInterval } from "../../src/statistics/rounded-intervals.js";
import { roundedCramersV, roundedPearson } from "../../src/statistics/rounded-pearson.js";

/** Cramer's V of the rows and columns that hold counts; null where fewer than two of either do. */
function strengthOf(counts: readonly number[], columns: number): number | null {
  const rows = Array.from({ length: counts.length / columns }, (_, i) =>
    counts.slice(i * columns, (i + 1) * columns),
  ).filter((row) => row.some((count) => count > 0));
  const held = Array.from({ length: columns }, (_, j) => j).filter((j) => rows.some((row) => row[j]! > 0));
  if (rows.length < 2 || held.length < 2) return null;
  const test = pearsonChiSquared(contingencyTable(rows.map((row) => held.map((j) => row[j]!))));
  if (test.kind !== "estimate") return null;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Math.sqrt(test.statistic / total / (Math.min(rows.length, held.length) - 1));
}

const exactly = (counts: readonly number[]) => counts.map((count) => ({ count, lower: count, upper: count }));

describe("Cramer's V of counts that are ranges", () => {
  it.each([
    [[9, 3, 2, 5, 1, 7, 6, 2, 4, 4, 8, 1], 3, 4],
    [[9, 3, 2, 5, 1, 7, 6, 2], 4, 2],
    [[9, 3, 0, 5, 1, 0, 6, 2, 0], 3, 3],
    [[9, 3, 5, 0, 0, 0, 6, 2, 9], 3, 3],
  ])("is itself where the counts are known: %j", (counts, rows, columns) => {
    const found = roundedCramersV(exactly(counts), rows, columns);
    if ("reason" in found) throw new Error(found.reason);
    const v = strengthOf(counts, columns)!;
    for (const value of [found.inner.lower, found.inner.upper, found.outer.lower, found.outer.upper])
      expect(value).toBeCloseTo(v, 10);
  });

  it.each([
    [[3, 2, 2, 4], 2, 2],
    [[1, 2, 2, 1], 2, 2],
    [[4, 1, 1, 3], 2, 2],
  ])("lies inside the outer range for every table, and the inner one is reached: %j", (counts, rows, columns) => {
    const cells = counts.map((count) => ({ count, lower: Math.max(0, count - 2), upper: count + 2 }));
    const found = roundedCramersV(cells, rows, columns);
    if ("reason" in found) throw new Error(found.reason);
    let all: number[][] = [[]];
    for (const { lower, upper } of cells)
      all = all.flatMap((begun) => Array.from({ length: upper - lower + 1 }, (_, i) => [...begun, lower + i]));
    const strengths = all.map((table) => strengthOf(table, columns)).filter((value) => value !== null);
    expect(found.outer.lower).toBeLessThanOrEqual(Math.min(...strengths) + 1e-9);
    expect(found.outer.upper).toBeGreaterThanOrEqual(Math.max(...strengths) - 1e-9);
    expect(found.inner.lower).toBeGreaterThanOrEqual(Math.min(...strengths) - 1e-9);
    expect(found.inner.upper).toBeCloseTo(Math.max(...strengths), 9);
    expect(found.inner.lower).toBeLessThanOrEqual(strengthOf(counts, columns)!);
    expect(strengths.some((value) => Math.abs(value - found.inner.lower) < 1e-9)).toBe(true);
  });

  it("passes tables by that have one column only, and knows no strength above that of a whole table", () => {
    const some = [2, 1, 3, 0].map((count) => ({ count, lower: Math.max(0, count - 1), upper: count + 1 }));
    const found = roundedCramersV(some, 2, 2);
    if ("reason" in found) throw new Error(found.reason);
    expect(found.inner.lower).toBeTypeOf("number");
    const wide = Array.from({ length: 8 }, () => ({ count: 5, lower: 0, upper: 100 }));
    for (const [rows, columns] of [
      [2, 4],
      [4, 2],
    ] as const) {
      const range = roundedPearson(wide, rows, columns);
      if ("reason" in range) throw new Error(range.reason);
      // X2 is at most N times one less than the fewer of rows and columns.
      expect(range.outer.upper).toBeLessThanOrEqual(800 * (1 + 1e-12));
    }
  });

  it("is not estimable where only one row holds counts, but 1 at most where only one may", () => {
    const none = { kind: "not-estimable", reason: "no-variation" };
    expect(roundedCramersV(exactly([3, 4, 0, 0]), 2, 2)).toEqual(none);
    expect(roundedPearson(exactly([3, 4, 0, 0]), 2, 2)).toEqual(none);
    const maybe = roundedCramersV(
      [3, 4, 1, 1].map((count) => ({ count, lower: count - 1, upper: count + 1 })),
      2,
      2,
    );
    if ("reason" in maybe) throw new Error(maybe.reason);
    expect(maybe.outer.upper).toBe(1);
  });
});

describe("tests and intervals of counts that are ranges", () => {
  it("double the tail of the table in the middle, where the groups may differ to either side", () => {
    const found = roundedFisher(
      { events: { lower: 1, upper: 13 }, others: { lower: 10, upper: 10 } },
      { events: { lower: 4, upper: 4 }, others: { lower: 10, upper: 10 } },
    );
    const { greater, less } = fisherExact(
      contingencyTable([
        [7, 10],
        [4, 10],
      ]),
    );
    expect(found.doubled.inner.upper).toBeCloseTo(2 * Math.min(greater, less), 12);
    const uneven = roundedFisher(
      { events: { lower: 1, upper: 9 }, others: { lower: 6, upper: 12 } },
      { events: { lower: 2, upper: 4 }, others: { lower: 10, upper: 14 } },
    );
    // In the middle of 9 of 15 and 1 of 13 stand 5 of 14, beside 3 of 15 between 4 of 14 and 2 of 16.
    const middle = fisherExact(
      contingencyTable([
        [5, 9],
        [3, 12],
      ]),
    );
    expect(uneven.doubled.inner.upper).toBeCloseTo(2 * Math.min(middle.greater, middle.less), 12);
  });

  it("are the interval of the table where every count is known, whole groups with events included", () => {
    for (const [a, b, c, d] of [
      [1, 0, 1, 0],
      [4, 0, 3, 2],
      [4, 1, 3, 0],
    ] as const) {
      const known = (count: number) => ({ lower: count, upper: count });
      const found = roundedRatioInterval(
        { events: known(a), others: known(b) },
        { events: known(c), others: known(d) },
      );
      const exact = miettinenNurminenRatioInterval(a, a + b, c, c + d, {});
      if (!("lower" in exact)) throw new Error("no interval");
      expect(found).toEqual({ lower: exact.lower, upper: exact.upper });
    }
  });
});

describe("the equivalence of a ratio", () => {
  it("is that of its inverse with the groups exchanged", () => {
    for (const [a, n, b, m] of [
      [12, 40, 13, 38],
      [30, 60, 20, 50],
    ] as const) {
      const one = ratioEquivalence(a, n, b, m, { lower: 0.7, upper: 1.6 });
      const other = ratioEquivalence(b, m, a, n, { lower: 1 / 1.6, upper: 1 / 0.7 });
      expect(one.pValue).toBeCloseTo(other.pValue, 10);
    }
  });
});
