import { z } from "zod";
import {
  estimateSchema,
  intervalSchema,
  maybeTestSchema,
  notEstimableSchema,
  provenanceSchema,
  published,
  scoredUnitSchema,
} from "./schema-parts.js";
import { scoreNotEstimableSchema } from "./score-schema.js";

/** How the outcomes of a set came to be known. */
export const outcomeSetSchema = z.enum([
  ...provenanceSchema.options,
  "all-known",
  "all-known-and-never-inspected",
] as const);

/** Fields of every set of outcomes. */
export const outcomeSetFields = {
  provenance: outcomeSetSchema.describe("How the outcomes came to be known."),
  restsOnUntestedAssumption: z.boolean().describe("True when never-inspected units count as compliant."),
};

const errorRateFields = {
  falsePositiveRate: published(estimateSchema).describe("Share flagged among those without a violation."),
  falseNegativeRate: published(estimateSchema).describe("Share not flagged among those with a violation."),
  precision: published(estimateSchema).describe("Share with a violation among the flagged."),
  wronglyFlagged: published(estimateSchema).describe("Share of all that is flagged and has no violation."),
};

const groupName = z.string().describe("Level of the protected attribute.");

const rateDifferenceSchema = z
  .strictObject({
    difference: published(estimateSchema).describe("Rate of the group less that of the others."),
    simultaneous: published(z.union([intervalSchema, notEstimableSchema])).describe(
      "Interval that holds for all tested groups at once.",
    ),
    unadjusted: published(maybeTestSchema).describe("Fisher's exact test, mid-p."),
    adjusted: published(z.number()).describe("Its p-value adjusted by Holm over the tested groups."),
  })
  .meta({ id: "RateDifference", description: "Difference of a rate between a group and the others." });

const areasSchema = z.strictObject({
  auc: published(estimateSchema).describe("Area under the ROC curve within the group."),
  difference: published(estimateSchema).describe("That area less the area within the others."),
  test: published(maybeTestSchema).describe("DeLong's test of that difference."),
  adjusted: published(z.number()).nullable().describe("Its p-value adjusted by Holm; null for a group not tested."),
  againstOthersWithout: published(estimateSchema).describe(
    "Area of violations of the group against units of the others without one.",
  ),
  othersAgainstWithout: published(estimateSchema).describe(
    "Area of violations of the others against units of the group without one.",
  ),
});

const groupErrorsSchema = z
  .strictObject({
    group: groupName,
    tested: z.boolean().describe("False: too few known outcomes for a test; described only."),
    ...errorRateFields,
    differences: z
      .strictObject({
        falsePositiveRate: rateDifferenceSchema.describe("Of the false-positive rate."),
        falseNegativeRate: rateDifferenceSchema.describe("Of the false-negative rate."),
        precision: rateDifferenceSchema.describe("Of the precision."),
      })
      .nullable()
      .describe("Differences from the others; null for a group that is not tested."),
    areas: areasSchema.describe("Areas under the ROC curve within and across groups."),
    bands: z
      .array(
        z.strictObject({
          band: z.string().describe("The band."),
          violationRate: published(estimateSchema).describe("Share with a violation in the band."),
        }),
      )
      .describe("Violation rate of each band, from low to high."),
  })
  .meta({ id: "GroupErrors", description: "Errors of the flag in one group." });

const errorsOnSetSchema = z
  .strictObject({
    ...outcomeSetFields,
    groups: z
      .array(
        z.strictObject({
          group: groupName,
          auc: published(estimateSchema).describe("Area under the ROC curve within the group."),
          ...errorRateFields,
        }),
      )
      .describe("Rates of each group."),
    overall: z.strictObject(errorRateFields).describe("Rates over all groups."),
  })
  .meta({ id: "ErrorsOnSet", description: "Errors on outcomes that became known in one way." });

export const errorsSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimated").describe("The question was answered."),
      unit: scoredUnitSchema.describe("What is counted."),
      rankedBy: z.enum(["score", "band"]).describe("What the areas rank by."),
      outcomes: z.string().describe("Id of the table group x outcome."),
      confusion: z.string().describe("Id of the table group x flag x outcome."),
      bands: z.string().describe("Id of the table group x band x outcome."),
      totals: z.string().describe("Id of the table flag x outcome over all groups."),
      alpha: z.number().describe("Error rate of each family of tests."),
      tested: z.array(z.string()).describe("Groups that are one family."),
      groups: z.array(groupErrorsSchema).describe("Error rates of each group, over all known outcomes."),
      overall: z.strictObject(errorRateFields).describe("Error rates over all groups."),
      sets: z.array(errorsOnSetSchema).describe("The same by the way in which outcomes became known."),
    }),
    scoreNotEstimableSchema,
  ])
  .meta({ id: "Errors", description: "Errors of the flag against the outcome, per group." });
