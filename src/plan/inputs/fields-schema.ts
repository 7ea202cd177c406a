import { z } from "zod";
import { nonEmpty } from "../data-schema.js";
import type { PlanPath, PlanProblem } from "../plan-issues.js";
import { provenanceColumns, provenanceProblems, provenanceSchema } from "./field-provenance-schema.js";
import { JUDGED_FIELDS, SCORING_FIELDS, type ScoringField } from "./scoring-field-names.js";

const fieldColumns = Object.fromEntries(
  SCORING_FIELDS.map((field) => [field, nonEmpty.optional().describe(`Column of the field ${field}.`)]),
) as Record<ScoringField, z.ZodOptional<typeof nonEmpty>>;
const judged = z.enum(JUDGED_FIELDS);
const fieldName = z.enum(SCORING_FIELDS as readonly [ScoringField, ...ScoringField[]]);

const staleSchema = z
  .strictObject({
    field: fieldName.describe("Field whose value can be old. One of columns, each once."),
    date: nonEmpty.describe("Column with the day on which the value was last looked at (YYYY-MM-DD)."),
    years: z.number().gt(0).optional().describe("Age in years from which a value is stale. Either this or days."),
    days: z.int().min(1).optional().describe("Age in days from which a value is stale. Either this or years."),
  })
  .describe("A field with the age from which its value is stale.");

const sizeSchema = z
  .strictObject({
    employees: nonEmpty.describe("Column with the number of employees worldwide, a whole number."),
    border: z
      .enum(["lower", "upper"])
      .describe(
        "Class of 25 and of 100 employees, which the instruction puts in two classes each: lower or upper. No default; the other reading is shown beside it.",
      ),
    logOdds: z
      .tuple([z.literal(0), z.number(), z.number(), z.number()])
      .optional()
      .describe(
        "Log odds of size class 1 (0), 2, 3 and 4 in the score, for a score that is stability.scoreTop / (1 + e^-x). Absent: it is not computed which bands would change.",
      ),
  })
  .describe("Size classes beside the number of employees. Needs columns.sizeClass and columns.website.");

const branchSchema = z
  .strictObject({
    date: nonEmpty.describe("Column with the date of the extract that the code comes from (YYYY-MM-DD)."),
    changedOver: z.iso
      .date()
      .describe(
        "First day on which extracts carry codes of SBI 2025 (YYYY-MM-DD). No default: it is a fact of the data.",
      ),
  })
  .describe("Editions of the branch code. Needs columns.sbi. Absent: all codes are of SBI 2008.");

const doubtSchema = z
  .strictObject({
    field: judged.describe("Field that was filled in doubt: yes or no by judgement. One of columns, each once."),
    column: nonEmpty.describe("Column that marks doubt."),
    texts: z.array(nonEmpty).min(1).describe("Texts of that column that mean: in doubt."),
    logOdds: z
      .number()
      .optional()
      .describe(
        "Change of the log odds of the score where J becomes N, as in plan.stability. Absent: the field is no part of the score, and no band changes.",
      ),
  })
  .describe("A field of which J in doubt is read as N.");

const readingSchema = z
  .strictObject({
    field: fieldName.describe("Field that was filled in twice. One of columns, each once."),
    second: nonEmpty.describe("Column with the second reading of the same companies by another person."),
  })
  .describe("A field with two readings of one company.");

/** Section on the fields of the scoring screen. */
export const fieldsSchema = z
  .strictObject({
    columns: z.strictObject(fieldColumns).describe("Column of each field of the scoring screen. At least one."),
    asOf: z.iso
      .date()
      .optional()
      .describe("Day on which the age of values is counted. Needed with stale, and with a date of provenance."),
    stale: z.array(staleSchema).default([]).describe("Fields with the age from which a value is stale. May be empty."),
    size: sizeSchema.optional(),
    branch: branchSchema.optional(),
    doubt: z.array(doubtSchema).default([]).describe("Fields that were filled in doubt. May be empty."),
    readings: z.array(readingSchema).default([]).describe("Fields that two people filled in. May be empty."),
    provenance: z
      .array(provenanceSchema)
      .default([])
      .describe("Fields with where their values come from: source, date and person. May be empty."),
  })
  .describe("Fields of the scoring screen: what is missing, invalid or stale, and for whom.");

/** Settings of the fields. */
export type FieldsSettings = z.output<typeof fieldsSchema>;

/** Columns that the section names, with their places. */
export function fieldsColumns(fields: FieldsSettings): readonly { readonly path: PlanPath; readonly name: string }[] {
  return [
    ...SCORING_FIELDS.flatMap((field) => named(["fields", "columns", field], fields.columns[field])),
    ...fields.stale.flatMap(({ date }, at) => named(["fields", "stale", at, "date"], date)),
    ...named(["fields", "size", "employees"], fields.size?.employees),
    ...named(["fields", "branch", "date"], fields.branch?.date),
    ...fields.doubt.flatMap(({ column }, at) => named(["fields", "doubt", at, "column"], column)),
    ...fields.readings.flatMap(({ second }, at) => named(["fields", "readings", at, "second"], second)),
    ...provenanceColumns(fields.provenance),
  ];
}

/**
 * Rules across the keys of the section.
 * @param fields  as parsed
 * @returns problems in the order of the section
 */
export function fieldsProblems(fields: FieldsSettings): readonly PlanProblem[] {
  const has = (field: ScoringField) => fields.columns[field] !== undefined;
  const needs = (field: ScoringField, path: PlanPath): PlanProblem[] =>
    has(field) ? [] : [{ code: "plan-column-missing", path, expected: `fields.columns.${field}`, received: "none" }];
  const lists = {
    stale: fields.stale,
    doubt: fields.doubt,
    readings: fields.readings,
    provenance: fields.provenance,
  };
  return [
    ...(SCORING_FIELDS.some(has)
      ? []
      : [problem("plan-section-missing", ["fields", "columns"], "at least one field", "none")]),
    ...(fields.stale.length > 0 && fields.asOf === undefined
      ? [problem("plan-section-missing", ["fields", "asOf"], "a day, since stale is given", "none")]
      : []),
    ...fields.stale.flatMap(({ years, days }, at) =>
      (years === undefined) === (days === undefined)
        ? [
            problem(
              "plan-setting-conflict",
              ["fields", "stale", at],
              "either years or days",
              years === undefined ? "neither" : "both",
            ),
          ]
        : [],
    ),
    ...(fields.size === undefined
      ? []
      : [...needs("sizeClass", ["fields", "size"]), ...needs("website", ["fields", "size"])]),
    ...(fields.branch === undefined ? [] : needs("sbi", ["fields", "branch"])),
    ...Object.entries(lists).flatMap(([key, list]) =>
      list.flatMap(({ field }, at) => {
        const path = ["fields", key, at, "field"];
        const twice = list.findIndex((each) => each.field === field) < at;
        return [
          ...needs(field, path),
          ...(twice ? [problem("plan-item-twice", path, "a field that stands once", JSON.stringify(field))] : []),
        ];
      }),
    ),
    ...provenanceProblems(fields.provenance, fields.asOf),
  ];
}

function problem(code: PlanProblem["code"], path: PlanPath, expected: string, received: string): PlanProblem {
  return { code, path, expected, received };
}

function named(path: PlanPath, name: string | undefined) {
  return name === undefined ? [] : [{ path, name }];
}
