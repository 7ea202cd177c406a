import { describe, expect, test } from "vitest";
import { lastDigits } from "../../src/statistics/last-digits.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";

describe("lastDigits", () => {
  test("an even spread expects each digit once in ten", () => {
    const digits = lastDigits(new Array<number>(100).fill(7));
    expect(Array.isArray(digits) && digits.map(({ expected }) => expected)).toEqual(
      Array.from({ length: 10 }, () => expect.closeTo(0.1, 12)),
    );
    expect(Array.isArray(digits) && digits.every(({ adjusted }) => adjusted === 1)).toBe(true);
  });

  test("forbidden values make their digit rarer: three of eleven zeros are gone", () => {
    const counts = Array.from({ length: 101 }, (_, value) => ([0, 50, 100].includes(value) ? 0 : 5));
    const digits = lastDigits(counts, { excluded: [0, 50, 100] });
    expect(Array.isArray(digits) && digits[0]!.expected).toBeCloseTo(8 / 98, 12);
  });

  test("an uneven spread expects each digit as often as the ten values around each value say, the outermost half", () => {
    const counts = Array.from({ length: 40 }, (_, value) => ((value * 7) % 11) + value);
    const excluded = [0, 17];
    const masses = new Array<number>(10).fill(0);
    for (let value = 0; value < 40; value++) {
      if (excluded.includes(value)) continue;
      const around: number[] = [];
      for (let other = value - 5; other <= value + 5; other++) {
        if (other < 0 || other >= 40 || excluded.includes(other)) continue;
        // Twice the inner values and once the outermost two.
        around.push(counts[other]!, ...(other > value - 5 && other < value + 5 ? [counts[other]!] : []));
      }
      masses[value % 10]! += around.reduce((a, b) => a + b) / around.length;
    }
    const mass = masses.reduce((a, b) => a + b);
    const digits = lastDigits(counts, { excluded });
    if (!Array.isArray(digits)) throw new Error("requires digits");
    digits.forEach(({ expected }, digit) => {
      expect(expected).toBeCloseTo(masses[digit]! / mass, 13);
    });
  });

  test("its p-value is that of R binom.test", () => {
    const counts = Array.from({ length: 20 }, (_, value) => (value === 3 ? 9 : 1));
    const digits = lastDigits(counts);
    const third = Array.isArray(digits) ? digits[3]! : null;
    const densities = Array.from({ length: 29 }, (_, k) => density(28, third!.expected, k));
    const p = densities.filter((each) => each <= densities[10]! * (1 + 1e-7)).reduce((a, b) => a + b);
    expect(third!.count).toBe(10);
    expect(third!.pValue).toBeCloseTo(p, 12);
  });

  test("a smooth spread is rejected in at most one family in twenty", () => {
    let rejected = 0;
    for (let set = 0; set < 400; set++) {
      const stream = streamsFrom(3).block(set);
      const counts = new Array<number>(101).fill(0);
      for (let i = 0; i < 800; i++) counts[Math.round(50 * (nextUniform(stream) + nextUniform(stream)))]! += 1;
      const digits = lastDigits(counts, { excluded: [] });
      if (Array.isArray(digits) && digits.some(({ adjusted }) => adjusted <= 0.05)) rejected++;
    }
    expect(rejected).toBeLessThanOrEqual(38);
  });

  test("nothing that occurs has no digits", () => {
    expect(lastDigits([0, 0])).toEqual({ kind: "not-estimable", reason: "no-variation" });
    expect(() => lastDigits([1, 1], { excluded: [5] })).toThrow(
      "lastDigits requires excluded values from 0 to 1; got 5",
    );
  });
});

function density(n: number, p: number, k: number): number {
  let value = (1 - p) ** (n - k) * p ** k;
  for (let i = 1; i <= k; i++) value *= (n - k + i) / i;
  return value;
}
