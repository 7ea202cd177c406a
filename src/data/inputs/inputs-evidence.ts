import type { InputsSettings } from "../../plan/inputs/inputs-schema.js";
import type { Plan } from "../../plan/schema.js";
import type { ScoredUnit } from "../evidence.js";
import type { Registrations } from "./registrations.js";

/** Evidence on what goes into a model: by section of the settings, null where they have none. No row is in it. */
export interface InputsEvidence {
  readonly unit: ScoredUnit;
  readonly rows: number;
  /** Rows that predict a unit of the audit. */
  readonly units: number;
  readonly unmatched: Registrations["unmatched"];
}

/**
 * Reduces registrations to the evidence that the sections of the settings need.
 * @param registrations  row by row
 * @param settings  validated settings
 * @param plan  validated plan
 * @returns counts and patterns
 */
export function inputsEvidence(registrations: Registrations, _settings: InputsSettings, _plan: Plan): InputsEvidence {
  const { unit, rows, kept, unmatched } = registrations;
  return { unit, rows, units: kept.reduce((sum, mark) => sum + mark, 0), unmatched };
}
