import { describe, expect, it } from "vitest";
import { logGamma } from "../../src/statistics/distributions.js";
import { logFactorials } from "../../src/statistics/hypergeometric-draw.js";
import { logFactorial, rejectionDraw } from "../../src/statistics/hypergeometric-rejection.js";
import { streamsFrom } from "../../src/statistics/random.js";

describe("logFactorial", () => {
  it("equals the table, and the gamma function far beyond any table", () => {
    const table = logFactorials(5_000);
    for (let k = 0; k <= 5_000; k++)
      expect(Math.abs(logFactorial(k) - table[k]!)).toBeLessThan(1e-14 * (1 + table[k]!));
    for (const k of [1e6, 123_456_789, 1e12]) expect(logFactorial(k) / logGamma(k + 1)).toBeCloseTo(1, 14);
  });
});

describe("rejectionDraw", () => {
  it("draws the same numbers with a table and without one", () => {
    const urn = { total: 90_000, marked: 40_000, drawn: 30_000 };
    const [one, other] = [streamsFrom(7).block(0), streamsFrom(7).block(0)];
    const logs = logFactorials(urn.total);
    for (let i = 0; i < 2_000; i++) expect(rejectionDraw(one, urn, logs)).toBe(rejectionDraw(other, urn, null));
  });

  it.each([
    { total: 4_000_000_000, marked: 1_000_000_000, drawn: 300_000_000 },
    { total: 4_000_000_000, marked: 3_900_000_000, drawn: 3_000_000_000 },
    { total: 10_000, marked: 9_000, drawn: 5_000 },
  ])("has the mean and the variance of its law for $marked of $total, $drawn drawn", (urn) => {
    const { total, marked, drawn } = urn;
    const state = streamsFrom(3).block(0);
    const draws = 100_000;
    const mean = (drawn * marked) / total;
    const variance = mean * (1 - marked / total) * ((total - drawn) / (total - 1));
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < draws; i++) {
      const off = rejectionDraw(state, urn, null) - mean;
      sum += off;
      squares += off * off;
    }
    // Five standard errors of each.
    expect(Math.abs(sum / draws)).toBeLessThan(5 * Math.sqrt(variance / draws));
    expect(Math.abs(squares / draws / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / draws));
  });

  it("stays within the urn where the law is narrow", () => {
    const state = streamsFrom(5).block(0);
    for (let i = 0; i < 5_000; i++) {
      const drawn = rejectionDraw(state, { total: 9, marked: 6, drawn: 7 }, null);
      expect(drawn).toBeGreaterThanOrEqual(4);
      expect(drawn).toBeLessThanOrEqual(6);
    }
  });
});
