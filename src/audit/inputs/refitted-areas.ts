import type { DecompositionEvidence } from "../../data/inputs/decomposition-evidence.js";
import { pairedAucDifference } from "../../statistics/auc-comparison.js";
import { crossValidatedChances } from "../../statistics/cross-validated-chances.js";
import { aucDeLongFromScores } from "../../statistics/delong.js";
import type { Streams } from "../../statistics/random.js";
import { type FeatureColumn, sparseRows } from "../../statistics/sparse-rows.js";
import { stratifiedFolds } from "../../statistics/stratified-folds.js";
import { derived, estimate, interval, notEstimable } from "../derived.js";
import type { Estimate, TableId } from "../result.js";
import { areaEstimate } from "../score/area-estimates.js";
import type { RefittedArea } from "./decomposition-result.js";

const FOLDS = 5;
const RIDGES = [1, 10, 100] as const;
/** Fewest units of either outcome: two a fold. */
const LEAST_OF_CLASS = 2 * FOLDS;

/**
 * Area under the curve of a logistic regression on the known outcomes, with all indicators and without each: every unit is
 * scored by a fit that did not see it, and the same parts of the units are held out each time.
 * @param evidence  what each indicator adds; its distinct values are the levels, or it is a number
 * @param options.streams, options.block  the units are dealt over the folds from this block
 * @param options.level  of the intervals; options.table  what the numbers rest on
 * @returns one entry an indicator; not-estimable with fewer than ten of either outcome
 */
export function refittedAreas(
  evidence: DecompositionEvidence,
  {
    streams,
    block,
    level,
    table,
  }: { readonly streams: Streams; readonly block: number; readonly level: number; readonly table: TableId },
): readonly RefittedArea[] {
  const known = Array.from(evidence.outcomes.keys()).filter((unit) => evidence.outcomes[unit]! <= 1);
  const labels = Uint16Array.from(known, (unit) => evidence.outcomes[unit]!);
  const violations = labels.reduce((sum, label) => sum + label, 0);
  if (Math.min(violations, labels.length - violations) < LEAST_OF_CLASS) {
    const none = derived<Estimate>(notEstimable("too-few-effective-units"), table);
    return evidence.added.map(() => ({ before: none, after: none, change: none }));
  }
  const foldOf = stratifiedFolds(labels, { folds: FOLDS, state: streams.block(block) });
  const features = evidence.added.map((own, j) => featureOf(own, known, evidence.isNumber[j]!));
  const scored = (columns: readonly FeatureColumn[]) => {
    const rows = sparseRows(columns, new Uint8Array(known.length).fill(1));
    const units = { data: { rows, classes: 2 }, rowOf: Uint32Array.from(known.keys()), labels, foldOf, folds: FOLDS };
    const { chances } = crossValidatedChances(units, RIDGES);
    return Float64Array.from(known, (_, unit) => chances[2 * unit + 1]!);
  };
  const before = scored(features);
  const areaOf = (scores: Float64Array) =>
    derived(areaEstimate(aucDeLongFromScores(scores, labels, { level }), "delong-logit"), table);
  return features.map((_, without) => {
    const after = scored(features.filter((_feature, j) => j !== without));
    return {
      before: areaOf(before),
      after: areaOf(after),
      change: derived(areaChange([after, before], labels, level), table),
    };
  });
}

/**
 * Area of the first score less that of the second, on the same units.
 * @param scores  two scores of the units
 * @param outcomes  1 violation, 0 none
 */
export function areaChange(
  scores: readonly [Float64Array, Float64Array],
  outcomes: ArrayLike<number>,
  level: number,
): Estimate {
  const change = pairedAucDifference(scores, outcomes, { level });
  if (change.kind === "not-estimable") return notEstimable(change.reason);
  const bounds = change.interval;
  return estimate(
    change.difference,
    "kind" in bounds ? notEstimable(bounds.reason) : interval(bounds, level, "delong-difference"),
  );
}

function featureOf(added: Float64Array, known: readonly number[], isNumber: boolean): FeatureColumn {
  const values = Float64Array.from(known, (unit) => added[unit]!);
  if (isNumber) return { kind: "numbers", values };
  const levels = [...new Set(values)].sort((a, b) => a - b);
  const codeOf = new Map(levels.map((value, code) => [value, code]));
  return { kind: "categories", levels: levels.length, codes: Uint16Array.from(values, (value) => codeOf.get(value)!) };
}
