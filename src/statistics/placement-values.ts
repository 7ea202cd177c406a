import { partitionPoint } from "./placements.js";
import { sortScores } from "./sort-scores.js";

/**
 * Placement of every unit among the other class, in the order of the units: the share of controls below a case, or of
 * cases above a control, ties at one half.
 * @param cases  length m >= 1, finite
 * @param controls  length n >= 1, finite
 * @returns `ofCases` length m and `ofControls` length n, each in [0, 1] and with the area as mean
 * @see DeLong, DeLong & Clarke-Pearson 1988, eq. 4 and 5
 * @example placementValues(Float64Array.of(2, 0), Float64Array.of(1)).ofCases // 1, 0
 */
export function placementValues(
  cases: Float64Array,
  controls: Float64Array,
): { readonly ofCases: Float64Array; readonly ofControls: Float64Array } {
  const sortedCases = sortScores(cases);
  const sortedControls = sortScores(controls);
  return {
    ofCases: cases.map((score) => halfStepsBelow(sortedControls, score) / (2 * controls.length)),
    ofControls: controls.map((score) => 1 - halfStepsBelow(sortedCases, score) / (2 * cases.length)),
  };
}

/** Twice the scores below plus the scores that are equal. */
function halfStepsBelow(sorted: Float64Array, score: number): number {
  return partitionPoint(sorted, (value) => value < score) + partitionPoint(sorted, (value) => value <= score);
}
