import { describe, expect, it } from "vitest";
import { chiSquaredUpperTail, hypergeometricDensity, logGamma } from "../../src/statistics/distributions.js";
import { hypergeometricDraw, logFactorials, tableFor } from "../../src/statistics/hypergeometric-draw.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";

describe("hypergeometricDraw", () => {
  it.each([
    { total: 12, marked: 5, drawn: 4 },
    { total: 500, marked: 3, drawn: 250 },
    { total: 500, marked: 490, drawn: 480 },
    { total: 100_000, marked: 400, drawn: 1000 },
    { total: 100_000, marked: 40_000, drawn: 60_000 },
    { total: 3_000, marked: 1_400, drawn: 1_700 },
    { total: 100_000, marked: 90_000, drawn: 20_000 },
    { total: 100_000, marked: 15_000, drawn: 95_000 },
    { total: 400_000_000, marked: 5_000_000, drawn: 100_000 },
    { total: 2_000_000, marked: 300, drawn: 90_000 },
  ])("follows the hypergeometric law for $marked of $total, $drawn drawn", ({ total, marked, drawn }) => {
    const table = tableFor(total);
    const state = streamsFrom(2).block(total + drawn);
    const draws = 20_000;
    const counts = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const value = hypergeometricDraw(state, total, marked, drawn, table);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    let statistic = 0;
    let cells = 0;
    let restExpected = draws;
    let restDrawn = draws;
    for (let value = Math.max(0, drawn + marked - total); value <= Math.min(drawn, marked); value++) {
      const expected = draws * hypergeometricDensity(value, { white: marked, black: total - marked, drawn });
      if (expected < 5) continue;
      statistic += ((counts.get(value) ?? 0) - expected) ** 2 / expected;
      restExpected -= expected;
      restDrawn -= counts.get(value) ?? 0;
      cells++;
    }
    if (restExpected > 1) statistic += (restDrawn - restExpected) ** 2 / restExpected;
    expect(cells).toBeGreaterThan(2);
    expect(chiSquaredUpperTail(statistic, cells)).toBeGreaterThan(1e-4);
  });

  it.each([
    { total: 12, marked: 5, drawn: 4 },
    { total: 40, marked: 3, drawn: 20 },
    { total: 30, marked: 27, drawn: 25 },
    { total: 60, marked: 20, drawn: 30 },
    { total: 9, marked: 1, drawn: 8 },
    { total: 400, marked: 150, drawn: 250 },
  ])("turns a uniform number into the value that stands there, from the mode outwards: %j", (urn) => {
    const { total, marked, drawn } = urn;
    const density = (x: number) => hypergeometricDensity(x, { white: marked, black: total - marked, drawn });
    const lowest = Math.max(0, drawn + marked - total);
    const values = Array.from({ length: Math.min(drawn, marked) - lowest + 1 }, (_, i) => lowest + i);
    const mode = values.reduce((best, x) => (density(x) >= density(best) * (1 - 1e-12) ? x : best));
    const outwards = values.toSorted((a, b) => Math.abs(a - mode) - Math.abs(b - mode) || b - a);
    const table = logFactorials(total);
    const state = streamsFrom(4).block(total);
    const copy = streamsFrom(4).block(total);
    for (let draw = 0; draw < 300; draw++) {
      let left = nextUniform(copy);
      const expected = outwards.find((x) => {
        left -= density(x);
        return left < 0;
      });
      expect(hypergeometricDraw(state, total, marked, drawn, table)).toBe(expected);
    }
  });

  it("returns the only possible value without a draw", () => {
    const state = streamsFrom(1).block(0);
    const before = Array.from(state);
    expect(hypergeometricDraw(state, 10, 10, 3, logFactorials(10))).toBe(3);
    expect(hypergeometricDraw(state, 10, 0, 3, logFactorials(10))).toBe(0);
    expect(Array.from(state)).toEqual(before);
  });
});

describe("logFactorials", () => {
  it("agrees with the logarithm of the gamma function", () => {
    const table = logFactorials(300_000);
    for (const k of [0, 1, 2, 10, 1000, 300_000]) expect(table[k]).toBeCloseTo(logGamma(k + 1), k > 1000 ? 7 : 10);
  });
});
