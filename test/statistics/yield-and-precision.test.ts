import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aucAgainstFigure } from "../../src/statistics/auc-against-figure.js";
import { averagePrecision, precisionRecall } from "../../src/statistics/average-precision.js";
import { aucDeLong } from "../../src/statistics/delong.js";
import { hanleyMcNeilVariance } from "../../src/statistics/hanley-mcneil.js";
import { averagePrecisionBootstrap, rocBand } from "../../src/statistics/histogram-bootstrap.js";
import type { OutcomeHistogram } from "../../src/statistics/placements.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { wilsonInterval } from "../../src/statistics/wilson-interval.js";
import { yieldAtCut } from "../../src/statistics/yield-at-cut.js";

const counts = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 6 });
const histograms = fc
  .tuple(counts, counts)
  .map(([violations, none]): OutcomeHistogram => {
    const length = Math.min(violations.length, none.length);
    return {
      violations: Float64Array.from(violations.slice(0, length)),
      none: Float64Array.from(none.slice(0, length)),
    };
  })
  .filter(({ violations, none }) => violations.some((count) => count > 0) && none.some((count) => count > 0));

/** Outcomes of all units (1 = violation), from the highest score down, in one random order of ties. */
function inOrder({ violations, none }: OutcomeHistogram, random: () => number): number[] {
  const groups = Array.from(violations, (count, k) => [
    ...Array<number>(count).fill(1),
    ...Array<number>(none[k]!).fill(0),
  ]);
  return groups.toReversed().flatMap((group) =>
    group
      .map((outcome) => ({ outcome, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ outcome }) => outcome),
  );
}

function generator(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("yieldAtCut", () => {
  it("is the mean over random orders of the units that are tied at the cut", () => {
    const histogram = { violations: Float64Array.of(2, 3, 1), none: Float64Array.of(6, 4, 1) };
    const random = generator(7);
    const runs = 20_000;
    let total = 0;
    for (let run = 0; run < runs; run++) {
      total += inOrder(histogram, random)
        .slice(0, 5)
        .reduce((sum, outcome) => sum + outcome, 0);
    }
    const result = yieldAtCut(histogram, 5);
    if (result.kind === "not-estimable") throw new Error(result.reason);
    expect(result.found).toBeCloseTo(1 + (3 * 3) / 7, 12);
    expect(Math.abs(total / runs - result.found)).toBeLessThan(4 * (1 / Math.sqrt(runs)));
    expect(result.tiedAtCut).toBe(7);
  });

  it("finds everything, with a lift of 1, when every unit is inspected", () => {
    fc.assert(
      fc.property(histograms, (histogram) => {
        const units = [...histogram.violations, ...histogram.none].reduce((sum, count) => sum + count, 0);
        const all = yieldAtCut(histogram, units);
        expect(all).toMatchObject({ reached: { value: 1 }, lift: { value: 1 }, tiedAtCut: 0 });
      }),
    );
  });

  it("never finds fewer with one inspection more, and holds each estimate in its interval", () => {
    fc.assert(
      fc.property(histograms, (histogram) => {
        const units = [...histogram.violations, ...histogram.none].reduce((sum, count) => sum + count, 0);
        let before = 0;
        for (let inspected = 1; inspected <= units; inspected++) {
          const result = yieldAtCut(histogram, inspected);
          if (result.kind === "not-estimable") throw new Error(result.reason);
          expect(result.found).toBeGreaterThanOrEqual(before - 1e-12);
          before = result.found;
          for (const { value, interval } of [result.yield, result.reached, result.lift]) {
            expect(interval.lower).toBeLessThanOrEqual(value + 1e-12);
            expect(interval.upper).toBeGreaterThanOrEqual(value - 1e-12);
          }
        }
      }),
    );
  });

  it("has no yield without a violation, and refuses more inspections than units", () => {
    const clean = { violations: Float64Array.of(0, 0), none: Float64Array.of(2, 2) };
    expect(yieldAtCut(clean, 2)).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    expect(() => yieldAtCut(clean, 5)).toThrow("yieldAtCut requires 1 to 4 inspections; got 5");
    expect(() => yieldAtCut(clean, 0)).toThrow("yieldAtCut requires 1 to 4 inspections; got 0");
  });
});

describe("averagePrecision", () => {
  it("is the mean, over violations, of the share of violations at or above each one's score", () => {
    fc.assert(
      fc.property(histograms, (histogram) => {
        const { violations, none } = histogram;
        let sum = 0;
        let all = 0;
        for (let k = 0; k < violations.length; k++) {
          const above = violations.subarray(k).reduce((total, count) => total + count, 0);
          const looked = none.subarray(k).reduce((total, count) => total + count, above);
          if (violations[k]! > 0) sum += violations[k]! * (above / looked);
          all += violations[k]!;
        }
        const result = averagePrecision(histogram);
        if (result.kind === "not-estimable") throw new Error(result.reason);
        expect(result.value).toBeCloseTo(sum / all, 12);
      }),
    );
  });

  it("agrees with scikit-learn on its documented example", () => {
    // sklearn.metrics.average_precision_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) = 0.8333 (its documentation).
    const histogram = { violations: Float64Array.of(0, 1, 0, 1), none: Float64Array.of(1, 0, 1, 0) };
    expect(averagePrecision(histogram)).toMatchObject({ value: expect.closeTo(5 / 6, 12) });
  });

  it("leaves scores without a unit out of the curve and ends where every violation is found", () => {
    const curve = precisionRecall({ violations: Float64Array.of(1, 0, 1), none: Float64Array.of(1, 0, 0) });
    expect(curve).toEqual({
      kind: "estimate",
      points: [
        { recall: 0.5, precision: 1 },
        { recall: 1, precision: 2 / 3 },
      ],
    });
    expect(averagePrecision({ violations: Float64Array.of(0), none: Float64Array.of(3) })).toEqual({
      kind: "not-estimable",
      reason: "one-class-only",
    });
  });
});

describe("averagePrecisionBootstrap", () => {
  const histogram = { violations: Float64Array.of(5, 10, 15, 20), none: Float64Array.of(60, 50, 40, 20) };

  it("gives the plain estimate inside its interval, and the same for the same seed", () => {
    const first = averagePrecisionBootstrap(histogram, { streams: streamsFrom(1) });
    const again = averagePrecisionBootstrap(histogram, { streams: streamsFrom(1) });
    expect(first).toEqual(again);
    if (first.kind === "not-estimable") throw new Error(first.reason);
    expect(averagePrecision(histogram)).toMatchObject({ value: first.value });
    expect(first.interval.lower).toBeLessThan(first.value);
    expect(first.interval.upper).toBeGreaterThan(first.value);
  });

  it("needs two violations and a unit without one", () => {
    const options = { streams: streamsFrom(1), resamples: 99 };
    const none = Float64Array.of(3, 3);
    const reason = (violations: number[], rest: Float64Array) =>
      averagePrecisionBootstrap({ violations: Float64Array.from(violations), none: rest }, options);
    expect(reason([0, 0], none)).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    expect(reason([0, 1], none)).toEqual({ kind: "not-estimable", reason: "too-few-effective-units" });
    expect(reason([2, 1], Float64Array.of(0, 0))).toEqual({ kind: "not-estimable", reason: "too-few-effective-units" });
  });
});

describe("rocBand", () => {
  it("reads the height of the curve at every share of false alarms, with straight lines over ties", () => {
    const band = rocBand(
      { violations: Float64Array.of(1, 3), none: Float64Array.of(3, 1) },
      { streams: streamsFrom(1), resamples: 199 },
    );
    if (band.kind === "not-estimable") throw new Error(band.reason);
    for (const { falsePositiveRate: x, truePositiveRate } of band.points) {
      expect(truePositiveRate).toBeCloseTo(x <= 0.25 ? 3 * x : 0.75 + (x - 0.25) / 3, 12);
    }
    expect(band.points.map(({ falsePositiveRate }) => falsePositiveRate)).toEqual(
      Array.from({ length: 21 }, (_, step) => step / 20),
    );
  });

  it("is about as wide as a binomial share where the curve is flat in false alarms", () => {
    // All units without a violation score in the middle: at every inner share of false alarms the curve stands at the
    // share of violations that score above them, 60 of 100, with Var = 0.6 x 0.4 / 100; false alarms do not matter.
    const band = rocBand(
      { violations: Float64Array.of(40, 0, 60), none: Float64Array.of(0, 100, 0) },
      { streams: streamsFrom(3), resamples: 1999 },
    );
    if (band.kind === "not-estimable") throw new Error(band.reason);
    const { lower, upper, truePositiveRate } = band.points[10]!;
    expect(truePositiveRate).toBeCloseTo(0.6, 12);
    expect((upper - lower) / (2 * 1.96 * Math.sqrt((0.6 * 0.4) / 100))).toBeCloseTo(1, 1);
  });

  it("stays open near the end of the curve, where no resample leaves the top, and closes at the end itself", () => {
    const band = rocBand(
      { violations: Float64Array.of(0, 0, 20), none: Float64Array.of(50, 30, 20) },
      { streams: streamsFrom(3), resamples: 199 },
    );
    if (band.kind === "not-estimable") throw new Error(band.reason);
    // Wilson's lower bound of 20 of 20: 20 / (20 + 1.96^2).
    expect(band.points[19]!.lower).toBeCloseTo(20 / (20 + 1.959963984540054 ** 2), 9);
    expect(band.points[20]).toMatchObject({ truePositiveRate: 1, lower: 1, upper: 1 });
  });

  it("needs two units of each class", () => {
    const options = { streams: streamsFrom(1), resamples: 99 };
    const reason = (violations: number, none: number) =>
      rocBand({ violations: Float64Array.of(violations), none: Float64Array.of(none) }, options);
    expect(reason(0, 3)).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    expect(reason(1, 3)).toEqual({ kind: "not-estimable", reason: "too-few-effective-units" });
    expect(reason(3, 1)).toEqual({ kind: "not-estimable", reason: "too-few-effective-units" });
  });
});

describe("aucAgainstFigure", () => {
  const estimate = aucDeLong(Float64Array.of(2, 3, 4, 6), Float64Array.of(1, 2, 3, 5, 0));

  it("adds the variance of the figure to that of the estimate", () => {
    const figure = { auc: 0.571, cases: 150, controls: 450 };
    const difference = aucAgainstFigure(estimate, figure);
    if (difference.kind === "not-estimable" || estimate.kind === "not-estimable") throw new Error("not-estimable");
    expect(difference.difference).toBeCloseTo(estimate.auc - 0.571, 12);
    const variance = (estimate.variance as number) + hanleyMcNeilVariance(0.571, figure);
    expect(difference.standardError).toBeCloseTo(Math.sqrt(variance), 12);
    expect("welch" in difference).toBe(false);
  });

  it("has no test where the estimate has none", () => {
    const figure = { auc: 0.571, cases: 30, controls: 89 };
    const oneClass = aucDeLong(Float64Array.of(1), new Float64Array(0));
    expect(aucAgainstFigure(oneClass, figure)).toEqual({ kind: "not-estimable", reason: "one-class-only" });
  });
});

it("what inspections find has Wilson's intervals at the level asked for, and lift is what is reached by the share inspected", () => {
  const histogram = { violations: Float64Array.of(1, 2, 4), none: Float64Array.of(9, 4, 2) };
  const result = yieldAtCut(histogram, 8, { level: 0.8 });
  if (result.kind !== "estimate") throw new Error(result.reason);
  // Four among the first six; of the six that tie next two violate, and two are inspected.
  expect(result.found).toBeCloseTo(4 + 2 / 3, 12);
  const around = (n: number) => ({
    lower: wilsonInterval(4, n, { level: 0.8 }).lower,
    upper: wilsonInterval(5, n, { level: 0.8 }).upper,
    level: 0.8,
  });
  expect(result.yield.interval).toEqual(around(8));
  expect(result.reached.interval).toEqual(around(7));
  const { lower, upper } = around(7);
  expect(result.lift.interval.lower).toBeCloseTo((lower * 22) / 8, 12);
  expect(result.lift.interval.upper).toBeCloseTo((upper * 22) / 8, 12);
});
