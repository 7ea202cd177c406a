import { describe, expect, it } from "vitest";
import { chiSquaredLowerQuantile, chiSquaredQuantile, normalQuantile } from "../../src/statistics/distributions.js";
import { independenceProblem } from "../../src/statistics/independence-problem.js";
import { independenceTest } from "../../src/statistics/independence-test.js";
import { paretoExtrapolation } from "../../src/statistics/pareto-extrapolation.js";
import { fitParetoTail, paretoUpperTail } from "../../src/statistics/pareto-tail.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { scoreColumn } from "../../src/statistics/unit-columns.js";
import { expectClose } from "../support/closeness.js";

const RESAMPLES = 10_000;

/** Resampled statistics of a known law, whose tail beyond any value is known. */
function drawn(seed: number, quantile: (u: number) => number, n = RESAMPLES): Float64Array {
  const state = streamsFrom(seed).block(1);
  return Float64Array.from({ length: n }, () => quantile(nextUniform(state)));
}

const LAWS = {
  normal: { draw: (u: number) => Math.abs(normalQuantile(u / 2 + 1e-17)), at: (p: number) => -normalQuantile(p / 2) },
  exponential: { draw: (u: number) => -Math.log1p(-u), at: (p: number) => -Math.log(p) },
  chiSquared: { draw: (u: number) => chiSquaredLowerQuantile(u, 4), at: (p: number) => chiSquaredQuantile(p, 4) },
} as const;

describe("an extrapolated tail", () => {
  it.each(Object.entries(LAWS))("is labelled, and its interval mostly holds the true tail: %s", (_, { draw, at }) => {
    const truth = 3e-4;
    const ratios: number[] = [];
    let held = 0;
    for (let seed = 1; seed <= 5; seed++) {
      const found = paretoExtrapolation(at(truth), drawn(seed, draw), { streams: streamsFrom(seed) });
      if (found.kind !== "estimate") throw new Error(found.reason);
      expect(found).toMatchObject({ label: "extrapolated", method: "generalised-pareto", resamples: RESAMPLES });
      expect(found.fit.pValue).toBeGreaterThan(0.05);
      expect(found.exceedances).toBeGreaterThanOrEqual(30);
      expect(found.exceedances).toBeLessThanOrEqual(250);
      const { interval, tailProbability } = found;
      expect(interval.lower < tailProbability && tailProbability < interval.upper).toBe(true);
      if (interval.lower <= truth && truth <= interval.upper) held++;
      ratios.push(tailProbability / truth);
    }
    expect(held).toBeGreaterThanOrEqual(3);
    expect(Math.abs(Math.log(ratios.sort((a, b) => a - b)[2]!))).toBeLessThan(Math.log(2));
  });

  it("is fitted to the resamples above the threshold that it names", () => {
    const statistics = drawn(3, LAWS.exponential.draw);
    const found = paretoExtrapolation(LAWS.exponential.at(1e-4), statistics, { streams: streamsFrom(3) });
    if (found.kind !== "estimate") throw new Error(found.reason);
    expect(statistics.filter((value) => value > found.threshold).length).toBe(found.exceedances);
    const beyond = 1 + (found.shape * (LAWS.exponential.at(1e-4) - found.threshold)) / found.scale;
    expectClose(found.tailProbability, (found.exceedances / RESAMPLES) * beyond ** (-1 / found.shape), 1e-10);
  });

  it("is not given where ten resamples or more are as extreme: there counting is better", () => {
    const statistics = drawn(1, LAWS.normal.draw);
    const tenth = [...statistics].sort((a, b) => b - a)[9]!;
    const given = (observed: number) => paretoExtrapolation(observed, statistics, { streams: streamsFrom(1) });
    expect(given(tenth)).toEqual({ kind: "not-estimable", reason: "counted-well-enough" });
    expect(given(tenth + 1e-9).kind).toBe("estimate");
  });

  it("is not given below a tenth of a resample, where it errs to the small side", () => {
    const statistics = drawn(2, LAWS.exponential.draw);
    const given = (p: number) => paretoExtrapolation(LAWS.exponential.at(p), statistics, { streams: streamsFrom(2) });
    const found = [3e-4, 1e-4, 3e-5, 1e-12].map(given);
    expect(found[0]!.kind).toBe("estimate");
    expect(found[3]).toEqual({ kind: "not-estimable", reason: "beyond-usable-range" });
    for (const each of found) {
      if (each.kind === "estimate") expect(each.tailProbability).toBeGreaterThanOrEqual(1e-5);
    }
  });

  it("is not given where no smooth tail fits the resamples", () => {
    // Few distinct values: ties stand in heaps that a continuous law cannot follow.
    const heaps = drawn(5, (u) => Math.round(2 * LAWS.exponential.draw(u)) / 2);
    expect(paretoExtrapolation(40, heaps, { streams: streamsFrom(5) })).toEqual({
      kind: "not-estimable",
      reason: "tail-does-not-fit",
    });
  });

  it("tries fewer exceedances where the first do not fit", () => {
    // The law changes at its upper 1 %: only the 100 largest of 10,000 follow one law.
    const broken = drawn(6, (u) => (u < 0.99 ? u / 0.99 : 1 + 5 * LAWS.exponential.draw((u - 0.99) / 0.01)));
    const observed = 1 + 5 * Math.log(50);
    const found = paretoExtrapolation(observed, broken, { streams: streamsFrom(6) });
    if (found.kind !== "estimate") throw new Error(found.reason);
    expect(found.exceedances).toBeLessThanOrEqual(110);
    expect(found.interval.lower <= 2e-4 && 2e-4 <= found.interval.upper).toBe(true);
  });

  it("depends on the resamples and the seed alone, and refuses what is no number", () => {
    const statistics = drawn(8, LAWS.normal.draw, 2000);
    const twice = [1, 2].map(() => paretoExtrapolation(4, statistics, { streams: streamsFrom(9) }));
    expect(twice[0]).toEqual(twice[1]);
    expect(() => paretoExtrapolation(4, statistics.subarray(0, 999), { streams: streamsFrom(9) })).toThrow("got 999");
    expect(() => paretoExtrapolation(Number.NaN, statistics, { streams: streamsFrom(9) })).toThrow("got NaN");
  });

  it("stands beside a resampled p-value and never in its place", () => {
    const state = streamsFrom(11).block(0);
    const values = Array.from({ length: 120 }, (_, i) => nextUniform(state) + (i < 60 ? 0.3 : 0));
    const problem = independenceProblem(scoreColumn(values.map((_, i) => (i < 60 ? 1 : 0))), scoreColumn(values));
    const options = { form: "scalar", streams: streamsFrom(12), distribution: "resampled", resamples: 4999 } as const;
    const plain = independenceTest(problem, options);
    const extended = independenceTest(problem, { ...options, extrapolate: true });
    if (plain.kind !== "estimate" || extended.kind !== "estimate") throw new Error("expected a test");
    if (extended.nullDistribution.method !== "resampled") throw new Error("expected resamples");
    expect(extended.pValue).toBe(plain.pValue);
    expect(extended.pValue).toBe(1 / 5000);
    expect(extended.nullDistribution.extrapolation).not.toBe(null);
    expect({ ...extended.nullDistribution, extrapolation: null }).toEqual(plain.nullDistribution);
  });
});

describe("what an extrapolation says of 1,000 resamples", () => {
  const statistics = drawn(21, LAWS.exponential.draw, 1000);
  const sorted = [...statistics].sort((a, b) => b - a);
  const observed = 7.6;
  const found = paretoExtrapolation(observed, statistics, { streams: streamsFrom(21) });
  if (found.kind !== "estimate") throw new Error(found.reason);
  const { scale, shape, threshold } = found;
  const excesses = sorted.slice(0, found.exceedances).map((value) => Math.max(0, value - threshold));
  const tailOf = (x: number, law: { scale: number; shape: number }) =>
    Math.abs(law.shape) < 1e-12
      ? Math.exp(-x / law.scale)
      : Math.max(0, 1 + (law.shape * x) / law.scale) ** (-1 / law.shape);

  it("rests on a threshold half way between the last exceedance and the next value", () => {
    expect(found.exceedances).toBe(250);
    expect(threshold).toBe((sorted[249]! + sorted[250]!) / 2);
    const law = fitParetoTail(excesses);
    expect(law).toMatchObject({ scale, shape });
    expectClose(found.tailProbability, 0.25 * tailOf(observed - threshold, { scale, shape }), 1e-12);
  });

  it("has an interval from the information of the law, here by differences of log P", () => {
    const logP = (a: number, b: number) =>
      Math.log(tailOf(observed - threshold, { scale: scale * Math.exp(a), shape: shape + b }));
    const step = 1e-5;
    const byScale = (logP(step, 0) - logP(-step, 0)) / (2 * step);
    const byShape = (logP(0, step) - logP(0, -step)) / (2 * step);
    // Smith 1984: n times the inverse information of shape and log scale.
    const k = 1 + shape;
    const variance = (k * k * byShape ** 2 - 2 * k * byShape * byScale + 2 * k * byScale ** 2 + 1) / 250;
    const factor = Math.exp(1.959963984540054 * Math.sqrt(variance));
    expectClose(found.interval.lower, found.tailProbability / factor, 1e-6);
    expectClose(found.interval.upper, found.tailProbability * factor, 1e-6);
    expect(found.interval.level).toBe(0.95);
  });

  it("measures the fit by Anderson and Darling, against draws of the law that are fitted too", () => {
    const distance = (values: readonly number[], law: { scale: number; shape: number }) => {
      const cdf = values.map((x) => 1 - tailOf(x, law)).sort((a, b) => a - b);
      const n = cdf.length;
      return -n - cdf.reduce((sum, F, i) => sum + ((2 * i + 1) / n) * (Math.log(F) + Math.log(1 - cdf[n - 1 - i]!)), 0);
    };
    expectClose(found.fit.statistic, distance(excesses, { scale, shape }), 1e-9);
    const state = streamsFrom(21).block(0xffffffff);
    let extreme = 0;
    let draws = 0;
    while (extreme < 5 && draws < 99) {
      const again = excesses.map(() => (scale / shape) * ((1 - nextUniform(state)) ** -shape - 1));
      const law = fitParetoTail(again);
      if (law.kind === "estimate" && distance(again, law) >= found.fit.statistic) extreme++;
      draws++;
    }
    // Besag and Clifford 1991: extremes over draws when stopped early, else one more of both.
    expectClose(found.fit.pValue, extreme === 5 ? 5 / draws : (extreme + 1) / (draws + 1), 1e-12);
  });

  it("is refused on fewer than 1,000 resamples, and where one of them is infinite", () => {
    expect(() => paretoExtrapolation(3, statistics.slice(1), { streams: streamsFrom(1) })).toThrow("got 999");
    const broken = statistics.slice();
    broken[7] = Number.POSITIVE_INFINITY;
    expect(() => paretoExtrapolation(3, broken, { streams: streamsFrom(1) })).toThrow("finite statistics");
  });
});

describe("an extrapolated tail of statistics without chance", () => {
  const given = { streams: streamsFrom(1) };

  /** Statistics of which the largest are the quantiles of a generalised Pareto law. */
  function quantiles(shape: number, n = 1000): Float64Array {
    return Float64Array.from({ length: n }, (_, i) => {
      const log = Math.log((i + 0.5) / n);
      return shape === 0 ? -log : Math.expm1(-shape * log) / shape;
    });
  }

  /** log P(X > excess) of the law, as the interval sees it: by shape and by the logarithm of the scale. */
  function slopes(excess: number, { scale, shape }: { readonly scale: number; readonly shape: number }) {
    const log = (xi: number, logScale: number) =>
      Math.log(paretoUpperTail(excess, { scale: Math.exp(logScale), shape: xi }));
    const [h, own] = [1e-4, Math.log(scale)];
    return [
      (log(shape + h, own) - log(shape - h, own)) / (2 * h),
      (log(shape, own + h) - log(shape, own - h)) / (2 * h),
    ] as const;
  }

  // Of 250 quantiles of the last two shapes the law fitted has shape 8e-6, and 0 to the last digit.
  it.each([0.25, 0.1, -0.2, 0.0085306, 0.0085226446390152])(
    "is the tail of the law of shape %d, with the interval of Fisher's information",
    (shape) => {
      const truth = 3e-4;
      const observed = Math.expm1(-shape * Math.log(truth)) / shape;
      const found = paretoExtrapolation(observed, quantiles(shape), given);
      if (found.kind !== "estimate") throw new Error(found.reason);
      expect(found).toMatchObject({ label: "extrapolated", method: "generalised-pareto", exceedances: 250 });
      const sorted = [...quantiles(shape)].sort((a, b) => b - a);
      expectClose(found.threshold, (sorted[249]! + sorted[250]!) / 2);
      expect(Math.abs(Math.log(found.tailProbability / truth))).toBeLessThan(0.3);
      const excess = observed - found.threshold;
      expectClose(found.tailProbability, 0.25 * paretoUpperTail(excess, found));
      // Covariance of shape and log scale, times n: (1 + shape) [[1 + shape, -1], [-1, 2]] (Smith 1984).
      const [byShape, byScale] = slopes(excess, found);
      const own = 1 + found.shape;
      const spread = own * (own * byShape ** 2 - 2 * byShape * byScale + 2 * byScale ** 2);
      const factor = Math.exp(1.959963984540054 * Math.sqrt((spread + 1) / 250));
      expectClose(found.interval.lower, found.tailProbability / factor, 1e-5);
      expectClose(found.interval.upper, found.tailProbability * factor, 1e-5);
      expect(found.interval.level).toBe(0.95);
    },
  );

  it.each([
    [100, { kind: "estimate", exceedances: 100 }],
    [30, { kind: "estimate", exceedances: 30 }],
    [20, { kind: "not-estimable", reason: "tail-does-not-fit" }],
  ])("leaves out exceedances that tie with the threshold: %d lie above", (above, expected) => {
    const values = quantiles(0.2);
    const tied = values.map((value, i) => (i >= above && i < 300 ? values[above]! : value));
    expect(paretoExtrapolation(20, tied, given)).toMatchObject(expected);
  });

  it("has a fit as far as Anderson and Darling say, against laws that were drawn and fitted", () => {
    const found = paretoExtrapolation(8.5, quantiles(0), given);
    if (found.kind !== "estimate") throw new Error(found.reason);
    const upper = [...quantiles(0)]
      .filter((value) => value > found.threshold)
      .sort((a, b) => a - b)
      .map((value) => paretoUpperTail(value - found.threshold, found));
    const n = upper.length;
    const sum = upper.reduce(
      (total, own, i) => total + (2 * i + 1) * Math.log1p(-own) + (2 * (n - i) - 1) * Math.log(own),
      0,
    );
    expectClose(found.fit.statistic, -n - sum / n, 1e-8, 1e-10);
    // Quantiles lie closer to their law than any draw from it: the first five draws are all as far.
    expect(found.fit.pValue).toBe(1);
  });

  it("is not given for 10 resamples as extreme, beyond a tenth of a resample, without a tail, or below shape -1/2", () => {
    const sorted = [...quantiles(0.1)].sort((a, b) => b - a);
    expect(paretoExtrapolation(sorted[9]!, quantiles(0.1), given)).toMatchObject({ reason: "counted-well-enough" });
    expect(paretoExtrapolation(sorted[9]! + 1e-9, quantiles(0.1), given).kind).toBe("estimate");
    const at = (p: number) => Math.expm1(-0.1 * Math.log(p)) / 0.1;
    expect(paretoExtrapolation(at(2e-4), quantiles(0.1), given).kind).toBe("estimate");
    expect(paretoExtrapolation(at(5e-5), quantiles(0.1), given)).toMatchObject({ reason: "beyond-usable-range" });
    expect(paretoExtrapolation(1, new Float64Array(1000), given)).toMatchObject({ reason: "tail-does-not-fit" });
    const ending = quantiles(-0.7);
    const observed = [...ending].sort((a, b) => b - a)[8]!;
    expect(paretoExtrapolation(observed, ending, given)).toMatchObject({ reason: "beyond-usable-range" });
  });

  it("refuses what is not finite, and fewer than 1,000 resamples", () => {
    const refused = [Number.NaN, Number.POSITIVE_INFINITY];
    for (const value of refused) {
      expect(() => paretoExtrapolation(value, quantiles(0), given)).toThrow("requires finite statistics");
      const statistics = quantiles(0);
      statistics[500] = value;
      expect(() => paretoExtrapolation(9, statistics, given)).toThrow("requires finite statistics; got 9 among others");
    }
    expect(() => paretoExtrapolation(9, quantiles(0, 999), given)).toThrow("1000 or more resamples; got 999");
  });
});
