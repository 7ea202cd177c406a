import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextUint32, streamsFrom } from "../../src/statistics/random.js";
import { repairedDrawing, scriptRepairedDrawing } from "../../src/statistics/repaired-drawing.js";
import { compiledRepairedDrawing } from "../../src/statistics/repaired-drawing-compiled.js";
import { type RepairedDrawing, type RepairedTables, repairedTables } from "../../src/statistics/repaired-tables.js";

/** Tables drawn one after the other by each form of the kernel. */
function drawnBy(tables: RepairedTables, seed: number, draws: number): number[][][] {
  return [compiledRepairedDrawing, scriptRepairedDrawing].map((open) => {
    const drawing = open(tables, streamsFrom(seed).block(0)) as RepairedDrawing;
    return Array.from({ length: draws }, () => {
      drawing.draw();
      return [...drawing.counts];
    });
  });
}

/** Two ways to sum one table of small counts. */
const margins = fc
  .array(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((rows) => ({
    rowTotals: rows.map((row) => row.reduce((sum, count) => sum + count, 0)),
    columnTotals: [0, 1, 2, 3].map((column) => rows.reduce((sum, row) => sum + row[column]!, 0)),
  }));

describe("repairedDrawing", () => {
  it("draws the same tables compiled as in JavaScript, with the margins that were asked", () => {
    fc.assert(
      fc.property(margins, fc.integer({ min: 0, max: 0xffffffff }), ({ rowTotals, columnTotals }, seed) => {
        const [compiled, script] = drawnBy(repairedTables(rowTotals, columnTotals), seed, 5);
        expect(compiled).toEqual(script);
        for (const counts of compiled!) {
          rowTotals.forEach((total, row) => {
            expect(counts.slice(4 * row, 4 * row + 4).reduce((sum, count) => sum + count, 0)).toBe(total);
          });
          columnTotals.forEach((total, column) => {
            expect(counts.filter((_, cell) => cell % 4 === column).reduce((sum, count) => sum + count, 0)).toBe(total);
          });
        }
      }),
    );
  });

  it("goes beyond 32 bits as the one in JavaScript does, where a draw hits a threshold", () => {
    const tables = repairedTables([100, 60], [90, 70]);
    const law = tables.laws[0]!;
    const slots = 2 ** law.bits[0]!;
    let decided = 0;
    for (let seed = 0; seed < 60; seed++) {
      const random = nextUint32(streamsFrom(seed).block(0));
      const slot = random % slots;
      const index = law.begins[0]! + 100 * slots + slot;
      const alias = law.words[index]! % slots;
      // Only slots that share their place with another count have a threshold.
      if (law.words[index]! < slots || alias === slot) continue;
      const words = law.words.slice();
      words[index] = random - slot + alias;
      const [own, other] = [1, 0].map((remainder) => {
        const remainders = law.remainders.map(() => remainder);
        const [compiled, script] = drawnBy({ ...tables, laws: [{ ...law, words, remainders }] }, seed, 1);
        expect(compiled).toEqual(script);
        return compiled!;
      });
      if (JSON.stringify(own) !== JSON.stringify(other)) decided++;
    }
    expect(decided).toBeGreaterThan(5);
  });

  it("is the compiled one where the platform has it", () => {
    const tables = repairedTables([3, 4], [2, 5]);
    const open = (draw: typeof repairedDrawing) => draw(tables, streamsFrom(1).block(0));
    expect(open(repairedDrawing).draw).toBe(compiledRepairedDrawing(tables, streamsFrom(1).block(0))!.draw);
    expect(open(scriptRepairedDrawing).draw).not.toBe(open(repairedDrawing).draw);
  });
});
