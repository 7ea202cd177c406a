import { z } from "zod";
import { nonEmpty } from "./data-schema.js";

export const familyGroupsSchema = z
  .strictObject({
    by: z
      .enum([
        "un-region",
        "un-subregion",
        "eu",
        "eu-eea",
        "ind-western-reconstruction",
        "levels",
        "strata",
        "member-classes",
      ])
      .describe(
        "How groups are made. un-region, un-subregion: by the geographic scheme of the United Nations (M49); eu, eu-eea: by membership on a day; ind-western-reconstruction: by the western list of the old scoring instruction, as far as it is known. These read nationalities as ISO 3166-1 alpha-3 codes. levels: pooled by hand. strata, member-classes: each group split by what its sponsors are, for the sponsors form only. Each of the fields below is required with the `by` that it names, and refused with any other.",
      ),
    date: z.iso
      .date()
      .optional()
      .describe("eu, eu-eea, ind-western-reconstruction: day for which membership is read (YYYY-MM-DD)."),
    purpose: nonEmpty
      .optional()
      .describe(
        "ind-western-reconstruction: why this audit looks at a list that should not have been used; printed in the report.",
      ),
    levels: z
      .record(nonEmpty, z.array(nonEmpty).min(1))
      .optional()
      .describe(
        "levels: name of a pooled group -> its levels in the data. At least one group; no level may stand twice. Levels that are not named are one group, not placed.",
      ),
    strata: nonEmpty.optional().describe("strata: name of an entry of the section strata."),
    memberClasses: z
      .array(z.int().min(2))
      .min(1)
      .optional()
      .describe("member-classes: lower bounds of classes of the number of migrants of a sponsor, increasing."),
  })
  .describe("How the groups of this family are made from those of the data.");

export const familySchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, "a name of small letters, digits and hyphens that starts with a letter")
      .describe("Name of the family in tables and files: small letters, digits and hyphens. No two may have the same."),
    label: z
      .strictObject({
        nl: nonEmpty.describe("Dutch words for the family."),
        en: nonEmpty.describe("English words for the family."),
      })
      .describe("Words for the family in reports."),
    alpha: z.number().gt(0).lt(1).describe("Error rate of each hypothesis over this family."),
    hypotheses: z
      .array(z.enum(["h1", "h2"]))
      .min(1)
      .default(["h1", "h2"])
      .describe("Hypotheses that are tested on this family, each once."),
    groups: familyGroupsSchema,
  })
  .describe("A second family of groups, planned before the data is opened.");

export const familiesSchema = z
  .array(familySchema)
  .default([])
  .describe(
    "Further families of groups, each with its own error rate: groups pooled where they are too small alone, or split by what their sponsors are. Only families that stand here are tested. None where counts are rounded.",
  );
