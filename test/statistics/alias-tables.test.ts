import { describe, expect, it } from "vitest";
import { binomialDigits } from "../../src/statistics/binomial-digits.js";
import { logFactorials } from "../../src/statistics/hypergeometric-draw.js";
import { repairedTables } from "../../src/statistics/repaired-tables.js";

describe("the alias tables of a binomial law", () => {
  it("have a level for every digit of the trials, and a law for every value of it", () => {
    for (const [trials, laws] of [
      [0, [1]],
      [1, [2]],
      [5, [6]],
      [127, [128]],
      [128, [128, 2]],
      [300, [128, 3]],
    ] as const) {
      const { begins, bits, words, lowest } = binomialDigits(0.4, { trials });
      expect(begins.length, `${trials}`).toBe(laws.length);
      expect(words.length).toBe(laws.reduce((sum, count, level) => sum + count * 2 ** bits[level]!, 0));
      expect(lowest.length).toBe(128 * laws.length);
    }
  });

  it("know the lowest count of each digit at its place", () => {
    const { lowest } = binomialDigits(1, { trials: 300 });
    expect([lowest[5], lowest[127], lowest[128], lowest[129], lowest[130]]).toEqual([5, 127, 0, 128, 256]);
  });

  it("are those of what is left, column by column", () => {
    const { laws, columnTotals, rowTotals } = repairedTables([4, 6, 2], [3, 5, 1, 3]);
    expect(laws).toEqual([3 / 12, 5 / 9, 1 / 4].map((share) => binomialDigits(share, { trials: 6 })));
    expect([[...rowTotals], [...columnTotals]]).toEqual([
      [4, 6, 2],
      [3, 5, 1, 3],
    ]);
  });
});

describe("logarithms of factorials", () => {
  it("keep their last digit over a million of them", () => {
    // Stirling's series, whose next term is below 1e-15: n ln n - n + ln(2 pi n) / 2 + 1 / (12 n).
    const table = logFactorials(1_000_000);
    for (const n of [1_000, 20_000, 999_983, 1_000_000]) {
      const stirling = n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3);
      expect(Math.abs(table[n]! / stirling - 1)).toBeLessThan(6e-16);
    }
  });
});
