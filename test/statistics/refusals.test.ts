import { describe, expect, it } from "vitest";
import { alphaPerComparison } from "../../src/statistics/alpha-per-comparison.js";
import { aucAgainstConstant } from "../../src/statistics/auc-against-constant.js";
import { aucBootstrap } from "../../src/statistics/auc-bootstrap.js";
import { exactAucBootstrap } from "../../src/statistics/auc-bootstrap-exact.js";
import { obuchowskiAuc } from "../../src/statistics/auc-clustered.js";
import { aucCovariance } from "../../src/statistics/auc-comparison.js";
import { aucDifferencePermutation } from "../../src/statistics/auc-difference-permutation.js";
import { aucEstimate } from "../../src/statistics/auc-estimate.js";
import { besagClifford } from "../../src/statistics/besag-clifford.js";
import { binormalRoc } from "../../src/statistics/binormal-roc.js";
import { bootstrapReplicates, jackknifeInfluence } from "../../src/statistics/bootstrap.js";
import { bootstrapIntervals } from "../../src/statistics/bootstrap-intervals.js";
import { boschloo } from "../../src/statistics/boschloo.js";
import { clopperPearsonInterval } from "../../src/statistics/clopper-pearson-interval.js";
import { cochranMantelHaenszel } from "../../src/statistics/cochran-mantel-haenszel.js";
import { cohensKappa } from "../../src/statistics/cohens-kappa.js";
import { compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { conditionalOddsRatio } from "../../src/statistics/conditional-odds-ratio.js";
import { contingencyTable, expectedCounts, tableFromCounts } from "../../src/statistics/contingency-table.js";
import { cramersV } from "../../src/statistics/cramers-v.js";
import { fTails, tTails } from "../../src/statistics/distribution-tails.js";
import * as d from "../../src/statistics/distributions.js";
import { exactCmh } from "../../src/statistics/exact-cmh.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { fixedMarginsProblem } from "../../src/statistics/fixed-margins.js";
import { exactPearson, freemanHalton } from "../../src/statistics/freeman-halton.js";
import { gandyBoundaries, gandyDecision } from "../../src/statistics/gandy-stopping.js";
import { generalisedCmh } from "../../src/statistics/generalised-cmh.js";
import { goodnessOfFit } from "../../src/statistics/goodness-of-fit.js";
import { hanleyMcNeilVariance } from "../../src/statistics/hanley-mcneil.js";
import { withHiddenViolations } from "../../src/statistics/hidden-violations.js";
import { imbensManskiInterval } from "../../src/statistics/imbens-manski.js";
import { incompleteBeta } from "../../src/statistics/incomplete-beta.js";
import { independenceProblem, independenceProblemOfTables } from "../../src/statistics/independence-problem.js";
import { jeffreysInterval } from "../../src/statistics/jeffreys-interval.js";
import {
  agrestiCaffoDifferenceInterval,
  katzRatioInterval,
  waldDifferenceInterval,
} from "../../src/statistics/large-sample-intervals.js";
import { mantelHaenszelOddsRatio } from "../../src/statistics/mantel-haenszel-effects.js";
import { mcNemar } from "../../src/statistics/mcnemar.js";
import { midRanks } from "../../src/statistics/mid-ranks.js";
import * as adjust from "../../src/statistics/multiplicity.js";
import { fitParetoTail, paretoTailProbability, paretoUpperTail } from "../../src/statistics/pareto-tail.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { aucPower, minimumDetectableAuc, neededForAuc } from "../../src/statistics/power-auc.js";
import * as effect from "../../src/statistics/power-effect-size.js";
import {
  minimumDetectableProportion,
  neededForProportions,
  proportionsPower,
} from "../../src/statistics/power-proportions.js";
import {
  exactProportionsPower,
  minimumDetectableProportionExact,
  neededForProportionsExact,
} from "../../src/statistics/power-proportions-exact.js";
import {
  meeDifferenceInterval,
  miettinenNurminenDifferenceInterval,
  newcombeDifferenceInterval,
} from "../../src/statistics/proportion-difference.js";
import {
  differenceEquivalence,
  normalEquivalence,
  ratioEquivalence,
} from "../../src/statistics/proportion-equivalence.js";
import { koopmanRatioInterval, miettinenNurminenRatioInterval } from "../../src/statistics/proportion-ratio.js";
import { proportionsRejectionRegion } from "../../src/statistics/proportions-rejection-region.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { phipsonSmythPValue, resampledPValue } from "../../src/statistics/resampled-p-value.js";
import { rocAuc, rocAucFromHistogram } from "../../src/statistics/roc-auc.js";
import { partialAuc, rocCurve } from "../../src/statistics/roc-curve.js";
import { roundedCountRange, suppressedCountRange } from "../../src/statistics/rounded-counts.js";
import { wilsonInterval } from "../../src/statistics/wilson-interval.js";

type Refusals = Readonly<Record<string, readonly (() => unknown)[]>>;

const streams = streamsFrom(1);
const fourfold = contingencyTable([
  [3, 4],
  [5, 2],
]);
const wide = contingencyTable([
  [1, 2, 3],
  [4, 5, 6],
]);
const tall = contingencyTable([
  [1, 2],
  [3, 4],
  [5, 6],
]);
const NAN = Number.NaN;
const INFINITY = Number.POSITIVE_INFINITY;
const OUTSIDE_ZERO_TO_ONE = [0, 1, NAN];

/** One call for each of the values. */
function forEach<Value>(values: readonly Value[], call: (value: Value) => unknown): (() => unknown)[] {
  return values.map((value) => () => call(value));
}

function scores(...values: number[]): Float64Array {
  return Float64Array.from(values);
}

function expectRefusals(refusals: Refusals): void {
  for (const [name, calls] of Object.entries(refusals)) {
    for (const [i, call] of calls.entries()) {
      expect(call, `${name}, call ${i}`).toThrow(new RegExp(`^${name} requires .+; got .+`));
    }
  }
}

describe("arguments on the edge of what is allowed are refused, by the name of the function:", () => {
  it("shares and their intervals", () => {
    const counts: [number, number][] = [
      [-1, 2],
      [3, 2],
      [0, 0],
      [NAN, 2],
      [1, NAN],
      [1, INFINITY],
    ];
    expectRefusals({
      wilsonInterval: forEach(counts, ([events, n]) => wilsonInterval(events, n)),
      clopperPearsonInterval: [
        ...forEach([...counts, [0.5, 2] as [number, number]], ([events, n]) => clopperPearsonInterval(events, n)),
        ...forEach(OUTSIDE_ZERO_TO_ONE, (level) => clopperPearsonInterval(1, 2, { level })),
      ],
      jeffreysInterval: [
        ...forEach(counts, ([events, n]) => jeffreysInterval(events, n)),
        ...forEach(OUTSIDE_ZERO_TO_ONE, (level) => jeffreysInterval(1, 2, { level })),
      ],
      newcombeDifferenceInterval: [
        ...forEach(counts, ([events, n]) => newcombeDifferenceInterval(events, n, 1, 2)),
        ...forEach(counts, ([events, n]) => newcombeDifferenceInterval(1, 2, events, n)),
      ],
      miettinenNurminenDifferenceInterval: [
        ...forEach(counts, ([events, n]) => miettinenNurminenDifferenceInterval(events, n, 1, 2)),
        ...forEach(counts, ([events, n]) => miettinenNurminenDifferenceInterval(1, 2, events, n)),
      ],
      waldDifferenceInterval: forEach(counts, ([events, n]) => waldDifferenceInterval(events, n, 1, 2)),
      agrestiCaffoDifferenceInterval: forEach(counts, ([events, n]) => agrestiCaffoDifferenceInterval(events, n, 1, 2)),
      katzRatioInterval: forEach(counts, ([events, n]) => katzRatioInterval(events, n, 1, 2)),
      meeDifferenceInterval: forEach(counts, ([events, n]) => meeDifferenceInterval(events, n, 1, 2)),
      koopmanRatioInterval: forEach(counts, ([events, n]) => koopmanRatioInterval(events, n, 1, 2)),
      miettinenNurminenRatioInterval: forEach(counts, ([events, n]) => miettinenNurminenRatioInterval(1, 2, events, n)),
      normalMultiplier: forEach(OUTSIDE_ZERO_TO_ONE, (level) => wilsonInterval(1, 2, { level })),
    });
  });

  it("equivalence", () => {
    const margins: [number, number][] = [
      [-1, 0.1],
      [-0.1, 1],
      [0.1, 0.1],
      [0.2, 0.1],
      [NAN, 0.1],
      [0, NAN],
    ];
    const ratios: [number, number][] = [
      [0, 1.25],
      [0.8, INFINITY],
      [0.8, 0.8],
      [1.25, 0.8],
      [NAN, 1],
      [1, NAN],
    ];
    const margin = { lower: -1, upper: 1 };
    expectRefusals({
      differenceEquivalence: [
        ...forEach(margins, ([lower, upper]) => differenceEquivalence(1, 2, 1, 2, { lower, upper })),
        () => differenceEquivalence(3, 2, 1, 2, { lower: -0.1, upper: 0.1 }),
      ],
      ratioEquivalence: [
        ...forEach(ratios, ([lower, upper]) => ratioEquivalence(1, 2, 1, 2, { lower, upper })),
        () => ratioEquivalence(1, 2, 3, 2, { lower: 0.8, upper: 1.25 }),
      ],
      normalEquivalence: [
        ...forEach([NAN, INFINITY], (estimate) => normalEquivalence(estimate, 1, margin)),
        ...forEach([0, -1, NAN, INFINITY], (error) => normalEquivalence(0, error, margin)),
        ...forEach([0, 0.5, 0.6, NAN], (alpha) => normalEquivalence(0, 1, { ...margin, alpha })),
        () => normalEquivalence(0, 1, { lower: 1, upper: 1 }),
      ],
    });
  });

  it("tables", () => {
    const half = contingencyTable([
      [0.5, 1],
      [1, 1],
    ]);
    const tooMany = contingencyTable([
      [2 ** 53, 1],
      [1, 1],
    ]);
    const notFourfold = [wide, tall];
    expectRefusals({
      contingencyTable: [() => contingencyTable([[1, 2], [3]])],
      tableFromCounts: [
        () => contingencyTable([]),
        () => tableFromCounts(scores(1, 2, 3), 2, 2),
        () => tableFromCounts(scores(), 0, 2),
        () => tableFromCounts(scores(), 2, 0),
        () => tableFromCounts(scores(1, -1), 1, 2),
        () => tableFromCounts(scores(1, NAN), 1, 2),
        () => tableFromCounts(scores(INFINITY, 1), 1, 2),
      ],
      expectedCounts: [() => expectedCounts(contingencyTable([[0, 0]]))],
      pearsonChiSquared: forEach(notFourfold, (table) => pearsonChiSquared(table, { yates: true })),
      cramersV: forEach(OUTSIDE_ZERO_TO_ONE, (level) => cramersV(fourfold, { level })),
      cohensKappa: forEach(notFourfold, (table) => cohensKappa(table)),
      mcNemar: forEach([...notFourfold, half, tooMany], (table) => mcNemar(table)),
      fisherExact: forEach([...notFourfold, half, tooMany], (table) => fisherExact(table)),
      boschloo: [
        ...forEach([...notFourfold, half, tooMany], (table) => boschloo(table)),
        () =>
          boschloo(
            contingencyTable([
              [1, 1e6],
              [1e6, 1],
            ]),
          ),
      ],
      conditionalOddsRatio: [
        ...forEach([...notFourfold, half], (table) => conditionalOddsRatio(table)),
        ...forEach(OUTSIDE_ZERO_TO_ONE, (level) => conditionalOddsRatio(fourfold, { level })),
      ],
      freemanHalton: [() => freemanHalton(half), ...forEach([0, -1, NAN], (limit) => freemanHalton(wide, { limit }))],
      exactPearson: [() => exactPearson(half), ...forEach([0, -1, NAN], (limit) => exactPearson(wide, { limit }))],
      fixedMarginsProblem: [
        () => fixedMarginsProblem(half, { seed: 1, resamples: 1 }),
        ...forEach([0, 1.5, NAN], (resamples) => fixedMarginsProblem(fourfold, { seed: 1, resamples })),
      ],
      goodnessOfFit: [
        () => goodnessOfFit([1, -1]),
        () => goodnessOfFit([1, INFINITY]),
        () => goodnessOfFit([1, 2], [1]),
        () => goodnessOfFit([1, 2], [0.5, 0.4]),
        () => goodnessOfFit([1, 2], [1.5, -0.5]),
        () => goodnessOfFit([1, 2], [1, 0]),
      ],
    });
  });

  it("strata", () => {
    expectRefusals({
      exactCmh: [
        () => exactCmh([]),
        () => exactCmh([fourfold, wide]),
        () => exactCmh([fourfold, tall]),
        ...forEach(OUTSIDE_ZERO_TO_ONE, (level) => exactCmh([fourfold], { level })),
        () => exactCmh([wide]),
        () =>
          exactCmh([
            contingencyTable([
              [0.5, 1],
              [1, 1],
            ]),
          ]),
      ],
      cochranMantelHaenszel: [() => cochranMantelHaenszel([]), () => cochranMantelHaenszel([tall])],
      generalisedCmh: [() => generalisedCmh([]), () => generalisedCmh([wide, tall])],
      mantelHaenszelOddsRatio: [() => mantelHaenszelOddsRatio([]), () => mantelHaenszelOddsRatio([fourfold, tall])],
    });
  });

  it("compositions", () => {
    expectRefusals({
      compositionFromRows: [
        () => compositionFromRows([]),
        () => compositionFromRows([[]]),
        () => compositionFromRows([[1, 2], [1]]),
        () => compositionFromRows([Array<number>(65_536).fill(0)]),
        ...forEach([-1, 0.5, NAN, 2 ** 32], (count) => compositionFromRows([[count]])),
      ],
      compositionSums: [
        () => compositionSums(compositionFromRows([[2 ** 27], ...Array.from({ length: 2 }, () => [2 ** 31])])),
      ],
    });
    expect(compositionSums(compositionFromRows([[2 ** 26]])).units).toBe(1);
    expect(compositionFromRows([Array<number>(65_535).fill(0)]).groups).toBe(65_535);
    expect([...compositionFromRows([[2 ** 32 - 1]]).memberCounts]).toEqual([2 ** 32 - 1]);
  });

  it("distributions", () => {
    const urn = { white: 3, black: 4, drawn: 2 };
    expectRefusals({
      normalUpperTail: [() => d.normalUpperTail(NAN)],
      normalLowerTail: [() => d.normalLowerTail(NAN)],
      logNormalUpperTail: [() => d.logNormalUpperTail(NAN)],
      normalDensity: [() => d.normalDensity(NAN)],
      normalQuantile: forEach([-1e-9, 1 + 1e-9, NAN], (p) => d.normalQuantile(p)),
      normalMultiplier: forEach(OUTSIDE_ZERO_TO_ONE, (level) => d.normalMultiplier(level)),
      chiSquaredUpperTail: [
        () => d.chiSquaredUpperTail(-1e-9, 1),
        ...forEach([0, -1, NAN, INFINITY], (df) => d.chiSquaredUpperTail(1, df)),
      ],
      logChiSquaredLowerTail: [() => d.logChiSquaredLowerTail(-1, 1)],
      chiSquaredQuantile: [
        ...forEach([-1e-9, 1 + 1e-9, NAN], (p) => d.chiSquaredQuantile(p, 1)),
        () => d.chiSquaredQuantile(0.5, 0),
      ],
      chiSquaredLowerQuantile: [
        ...forEach([-1e-9, 1 + 1e-9, NAN], (p) => d.chiSquaredLowerQuantile(p, 1)),
        () => d.chiSquaredLowerQuantile(0.1, 0),
      ],
      noncentralChiSquaredUpperTail: [
        ...forEach([-1e-9, NAN, INFINITY], (noncentrality) => d.noncentralChiSquaredUpperTail(1, 1, noncentrality)),
        () => d.noncentralChiSquaredUpperTail(-1, 1, 1),
      ],
      binomialDensity: [
        () => d.binomialDensity(0.5, 2, 0.5),
        () => d.binomialDensity(1, 2.5, 0.5),
        () => d.binomialDensity(-1, 2, 0.5),
        () => d.binomialDensity(3, 2, 0.5),
        ...forEach([-1e-9, 1 + 1e-9, NAN], (p) => d.binomialDensity(1, 2, p)),
      ],
      binomialUpperTail: [() => d.binomialUpperTail(3, 2, 0.5)],
      binomialLowerTail: [() => d.binomialLowerTail(-1, 2, 0.5)],
      hypergeometricDensity: [
        () => d.hypergeometricDensity(1, { ...urn, white: -1 }),
        () => d.hypergeometricDensity(1, { ...urn, black: 0.5 }),
        () => d.hypergeometricDensity(1, { ...urn, drawn: 8 }),
        () => d.hypergeometricDensity(1, { ...urn, drawn: -1 }),
      ],
      betaQuantile: forEach([-1e-9, 1 + 1e-9], (p) => d.betaQuantile(p, 1, 1)),
      betaUpperQuantile: forEach([-1e-9, 1 + 1e-9], (p) => d.betaUpperQuantile(p, 1, 1)),
      tUpperTail: [() => d.tUpperTail(NAN, 1)],
      tQuantile: forEach([-1e-9, 1 + 1e-9], (p) => d.tQuantile(p, 1)),
      fUpperTail: forEach([-1e-9, NAN], (f) => d.fUpperTail(f, 1, 1)),
      logGamma: forEach([0, -1, NAN], (x) => d.logGamma(x)),
      tTails: [() => tTails(NAN, 1)],
      fTails: forEach([-1e-9, NAN], (f) => fTails(f, 1, 1)),
      incompleteBeta: [
        ...forEach([0, -1, NAN, INFINITY], (a) => incompleteBeta(0.5, a, 1)),
        ...forEach([0, -1, NAN, INFINITY], (b) => incompleteBeta(0.5, 1, b)),
        ...forEach([-1e-9, 1 + 1e-9, NAN], (x) => incompleteBeta(x, 1, 1)),
        () => incompleteBeta(0.5, 1, 1, -0.5),
        () => incompleteBeta(0.5, 1, 1, 1.5),
      ],
    });
  });

  it("resampling", () => {
    const notCounts = [0, -1, 1.5, NAN];
    const yes = (): boolean => true;
    const boundaries = (alpha: number, risk: number, halfSpentAt: number) =>
      gandyBoundaries({ alpha, risk, halfSpentAt }).next();
    const law = { scale: 1, shape: 0 };
    expectRefusals({
      streamsFrom: forEach([-1, 0.5, 2 ** 32, NAN], (seed) => streamsFrom(seed)),
      resampledPValue: [
        () => resampledPValue(-1, 9),
        () => resampledPValue(10, 9),
        () => resampledPValue(0, 0),
        () => resampledPValue(0.5, 9),
        () => resampledPValue(1, 9.5),
      ],
      phipsonSmythPValue: [
        ...forEach([0, 1.5, 1e7 + 1, NAN], (arrangements) => phipsonSmythPValue(1, 9, arrangements)),
        () => phipsonSmythPValue(10, 9, 100),
      ],
      besagClifford: [
        ...forEach(notCounts, (extremes) => besagClifford(yes, { extremes, ceiling: 9 })),
        ...forEach(notCounts, (ceiling) => besagClifford(yes, { extremes: 1, ceiling })),
      ],
      gandyBoundaries: [
        ...forEach(OUTSIDE_ZERO_TO_ONE, (alpha) => boundaries(alpha, 0.1, 9)),
        ...forEach([0, 0.5, NAN], (risk) => boundaries(0.05, risk, 9)),
        ...forEach([0, -1, NAN], (halfSpentAt) => boundaries(0.05, 0.1, halfSpentAt)),
      ],
      gandyDecision: forEach(notCounts, (ceiling) => gandyDecision(yes, { alpha: 0.05, risk: 0.001, ceiling })),
      bootstrapReplicates: [
        ...forEach(notCounts, (resamples) => bootstrapReplicates({ units: 2 }, () => 1, { streams, resamples })),
        ...forEach(notCounts, (units) => bootstrapReplicates({ units }, () => 1, { streams, resamples: 1 })),
        () => bootstrapReplicates({ units: 2, strata: [0] }, () => 1, { streams, resamples: 1 }),
      ],
      jackknifeInfluence: [() => jackknifeInfluence({ units: 3, strata: [0, 0, 1] }, () => 1)],
      bootstrapIntervals: [
        ...forEach(OUTSIDE_ZERO_TO_ONE, (level) =>
          bootstrapIntervals(1, scores(1, 2), { influence: scores(1, -1), level }),
        ),
        ...forEach([NAN, INFINITY], (observed) => bootstrapIntervals(observed, scores(1, 2), { influence: scores(1) })),
        () => bootstrapIntervals(1, scores(1), { influence: scores(1, -1) }),
        () => bootstrapIntervals(1, scores(1, NAN), { influence: scores(1, -1) }),
      ],
      paretoUpperTail: [
        ...forEach([-1e-9, NAN], (x) => paretoUpperTail(x, law)),
        ...forEach([0, -1, NAN], (scale) => paretoUpperTail(1, { ...law, scale })),
        ...forEach([NAN, INFINITY], (shape) => paretoUpperTail(1, { ...law, shape })),
      ],
      fitParetoTail: [() => fitParetoTail([1]), () => fitParetoTail([1, -1]), () => fitParetoTail([1, INFINITY])],
      paretoTailProbability: [
        () => paretoTailProbability(1, { law, exceeding: 0, resamples: 9 }),
        () => paretoTailProbability(1, { law, exceeding: 10, resamples: 9 }),
      ],
    });
  });

  it("curves and areas", () => {
    const outcomes = [1, 0];
    const histogram = { violations: scores(1, 2), none: scores(2, 1) };
    const scored = { cases: scores(2), controls: scores(1) };
    expectRefusals({
      splitByOutcome: [
        () => rocAuc(scores(1, 2), [1]),
        () => rocAuc(scores(1, 2), [1, 2]),
        () => rocAuc(scores(1, 2), [1, NAN]),
        ...forEach([NAN, INFINITY], (score) => rocAuc(scores(1, score), outcomes)),
      ],
      OutcomeHistogram: [
        () => rocAucFromHistogram({ ...histogram, none: scores(1) }),
        () => rocAucFromHistogram({ ...histogram, none: scores(1, -1) }),
        () => rocAucFromHistogram({ ...histogram, violations: scores(1, NAN) }),
      ],
      rocCurve: [
        () => rocCurve([1], histogram),
        () => rocCurve([1, 1], histogram),
        () => rocCurve([2, 1], histogram),
        () => rocCurve([1, NAN], histogram),
        () => rocCurve([Number.NEGATIVE_INFINITY, 1], histogram),
      ],
      partialAuc: [
        () => partialAuc([], { from: -0.1, to: 1 }),
        () => partialAuc([], { from: 0.5, to: 0.5 }),
        () => partialAuc([], { from: 0, to: 1.1 }),
      ],
      binormalRoc: [
        ...forEach(OUTSIDE_ZERO_TO_ONE, (auc) => binormalRoc(auc)),
        ...forEach([0, 1.5, NAN], (intervals) => binormalRoc(0.7, intervals)),
      ],
      aucEstimate: forEach(OUTSIDE_ZERO_TO_ONE, (level) =>
        aucEstimate({ auc: 0.7, variance: 0.01, cases: 9, controls: 9, level, method: "delong-logit" }),
      ),
      aucAgainstConstant: forEach(OUTSIDE_ZERO_TO_ONE, (constant) =>
        aucAgainstConstant(
          aucEstimate({ auc: 0.7, variance: 0.01, cases: 9, controls: 9, level: 0.9, method: "delong-logit" }),
          constant,
        ),
      ),
      aucCovariance: [() => aucCovariance([], [])],
      obuchowskiAuc: [() => obuchowskiAuc(scores(1, 2), outcomes, { clusters: [1] })],
      aucBootstrap: [() => aucBootstrap(scores(1, 2), outcomes, { streams, clusters: [1] })],
      exactAucBootstrap: [
        () => exactAucBootstrap(scores(), scores(1)),
        () => exactAucBootstrap(scores(1), scores()),
        () => exactAucBootstrap(new Float64Array(20), new Float64Array(20)),
        ...forEach([NAN, INFINITY], (score) => exactAucBootstrap(scores(score), scores(1))),
        ...forEach([NAN, INFINITY], (score) => exactAucBootstrap(scores(1), scores(score))),
      ],
      aucDifferencePermutation: [
        ...forEach([0, 1.5, NAN], (resamples) => aucDifferencePermutation(scored, scored, { streams, resamples })),
        () => aucDifferencePermutation({ ...scored, cases: scores() }, scored, { streams }),
        () => aucDifferencePermutation(scored, { ...scored, controls: scores() }, { streams }),
        () => aucDifferencePermutation(scored, { ...scored, controls: scores(NAN) }, { streams }),
      ],
      hanleyMcNeilVariance: [
        ...forEach([-1e-9, 1 + 1e-9, NAN], (auc) => hanleyMcNeilVariance(auc, { cases: 9, controls: 9 })),
        ...forEach([0, NAN, INFINITY], (cases) => hanleyMcNeilVariance(0.7, { cases, controls: 9 })),
        ...forEach([0, NAN, INFINITY], (controls) => hanleyMcNeilVariance(0.7, { cases: 9, controls })),
      ],
      withHiddenViolations: [
        ...forEach([-1, 0.5, 2, NAN], (hidden) =>
          withHiddenViolations({ ...histogram, unknown: scores(1, 0) }, hidden, "highest"),
        ),
      ],
      imbensManskiInterval: [
        () => imbensManskiInterval({ lower: 1, upper: 0, lowerError: 1, upperError: 1 }, 0.95),
        () => imbensManskiInterval({ lower: 0, upper: 1, lowerError: -1, upperError: 1 }, 0.95),
        () => imbensManskiInterval({ lower: 0, upper: 1, lowerError: 1, upperError: -1 }, 0.95),
        () => imbensManskiInterval({ lower: 0, upper: 1, lowerError: NAN, upperError: 1 }, 0.95),
      ],
    });
  });

  it("power", () => {
    const shares = { p1: 0.1, p2: 0.3, alpha: 0.05 };
    const areas = { auc: 0.7, constant: 0.5, alpha: 0.05 };
    const counts = { cases: 30, controls: 60 };
    const withW = { df: 2, alpha: 0.05 };
    expectRefusals({
      alphaPerComparison: [
        ...forEach(OUTSIDE_ZERO_TO_ONE, (alpha) => alphaPerComparison(alpha)),
        ...forEach([0, 1.5, NAN], (comparisons) => alphaPerComparison(0.05, { comparisons })),
      ],
      proportionsPower: [
        ...forEach([-0.1, 1.1, NAN], (p1) => proportionsPower({ ...shares, p1 }, { n1: 9, n2: 9 })),
        () => proportionsPower({ ...shares, p1: 0, p2: 0 }, { n1: 9, n2: 9 }),
        () => proportionsPower({ ...shares, p1: 1, p2: 1 }, { n1: 9, n2: 9 }),
        ...forEach(OUTSIDE_ZERO_TO_ONE, (alpha) => proportionsPower({ ...shares, alpha }, { n1: 9, n2: 9 })),
        ...forEach([0, NAN, INFINITY], (n1) => proportionsPower(shares, { n1, n2: 9 })),
        ...forEach([0, NAN, INFINITY], (n2) => proportionsPower(shares, { n1: 9, n2 })),
      ],
      neededForProportions: [
        ...forEach([0, NAN, INFINITY], (ratio) => neededForProportions(shares, { ratio })),
        ...forEach([0.05, 1, NAN], (power) => neededForProportions(shares, { power })),
        () => neededForProportions({ ...shares, p2: shares.p1 }),
        () => neededForProportions({ ...shares, p2: 1.1 }),
      ],
      minimumDetectableProportion: [
        ...forEach([-0.1, 1.1, NAN], (p1) => minimumDetectableProportion({ p1, alpha: 0.05 }, { n1: 9, n2: 9 })),
        ...forEach([0, NAN, INFINITY], (n1) => minimumDetectableProportion({ p1: 0.5, alpha: 0.05 }, { n1, n2: 9 })),
        ...forEach([0.05, 1, NAN], (power) =>
          minimumDetectableProportion({ p1: 0.5, alpha: 0.05 }, { n1: 9, n2: 9, power }),
        ),
      ],
      exactProportionsPower: [
        ...forEach([-0.1, 1.1, NAN], (p1) => exactProportionsPower({ ...shares, p1 }, { n1: 9, n2: 9 })),
        ...forEach([-0.1, 1.1, NAN], (p2) => exactProportionsPower({ ...shares, p2 }, { n1: 9, n2: 9 })),
      ],
      neededForProportionsExact: [() => neededForProportionsExact({ ...shares, p1: 1.1 })],
      minimumDetectableProportionExact: [
        ...forEach([-0.1, 1.1, NAN], (p1) => minimumDetectableProportionExact({ p1, alpha: 0.05 }, { n1: 9, n2: 9 })),
        ...forEach([0.05, 1, NAN], (power) =>
          minimumDetectableProportionExact({ p1: 0.5, alpha: 0.05 }, { n1: 9, n2: 9, power }),
        ),
      ],
      proportionsRejectionRegion: [
        ...forEach([0, 1.5, NAN], (n1) => proportionsRejectionRegion({ n1, n2: 9 }, { alpha: 0.05 })),
        ...forEach([0, 1.5, NAN], (n2) => proportionsRejectionRegion({ n1: 9, n2 }, { alpha: 0.05 })),
        ...forEach(OUTSIDE_ZERO_TO_ONE, (alpha) => proportionsRejectionRegion({ n1: 9, n2: 9 }, { alpha })),
        () => proportionsRejectionRegion({ n1: 1e6, n2: 1e6 }, { alpha: 0.05 }),
      ],
      aucPower: [
        ...forEach(OUTSIDE_ZERO_TO_ONE, (auc) => aucPower({ ...areas, auc }, counts)),
        ...forEach(OUTSIDE_ZERO_TO_ONE, (constant) => aucPower({ ...areas, constant }, counts)),
        ...forEach(OUTSIDE_ZERO_TO_ONE, (alpha) => aucPower({ ...areas, alpha }, counts)),
        () => aucPower({ ...areas, constant: areas.auc }, counts),
      ],
      neededForAuc: [
        ...forEach(OUTSIDE_ZERO_TO_ONE, (power) => neededForAuc(areas, { power, controlsPerCase: 2 })),
        ...forEach([0, NAN, INFINITY], (controlsPerCase) => neededForAuc(areas, { controlsPerCase })),
        ...forEach(OUTSIDE_ZERO_TO_ONE, (auc) => neededForAuc({ ...areas, auc }, { controlsPerCase: 2 })),
      ],
      minimumDetectableAuc: [
        ...forEach(OUTSIDE_ZERO_TO_ONE, (power) => minimumDetectableAuc(counts, { constant: 0.5, alpha: 0.05, power })),
        ...forEach(OUTSIDE_ZERO_TO_ONE, (constant) => minimumDetectableAuc(counts, { constant, alpha: 0.05 })),
      ],
      cohensH: forEach([-1e-9, 1 + 1e-9, NAN], (share) => effect.cohensH(share, 0.5)),
      cohensHPower: [
        ...forEach([NAN, INFINITY], (h) => effect.cohensHPower(h, { n1: 9, n2: 9, alpha: 0.05 })),
        ...forEach([0, NAN, INFINITY], (n1) => effect.cohensHPower(0.2, { n1, n2: 9, alpha: 0.05 })),
        ...forEach([0, NAN, INFINITY], (n2) => effect.cohensHPower(0.2, { n1: 9, n2, alpha: 0.05 })),
      ],
      chiSquaredPower: [
        ...forEach([-1e-9, NAN, INFINITY], (w) => effect.chiSquaredPower(w, { ...withW, n: 9 })),
        ...forEach([0, NAN, INFINITY], (n) => effect.chiSquaredPower(0.2, { ...withW, n })),
      ],
      neededForW: [
        ...forEach([0, -1, NAN, INFINITY], (w) => effect.neededForW(w, withW)),
        ...forEach([0.05, 1, NAN], (power) => effect.neededForW(0.2, { ...withW, power })),
      ],
      minimumDetectableW: forEach([0.05, 1, NAN], (power) => effect.minimumDetectableW({ ...withW, n: 9, power })),
      neededForH: [
        ...forEach([0, NAN, INFINITY], (h) => effect.neededForH(h, { alpha: 0.05 })),
        ...forEach([0, NAN, INFINITY], (ratio) => effect.neededForH(0.2, { alpha: 0.05, ratio })),
        ...forEach([0.05, 1, NAN], (power) => effect.neededForH(0.2, { alpha: 0.05, power })),
      ],
    });
  });

  it("problems of independence", () => {
    const column = (values: Float64Array, columns: number) => ({ columns, values });
    const half = contingencyTable([
      [0.5, 1],
      [1, 1],
    ]);
    expectRefusals({
      independenceProblem: [
        () => independenceProblem(column(scores(1), 0.5), column(scores(1, 2), 1)),
        () => independenceProblem(column(scores(1, 2), -1), column(scores(1, 2), 1)),
        () => independenceProblem(column(scores(1, 2, 3), 2), column(scores(1, 2), 1)),
        () => independenceProblem(column(scores(1, NAN), 1), column(scores(1, 2), 1)),
      ],
      independenceProblemOfTables: [
        () => independenceProblemOfTables([half]),
        () => independenceProblemOfTables([fourfold, wide]),
        () => independenceProblemOfTables([fourfold, tall]),
      ],
    });
  });

  it("p-values, ranks and rounded counts", () => {
    const wrong = [-1e-9, 1 + 1e-9, NAN];
    expectRefusals({
      bonferroni: forEach(wrong, (p) => adjust.bonferroni([p])),
      holm: forEach(wrong, (p) => adjust.holm([p])),
      hochberg: forEach(wrong, (p) => adjust.hochberg([p])),
      benjaminiHochberg: forEach(wrong, (p) => adjust.benjaminiHochberg([p])),
      benjaminiYekutieli: forEach(wrong, (p) => adjust.benjaminiYekutieli([p])),
      midRanks: forEach([NAN, INFINITY], (value) => midRanks([1, value])),
      roundedCountRange: [
        ...forEach([-1, 0.5, NAN], (count) => roundedCountRange(count, { base: 5, kind: "nearest" })),
        ...forEach([0, 1.5, NAN], (base) => roundedCountRange(5, { base, kind: "nearest" })),
      ],
      suppressedCountRange: forEach([0, 1.5, NAN], (below) => suppressedCountRange(below)),
    });
  });
});
