import { z } from "zod";
import { modelSchema } from "../plan/models-schema.js";

/** Further models as a release names them: without names of columns and texts of the data. */
export const publishedModelsSchema = z
  .array(modelSchema.pick({ name: true, label: true }))
  .describe("Further models that the audited one is compared with, without names of columns.");
