import { z } from "zod";
import { estimateSchema, published, scoredUnitSchema } from "../schema-parts.js";
import { groupQuestionFields, stateSharesSchema } from "./group-question.js";

const table = z.string().describe("Id of the table.");
const states = z.strictObject({ table, shares: stateSharesSchema });

/** What a release says of registered scores. */
export const registeredScoresResultSchema = z
  .strictObject({
    unit: scoredUnitSchema.describe("What is scored."),
    rows: z.number().describe("Rows that are looked at."),
    alpha: z.number().describe("Error rate of each family of tests."),
    entries: states.describe("What stands in the column of registered scores."),
    raw: z
      .strictObject({
        highFrom: z.number().describe("Scores from this one on are high."),
        compared: z.enum(["raw", "rounded"]).describe("The score that is compared with it."),
        adjust: z.enum(["up", "down", "not-given"]).describe("Where a computed score that rounds to 50 is registered."),
        directionMatters: z.boolean().describe("Whether that direction changes who is high."),
        reconciled: states.describe("What the computed score says of the registered one."),
        rounded: states.describe("What the rounding of the computed score comes to."),
        sides: states.describe("Sides of the threshold before and after rounding."),
        changingSide: published(z.number()).describe("Units that are high when rounded and not before."),
        byGroup: z
          .strictObject(groupQuestionFields)
          .nullable()
          .describe("The same by group; null where too few change side."),
      })
      .nullable()
      .describe("The registered score beside the computed one; null without that column."),
    heaping: z
      .strictObject({
        points: table,
        neighbours: table,
        tests: z
          .array(
            z.strictObject({
              value: z.number().describe("The score."),
              looksFor: z.enum(["heap", "hole"]).describe("Too often, or too seldom."),
              test: z
                .strictObject({
                  neighbours: z.array(z.number()).describe("Scores that it is compared with."),
                  at: published(z.number()).describe("Times it is registered."),
                  expected: published(z.number()).describe("Times that its neighbours lead to expect."),
                  pValue: published(z.number()).describe("Exact one-sided p-value."),
                  adjusted: published(z.number()).describe("Adjusted by Holm over the points."),
                })
                .nullable()
                .describe("Null where there is nothing to compare."),
            }),
          )
          .describe("Points in a fixed order."),
      })
      .describe("Scores that stand out from those beside them."),
    digits: z
      .strictObject({
        table,
        tests: z
          .array(
            z.strictObject({
              digit: z.number().describe("The last digit."),
              share: published(estimateSchema).describe("Its share, with Wilson's interval."),
              expected: published(z.number()).describe("Share that the ten values around lead to expect."),
              pValue: published(z.number()).describe("Exact two-sided p-value."),
              adjusted: published(z.number()).describe("Adjusted by Holm over the digits."),
            }),
          )
          .describe("Digits 0 to 9."),
      })
      .nullable()
      .describe("Last digits; null where no whole number is registered."),
  })
  .describe("Scores as they are registered.");
