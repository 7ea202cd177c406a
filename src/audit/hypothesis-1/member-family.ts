import { contrastLaw } from "../../statistics/contrast-law.js";
import type { FamilyStatistics, MagnitudeLaw } from "../../statistics/step-down.js";
import { studentisedContrast } from "../../statistics/studentised-contrast.js";
import { type DecidedFamily, decidedFamily } from "../comparison/family-tests.js";
import type { AuditedUnits } from "../permutation/audited-units.js";

/**
 * The tests that decide H1: by the exact law of each contrast where every unit is one person, else by the resamples.
 * @param units  the units that the resamples permuted
 * @param family.tested  groups of the family, by code; family.statistics  their contrasts, in that order
 */
export function memberFamily(
  units: AuditedUnits,
  family: {
    readonly tested: Uint16Array;
    readonly statistics: FamilyStatistics;
    readonly stepDown: "minP" | "maxT";
  },
): DecidedFamily {
  const laws = units.composition === null ? personLaws(units, family.tested) : undefined;
  return decidedFamily(family.statistics, { stepDown: family.stepDown, laws });
}

/** Persons count once each: the flagged ones of a group follow the hypergeometric law. */
function personLaws({ sums, flaggedUnits: flagged }: AuditedUnits, tested: Uint16Array): readonly MagnitudeLaw[] {
  return Array.from(tested, (group) =>
    contrastLaw({ size: sums.groupMembers[group]!, units: sums.units, flagged }, (count) =>
      studentisedContrast(
        { members: count, squared: count, cross: count, allMembers: flagged, allSquared: flagged },
        sums,
        group,
      ),
    ),
  );
}
