import { z } from "zod";
import { familyGroupsSchema, familySchema } from "../plan/families-schema.js";
import { hypothesisSchema } from "./hypothesis-schema.js";

/** Families of the plan; a date is text, since a format means nothing to a strict reader of JSON Schema. */
export const publishedFamiliesSchema = z
  .array(
    familySchema.extend({
      groups: familyGroupsSchema
        .extend({ date: z.string().optional().describe("Day for which membership is read (YYYY-MM-DD).") })
        .describe("How the groups of this family are made from those of the data."),
    }),
  )
  .describe("Further families of groups that the plan names.");

export const familyResultSchema = z
  .strictObject({
    name: z.string().describe("Name of the family in the plan."),
    label: z
      .strictObject({ nl: z.string().describe("Dutch words."), en: z.string().describe("English words.") })
      .describe("Words for the family."),
    alpha: z.number().describe("Error rate of each hypothesis over this family."),
    by: z.string().describe("How its groups are made: groups.by of the plan."),
    notPlaced: z.array(z.string()).describe("Levels of the data that the family does not know: they are one group."),
    notFound: z
      .array(z.string())
      .exactOptional()
      .describe("Levels that the plan pools by hand and the data does not hold; absent where there are none."),
    hypothesis1: hypothesisSchema.nullable().describe("H1 on this family; null where the plan does not ask it."),
    hypothesis2: hypothesisSchema.nullable().describe("H2 on this family; null where the plan does not ask it."),
  })
  .meta({ id: "PlannedFamily", description: "A planned family of groups, tested at an error rate of its own." });
