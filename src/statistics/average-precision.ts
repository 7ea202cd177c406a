import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type OutcomeHistogram, requireHistogram } from "./placements.js";

/** One point of a precision-recall curve: all units at or above a score. */
export interface PrecisionRecallPoint {
  /** Share of the violations that these units hold, in (0, 1]. */
  readonly recall: number;
  /** Share of these units that hold a violation, in [0, 1]. */
  readonly precision: number;
}

/**
 * Points of the precision-recall curve from the highest score down, one for each score with a unit.
 * @param histogram  violations and none at each distinct score, ascending, whole numbers of 0 or more
 * @returns points with recall that never falls and ends at 1; not-estimable without a violation
 * @throws ArgumentError on unequal lengths or counts that are not whole numbers of 0 or more
 * @see Davis & Goadrich 2006
 * @example precisionRecall({ violations: Float64Array.of(0, 1), none: Float64Array.of(1, 1) }).points.length // 2
 */
export function precisionRecall(
  histogram: OutcomeHistogram,
): { readonly kind: "estimate"; readonly points: readonly PrecisionRecallPoint[] } | NotEstimable<"one-class-only"> {
  requireHistogram(histogram);
  const { violations, none } = histogram;
  const all = violations.reduce((sum, count) => sum + count, 0);
  if (all === 0) return notEstimable("one-class-only");
  const points: PrecisionRecallPoint[] = [];
  let found = 0;
  let looked = 0;
  for (let k = violations.length - 1; k >= 0; k--) {
    const units = violations[k]! + none[k]!;
    if (units === 0) continue;
    found += violations[k]!;
    looked += units;
    points.push({ recall: found / all, precision: found / looked });
  }
  return { kind: "estimate", points };
}

/**
 * Average precision: the precision at each score, weighted by the recall that the score adds; ties count together.
 * @param histogram  violations and none at each distinct score, ascending, whole numbers of 0 or more
 * @returns value in (0, 1]; about the share of violations for a score that knows nothing
 * @throws ArgumentError on unequal lengths or counts that are not whole numbers of 0 or more
 * @see Boyd, Eng & Page 2013; scikit-learn `average_precision_score`
 * @example averagePrecision({ violations: Float64Array.of(0, 1), none: Float64Array.of(1, 1) }).value // 0.5
 */
export function averagePrecision(
  histogram: OutcomeHistogram,
): { readonly kind: "estimate"; readonly value: number } | NotEstimable<"one-class-only"> {
  const curve = precisionRecall(histogram);
  if (curve.kind === "not-estimable") return curve;
  let value = 0;
  let reached = 0;
  for (const { recall, precision } of curve.points) {
    value += (recall - reached) * precision;
    reached = recall;
  }
  return { kind: "estimate", value };
}
