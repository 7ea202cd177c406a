import { FIELD_STATES, SIZE_STATES } from "../../plan/inputs/answer-states.js";
import type { FieldsSettings } from "../../plan/inputs/fields-schema.js";
import { SENSITIVE_FIELDS } from "../../registry/scoring-field-words.js";
import { provenanceOf, unrecordedParts } from "./field-provenance-evidence.js";
import { sizeStates } from "./field-size-evidence.js";
import { columnOfField, FIRST_LINE, fieldProblems, fieldStates, mappedFields } from "./field-states.js";
import { type ListFile, listCsv, shapeOf } from "./list-csv.js";
import type { Registrations } from "./registrations.js";

/**
 * Every value that is missing, against its rule, too old or without a date, every size class that is not that of the
 * number, and every value without its source, date or person: by row and column. What tells who a company is, or is free text, is given as a shape.
 * @param registrations  row by row
 * @param settings  section of the settings
 * @returns a workfile
 * @example fieldsList(registrations, settings).name // "fields-problems.csv"
 */
export function fieldsList(registrations: Registrations, settings: FieldsSettings): ListFile {
  const rows = mappedFields(settings).flatMap((field) => {
    const states = fieldStates(field, registrations, settings);
    const problems = fieldProblems(field, registrations, settings);
    const { codes, levels } = columnOfField(registrations, settings, field);
    return Array.from(states.keys()).flatMap((row): readonly ListedProblem[] => {
      const problem = FIELD_STATES[states[row]!]!;
      if (problem === "in-order") return [];
      const found = problems(row);
      const text = levels[codes[row]!]!;
      const received = text === "" ? "nothing" : SENSITIVE_FIELDS.has(field) ? shapeOf(text) : text;
      const expected = found?.kind === "invalid" ? found.rule : EXPECTED[problem];
      return [{ row, column: settings.columns[field]!, problem, expected, received }];
    });
  });
  const listed = [...rows, ...sizeRows(registrations, settings), ...unrecordedRows(registrations, settings)].sort(
    (a, b) => a.row - b.row,
  );
  return {
    name: "fields-problems.csv",
    text: listCsv(
      ["lineOfFirstFile", "id", "column", "problem", "expected", "received"],
      listed.map(({ row, column, problem, expected, received }) => [
        String(row + FIRST_LINE),
        registrations.ids.levels[registrations.ids.codes[row]!]!,
        ...[column, problem, expected, received],
      ]),
    ),
  };
}

interface ListedProblem {
  readonly row: number;
  readonly column: string;
  readonly problem: string;
  readonly expected: string;
  readonly received: string;
}

const EXPECTED = {
  missing: "a value",
  invalid: "a value by the rule",
  undated: "a date of the last look",
  stale: "a value that was looked at more recently",
} as const;

function sizeRows(registrations: Registrations, settings: FieldsSettings): readonly ListedProblem[] {
  if (settings.size === undefined) return [];
  const stateOf = sizeStates(registrations, settings);
  const { codes, levels } = columnOfField(registrations, settings, "sizeClass");
  const column = settings.columns.sizeClass!;
  return Array.from(codes.keys()).flatMap((row): readonly ListedProblem[] => {
    const { state, lower, upper } = stateOf(row);
    if (SIZE_STATES[state] !== "other-than-number") return [];
    const expected = lower === upper ? `class ${lower}` : `class ${lower} or ${upper}`;
    return [{ row, column, problem: "other-than-number", expected, received: levels[codes[row]!]! }];
  });
}

function unrecordedRows(registrations: Registrations, settings: FieldsSettings): readonly ListedProblem[] {
  return settings.provenance.flatMap((entry) => {
    const read = provenanceOf(entry, registrations, settings);
    const columns = { source: entry.sourceColumn, date: entry.date, person: entry.person };
    return Array.from({ length: registrations.rows }, (_, row) => row).flatMap((row) =>
      unrecordedParts(read, row).map((part): ListedProblem => {
        const received = part === "date" && read.age!(row) === "after-that-day" ? "a later day" : "nothing";
        const expected = part === "date" ? `a day up to ${settings.asOf}` : `a ${part}`;
        return { row, column: columns[part]!, problem: "unrecorded", expected, received };
      }),
    );
  });
}
