import { z } from "zod";
import { publishedDisclosureSchema } from "../plan/disclosure-schema.js";
import { publishedRetentionSchema } from "../plan/retention-schema.js";
import { planSchema } from "../plan/schema.js";
import { publishedStabilitySchema } from "../plan/stability-schema.js";
import { stratificationSchema } from "../plan/strata-schema.js";
import { assumptionSchema } from "./assumption-schema.js";
import { discriminationSchema, publishedScorePlanSchema } from "./discrimination-schema.js";
import { bandsOrderedSchema } from "./errors-bands-schema.js";
import { calibrationSchema } from "./errors-calibration-schema.js";
import { errorsSchema } from "./errors-schema.js";
import { familyResultSchema, publishedFamiliesSchema } from "./family-schema.js";
import { formSchema } from "./forms-schema.js";
import { hypothesisSchema } from "./hypothesis-schema.js";
import { modelComparisonSchema, publishedModelsSchema } from "./model-schema.js";
import { toolkitSchema, unitSchema } from "./schema-parts.js";
import { scoreSchema, selectionSchema } from "./score-schema.js";
import { bandsByGradeSchema } from "./severity-schema.js";
import { stabilityResultSchema } from "./stability-result-schema.js";

/** Identifier of the JSON Schema of audit.json, which every released audit.json names. */
export const AUDIT_SCHEMA_ID = "urn:toetssteen:schema:audit:1";

const publishedPlanSchema = planSchema
  .omit({ data: true, disclosure: true, models: true, resampling: true, rules: true, sampling: true, strata: true })
  .extend({
    disclosure: publishedDisclosureSchema,
    models: publishedModelsSchema,
    score: publishedScorePlanSchema,
    families: publishedFamiliesSchema,
    stability: publishedStabilitySchema,
    strata: z
      .array(stratificationSchema.omit({ columns: true }))
      .describe("Stratifications within which the hypotheses are also tested, without names of columns."),
    resampling: z
      .strictObject({
        resamples: z.number().describe("Least number of resamples."),
        bootstrap: z.number().describe("Resamples of a bootstrap interval."),
        sequential: z.boolean().describe("Whether the test of all groups at once stops as soon as it is decided."),
      })
      .describe("Random resampling. The seed stays in the analyst's record."),
    nationalityRule: z
      .enum(["first", "own-group", "fractional"])
      .nullable()
      .describe("How people with several nationalities count; null where the plan has no such rule."),
    retention: publishedRetentionSchema
      .optional()
      .describe("Until when the bundle of the audit is to be kept; absent where the plan sets no date."),
    compositionDate: z.string().nullable().describe("Migrants are counted at this date; null where there are none."),
    predictionDate: z.string().nullable().describe("Date of the predictions; null where the plan has none."),
  });

const sourceSchema = z.strictObject({
  form: z.enum(["sponsors", "cases", "counts"]).describe("Form of the data."),
  files: z
    .array(
      z.strictObject({
        name: z.string().describe("Base name of the file."),
        rows: z.number().describe("Rows of data in the file."),
      }),
    )
    .describe("Files that were read."),
  leftOut: z
    .array(
      z.strictObject({
        rule: z.enum(["overridden", "superseded-episode", "no-band"]).describe("Rule of the plan."),
        units: z.number().describe("Units left out by the rule."),
      }),
    )
    .describe("Units left out by a rule of the plan."),
  overridden: z.number().describe("Overrides by hand among the units that remain."),
  joined: z
    .array(
      z.strictObject({
        name: z.string().describe("Base name of the joined file."),
        withoutUnit: z.number().describe("Rows of it that belong to no row of the first file."),
        unitsWithout: z.number().describe("Rows of the first file that have no value of it."),
      }),
    )
    .exactOptional()
    .describe("Rows of joined files without a partner; absent where the plan joins none."),
  server: z
    .strictObject({
      kind: z.enum(["postgresql", "clickhouse"]).describe("Kind of the server."),
      mayWrite: z
        .boolean()
        .describe("True where the user that read the tables may also change data: reading suffices."),
    })
    .exactOptional()
    .describe("Server that tables were read from; absent where all data stood in files."),
});

const warningSchema = z.strictObject({
  code: z
    .enum([
      "composition-after-prediction",
      "overrides-included",
      "stopped-model",
      "rounded-counts",
      "suppressed-cells-in-source",
      "untested-assumption",
      "members-of-clusters",
      "resamples-raised",
      "levels-not-placed",
    ])
    .describe("Stable code of the warning."),
  detail: z.string().describe("What the warning is about."),
});

export const tableSchema = z
  .strictObject({
    id: z.string().describe("Name that other parts of the result refer to."),
    unit: unitSchema.describe("What is counted."),
    keys: z
      .array(
        z.strictObject({
          name: z.string().describe("Name of the key."),
          levels: z.array(z.string()).describe("Levels of the key, in the order of the counts."),
        }),
      )
      .describe("Keys of the table; the last one runs fastest."),
    counts: z
      .array(z.union([z.number(), z.literal("suppressed")]))
      .describe("Counts over the product of the keys, row major. Suppressed is not zero."),
    partitionOf: z.string().exactOptional().describe("Id of the table whose rows this one splits further."),
  })
  .meta({ id: "Table", description: "Published counts." });

export const disclosureStatementSchema = z.strictObject({
  threshold: z.number().describe("Least number of people behind a published number."),
  units: z.number().describe("Least number of sponsors behind a published number."),
  largestShare: z.number().describe("Largest share that one sponsor may hold."),
  reason: z.string().nullable().describe("Why nothing needs protection; null where the rules hold."),
  suppressedCells: z.number().describe("Cells that are suppressed."),
  withheldNumbers: z.number().describe("Numbers that are withheld or given as a class only."),
  together: z
    .strictObject({
      search: z
        .enum(["not-needed", "complete", "unfinished", "no-solver"])
        .describe("How the search over all tables ended. Unfinished or without a solver: more is hidden, never less."),
      addedRows: z.number().describe("Rows that are hidden because of other tables alone."),
      inPairs: z.boolean().describe("True where tables that cross in a circle were looked at two by two only."),
      sourceHoles: z
        .number()
        .describe("Tables that came with holes; whether others give these away was not looked at."),
      tablesWithHoles: z
        .array(z.string())
        .exactOptional()
        .describe("Ids of these tables; absent where there are none."),
      leastPeople: z.number().describe("Whole numbers that remain possible for a hidden count of people."),
      leastSponsors: z.number().describe("Whole numbers that remain possible for a hidden count of sponsors."),
    })
    .describe("How the tables were protected against each other."),
});

/**
 * Schema of a released audit.json: the disclosed result, field by field. It is strict, so a field that this schema does
 * not name cannot be released unnoticed.
 */
export const auditSchema = z
  .strictObject({
    $schema: z.literal(AUDIT_SCHEMA_ID).describe("Names this format."),
    schemaVersion: z.literal("1.6.0").describe("Version of this format: additive = minor, redefined = major."),
    toolkit: toolkitSchema.describe("Tool that wrote the result."),
    plan: publishedPlanSchema.describe("The plan, without seed, paths and names of columns."),
    planHash: z.string().describe("SHA-256 of the plan in canonical form."),
    source: sourceSchema.describe("Public facts about the data."),
    warnings: z.array(warningSchema.describe("One warning.")).describe("What a reader must know."),
    deviations: z.array(z.string()).describe("Anything that the run did and the plan does not say."),
    tables: z.array(tableSchema).describe("Every published count."),
    unitsByMembers: z.string().nullable().describe("Id of the table of scored units by number of members."),
    hypothesis1: hypothesisSchema.describe("H1: no relation between predictions and the nationality of the migrants."),
    hypothesis2: hypothesisSchema.describe(
      "H2: sponsors with a majority of one nationality are flagged proportionally as often.",
    ),
    hypothesis2Selected: hypothesisSchema
      .nullable()
      .describe(
        "H2 with what people selected in place of what the model flagged; null where the data does not say it.",
      ),
    score: scoreSchema.describe("How well the score tells violations from no violation."),
    discrimination: discriminationSchema.describe("Beside the area: figures, yield, precision and periods."),
    models: z.array(modelComparisonSchema).describe("The audited model beside each further model of the plan."),
    families: z.array(familyResultSchema).describe("Planned families of groups, in the order of the plan."),
    forms: z.array(formSchema).describe("Second families of hypothesis 1 on scores and bands; empty: not planned."),
    assumption: assumptionSchema.describe("What rests on the assumption that never-inspected units comply."),
    errors: errorsSchema.describe("Errors of the flag against the outcome, per group."),
    bandsOrdered: bandsOrderedSchema.describe("Whether higher bands hold more violations."),
    bandsByGrade: bandsByGradeSchema,
    calibration: calibrationSchema.describe("Whether the score can be read as the share that has a violation."),
    selection: selectionSchema.describe("The human step after the proposal, per group."),
    stability: stabilityResultSchema.describe("How stable bands and figures are."),
    disclosure: disclosureStatementSchema.describe("How the release protects people and sponsors."),
  })
  .describe("Released result of an audit.");

/** JSON Schema (2020-12) of a released audit.json. */
export function auditJsonSchema(): object {
  return { $id: AUDIT_SCHEMA_ID, ...z.toJSONSchema(auditSchema) };
}
