import { type AucConstantTest, aucAgainstConstant } from "../../../src/statistics/auc-against-constant.js";
import { exactAucBootstrap } from "../../../src/statistics/auc-bootstrap-exact.js";
import { pairedAucDifference, unpairedAucDifference } from "../../../src/statistics/auc-comparison.js";
import { aucDifferencePermutation } from "../../../src/statistics/auc-difference-permutation.js";
import type { AucInterval, AucNotEstimable } from "../../../src/statistics/auc-estimate.js";
import { bootstrapIntervals } from "../../../src/statistics/bootstrap-intervals.js";
import { aucDeLong } from "../../../src/statistics/delong.js";
import {
  chiSquaredPower,
  cohensH,
  cohensHPower,
  minimumDetectableW,
} from "../../../src/statistics/power-effect-size.js";
import {
  minimumDetectableProportion,
  neededForProportions,
  proportionsPower,
} from "../../../src/statistics/power-proportions.js";
import { streamsFrom } from "../../../src/statistics/random.js";
import { splitByOutcome } from "../../../src/statistics/roc-auc.js";

interface Labelled {
  readonly labels: readonly number[];
  readonly scores: readonly number[];
}

interface TwoClasses {
  readonly cases: readonly number[];
  readonly controls: readonly number[];
}

const numbers = (values: readonly number[]): Float64Array => Float64Array.from(values);
const sides = ({ labels, scores }: Labelled) => splitByOutcome(numbers(scores), labels);
const typed = ({ cases, controls }: TwoClasses) => ({ cases: numbers(cases), controls: numbers(controls) });

function boundsOf(interval: AucInterval | { readonly lower: number; readonly upper: number } | AucNotEstimable) {
  return "lower" in interval ? [interval.lower, interval.upper] : null;
}

function numberOf(value: number | AucNotEstimable): number | null {
  return typeof value === "number" ? value : null;
}

function refuse(missing: AucNotEstimable): never {
  throw new Error(`not estimable: ${missing.reason}`);
}

/** R's statistic stands on the scale of the area; ours on the logit is tested against the logit interval. */
function againstBaseline(test: AucConstantTest | AucNotEstimable) {
  if (test.kind === "not-estimable") return null;
  const { constant, statistic, pValue, pGreater, pLess } = test;
  return { baseline: constant, z: statistic, pTwoSided: pValue, pGreater, pLess };
}

function delong(input: Labelled & { readonly baseline?: number; readonly level?: number }) {
  const { cases, controls } = sides(input);
  const { baseline = 0.571, level = 0.95 } = input;
  const estimate = aucDeLong(cases, controls, { level });
  if (estimate.kind === "not-estimable") return refuse(estimate);
  return {
    auc: estimate.auc,
    variance: numberOf(estimate.variance),
    se: numberOf(estimate.standardError),
    ci95: boundsOf(estimate.normalInterval),
    ci95Logit: boundsOf(estimate.interval),
    nCases: estimate.cases,
    nControls: estimate.controls,
    degenerate: "kind" in estimate.interval,
    varianceDefined: typeof estimate.variance === "number",
    againstBaseline: againstBaseline(aucAgainstConstant(estimate, baseline, { scale: "normal" })),
  };
}

function paired(input: {
  readonly labels: readonly number[];
  readonly scores1: readonly number[];
  readonly scores2: readonly number[];
}) {
  const result = pairedAucDifference([numbers(input.scores1), numbers(input.scores2)], input.labels);
  if (result.kind === "not-estimable") return refuse(result);
  return {
    auc1: result.aucs[0],
    auc2: result.aucs[1],
    z: result.test.kind === "test" ? result.test.statistic : null,
    pValue: result.test.kind === "test" ? result.test.pValue : null,
    covariance: result.covariance,
    se: result.standardError,
    ci95Difference: boundsOf(result.interval),
    degenerate: result.test.kind !== "test",
  };
}

function unpaired(input: { readonly groups: readonly [Labelled, Labelled] }) {
  const [first, second] = input.groups.map((group) => {
    const { cases, controls } = sides(group);
    return aucDeLong(cases, controls);
  });
  const result = unpairedAucDifference(first!, second!);
  if (result.kind === "not-estimable") return refuse(result);
  const { test, welch, interval } = result;
  return {
    aucs: result.aucs,
    difference: result.difference,
    se: result.standardError,
    degenerate: test.kind !== "test",
    pROC: "statistic" in welch ? { D: welch.statistic, df: welch.degreesOfFreedom, pValue: welch.pValue } : null,
    normal: test.kind === "test" ? { z: test.statistic, pValue: test.pValue, ci95: boundsOf(interval) } : null,
  };
}

function differencePermutation(input: { readonly groupA: TwoClasses; readonly groupB: TwoClasses }) {
  const { aucs, difference, result } = aucDifferencePermutation(typed(input.groupA), typed(input.groupB), {
    streams: streamsFrom(1),
    enumerateUpTo: 1e8,
  });
  return {
    aucA: aucs[0],
    aucB: aucs[1],
    difference,
    pValueTwoSided: result.pValue,
    nArrangements: result.method === "exact" ? result.arrangements : null,
  };
}

function bootstrapArea(input: TwoClasses) {
  const { cases, controls } = typed(input);
  const law = exactAucBootstrap(cases, controls);
  return {
    auc: law.auc,
    bootstrapMean: law.mean,
    bootstrapVariance: law.variance,
    bootstrapSe: law.standardError,
    nResamples: law.resamples,
    probabilityAtOrBelowHalf: law.probabilityAtOrBelow,
  };
}

function replicateIntervals(input: {
  readonly observed: number;
  readonly replicates: readonly number[];
  readonly influence: readonly number[];
  readonly level: number;
}) {
  const { percentile, basic, bca } = bootstrapIntervals(input.observed, numbers(input.replicates), {
    influence: numbers(input.influence),
    level: input.level,
  });
  return {
    percentile: [percentile.lower, percentile.upper],
    basic: [basic.lower, basic.upper],
    bca: "lower" in bca ? [bca.lower, bca.upper] : null,
    z0: "lower" in bca ? bca.biasCorrection : null,
    acceleration: "lower" in bca ? bca.acceleration : null,
    degenerate: !("lower" in bca),
  };
}

interface PowerInput {
  readonly alpha: number;
  readonly w?: number;
  readonly n?: number;
  readonly df?: number;
  readonly p1?: number;
  readonly p2?: number;
  readonly n1?: number;
  readonly n2?: number;
}

/** Chi-squared by w, two unequal groups by Cohen's h (`powerSmall`: 300 and 700 units), two equal ones by shares. */
function power({ alpha, w, n = 0, df = 1, p1 = 0, p2 = 0, n1, n2 }: PowerInput) {
  if (w !== undefined) {
    return {
      power: chiSquaredPower(w, { n, df, alpha }),
      minimumDetectableWFor80: minimumDetectableW({ n, df, alpha }),
    };
  }
  if (n1 !== undefined && n2 !== undefined) {
    const h = cohensH(p1, p2);
    return {
      h,
      power: cohensHPower(h, { n1, n2, alpha }),
      powerSmall: cohensHPower(h, { n1: 300, n2: 700, alpha }),
    };
  }
  const sizes = { n1: n, n2: n };
  const detectable = minimumDetectableProportion({ p1, alpha }, sizes);
  return {
    power: proportionsPower({ p1, p2, alpha }, sizes),
    powerStrict: proportionsPower({ p1, p2, alpha }, sizes, { tails: "both" }),
    nPerGroupFor80: neededForProportions({ p1, p2, alpha }),
    minimumDetectableP2For80: detectable.kind === "estimate" ? detectable.value : null,
  };
}

/** Reference cases of ROC, bootstrap and power: name of the case's kind to what our functions give for its input. */
export const rocAdapters = {
  aucDeLong: delong as (input: never) => unknown,
  aucPairedDeLong: paired as (input: never) => unknown,
  aucUnpairedDeLong: unpaired as (input: never) => unknown,
  aucDifferencePermutation: differencePermutation as (input: never) => unknown,
  bootstrapAUC: bootstrapArea as (input: never) => unknown,
  power: power as (input: never) => unknown,
  bootstrapIntervals: replicateIntervals as (input: never) => unknown,
} as const satisfies Record<string, (input: never) => unknown>;
