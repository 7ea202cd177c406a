import {
  type FamilyPValues,
  type FamilyStatistics,
  stepDownMaxT,
  stepDownMinP,
  unadjustedPValues,
} from "../../statistics/step-down.js";

/** p-values of every tested group: alone, on either side, and adjusted over the family by the deciding procedure. */
export interface FamilyTests {
  readonly unadjusted: FamilyPValues;
  readonly greater: FamilyPValues;
  readonly less: FamilyPValues;
  readonly adjusted: FamilyPValues;
}

/**
 * The tests of a family from its resamples.
 * @param options.sorted  sorted magnitudes of the family; not looked at where maxT decides
 */
export function familyTests(
  statistics: FamilyStatistics,
  { stepDown, sorted }: { readonly stepDown: "minP" | "maxT"; readonly sorted: readonly Float64Array[] },
): FamilyTests {
  return {
    unadjusted: unadjustedPValues(statistics, "two-sided"),
    greater: unadjustedPValues(statistics, "greater"),
    less: unadjustedPValues(statistics, "less"),
    adjusted: stepDown === "minP" ? stepDownMinP(statistics, sorted) : stepDownMaxT(statistics),
  };
}

/** Largest |contrast| over the family in each resample, in no order. */
export function largestContrasts({ observed, resampled, resamples }: FamilyStatistics): Float64Array {
  const largest = new Float64Array(resamples);
  for (let h = 0; h < observed.length; h++) {
    const column = resampled.subarray(h * resamples, (h + 1) * resamples);
    for (let row = 0; row < resamples; row++) largest[row] = Math.max(largest[row]!, Math.abs(column[row]!));
  }
  return largest;
}
