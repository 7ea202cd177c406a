import { z } from "zod";
import { disclosureStatementSchema, tableSchema } from "../audit-schema.js";
import { scoredUnitSchema, toolkitSchema } from "../schema-parts.js";
import { boardResultSchema } from "./board-schema.js";
import { decompositionReleaseSchema } from "./decomposition-schema.js";
import { INPUTS_SCHEMA_ID } from "./disclose-inputs.js";
import { durationResultSchema } from "./duration-schema.js";
import { fieldsResultSchema } from "./fields-schema.js";
import { indicationsResultSchema } from "./indications-schema.js";
import { listsResultSchema } from "./lists-schema.js";
import { outcomesResultSchema } from "./outcomes-schema.js";
import { overridesResultSchema } from "./overrides-schema.js";
import { proxiesResultSchema } from "./proxies-schema.js";
import { registeredScoresResultSchema } from "./registered-scores-schema.js";
import { togetherReleaseSchema } from "./together-schema.js";

/** Sections of a release: null where the settings have none. */
const partsSchema = z
  .strictObject({
    fields: fieldsResultSchema.nullable(),
    lists: listsResultSchema.nullable(),
    indications: indicationsResultSchema.nullable(),
    registeredScores: registeredScoresResultSchema.nullable(),
    overrides: overridesResultSchema.nullable(),
    outcomes: outcomesResultSchema.nullable(),
    duration: durationResultSchema.nullable(),
    board: boardResultSchema.nullable(),
    together: togetherReleaseSchema,
    decomposition: decompositionReleaseSchema,
    proxies: proxiesResultSchema.nullable(),
  })
  .describe("Answers by section of the settings; null where they have none.");

/** Schema of a released inputs.json. It is strict: a field that it does not name cannot be released unnoticed. */
export const inputsReleaseSchema = z
  .strictObject({
    $schema: z.literal(INPUTS_SCHEMA_ID).describe("Names this format."),
    schemaVersion: z.literal("1.0.0").describe("Version of this format: additive = minor, redefined = major."),
    toolkit: toolkitSchema.describe("Tool that wrote the result."),
    settings: z
      .strictObject({
        title: z.string().describe("Title of the report."),
        alpha: z.number().describe("Error rate of each family of tests."),
        synthetic: z.boolean().describe("True when the data is made up."),
        model: z
          .strictObject({ name: z.string().describe("Name."), version: z.string().describe("Version.") })
          .describe("The model whose inputs these are."),
        period: z.string().describe("Period of the predictions."),
        dataOwner: z.string().describe("Who answers for the data."),
        purpose: z.string().describe("Purpose of the audit."),
        legalBasis: z.string().describe("Legal basis of the audit."),
        protectedAttribute: z
          .strictObject({ nl: z.string().describe("In Dutch."), en: z.string().describe("In English.") })
          .describe("Word for the attribute by which groups are formed."),
        languages: z.array(z.enum(["nl", "en"])).describe("Languages of the report."),
      })
      .describe("Settings, without paths, columns and texts of the data."),
    settingsHash: z.string().describe("SHA-256 of the settings in canonical form."),
    planHash: z.string().describe("SHA-256 of the plan that they name in canonical form."),
    unit: scoredUnitSchema.describe("What is scored."),
    rows: z.number().describe("Rows of the first file of the plan."),
    units: z.number().describe("Rows that predict a unit of the audit."),
    unmatched: z
      .strictObject({
        registrations: z.number().describe("Registrations without a sponsor or case."),
        units: z.number().describe("Sponsors or cases without a registration."),
      })
      .nullable()
      .describe("Rows without a partner in the other file; null without a second file."),
    tables: z.array(tableSchema).describe("Every published count."),
    parts: partsSchema,
    disclosure: disclosureStatementSchema.describe("How the release protects people."),
  })
  .describe("What goes into a model.");

/** JSON Schema (2020-12) of a released inputs.json. */
export function inputsJsonSchema(): object {
  return { $id: INPUTS_SCHEMA_ID, ...z.toJSONSchema(inputsReleaseSchema) };
}
