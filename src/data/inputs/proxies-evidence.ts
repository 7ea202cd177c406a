import type { ProxiesSettings } from "../../plan/inputs/proxies-schema.js";
import type { Plan } from "../../plan/schema.js";
import { type IndicatorEvidence, indicatorEvidence } from "./indicator-evidence.js";
import type { Registrations } from "./registrations.js";

/** Indicators by group, flag and outcome, of the units of which one group has the majority. */
export interface ProxiesEvidence extends IndicatorEvidence {
  /** Counted units with members of which no group has the majority. */
  readonly withoutMajority: number;
}

/**
 * Reduces registrations to what the question of proxies needs. Units without a majority stand apart: whether there is
 * one goes together with how many members a unit has, so that every indicator of size would seem a proxy.
 * @param registrations  row by row
 * @param settings  section `proxies`
 * @param plan  plan with the gate of groups
 * @returns weighted patterns
 */
export function proxiesEvidence(registrations: Registrations, settings: ProxiesSettings, plan: Plan): ProxiesEvidence {
  const { groups, groupOf } = registrations;
  const hasNone = (row: number) => groupOf[row] === groups.length;
  const kept = registrations.kept.map((mark, row) => (hasNone(row) ? 0 : mark));
  const withoutMajority = registrations.kept.reduce((sum, mark, row) => sum + (hasNone(row) ? mark : 0), 0);
  return { ...indicatorEvidence({ ...registrations, kept }, settings, plan), withoutMajority };
}
