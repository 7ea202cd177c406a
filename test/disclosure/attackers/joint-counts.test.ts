import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jointCounts } from "../../../src/disclosure/attackers/joint-counts.js";

/** Every way to take one count of each row, kept where they add up. */
function byTrying(rows: readonly (readonly number[])[], total: number): number[][] {
  const fillings = rows.reduce<number[][]>(
    (before, counts) => before.flatMap((filling) => counts.map((count) => [...filling, count])),
    [[]],
  );
  const kept = fillings.filter((filling) => filling.reduce((sum, count) => sum + count, 0) === total);
  return rows.map((counts, row) => counts.filter((count) => kept.some((filling) => filling[row] === count)));
}

describe("jointCounts", () => {
  it("finds what trying every filling finds", () => {
    const row = fc
      .uniqueArray(fc.nat(12), { minLength: 1, maxLength: 7 })
      .map((counts) => counts.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), fc.nat(30), (rows, total) => {
        expect(jointCounts(rows, total)).toEqual(byTrying(rows, total));
      }),
    );
  });

  it("leaves a row alone the count that is left", () => {
    expect(jointCounts([[3, 4, 5]], 4)).toEqual([[4]]);
    expect(jointCounts([[3, 4, 5]], 7)).toEqual([[]]);
  });

  it("holds for many rows of many counts", () => {
    const rows = Array.from({ length: 80 }, () => Array.from({ length: 101 }, (_, count) => count));
    const found = jointCounts([...rows, [500]], 520);
    expect(found[0]).toEqual(Array.from({ length: 21 }, (_, count) => count));
    expect(found[80]).toEqual([500]);
  });
});
