import { z } from "zod";
import { nonEmpty } from "../data-schema.js";
import type { PlanPath, PlanProblem } from "../plan-issues.js";

/** Section on how outcomes were recorded. */
export const outcomesSchema = z
  .strictObject({
    remarks: nonEmpty
      .optional()
      .describe("Column with the remark that holds the codes of a violation: *NM* and *SC*, exactly so."),
    histories: z
      .strictObject({
        column: nonEmpty.describe(
          "Column with the enforcement history: entries of a date (YYYY-MM-DD) and the status, oldest first, separated by semicolons. A date without a status: the field was emptied.",
        ),
        bankruptcy: z
          .enum(["violation", "no-violation"])
          .describe(
            "What a bankruptcy without other enforcement counts as. The instruction does not say, so there is no default.",
          ),
      })
      .optional()
      .describe("Enforcement histories, checked against the instruction."),
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
  histories,
  deregistrations,
  policyChange,
}: OutcomesSettings): readonly { readonly path: PlanPath; readonly name: string }[] {
  return [
    ...(remarks === undefined ? [] : [{ path: ["outcomes", "remarks"], name: remarks }]),
    ...(histories === undefined ? [] : [{ path: ["outcomes", "histories", "column"], name: histories.column }]),
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
  if (outcomesColumns(settings).length > 0) return [];
  const expected = "remarks, histories, deregistrations or policyChange";
  return [{ code: "plan-section-missing", path: ["outcomes"], expected, received: "none" }];
}
