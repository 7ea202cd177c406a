import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { obuchowskiAuc } from "../../src/statistics/auc-clustered.js";
import {
  aucCovariance,
  pairedAucDifference,
  pairedClusteredAucDifference,
  unpairedAucDifference,
} from "../../src/statistics/auc-comparison.js";
import { aucDeLong } from "../../src/statistics/delong.js";
import { binomialLowerTail, binomialUpperTail, tUpperTail } from "../../src/statistics/distributions.js";
import { placementValues } from "../../src/statistics/placement-values.js";
import { nextBelow, nextNormal, streamsFrom } from "../../src/statistics/random.js";

const units = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 1)), {
    minLength: 4,
    maxLength: 40,
  })
  .filter((all) => {
    const cases = all.filter(([, , outcome]) => outcome === 1).length;
    return cases >= 2 && all.length - cases >= 2;
  })
  .map((all) => ({
    first: Float64Array.from(all, ([score]) => score),
    second: Float64Array.from(all, ([, score]) => score),
    outcomes: all.map(([, , outcome]) => outcome),
  }));

function sideOf(scores: Float64Array, outcomes: readonly number[], outcome: number): Float64Array {
  return scores.filter((_, i) => outcomes[i] === outcome);
}

function varianceOf(scores: Float64Array, outcomes: readonly number[]): number {
  const estimate = aucDeLong(sideOf(scores, outcomes, 1), sideOf(scores, outcomes, 0));
  if (estimate.kind !== "estimate" || typeof estimate.variance !== "number") throw new Error("two of each are there");
  return estimate.variance;
}

describe("placementValues", () => {
  it("counts the other class below a case and above a control, with ties at one half", () => {
    const { ofCases, ofControls } = placementValues(Float64Array.of(3, 1, 2), Float64Array.of(2, 0));
    expect([...ofCases]).toEqual([1, 0.5, 0.75]);
    expect([...ofControls]).toEqual([0.5, 1]);
  });
});

describe("aucCovariance", () => {
  it("has DeLong's variances on its diagonal and is symmetric", () => {
    fc.assert(
      fc.property(units, ({ first, second, outcomes }) => {
        const joint = aucCovariance([first, second], outcomes);
        if (joint.kind !== "estimate") throw new Error(joint.reason);
        expect(joint.covariance[0]).toBeCloseTo(varianceOf(first, outcomes), 13);
        expect(joint.covariance[3]).toBeCloseTo(varianceOf(second, outcomes), 13);
        expect(joint.covariance[1]).toBe(joint.covariance[2]);
      }),
    );
  });

  it("needs one score, both classes, and two units of each", () => {
    expect(() => aucCovariance([], [0, 1])).toThrow("one score or more; got 0");
    expect(aucCovariance([Float64Array.of(1, 2)], [1, 1])).toMatchObject({ reason: "one-class-only" });
    expect(aucCovariance([Float64Array.of(1, 2, 3)], [1, 1, 0])).toMatchObject({ reason: "too-few-effective-units" });
  });
});

describe("pairedAucDifference", () => {
  it("has the variance of the differences of placements", () => {
    fc.assert(
      fc.property(units, ({ first, second, outcomes }) => {
        const result = pairedAucDifference([first, second], outcomes);
        if (result.kind !== "estimate") throw new Error(result.reason);
        const one = placementValues(sideOf(first, outcomes, 1), sideOf(first, outcomes, 0));
        const other = placementValues(sideOf(second, outcomes, 1), sideOf(second, outcomes, 0));
        const variance = (values: Float64Array): number => {
          const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
          return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length;
        };
        const direct =
          variance(one.ofCases.map((value, i) => value - other.ofCases[i]!)) +
          variance(one.ofControls.map((value, i) => value - other.ofControls[i]!));
        expect(result.standardError ** 2).toBeCloseTo(direct, 13);
      }),
    );
  });

  it("flips its sign and keeps its p-value when the scores swap", () => {
    fc.assert(
      fc.property(units, ({ first, second, outcomes }) => {
        const plain = pairedAucDifference([first, second], outcomes);
        const swapped = pairedAucDifference([second, first], outcomes);
        if (plain.kind !== "estimate" || swapped.kind !== "estimate") throw new Error("both are estimable");
        expect(swapped.difference).toBeCloseTo(-plain.difference, 14);
        if (plain.test.kind !== "test" || swapped.test.kind !== "test") return;
        expect(swapped.test.pValue).toBeCloseTo(plain.test.pValue, 10);
      }),
    );
  });

  it("has no test for two scores in one order", () => {
    const scores = Float64Array.of(1, 5, 2, 4, 3, 3);
    const outcomes = [0, 1, 0, 0, 1, 1];
    const result = pairedAucDifference([scores, scores.map((score) => Math.exp(score))], outcomes);
    const flag = { kind: "not-estimable", reason: "no-variation" };
    expect(result).toMatchObject({ difference: 0, standardError: 0, test: flag, interval: flag });
  });
});

describe("unpairedAucDifference", () => {
  const withOne = aucDeLong(Float64Array.of(3, 1, 4), Float64Array.of(2, 0, 3));
  const perfect = aucDeLong(Float64Array.of(3, 4), Float64Array.of(1, 2));

  it("adds the variances of separate units", () => {
    const result = unpairedAucDifference(withOne, perfect);
    if (result.kind !== "estimate" || withOne.kind !== "estimate") throw new Error("both are estimable");
    expect(result.standardError ** 2).toBeCloseTo(withOne.variance as number, 14);
    expect(result.covariance).toBe(0);
    expect(result.difference).toBeCloseTo(withOne.auc - 1, 14);
  });

  it("passes on why a side has no area or no variance, and flags two perfect orders", () => {
    const oneClass = aucDeLong(new Float64Array(0), Float64Array.of(1));
    const oneCase = aucDeLong(Float64Array.of(2), Float64Array.of(1, 3));
    expect(unpairedAucDifference(oneClass, perfect)).toEqual(oneClass);
    expect(unpairedAucDifference(perfect, oneClass)).toEqual(oneClass);
    expect(unpairedAucDifference(oneCase, perfect)).toMatchObject({ reason: "too-few-effective-units" });
    expect(unpairedAucDifference(perfect, oneCase)).toMatchObject({ reason: "too-few-effective-units" });
    const flag = { kind: "not-estimable", reason: "no-variation" };
    expect(unpairedAucDifference(perfect, perfect)).toMatchObject({ difference: 0, test: flag, welch: flag });
  });
});

describe("obuchowskiAuc", () => {
  it("has DeLong's variance when every unit is a cluster of its own", () => {
    fc.assert(
      fc.property(units, ({ first, outcomes }) => {
        const clusters = outcomes.map((_, i) => i);
        const estimate = obuchowskiAuc(first, outcomes, { clusters });
        if (estimate.kind !== "estimate") throw new Error(estimate.reason);
        expect(estimate.variance).toBeCloseTo(varianceOf(first, outcomes), 13);
        expect(estimate.clusters).toBe(outcomes.length);
      }),
    );
  });

  it("follows the formulas of Obuchowski 1997 on a set worked by hand", () => {
    // Clusters: {3 case, 1 control}, {2 case, 2 control}, {4 case, 0 control}. Placements of cases 1, 5/6, 1; of controls
    // 1, 5/6, 1; area 17/18; sums about the area +1/18, -2/18, +1/18 for both: S10 = S01 = S11 = 3/2 * 6/324 / 3 or / 1.
    const estimate = obuchowskiAuc(Float64Array.of(3, 1, 2, 2, 4, 0), [1, 0, 1, 0, 1, 0], {
      clusters: [0, 0, 1, 1, 2, 2],
    });
    if (estimate.kind !== "estimate") throw new Error(estimate.reason);
    expect(estimate.auc).toBeCloseTo(17 / 18, 14);
    expect(estimate.variance).toBeCloseTo((4 * (1.5 * 6)) / 324 / 9, 14);
  });

  it("covers the true area in about 95 % of samples of clusters where DeLong's interval does not", () => {
    const samples = 600;
    let clusteredMisses = 0;
    let naiveMisses = 0;
    for (let sample = 0; sample < samples; sample++) {
      const stream = streamsFrom(1997).block(sample);
      const scores: number[] = [];
      const outcomes: number[] = [];
      const clusters: number[] = [];
      for (let cluster = 0; cluster < 120; cluster++) {
        const outcome = nextBelow(stream, 2);
        const shared = nextNormal(stream);
        for (let member = 0; member < 4; member++) {
          scores.push(shared + 0.4 * nextNormal(stream));
          outcomes.push(outcome);
          clusters.push(cluster);
        }
      }
      const missed = (estimate: ReturnType<typeof aucDeLong>): number => {
        if (estimate.kind !== "estimate" || "kind" in estimate.interval) throw new Error("both classes vary");
        return estimate.interval.lower > 0.5 || estimate.interval.upper < 0.5 ? 1 : 0;
      };
      const all = Float64Array.from(scores);
      clusteredMisses += missed(obuchowskiAuc(all, outcomes, { clusters }));
      naiveMisses += missed(aucDeLong(sideOf(all, outcomes, 1), sideOf(all, outcomes, 0)));
    }
    expect(binomialUpperTail(clusteredMisses, samples, 0.05)).toBeGreaterThan(1e-4);
    expect(binomialLowerTail(clusteredMisses, samples, 0.05)).toBeGreaterThan(1e-4);
    expect(naiveMisses / samples).toBeGreaterThan(0.2);
  });

  it("has no interval where cases and controls of each cluster cancel", () => {
    const estimate = obuchowskiAuc(Float64Array.of(4, 3, 2, 1), [1, 0, 1, 0], { clusters: [7, 7, 9, 9] });
    expect(estimate).toMatchObject({ auc: 0.75, variance: 0, interval: { reason: "no-variation" } });
  });

  it("flags one cluster of a class, one class, and clusters that do not fit", () => {
    const scores = Float64Array.of(3, 4, 1, 2);
    const one = obuchowskiAuc(scores, [1, 1, 0, 0], { clusters: [0, 0, 1, 2] });
    expect(one).toMatchObject({ auc: 1, variance: { reason: "too-few-effective-units" }, clustersWithCases: 1 });
    expect(obuchowskiAuc(scores, [1, 1, 1, 1], { clusters: [0, 0, 1, 2] })).toMatchObject({ reason: "one-class-only" });
    expect(() => obuchowskiAuc(scores, [1, 1, 0, 0], { clusters: [0] })).toThrow("as many clusters as scores; got 1");
  });
});

describe("a variance that cancels", () => {
  /** One case and one control of each of k clusters, each cluster a step above the one before. */
  const ladder = (k: number, caseFirst: boolean) => ({
    scores: Float64Array.from(
      { length: 2 * k },
      (_, i) => 2 * Math.floor(i / 2) + (i % 2 === Number(caseFirst) ? 1 : 0),
    ),
    outcomes: Array.from({ length: 2 * k }, (_, i) => (i % 2 === 0 ? 1 : 0)),
    clusters: Array.from({ length: 2 * k }, (_, i) => Math.floor(i / 2)),
  });

  it("is 0 for clusters whose case gains what their control loses", () => {
    // The case of step i beats i controls, and its control loses to k + 1 - i cases: together the same in all clusters.
    for (let k = 2; k <= 30; k++) {
      const { scores, outcomes, clusters } = ladder(k, false);
      const area = obuchowskiAuc(scores, outcomes, { clusters });
      expect(area).toMatchObject({ variance: 0, interval: { reason: "no-variation" } });
    }
  });

  it("is 0 for two scores of which one places every unit the same step higher", () => {
    for (let k = 2; k <= 30; k++) {
      const { scores, outcomes } = ladder(k, false);
      const difference = pairedAucDifference([scores, ladder(k, true).scores], outcomes);
      if (difference.kind !== "estimate") throw new Error(difference.reason);
      expect(difference.difference).toBeCloseTo(1 / k, 12);
      expect(difference).toMatchObject({ standardError: 0, test: { reason: "no-variation" } });
    }
  });

  it("is not taken for 0 where it is small: one pair of 160,000 in the wrong order", () => {
    const outcomes = Array.from({ length: 800 }, (_, i) => (i < 400 ? 0 : 1));
    const perfect = Float64Array.from(outcomes, (_, i) => i);
    const nearly = perfect.map((score) => (score === 399 ? 400 : score === 400 ? 399 : score));
    const variance = varianceOf(nearly, outcomes);
    expect(variance).toBeGreaterThan(0);
    const clustered = obuchowskiAuc(nearly, outcomes, { clusters: outcomes.map((_, i) => i) });
    const paired = pairedAucDifference([nearly, perfect], outcomes);
    if (clustered.kind !== "estimate" || paired.kind !== "estimate") throw new Error("both classes are there");
    expect((clustered.variance as number) / variance).toBeCloseTo(1, 6);
    expect(paired.standardError ** 2 / variance).toBeCloseTo(1, 6);
  });
});

describe("pairedClusteredAucDifference", () => {
  it("is DeLong's difference where every unit is a cluster of its own", () => {
    fc.assert(
      fc.property(units, ({ first, second, outcomes }) => {
        const alone = outcomes.map((_, i) => i);
        const plain = pairedAucDifference([first, second], outcomes);
        const clustered = pairedClusteredAucDifference([first, second], outcomes, { clusters: alone });
        if (plain.kind !== "estimate" || clustered.kind !== "estimate") throw new Error("two of each are there");
        expect(clustered.difference).toBeCloseTo(plain.difference, 13);
        expect(clustered.standardError).toBeCloseTo(plain.standardError, 10);
        expect(clustered.covariance).toBeCloseTo(plain.covariance, 10);
      }),
    );
  });

  it("has the variances of Obuchowski's single areas, and none for one score against itself", () => {
    const stream = streamsFrom(4).block(0);
    const clusters = Array.from({ length: 60 }, (_, i) => Math.floor(i / 3));
    const outcomes = clusters.map(() => nextBelow(stream, 2));
    const first = Float64Array.from(clusters, () => nextNormal(stream));
    const constant = new Float64Array(60);
    const against = pairedClusteredAucDifference([first, constant], outcomes, { clusters });
    const alone = obuchowskiAuc(first, outcomes, { clusters });
    // A constant score has area 1/2 without a variance: what is left is the variance of the other.
    if (against.kind !== "estimate" || alone.kind !== "estimate") throw new Error("areas were expected");
    expect(against.standardError).toBeCloseTo(alone.standardError as number, 12);
    expect(against.difference).toBeCloseTo(alone.auc - 0.5, 12);
    const itself = pairedClusteredAucDifference([first, first], outcomes, { clusters });
    expect(itself).toMatchObject({ difference: 0, interval: { reason: "no-variation" } });
  });

  it("rejects equal areas about 5 times in 100 where units of a cluster are copies, and DeLong far more often", () => {
    const stream = streamsFrom(12).block(0);
    let [robust, naive] = [0, 0];
    for (let set = 0; set < 600; set++) {
      const drawn = Array.from({ length: 80 }, () => {
        const outcome = nextBelow(stream, 2);
        return { outcome, scores: [outcome + nextNormal(stream), outcome + nextNormal(stream)] as const };
      });
      const rows = drawn.flatMap((one, cluster) => Array.from({ length: 4 }, () => ({ ...one, cluster })));
      const scores = [0, 1].map((model) => Float64Array.from(rows, (row) => row.scores[model]!));
      const pair = [scores[0]!, scores[1]!] as const;
      const outcomes = rows.map(({ outcome }) => outcome);
      const clusters = rows.map(({ cluster }) => cluster);
      const p = (result: ReturnType<typeof pairedAucDifference>) =>
        result.kind === "estimate" && result.test.kind === "test" ? result.test.pValue : 1;
      if (p(pairedClusteredAucDifference(pair, outcomes, { clusters })) <= 0.05) robust++;
      if (p(pairedAucDifference(pair, outcomes)) <= 0.05) naive++;
    }
    // 30 give or take 3 standard errors of 5.3.
    expect(robust).toBeGreaterThan(13);
    expect(robust).toBeLessThan(47);
    expect(naive).toBeGreaterThan(120);
  });

  it("needs both classes, two clusters of each, and a cluster for every unit", () => {
    const scores = [Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 1, 4, 3)] as const;
    const of = (outcomes: readonly number[], clusters: readonly number[]) =>
      pairedClusteredAucDifference(scores, outcomes, { clusters });
    expect(of([1, 1, 1, 1], [1, 2, 3, 4])).toMatchObject({ reason: "one-class-only" });
    expect(of([1, 1, 0, 0], [1, 1, 2, 3])).toMatchObject({ reason: "too-few-effective-units" });
    expect(() => of([1, 1, 0, 0], [1, 1])).toThrow("as many clusters as outcomes; got 2 and 4");
  });
});

describe("the comparison of two groups", () => {
  it("has Welch's test, with the freedom of both groups", () => {
    const state = streamsFrom(41).block(0);
    const scores = (length: number, shift: number) => Float64Array.from({ length }, () => nextNormal(state) + shift);
    const [first, second] = [aucDeLong(scores(12, 1), scores(30, 0)), aucDeLong(scores(9, 0.2), scores(14, 0))];
    const found = unpairedAucDifference(first, second);
    if (found.kind === "not-estimable" || first.kind === "not-estimable" || second.kind === "not-estimable")
      throw new Error("no areas");
    const [one, other] = [first.variance as number, second.variance as number];
    const df = (one + other) ** 2 / (one ** 2 / 41 + other ** 2 / 22);
    const t = (first.auc - second.auc) / Math.sqrt(one + other);
    expect(found.welch).toEqual({
      statistic: expect.closeTo(t, 10),
      degreesOfFreedom: expect.closeTo(df, 8),
      pValue: expect.closeTo(2 * tUpperTail(Math.abs(t), df), 10),
    });
  });

  it("is not estimable by clusters where all outcomes are the same", () => {
    const scores = [Float64Array.of(1, 2, 3), Float64Array.of(2, 1, 3)] as const;
    for (const outcome of [0, 1]) {
      expect(pairedClusteredAucDifference(scores, [outcome, outcome, outcome], { clusters: [0, 1, 2] })).toEqual({
        kind: "not-estimable",
        reason: "one-class-only",
      });
    }
  });
});
