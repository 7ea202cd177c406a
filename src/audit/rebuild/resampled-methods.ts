import { eachResample } from "../../statistics/bootstrap.js";
import { nextBelow, nextUniform, type StreamState, type Streams } from "../../statistics/random.js";
import { rocAucFromHistogram } from "../../statistics/roc-auc.js";
import { type FitRules, fitMethods, predictedChances } from "./fit-methods.js";
import { histogramOf } from "./pattern-area.js";
import type { PatternCounts } from "./pattern-design.js";
import { METHODS, type Method } from "./rebuild-result.js";

/** What repeats of both methods on bootstrap samples of the cases show. */
export interface Resampled {
  readonly drawn: number;
  /** Samples in which the regression could be fitted. */
  readonly fitted: number;
  /** Share of the samples in which an indicator is found, one an indicator. */
  readonly inclusion: Readonly<Record<Method, readonly number[]>>;
  /** Mean of the area on the sample less the area of the same model on the cases; null without a fit. */
  readonly optimism: Readonly<Record<Method, number | null>>;
}

/**
 * Repeats both methods on samples of the cases drawn with replacement, as many of each outcome as there are.
 * @param counts   cases of each pattern, both outcomes among them
 * @param options.streams  one block of 1,000 samples a stream
 * @see Harrell, Lee & Mark 1996, Statistics in Medicine 15, 361-387 (optimism); Sauerbrei & Schumacher 1992, Statistics in
 *      Medicine 11, 2093-2109 (inclusion frequency)
 */
export function resampledMethods(
  counts: PatternCounts,
  rules: FitRules,
  { streams, resamples }: { readonly streams: Streams; readonly resamples: number },
): Resampled {
  const tally = { logistic: zeros(rules), chaid: zeros(rules) };
  const excess = { logistic: 0, chaid: 0 };
  let fitted = 0;
  const members = { violations: casesOf(counts.violations), none: casesOf(counts.none) };
  eachResample(streams, resamples, (state) => {
    const sample = {
      violations: drawn(members.violations, rules.patterns.length, state),
      none: drawn(members.none, rules.patterns.length, state),
    };
    const methods = fitMethods(sample, rules);
    if (methods.fit !== null) fitted++;
    for (const method of METHODS) {
      methods.found[method].forEach((found, at) => {
        if (found) tally[method][at]!++;
      });
      const chances = methods.chances[method];
      if (chances !== null) excess[method] += areaOf(chances, sample) - areaOf(chances, counts);
    }
  });
  const share = (method: Method) => tally[method].map((found) => found / resamples);
  return {
    drawn: resamples,
    fitted,
    inclusion: { logistic: share("logistic"), chaid: share("chaid") },
    optimism: { logistic: fitted === 0 ? null : excess.logistic / fitted, chaid: excess.chaid / resamples },
  };
}

/** Areas of both methods where outcomes are dealt over the cases at random: what no relation at all looks like. */
export interface Dealt {
  /** Mean area over the deals; null without a fit. */
  readonly area: Readonly<Record<Method, number | null>>;
  /** Share of deals, with the cases as they are among them, whose area is as large as that of the cases. */
  readonly pValue: Readonly<Record<Method, number | null>>;
}

/** Streams of the deals start here: those before are of the bootstrap. */
const FIRST_DEAL = 500;

/**
 * Deals the outcomes over the cases again and again, and fits both methods to each deal: a permutation test of all
 * indicators together, which needs no correction for optimism.
 * @param options.areas  areas on the cases as they are; null where a method has none
 * @see Phipson & Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9, 39
 */
export function dealtMethods(
  counts: PatternCounts,
  rules: FitRules,
  {
    streams,
    resamples,
    areas,
  }: {
    readonly streams: Streams;
    readonly resamples: number;
    readonly areas: Readonly<Record<Method, number | null>>;
  },
): Dealt {
  const cases = casesOf(rules.patterns.map((_, at) => counts.violations[at]! + counts.none[at]!));
  const violations = Array.from(counts.violations).reduce((sum, count) => sum + count, 0);
  const state = streams.block(FIRST_DEAL);
  const found = { logistic: [] as number[], chaid: [] as number[] };
  for (let deal = 0; deal < resamples; deal++) {
    const dealt = {
      violations: new Float64Array(rules.patterns.length),
      none: new Float64Array(rules.patterns.length),
    };
    for (let i = 0; i < cases.length; i++) {
      const j = i + nextBelow(state, cases.length - i);
      [cases[i], cases[j]] = [cases[j]!, cases[i]!];
      (i < violations ? dealt.violations : dealt.none)[cases[i]!]!++;
    }
    const chances = predictedChances(dealt, rules);
    for (const method of METHODS) {
      const own = chances[method];
      if (own !== null) found[method].push(areaOf(own, dealt));
    }
  }
  const both = <T>(of: (method: Method) => T) => ({ logistic: of("logistic"), chaid: of("chaid") });
  return {
    area: both((method) => (found[method].length === 0 ? null : meanOf(found[method]))),
    pValue: both((method) => {
      const observed = areas[method];
      if (observed === null || found[method].length === 0) return null;
      const asLarge = found[method].filter((area) => area >= observed - 1e-12).length;
      return (asLarge + 1) / (found[method].length + 1);
    }),
  };
}

/** Mean of one value or more. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * One set of simulated cases: indicators drawn from the cases there are, outcomes from their fitted chances.
 * @param chances  of a violation, one a pattern
 * @param count    cases to draw
 */
export function simulatedCases(
  counts: PatternCounts,
  chances: Float64Array,
  { count, state }: { readonly count: number; readonly state: StreamState },
): PatternCounts {
  const members = casesOf(Array.from(chances, (_, at) => counts.violations[at]! + counts.none[at]!));
  const [violations, none] = [new Float64Array(chances.length), new Float64Array(chances.length)];
  for (let i = 0; i < count; i++) {
    const pattern = members[nextBelow(state, members.length)]!;
    (nextUniform(state) < chances[pattern]! ? violations : none)[pattern]!++;
  }
  return { violations, none };
}

/** Area under the ROC curve of predicted chances, 0.5 where one outcome is missing. */
function areaOf(chances: Float64Array, counts: PatternCounts): number {
  const area = rocAucFromHistogram(histogramOf(chances, counts));
  return area.kind === "estimate" ? area.value : 0.5;
}

function zeros({ indicators }: FitRules): number[] {
  return indicators.map(() => 0);
}

/** Pattern of every case. */
function casesOf(counts: ArrayLike<number>): number[] {
  return Array.from({ length: counts.length }, (_, at) => new Array<number>(counts[at]!).fill(at)).flat();
}

function drawn(members: readonly number[], patterns: number, state: StreamState): Float64Array {
  const counts = new Float64Array(patterns);
  for (let i = 0; i < members.length; i++) counts[members[nextBelow(state, members.length)]!]!++;
  return counts;
}
