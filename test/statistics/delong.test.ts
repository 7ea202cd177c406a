import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aucAgainstConstant } from "../../src/statistics/auc-against-constant.js";
import type { AucEstimate, AucInterval } from "../../src/statistics/auc-estimate.js";
import { aucDeLong, aucDeLongFromHistogram, aucDeLongFromScores } from "../../src/statistics/delong.js";
import { binomialLowerTail, binomialUpperTail } from "../../src/statistics/distributions.js";
import { nextNormal, nextUniform, streamsFrom } from "../../src/statistics/random.js";

const scores = fc.array(
  fc.integer({ min: -6, max: 6 }).map((x) => x / 2),
  { minLength: 2, maxLength: 30 },
);

function estimated(cases: ArrayLike<number>, controls: ArrayLike<number>, level = 0.95): AucEstimate {
  const result = aucDeLong(Float64Array.from(cases), Float64Array.from(controls), { level });
  if (result.kind !== "estimate") throw new Error("both classes were given");
  return result;
}

function intervalOf(estimate: AucEstimate): AucInterval {
  if ("kind" in estimate.interval) throw new Error(estimate.interval.reason);
  return estimate.interval;
}

const order = (a: number, b: number): number => (a > b ? 1 : a === b ? 0.5 : 0);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const sampleVariance = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);

/** DeLong, DeLong & Clarke-Pearson 1988, equations 4 to 6, over all pairs. */
function varianceByPairs(cases: readonly number[], controls: readonly number[]): number {
  const ofCases = cases.map((x) => mean(controls.map((y) => order(x, y))));
  const ofControls = controls.map((y) => mean(cases.map((x) => order(x, y))));
  return sampleVariance(ofCases) / cases.length + sampleVariance(ofControls) / controls.length;
}

describe("aucDeLongFromScores", () => {
  it("gives what the two samples give, whichever is the larger, and leaves its input as it was", () => {
    const stream = streamsFrom(9).block(0);
    for (const share of [0.1, 0.5, 0.9]) {
      for (const n of [40, 6_000]) {
        const outcomes = Uint8Array.from({ length: n }, (_, i) => (i < 2 || nextUniform(stream) < share ? 1 : 0));
        outcomes.fill(0, n - 2);
        const whole = Float64Array.from(outcomes, (outcome) => Math.round(20 * nextNormal(stream)) / 20 + outcome);
        const before = whole.slice();
        const of = (wanted: number) => whole.filter((_, i) => outcomes[i] === wanted);
        expect(aucDeLongFromScores(whole, outcomes)).toEqual(estimated(of(1), of(0)));
        expect(whole).toEqual(before);
      }
    }
  });

  it("says when a class is empty", () => {
    expect(aucDeLongFromScores(Float64Array.of(1, 2), [1, 1])).toEqual({
      kind: "not-estimable",
      reason: "one-class-only",
    });
  });
});

describe("aucDeLong", () => {
  it("has the variance that all pairs give", () => {
    fc.assert(
      fc.property(scores, scores, (cases, controls) => {
        expect(estimated(cases, controls).variance).toBeCloseTo(varianceByPairs(cases, controls), 14);
      }),
    );
  });

  it("gives the very same numbers from a histogram", () => {
    fc.assert(
      fc.property(scores, scores, (cases, controls) => {
        const distinct = [...new Set([...cases, ...controls])].sort((a, b) => a - b);
        const count = (values: readonly number[]) =>
          Float64Array.from(distinct, (score) => values.filter((value) => value === score).length);
        const fromCounts = aucDeLongFromHistogram({ violations: count(cases), none: count(controls) });
        expect(fromCounts).toEqual(estimated(cases, controls));
      }),
    );
  });

  it("holds its estimate within the logit interval, and the interval within 0 and 1", () => {
    fc.assert(
      fc.property(scores, scores, (cases, controls) => {
        const estimate = estimated(cases, controls);
        if ("kind" in estimate.interval) return;
        const { lower, upper } = estimate.interval;
        expect(lower).toBeGreaterThan(0);
        expect(lower).toBeLessThanOrEqual(estimate.auc);
        expect(upper).toBeGreaterThanOrEqual(estimate.auc);
        expect(upper).toBeLessThan(1);
      }),
    );
  });

  it("mirrors area and interval, and keeps the variance, when the scores change sign", () => {
    fc.assert(
      fc.property(scores, scores, (cases, controls) => {
        const plain = estimated(cases, controls);
        const mirrored = estimated(
          cases.map((x) => -x),
          controls.map((x) => -x),
        );
        expect(mirrored.auc).toBeCloseTo(1 - plain.auc, 14);
        expect(mirrored.variance).toBeCloseTo(plain.variance as number, 14);
        if ("kind" in plain.interval || "kind" in mirrored.interval) return;
        expect(mirrored.interval.lower).toBeCloseTo(1 - plain.interval.upper, 12);
      }),
    );
  });

  it("keeps its digits where nearly all placements are 1", () => {
    const n = 200_000;
    const controls = Float64Array.from({ length: n }, (_, i) => i);
    const cases = Float64Array.from({ length: n }, (_, i) => (i < 2 ? n - 1.5 - i : n + i));
    // Two cases, and two controls, miss 1 and 2 of their n pairs.
    const expected = (2 * ((5 / n ** 2 - 9 / n ** 3) / (n - 1))) / n;
    expect(Math.abs((estimated(cases, controls).variance as number) / expected - 1)).toBeLessThan(1e-12);
  });

  it("flags a perfect order: the variance is 0 and no interval or test rests on it", () => {
    const estimate = estimated([5, 6, 7], [1, 2, 3, 4]);
    const flag = { kind: "not-estimable", reason: "no-variation" };
    expect(estimate).toMatchObject({ auc: 1, variance: 0, standardError: 0, interval: flag, normalInterval: flag });
    expect(aucAgainstConstant(estimate, 0.5)).toEqual(flag);
    expect(estimated([1, 2], [3, 4])).toMatchObject({ auc: 0, interval: flag });
    expect(estimated([2, 2], [2, 2])).toMatchObject({ auc: 0.5, interval: flag });
  });

  it("has an area and no variance with one case or one control", () => {
    const flag = { kind: "not-estimable", reason: "too-few-effective-units" };
    expect(estimated([2], [1, 2, 3])).toMatchObject({ auc: 0.5, variance: flag, standardError: flag, interval: flag });
    expect(estimated([1, 2, 3], [2])).toMatchObject({ auc: 0.5, variance: flag, normalInterval: flag });
    expect(aucAgainstConstant(estimated([2], [1, 2, 3]), 0.5)).toEqual(flag);
  });

  it("is not estimable from one class", () => {
    const flag = { kind: "not-estimable", reason: "one-class-only" };
    expect(aucDeLong(new Float64Array(0), Float64Array.of(1))).toEqual(flag);
    expect(aucDeLong(Float64Array.of(1), new Float64Array(0))).toEqual(flag);
    expect(aucDeLongFromHistogram({ violations: Float64Array.of(1), none: Float64Array.of(0) })).toEqual(flag);
    expect(aucDeLongFromHistogram({ violations: Float64Array.of(0), none: Float64Array.of(1) })).toEqual(flag);
    expect(aucAgainstConstant(aucDeLong(new Float64Array(0), Float64Array.of(1)), 0.571)).toEqual(flag);
  });

  it("refuses a score that is not finite and a level outside 0 and 1", () => {
    expect(() => aucDeLong(Float64Array.of(1, Number.NaN), Float64Array.of(1))).toThrow("finite scores; got NaN at 1");
    expect(() => aucDeLong(Float64Array.of(1), Float64Array.of(Number.POSITIVE_INFINITY))).toThrow("Infinity at 0");
    expect(() => aucDeLong(Float64Array.of(1, 2), Float64Array.of(1, 2), { level: 1 })).toThrow("level in (0, 1)");
  });
});

describe("aucAgainstConstant", () => {
  it("excludes the constant from the interval of its scale exactly where p is at most alpha", () => {
    const constant = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    const level = fc.constantFrom(0.8, 0.9, 0.95, 0.99);
    fc.assert(
      fc.property(scores, scores, constant, level, (cases, controls, value, confidence) => {
        for (const scale of ["logit", "normal"] as const) {
          const estimate = estimated(cases, controls, confidence);
          const test = aucAgainstConstant(estimate, value, { scale });
          if (test.kind === "not-estimable") return;
          expect(test.position === "not-distinguishable").toBe(test.pValue > 1 - confidence);
          if (test.position !== "not-distinguishable") expect(test.position === "above").toBe(estimate.auc > value);
        }
      }),
    );
  });

  it("doubles the smaller of two one-sided p-values that sum to 1", () => {
    const test = aucAgainstConstant(estimated([2, 3, 4, 1], [1, 2, 3, 0, 0]), 0.571);
    if (test.kind !== "test") throw new Error(test.reason);
    expect(test.pGreater + test.pLess).toBeCloseTo(1, 14);
    expect(test.pValue).toBeCloseTo(2 * Math.min(test.pGreater, test.pLess), 14);
    expect(test.statistic).toBeGreaterThan(0);
  });

  it("refuses a constant that no interval can exclude", () => {
    const estimate = estimated([2, 3, 4], [1, 2, 3]);
    for (const constant of [0, 1, -0.1, Number.NaN]) {
      expect(() => aucAgainstConstant(estimate, constant)).toThrow("constant in (0, 1)");
    }
  });
});

/** Normal scores whose true area is 0.571; `step` rounds them, so that ties are drawn too. */
function drawSample(seed: number, step: number): AucEstimate {
  const stream = streamsFrom(20_260).block(seed);
  const shift = 0.25301;
  const cases = Float64Array.from({ length: 60 }, () => nextNormal(stream) + shift);
  const controls = Float64Array.from({ length: 180 }, () => nextNormal(stream));
  const rounded = (all: Float64Array) => (step === 0 ? all : all.map((score) => Math.round(score / step) * step));
  return estimated(rounded(cases), rounded(controls));
}

describe("calibration of the DeLong interval and test, 60 cases and 180 controls", () => {
  it("misses the true area in about 5 % of 4,000 samples, and the test rejects in the very same samples", () => {
    const samples = 4_000;
    let misses = 0;
    let rejections = 0;
    for (let seed = 0; seed < samples; seed++) {
      const estimate = drawSample(seed, 0);
      const { lower, upper } = intervalOf(estimate);
      if (lower > 0.571 || upper < 0.571) misses++;
      const test = aucAgainstConstant(estimate, 0.571);
      if (test.kind === "test" && test.pValue <= 0.05) rejections++;
    }
    expect(rejections).toBe(misses);
    expect(binomialUpperTail(misses, samples, 0.05)).toBeGreaterThan(1e-4);
    expect(binomialLowerTail(misses, samples, 0.05)).toBeGreaterThan(1e-4);
  });

  it("rejects 0.5 in about 5 % of 4,000 samples of one distribution with many ties", () => {
    const samples = 4_000;
    let rejections = 0;
    for (let seed = 0; seed < samples; seed++) {
      const stream = streamsFrom(571).block(seed);
      const draw = () => Math.floor(nextUniform(stream) ** 2 * 6);
      const cases = Float64Array.from({ length: 60 }, draw);
      const controls = Float64Array.from({ length: 180 }, draw);
      const test = aucAgainstConstant(estimated(cases, controls), 0.5);
      if (test.kind === "test" && test.pValue <= 0.05) rejections++;
    }
    expect(binomialUpperTail(rejections, samples, 0.05)).toBeGreaterThan(1e-4);
    expect(binomialLowerTail(rejections, samples, 0.05)).toBeGreaterThan(1e-4);
  });
});
