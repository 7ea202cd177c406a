import type { InputsSettings } from "../../plan/inputs/inputs-schema.js";
import type { Plan } from "../../plan/schema.js";
import type { Registrations } from "./registrations.js";

/** A list of single registrations: a workfile, never part of a release. */
export interface InputsList {
  /** Base name, ending in .csv. */
  readonly name: string;
  readonly text: string;
}

/**
 * Lists of single registrations that somebody has to look at, by section of the settings.
 * @param registrations  row by row
 * @param settings  validated settings
 * @param plan  validated plan
 * @returns one file a list, for a folder that only its owner may enter
 */
export function inputsLists(
  _registrations: Registrations,
  _settings: InputsSettings,
  _plan: Plan,
): readonly InputsList[] {
  return [];
}
