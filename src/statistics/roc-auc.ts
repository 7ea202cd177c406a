import { ArgumentError } from "../errors.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import {
  aucOfMoments,
  type OutcomeHistogram,
  placementMoments,
  placementMomentsFromHistogram,
  requireFinite,
  requireHistogram,
} from "./placements.js";

/** An area under the ROC curve; without units of both classes there is none. */
export type AucValue = { readonly kind: "estimate"; readonly value: number } | NotEstimable<"one-class-only">;

/**
 * Area under the ROC curve with ties at one half: the chance that a random violation scores above a random unit with
 * none (Mann-Whitney U over the number of pairs). Below 0.5 it is left as it is, never flipped.
 * @param scores  length n, finite, higher = more risk
 * @param outcomes  length n, 1 = violation, 0 = none
 * @returns value in [0, 1], or not-estimable when one class is empty
 * @throws ArgumentError on unequal lengths, a score that is not finite, or an outcome other than 0 and 1
 * @see Hanley & McNeil 1982; Bamber 1975
 * @example rocAuc(Float64Array.of(1, 2, 2, 3), [0, 0, 1, 1]) // { kind: "estimate", value: 0.875 }
 */
export function rocAuc(scores: Float64Array, outcomes: ArrayLike<number>): AucValue {
  const { cases, controls } = splitByOutcome(scores, outcomes);
  if (cases.length === 0 || controls.length === 0) return notEstimable("one-class-only");
  return { kind: "estimate", value: aucOfMoments(placementMoments(cases, controls)) };
}

/**
 * The same area from counts at each distinct score, scores ascending.
 * @param histogram  violations and none, each of length k, integers of 0 or more
 * @returns value in [0, 1], or not-estimable when one class is empty
 * @throws ArgumentError on unequal lengths or a count that is not a whole number of 0 or more
 * @see rocAuc
 * @example rocAucFromHistogram({ violations: Float64Array.of(0, 1, 1), none: Float64Array.of(1, 1, 0) }) // value 0.875
 */
export function rocAucFromHistogram(histogram: OutcomeHistogram): AucValue {
  requireHistogram(histogram);
  if (!histogram.violations.some((count) => count > 0) || !histogram.none.some((count) => count > 0)) {
    return notEstimable("one-class-only");
  }
  return { kind: "estimate", value: aucOfMoments(placementMomentsFromHistogram(histogram)) };
}

/**
 * Scores of the units with a violation (cases) and of those with none (controls), each in the order of the rows; -0
 * becomes 0.
 * @param scores  length n, finite
 * @param outcomes  length n, 1 = violation, 0 = none
 * @throws ArgumentError on unequal lengths, a score that is not finite, or an outcome other than 0 and 1
 * @example splitByOutcome(Float64Array.of(1, 2), [0, 1]).cases // 2
 */
export function splitByOutcome(
  scores: Float64Array,
  outcomes: ArrayLike<number>,
): { readonly cases: Float64Array; readonly controls: Float64Array } {
  if (scores.length !== outcomes.length) {
    throw new ArgumentError(
      `splitByOutcome requires as many outcomes as scores; got ${outcomes.length} and ${scores.length}`,
    );
  }
  requireFinite("splitByOutcome", scores);
  const m = countCases(outcomes);
  const n = scores.length - m;
  // Written to both and kept in one, which spares the processor a guess a unit; hence one place more.
  const cases = new Float64Array(m + 1);
  const controls = new Float64Array(n + 1);
  let nextCase = 0;
  let nextControl = 0;
  for (let i = 0; i < scores.length; i++) {
    // Adding 0 turns -0 into 0.
    const score = scores[i]! + 0;
    const outcome = outcomes[i]!;
    cases[nextCase] = score;
    controls[nextControl] = score;
    nextCase += outcome;
    nextControl += 1 - outcome;
  }
  return { cases: cases.subarray(0, m), controls: controls.subarray(0, n) };
}

function countCases(outcomes: ArrayLike<number>): number {
  let cases = 0;
  for (let i = 0; i < outcomes.length; i++) {
    const outcome = outcomes[i]!;
    if (outcome !== 0 && outcome !== 1) {
      throw new ArgumentError(`splitByOutcome requires outcomes of 0 or 1; got ${outcome} at ${i}`);
    }
    cases += outcome;
  }
  return cases;
}
