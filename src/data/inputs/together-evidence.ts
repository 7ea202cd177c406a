import type { TogetherSettings } from "../../plan/inputs/together-schema.js";
import type { Plan } from "../../plan/schema.js";
import { type IndicatorEvidence, indicatorEvidence } from "./indicator-evidence.js";
import type { Registrations } from "./registrations.js";

/** Indicators and groups of the units of which one group has the majority. */
export interface TogetherEvidence extends IndicatorEvidence {
  /** Counted units with members of which no group has the majority: there is no group to foretell. */
  readonly withoutMajority: number;
}

/**
 * Reduces rows to patterns of indicators and group. Units without a majority stand apart: that there is one goes together
 * with how many members a unit has, and says nothing of the group.
 * @param registrations  row by row
 * @param settings  indicators, and the least units of a group and of a level
 * @param plan  plan with the gate of groups
 * @returns patterns of units with a majority group; the last group holds the small ones
 * @throws ArgumentError where a column is absent or holds no numbers
 */
export function togetherEvidence(
  registrations: Registrations,
  settings: TogetherSettings,
  plan: Plan,
): TogetherEvidence {
  const { groups, groupOf } = registrations;
  const hasMajority = (row: number) => groupOf[row] !== groups.length;
  const kept = registrations.kept.map((mark, row) => (hasMajority(row) ? mark : 0));
  const withoutMajority = registrations.kept.reduce((sum, mark, row) => sum + (hasMajority(row) ? 0 : mark), 0);
  return { ...indicatorEvidence({ ...registrations, kept }, settings, plan), withoutMajority };
}
