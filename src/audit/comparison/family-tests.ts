import {
  type FamilyPValues,
  type FamilyStatistics,
  type MagnitudeLaw,
  sortedMagnitudes,
  stepDownKnownLaws,
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

/** A family with its tests, and its sorted magnitudes; none where maxT decides. */
export interface DecidedFamily {
  readonly sorted: readonly Float64Array[];
  readonly tests: FamilyTests;
}

/**
 * Decides a family from its resamples by the procedure of the plan.
 * @param options.laws  laws of the single statistics where they are known: units that count once each
 */
export function decidedFamily(
  statistics: FamilyStatistics,
  options: { readonly stepDown: "minP" | "maxT"; readonly laws?: readonly MagnitudeLaw[] | undefined },
): DecidedFamily {
  const sorted = options.stepDown === "minP" ? sortedMagnitudes(statistics) : [];
  return { sorted, tests: familyTests(statistics, { ...options, sorted }) };
}

/**
 * The tests of a family from its resamples.
 * @param options.sorted  sorted magnitudes of the family; not looked at where maxT decides
 * @param options.laws  laws of the single statistics where they are known: units that count once each
 */
export function familyTests(
  statistics: FamilyStatistics,
  {
    stepDown,
    sorted,
    laws,
  }: {
    readonly stepDown: "minP" | "maxT";
    readonly sorted: readonly Float64Array[];
    readonly laws?: readonly MagnitudeLaw[] | undefined;
  },
): FamilyTests {
  return {
    unadjusted: unadjustedPValues(statistics, "two-sided"),
    greater: unadjustedPValues(statistics, "greater"),
    less: unadjustedPValues(statistics, "less"),
    adjusted: stepDown === "minP" ? minP(statistics, sorted, laws) : stepDownMaxT(statistics),
  };
}

function minP(
  statistics: FamilyStatistics,
  sorted: readonly Float64Array[],
  laws: readonly MagnitudeLaw[] | undefined,
) {
  return laws === undefined ? stepDownMinP(statistics, sorted) : stepDownKnownLaws(statistics, laws);
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
