import type { DevelopmentEvidence } from "../../data/evidence.js";
import type { RebuildPlan } from "../../plan/rebuild-schema.js";
import { developmentSize, largestCoxSnell } from "../../statistics/development-size.js";
import { logisticRegression } from "../../statistics/logistic-regression.js";
import { streamsFrom } from "../../statistics/random.js";
import { derived, rowOf } from "../derived.js";
import { splitTables, wholeTable } from "../human-check/split-tables.js";
import { coefficientRows } from "./coefficient-rows.js";
import { type FittedMethods, fitMethods } from "./fit-methods.js";
import { largerDesign } from "./larger-design.js";
import { cutAgreement } from "./method-agreement.js";
import { areaOf } from "./pattern-area.js";
import { total } from "./pattern-design.js";
import {
  type MaybeBounds,
  METHODS,
  type MeasuredRebuild,
  type Method,
  type MethodRow,
  OUTCOMES,
  type RebuildResult,
  type RequiredSize,
} from "./rebuild-result.js";
import { type Dealt, dealtMethods, type Resampled, resampledMethods } from "./resampled-methods.js";
import { type SuppliedCoefficients, suppliedScore } from "./supplied-score.js";
import { LEAVES, treeLeaves, treeNodes } from "./tree-nodes.js";

/** Advice where nothing is known of the explained variation: this share of the largest possible. */
const FIFTEEN_PERCENT = 0.15;

/**
 * Rebuilds a model from its development cases by both methods of 2017, and measures what so many cases can support.
 * @param evidence  patterns of cases with both outcomes
 * @param plan      settings
 * @param supplied  coefficients of the score; null: the score is not computed
 * @returns measures with the tables that they rest on; no case, and no list of cases to inspect
 * @throws ArgumentError on coefficients that name no indicator of the settings, or the composition of a board
 */
export function measureRebuild(
  evidence: DevelopmentEvidence,
  plan: RebuildPlan,
  supplied: SuppliedCoefficients | null,
): MeasuredRebuild {
  const { indicators } = plan.development;
  const rules = { patterns: evidence.patterns, indicators, alpha: plan.alpha, tree: plan.tree };
  const fitted = fitMethods(evidence, rules);
  const streams = streamsFrom(plan.seed);
  const resampled = resampledMethods(evidence, rules, { streams, resamples: plan.resamples });
  const areas = Object.fromEntries(
    METHODS.map((method) => [method, areaOf(fitted.chances[method], evidence, plan.alpha)]),
  ) as Readonly<Record<Method, ReturnType<typeof areaOf>>>;
  const dealt = dealtMethods(evidence, rules, {
    streams,
    resamples: plan.resamples,
    areas: { logistic: areas.logistic.auc, chaid: areas.chaid.auc },
  });
  const [violations, none] = [total(evidence.violations), total(evidence.none)];
  const parameters = fitted.design.columns.length;
  const average = (100 * violations) / (violations + none);
  const cuts = [
    cutAgreement(evidence, fitted, { basis: "settings", cut: plan.cut, alpha: plan.alpha }),
    cutAgreement(evidence, fitted, { basis: "average", cut: average, alpha: plan.alpha }),
  ];
  const score = supplied === null ? null : suppliedScore(evidence, plan, supplied);
  const result: RebuildResult = {
    violations: derived(violations, OUTCOMES),
    none: derived(none, OUTCOMES),
    adequacy: adequacyOf(violations, none, plan.adequacy),
    parameters,
    eventsPerParameter: derived(Math.min(violations, none) / Math.max(1, parameters), OUTCOMES),
    separation: separationOf(evidence, plan, fitted),
    coefficients: coefficientRows(fitted, plan),
    indicators: indicatorRows(plan, fitted, resampled),
    resamples: { drawn: resampled.drawn, fitted: resampled.fitted },
    tree: treeNodes(fitted.tree, plan),
    methods: METHODS.map((method) => methodRow(method, areas[method], { resampled, dealt })),
    cuts: cuts.map(({ result: cut }) => cut),
    simulated: largerDesign(evidence, fitted, {
      rules,
      sizes: [violations + none, plan.enlarged.cases],
      simulations: plan.enlarged.simulations,
      streams,
    }),
    required: requiredSizes(fitted, { violations, none, parameters }),
    supplied: score === null ? null : score.result,
  };
  const tables = [
    wholeTable(OUTCOMES, ["violation", "none"], [violations, none]),
    ...indicators.flatMap(({ column, levels }, at) =>
      splitTables(`indicator.${column}`, {
        key: column,
        columns: ["violation", "none"],
        rows: levels
          .map(({ value }, level) => ({ level: value, counts: countsAt(evidence, at, level) }))
          .filter(({ counts }) => total(counts) > 0),
      }),
    ),
    ...splitTables(LEAVES, { key: "node", columns: ["violation", "none"], rows: treeLeaves(fitted.tree) }),
    ...cuts.flatMap(({ tables: own }) => own),
    ...(score === null ? [] : [wholeTable("high.supplied", ["high", "low"], score.high)]),
  ];
  return { result, tables };
}

function countsAt({ patterns, violations, none }: DevelopmentEvidence, indicator: number, level: number): number[] {
  const own = (counts: readonly number[]) =>
    total(counts.map((count, row) => (patterns[row]![indicator] === level ? count : 0)));
  return [own(violations), own(none)];
}

function adequacyOf(violations: number, none: number, least: RebuildPlan["adequacy"]): RebuildResult["adequacy"] {
  const reasons = [
    ...(violations + none < least.cases ? (["too-few-cases"] as const) : []),
    ...(Math.min(violations, none) < least.smallerClass ? (["smaller-class-too-small"] as const) : []),
  ];
  return { value: reasons.length === 0 ? "sufficient" : "insufficient", reasons };
}

function separationOf(
  evidence: DevelopmentEvidence,
  { development }: RebuildPlan,
  fitted: FittedMethods,
): RebuildResult["separation"] {
  const levels = development.indicators.flatMap(({ column, levels: own }, at) =>
    own.flatMap(({ value }, level) => {
      const [violations, none] = countsAt(evidence, at, level) as [number, number];
      if (violations + none === 0 || (violations > 0 && none > 0)) return [];
      return [derived({ indicator: column, level: value }, rowOf(`indicator.${column}.split`, value))];
    }),
  );
  const plain = logisticRegression(fitted.design.data);
  return { separated: plain.kind === "not-estimable" && plain.reason === "separated", levels };
}

function indicatorRows({ development }: RebuildPlan, fitted: FittedMethods, { inclusion }: Resampled) {
  return development.indicators.map(({ column }, at) => {
    const found = { logistic: fitted.found.logistic[at]!, chaid: fitted.found.chaid[at]! };
    return {
      indicator: column,
      pValue: derived(fitted.pValues[at]!, `indicator.${column}.split`),
      found,
      unstable: found.logistic !== found.chaid,
      inclusion: { logistic: inclusion.logistic[at]!, chaid: inclusion.chaid[at]! },
    };
  });
}

function methodRow(
  method: Method,
  { auc, interval }: ReturnType<typeof areaOf>,
  { resampled, dealt }: { readonly resampled: Resampled; readonly dealt: Dealt },
): MethodRow {
  const optimism = resampled.optimism[method];
  const shifted: MaybeBounds =
    interval.kind === "estimate" && optimism !== null
      ? {
          kind: "estimate",
          lower: Math.max(0, interval.lower - optimism),
          upper: Math.min(1, interval.upper - optimism),
        }
      : interval;
  return {
    method,
    auc: derived(auc, OUTCOMES),
    interval: derived(interval, OUTCOMES),
    optimism: derived(optimism, OUTCOMES),
    corrected: derived(auc === null || optimism === null ? null : auc - optimism, OUTCOMES),
    correctedInterval: derived(shifted, OUTCOMES),
    byChance: derived(dealt.area[method], OUTCOMES),
    pValue: derived(dealt.pValue[method], OUTCOMES),
  };
}

/** What the regression explains, less what as many useless indicators would; and the advice for where nothing is known. */
function requiredSizes(
  { fit }: FittedMethods,
  { violations, none, parameters }: { readonly violations: number; readonly none: number; readonly parameters: number },
): readonly RequiredSize[] {
  const cases = violations + none;
  const prevalence = violations / cases;
  const empty = violations * Math.log(prevalence) + none * Math.log1p(-prevalence);
  const ratio = fit === null ? 0 : 2 * (fit.logLikelihood - empty);
  const shrinkage = ratio > 0 ? 1 - parameters / ratio : 0;
  const apparent = -Math.expm1(-ratio / cases);
  const sizeAt = (coxSnell: number) => {
    const fits = parameters >= 1 && coxSnell > 0 && coxSnell < largestCoxSnell(prevalence);
    return fits ? { ...developmentSize({ parameters, prevalence, coxSnell }), coxSnell } : null;
  };
  return [
    { basis: "as-fitted", size: derived(sizeAt(shrinkage * apparent), OUTCOMES) },
    { basis: "fifteen-percent", size: derived(sizeAt(FIFTEEN_PERCENT * largestCoxSnell(prevalence)), OUTCOMES) },
  ];
}
