import { REMAINING_GROUPS } from "../../plan/inputs/remaining-groups.js";
import type { Plan } from "../../plan/schema.js";
import type { Registrations } from "./registrations.js";

/** Groups of rows: those that pass the gate by name, then what remains. */
export interface AuditedGroups {
  /** Groups that pass the gate, in code-point order, then those of `REMAINING_GROUPS` that occur. */
  readonly levels: readonly string[];
  /** How many of the levels passed the gate. */
  readonly gated: number;
  /** One code a row. */
  readonly codes: Uint16Array;
}

/**
 * Groups that the audit of the plan can test: majority groups (of cases: groups) with enough kept units. All others
 * stand together, so that a table over the levels holds every row.
 * @param registrations  rows with their majority group
 * @param plan  plan with the gate: `groups.gate.majorityUnits`
 * @returns levels and one code a row
 * @example auditedGroups(registrations, plan).levels // ["GBR", "IND", "other-groups", "no-majority"]
 */
export function auditedGroups(
  { groups, groupOf, kept }: Pick<Registrations, "groups" | "groupOf" | "kept">,
  { groups: { gate } }: Pick<Plan, "groups">,
): AuditedGroups {
  const units = new Float64Array(groups.length + 2);
  groupOf.forEach((group, row) => {
    if (kept[row] === 1) units[group]! += 1;
  });
  const passing = groups.flatMap((_, code) => (units[code]! >= gate.majorityUnits ? [code] : []));
  const remaining = [
    groupOf.some((group) => group < groups.length && units[group]! < gate.majorityUnits),
    groupOf.includes(groups.length),
    groupOf.includes(groups.length + 1),
  ];
  const levels = [
    ...passing.map((code) => groups[code]!),
    ...REMAINING_GROUPS.filter((_, place) => remaining[place] === true),
  ];
  const codeOf = Uint16Array.from({ length: groups.length + 2 }, (_, group) => {
    if (group < groups.length && passing.includes(group)) return passing.indexOf(group);
    return levels.indexOf(REMAINING_GROUPS[Math.max(0, group - groups.length + 1)]!, passing.length);
  });
  return { levels, gated: passing.length, codes: Uint16Array.from(groupOf, (group) => codeOf[group]!) };
}
