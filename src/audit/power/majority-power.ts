import type { Plan } from "../../plan/schema.js";
import { hypergeometricContrast } from "../../statistics/arrangement-statistics.js";
import { criticalMagnitudes } from "../../statistics/critical-magnitudes.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import type { Majorities } from "../permutation/majority.js";
import type { NotEstimable } from "../result.js";
import { independentGroupPower } from "./independent-group-power.js";
import type { PermutedFamily } from "./member-power.js";
import type { GroupPower } from "./power-result.js";

/**
 * H2: exact power of the deciding test for each tested majority group, at the level that its first step really had.
 * Every sponsor counts once, so flags are binomial.
 * @returns one entry a tested group, in the order of the family
 */
export function majorityPower(
  units: AuditedUnits,
  majorities: Majorities,
  { permutations, sorted }: PermutedFamily,
  plan: Plan,
): readonly (GroupPower | NotEstimable)[] {
  const critical = criticalMagnitudes(permutations.majorities, plan.hypothesis2, sorted);
  const all = units.sums.units;
  return Array.from(permutations.testedMajorities, (group, place) => {
    const size = majorities.units[group]!;
    const contrast = (flagged: number, allFlagged: number) => hypergeometricContrast(flagged, size, allFlagged, all);
    return independentGroupPower(
      { size, units: all, flaggedUnits: units.flaggedUnits, critical: critical[place]!, contrast },
      plan,
    );
  });
}
