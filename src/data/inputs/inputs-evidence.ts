import type { InputsSettings } from "../../plan/inputs/inputs-schema.js";
import type { Plan } from "../../plan/schema.js";
import type { ScoredUnit } from "../evidence.js";
import { type BoardEvidence, boardEvidence } from "./board-evidence.js";
import { type DecompositionEvidence, decompositionEvidence } from "./decomposition-evidence.js";
import { type DurationEvidence, durationEvidence } from "./duration-evidence.js";
import { type FieldsEvidence, fieldsEvidence } from "./fields-evidence.js";
import { type IndicationsEvidence, indicationsEvidence } from "./indications-evidence.js";
import { type ListsEvidence, listsEvidence } from "./lists-evidence.js";
import { type OutcomesEvidence, outcomesEvidence } from "./outcomes-evidence.js";
import { type OverridesEvidence, overridesEvidence } from "./overrides-evidence.js";
import { type ProxiesEvidence, proxiesEvidence } from "./proxies-evidence.js";
import { type RegisteredScoresEvidence, registeredScoresEvidence } from "./registered-scores-evidence.js";
import type { Registrations } from "./registrations.js";
import { type TogetherEvidence, togetherEvidence } from "./together-evidence.js";

/** Evidence on what goes into a model: by section of the settings, null where they have none. No row is in it. */
export interface InputsEvidence {
  readonly unit: ScoredUnit;
  readonly rows: number;
  /** Rows that predict a unit of the audit. */
  readonly units: number;
  readonly unmatched: Registrations["unmatched"];
  readonly fields: FieldsEvidence | null;
  readonly lists: ListsEvidence | null;
  readonly indications: IndicationsEvidence | null;
  readonly registeredScores: RegisteredScoresEvidence | null;
  readonly overrides: OverridesEvidence | null;
  readonly outcomes: OutcomesEvidence | null;
  readonly duration: DurationEvidence | null;
  readonly board: BoardEvidence | null;
  readonly together: TogetherEvidence | null;
  readonly decomposition: DecompositionEvidence | null;
  readonly proxies: ProxiesEvidence | null;
}

/**
 * Reduces registrations to the evidence that the sections of the settings need.
 * @param registrations  row by row
 * @param settings  validated settings
 * @param plan  validated plan
 * @returns counts and patterns
 */
export function inputsEvidence(registrations: Registrations, settings: InputsSettings, plan: Plan): InputsEvidence {
  const { unit, rows, kept, unmatched, lists = [] } = registrations;
  return {
    ...{ unit, rows, unmatched },
    units: kept.reduce((sum, mark) => sum + mark, 0),
    fields: settings.fields === undefined ? null : fieldsEvidence(registrations, settings.fields, plan),
    lists: settings.lists === undefined ? null : listsEvidence(lists, settings.lists, plan),
    indications:
      settings.indications === undefined ? null : indicationsEvidence(registrations, settings.indications, plan),
    registeredScores:
      settings.registeredScores === undefined
        ? null
        : registeredScoresEvidence(registrations, settings.registeredScores, plan),
    overrides: settings.overrides === undefined ? null : overridesEvidence(registrations, settings.overrides, plan),
    outcomes: settings.outcomes === undefined ? null : outcomesEvidence(registrations, settings.outcomes),
    duration: settings.duration === undefined ? null : durationEvidence(registrations, settings.duration, plan),
    board: settings.board === undefined ? null : boardEvidence(registrations, settings.board, plan),
    together: settings.together === undefined ? null : togetherEvidence(registrations, settings.together, plan),
    decomposition:
      settings.decomposition === undefined ? null : decompositionEvidence(registrations, settings.decomposition, plan),
    proxies: settings.proxies === undefined ? null : proxiesEvidence(registrations, settings.proxies, plan),
  };
}
