import { z } from "zod";
import { publishedRetentionSchema } from "../plan/retention-schema.js";
import { toolkitSchema } from "./schema-parts.js";

/** Identifier of the JSON Schema of comparison.json. */
export const COMPARISON_SCHEMA_ID = "urn:toetssteen:schema:comparison:1";

const sideSchema = z
  .strictObject({
    title: z.string().describe("Title of the audit."),
    model: z
      .strictObject({ name: z.string().describe("Name."), version: z.string().describe("Version.") })
      .describe("The audited model."),
    period: z.string().describe("Period that the data covers."),
    planHash: z.string().describe("SHA-256 of the plan."),
    inputHash: z.string().describe("SHA-256 of its audit.json."),
    toolkitVersion: z.string().describe("Version of the tool that wrote it."),
    schemaVersion: z.string().describe("Version of its format."),
    form: z.enum(["sponsors", "cases", "counts"]).describe("Form of the data."),
    rows: z.array(z.number()).describe("Rows of its data files, in their order."),
  })
  .describe("One of both audits.");

const fieldSchema = z.strictObject({
  path: z.string().describe("Setting of the plan."),
  before: z.string().describe("Its value in the first audit, as JSON; absent: it is not there."),
  after: z.string().describe("Its value in the second."),
});

const causesSchema = z
  .strictObject({
    plan: z
      .enum(["same", "words", "different"])
      .describe("Whether the plan differs; words: of what may be published only words do, which no number rests on."),
    version: z.enum(["same", "different"]).describe("Whether different versions of the tool wrote them."),
    data: z
      .enum(["same", "different", "nothing-differs", "not-known"])
      .describe(
        "Whether the data differs: by HMAC or rows; or since the same plan and version give other numbers; nothing-differs: they give the same ones.",
      ),
  })
  .describe("What can have changed the result.");

const layerSchema = z.strictObject({
  layer: z.enum(["evidence", "signal", "equivalence", "adequacy"]).describe("Layer of the verdict."),
  before: z.string().describe("Its value in the first audit; withheld where it is not published."),
  after: z.string().describe("Its value in the second."),
});

const estimateSchema = z.strictObject({
  value: z.number().describe("The number."),
  lower: z.number().nullable().describe("Lower bound of its interval; null: unbounded or none."),
  upper: z.number().nullable().describe("Upper bound; null: unbounded or none."),
  level: z.number().nullable().describe("Confidence level of its interval, a share; null: none."),
});

const countsSchema = z.strictObject({
  n: z.number().describe("Units of the group."),
  flagged: z.number().describe("Flagged units of the group."),
});

/** Why the evidence about a group is another one. */
export const REASONS = [
  "unchanged",
  "same-counts",
  "definition",
  "size",
  "effect",
  "either",
  "only-together",
  "not-by-this-test",
  "not-testable",
  "not-estimable",
  "not-known",
] as const;

const groupSchema = z.discriminatedUnion("state", [
  z.strictObject({
    state: z.literal("compared").describe("Both audits show the group."),
    group: z.string().describe("Name of the group."),
    counts: z
      .strictObject({ before: countsSchema, after: countsSchema })
      .nullable()
      .describe("Counts on both sides; null where they count different things."),
    ratio: z
      .strictObject({ before: estimateSchema, after: estimateSchema })
      .nullable()
      .describe("Share flagged over that of the others; null where one side has none."),
    evidence: z
      .strictObject({
        before: z.string().describe("Evidence in the first audit."),
        after: z.string().describe("Evidence in the second."),
      })
      .nullable()
      .describe("Evidence about the group; null where one side does not publish it."),
    reason: z
      .enum(REASONS)
      .describe(
        "Why the evidence changed: the old ratio at the new size, and the new ratio at the old size, each through the same test; same-counts: only plan or version did; definition: the numbers count different things; not-testable: one side could not test the group; not-known: one side does not publish it.",
      ),
  }),
  z.strictObject({
    state: z.literal("not-compared").describe("The group is not told on either side."),
    group: z.string().describe("Name of the group."),
    reason: z
      .enum(["hidden", "small-difference", "with-another", "only-before", "only-after"])
      .describe(
        "hidden: on one side or both; small-difference: the difference would be a small count; with-another: else another group would follow from the sums; only-before, only-after: one audit has it.",
      ),
  }),
]);

const hypothesisSchema = z.strictObject({
  hypothesis: z.enum(["hypothesis1", "hypothesis2"]).describe("Which hypothesis."),
  tested: z
    .strictObject({
      before: z.boolean().describe("In the first audit."),
      after: z.boolean().describe("In the second."),
    })
    .describe("Whether the hypothesis was tested."),
  unit: z.enum(["sponsors", "migrants", "cases"]).nullable().describe("What is counted; null where it differs."),
  sameDefinition: z.boolean().describe("Whether bands, unit, attribute and rules of the majority are the same."),
  verdict: z.array(layerSchema).describe("The four layers, never merged."),
  groups: z.array(groupSchema).describe("Groups of either audit."),
});

/** Schema of a released comparison.json. It is strict: a field that it does not name cannot be released unnoticed. */
export const comparisonSchema = z
  .strictObject({
    $schema: z.literal(COMPARISON_SCHEMA_ID).describe("Names this format."),
    schemaVersion: z.literal("1.0.0").describe("Version of this format: additive = minor, redefined = major."),
    toolkit: toolkitSchema.describe("Tool that compared."),
    synthetic: z.boolean().describe("True when the data of either audit is made up."),
    protectedAttribute: z
      .strictObject({ nl: z.string().describe("In Dutch."), en: z.string().describe("In English.") })
      .describe("Word for the audited attribute, of the second audit."),
    before: sideSchema.describe("The first audit."),
    after: sideSchema.describe("The second audit."),
    causes: causesSchema,
    plan: z
      .strictObject({
        total: z.number().describe("Settings that differ."),
        fields: z.array(fieldSchema).describe("Settings that differ, at most 200."),
      })
      .describe("Published settings that differ."),
    changedNumbers: z
      .array(
        z.strictObject({
          version: z.string().describe("Version of the tool."),
          changes: z.array(z.string()).describe("What its changelog says, in English."),
        }),
      )
      .describe("Numbers that changed between the versions of the tool."),
    hypotheses: z.array(hypothesisSchema).describe("Both hypotheses."),
    score: z
      .strictObject({ before: estimateSchema, after: estimateSchema })
      .nullable()
      .describe("Area under the curve on all known outcomes; null where scoreReason says why not."),
    scoreReason: z
      .enum(["not-shown", "small-difference"])
      .nullable()
      .describe("Why the areas are not told: one side shows none, or the known outcomes differ by a few units."),
    retention: publishedRetentionSchema.nullable().describe("Retention of the second audit; null where it sets none."),
    disclosure: z
      .strictObject({
        threshold: z.number().describe("Least number of people behind a number or a difference: the larger of both."),
        units: z.number().describe("Least number of sponsors: the larger of both."),
        notCompared: z.number().describe("Groups that are not told."),
      })
      .describe("How the comparison protects people and sponsors."),
  })
  .describe("Two audits beside each other.");

/** Two audits beside each other, as it may be written, printed and sent. */
export type PublishedComparison = Omit<z.output<typeof comparisonSchema>, "$schema">;
export type ComparedHypothesis = PublishedComparison["hypotheses"][number];
export type ComparedGroup = Extract<ComparedHypothesis["groups"][number], { readonly state: "compared" }>;
export type ComparedEstimate = z.output<typeof estimateSchema>;

/** JSON Schema (2020-12) of a released comparison.json. */
export function comparisonJsonSchema(): object {
  return { $id: COMPARISON_SCHEMA_ID, ...z.toJSONSchema(comparisonSchema) };
}
