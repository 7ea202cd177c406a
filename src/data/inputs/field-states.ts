import { FIELD_STATES, type FieldState } from "../../plan/inputs/answer-states.js";
import type { FieldsSettings } from "../../plan/inputs/fields-schema.js";
import { SCORING_FIELDS, type ScoringField } from "../../plan/inputs/scoring-field-names.js";
import { type FieldProblem, fieldProblem } from "../../registry/field-problems.js";
import { type SbiEdition, sbiEdition } from "../../registry/sbi-division.js";
import type { TextColumn } from "../columns.js";
import type { Registrations } from "./registrations.js";

/** Line of the first row in a file of the plan: line 1 holds the names of the columns. */
export const FIRST_LINE = 2;

/** Fields that the settings give a column, in the order of the screen. */
export function mappedFields({ columns }: FieldsSettings): readonly ScoringField[] {
  return SCORING_FIELDS.filter((field) => columns[field] !== undefined);
}

/** Column of a field that the settings name. */
export function columnOfField(
  { columns }: Pick<Registrations, "columns">,
  settings: FieldsSettings,
  field: ScoringField,
): TextColumn {
  return columns.get(settings.columns[field]!)!;
}

/** State of a field in every row, as index of `FIELD_STATES`. */
export function fieldStates(field: ScoringField, registrations: Registrations, settings: FieldsSettings): Uint8Array {
  const problems = fieldProblems(field, registrations, settings);
  const ages = staleRows(field, registrations, settings);
  const place = (state: FieldState) => FIELD_STATES.indexOf(state);
  return Uint8Array.from({ length: registrations.rows }, (_, row) => {
    const problem = problems(row);
    if (problem !== null) return place(problem.kind);
    return ages === null ? place("in-order") : place(ages[row]!);
  });
}

/** What is wrong with a field in a row. A level of the column is looked at once an edition. */
export function fieldProblems(
  field: ScoringField,
  registrations: Registrations,
  settings: FieldsSettings,
): (row: number) => FieldProblem | null {
  const { codes, levels } = columnOfField(registrations, settings, field);
  const editions = field === "sbi" ? branchEditions(registrations, settings) : null;
  const byEdition = (edition: SbiEdition) => levels.map((level) => fieldProblem(field, level, { edition }));
  const of2008 = byEdition("2008");
  const of2025 = editions === null ? of2008 : byEdition("2025");
  return (row) => (editions?.[row] === "2025" ? of2025 : of2008)[codes[row]!]!;
}

/** Edition of each row by the date of its extract; null where it has no date. */
export function branchEditions(
  { columns }: Registrations,
  { branch }: FieldsSettings,
): readonly (SbiEdition | null)[] | null {
  if (branch === undefined) return null;
  const { codes, levels } = columns.get(branch.date)!;
  const editions = levels.map((date) => (dayOf(date) === null ? null : sbiEdition(date, branch.changedOver)));
  return Array.from(codes, (code) => editions[code]!);
}

function staleRows(
  field: ScoringField,
  { columns }: Registrations,
  { stale, asOf }: FieldsSettings,
): readonly FieldState[] | null {
  const rule = stale.find((each) => each.field === field);
  if (rule === undefined) return null;
  const { codes, levels } = columns.get(rule.date)!;
  const today = dayOf(asOf!)!;
  const oldest = rule.days ?? rule.years! * DAYS_A_YEAR;
  const states = levels.map((date): FieldState => {
    const day = dayOf(date);
    if (day === null) return "undated";
    return today - day >= oldest ? "stale" : "in-order";
  });
  return Array.from(codes, (code) => states[code]!);
}

/** Mean length of a year of the calendar. */
export const DAYS_A_YEAR = 365.25;

/** Days since 1970-01-01; null where the text is no date. */
export function dayOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : time / 86_400_000;
}
