import { z } from "zod";
import { nonEmpty } from "./data-schema.js";

/** One stratification of a plan, before the rules that join several fields. */
export const stratificationSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, "a name of small letters, digits and hyphens that starts with a letter")
      .describe(
        "Name of the stratification in tables and files: small letters, digits and hyphens. No two may have the same.",
      ),
    label: z
      .strictObject({
        nl: nonEmpty.describe("Dutch words for the stratification."),
        en: nonEmpty.describe("English words for the stratification."),
      })
      .describe("Words for the stratification in reports."),
    columns: z
      .array(nonEmpty)
      .default([])
      .describe(
        "Columns of the file with the scored units that are crossed; they may also be indicators, and may have no other role. No column may stand twice. A missing value is a stratum of its own.",
      ),
    memberClasses: z
      .array(z.int().min(2))
      .min(1)
      .optional()
      .describe(
        "Lower bounds of classes of the number of migrants, increasing: [2, 5, 10] gives 1, 2 to 4, 5 to 9, and 10 or more. For the sponsors form only. Crossed with the columns; at least a column or these must be given.",
      ),
    modelInput: z
      .boolean()
      .describe("True when the model itself uses this: it then explains a route and justifies nothing."),
  })
  .describe("One stratification: the cross of its columns and, if given, of classes of the number of migrants.");

export const strataSchema = z
  .array(stratificationSchema)
  .default([])
  .describe(
    "Stratifications within which both hypotheses are also tested. Such a test says how much of a difference runs through a variable; it never changes the verdict.",
  );
