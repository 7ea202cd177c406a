import { z } from "zod";
import { estimateSchema, provenanceSchema, published, scoredUnitSchema } from "../schema-parts.js";

const number = (description: string) => published(estimateSchema).describe(description);

const decomposedGroupSchema = z
  .strictObject({
    group: z.string().describe("The group."),
    effectiveUnits: published(z.number()).describe("(sum n)^2 / sum n^2 over its units."),
    flaggedShare: number("Registered flagged share of the group."),
    restShare: number("Registered flagged share of all others."),
    difference: number("The first less the second; contributions and remainder add up to it."),
    remainder: number("What runs through no indicator: rounding, adjusting, changes by hand."),
    logOdds: number("Mean log odds of the score of the group less that of all others."),
    contributions: z
      .array(
        z.strictObject({
          indicator: z.string().describe("The indicator."),
          flagged: number("What runs through it of the difference in flagged shares: its Shapley value."),
          logOdds: number("What it adds to the difference in mean log odds."),
        }),
      )
      .describe("Indicators in the order of the settings."),
  })
  .meta({ id: "DecomposedGroup", description: "One difference, with the parts that add up to it." });

const removedSchema = z
  .strictObject({
    indicator: z.string().describe("The indicator that adds its mean to every score."),
    table: z.string().describe("Id of the table of units flagged with and without it."),
    groupTable: z.string().describe("Id of the table of groups by the flag without it."),
    areas: z
      .array(
        z.strictObject({
          provenance: z.union([provenanceSchema, z.literal("all-known")]).describe("Set of known outcomes."),
          before: number("Area under the curve of the formula."),
          after: number("The same without the indicator."),
          change: number("The second less the first."),
        }),
      )
      .describe("A random sample first, where there is one."),
    refitted: z
      .strictObject({
        before: number("Area of a regression on the known outcomes with all indicators."),
        after: number("The same without the indicator."),
        change: number("The second less the first."),
      })
      .nullable()
      .describe("Each unit scored by a fit that did not see it; null unless the settings ask for a refit."),
    groups: z
      .array(
        z.strictObject({
          group: z.string().describe("The group."),
          ratioBefore: number("Flagged share of the group over that of all others, by the formula."),
          ratioAfter: number("The same without the indicator."),
          ratioChange: number("The second over the first."),
          differenceChange: number("Difference in flagged shares without the indicator, less that with it."),
        }),
      )
      .describe("Units of which the group has the majority."),
  })
  .meta({ id: "RemovedIndicator", description: "What changes when an indicator adds its mean to every score." });

/** Which indicators differences run through, as it is released. */
export const decompositionReleaseSchema = z
  .strictObject({
    unit: scoredUnitSchema.describe("What is scored."),
    alpha: z.number().describe("One minus the level of the intervals."),
    coefficients: z
      .strictObject({
        version: z.string().describe("Version of the formula."),
        source: z.string().describe("Where the coefficients come from."),
        hash: z.string().describe("SHA-256 of the coefficients in canonical form."),
      })
      .describe("The coefficients."),
    threshold: z.enum(["raw", "rounded"]).describe("Which score the thresholds are compared with."),
    resamples: z.number().describe("Bootstrap samples of units."),
    orders: z
      .union([
        z.strictObject({ kind: z.literal("all").describe("Every order in which indicators can become known.") }),
        z.strictObject({
          kind: z.literal("drawn").describe("Some orders, drawn at random."),
          error: published(z.number()).describe("Largest standard error of a part (h2) by the drawing of orders."),
        }),
      ])
      .describe("Orders over which parts of flagged shares are averaged."),
    indicators: z
      .array(
        z.strictObject({
          name: z.string().describe("Name."),
          label: z
            .strictObject({ nl: z.string().describe("In Dutch."), en: z.string().describe("In English.") })
            .nullable()
            .describe("Words for it; null: its name."),
        }),
      )
      .describe("Indicators of the formula."),
    leftOutTable: z.string().describe("Id of the table of units that are left out."),
    agreementTable: z.string().describe("Id of the table of the registered flag by that of the formula."),
    thresholdTable: z.string().describe("Id of the table of the flag by both ways to compare with the thresholds."),
    flaggedTable: z.string().describe("Id of the table of units by majority group and registered flag."),
    membersTable: z.string().describe("Id of the table of members by group and registered flag."),
    h1: z.array(decomposedGroupSchema).describe("Differences between members of groups."),
    h2: z.array(decomposedGroupSchema).describe("Differences between units by majority group."),
    removed: z.array(removedSchema).describe("One entry an indicator."),
  })
  .nullable()
  .describe("Which indicators differences between groups run through; null where the settings have no such section.");
