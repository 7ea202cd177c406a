import { describe, expect, it } from "vitest";
import { drawingLayout, drawingMemory } from "../../src/statistics/drawing-memory.js";

const room = { units: 3, words: 9, sums: 2, moments: 6, majorities: 5, strata: 4, groupBits: 1 };

describe("the memory of a drawing", () => {
  it("lays its arrays one behind the other, four bytes an entry and eight a moment", () => {
    // The generator takes 16 bytes and the sum of squares 8; a stratum has four values.
    expect(drawingLayout(room)).toEqual({
      moments: 24,
      sums: 24 + 8 * 6,
      majorities: 72 + 4 * 2,
      strata: 80 + 4 * 5,
      starts: 100 + 16 * 4,
      words: 164 + 4 * 3,
      bytes: 176 + 4 * 9,
    });
  });

  it("gives each array its own bytes", () => {
    const memory = drawingMemory(new ArrayBuffer(drawingLayout(room).bytes), room);
    const views = Object.values(memory);
    views.forEach((view, i) => {
      view.fill(i + 1);
    });
    views.forEach((view, i) => {
      expect([...view]).toEqual(Array(view.length).fill(i + 1));
    });
    expect(views.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(drawingLayout(room).bytes);
  });
});
