import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CountTable } from "../../src/audit/result.js";
import { mergedRows } from "../../src/disclosure/merged-rows.js";

const THRESHOLD = 5;

const table = (counts: readonly number[], breaks: readonly number[]): CountTable => ({
  id: "classes",
  unit: "cases",
  keys: [
    { name: "score", levels: Array.from({ length: counts.length / 2 }, (_, row) => `from ${row}`) },
    { name: "outcome", levels: ["violation", "none"] },
  ],
  counts,
  ordered: true,
  breaks,
});

const merged = (counts: readonly number[], breaks: readonly number[]) =>
  mergedRows(table(counts, breaks), { threshold: THRESHOLD, units: 1 });

const rows = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 14 });

describe("mergedRows", () => {
  it("keep every unit, and every cell reaches the threshold", () => {
    fc.assert(
      fc.property(rows, fc.uniqueArray(fc.integer({ min: 1, max: 13 }), { maxLength: 3 }), (cells, cuts) => {
        const breaks = cuts.filter((cut) => cut < cells.length).sort((a, b) => a - b);
        const counts = cells.flat();
        const result = merged(counts, breaks);
        for (const count of result.counts) expect(count).toBeGreaterThanOrEqual(THRESHOLD);
        if (result.counts.length === 0) return;
        expect(result.counts.reduce((sum, count) => sum + count, 0)).toBe(
          counts.reduce((sum, count) => sum + count, 0),
        );
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it("leave nothing small between them and a table of the parts, in any column", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 13 }), (cells, cut) => {
        fc.pre(cut < cells.length);
        const [low, high] = [cells.slice(0, cut), cells.slice(cut)];
        const sum = (part: typeof cells, column: 0 | 1) => part.reduce((total, cell) => total + cell[column], 0);
        const levels = merged(cells.flat(), [cut]).keys[0]!.levels.map((level) => Number(level.slice(5)));
        // Of the parts, their sizes at most are published: what a row holds beyond whole parts must reach them too.
        levels.forEach((start, row) => {
          const end = levels[row + 1] ?? cells.length;
          const pieces = [
            { own: cells.slice(start, Math.min(end, cut)), whole: low },
            { own: cells.slice(Math.max(start, cut), end), whole: high },
          ];
          for (const { own, whole } of pieces) {
            if (own.length === 0 || own.length === whole.length) continue;
            expect(sum(own, 0)).toBeGreaterThanOrEqual(THRESHOLD);
            expect(sum(own, 1)).toBeGreaterThanOrEqual(THRESHOLD);
          }
        });
      }),
      { numRuns: 1000, seed: 2 },
    );
  });

  it("cross no break where both parts reach, and join a part that does not to its neighbour", () => {
    expect(merged([5, 5, 1, 1, 2, 2, 6, 6], [2]).keys[0]!.levels).toEqual(["from 0", "from 2"]);
    expect(merged([5, 5, 6, 6, 1, 9, 6, 6], [2]).keys[0]!.levels).toEqual(["from 0", "from 1", "from 2"]);
    expect(merged([5, 5, 6, 6, 1, 9], [2]).keys[0]!.levels).toEqual(["from 0", "from 1"]);
    expect(merged([1, 9, 5, 5, 6, 6], [1]).keys[0]!.levels).toEqual(["from 0", "from 2"]);
  });
});
