import { describe, expect, it } from "vitest";
import { inlineExecutor } from "../../src/runtime/inline.js";
import { blocksOf } from "../../src/statistics/cluster-permutation.js";
import {
  type FlaggedCounts,
  fixedMarginsStepDown,
  fixedMarginsStepDownProblem,
  fixedMarginsStepDownTask,
  steppedDownPValues,
} from "../../src/statistics/fixed-margins-step-down.js";

const COUNTS: FlaggedCounts = { sizes: [4, 6, 3], flagged: [4, 1, 1], allUnits: 20, allFlagged: 8 };

function choose(n: number, k: number): number {
  let product = 1;
  for (let i = 0; i < k; i++) product = (product * (n - i)) / (i + 1);
  return k < 0 || k > n ? 0 : product;
}

/** Every vector of flagged counts of the groups with its probability. */
function law({ sizes, allUnits, allFlagged }: FlaggedCounts) {
  const rest = allUnits - sizes.reduce((sum, size) => sum + size, 0);
  let vectors: { counts: number[]; ways: number }[] = [{ counts: [], ways: 1 }];
  for (const size of sizes) {
    vectors = vectors.flatMap(({ counts, ways }) =>
      Array.from({ length: size + 1 }, (_, count) => ({
        counts: [...counts, count],
        ways: ways * choose(size, count),
      })),
    );
  }
  const all = choose(allUnits, allFlagged);
  return vectors.map(({ counts, ways }) => {
    const left = allFlagged - counts.reduce((sum, count) => sum + count, 0);
    return { counts, probability: (ways * choose(rest, left)) / all };
  });
}

function distance(group: number, count: number, { sizes, allUnits, allFlagged }: FlaggedCounts): number {
  const [size, S, F] = [sizes[group]!, allUnits, allFlagged];
  return Math.abs(count - (size * F) / S) / Math.sqrt((size * (S - size) * F * (S - F)) / (S * S * (S - 1)));
}

/** Adjusted p-values by the definition, over the whole law. */
function enumerated(counts: FlaggedCounts, stepDown: "minP" | "maxT") {
  const vectors = law(counts);
  const rawP = (group: number, count: number) =>
    vectors
      .filter((each) => distance(group, each.counts[group]!, counts) >= distance(group, count, counts) - 1e-9)
      .reduce((sum, each) => sum + each.probability, 0);
  const extremeness = (group: number, count: number) =>
    stepDown === "minP" ? -rawP(group, count) : distance(group, count, counts);
  const observed = counts.flagged.map((count, group) => extremeness(group, count));
  const order = [...observed.keys()].sort((a, b) => observed[b]! - observed[a]!);
  const adjusted: number[] = [];
  let largest = 0;
  order.forEach((group, step) => {
    const left = order.slice(step);
    const p = vectors
      .filter((each) => left.some((other) => extremeness(other, each.counts[other]!) >= observed[group]! - 1e-9))
      .reduce((sum, each) => sum + each.probability, 0);
    largest = Math.max(largest, p);
    adjusted[group] = largest;
  });
  return { adjusted, unadjusted: counts.flagged.map((count, group) => rawP(group, count)) };
}

describe("fixedMarginsStepDown", () => {
  it.each([
    [COUNTS, 99_999],
    [COUNTS, 4_000],
    [{ ...COUNTS, flagged: [1, 6, 1] }, 4_000],
    [{ ...COUNTS, flagged: [2, 2, 3], sizes: [4, 6, 4] }, 4_000],
  ])("agrees with enumeration of the whole law, for minP and maxT: %#", (counts, resamples) => {
    for (const stepDown of ["minP", "maxT"] as const) {
      const exact = enumerated(counts, stepDown);
      const found = fixedMarginsStepDown(counts, { stepDown, seed: 3, resamples });
      found.unadjusted.forEach((p, group) => {
        expect(p).toBeCloseTo(exact.unadjusted[group]!, 12);
      });
      found.adjusted.forEach((p, group) => {
        const expected = exact.adjusted[group]!;
        expect(Math.abs(p - expected)).toBeLessThan(
          4 * Math.sqrt((expected * Math.max(0, 1 - expected)) / resamples) + 2 / resamples,
        );
      });
    }
  });

  it("gives one group alone its exact p-value, up to the error of resampling", () => {
    const { adjusted, unadjusted } = fixedMarginsStepDown(
      { sizes: [3], flagged: [3], allUnits: 9, allFlagged: 3 },
      { seed: 1, resamples: 4_000 },
    );
    expect(unadjusted[0]).toBeCloseTo(1 / 84, 12);
    expect(adjusted[0]).toBeCloseTo(1 / 84, 2);
  });

  it("counts tied distances on both sides of the mean", () => {
    const { unadjusted } = fixedMarginsStepDown(
      { sizes: [2], flagged: [2], allUnits: 4, allFlagged: 2 },
      { seed: 1, resamples: 99 },
    );
    expect(unadjusted[0]).toBeCloseTo(1 / 3, 12);
  });

  it("takes groups that leave no other unit", () => {
    const { adjusted } = fixedMarginsStepDown(
      { sizes: [5, 5], flagged: [5, 0], allUnits: 10, allFlagged: 5 },
      { seed: 1, resamples: 4_000 },
    );
    expect(adjusted[0]).toBe(adjusted[1]);
    expect(adjusted[0]).toBeCloseTo(2 / 252, 2);
  });

  it("gives the same on an executor as on the calling thread", async () => {
    const { problem } = fixedMarginsStepDownProblem(COUNTS, { stepDown: "minP", seed: 3, resamples: 2_500 });
    const extreme = new Float64Array(3);
    await inlineExecutor().run(fixedMarginsStepDownTask, problem, {
      blocks: blocksOf(2_500),
      merge: (block) =>
        block.forEach((count, step) => {
          extreme[step]! += count;
        }),
    });
    expect(steppedDownPValues(problem, extreme)).toEqual(
      fixedMarginsStepDown(COUNTS, { seed: 3, resamples: 2_500 }).adjusted,
    );
  });

  it("refuses a family without variation or with an empty group", () => {
    expect(() => fixedMarginsStepDown({ ...COUNTS, allFlagged: 20 }, { seed: 1 })).toThrow("some but not all");
    expect(() => fixedMarginsStepDown({ ...COUNTS, sizes: [0, 6, 3] }, { seed: 1 })).toThrow("1 or more units");
    expect(() => fixedMarginsStepDown({ ...COUNTS, allFlagged: 0 }, { seed: 1 })).toThrow("some but not all");
    expect(() => fixedMarginsStepDown({ ...COUNTS, flagged: [4, 7, 1] }, { seed: 1 })).toThrow("some but not all");
    expect(() => fixedMarginsStepDown({ ...COUNTS, sizes: [], flagged: [] }, { seed: 1 })).toThrow("got 0 groups");
    const least = { sizes: [1], flagged: [1], allUnits: 4, allFlagged: 1 };
    expect(fixedMarginsStepDown(least, { seed: 1, resamples: 9 }).unadjusted[0]).toBeCloseTo(1 / 4, 12);
    expect(() => fixedMarginsStepDown({ ...COUNTS, sizes: [4, 6, 13] }, { seed: 1 })).toThrow("-3 other units");
  });
});

describe("the parts of a step-down over fixed margins", () => {
  it("hold the distance of every count in standard deviations of its hypergeometric law", () => {
    const { problem } = fixedMarginsStepDownProblem(COUNTS, { stepDown: "maxT", seed: 1, resamples: 9 });
    COUNTS.sizes.forEach((size, row) => {
      const variance = (((size * 8) / 20) * (12 / 20) * (20 - size)) / 19;
      for (let count = 0; count <= size; count++) {
        const distance = Math.abs(count - (size * 8) / 20) / Math.sqrt(variance);
        expect(problem.extremeness[problem.begins[row]! + count]).toBeCloseTo(distance, 12);
      }
    });
    const all = { sizes: [10], flagged: [4], allUnits: 10, allFlagged: 4 };
    const whole = fixedMarginsStepDown(all, { seed: 1, stepDown: "maxT", resamples: 9 });
    expect(whole.adjusted).toEqual([1]);
    const { extremeness } = fixedMarginsStepDownProblem(all, { stepDown: "maxT", seed: 1, resamples: 9 }).problem;
    expect([...extremeness]).toEqual(new Array(11).fill(0));
  });

  it("count the observed table among the resamples, and let no later step be smaller", () => {
    const { problem } = fixedMarginsStepDownProblem(COUNTS, { stepDown: "minP", seed: 1, resamples: 9 });
    const ordered = { ...problem, order: Uint16Array.of(1, 0, 2) };
    expect(steppedDownPValues(ordered, Float64Array.of(3, 2, 4))).toEqual([0.4, 0.4, 0.5]);
  });
});
