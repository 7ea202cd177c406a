import { DOUBT_STATES } from "../../plan/inputs/answer-states.js";
import type { FieldsSettings } from "../../plan/inputs/fields-schema.js";
import type { JudgedFieldName } from "../../plan/inputs/scoring-field-names.js";
import type { Plan } from "../../plan/schema.js";
import { readDoubtAs } from "../../registry/scoring-fields.js";
import { columnOfField } from "./field-states.js";
import type { Registrations } from "./registrations.js";
import { decidingScores, type ScoreChange, scoreChanges } from "./score-changes-evidence.js";

/** A judged field with the marks of doubt. */
export interface DoubtEvidence {
  readonly field: JudgedFieldName;
  /** Units in the order of `DOUBT_STATES`. */
  readonly states: readonly number[];
  /** Units with J in doubt, by score and change of log odds; null where the field is no part of the score. */
  readonly changes: readonly ScoreChange[] | null;
}

/**
 * Counts how often a field was filled in doubt, and with which scores.
 * @param registrations  row by row
 * @param kept  rows of the audit
 * @param options  one entry of the settings, the section, and the plan
 * @example doubtEvidence(registrations, kept, { doubt, settings, plan }).states
 */
export function doubtEvidence(
  registrations: Registrations,
  kept: Uint32Array,
  {
    doubt: { field, column, texts, logOdds },
    settings,
    plan,
  }: { readonly doubt: FieldsSettings["doubt"][number]; readonly settings: FieldsSettings; readonly plan: Plan },
): DoubtEvidence {
  const values = columnOfField(registrations, settings, field);
  const marks = registrations.columns.get(column)!;
  const marked = marks.levels.map((level) => texts.includes(level));
  const readingOf = (row: number) => {
    const value = values.levels[values.codes[row]!];
    return value === "J" || value === "N" ? ({ value, inDoubt: marked[marks.codes[row]!]! } as const) : null;
  };
  const states = DOUBT_STATES.map(() => 0);
  for (const row of kept) {
    const reading = readingOf(row);
    const answer = reading?.value === "J" ? "yes" : "no";
    const state = reading === null ? "neither" : reading.inDoubt ? (`${answer}-in-doubt` as const) : answer;
    states[DOUBT_STATES.indexOf(state)]! += 1;
  }
  const scores = decidingScores(registrations, plan);
  if (logOdds === undefined || scores === null) return { field, states, changes: null };
  const changes = scoreChanges(kept, scores, (row) => {
    const reading = readingOf(row);
    return reading !== null && readDoubtAs(reading, "N") !== reading.value ? logOdds : null;
  });
  return { field, states, changes };
}
