import { describe, expect, it } from "vitest";
import { aucAgainstConstant } from "../../src/statistics/auc-against-constant.js";
import { aucBootstrap } from "../../src/statistics/auc-bootstrap.js";
import { obuchowskiAuc } from "../../src/statistics/auc-clustered.js";
import { aucCovariance, pairedAucDifference, unpairedAucDifference } from "../../src/statistics/auc-comparison.js";
import { aucDifferencePermutation } from "../../src/statistics/auc-difference-permutation.js";
import { aucEstimate } from "../../src/statistics/auc-estimate.js";
import { besagClifford } from "../../src/statistics/besag-clifford.js";
import { binormalRoc } from "../../src/statistics/binormal-roc.js";
import { bootstrapIntervals } from "../../src/statistics/bootstrap-intervals.js";
import { boschloo } from "../../src/statistics/boschloo.js";
import { clopperPearsonInterval } from "../../src/statistics/clopper-pearson-interval.js";
import { cochranMantelHaenszel } from "../../src/statistics/cochran-mantel-haenszel.js";
import { cohensKappa } from "../../src/statistics/cohens-kappa.js";
import { conditionalOddsRatio } from "../../src/statistics/conditional-odds-ratio.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { cramersV } from "../../src/statistics/cramers-v.js";
import { aucDeLongFromScores } from "../../src/statistics/delong.js";
import { exactCmh } from "../../src/statistics/exact-cmh.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { fixedMarginsTest } from "../../src/statistics/fixed-margins.js";
import { exactPearson, freemanHalton } from "../../src/statistics/freeman-halton.js";
import { gTest } from "../../src/statistics/g-test.js";
import { gandyDecision } from "../../src/statistics/gandy-stopping.js";
import { generalisedCmh } from "../../src/statistics/generalised-cmh.js";
import { goodnessOfFit } from "../../src/statistics/goodness-of-fit.js";
import { hanleyMcNeil } from "../../src/statistics/hanley-mcneil.js";
import { breslowDay, woolfTest } from "../../src/statistics/homogeneity-of-odds.js";
import { jonckheereTerpstra } from "../../src/statistics/jonckheere-terpstra.js";
import { kruskalWallis } from "../../src/statistics/kruskal-wallis.js";
import { mannWhitney } from "../../src/statistics/mann-whitney.js";
import {
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
} from "../../src/statistics/mantel-haenszel-effects.js";
import { mcNemar } from "../../src/statistics/mcnemar.js";
import { fitParetoTail } from "../../src/statistics/pareto-tail.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { minimumDetectableProportion } from "../../src/statistics/power-proportions.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { phipsonSmythPValue, resampledPValue } from "../../src/statistics/resampled-p-value.js";
import { rocAuc, rocAucFromHistogram, splitByOutcome } from "../../src/statistics/roc-auc.js";
import { rocCurve } from "../../src/statistics/roc-curve.js";
import { tableResiduals } from "../../src/statistics/table-residuals.js";
import { cochranArmitage, linearByLinear } from "../../src/statistics/trend-tests.js";
import { twoSamplePermutation } from "../../src/statistics/two-sample-permutation.js";

const streams = streamsFrom(1);
const table = (...rows: number[][]) => contingencyTable(rows);
const scores = (...values: number[]) => Float64Array.from(values);

const oneRow = table([3, 4], [0, 0]);
const oneColumn = table([3, 0], [4, 0]);
const fourfold = table([3, 1], [1, 3]);

function expectReason(reason: string, results: readonly unknown[]): void {
  for (const [i, result] of results.entries()) expect(result, `result ${i}`).toEqual({ kind: "not-estimable", reason });
}

describe("a number that does not exist says why:", () => {
  it("tables of one row or one column have no variation", () => {
    for (const flat of [oneRow, oneColumn]) {
      expectReason("no-variation", [
        pearsonChiSquared(flat),
        gTest(flat),
        cramersV(flat),
        tableResiduals(flat),
        conditionalOddsRatio(flat),
        fixedMarginsTest(flat, { seed: 1, resamples: 9 }),
        cochranMantelHaenszel([flat]),
        generalisedCmh([flat]),
        generalisedCmh([oneRow, table([0, 0], [1, 2])]),
        exactCmh([flat]),
        breslowDay([flat, fourfold]),
        woolfTest([fourfold]),
        linearByLinear([flat]),
        mantelHaenszelOddsRatio([flat]),
      ]);
    }
    expectReason("no-variation", [
      boschloo(oneRow),
      boschloo(table([0, 0], [3, 4])),
      cohensKappa(table([0, 0], [0, 0])),
      cohensKappa(table([5, 0], [0, 0])),
      mcNemar(table([1, 0], [0, 1])),
      goodnessOfFit([0, 0]),
      goodnessOfFit([3]),
      goodnessOfFit([3, 0], [1, 0]),
      mantelHaenszelRiskRatio([table([0, 4], [0, 3])]),
      mantelHaenszelRiskRatio([table([0, 4], [2, 3])]),
      mantelHaenszelRiskRatio([table([2, 4], [0, 3])]),
      mantelHaenszelRiskDifference([oneRow]),
      mantelHaenszelRiskDifference([oneColumn]),
      cochranArmitage([0, 0], [3, 4]),
      cochranArmitage([3, 4], [3, 4]),
    ]);
  });

  it("values that are all alike, or all in one group, have no variation", () => {
    expectReason("no-variation", [
      kruskalWallis([[1, 1], [1]]),
      kruskalWallis([[1, 2], []]),
      jonckheereTerpstra([]),
      jonckheereTerpstra([[1]]),
      jonckheereTerpstra([[1, 1], [1]]),
      jonckheereTerpstra([[1, 2], []]),
      mannWhitney([1], [], { streams }),
      mannWhitney([1, 1], [1], { streams }),
      twoSamplePermutation([{ first: [1, 2], second: [] }], { streams }),
      fitParetoTail([0, 0, 0]),
    ]);
  });

  it("areas need both classes, and two units of each for their variance", () => {
    const histogram = { violations: scores(1, 2), none: scores(0, 0) };
    expectReason("one-class-only", [
      rocAuc(scores(1, 2), [1, 1]),
      rocAuc(scores(1, 2), [0, 0]),
      rocAucFromHistogram(histogram),
      rocAucFromHistogram({ violations: histogram.none, none: histogram.violations }),
      rocCurve([1, 2], histogram),
      rocCurve([1, 2], { violations: histogram.none, none: histogram.violations }),
      aucDeLongFromScores(scores(1, 2), [1, 1]),
      aucDeLongFromScores(scores(1, 2), [0, 0]),
      aucCovariance([scores(1, 2)], [1, 1]),
      aucCovariance([scores(1, 2)], [0, 0]),
      pairedAucDifference([scores(1, 2), scores(2, 1)], [1, 1]),
      unpairedAucDifference(
        aucDeLongFromScores(scores(1, 2), [1, 1]),
        aucDeLongFromScores(scores(1, 2, 3, 4), [0, 1, 0, 1]),
      ),
      unpairedAucDifference(
        aucDeLongFromScores(scores(1, 2, 3, 4), [0, 1, 0, 1]),
        aucDeLongFromScores(scores(1, 2), [1, 1]),
      ),
      obuchowskiAuc(scores(1, 2), [1, 1], { clusters: [1, 2] }),
      obuchowskiAuc(scores(1, 2), [0, 0], { clusters: [1, 2] }),
      aucBootstrap(scores(1, 2), [1, 1], { streams, resamples: 9 }),
      aucBootstrap(scores(1, 2), [0, 0], { streams, resamples: 9 }),
      aucAgainstConstant(aucDeLongFromScores(scores(1, 2), [1, 1]), 0.571),
    ]);
    const few = aucDeLongFromScores(scores(1, 2, 3), [1, 0, 0]);
    expectReason("too-few-effective-units", [
      aucCovariance([scores(1, 2, 3)], [1, 0, 0]),
      aucCovariance([scores(1, 2, 3)], [0, 1, 1]),
      few.kind === "estimate" && few.variance,
      few.kind === "estimate" && few.interval,
      aucBootstrap(scores(1, 2, 3), [1, 0, 0], { streams, resamples: 9 }),
      minimumDetectableProportion({ p1: 0.5, alpha: 0.001 }, { n1: 2, n2: 2 }),
    ]);
    const oneCluster = [
      obuchowskiAuc(scores(1, 2, 3, 4), [0, 0, 1, 1], { clusters: [1, 1, 2, 3] }),
      obuchowskiAuc(scores(1, 2, 3, 4), [0, 0, 1, 1], { clusters: [1, 2, 3, 3] }),
    ];
    expectReason(
      "too-few-effective-units",
      oneCluster.flatMap((area) => (area.kind === "estimate" ? [area.variance, area.interval] : [])),
    );
    expect(oneCluster).toMatchObject([
      { cases: 2, controls: 2, clustersWithControls: 1 },
      { cases: 2, controls: 2, clustersWithCases: 1 },
    ]);
    const perfect = aucDeLongFromScores(scores(1, 2, 3, 4), [0, 0, 1, 1]);
    const none = hanleyMcNeil(1, { cases: 3, controls: 3 });
    expectReason("no-variation", [
      perfect.kind === "estimate" && perfect.interval,
      perfect.kind === "estimate" && perfect.normalInterval,
      none.interval,
      ...[
        [0.5, 0],
        [0, 0.01],
        [1, 0.01],
      ].flatMap(([auc, variance]) => {
        const options = { cases: 9, controls: 9, level: 0.95, method: "delong-logit" } as const;
        const { interval, normalInterval } = aucEstimate({ auc: auc!, variance: variance!, ...options });
        return [interval, normalInterval];
      }),
    ]);
  });
});

describe("a result names its method and its two-sided rule:", () => {
  it("exact tests", () => {
    const exact = { method: "exact", twoSidedRule: "no-likelier" };
    expect(fisherExact(fourfold)).toMatchObject({ ...exact, tablesEnumerated: 5 });
    expect(freemanHalton(fourfold)).toMatchObject({ ...exact, tablesEnumerated: 5 });
    expect(exactPearson(fourfold)).toMatchObject({ method: "exact", twoSidedRule: "as-extreme", tablesEnumerated: 5 });
    expect(exactCmh([fourfold])).toMatchObject({ ...exact, kind: "estimate", observed: 3 });
    expect(boschloo(fourfold)).toMatchObject({ kind: "estimate", method: "exact", twoSidedRule: "doubled" });
    expect(mcNemar(table([10, 5], [1, 20]))).toMatchObject({
      kind: "estimate",
      discordant: [5, 1],
      exact: { twoSidedRule: "doubled" },
    });
    expect(twoSamplePermutation([{ first: [1, 2], second: [3] }], { streams })).toMatchObject({
      kind: "estimate",
      method: "exact",
      twoSidedRule: "as-extreme",
    });
    expect(freemanHalton(table([9, 9, 9], [9, 9, 9]), { limit: 1 })).toEqual({ kind: "too-large", limit: 1 });
    expect(exactPearson(table([9, 9, 9], [9, 9, 9]), { limit: 1 })).toEqual({ kind: "too-large", limit: 1 });
  });

  it("resampled tests", () => {
    expect(resampledPValue(3, 99)).toMatchObject({ method: "resampled", extreme: 3, resamples: 99 });
    expect(resampledPValue(3, 99, { level: 0.8 }).interval).toEqual(clopperPearsonInterval(3, 99, { level: 0.8 }));
    expect(resampledPValue(1, 1).pValue).toBe(1);
    // With one arrangement every resample is as extreme.
    expect(phipsonSmythPValue(9, 9, 1)).toBe(1);
    const scored = { cases: scores(2, 3), controls: scores(1, 4) };
    expect(aucDifferencePermutation(scored, scored, { streams })).toMatchObject({
      kind: "test",
      twoSidedRule: "as-extreme",
      result: { method: "exact" },
    });
    expect(besagClifford(() => true, { extremes: 3, ceiling: 9 })).toEqual({
      method: "resampled",
      pValue: 1,
      resamples: 3,
      extreme: 3,
      stopped: "early",
    });
    expect(besagClifford(() => false, { extremes: 3, ceiling: 9 })).toMatchObject({
      method: "resampled",
      pValue: 0.1,
      stopped: "at-ceiling",
    });
    const risk = { alpha: 0.05, risk: 0.001, ceiling: 2000 };
    expect(gandyDecision(() => true, risk)).toMatchObject({ decision: "above-alpha" });
    expect(gandyDecision(() => false, risk)).toMatchObject({ decision: "at-or-below-alpha", extreme: 0 });
    expect(gandyDecision((i) => i % 20 === 0, { ...risk, ceiling: 100 })).toMatchObject({
      decision: "undecided",
      resamples: 100,
      extreme: 5,
    });
  });

  it("areas", () => {
    const outcomes = [0, 1, 0, 1, 0, 1];
    const estimate = aucDeLongFromScores(scores(1, 2, 4, 3, 5, 6), outcomes);
    expect(estimate).toMatchObject({
      kind: "estimate",
      cases: 3,
      controls: 3,
      interval: { method: "delong-logit" },
      normalInterval: { method: "normal" },
    });
    expect(obuchowskiAuc(scores(1, 2, 4, 3, 5, 6), outcomes, { clusters: [1, 2, 3, 4, 5, 6] })).toMatchObject({
      interval: { method: "obuchowski-logit" },
    });
    expect(hanleyMcNeil(0.6, { cases: 30, controls: 90 })).toMatchObject({
      kind: "estimate",
      interval: { method: "hanley-mcneil" },
    });
    const asymptotic = { kind: "test", method: "asymptotic", twoSidedRule: "doubled" };
    expect(aucAgainstConstant(estimate, 0.001)).toMatchObject({ ...asymptotic, position: "above" });
    expect(aucAgainstConstant(estimate, 0.999)).toMatchObject({ ...asymptotic, position: "below" });
    if (estimate.kind !== "estimate" || !("lower" in estimate.interval)) throw new Error("the area has an interval");
    for (const bound of [estimate.interval.lower, estimate.interval.upper]) {
      expect(aucAgainstConstant(estimate, bound)).toMatchObject({ position: "not-distinguishable" });
    }
    expect(aucAgainstConstant(estimate, 0.571)).toMatchObject({ ...asymptotic, position: "not-distinguishable" });
    expect(pairedAucDifference([scores(1, 2, 4, 3, 5, 6), scores(2, 1, 3, 6, 4, 5)], outcomes)).toMatchObject({
      kind: "estimate",
      interval: { method: "normal" },
      test: asymptotic,
    });
  });

  it("counts with their edges: -0 as a score is 0, and a curve of one interval is the diagonal's ends", () => {
    const { cases, controls } = splitByOutcome(scores(-0, -0), [1, 0]);
    expect([Object.is(cases[0], 0), Object.is(controls[0], 0)]).toEqual([true, true]);
    expect(binormalRoc(0.7, 1)).toEqual([
      { falsePositiveRate: 0, truePositiveRate: 0 },
      { falsePositiveRate: 1, truePositiveRate: 1 },
    ]);
  });

  it("bootstrap intervals", () => {
    const { percentile, basic, bca } = bootstrapIntervals(2, scores(1, 2, 3, 4), { influence: scores(1, -1, 0.5) });
    expect([percentile.method, basic.method]).toEqual(["percentile", "basic"]);
    expect(bca).toMatchObject({ method: "bca" });
    expectReason("one-sided-replicates", [
      bootstrapIntervals(9, scores(1, 2), { influence: scores(1, -1) }).bca,
      bootstrapIntervals(0, scores(1, 2), { influence: scores(1, -1) }).bca,
    ]);
    expectReason("no-variation", [bootstrapIntervals(2, scores(1, 3), { influence: scores(0, 0) }).bca]);
  });
});
