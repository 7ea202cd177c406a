import { z } from "zod";
import { notEstimableSchema, published } from "./schema-parts.js";

const endSchema = z.union([z.number(), z.literal("unbounded")]);

const spanSchema = z
  .strictObject({
    lower: endSchema.describe("Lower end, or unbounded."),
    upper: endSchema.describe("Upper end, or unbounded."),
  })
  .meta({ id: "Span", description: "Lower and upper end." });

const rangedSchema = z
  .strictObject({
    kind: z.literal("range").describe("Marks a range over all tables that round to the published counts."),
    outer: spanSchema.describe("No such table lies outside it."),
    inner: spanSchema.describe("Both of its ends are attained by such a table."),
  })
  .meta({ id: "Ranged", description: "A number over all tables that round to the published counts." });

/** A published range, or why there is none. */
export const ranged = published(z.union([rangedSchema, notEstimableSchema]));
const spanned = published(z.union([spanSchema, notEstimableSchema]));

const groupRangesSchema = z
  .strictObject({
    group: z.string().describe("Level of the protected attribute."),
    share: ranged.describe("Share flagged in the group."),
    difference: ranged.describe("Share of the group minus share of the others."),
    ratio: ranged.describe("Share of the group over share of the others."),
    differenceInterval: spanned.describe("Holds the interval of the difference of every table."),
    ratioInterval: spanned.describe("Holds the interval of the ratio of every table."),
    unadjusted: ranged.describe("Fisher's exact test, the smaller tail doubled."),
    adjusted: ranged.describe("The same, adjusted by Holm over the family."),
  })
  .meta({ id: "GroupRanges", description: "What rounding leaves open of one group." });

const alphaSchema = z.number().describe("Error rate of the hypothesis.");
const tableSchema = z.string().describe("Id of the table group x band.");

export const roundingRangesSchema = z
  .strictObject({
    deciding: published(rangedSchema).describe("Smallest adjusted p-value over the family."),
    pearson: ranged.describe("Pearson X2 over all bands."),
    cramersV: ranged.describe("Cramer's V over all bands."),
    groups: z.array(groupRangesSchema).describe("Every group compared with the others."),
  })
  .meta({
    id: "RoundingRanges",
    description: "What the rounding of the source leaves open; a verdict holds over all of it.",
  });

export const insteadSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("design-effect").describe("Members of clusters that are lost: X2 over a design effect."),
      alpha: alphaSchema,
      groupByBand: tableSchema,
      designEffect: z.number().describe("Design effect of the plan."),
      source: z.string().describe("Where the plan has it from."),
      test: published(
        z.union([
          z.strictObject({
            kind: z.literal("approximate").describe("Marks an approximate test."),
            statistic: z.number().describe("X2 over the design effect."),
            degreesOfFreedom: z.number().describe("Degrees of freedom."),
            pValue: z.number().describe("p-value, above 0 and at most 1."),
          }),
          notEstimableSchema,
        ]),
      ).describe("Approximate test."),
    }),
    z.strictObject({
      kind: z.literal("over-suppression").describe("Counts that the source suppressed in part: every table they fit."),
      alpha: alphaSchema,
      groupByBand: tableSchema,
      tested: z.array(z.string()).describe("Groups that were tested."),
      ranges: roundingRangesSchema.describe("What the suppression leaves open."),
    }),
  ])
  .meta({ id: "InsteadOfTest", description: "What a verdict rests on where the deciding test cannot be done." });
