import { describe, expect, it } from "vitest";
import { fitParetoTail, paretoTailProbability, paretoUpperTail } from "../../src/statistics/pareto-tail.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";

/** -log likelihood of the density (1 / scale) (1 + shape x / scale)^(-1 / shape - 1), Pickands 1975. */
function negativeLogLikelihood(excesses: readonly number[], scale: number, shape: number): number {
  return excesses.reduce((sum, x) => {
    const reach = 1 + (shape * x) / scale;
    const log = Math.abs(shape) < 1e-9 ? x / scale : (1 / shape + 1) * Math.log(reach);
    return reach > 0 ? sum + Math.log(scale) + log : Number.POSITIVE_INFINITY;
  }, 0);
}

function sample(seed: number, shape: number, n = 30): number[] {
  const state = streamsFrom(seed).block(0);
  return Array.from({ length: n }, () => (2 * ((1 - nextUniform(state)) ** -shape - 1)) / shape);
}

describe("paretoUpperTail", () => {
  it("is (1 + shape x / scale)^(-1 / shape), exponential at shape 0, and 0 beyond the end of a bounded law", () => {
    expect(paretoUpperTail(3, { scale: 2, shape: 0.5 })).toBeCloseTo(1.75 ** -2, 14);
    expect(paretoUpperTail(3, { scale: 2, shape: -0.25 })).toBeCloseTo(0.625 ** 4, 14);
    expect(paretoUpperTail(3, { scale: 2, shape: 0 })).toBeCloseTo(Math.exp(-1.5), 14);
    expect(paretoUpperTail(0, { scale: 2, shape: -0.25 })).toBe(1);
    expect([4, 5].map((x) => paretoUpperTail(x, { scale: 2, shape: -0.5 }))).toEqual([0, 0]);
    expect(paretoUpperTail(3.9999, { scale: 2, shape: -0.5 })).toBeGreaterThan(0);
  });

  it.each([
    [-1, 1, 0],
    [1, 0, 0],
    [1, -2, 0],
    [1, 1, Number.POSITIVE_INFINITY],
    [Number.NaN, 1, 0],
  ])("refuses x %d, scale %d and shape %d", (x, scale, shape) => {
    expect(() => paretoUpperTail(x, { scale, shape })).toThrow(`got ${x}, ${scale} and ${shape}`);
  });
});

describe("fitParetoTail", () => {
  it.each([-0.6, -0.2, 0.01, 0.4, 1.2])("finds the largest likelihood around it, drawn with shape %d", (shape) => {
    for (let seed = 1; seed <= 3; seed++) {
      const excesses = sample(seed, shape);
      const fit = fitParetoTail(excesses);
      if (fit.kind !== "estimate") throw new Error(fit.reason);
      expect(fit.negativeLogLikelihood).toBeCloseTo(negativeLogLikelihood(excesses, fit.scale, fit.shape), 8);
      for (const scale of [0.7, 0.9, 0.99, 1, 1.01, 1.1, 1.4]) {
        for (const step of [-0.3, -0.05, -0.005, 0, 0.005, 0.05, 0.3]) {
          if (fit.shape + step < -1) continue;
          const other = negativeLogLikelihood(excesses, fit.scale * scale, fit.shape + step);
          expect(other).toBeGreaterThanOrEqual(fit.negativeLogLikelihood - 1e-9);
        }
      }
    }
  });

  it("scales with the excesses", () => {
    const excesses = sample(9, 0.3);
    const [one, other] = [excesses, excesses.map((x) => 1000 * x)].map(fitParetoTail);
    if (one?.kind !== "estimate" || other?.kind !== "estimate") throw new Error("expected two fits");
    expect(other.scale / one.scale).toBeCloseTo(1000, 5);
    expect(other.shape).toBeCloseTo(one.shape, 8);
  });

  it("finds a heavy tail in which one value holds nearly all of the mean", () => {
    const fit = fitParetoTail([...sample(4, 0.5, 15), 1e6]);
    if (fit.kind !== "estimate") throw new Error(fit.reason);
    expect(fit.shape).toBeGreaterThan(1);
  });

  it("has no answer without variation, and refuses what is no excess", () => {
    expect(fitParetoTail([0, 0])).toEqual({ kind: "not-estimable", reason: "no-variation" });
    expect(() => fitParetoTail([1])).toThrow("got 1 of them");
    expect(() => fitParetoTail([1, -1])).toThrow("got -1");
    expect(() => fitParetoTail([1, Number.POSITIVE_INFINITY])).toThrow("got Infinity");
  });
});

describe("paretoTailProbability", () => {
  it("is the share above the threshold times the tail of the law", () => {
    const options = { law: { scale: 2, shape: 0.5 }, exceeding: 250, resamples: 1000 };
    expect(paretoTailProbability(3, options)).toBeCloseTo(0.25 * 1.75 ** -2, 14);
    for (const exceeding of [0, 1001]) {
      expect(() => paretoTailProbability(3, { ...options, exceeding })).toThrow(`got ${exceeding} of 1000`);
    }
    expect(paretoTailProbability(0, { ...options, exceeding: 1000 })).toBe(1);
    expect(paretoTailProbability(0, { ...options, exceeding: 1 })).toBe(0.001);
  });
});

it("no law on a fine grid is likelier than the one fitted", () => {
  const quantiles = (shape: number, n: number) =>
    Array.from({ length: n }, (_, i) => ((1 - (i + 0.5) / n) ** -shape - 1) / shape);
  for (const excesses of [quantiles(0.5, 30), quantiles(2, 40), quantiles(4, 25)]) {
    const fit = fitParetoTail(excesses);
    if (fit.kind !== "estimate") throw new Error(fit.reason);
    const n = excesses.length;
    const mean = excesses.reduce((sum, excess) => sum + excess, 0) / n;
    const exponential = n * (Math.log(mean) + 1);
    expect(fit.negativeLogLikelihood).toBeLessThanOrEqual(exponential + 1e-9);
    for (let power = -6; power <= 12; power += 0.01) {
      const theta = 10 ** power / mean;
      const shape = excesses.reduce((sum, excess) => sum + Math.log1p(theta * excess), 0) / n;
      const likelihood = n * (Math.log(shape / theta) + 1 + shape);
      if (likelihood < fit.negativeLogLikelihood - 1e-8) throw new Error(`theta ${theta} of ${excesses.join(" ")}`);
    }
  }
});

describe("a tail without a maximum", () => {
  it("is said to have none, where the likelihood rises up to a shape of -1", () => {
    for (const excesses of [
      [0.5, 1],
      [7, 4, 0.1],
      [0.5, 10, 5.5, 7, 5.5],
    ]) {
      const largest = Math.max(...excesses);
      // The profile over theta = shape / scale, from the exponential law to the end of the range of shapes.
      const likelihoods = Array.from({ length: 60 }, (_, i) => (-0.02 * i - 0.001) / largest)
        .map((theta) => ({
          theta,
          shape: excesses.reduce((sum, x) => sum + Math.log1p(theta * x), 0) / excesses.length,
        }))
        .filter(({ shape }) => shape > -1 && !Number.isNaN(shape))
        .map(({ theta, shape }) => -excesses.length * (Math.log(shape / theta) + 1 + shape));
      for (let i = 1; i < likelihoods.length; i++) expect(likelihoods[i]).toBeGreaterThan(likelihoods[i - 1]!);
      expect(fitParetoTail(excesses)).toEqual({ kind: "not-estimable", reason: "no-maximum" });
    }
  });

  it("has one at a shape of 0 where the mean square is twice the squared mean", () => {
    const fit = fitParetoTail([0, 1, 1, 4]);
    if (fit.kind !== "estimate") throw new Error(fit.reason);
    expect(fit.scale).toBeCloseTo(1.5, 6);
    expect(fit.shape).toBeCloseTo(0, 6);
  });
});
