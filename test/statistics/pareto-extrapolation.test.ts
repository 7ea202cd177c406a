import { describe, expect, it } from "vitest";
import { chiSquaredLowerQuantile, chiSquaredQuantile, normalQuantile } from "../../src/statistics/distributions.js";
import { independenceProblem } from "../../src/statistics/independence-problem.js";
import { independenceTest } from "../../src/statistics/independence-test.js";
import { paretoExtrapolation } from "../../src/statistics/pareto-extrapolation.js";
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
