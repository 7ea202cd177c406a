import { describe, expect, it } from "vitest";
import { addLaws, type DiscreteLaw, subsetSums } from "../../src/statistics/subset-sums.js";

const AMPLE = { tolerance: 1e-9, limit: 1e6 };

/** Sums of all subsets of a size, counted one by one. */
function counted(values: readonly number[], size: number): { sums: number[]; shares: number[] } {
  const ways = new Map<number, number>();
  let total = 0;
  for (let subset = 0; subset < 2 ** values.length; subset++) {
    const chosen = values.filter((_, i) => (subset >> i) & 1);
    if (chosen.length !== size) continue;
    const sum = Math.round(1e6 * chosen.reduce((all, value) => all + value, 0));
    ways.set(sum, (ways.get(sum) ?? 0) + 1);
    total++;
  }
  const sums = [...ways.keys()].sort((a, b) => a - b);
  return { sums: sums.map((sum) => sum / 1e6), shares: sums.map((sum) => ways.get(sum)! / total) };
}

function expectCounted(values: readonly number[], size: number): void {
  const law = subsetSums(values, size, AMPLE)!;
  const { sums, shares } = counted(values, size);
  expect(law.values.length).toBe(sums.length);
  law.values.forEach((value, i) => {
    expect(value).toBeCloseTo(sums[i]!, 5);
    expect(law.probabilities[i]).toBeCloseTo(shares[i]!, 12);
  });
}

describe("the law of the sum of a subset", () => {
  const IRRATIONAL = [Math.PI, -Math.SQRT2, Math.E, Math.SQRT1_2, Math.LN2, Math.PI, -Math.LN10];

  it("is that of all subsets, counted one by one", () => {
    for (const size of [0, 1, 2, 3, 5, 7]) {
      expectCounted([3, 1, 4, 1, 5, 9, 2], size);
      expectCounted([-6, 4, 10, -6, 8, 0, 2], size);
      expectCounted([0.25, 0.5, -0.1, 7, 0.25, 1.2, 3], size);
      expectCounted(IRRATIONAL, size);
    }
  });

  it("is exact over decimals, and holds no sum that no subset has", () => {
    const { values, probabilities } = subsetSums([0, 0.1, 0.2, 0.7], 2, AMPLE)!;
    expect([...values]).toEqual([0.1, 0.2, 0.3, 0.7, 0.8, 0.9]);
    for (const probability of probabilities) expect(probability).toBeCloseTo(1 / 6, 15);
    expect([...subsetSums([0, 0.000001, 0.000003], 2, AMPLE)!.values]).toEqual([0.000001, 0.000003, 0.000004]);
    expect([...subsetSums([0, 2, 4], 1, AMPLE)!.values]).toEqual([0, 2, 4]);
  });

  it("keeps values that no power of ten makes whole", () => {
    for (const value of [1.0000005, 0.0512345678, 20.00000049, 3e-8]) {
      expect([...subsetSums([0, value], 1, AMPLE)!.values]).toEqual([0, value]);
    }
  });

  it("is the sum of nothing where nothing is drawn", () => {
    expect(subsetSums([], 0, AMPLE)).toEqual({ values: Float64Array.of(0), probabilities: Float64Array.of(1) });
    expect(subsetSums([4, 5], 0, AMPLE)).toEqual({ values: Float64Array.of(0), probabilities: Float64Array.of(1) });
  });

  it("is hypergeometric where more subsets exist than a double can count", () => {
    const values = Array.from({ length: 2000 }, (_, i) => (i < 3 ? 1 : 0));
    const { probabilities } = subsetSums(values, 300, AMPLE)!;
    const without = (1700 / 2000) * (1699 / 1999) * (1698 / 1998);
    const all = (300 / 2000) * (299 / 1999) * (298 / 1998);
    expect(probabilities[0]).toBeCloseTo(without, 12);
    expect(probabilities[3]).toBeCloseTo(all, 12);
  });

  it("is not given beyond the limit", () => {
    const whole = Array.from({ length: 41 }, (_, i) => i);
    expect(subsetSums(whole, 20, { ...AMPLE, limit: 50 })).toBeNull();
    // After the third of four values one or two are taken: 3 sums of either kind, the most at a time.
    const four = IRRATIONAL.slice(0, 4);
    expect(subsetSums(four, 2, { ...AMPLE, limit: 6 })!.values.length).toBe(6);
    expect(subsetSums(four, 2, { ...AMPLE, limit: 5 })).toBeNull();
  });

  it("takes the distinct sums where a table of whole ones is beyond the limit", () => {
    const { values, probabilities } = subsetSums([0, 1e9], 1, { ...AMPLE, limit: 2 })!;
    expect([[...values], [...probabilities]]).toEqual([
      [0, 1e9],
      [0.5, 0.5],
    ]);
  });
});

describe("the law of two sums together", () => {
  const die: DiscreteLaw = { values: Float64Array.of(1, 2, 3), probabilities: Float64Array.of(1 / 3, 1 / 3, 1 / 3) };

  it("is their convolution, with sums that meet taken as one", () => {
    const { values, probabilities } = addLaws(die, die, AMPLE)!;
    expect([...values]).toEqual([2, 3, 4, 5, 6]);
    for (const [i, ways] of [1, 2, 3, 2, 1].entries()) expect(probabilities[i]).toBeCloseTo(ways / 9, 14);
  });

  it("ascends whatever the order of its parts", () => {
    const falling = { values: Float64Array.of(5, 0, 2), probabilities: Float64Array.of(0.2, 0.5, 0.3) };
    const none = { values: Float64Array.of(0), probabilities: Float64Array.of(1) };
    expect(addLaws(falling, none, AMPLE)).toEqual({
      values: Float64Array.of(0, 2, 5),
      probabilities: Float64Array.of(0.5, 0.3, 0.2),
    });
  });

  it("is not given beyond the limit", () => {
    expect(addLaws(die, die, { ...AMPLE, limit: 5 })!.values.length).toBe(5);
    expect(addLaws(die, die, { ...AMPLE, limit: 4 })).toBeNull();
  });
});
