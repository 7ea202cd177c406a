import { AGE_STATES, NO_SOURCE, NO_VALUE, OTHER_SOURCE, PERSON_STATES } from "../../plan/inputs/answer-states.js";
import type { FieldProvenance } from "../../plan/inputs/field-provenance-schema.js";
import type { FieldsSettings } from "../../plan/inputs/fields-schema.js";
import type { ScoringField } from "../../plan/inputs/scoring-field-names.js";
import { columnOfField, DAYS_A_YEAR, dayOf } from "./field-states.js";
import type { Registrations } from "./registrations.js";

/** Where the values of one field come from, as counts of all units of the audit. */
export interface ProvenanceEvidence {
  readonly field: ScoringField;
  /** Source of every value, in the words of the settings; null where a column tells, or nothing does. */
  readonly stated: string | null;
  /** Units by source; null without a column of sources. */
  readonly sources: { readonly levels: readonly string[]; readonly counts: readonly number[] } | null;
  /** Those of the levels on which a value rests less firmly, by the settings. */
  readonly weak: readonly string[];
  /** Units in the order of `AGE_STATES`; null without a column of dates. */
  readonly ages: readonly number[] | null;
  /** Units in the order of `PERSON_STATES`, and how many people are told apart; null without a column of people. */
  readonly persons: { readonly counts: readonly number[]; readonly different: number } | null;
}

/**
 * Counts where the values of a field come from. A unit without a value has no provenance, and stands apart.
 * @param registrations  row by row
 * @param kept  rows of the audit
 * @param options  one entry of the settings, and the section
 * @example provenanceEvidence(registrations, kept, { entry, settings }).ages
 */
export function provenanceEvidence(
  registrations: Registrations,
  kept: Uint32Array,
  { entry, settings }: { readonly entry: FieldProvenance; readonly settings: FieldsSettings },
): ProvenanceEvidence {
  const { field, source, sources, weak } = entry;
  const read = provenanceOf(entry, registrations, settings);
  const tally = (levels: readonly string[], stateOf: ((row: number) => string) | null) => {
    if (stateOf === null) return null;
    const counts = levels.map(() => 0);
    for (const row of kept) counts[levels.indexOf(read.hasValue(row) ? stateOf(row) : NO_VALUE)]! += 1;
    return counts;
  };
  const levels = [...(sources ?? []), OTHER_SOURCE, NO_SOURCE, NO_VALUE];
  const bySource = tally(levels, read.source);
  const { person } = read;
  const filled = new Map<string, number>();
  for (const row of kept) {
    const name = read.hasValue(row) ? (person?.(row) ?? "") : "";
    if (name !== "") filled.set(name, (filled.get(name) ?? 0) + 1);
  }
  const [busiest] = [...filled].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [""];
  const personState = (name: string) =>
    name === "" ? "nobody-recorded" : name === busiest ? "busiest-person" : "other-people";
  const byPerson = tally(PERSON_STATES, person && ((row) => personState(person(row))));
  return {
    field,
    stated: source ?? null,
    sources: bySource && { levels, counts: bySource },
    weak,
    ages: tally(AGE_STATES, read.age),
    persons: byPerson && { counts: byPerson, different: filled.size },
  };
}

/** What is recorded of where a value comes from, row by row; null where the settings name no column. */
export interface RowProvenance {
  readonly hasValue: (row: number) => boolean;
  readonly source: ((row: number) => string) | null;
  readonly age: ((row: number) => (typeof AGE_STATES)[number]) | null;
  /** Empty where nobody is recorded. */
  readonly person: ((row: number) => string) | null;
}

/**
 * Reads where the value of a field comes from, row by row. A source that the settings do not name is `OTHER_SOURCE`.
 * @param entry  one entry of the settings
 * @param registrations  row by row
 * @param settings  section of the settings
 */
export function provenanceOf(
  entry: FieldProvenance,
  registrations: Registrations,
  settings: FieldsSettings,
): RowProvenance {
  const value = columnOfField(registrations, settings, entry.field);
  const byLevel = <State>(name: string | undefined, stateOf: (text: string) => State) => {
    if (name === undefined) return null;
    const { codes, levels } = registrations.columns.get(name)!;
    const states = levels.map(stateOf);
    return (row: number) => states[codes[row]!]!;
  };
  const sourceOf = (text: string) => (text === "" ? NO_SOURCE : entry.sources!.includes(text) ? text : OTHER_SOURCE);
  return {
    hasValue: (row) => value.levels[value.codes[row]!] !== "",
    source: byLevel(entry.sourceColumn, sourceOf),
    age: byLevel(entry.date, (text) => ageOn(text, settings.asOf!)),
    person: byLevel(entry.person, (text) => text),
  };
}

/** What is missing of the record of where a value comes from; empty where it is whole or there is no value. */
export function unrecordedParts(read: RowProvenance, row: number): readonly ("source" | "date" | "person")[] {
  if (!read.hasValue(row)) return [];
  const age = read.age?.(row);
  return [
    ...(read.source?.(row) === NO_SOURCE ? (["source"] as const) : []),
    ...(age === "undated" || age === "after-that-day" ? (["date"] as const) : []),
    ...(read.person?.(row) === "" ? (["person"] as const) : []),
  ];
}

function ageOn(date: string, asOf: string): (typeof AGE_STATES)[number] {
  const day = dayOf(date);
  if (day === null) return "undated";
  const years = (dayOf(asOf)! - day) / DAYS_A_YEAR;
  if (years < 0) return "after-that-day";
  if (years < 1) return "under-1-year";
  if (years < 3) return "1-to-3-years";
  return years < 5 ? "3-to-5-years" : "5-years-or-more";
}
