import { z } from "zod";
import { estimateSchema, maybeTestSchema, pointSchema, published } from "../schema-parts.js";

const tableId = z.string().describe("Id of the table.");
const relation = z.enum(["shown", "below-margin", "not-shown", "too-thin", "not-testable"]);
const corner = z.enum(["proxy-without-purpose", "both", "outcome-only", "neither", "not-testable"]);

const associationSchema = z
  .strictObject({
    units: z.number().describe("Sponsors or cases with a value."),
    strength: published(estimateSchema).describe(
      "Bias-corrected Cramér's V or correlation ratio, 0 to 1; as a class beside the margin where a count is too small.",
    ),
    adjusted: published(maybeTestSchema).describe("Permutation test, step-down adjusted over the indicators."),
    holm: published(z.number()).describe("Chi-squared p-value, adjusted by Holm over the indicators."),
    detectable: pointSchema.describe("Smallest strength that four of five such data sets would show."),
  })
  .meta({ id: "Association", description: "How strongly an indicator goes together with something." });

const outcomesSchema = z
  .strictObject({
    set: z.enum(["known", "random"]).describe("All known outcomes, or those of a random sample."),
    units: z.number().describe("Sponsors or cases with such an outcome."),
    violations: published(z.number()).describe("Violations among them."),
  })
  .describe("Outcomes that relations are looked for in.");

/** What a release says of proxies. */
export const proxiesResultSchema = z
  .strictObject({
    alpha: z.number().describe("Error rate of each family of tests."),
    margin: z.number().describe("Strength from which a relation with the groups counts."),
    resamples: z.number().describe("How often labels were dealt out anew."),
    units: z.number().describe("Sponsors or cases with a group."),
    groups: tableId,
    named: z.array(z.string()).describe("Groups by name; all others stand in the rest."),
    leftOut: z
      .strictObject({
        withoutMembers: z.number().describe("Counted sponsors without members."),
        withoutMajority: z.number().describe("Counted sponsors of which no group has the majority."),
        groups: z.number().describe("Groups that pass the gate of the plan and have too few sponsors here."),
      })
      .describe("What is left out or stands in the rest."),
    outcomes: outcomesSchema.nullable().describe("Outcomes that decide; null where none are known."),
    indicators: z
      .array(
        z.strictObject({
          column: z.string().describe("Name of the column."),
          label: z
            .strictObject({ nl: z.string().describe("In Dutch."), en: z.string().describe("In English.") })
            .nullable()
            .describe("Words for it."),
          measure: z
            .enum(["cramers-v", "correlation-ratio", "correlation-ratio-of-ranks"])
            .describe("Measure of strength."),
          levels: z.number().nullable().describe("Levels that are compared; null for numbers."),
          merged: z.number().describe("Rare levels that stand together."),
          group: associationSchema.describe("With the groups."),
          outcome: associationSchema.nullable().describe("With the violation."),
          flagged: associationSchema.nullable().describe("With being flagged."),
          toGroup: relation.describe("Whether a relation with the groups is shown."),
          toOutcome: relation.describe("Whether a relation with the violation is shown."),
          corner: corner.describe("What it goes together with."),
          areas: z
            .array(
              z.strictObject({
                group: z.string().describe("The group."),
                auc: published(estimateSchema).describe("How well the number tells the group from all others."),
              }),
            )
            .describe("Numbers only."),
          table: tableId.nullable().describe("Published table by group; null where none is."),
        }),
      )
      .describe("Indicators in the order of the settings."),
    otherOutcomes: z
      .strictObject({
        outcomes: outcomesSchema,
        changed: z
          .array(z.strictObject({ column: z.string().describe("Name."), from: corner, to: corner }))
          .describe("Indicators that would stand elsewhere."),
      })
      .nullable()
      .describe("The same with the other choice of outcomes."),
    withheld: z.number().describe("Numbers that are given as a class or not at all."),
  })
  .describe("Which indicators go together with the groups, and which with the violation.");
