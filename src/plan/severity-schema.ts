import { z } from "zod";
import { nonEmpty } from "./data-schema.js";

const levelSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, "a name of small letters, digits and hyphens that starts with a letter")
      .describe("Name of the level in tables and files: small letters, digits and hyphens. No two may have the same."),
    label: z
      .strictObject({
        nl: nonEmpty.describe("Dutch words for the level."),
        en: nonEmpty.describe("English words for the level."),
      })
      .describe("Words for the level in reports."),
    texts: z.array(z.string()).min(1).describe("Texts of the severity column that mean this level."),
  })
  .describe("One level of severity.");

/** How serious a violation is: what the texts of the column mean, from the least serious level to the most. */
export const severitySchema = z
  .strictObject({
    levels: z
      .array(levelSchema)
      .min(2)
      .max(20)
      .describe("Levels from the least serious to the most. A text may mean one level only."),
  })
  .optional()
  .describe(
    "Meaning of the severity column: how serious a violation is. Required where that column is named, refused elsewhere; needs columns.outcome. A violation without a text is left out of the question.",
  );

/** Classes of the number of violations at one unit. */
export const violationNumbersSchema = z
  .strictObject({
    from: z
      .array(z.int().min(1))
      .min(2)
      .max(20)
      .describe("Numbers at which a class starts: 1 first, then increasing. [1, 2, 3] is 1, 2, and 3 or more."),
  })
  .optional()
  .describe(
    "Classes of the column with the number of violations found at a unit. Required where columns.violations is named, refused elsewhere; needs columns.outcome.",
  );
