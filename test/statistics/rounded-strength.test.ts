import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
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
