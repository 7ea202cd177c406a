import { type FamilyStatistics, smallestPValues, sortedMagnitudes } from "./step-down.js";

/**
 * Largest |Z| of each hypothesis at which the first step of a step-down procedure does not yet reject: a statistic
 * beyond it is rejected in the first step, whatever the other hypotheses show.
 * maxT: one value, the (1 - alpha) quantile of max |Z|. minP: each hypothesis' own quantile, at the level that the
 * smallest p-value of the family must reach.
 * @param family  null statistics, row major hypothesis x resample; at least 1 / alpha resamples
 * @param rule.stepDown  procedure; rule.alpha  error rate of the family, in (0, 1)
 * @param sorted  `sortedMagnitudes(family)`, where it is at hand
 * @returns one value a hypothesis, raised by the 1e-10 within which values count as tied; Infinity where none rejects
 * @see Westfall & Young 1993, sections 2.5 and 2.6 (single-step maxT and minP)
 * @example criticalMagnitudes({ observed: Float64Array.of(0), resampled: Float64Array.from({ length: 99 }, (_, i) => i), resamples: 99 }, { stepDown: "maxT", alpha: 0.05 })[0] < 95 // true
 */
export function criticalMagnitudes(
  family: FamilyStatistics,
  { stepDown, alpha }: { readonly stepDown: "minP" | "maxT"; readonly alpha: number },
  sorted: readonly Float64Array[] = stepDown === "minP" ? sortedMagnitudes(family) : [],
): Float64Array {
  const { resamples } = family;
  // p = (count + 1) / (resamples + 1) <= alpha; 0.05 x 20 is a little less than 1 in doubles.
  const hypotheses = family.observed.length;
  const most = Math.floor(alpha * (resamples + 1) + 1e-9) - 1;
  if (most < 0) return new Float64Array(hypotheses).fill(Number.POSITIVE_INFINITY);
  if (stepDown === "maxT") {
    return new Float64Array(hypotheses).fill(beyond(largestMagnitudes(family)[resamples - 1 - most]!));
  }
  const smallest = smallestPValues(family, sorted).sort();
  const extreme = Math.round(smallest[most]! * (resamples + 1)) - 2;
  return Float64Array.from(sorted, (column) =>
    extreme < 0 ? Number.POSITIVE_INFINITY : beyond(column[resamples - 1 - extreme]!),
  );
}

function beyond(magnitude: number): number {
  return magnitude + 1e-10 * Math.max(magnitude, 1e-10);
}

/** Largest |Z| over the family in each resample, ascending. */
function largestMagnitudes({ observed, resampled, resamples }: FamilyStatistics): Float64Array {
  const largest = new Float64Array(resamples);
  for (let h = 0; h < observed.length; h++) {
    const column = resampled.subarray(h * resamples, (h + 1) * resamples);
    for (let row = 0; row < resamples; row++) largest[row] = Math.max(largest[row]!, Math.abs(column[row]!));
  }
  return largest.sort();
}
