import { describe, expect, it } from "vitest";
import { besagClifford } from "../../src/statistics/besag-clifford.js";
import { gandyBoundaries, gandyDecision, type StoppingBoundary } from "../../src/statistics/gandy-stopping.js";
import { fitParetoTail, paretoTailProbability, paretoUpperTail } from "../../src/statistics/pareto-tail.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { expectClose } from "../support/closeness.js";

describe("Besag and Clifford's p-value", () => {
  it("is h / l when it stops and (g + 1) / (n + 1) when it does not", () => {
    expect(besagClifford((i) => i % 2 === 1, { extremes: 2, ceiling: 100 })).toMatchObject({
      pValue: 0.5,
      resamples: 4,
      stopped: "early",
    });
    expect(besagClifford(() => false, { extremes: 2, ceiling: 99 })).toMatchObject({ pValue: 0.01, extreme: 0 });
    expect(besagClifford((i) => i === 3, { extremes: 2, ceiling: 99 })).toMatchObject({
      pValue: 0.02,
      stopped: "at-ceiling",
    });
    expect(besagClifford((i) => i === 9, { extremes: 1, ceiling: 9 })).toMatchObject({ pValue: 0.1, extreme: 0 });
    expect(besagClifford(() => true, { extremes: 1, ceiling: 1 })).toMatchObject({ pValue: 1, stopped: "early" });
    expect(() => besagClifford(() => true, { extremes: 0, ceiling: 9 })).toThrow(/1 or more; got 0/);
  });

  it("is valid: with a uniform statistic, P(p <= u) is at most u", () => {
    let small = 0;
    const runs = 2000;
    for (let run = 0; run < runs; run++) {
      const state = streamsFrom(run).block(0);
      const observed = nextUniform(state);
      const { pValue } = besagClifford(() => nextUniform(state) >= observed, { extremes: 5, ceiling: 99 });
      if (pValue <= 0.1) small++;
    }
    expect(small / runs).toBeLessThan(0.1 + 4.5 * Math.sqrt(0.09 / runs));
  });
});

describe("Gandy's boundaries", () => {
  const options = { alpha: 0.05, risk: 0.001 };

  function upTo(resamples: number): StoppingBoundary[] {
    const found: StoppingBoundary[] = [];
    for (const boundary of gandyBoundaries(options)) {
      found.push(boundary);
      if (boundary.resamples === resamples) return found;
    }
    throw new Error("boundaries have no end");
  }

  it("are those of the R package simctest at 100 to 1,000 resamples", () => {
    const boundaries = upTo(1000);
    const at = [100, 200, 400, 600, 800, 1000].map((n) => boundaries[n - 1]!);
    expect(at.map(({ upper }) => upper)).toEqual([17, 25, 40, 54, 67, 80]);
    expect(at.map(({ lower }) => lower)).toEqual([-1, 0, 4, 11, 17, 24]);
    expectClose(at[5]!.stoppedAbove, 0.0004986032756042257, 1e-9);
    expectClose(at[5]!.stoppedBelow, 0.0004941207220663549, 1e-9);
  });

  it("never spend more than the risk allows, and move outwards", () => {
    let last: StoppingBoundary | undefined;
    for (const boundary of upTo(3000)) {
      const spent = (options.risk * boundary.resamples) / (1000 + boundary.resamples);
      expect(boundary.stoppedAbove <= spent && boundary.stoppedBelow <= spent).toBe(true);
      if (last !== undefined) {
        expect(boundary.upper >= last.upper && boundary.lower >= last.lower).toBe(true);
        expect(boundary.upper).toBeGreaterThan(boundary.lower);
      }
      last = boundary;
    }
  });

  it("decide clear p-values soon and on the right side, and leave p = alpha undecided", () => {
    const decide = (p: number, seed: number, ceiling: number) => {
      const state = streamsFrom(seed).block(0);
      return gandyDecision(() => nextUniform(state) < p, { ...options, ceiling });
    };
    for (let seed = 1; seed <= 20; seed++) {
      expect(decide(0.3, seed, 2000)).toMatchObject({ decision: "above-alpha" });
      expect(decide(0.001, seed, 2000)).toMatchObject({ decision: "at-or-below-alpha" });
    }
    expect(decide(0.05, 1, 2000)).toMatchObject({ decision: "undecided", resamples: 2000 });
  });

  it("stop at the first resample whose count meets a boundary, asking for each in turn", () => {
    const asked: number[] = [];
    const above = gandyDecision((i) => asked.push(i) > 0, options);
    const boundaries = upTo(1000);
    expect(above.resamples).toBe(boundaries.find(({ resamples, upper }) => resamples >= upper)!.resamples);
    expect(asked).toEqual([...Array(above.resamples).keys()]);
    const below = gandyDecision(() => false, options);
    expect(below.resamples).toBe(boundaries.find(({ lower }) => lower >= 0)!.resamples);
    expect(gandyDecision(() => false, { ...options, ceiling: 1 })).toEqual({
      decision: "undecided",
      resamples: 1,
      extreme: 0,
    });
  });

  it("spend all of what they may where a probability is exactly that", () => {
    // 0.75 n / (1 + n) is 1/4 at n = 2 with risk 3/8, and at p = 1/2 both counts at the ends have probability 1/4.
    const found: StoppingBoundary[] = [];
    for (const boundary of gandyBoundaries({ alpha: 0.5, risk: 0.375, halfSpentAt: 1 })) {
      found.push(boundary);
      if (boundary.resamples === 2) break;
    }
    expect(found).toEqual([
      { resamples: 1, upper: 2, lower: -1, stoppedAbove: 0, stoppedBelow: 0 },
      { resamples: 2, upper: 2, lower: 0, stoppedAbove: 0.25, stoppedBelow: 0.25 },
    ]);
  });

  it("refuse a risk and a ceiling that make no sense", () => {
    expect(() => gandyBoundaries({ alpha: 0, risk: 0.001 }).next()).toThrow(/alpha in \(0, 1\)/);
    expect(() => gandyDecision(() => true, { ...options, ceiling: 0 })).toThrow(/ceiling of 1 or more/);
  });
});

describe("generalised Pareto tail", () => {
  function drawn(scale: number, shape: number, n: number): number[] {
    const state = streamsFrom(4).block(0);
    return Array.from({ length: n }, () => {
      const u = 1 - nextUniform(state);
      return shape === 0 ? -scale * Math.log(u) : (scale / shape) * (u ** -shape - 1);
    });
  }

  it("finds the law that the excesses came from", () => {
    for (const [scale, shape] of [
      [1.3, 0.2],
      [2, 0],
      [0.5, -0.3],
      [0.01, 3],
    ] as const) {
      const fit = fitParetoTail(drawn(scale, shape, 5_000));
      if (fit.kind !== "estimate") throw new Error("expected a fit");
      expectClose(fit.scale, scale, 0.1);
      expectClose(fit.shape, shape, 0.3, 0.06);
    }
  });

  it("is a maximum: no neighbouring law makes the excesses likelier", () => {
    const excesses = drawn(1, 0.1, 250);
    const fit = fitParetoTail(excesses);
    if (fit.kind !== "estimate") throw new Error("expected a fit");
    const loss = (scale: number, shape: number): number =>
      excesses.reduce((sum, x) => sum + Math.log(scale) + (1 + 1 / shape) * Math.log1p((shape * x) / scale), 0);
    expectClose(loss(fit.scale, fit.shape), fit.negativeLogLikelihood, 1e-10);
    for (const [a, b] of [
      [1.001, 1],
      [0.999, 1],
      [1, 1.01],
      [1, 0.99],
    ] as const) {
      expect(loss(fit.scale * a, fit.shape * b)).toBeGreaterThan(fit.negativeLogLikelihood);
    }
  });

  it("scales with the excesses", () => {
    const excesses = drawn(1, 0.2, 400);
    const one = fitParetoTail(excesses);
    const many = fitParetoTail(excesses.map((x) => 1000 * x));
    if (one.kind !== "estimate" || many.kind !== "estimate") throw new Error("expected fits");
    expectClose(many.scale, 1000 * one.scale, 1e-7);
    expectClose(many.shape, one.shape, 1e-6);
  });

  it("has the exponential tail at shape 0 and ends where the shape is negative", () => {
    expectClose(paretoUpperTail(14, { scale: 1.3, shape: 0 }), Math.exp(-14 / 1.3), 1e-14);
    expectClose(paretoUpperTail(14, { scale: 1.3, shape: 1e-9 }), Math.exp(-14 / 1.3), 1e-6);
    expect(paretoUpperTail(5, { scale: 1, shape: -0.5 })).toBe(0);
    expect(paretoTailProbability(0, { law: { scale: 1, shape: 0.1 }, exceeding: 250, resamples: 10_000 })).toBe(0.025);
  });

  it("is a share of the resamples, from one of them to all", () => {
    const law = { scale: 2, shape: 0.5 };
    // (1 + 0.5 * 12 / 2)^-2 = 1/16.
    expectClose(paretoTailProbability(12, { law, exceeding: 1, resamples: 1 }), 1 / 16);
    expectClose(paretoTailProbability(12, { law, exceeding: 1, resamples: 10 }), 1 / 160);
  });

  it("refuses too few or negative excesses, and counts that make no sense", () => {
    expect(() => fitParetoTail([1])).toThrow(/two or more excesses/);
    expect(() => fitParetoTail([1, -1])).toThrow(/got -1/);
    expect(fitParetoTail([0, 0])).toMatchObject({ reason: "no-variation" });
    expect(() => paretoUpperTail(-1, { scale: 1, shape: 0 })).toThrow(/x of 0 or more/);
    expect(() => paretoTailProbability(1, { law: { scale: 1, shape: 0 }, exceeding: 0, resamples: 9 })).toThrow(
      /got 0 of 9/,
    );
  });
});
