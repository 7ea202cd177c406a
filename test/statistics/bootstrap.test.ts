import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aucBootstrap } from "../../src/statistics/auc-bootstrap.js";
import { exactAucBootstrap, isExactAucBootstrapFeasible } from "../../src/statistics/auc-bootstrap-exact.js";
import { obuchowskiAuc } from "../../src/statistics/auc-clustered.js";
import { bootstrapReplicates, jackknifeInfluence } from "../../src/statistics/bootstrap.js";
import { bootstrapIntervals, replicateQuantile } from "../../src/statistics/bootstrap-intervals.js";
import { aucDeLong } from "../../src/statistics/delong.js";
import { binomialLowerTail, binomialUpperTail } from "../../src/statistics/distributions.js";
import { nextBelow, nextNormal, nextUniform, streamsFrom } from "../../src/statistics/random.js";

const streams = streamsFrom(11);

function weightedMean(values: readonly number[]): (weights: Uint32Array) => number {
  return (weights) => {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < weights.length; i++) {
      sum += weights[i]! * values[i]!;
      count += weights[i]!;
    }
    return sum / count;
  };
}

describe("bootstrapReplicates", () => {
  it("draws as many units as there are, in every stratum", () => {
    const strata = [0, 1, 1, 0, 2, 1];
    const sizes = [2, 3, 1];
    bootstrapReplicates(
      { units: 6, strata },
      (weights) => {
        const drawn = [0, 0, 0];
        for (let unit = 0; unit < 6; unit++) drawn[strata[unit]!]! += weights[unit]!;
        expect(drawn).toEqual(sizes);
        return 0;
      },
      { streams, resamples: 200 },
    );
  });

  it("gives the mean of a sample its own variance over n", () => {
    const values = [1, 4, 4, 9, 2, 7, 0, 3];
    const replicates = bootstrapReplicates({ units: 8 }, weightedMean(values), { streams, resamples: 40_000 });
    const mean = values.reduce((sum, value) => sum + value, 0) / 8;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 64;
    const drawn = replicates.reduce((sum, value) => sum + (value - mean) ** 2, 0) / replicates.length;
    expect(drawn / variance).toBeGreaterThan(0.97);
    expect(drawn / variance).toBeLessThan(1.03);
  });

  it("starts with the same replicates whatever their number, from the same seed", () => {
    const draw = (resamples: number, seed: number) =>
      bootstrapReplicates({ units: 5 }, weightedMean([1, 2, 4, 8, 16]), { streams: streamsFrom(seed), resamples });
    expect(draw(2_500, 3).subarray(0, 1_200)).toEqual(draw(1_200, 3));
    expect(draw(100, 3)).not.toEqual(draw(100, 4));
  });

  it("asks for one stream a thousand resamples, and for the statistic once a resample", () => {
    for (const [resamples, blocks] of [
      [1, [0]],
      [2_000, [0, 1]],
      [2_500, [0, 1, 2]],
    ] as const) {
      const asked: number[] = [];
      let calls = 0;
      const listening = {
        ...streams,
        block: (index: number) => {
          asked.push(index);
          return streams.block(index);
        },
      };
      bootstrapReplicates({ units: 1 }, () => ++calls, { streams: listening, resamples });
      expect(asked).toEqual(blocks);
      expect(calls).toBe(resamples);
    }
  });

  it("draws the lowest stratum first, wherever its units stand", () => {
    const drawn = (strata: readonly number[], order: readonly number[]) => {
      const seen: number[][] = [];
      const keep = (weights: Uint32Array) => seen.push(order.map((unit) => weights[unit]!));
      bootstrapReplicates({ units: 7, strata }, keep, { streams, resamples: 20 });
      return seen;
    };
    const inOrder = drawn([0, 0, 0, 1, 1, 2, 2], [0, 1, 2, 3, 4, 5, 6]);
    expect(drawn([2, 2, 0, 0, 0, 1, 1], [2, 3, 4, 5, 6, 0, 1])).toEqual(inOrder);
  });

  it("refuses no units, no resamples, and strata that do not fit", () => {
    const one = () => 1;
    expect(() => bootstrapReplicates({ units: 0 }, one, { streams })).toThrow("1 unit or more; got 0");
    expect(() => bootstrapReplicates({ units: 2 }, one, { streams, resamples: 0 })).toThrow("resamples; got 0");
    expect(() => bootstrapReplicates({ units: 2, strata: [1] }, one, { streams })).toThrow("each of 2 units; got 1");
  });
});

describe("jackknifeInfluence", () => {
  it("is each unit's distance from the mean, over n, for a mean", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 12 }), (values) => {
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const influence = jackknifeInfluence({ units: values.length }, weightedMean(values));
        for (let i = 0; i < values.length; i++) {
          expect(influence[i]).toBeCloseTo((values[i]! - mean) / values.length, 12);
        }
      }),
    );
  });

  it("needs a unit, and says who asks", () => {
    expect(() => jackknifeInfluence({ units: 0 }, () => 0)).toThrow("jackknifeInfluence requires 1 unit or more");
  });

  it("needs two units in every stratum", () => {
    expect(() => jackknifeInfluence({ units: 3, strata: [0, 0, 1] }, () => 0)).toThrow("every stratum; got 1");
  });
});

describe("bootstrapIntervals", () => {
  const replicates = Float64Array.from({ length: 999 }, (_, i) => (((i * 7) % 999) + 1) / 1000);

  it("takes order statistics where (R + 1) alpha is whole", () => {
    const { percentile, basic } = bootstrapIntervals(0.5, replicates, {
      influence: Float64Array.of(-1, 1),
      level: 0.9,
    });
    expect(percentile.lower).toBeCloseTo(0.05, 12);
    expect(percentile.upper).toBeCloseTo(0.95, 12);
    expect(basic.lower).toBeCloseTo(0.05, 12);
    expect(basic.upper).toBeCloseTo(0.95, 12);
  });

  it("interpolates between order statistics on the normal scale, and stops at the outermost", () => {
    const sorted = Float64Array.of(0, 1, 2);
    const quantile = (share: number) => replicateQuantile(sorted, share);
    expect(quantile(0.5)).toBe(1);
    // Normal quantiles of 0.25, 0.4 and 0.5 by R's qnorm.
    expect(quantile(0.4)).toBeCloseTo((-0.2533471031357997 + 0.6744897501960817) / 0.6744897501960817, 12);
    expect(quantile(0.01)).toBe(0);
    expect(quantile(0.99)).toBe(2);
  });

  it("is the percentile interval as BCa when replicates and influence are symmetric", () => {
    const { bca, percentile } = bootstrapIntervals(0.5005, replicates, { influence: Float64Array.of(-1, 0, 1) });
    if (!("lower" in bca)) throw new Error(bca.reason);
    expect(bca.acceleration).toBe(0);
    expect(bca.biasCorrection).toBeCloseTo(0.00125, 3);
    expect(bca.lower).toBeCloseTo(percentile.lower, 3);
    expect(bca.upper).toBeCloseTo(percentile.upper, 3);
  });

  it("moves both BCa bounds up when the replicates lie below the estimate", () => {
    const { bca, percentile } = bootstrapIntervals(0.6, replicates, { influence: Float64Array.of(-1, 1) });
    if (!("lower" in bca)) throw new Error(bca.reason);
    expect(bca.lower).toBeGreaterThan(percentile.lower + 0.01);
    expect(bca.upper).toBeGreaterThan(percentile.upper + 0.005);
  });

  it("counts the replicates below the estimate, without those that equal it, and leaves the replicates in place", () => {
    const given = Float64Array.of(3, 2, 1, 2);
    const { bca } = bootstrapIntervals(2, given, { influence: Float64Array.of(-1, 1) });
    if (!("lower" in bca)) throw new Error(bca.reason);
    // R's qnorm(1 / 4).
    expect(bca.biasCorrection).toBeCloseTo(-0.6744897501960817, 14);
    expect([...given]).toEqual([3, 2, 1, 2]);
  });

  it("has no BCa interval when all replicates lie on one side or no unit matters", () => {
    const bcaOf = (observed: number, influence: number) =>
      bootstrapIntervals(observed, replicates, { influence: Float64Array.of(influence, -influence) }).bca;
    expect(bcaOf(5, 1)).toEqual({ kind: "not-estimable", reason: "one-sided-replicates" });
    expect(bcaOf(-5, 1)).toEqual({ kind: "not-estimable", reason: "one-sided-replicates" });
    expect(bcaOf(0.5, 0)).toEqual({ kind: "not-estimable", reason: "no-variation" });
  });

  it("refuses what is not finite, one replicate, and a level outside 0 and 1", () => {
    const influence = Float64Array.of(-1, 1);
    expect(() => bootstrapIntervals(Number.NaN, replicates, { influence })).toThrow("finite estimate; got NaN");
    expect(() => bootstrapIntervals(1, Float64Array.of(1), { influence })).toThrow("2 or more replicates; got 1");
    expect(() => bootstrapIntervals(1, Float64Array.of(1, Number.NaN), { influence })).toThrow("got NaN");
    expect(() => bootstrapIntervals(1, Float64Array.of(Number.NaN, 1), { influence })).toThrow("got NaN");
    expect(() => bootstrapIntervals(1, replicates, { influence, level: 1 })).toThrow("level in (0, 1); got 1");
  });
});

const classes = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 });

describe("exactAucBootstrap", () => {
  it("has the moments and the tail of all ordered resamples", () => {
    fc.assert(
      fc.property(classes, classes, (cases, controls) => {
        const law = exactAucBootstrap(Float64Array.from(cases), Float64Array.from(controls));
        const areas: number[] = [];
        for (let a = 0; a < cases.length ** cases.length; a++) {
          for (let b = 0; b < controls.length ** controls.length; b++) {
            areas.push(areaOf(pick(cases, a), pick(controls, b)));
          }
        }
        const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
        const variance = areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / areas.length;
        expect(law.resamples).toBe(areas.length);
        expect(law.auc).toBeCloseTo(areaOf(cases, controls), 12);
        expect(law.mean).toBeCloseTo(mean, 11);
        expect(law.variance).toBeCloseTo(variance, 11);
        expect(law.probabilityAtOrBelow).toBeCloseTo(areas.filter((area) => area <= 0.5).length / areas.length, 11);
      }),
      { numRuns: 25 },
    );
  });

  it("counts the resamples at a threshold of 0, where no case beats a control", () => {
    const { probabilityAtOrBelow } = exactAucBootstrap(Float64Array.of(0, 2), Float64Array.of(1, 3), { threshold: 0 });
    // Neither 2 > 1 is drawn together: 1 - (3/4)(3/4) of the resamples hold that pair.
    expect(probabilityAtOrBelow).toBeCloseTo(7 / 16, 14);
  });

  it("refuses what it cannot go through", () => {
    expect(isExactAucBootstrapFeasible(4, 4)).toBe(true);
    expect(isExactAucBootstrapFeasible(30, 89)).toBe(false);
    // 1,716 multisets of 7 and 6,435 of 8: 11 million pairs of 7 and 8, 41 million of 8 and 8.
    expect(isExactAucBootstrapFeasible(7, 8)).toBe(true);
    expect(isExactAucBootstrapFeasible(8, 8)).toBe(false);
    const many = Float64Array.from({ length: 30 }, (_, i) => i);
    expect(() => exactAucBootstrap(many, many)).toThrow("got 30 cases and 30 controls");
    expect(() => exactAucBootstrap(new Float64Array(0), many)).toThrow("got 0 and 30");
  });
});

function pick(values: readonly number[], code: number): readonly number[] {
  return values.map((_, place) => values[Math.floor(code / values.length ** place) % values.length]!);
}

function areaOf(cases: readonly number[], controls: readonly number[]): number {
  let wins = 0;
  for (const x of cases) for (const y of controls) wins += x > y ? 1 : x === y ? 0.5 : 0;
  return wins / (cases.length * controls.length);
}

describe("aucBootstrap", () => {
  const scores = Float64Array.of(0.31, 0.77, 0.52, 0.9, 0.1, 0.52, 0.31, 0.6);
  const outcomes = [1, 1, 1, 1, 0, 0, 0, 0];

  it("agrees with the whole law of all resamples within its sampling error", () => {
    const law = exactAucBootstrap(scores.slice(0, 4), scores.slice(4));
    const drawn = aucBootstrap(scores, outcomes, { streams, resamples: 20_000 });
    if (drawn.kind !== "estimate") throw new Error(drawn.reason);
    expect(drawn.auc).toBeCloseTo(law.auc, 14);
    expect(Math.abs(drawn.mean - law.mean)).toBeLessThan((4 * law.standardError) / Math.sqrt(20_000));
    expect(Math.abs(drawn.standardError / law.standardError - 1)).toBeLessThan(4 / Math.sqrt(40_000));
    expect(drawn.withoutBothClasses).toBe(0);
    expect(drawn.seed).toBe(11);
  });

  it("has the mean and deviation of the areas of what is drawn, pair by pair", () => {
    const clusters = [4, 4, 7, 1, 1, 7, 4, 9];
    const codes = [0, 0, 1, 2, 2, 1, 0, 3];
    const mixed = [1, 0, 1, 1, 0, 0, 1, 0];
    // Drawn unit of each row: cases come first, then controls.
    const rankInClass = [0, 4, 1, 2, 5, 6, 3, 7];
    const rows = [0, 1, 2, 3, 4, 5, 6, 7];
    const areaOfDrawn = (codeOf: (row: number) => number) => (weights: Uint32Array) => {
      const drawn = (outcome: number) =>
        rows
          .filter((row) => mixed[row] === outcome)
          .flatMap((row) => Array<number>(weights[codeOf(row)]!).fill(scores[row]!));
      return areaOf(drawn(1), drawn(0));
    };
    for (const [options, design, codeOf] of [
      [{ clusters }, { units: 4 }, (row: number) => codes[row]!],
      [{}, { units: 8, strata: [0, 0, 0, 0, 1, 1, 1, 1] }, (row: number) => rankInClass[row]!],
    ] as const) {
      const drawn = aucBootstrap(scores, mixed, { streams, resamples: 99, ...options });
      if (drawn.kind !== "estimate") throw new Error(drawn.reason);
      const replicates = bootstrapReplicates(design, areaOfDrawn(codeOf), { streams, resamples: 99 });
      const areas = replicates.filter((area) => !Number.isNaN(area));
      const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
      const variance = areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / (areas.length - 1);
      expect(drawn.withoutBothClasses).toBe(99 - areas.length);
      expect(drawn.mean).toBeCloseTo(mean, 12);
      expect(drawn.standardError).toBeCloseTo(Math.sqrt(variance), 12);
    }
  });

  it("has a standard error near DeLong's on a few hundred units", () => {
    const stream = streamsFrom(5).block(0);
    const labels = Array.from({ length: 300 }, (_, i) => (i < 100 ? 1 : 0));
    const drawnScores = Float64Array.from(labels, (label) => nextNormal(stream) + 0.5 * label);
    const bootstrap = aucBootstrap(drawnScores, labels, { streams, resamples: 4_000 });
    const delong = aucDeLong(drawnScores.slice(0, 100), drawnScores.slice(100));
    if (bootstrap.kind !== "estimate" || delong.kind !== "estimate") throw new Error("both classes are there");
    expect(bootstrap.standardError / (delong.standardError as number)).toBeGreaterThan(0.94);
    expect(bootstrap.standardError / (delong.standardError as number)).toBeLessThan(1.06);
    const { bca } = bootstrap.intervals;
    if (!("lower" in bca) || "kind" in delong.interval) throw new Error("both have an interval");
    expect(bca.lower).toBeCloseTo(delong.interval.lower, 1);
    expect(bca.upper).toBeCloseTo(delong.interval.upper, 1);
  });

  it("draws whole clusters, with a standard error near Obuchowski's", () => {
    const stream = streamsFrom(6).block(0);
    const rows = Array.from({ length: 150 }, (_, cluster) => {
      const shared = nextNormal(stream);
      const outcome = nextBelow(stream, 3) === 0 ? 1 : 0;
      return Array.from({ length: 4 }, () => ({ cluster, outcome, score: shared + 0.3 * nextNormal(stream) }));
    }).flat();
    const all = Float64Array.from(rows, (row) => row.score);
    const labels = rows.map((row) => row.outcome);
    const clusters = rows.map((row) => row.cluster);
    const bootstrap = aucBootstrap(all, labels, { streams, resamples: 2_000, clusters });
    const clustered = obuchowskiAuc(all, labels, { clusters });
    if (bootstrap.kind !== "estimate" || clustered.kind !== "estimate") throw new Error("both classes are there");
    expect(bootstrap.standardError / (clustered.standardError as number)).toBeGreaterThan(0.9);
    expect(bootstrap.standardError / (clustered.standardError as number)).toBeLessThan(1.1);
  });

  it("leaves out and counts resamples of clusters that hold one class", () => {
    const drawn = aucBootstrap(Float64Array.of(1, 2, 3, 4), [0, 1, 0, 1], { streams, clusters: [0, 1, 2, 3] });
    if (drawn.kind !== "estimate") throw new Error(drawn.reason);
    // Both cases or both controls are missed in 2 / 2^4 of the draws.
    expect(drawn.withoutBothClasses / drawn.resamples).toBeGreaterThan(0.09);
    expect(drawn.withoutBothClasses / drawn.resamples).toBeLessThan(0.16);
    expect(Number.isFinite(drawn.standardError)).toBe(true);
  });

  it("is not estimable from one class, or from one unit or cluster of a class", () => {
    expect(aucBootstrap(Float64Array.of(1, 2), [1, 1], { streams })).toMatchObject({ reason: "one-class-only" });
    const few = { reason: "too-few-effective-units" };
    expect(aucBootstrap(Float64Array.of(1, 2, 3), [1, 0, 0], { streams })).toMatchObject(few);
    expect(aucBootstrap(scores, outcomes, { streams, clusters: [0, 0, 0, 0, 1, 2, 3, 4] })).toMatchObject(few);
    expect(() => aucBootstrap(scores, outcomes, { streams, clusters: [0] })).toThrow(
      "as many clusters as scores; got 1",
    );
  });

  it("covers the true area with its percentile interval in about 95 % of samples", () => {
    const samples = 400;
    let misses = 0;
    for (let sample = 0; sample < samples; sample++) {
      const stream = streamsFrom(99).block(sample);
      const labels = Array.from({ length: 120 }, (_, i) => (i < 40 ? 1 : 0));
      const drawn = aucBootstrap(
        Float64Array.from(labels, () => nextUniform(stream)),
        labels,
        { streams: streamsFrom(sample), resamples: 399 },
      );
      if (drawn.kind !== "estimate") throw new Error(drawn.reason);
      const { lower, upper } = drawn.intervals.percentile;
      if (lower > 0.5 || upper < 0.5) misses++;
    }
    // The interval is a little short with 40 cases: about 6 % are missed.
    expect(binomialUpperTail(misses, samples, 0.06)).toBeGreaterThan(1e-4);
    expect(binomialLowerTail(misses, samples, 0.05)).toBeGreaterThan(1e-4);
  });
});
