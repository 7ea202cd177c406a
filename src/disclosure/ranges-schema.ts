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

const ranged = published(z.union([rangedSchema, notEstimableSchema]));
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

export const roundingRangesSchema = z
  .strictObject({
    deciding: published(rangedSchema).describe("Smallest adjusted p-value over the family."),
    pearson: ranged.describe("Pearson X2 over all bands."),
    groups: z.array(groupRangesSchema).describe("Every group compared with the others."),
  })
  .meta({
    id: "RoundingRanges",
    description: "What the rounding of the source leaves open; a verdict holds over all of it.",
  });
