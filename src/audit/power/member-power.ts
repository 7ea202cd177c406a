import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { criticalMagnitudes } from "../../statistics/critical-magnitudes.js";
import { studentisedContrast } from "../../statistics/studentised-contrast.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import type { Permutations } from "../permutation/permute.js";
import type { NotEstimable } from "../result.js";
import { clusteredPower } from "./clustered-power.js";
import { independentGroupPower } from "./independent-group-power.js";
import type { GroupPower } from "./power-result.js";

/** Null statistics of a hypothesis, with their sorted magnitudes where minP decides. */
export interface PermutedFamily {
  readonly permutations: Permutations;
  readonly sorted: readonly Float64Array[];
}

/**
 * H1: power of the deciding test for each tested group, at the level that its first step really had. Simulated where
 * units have several members; exact where each unit is one person.
 * @returns one entry a tested group, in the order of the family
 */
export async function memberPower(
  units: AuditedUnits,
  { permutations, sorted }: PermutedFamily,
  plan: Plan,
  context: RunContext,
): Promise<readonly (GroupPower | NotEstimable)[]> {
  const { tested } = permutations;
  const critical = criticalMagnitudes(permutations.members, plan.hypothesis1, sorted);
  if (units.composition !== null) return clusteredPower(units, { tested, critical }, plan, context);
  const { sums, flaggedUnits } = units;
  return Array.from(tested, (group, place) => {
    const contrast = (flagged: number, all: number) =>
      studentisedContrast(
        { members: flagged, squared: flagged, cross: flagged, allMembers: all, allSquared: all },
        sums,
        group,
      );
    const size = sums.groupMembers[group]!;
    return independentGroupPower({ size, units: sums.units, flaggedUnits, critical: critical[place]!, contrast }, plan);
  });
}
