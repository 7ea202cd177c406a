import { z } from "zod";
import { nonEmpty } from "./data-schema.js";

const roundingShape = {
  base: z.union([z.literal(5), z.literal(10)]).describe("Released counts are multiples of this."),
  kind: z
    .enum(["nearest", "random"])
    .describe(
      "nearest: to the nearest multiple. random: up or down by chance, so that the expected count is the count.",
    ),
};

const disclosureShape = {
  threshold: z
    .int()
    .min(0)
    .default(10)
    .describe("Least number of people behind a published number. 0 switches protection off and needs a reason."),
  units: z.int().min(0).default(5).describe("Least number of sponsors behind a published number."),
  largestShare: z.number().gt(0).max(1).default(0.5).describe("Largest share that one sponsor may hold."),
  protection: z
    .int()
    .min(1)
    .optional()
    .describe(
      "Protection interval: so many whole numbers must remain possible for every hidden count, whatever is added and subtracted over all tables together. Absent: the threshold, and for counts of sponsors the units.",
    ),
  shareDenominator: z
    .int()
    .min(1)
    .optional()
    .describe(
      "Least denominator of a published share. Absent: what numerator and complement need, twice the threshold.",
    ),
  letters: z
    .literal(true)
    .optional()
    .describe(
      "Letters stand for the groups, in an order that says nothing. The key is written with the analyst's record. Absent: groups have their labels.",
    ),
  reason: nonEmpty.optional().describe("Why nothing needs protection. Required with threshold 0, and then printed."),
};

/** What may leave the tool. */
export const disclosureSchema = z
  .strictObject({
    ...disclosureShape,
    rounding: z
      .strictObject({
        ...roundingShape,
        seed: z.int().min(0).max(4294967295).describe("Seed of random rounding. It stays with the analyst."),
      })
      .optional()
      .describe(
        "Rounds released counts. Numbers that rest on exact counts are then given as classes or not at all. Absent: counts are exact.",
      ),
    earlier: z
      .array(nonEmpty)
      .optional()
      .describe(
        "Paths of audit.json of earlier releases about the same people, relative to the plan: what they show counts as published here. Absent: there are none.",
      ),
  })
  .prefault({})
  .describe("What may leave the tool. With threshold 0 nothing is suppressed and the reason is printed.");

/** The same without the seed and without paths. */
export const publishedDisclosureSchema = z
  .strictObject({
    ...disclosureShape,
    rounding: z.strictObject(roundingShape).optional().describe("Rounding of released counts; absent: they are exact."),
  })
  .describe("What may leave the tool.");

export type DisclosurePlan = z.output<typeof disclosureSchema>;
export type PublishedDisclosurePlan = z.output<typeof publishedDisclosureSchema>;
