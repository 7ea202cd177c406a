import { hypergeometricContrast } from "../../statistics/arrangement-statistics.js";
import { contrastLaw } from "../../statistics/contrast-law.js";
import type { FamilyStatistics, MagnitudeLaw } from "../../statistics/step-down.js";
import { type DecidedFamily, decidedFamily } from "../comparison/family-tests.js";

/**
 * The tests that decide H2: every sponsor counts once, so the law of each contrast alone is known exactly, and the
 * resamples serve the family's smallest p-value only.
 * @param all.units  all sponsors; all.flagged  flagged ones
 * @param family.sizes  sponsors per majority group, by code
 * @param family.tested  groups of the family, by code; family.statistics  their contrasts, in that order
 */
export function majorityFamily(
  all: { readonly units: number; readonly flagged: number },
  family: {
    readonly sizes: ArrayLike<number>;
    readonly tested: Uint16Array;
    readonly statistics: FamilyStatistics;
    readonly stepDown: "minP" | "maxT";
  },
): DecidedFamily {
  return decidedFamily(family.statistics, { stepDown: family.stepDown, laws: majorityLaws(all, family) });
}

/** Exact laws of the contrasts of the tested majority groups: flagged sponsors of a group are hypergeometric. */
export function majorityLaws(
  { units, flagged }: { readonly units: number; readonly flagged: number },
  { sizes, tested }: { readonly sizes: ArrayLike<number>; readonly tested: Uint16Array },
): readonly MagnitudeLaw[] {
  return Array.from(tested, (group) => {
    const size = sizes[group]!;
    return contrastLaw({ size, units, flagged }, (count) => hypergeometricContrast(count, size, flagged, units));
  });
}
