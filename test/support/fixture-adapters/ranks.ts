import { besagClifford } from "../../../src/statistics/besag-clifford.js";
import { contingencyTable } from "../../../src/statistics/contingency-table.js";
import { gandyBoundaries } from "../../../src/statistics/gandy-stopping.js";
import { goodnessOfFit } from "../../../src/statistics/goodness-of-fit.js";
import type { NotEstimable } from "../../../src/statistics/not-estimable.js";
import { fitParetoTail, paretoTailProbability, paretoUpperTail } from "../../../src/statistics/pareto-tail.js";
import { streamsFrom } from "../../../src/statistics/random.js";
import { cochranArmitage, linearByLinear, type TrendTest } from "../../../src/statistics/trend-tests.js";
import { type Block, twoSamplePermutation } from "../../../src/statistics/two-sample-permutation.js";

function squared(test: TrendTest | NotEstimable<string>) {
  if (test.kind === "not-estimable") return { degenerate: true };
  return { statistic: test.statistic, df: test.degreesOfFreedom, pValue: test.pValue };
}

function standardised(test: TrendTest | NotEstimable<string>) {
  return test.kind === "not-estimable" ? { degenerate: true } : { statistic: test.z, pValue: test.pValue };
}

function armitage({ events, totals }: { readonly events: readonly number[]; readonly totals: readonly number[] }) {
  return {
    equallySpaced: squared(cochranArmitage(events, totals)),
    scores0012: totals.length === 4 ? squared(cochranArmitage(events, totals, [0, 0, 1, 2])) : null,
  };
}

function linear({
  table,
  strata,
  rowScores,
  columnScores,
}: {
  readonly table: number[][];
  readonly strata?: readonly number[][][];
  readonly rowScores: readonly number[];
  readonly columnScores: readonly number[];
}) {
  const scores = { rowScores, columnScores };
  return {
    pooled: standardised(linearByLinear([contingencyTable(table)], scores)),
    stratified: strata === undefined ? null : standardised(linearByLinear(strata.map(contingencyTable), scores)),
  };
}

function fit({
  observed,
  probabilities,
}: {
  readonly observed: readonly number[];
  readonly probabilities?: readonly number[];
}) {
  const result = goodnessOfFit(observed, probabilities);
  if (result.kind === "not-estimable") return { degenerate: true };
  return { statistic: result.statistic, df: result.degreesOfFreedom, pValue: result.pValue };
}

function permuted(blocks: readonly Block[]) {
  const result = twoSamplePermutation(blocks, { streams: streamsFrom(1), exactUpTo: 5_000_000 });
  if (result.kind === "not-estimable") return { degenerate: true };
  if (result.method !== "exact") throw new Error("too many sums for an exact law");
  const { z, pValue, midP, greater, less } = result;
  return { z, twoSidedPValue: pValue, midP, greaterPValue: greater, lessPValue: less };
}

function stratified({
  y,
  group,
  block,
}: {
  readonly y: readonly number[];
  readonly group: readonly number[];
  readonly block: readonly number[];
}) {
  const firstGroup = Math.min(...group);
  const blocks = [...new Set(block)].map((id) => {
    const members = [...y.keys()].filter((i) => block[i] === id);
    const valuesOf = (wanted: boolean) => members.filter((i) => (group[i] === firstGroup) === wanted).map((i) => y[i]!);
    return { first: valuesOf(true), second: valuesOf(false) };
  });
  return permuted(blocks);
}

interface Run {
  readonly h: number;
  readonly nMax: number;
}

function sequential({ indicators, runs }: { readonly indicators: readonly number[]; readonly runs: readonly Run[] }) {
  return {
    runs: runs.map(({ h, nMax }) => {
      const result = besagClifford((i) => indicators[i] === 1, { extremes: h, ceiling: nMax });
      return {
        pValue: result.pValue,
        stoppedAt: result.resamples,
        exceedances: result.extreme,
        stoppedEarly: result.stopped === "early",
      };
    }),
  };
}

function gandy({
  alpha,
  epsilon,
  k,
  n,
}: {
  readonly alpha: number;
  readonly epsilon: number;
  readonly k: number;
  readonly n: readonly number[];
}) {
  const last = Math.max(...n);
  const upper: number[] = [];
  const lower: number[] = [];
  for (const boundary of gandyBoundaries({ alpha, risk: epsilon, halfSpentAt: k })) {
    if (n.includes(boundary.resamples)) {
      upper.push(boundary.upper);
      lower.push(boundary.lower);
    }
    if (boundary.resamples < last) continue;
    return {
      upper,
      lower,
      [`probabilityHitUpperAtAlphaBy${last}`]: boundary.stoppedAbove,
      [`probabilityHitLowerAtAlphaBy${last}`]: boundary.stoppedBelow,
    };
  }
  throw new Error("boundaries have no end");
}

function pareto({
  exceedances,
  nPermutations,
  nExceedances,
  excessOfObserved: x,
}: {
  readonly exceedances: readonly number[];
  readonly nPermutations: number;
  readonly nExceedances: number;
  readonly excessOfObserved: number;
}) {
  const law = fitParetoTail(exceedances);
  if (law.kind === "not-estimable") return { degenerate: true };
  const { scale, shape, negativeLogLikelihood: negLogLik } = law;
  const survival = (fixed: { scale: number; shape: number }) => ({ ...fixed, x, value: paretoUpperTail(x, fixed) });
  return {
    scale,
    shape,
    negLogLik,
    evd: { scale, shape },
    tailPValue: paretoTailProbability(x, { law, exceeding: nExceedances, resamples: nPermutations }),
    survivalAtFixedParameters: survival({ scale: 1.3, shape: 0.12 }),
    survivalShapeZero: survival({ scale: 1.3, shape: 0 }),
  };
}

/** Reference cases of trend, rank and permutation tests, and of sequential and extrapolated p-values. */
export const rankAdapters = {
  cochranArmitage: armitage,
  linearByLinear: linear,
  chi2GoodnessOfFit: fit,
  twoSamplePermutation: ({ a, b }: { readonly a: readonly number[]; readonly b: readonly number[] }) =>
    permuted([{ first: a, second: b }]),
  twoSamplePermutationStratified: stratified,
  besagClifford: sequential,
  gandyBoundaries: gandy,
  gpdTail: pareto,
} as const satisfies Record<string, (input: never) => unknown>;
