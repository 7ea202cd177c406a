import { z } from "zod";
import { ranged } from "./ranges-schema.js";
import { estimateSchema, maybeTestSchema, notEstimableSchema, pointSchema, published } from "./schema-parts.js";

const mantelHaenszelSchema = z
  .strictObject({
    test: published(maybeTestSchema).describe("Cochran-Mantel-Haenszel test."),
    holm: published(z.number()).describe("That p-value adjusted by Holm over the tested groups."),
    oddsRatio: published(estimateSchema).describe("Mantel-Haenszel odds ratio."),
    ratio: published(estimateSchema).describe("Mantel-Haenszel ratio of shares."),
    difference: published(estimateSchema).describe("Mantel-Haenszel difference of shares."),
    sameInAllStrata: published(maybeTestSchema).describe(
      "Breslow-Day test with Tarone's correction that the odds ratio is the same in all strata.",
    ),
    overRounding: z
      .strictObject({
        oddsRatio: ranged.describe("Mantel-Haenszel odds ratio."),
        ratio: ranged.describe("Mantel-Haenszel ratio of shares."),
        difference: ranged.describe("Mantel-Haenszel difference of shares."),
      })
      .nullable()
      .describe("Common effects over all tables that round to the published counts; null where these are exact."),
  })
  .meta({ id: "MantelHaenszel", description: "A group against the rest over strata, beside the deciding test." });

const groupSchema = z
  .strictObject({
    group: z.string().describe("Level of the protected attribute."),
    withinDifference: published(estimateSchema).describe("Difference of shares that is left within strata."),
    throughShare: published(estimateSchema).describe("Share of the whole difference that runs through the strata."),
    statistic: published(pointSchema).describe("Contrast, centred and scaled within strata."),
    unadjusted: published(maybeTestSchema).describe("Test of this group alone, within strata."),
    adjusted: published(maybeTestSchema).describe("That test adjusted over the family of this stratification."),
    reversal: published(z.enum(["reversal", "sign-differs", "none", "not-assessed"])).describe(
      "Whether the sign turns within strata: a reversal needs intervals on opposite sides of no difference.",
    ),
    mantelHaenszel: mantelHaenszelSchema.nullable().describe("Tests of counts of sponsors; null for hypothesis 1."),
  })
  .meta({ id: "ConditionalGroup", description: "One group compared with all others within strata." });

const outcomeSchema = z.strictObject({
  kind: z.literal("tested").describe("There was something to exchange within strata."),
  tested: z.array(z.string()).describe("Groups whose contrast some exchange within strata changes."),
  resamples: z.number().describe("Random arrangements within strata."),
  deciding: published(maybeTestSchema).describe("Smallest adjusted p-value of this stratification."),
  groups: z.array(groupSchema).describe("Every tested group of the hypothesis."),
});

export const conditionalSchema = z
  .strictObject({
    name: z.string().describe("Name of the stratification in the plan."),
    modelInput: z.boolean().describe("True when the model itself uses the variable: that justifies nothing."),
    table: z.string().describe("Id of the table group x stratum x flag."),
    strata: z.number().describe("Strata that occur."),
    variedShare: z.number().describe("Share of units in strata in which some are flagged and some are not."),
    thin: z
      .strictObject({
        single: z.number().describe("Strata of one unit."),
        constant: z.number().describe("Strata of several units of which all or none are flagged."),
        units: z.number().describe("Units in both."),
        names: z.array(z.string()).describe("Names of both; empty where the data needs protection."),
      })
      .describe("Strata in which no exchange changes anything."),
    outcome: z.union([outcomeSchema, notEstimableSchema]).describe("Result, or why there is none."),
  })
  .meta({
    id: "Conditional",
    description: "The hypothesis within the strata of one stratification. It never changes the verdict.",
  });
