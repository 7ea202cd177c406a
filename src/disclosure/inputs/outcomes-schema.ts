import { z } from "zod";
import { DEREGISTRATION_SIZES } from "../../registry/deregistration-size.js";
import { estimateSchema, published } from "../schema-parts.js";
import { stateSharesSchema } from "./group-question.js";

const table = z.string().describe("Id of the table.");
const answers = z.strictObject({ table, shares: stateSharesSchema });

/** What a release says of how outcomes were recorded. */
export const outcomesResultSchema = z
  .strictObject({
    remarks: z
      .strictObject({
        recorded: answers.describe("Recorded outcome beside the codes in the remark."),
        codes: answers.describe("What remarks hold."),
      })
      .nullable()
      .describe("Codes of a violation in the remarks."),
    codeYears: z
      .strictObject({
        table,
        years: z
          .array(
            z.strictObject({
              year: z.string().describe("The year."),
              part: z.enum(["whole", "before", "from"]).describe("Whole, or before or from a change of policy."),
              row: z.string().describe("Its row in the table."),
              withCode: published(estimateSchema).describe("Share with a code in the remark."),
            }),
          )
          .describe("Years in order."),
        undated: z.string().nullable().describe("Row of the units without a day; null where each has one."),
        change: z.string().nullable().describe("First day of a new policy; null where none is named."),
      })
      .nullable()
      .describe("Codes in the remarks by year."),
    histories: z
      .strictObject({
        bankruptcy: z.enum(["violation", "no-violation"]).describe("What a bankruptcy alone counts as."),
        states: answers.describe("Whether each history can have been: its first problem."),
        outcomes: answers.describe("What possible histories say."),
        events: z
          .strictObject({
            rows: z.number().describe("Rows of the file."),
            withoutUnit: z.number().describe("Events of an identifier that the plan does not know: left out."),
            order: z.enum(["as-entered", "by-date"]).describe("Order in which the events of one sponsor were read."),
          })
          .nullable()
          .describe("The file of events; null where histories come from a column."),
      })
      .nullable()
      .describe("Enforcement histories."),
    deregistrations: z
      .strictObject({
        table,
        lateShare: published(estimateSchema).describe("Share of all deregistrations that was late."),
        sizes: z
          .array(
            z.strictObject({
              size: z.enum(DEREGISTRATION_SIZES).describe("Number of deregistrations."),
              sanctioned: published(estimateSchema).describe("Share with more than ten per cent late."),
              expected: published(z.number()).describe("The same share under one common chance of being late."),
            }),
          )
          .describe("By number of deregistrations."),
        states: answers.describe("The rule of ten per cent beside the recorded outcome."),
      })
      .nullable()
      .describe("Late deregistrations."),
    policyChange: z
      .strictObject({
        date: z.string().describe("First day of the new policy."),
        note: z.string().nullable().describe("Why both periods may be taken together; null: they may not."),
        undated: z.number().describe("Units with a known outcome and no date."),
        table,
        periods: z
          .array(
            z.strictObject({
              period: z.enum(["before", "after"]).describe("Before, or from the day on."),
              violations: published(estimateSchema).describe("Share of violations among known outcomes."),
              auc: published(estimateSchema).nullable().describe("Area under the curve; null without scores."),
            }),
          )
          .describe("Both periods."),
        ratio: published(estimateSchema).describe("Share after, divided by that before."),
        pooled: published(estimateSchema).nullable().describe("Over both periods; null without a note."),
      })
      .nullable()
      .describe("A change of policy."),
  })
  .describe("How outcomes were recorded.");
