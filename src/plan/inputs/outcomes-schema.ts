import { z } from "zod";
import { fileSchema, nonEmpty } from "../data-schema.js";
import type { PlanPath, PlanProblem } from "../plan-issues.js";

const eventsSchema = fileSchema
  .extend({
    id: nonEmpty.describe("Identifier of the sponsor or case, compared exactly with that of the plan."),
    day: nonEmpty.describe("Column with the day on which the status was entered (YYYY-MM-DD)."),
    status: nonEmpty.describe(
      "Column with the status as the field shows it: waarschuwing, schorsing erkenning, voornemen, ingetrokken or faillissement. No value: the field was emptied.",
    ),
    order: z
      .enum(["as-entered", "by-date"])
      .describe(
        "as-entered: the rows of one sponsor stand in the order in which they were entered, so a day before that of the row above is a problem. by-date: they are put in order of day first, so that problem cannot be found. It depends on how the file was made, so there is no default.",
      ),
    ignored: z.array(nonEmpty).default([]).describe("Columns of the file that are not read."),
  })
  .describe("A file with one row an event of enforcement. A column that is named nowhere is a problem.");

/** Section on how outcomes were recorded. */
export const outcomesSchema = z
  .strictObject({
    remarks: nonEmpty
      .optional()
      .describe("Column with the remark that holds the codes of a violation: *NM* and *SC*, exactly so."),
    codesByYear: nonEmpty
      .optional()
      .describe(
        "Column with the day of the remark (YYYY-MM-DD): codes are counted by its year, and the year of a change of policy in two parts. Needs remarks.",
      ),
    histories: z
      .strictObject({
        column: nonEmpty
          .optional()
          .describe(
            "Column with the enforcement history: entries of a date (YYYY-MM-DD) and the status, oldest first, separated by semicolons. A date without a status: the field was emptied.",
          ),
        events: eventsSchema.optional(),
        bankruptcy: z
          .enum(["violation", "no-violation"])
          .describe(
            "What a bankruptcy without other enforcement counts as. The instruction does not say, so there is no default.",
          ),
      })
      .optional()
      .describe(
        "Enforcement histories, checked against the instruction: from a column or from a file of events, not both.",
      ),
    deregistrations: z
      .strictObject({
        late: nonEmpty.describe("Column with the number of late deregistrations."),
        total: nonEmpty.describe("Column with the number of all deregistrations."),
        decimal: z.enum([".", ","]).default(".").describe("Decimal mark."),
      })
      .optional()
      .describe("Late deregistrations: more than ten per cent leads to a sanction."),
    policyChange: z
      .strictObject({
        column: nonEmpty.describe("Column with the date of the outcome (YYYY-MM-DD)."),
        date: z.iso.date().describe("First day of the new policy."),
        note: nonEmpty
          .optional()
          .describe("Why one share over both periods may be given. Without it no such share is given."),
      })
      .optional()
      .describe("A change of policy that may change what counts as a violation."),
  })
  .describe("How outcomes were recorded. At least one of its parts. Needs outcomes in the plan.");

/** Settings of the recorded outcomes. */
export type OutcomesSettings = z.output<typeof outcomesSchema>;

/** Columns that the section needs, with where it names them. */
export function outcomesColumns({
  remarks,
  codesByYear,
  histories,
  deregistrations,
  policyChange,
}: OutcomesSettings): readonly { readonly path: PlanPath; readonly name: string }[] {
  return [
    ...(remarks === undefined ? [] : [{ path: ["outcomes", "remarks"], name: remarks }]),
    ...(codesByYear === undefined ? [] : [{ path: ["outcomes", "codesByYear"], name: codesByYear }]),
    ...(histories?.column === undefined ? [] : [{ path: ["outcomes", "histories", "column"], name: histories.column }]),
    ...(deregistrations === undefined
      ? []
      : [
          { path: ["outcomes", "deregistrations", "late"], name: deregistrations.late },
          { path: ["outcomes", "deregistrations", "total"], name: deregistrations.total },
        ]),
    ...(policyChange === undefined
      ? []
      : [{ path: ["outcomes", "policyChange", "column"], name: policyChange.column }]),
  ];
}

/** Rules across the keys of the section. */
export function outcomesProblems(settings: OutcomesSettings): readonly PlanProblem[] {
  const { remarks, codesByYear, histories, deregistrations, policyChange } = settings;
  if (codesByYear !== undefined && remarks === undefined) {
    const expected = "remarks beside codesByYear, since the codes stand in them";
    return [{ code: "plan-section-missing", path: ["outcomes", "codesByYear"], expected, received: "none" }];
  }
  if (histories !== undefined) return historiesProblems(histories);
  if ([remarks, deregistrations, policyChange].some((part) => part !== undefined)) return [];
  const expected = "remarks, histories, deregistrations or policyChange";
  return [{ code: "plan-section-missing", path: ["outcomes"], expected, received: "none" }];
}

/** One source of histories: with two it would not be known which one counts. */
function historiesProblems({ column, events }: NonNullable<OutcomesSettings["histories"]>): readonly PlanProblem[] {
  if ((column === undefined) !== (events === undefined)) return [];
  const expected = "either column or events";
  const received = column === undefined ? "none" : "both";
  return [{ code: "plan-setting-conflict", path: ["outcomes", "histories"], expected, received }];
}
