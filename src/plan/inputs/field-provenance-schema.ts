import { z } from "zod";
import { nonEmpty } from "../data-schema.js";
import type { PlanPath, PlanProblem } from "../plan-issues.js";
import { NO_SOURCE, NO_VALUE, OTHER_SOURCE } from "./answer-states.js";
import { SCORING_FIELDS, type ScoringField } from "./scoring-field-names.js";

/** Where the value of a field comes from: source, date and person. */
export const provenanceSchema = z
  .strictObject({
    field: z
      .enum(SCORING_FIELDS as readonly [ScoringField, ...ScoringField[]])
      .describe("Field whose values come from somewhere. One of columns, each once."),
    source: nonEmpty
      .optional()
      .describe(
        "Source of every value, in words. Printed. Either this or sourceColumn, or neither: no source is known.",
      ),
    sourceColumn: nonEmpty.optional().describe("Column with the source of each value. Needs sources."),
    sources: z
      .array(nonEmpty)
      .min(1)
      .optional()
      .describe("Texts of sourceColumn that the report names; any other text is counted as another source."),
    weak: z
      .array(nonEmpty)
      .default([])
      .describe(
        "Those of sources on which a value rests less firmly, such as a page that anyone can write. May be empty.",
      ),
    date: nonEmpty
      .optional()
      .describe("Column with the day on which the value was taken from its source (YYYY-MM-DD). Needs asOf."),
    person: nonEmpty
      .optional()
      .describe("Column that tells people who filled in values apart. Counted, never printed."),
  })
  .describe("A field with where its values come from: source, date and person.");

const RESERVED: readonly string[] = [OTHER_SOURCE, NO_SOURCE, NO_VALUE];

/** Where the value of a field comes from, as the settings say. */
export type FieldProvenance = z.output<typeof provenanceSchema>;

/** Columns that the entries name, with their places. */
export function provenanceColumns(entries: readonly FieldProvenance[]) {
  return entries.flatMap((entry, at) =>
    (["sourceColumn", "date", "person"] as const).flatMap((key) => {
      const name = entry[key];
      return name === undefined ? [] : [{ path: ["fields", "provenance", at, key] as PlanPath, name }];
    }),
  );
}

/**
 * Rules across the keys of the entries.
 * @param entries  as parsed
 * @param asOf  day on which ages are counted, where the settings give one
 * @returns problems in the order of the entries
 */
export function provenanceProblems(
  entries: readonly FieldProvenance[],
  asOf: string | undefined,
): readonly PlanProblem[] {
  return entries.flatMap((entry, at) => {
    const path: PlanPath = ["fields", "provenance", at];
    const { source, sourceColumn, sources, weak, date, person } = entry;
    const problems: PlanProblem[] = [];
    const add = (code: PlanProblem["code"], key: string | null, expected: string, received: string) =>
      problems.push({ code, path: key === null ? path : [...path, key], expected, received });
    if (source !== undefined && sourceColumn !== undefined)
      add("plan-setting-conflict", null, "either source or sourceColumn", "both");
    if (source === undefined && sourceColumn === undefined && date === undefined && person === undefined)
      add("plan-section-missing", null, "a source, a date or a person", "none");
    if ((sourceColumn === undefined) !== (sources === undefined))
      add(
        "plan-setting-conflict",
        null,
        "sourceColumn and sources together",
        sources === undefined ? "sourceColumn alone" : "sources alone",
      );
    (sources ?? []).forEach((text, place, all) => {
      if (RESERVED.includes(text))
        add("plan-label-conflict", "sources", "a text that the audit does not use itself", JSON.stringify(text));
      if (all.indexOf(text) < place)
        add("plan-item-twice", "sources", "a source that stands once", JSON.stringify(text));
    });
    weak.forEach((text, place) => {
      if (sources?.includes(text) !== true) add("plan-value-invalid", "weak", "one of sources", JSON.stringify(text));
      else if (weak.indexOf(text) < place)
        add("plan-item-twice", "weak", "a source that stands once", JSON.stringify(text));
    });
    if (date !== undefined && asOf === undefined)
      problems.push({
        code: "plan-section-missing",
        path: ["fields", "asOf"],
        expected: "a day, since provenance gives a date",
        received: "none",
      });
    return problems;
  });
}
