import { z } from "zod";
import { nonEmpty } from "./data-schema.js";

export const modelSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, "a name of small letters, digits and hyphens that starts with a letter")
      .describe("Name of the model in tables and files: small letters, digits and hyphens. No two may have the same."),
    label: z
      .strictObject({
        nl: nonEmpty.describe("Dutch words for the model."),
        en: nonEmpty.describe("English words for the model."),
      })
      .describe("Words for the model in reports."),
    score: nonEmpty
      .optional()
      .describe(
        "Column of the file with the scored units that holds the model's score: a finite number, higher = more risk. It may be columns.modelScore, and may have no other role.",
      ),
    band: nonEmpty
      .optional()
      .describe(
        "Column that holds the model's band, one of bands.order. It may have no other role. Excludes thresholds.",
      ),
    thresholds: z
      .array(z.number())
      .optional()
      .describe(
        "Cuts the model's score into bands.order: one number less than there are bands, increasing. Needs score.",
      ),
    map: z
      .record(z.string(), nonEmpty)
      .optional()
      .describe("Text in the band column -> band of bands.order. Needs band. Absent: the texts are the bands."),
  })
  .describe("Another model of the same units. At least `score` or `band` is given.");

export const modelsSchema = z
  .array(modelSchema)
  .default([])
  .describe(
    "Further models that the audited one is compared with on the same units: an older version, or another method. For the sponsors and the cases form.",
  );
