import type { InputsSettings } from "../../plan/inputs/inputs-schema.js";
import type { Plan } from "../../plan/schema.js";
import { companiesLists } from "./companies-list.js";
import { durationList } from "./duration-list.js";
import { fieldsList } from "./fields-list.js";
import { indicationsList } from "./indications-list.js";
import { outcomesList } from "./outcomes-list.js";
import { overridesList } from "./overrides-list.js";
import { registeredScoresList } from "./registered-scores-list.js";
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
export function inputsLists(registrations: Registrations, settings: InputsSettings, plan: Plan): readonly InputsList[] {
  const { fields, lists: companies, indications, registeredScores, overrides, outcomes, duration } = settings;
  const lists = [
    fields === undefined ? null : fieldsList(registrations, fields),
    ...(companies === undefined ? [] : companiesLists(registrations.lists ?? [], companies)),
    indications === undefined ? null : indicationsList(registrations, indications),
    registeredScores === undefined ? null : registeredScoresList(registrations, registeredScores),
    overrides === undefined ? null : overridesList(registrations, overrides, plan),
    outcomes === undefined ? null : outcomesList(registrations, outcomes),
    duration === undefined ? null : durationList(registrations, duration),
  ];
  return lists.filter((list) => list !== null);
}
