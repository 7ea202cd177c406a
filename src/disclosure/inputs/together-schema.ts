import { z } from "zod";
import { estimateSchema, notEstimableSchema, published, scoredUnitSchema } from "../schema-parts.js";

const foretoldSchema = z
  .strictObject({
    kind: z.literal("estimated").describe("There are two groups or more."),
    unit: scoredUnitSchema.describe("What is foretold."),
    alpha: z.number().describe("One minus the level of the intervals."),
    folds: z.number().describe("Parts of the units; each is foretold by a fit on the others."),
    ridges: z.array(z.number()).describe("Penalty that was chosen without each fold."),
    resamples: z.number().describe("How often the groups were dealt anew within a fold."),
    indicators: z
      .array(
        z.strictObject({
          name: z.string().describe("Name of the column."),
          label: z
            .strictObject({ nl: z.string().describe("In Dutch."), en: z.string().describe("In English.") })
            .nullable()
            .describe("Words for it; null: its name."),
        }),
      )
      .describe("Indicators, in the order of the settings."),
    table: z.string().describe("Id of the table of units by group."),
    toldTable: z.string().describe("Id of the table of units whose group was named rightly and wrongly."),
    leftOutTable: z.string().describe("Id of the table of units that have no group."),
    area: published(estimateSchema).describe(
      "Of two units of different groups: chance that the one of a group has the higher foretold chance of it, averaged over all ordered pairs of groups (Hand & Till 2001). 0.5 where indicators say nothing.",
    ),
    groups: z
      .array(
        z.strictObject({
          group: z.string().describe("The group; rest: small groups together."),
          area: published(estimateSchema).describe("Area under the curve of the group against all others."),
        }),
      )
      .describe("Groups in the order of the table."),
    told: published(estimateSchema).describe("Share of the units whose group is named rightly."),
    guessed: published(estimateSchema).describe("The same when the largest group is always named."),
    gain: published(estimateSchema).describe("told less guessed."),
    logLoss: published(estimateSchema).describe("Mean negative logarithm of the foretold chance of the own group."),
    logLossByShares: published(estimateSchema).describe("The same by the shares of the groups alone."),
    logLossGain: published(estimateSchema).describe("The second less the first."),
    pValue: published(z.number()).describe(
      "Upper bound of the p-value of the null hypothesis that the indicators say nothing of the group: twice the mean of the exact p-values of the folds.",
    ),
  })
  .meta({ id: "ForetoldGroups", description: "How well all indicators together foretell the group." });

/** How well all indicators together foretell the group, as it is released. */
export const togetherReleaseSchema = z
  .union([foretoldSchema, notEstimableSchema])
  .nullable()
  .describe("How well all indicators together foretell the group; null where the settings have no such section.");
