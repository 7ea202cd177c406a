import { describe, expect, it } from "vitest";
import { foldPermutation } from "../../src/statistics/fold-permutation.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";

/** p-value of the sum over every order of the labels of one fold. */
function byAllOrders(chances: readonly (readonly number[])[], labels: readonly number[]): number {
  let [all, extreme] = [0, 0];
  const sumOf = (own: readonly number[]) => own.reduce((sum, label, i) => sum + Math.log(chances[i]![label]!), 0);
  const observed = sumOf(labels);
  const go = (left: readonly number[], taken: readonly number[]) => {
    if (left.length === 0) {
      all++;
      if (sumOf(taken) >= observed - 1e-9) extreme++;
    }
    left.forEach((label, i) => {
      go([...left.slice(0, i), ...left.slice(i + 1)], [...taken, label]);
    });
  };
  go(labels, []);
  return extreme / all;
}

describe("the permutation within folds", () => {
  const state = streamsFrom(5).block(9);
  const chances = Array.from({ length: 7 }, () => {
    const [a, b, c] = [nextUniform(state), nextUniform(state), nextUniform(state)];
    return [a / (a + b + c), b / (a + b + c), c / (a + b + c)];
  });
  const labels = [0, 1, 2, 0, 1, 0, 2];

  it("comes to the p-value over all orders", () => {
    const exact = byAllOrders(chances, labels);
    const foretold = {
      chances: Float64Array.from(chances.flat()),
      classes: 3,
      labels,
      foldOf: labels.map(() => 0),
      folds: 1,
    };
    const { pValues } = foldPermutation(foretold, { streams: streamsFrom(1), resamples: 20_000 });
    // Four standard errors of 20,000 draws.
    expect(Math.abs(pValues[0]! - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 20_000));
  });

  it("gives twice the mean of the folds, at most 1", () => {
    const twice = { chances: Float64Array.from([...chances, ...chances].flat()), classes: 3, folds: 2 };
    const foldOf = Array.from({ length: 14 }, (_, i) => (i < 7 ? 0 : 1));
    const test = foldPermutation(
      { ...twice, labels: [...labels, ...labels], foldOf },
      { streams: streamsFrom(1), resamples: 99 },
    );
    expect(test.pValue).toBe(Math.min(1, test.pValues[0]! + test.pValues[1]!));
  });

  it("counts equal sums as extreme, so that chances that tell nothing give 1", () => {
    const flat = {
      chances: new Float64Array(21).fill(1 / 3),
      classes: 3,
      labels,
      foldOf: labels.map(() => 0),
      folds: 1,
    };
    expect(foldPermutation(flat, { streams: streamsFrom(1), resamples: 99 }).pValue).toBe(1);
  });

  it("counts the resamples that are as extreme, and one more, over all and one more", () => {
    // Four units of two classes, foretold without error: one of six orders is as extreme.
    const sure = { chances: Float64Array.of(0.9, 0.1, 0.9, 0.1, 0.1, 0.9, 0.1, 0.9), classes: 2, folds: 1 };
    const told = { ...sure, labels: [0, 0, 1, 1], foldOf: [0, 0, 0, 0] };
    const { pValues } = foldPermutation(told, { streams: streamsFrom(1), resamples: 199 });
    expect(200 * pValues[0]! - 1).toBeCloseTo(Math.round(200 * pValues[0]! - 1), 9);
    expect(200 * pValues[0]! - 1).toBeGreaterThan(15);
    expect(200 * pValues[0]! - 1).toBeLessThan(55);
    const [once] = foldPermutation(told, { streams: streamsFrom(1), resamples: 1 }).pValues;
    expect([0.5, 1]).toContain(once);
  });

  it("draws each fold from a stream of its own, from the first on", () => {
    const streams = streamsFrom(2);
    const fold = {
      chances: Float64Array.from(chances.flat()),
      classes: 3,
      labels,
      foldOf: labels.map(() => 0),
      folds: 1,
    };
    const both = {
      ...{ chances: Float64Array.from([...chances, ...chances].flat()), classes: 3, folds: 2 },
      ...{ labels: [...labels, ...labels], foldOf: Array.from({ length: 14 }, (_, i) => (i < 7 ? 0 : 1)) },
    };
    const alone = [4, 5].map((first) => foldPermutation(fold, { streams, resamples: 500, first }).pValues[0]);
    expect(foldPermutation(both, { streams, resamples: 500, first: 4 }).pValues).toEqual(alone);
  });

  it("refuses no resample", () => {
    const none = { chances: new Float64Array(0), classes: 2, labels: [], foldOf: [], folds: 1 };
    expect(() => foldPermutation(none, { streams: streamsFrom(1), resamples: 0 })).toThrow("got 0");
  });
});
