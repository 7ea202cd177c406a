import type { DevelopmentEvidence } from "../../data/evidence.js";
import type { RebuildPlan } from "../../plan/rebuild-schema.js";
import { chaidPrediction, chaidSplitters } from "../../statistics/chaid-prediction.js";
import { type ChaidNode, chaidTree } from "../../statistics/chaid-tree.js";
import { type FirthFit, firthLogistic } from "../../statistics/firth-logistic.js";
import { expit } from "../../statistics/log-odds.js";
import { logisticRatioTest } from "../../statistics/logistic-profile.js";
import { type PatternCounts, type PatternDesign, patternDesign } from "./pattern-design.js";

/** Both methods on one set of cases. */
export interface FittedMethods {
  readonly design: PatternDesign;
  /** With Firth's penalty, which gives a fit where few cases leave plain likelihood without one; null: there is none. */
  readonly fit: FirthFit | null;
  /** p-value of each indicator in the regression; null where its levels do not vary, or where there is no fit. */
  readonly pValues: readonly (number | null)[];
  readonly tree: ChaidNode;
  readonly found: { readonly logistic: readonly boolean[]; readonly chaid: readonly boolean[] };
  /** Predicted chance of a violation for every pattern, also for those without cases. */
  readonly chances: { readonly logistic: Float64Array | null; readonly chaid: Float64Array };
}

/** What both methods are fitted with: the plan's rules, and patterns that stay while counts change. */
export type FitRules = Pick<RebuildPlan, "alpha" | "tree"> & {
  readonly patterns: DevelopmentEvidence["patterns"];
  readonly indicators: RebuildPlan["development"]["indicators"];
};

/** Chances that both methods predict, without a test of the indicators. */
export function predictedChances(counts: PatternCounts, rules: FitRules): FittedMethods["chances"] {
  const { patterns, indicators } = rules;
  const design = patternDesign(patterns, indicators, counts);
  const fit = firthLogistic(design.data);
  return {
    logistic: fit.kind === "estimate" ? chancesOf(fit, design, patterns) : null,
    chaid: chaidPrediction(grownTree(counts, rules), predictorsOf(patterns, indicators)),
  };
}

/**
 * Fits a logistic regression with all indicators, and grows a CHAID tree, on counts of patterns.
 * @param counts  cases of each pattern
 * @returns which indicators each method finds: the regression by the penalised likelihood ratio of all levels, the tree by
 *          a split
 */
export function fitMethods(counts: PatternCounts, rules: FitRules): FittedMethods {
  const { patterns, indicators, alpha } = rules;
  const design = patternDesign(patterns, indicators, counts);
  const fitted = firthLogistic(design.data);
  const fit = fitted.kind === "estimate" ? fitted : null;
  const pValues = indicators.map((_, at) => (fit === null ? null : indicatorTest(at, design, fit)));
  const tree = grownTree(counts, rules);
  const splitters = chaidSplitters(tree);
  return {
    design,
    fit,
    pValues,
    tree,
    found: {
      logistic: pValues.map((p) => p !== null && p <= alpha),
      chaid: indicators.map(({ column }) => splitters.includes(column)),
    },
    chances: {
      logistic: fit === null ? null : chancesOf(fit, design, patterns),
      chaid: chaidPrediction(tree, predictorsOf(patterns, indicators)),
    },
  };
}

function indicatorTest(indicator: number, { columns, data }: PatternDesign, fit: FirthFit): number | null {
  const indices = columns.flatMap((column, at) => (column.indicator === indicator ? [at + 1] : []));
  if (indices.length === 0) return null;
  const test = logisticRatioTest(data, { indices, start: fit.coefficients });
  return test.kind === "estimate" ? test.pValue : null;
}

/** A level without a coefficient counts as the level that the others are compared with. */
function chancesOf(
  { coefficients }: FirthFit,
  { columns }: PatternDesign,
  patterns: FitRules["patterns"],
): Float64Array {
  return Float64Array.from(patterns, (codes) =>
    expit(
      columns.reduce(
        (sum, { indicator, level }, at) => sum + (codes[indicator] === level ? coefficients[at + 1]! : 0),
        coefficients[0]!,
      ),
    ),
  );
}

function grownTree({ violations, none }: PatternCounts, { patterns, indicators, tree }: FitRules): ChaidNode {
  const rows: (readonly number[])[] = [];
  const outcomes: number[] = [];
  patterns.forEach((codes, at) => {
    for (let i = 0; i < violations[at]! + none[at]!; i++) {
      rows.push(codes);
      outcomes.push(i < violations[at]! ? 1 : 0);
    }
  });
  return chaidTree(predictorsOf(rows, indicators), outcomes, tree);
}

function predictorsOf(rows: FitRules["patterns"], indicators: FitRules["indicators"]) {
  return indicators.map(({ column, levels, scale }, at) => ({
    name: column,
    codes: Uint8Array.from(rows, (codes) => codes[at]!),
    categories: levels.length,
    scale,
  }));
}
