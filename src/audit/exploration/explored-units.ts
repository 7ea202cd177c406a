import type { CompositionEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { auditedUnits } from "../permutation/audited-units.js";
import { majorities } from "../permutation/majority.js";

/** Scored units with members, one by one: the group that each belongs to, its flag, and its classes. */
export interface ExploredUnits {
  readonly unit: CompositionEvidence["unit"];
  readonly groups: readonly string[];
  /** Code of the majority group, or of the case's own group; the number of groups where there is none. */
  readonly labels: Uint16Array;
  readonly flagged: Uint8Array;
  readonly classes: readonly {
    readonly name: string;
    readonly levels: readonly string[];
    readonly codes: Uint16Array;
  }[];
}

/**
 * Units of a composition in the order of its patterns, with the stratifications of the plan as classes.
 * @param evidence  composition of the scored units
 * @param plan  its rule for the majority says which group a sponsor belongs to
 */
export function exploredUnits(evidence: CompositionEvidence, plan: Plan): ExploredUnits {
  const patterns = patternOfUnits(evidence);
  const isFlagged = evidence.bands.flagged;
  return {
    unit: evidence.unit,
    groups: evidence.groups,
    labels: labelsOf(evidence, patterns, plan),
    flagged: Uint8Array.from(patterns, (pattern) => (isFlagged[evidence.bandCodes[pattern]!] ? 1 : 0)),
    classes: (evidence.strata ?? []).map(({ name, levels, codes }) => ({
      name,
      levels,
      codes: Uint16Array.from(patterns, (pattern) => codes[pattern]!),
    })),
  };
}

/** Pattern of each unit that has members. */
function patternOfUnits({ weights, offsets }: CompositionEvidence): Uint32Array {
  const withMembers = [...weights.keys()].filter((pattern) => offsets[pattern + 1]! > offsets[pattern]!);
  const patterns = new Uint32Array(withMembers.reduce((sum, pattern) => sum + weights[pattern]!, 0));
  let unit = 0;
  for (const pattern of withMembers) {
    patterns.fill(pattern, unit, unit + weights[pattern]!);
    unit += weights[pattern]!;
  }
  return patterns;
}

function labelsOf(evidence: CompositionEvidence, patterns: Uint32Array, plan: Plan): Uint16Array {
  if (evidence.unit === "cases") {
    return Uint16Array.from(patterns, (pattern) => evidence.groupCodes[evidence.offsets[pattern]!]!);
  }
  const { majorityThreshold, minMigrants } = plan.hypothesis2;
  return majorities(auditedUnits(evidence), { threshold: majorityThreshold, minMembers: minMigrants }).majority;
}
