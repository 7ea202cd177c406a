import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aucDifferencePermutation } from "../../src/statistics/auc-difference-permutation.js";
import { binomialLowerTail, binomialUpperTail } from "../../src/statistics/distributions.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { rocAuc } from "../../src/statistics/roc-auc.js";

const streams = streamsFrom(7);
const few = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 });
const groups = fc.record({ cases: few, controls: few }).map(({ cases, controls }) => ({
  cases: Float64Array.from(cases),
  controls: Float64Array.from(controls),
}));

type Scores = { readonly cases: Float64Array; readonly controls: Float64Array };

function areaOf({ cases, controls }: Scores): number {
  const result = rocAuc(Float64Array.of(...cases, ...controls), [
    ...Array.from(cases, () => 1),
    ...Array.from(controls, () => 0),
  ]);
  if (result.kind !== "estimate") throw new Error(result.reason);
  return result.value;
}

/** Bit patterns with a number of ones: every way to pick the first group. */
function picks(total: number, size: number): readonly number[] {
  return Array.from({ length: 2 ** total }, (_, bits) => bits).filter(
    (bits) => bits.toString(2).replaceAll("0", "").length === size,
  );
}

function shareAsExtreme(first: Scores, second: Scores): number {
  const cases = [...first.cases, ...second.cases];
  const controls = [...first.controls, ...second.controls];
  const chosen = (all: readonly number[], bits: number, bit: number) =>
    Float64Array.from(all.filter((_, i) => ((bits >> i) & 1) === bit));
  const observed = Math.abs(areaOf(first) - areaOf(second));
  let extreme = 0;
  let total = 0;
  for (const caseBits of picks(cases.length, first.cases.length)) {
    for (const controlBits of picks(controls.length, first.controls.length)) {
      const side = (bit: number): Scores => ({
        cases: chosen(cases, caseBits, bit),
        controls: chosen(controls, controlBits, bit),
      });
      total++;
      if (Math.abs(areaOf(side(1)) - areaOf(side(0))) >= observed - 1e-12) extreme++;
    }
  }
  return extreme / total;
}

describe("aucDifferencePermutation", () => {
  it("counts every arrangement of membership while they are few", () => {
    fc.assert(
      fc.property(groups, groups, (first, second) => {
        const { result, difference } = aucDifferencePermutation(first, second, { streams });
        expect(result.method).toBe("exact");
        expect(result.pValue).toBeCloseTo(shareAsExtreme(first, second), 12);
        expect(difference).toBeCloseTo(areaOf(first) - areaOf(second), 12);
      }),
      { numRuns: 60 },
    );
  });

  it("draws a sample whose interval holds the exact p-value", () => {
    const first = { cases: Float64Array.of(9, 7, 4, 3), controls: Float64Array.of(5, 3, 2, 2) };
    const second = { cases: Float64Array.of(7, 5, 3, 1), controls: Float64Array.of(6, 5, 5, 1) };
    const exact = aucDifferencePermutation(first, second, { streams }).result.pValue;
    const { result } = aucDifferencePermutation(first, second, { streams, resamples: 20_000, enumerateUpTo: 0 });
    if (result.method !== "resampled") throw new Error("enumeration was switched off");
    expect(result.interval.lower).toBeLessThan(exact);
    expect(result.interval.upper).toBeGreaterThan(exact);
    expect(result.pValue).toBe((result.extreme + 1) / 20_001);
    expect(result.seed).toBe(7);
  });

  it("gives the same sample from the same seed, and another from another", () => {
    const first = { cases: Float64Array.of(9, 7, 4, 3), controls: Float64Array.of(5, 3, 2, 2) };
    const second = { cases: Float64Array.of(7, 5, 3, 1), controls: Float64Array.of(6, 5, 5, 1) };
    const run = (seed: number) =>
      aucDifferencePermutation(first, second, { streams: streamsFrom(seed), resamples: 2_500, enumerateUpTo: 0 });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it("rejects a true null at 5 % in about 5 % of samples with unequal groups and ties", () => {
    const samples = 600;
    let rejections = 0;
    for (let sample = 0; sample < samples; sample++) {
      const stream = streamsFrom(42).block(sample);
      const draw = (n: number, shift: number) =>
        Float64Array.from({ length: n }, () => Math.floor(10 * nextUniform(stream) + shift));
      const { result } = aucDifferencePermutation(
        { cases: draw(8, 3), controls: draw(12, 0) },
        { cases: draw(22, 3), controls: draw(40, 0) },
        { streams: streamsFrom(sample), resamples: 199 },
      );
      if (result.pValue <= 0.05) rejections++;
    }
    expect(binomialUpperTail(rejections, samples, 0.05)).toBeGreaterThan(1e-4);
    expect(binomialLowerTail(rejections, samples, 0.05)).toBeGreaterThan(1e-4);
  });

  it("refuses a group without cases, a score that is not finite, and no resamples", () => {
    const fine = { cases: Float64Array.of(1), controls: Float64Array.of(1) };
    const empty = { cases: new Float64Array(0), controls: Float64Array.of(1) };
    const wrong = { cases: Float64Array.of(Number.NaN), controls: Float64Array.of(1) };
    expect(() => aucDifferencePermutation(fine, empty, { streams })).toThrow("both groups; got 0 and 1");
    expect(() => aucDifferencePermutation(wrong, fine, { streams })).toThrow("finite scores; got NaN");
    expect(() => aucDifferencePermutation(fine, fine, { streams, resamples: 0 })).toThrow("got 0");
  });
});

describe("the permutation of two areas, at its edges", () => {
  const level = { cases: Float64Array.of(1, 2), controls: Float64Array.of(1, 2) };

  it("counts every block of resamples once", () => {
    // Without a difference every resample is as extreme.
    for (const resamples of [1, 1_500]) {
      const { result } = aucDifferencePermutation(level, level, { streams, resamples, enumerateUpTo: 0 });
      expect(result.pValue).toBe(1);
    }
  });

  it("enumerates as many arrangements as are allowed", () => {
    // Two of four cases, and two of four controls, are those of the first group.
    const at = (enumerateUpTo: number) =>
      aucDifferencePermutation(level, level, { streams, resamples: 9, enumerateUpTo });
    expect(at(36).result.method).toBe("exact");
    expect(at(35).result.method).toBe("resampled");
  });

  it("refuses scores that are not finite, of cases and of controls", () => {
    const wrong = Float64Array.of(1, Number.NaN);
    for (const group of [
      { ...level, cases: wrong },
      { ...level, controls: wrong },
    ]) {
      expect(() => aucDifferencePermutation(level, group, { streams })).toThrow(
        "aucDifferencePermutation requires finite scores; got NaN at 1",
      );
    }
  });
});
