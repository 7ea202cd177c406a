import { z } from "zod";
import { estimateSchema, maybeTestSchema, published } from "../schema-parts.js";

const table = z.string().describe("Id of the table.");
const labelSchema = z.strictObject({ nl: z.string().describe("In Dutch."), en: z.string().describe("In English.") });

const rowCounts = z.array(
  z.strictObject({ state: z.string().describe("What the rows are."), rows: z.number().describe("How many.") }),
);

/** What a release says of the lists: no hash of a file, which would be an oracle for what is hidden. */
export const listsResultSchema = z
  .strictObject({
    alpha: z.number().describe("Error rate of the family of tests."),
    digits: z.number().describe("Digits of a number."),
    lists: z
      .array(
        z.strictObject({
          name: z.string().describe("Name of the list."),
          label: labelSchema.describe("Words for the list."),
          source: z.string().describe("Who supplied it."),
          date: z.string().describe("Day of the list."),
          hmac: z
            .string()
            .nullable()
            .describe("HMAC of the hash of the file under a key of the owner; null without a key."),
          rows: z.number().describe("Rows of the list."),
          numbers: rowCounts.describe("How numbers are written."),
          episodes: rowCounts.describe("First rows, re-profilings, and numbers that stand again without a mark."),
        }),
      )
      .describe("Lists in the order of the settings."),
    overlap: rowCounts.describe("Different numbers by how many lists they stand in."),
    distinct: z.number().describe("Different numbers of all lists, as they are written."),
    drift: z
      .strictObject({
        from: z.string().describe("The earlier list."),
        to: z.string().describe("The later list."),
        companies: z.tuple([z.number(), z.number()]).describe("Companies of each that are compared."),
        pointOutAt: z.number().describe("Index from which a shift is pointed out."),
        resamples: z.number().describe("Random tables of each test that is not exact."),
        indicators: z
          .array(
            z.strictObject({
              column: z.string().describe("Name of the indicator."),
              label: labelSchema.nullable().describe("Words for it."),
              table,
              levels: z.array(z.string()).describe("Levels that are compared."),
              merged: z.number().describe("Rare levels that stand together in the last."),
              shares: z
                .array(
                  z.strictObject({
                    level: z.string().describe("The level."),
                    earlier: published(estimateSchema).describe("Its share in the earlier list."),
                    later: published(estimateSchema).describe("Its share in the later list."),
                  }),
                )
                .describe("Shares of the levels."),
              index: published(estimateSchema).describe("Population stability index."),
              chance95: z
                .number()
                .nullable()
                .describe("95th percentile of the index where both lists come from one composition."),
              detectable: z
                .number()
                .nullable()
                .describe("Smallest index that lists of these sizes show in four of five cases."),
              test: published(maybeTestSchema).describe("Whether the lists differ in this indicator."),
              adjusted: published(z.number()).describe("p-value, adjusted by Holm over the indicators."),
              pointedOut: published(z.boolean()).describe("At or above the index, and more than chance gives."),
            }),
          )
          .describe("Indicators in the order of the settings."),
      })
      .nullable()
      .describe("Whether indicators are spread otherwise over a later list."),
  })
  .describe("Lists of scored companies.");
