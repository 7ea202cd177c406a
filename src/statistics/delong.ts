import { type AucEstimate, type AucNotEstimable, aucEstimate } from "./auc-estimate.js";
import { notEstimable } from "./not-estimable.js";
import {
  aucOfMoments,
  type OutcomeHistogram,
  type PlacementMoments,
  placementMoments,
  placementMomentsBetween,
  placementMomentsFromHistogram,
  requireHistogram,
} from "./placements.js";
import { splitByOutcome } from "./roc-auc.js";

/**
 * Area under the ROC curve with DeLong's variance and an interval on the logit scale.
 * @param cases  scores of units with a violation, length m, finite, higher = more risk
 * @param controls  scores of units with none, length n, finite
 * @param options.level  confidence level in (0, 1), default 0.95
 * @returns the estimate with flags where variance or interval does not exist; not-estimable when one class is empty
 * @throws ArgumentError when a score is not finite or the level is outside (0, 1)
 * @see DeLong, DeLong & Clarke-Pearson 1988; Sun & Xu 2014; logit scale: Pepe 2003, section 5.2; pROC `var(method = "delong")`
 * @example aucDeLong(Float64Array.of(2, 3, 4), Float64Array.of(1, 2, 3)) // auc 0.778, variance 0.0432
 */
export function aucDeLong(
  cases: Float64Array,
  controls: Float64Array,
  options: { readonly level?: number } = {},
): AucEstimate | AucNotEstimable {
  if (cases.length === 0 || controls.length === 0) return notEstimable("one-class-only");
  return estimateFrom(placementMoments(cases, controls), options.level ?? 0.95);
}

/**
 * The same estimate from scores with their outcomes, in less memory than from two samples.
 * @param scores  length n, finite, higher = more risk
 * @param outcomes  length n, 1 = violation, 0 = none
 * @param options.level  confidence level in (0, 1), default 0.95
 * @throws ArgumentError on unequal lengths, a score that is not finite, another outcome, or a level outside (0, 1)
 * @see aucDeLong
 * @example aucDeLongFromScores(Float64Array.of(2, 3, 4, 1, 2, 3), [1, 1, 1, 0, 0, 0]) // auc 0.778
 */
export function aucDeLongFromScores(
  scores: Float64Array,
  outcomes: ArrayLike<number>,
  options: { readonly level?: number } = {},
): AucEstimate | AucNotEstimable {
  const { cases, controls } = splitByOutcome(scores, outcomes);
  if (cases.length === 0 || controls.length === 0) return notEstimable("one-class-only");
  return estimateFrom(placementMomentsBetween(cases, controls), options.level ?? 0.95);
}

/**
 * The same estimate, to the last digit, from counts at each distinct score (ascending).
 * @param histogram  violations and none, each of length k, integers of 0 or more
 * @param options.level  confidence level in (0, 1), default 0.95
 * @throws ArgumentError on unequal lengths, a count that is not a whole number of 0 or more, or a level outside (0, 1)
 * @see aucDeLong
 * @example aucDeLongFromHistogram({ violations: Float64Array.of(0, 1, 1, 1), none: Float64Array.of(1, 1, 1, 0) }) // auc 0.778
 */
export function aucDeLongFromHistogram(
  histogram: OutcomeHistogram,
  options: { readonly level?: number } = {},
): AucEstimate | AucNotEstimable {
  requireHistogram(histogram);
  if (!histogram.violations.some((count) => count > 0) || !histogram.none.some((count) => count > 0)) {
    return notEstimable("one-class-only");
  }
  return estimateFrom(placementMomentsFromHistogram(histogram), options.level ?? 0.95);
}

function estimateFrom(moments: PlacementMoments, level: number): AucEstimate {
  const { cases, controls } = moments;
  return aucEstimate({
    auc: aucOfMoments(moments),
    variance: varianceOf(moments),
    cases,
    controls,
    level,
    method: "delong-logit",
  });
}

/** Variances of the placements of cases and of controls, each over its number. */
function varianceOf(moments: PlacementMoments): number | AucNotEstimable {
  const { cases, controls, caseSum, caseSquares, controlSum, controlSquares } = moments;
  if (cases < 2 || controls < 2) return notEstimable("too-few-effective-units");
  const caseVariance = centred(caseSquares, caseSum, cases) / (4 * controls * controls);
  const controlVariance = centred(controlSquares, controlSum, controls) / (4 * cases * cases);
  return caseVariance / cases + controlVariance / controls;
}

/** Sample variance from sums about a shift. */
function centred(squares: number, sum: number, n: number): number {
  return Math.max(0, squares - (sum * sum) / n) / (n - 1);
}
