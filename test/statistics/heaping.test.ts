import { describe, expect, test } from "vitest";
import { heaping } from "../../src/statistics/heaping.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";

describe("heaping", () => {
  test("a heap between two pairs has the binomial tail of one in five", () => {
    const found = heaping([4, 4, 4, 12, 4, 4, 4], 3);
    expect(found).toMatchObject({ at: 12, around: 16, neighbours: [1, 2, 4, 5], expected: 4 });
    expect("heap" in found && found.heap).toBeCloseTo(choose(28, 0.2, 12, 28), 12);
    expect("hole" in found && found.hole).toBeCloseTo(choose(28, 0.2, 0, 12), 12);
  });

  test("its tails are those of SciPy", () => {
    const counts = Array.from({ length: 101 }, (_, i) => ([0, 50, 100].includes(i) ? 0 : ((i * 37) % 23) + 5));
    const found = heaping(counts, 49, { excluded: [0, 50, 100, 1, 51, 59, 99] });
    // SciPy: binom.sf(at - 1, at + around, 0.2) and binom.cdf(at, at + around, 0.2)
    expect("heap" in found && found.heap).toBeCloseTo(0.00802399907082197, 14);
    expect("hole" in found && found.hole).toBeCloseTo(0.9961734860330544, 13);
  });

  test("an excluded value is no neighbour, and its partner on the other side neither", () => {
    const found = heaping(new Array(101).fill(3), 49, { excluded: [0, 50, 100, 1, 51, 59, 99] });
    expect(found).toMatchObject({ neighbours: [45, 46, 52, 53], at: 3, around: 12 });
  });

  test("a straight slope gives the value one part in five", () => {
    const found = heaping([0, 100, 200, 300, 400, 500, 600], 3);
    expect("expected" in found && found.expected).toBeCloseTo(300, 9);
  });

  test("at an edge a heap is more than the mean of the next two, and a hole is tested given sum and slope", () => {
    const found = heaping([2, 5, 4, 9], 0);
    // Counts with sum 11 and moment 13: (0, 9, 2), (1, 7, 3), (2, 5, 4), (3, 3, 5), (4, 1, 6).
    const weights = [
      [0, 9, 2],
      [1, 7, 3],
      [2, 5, 4],
      [3, 3, 5],
      [4, 1, 6],
    ].map((each) => 1 / each.map(factorial).reduce((a, b) => a * b));
    const mass = weights.reduce((a, b) => a + b);
    expect(found).toMatchObject({ neighbours: [1, 2], expected: 4.5 });
    expect("heap" in found && found.heap).toBeCloseTo(choose(11, 1 / 3, 2, 11), 12);
    expect("hole" in found && found.hole).toBeCloseTo((weights[0]! + weights[1]! + weights[2]!) / mass, 12);
  });

  test("an end whose next value is excluded is compared with those behind it", () => {
    // Places 0, 2 and 3: sum 12 and moment 2 x 6 + 3 x 5 = 27; (0, 9, 3), (1, 6, 5), (2, 3, 7), (3, 0, 9), with half the width.
    const found = heaping([1, 90, 6, 5, 7], 0, { excluded: [1], width: 0.5 });
    const weights = [
      [0, 9, 3],
      [1, 6, 5],
      [2, 3, 7],
      [3, 0, 9],
    ].map((each) => 0.5 ** each[0]! / each.map(factorial).reduce((a, b) => a * b));
    const mass = weights.reduce((a, b) => a + b);
    expect(found).toMatchObject({ neighbours: [2, 3], expected: 2.75 });
    expect("hole" in found && found.hole).toBeCloseTo((weights[0]! + weights[1]!) / mass, 12);
  });

  test("the upper end is the lower one read backwards, and is compared with the side that has more", () => {
    const counts = [2, 5, 4, 9, 3, 1, 7];
    const [low, high] = [heaping(counts, 0), heaping([...counts].reverse(), 6)];
    expect(high).toMatchObject({ neighbours: [5, 4] });
    if (!("heap" in low && "heap" in high)) throw new Error("requires a test");
    expect([high.heap, high.hole]).toEqual([low.heap, low.hole]);
  });

  test("a hole at an end is tested over neighbours two apart too", () => {
    // Places 0, 1 and 3 at distances 1 and 3: (k, m, n) changes by (2, -3, 1). Sum 14, moment 9 + 3 x 3 = 18.
    const found = heaping([2, 9, 50, 3], 0, { excluded: [2] });
    const weights = [
      [0, 12, 2],
      [2, 9, 3],
      [4, 6, 4],
      [6, 3, 5],
      [8, 0, 6],
    ].map((each) => 1 / each.map(factorial).reduce((a, b) => a * b));
    const mass = weights.reduce((a, b) => a + b);
    expect("hole" in found && found.hole).toBeCloseTo((weights[0]! + weights[1]!) / mass, 12);
  });

  test("a value with one pair alone cannot be told, nor an end with one value behind it", () => {
    expect(heaping([4, 4, 4], 1)).toEqual({ kind: "not-estimable", reason: "no-variation" });
    expect(heaping([4, 4], 0)).toEqual({ kind: "not-estimable", reason: "no-variation" });
    expect(heaping([4, 4, 4, 4, 4], 2)).toMatchObject({ kind: "estimate", neighbours: [0, 1, 3, 4] });
  });

  test("a value that stands alone at an end is a heap", () => {
    const found = heaping([0, 0, 0, 0, 9], 4);
    expect("heap" in found && found.heap).toBeCloseTo(3 ** -9, 15);
  });

  test("without neighbours, or with nothing there, it cannot be told", () => {
    expect(heaping([5], 0)).toMatchObject({ kind: "not-estimable" });
    expect(heaping([0, 0, 0, 0, 0], 2)).toMatchObject({ kind: "not-estimable" });
    expect(() => heaping([1, 2], 2)).toThrow("heaping requires a value from 0 to 1; got 2");
  });

  test("over smooth spreads it rejects at most as often as alpha says", () => {
    const rejected = { 49: 0, 50: 0, 1: 0, 59: 0 };
    for (let set = 0; set < 1000; set++) {
      const stream = streamsFrom(7).block(set);
      const counts = new Array<number>(101).fill(0);
      for (let i = 0; i < 3000; i++) {
        const score = 100 * ((nextUniform(stream) + nextUniform(stream) + 0.5 * nextUniform(stream)) / 2.5);
        counts[Math.round(score)]! += 1;
      }
      for (const point of [49, 1, 59] as const) {
        const found = heaping(counts, point, { excluded: [0, 50, 100] });
        if ("heap" in found && found.heap <= 0.05) rejected[point] += 1;
      }
      const hole = heaping(counts, 50);
      if ("hole" in hole && hole.hole <= 0.05) rejected[50] += 1;
    }
    // Exact binomial bound at 1e-4: 7.9 % of 1,000.
    for (const times of Object.values(rejected)) expect(times).toBeLessThanOrEqual(79);
    expect(rejected[59]).toBeGreaterThanOrEqual(15);
  });
});

function choose(n: number, p: number, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k <= to; k++)
    sum += (factorial(n) / factorial(k) / factorial(n - k)) * p ** k * (1 - p) ** (n - k);
  return sum;
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
