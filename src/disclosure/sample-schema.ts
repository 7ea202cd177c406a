import { z } from "zod";
import { samplingSchema } from "../plan/sampling-schema.js";
import { planSchema } from "../plan/schema.js";
import { tableSchema } from "./audit-schema.js";
import { published, scoredUnitSchema, toolkitSchema } from "./schema-parts.js";

const { shape: samplingFields } = samplingSchema.unwrap();

/** Identifier of the JSON Schema of sample.json, which every released sample.json names. */
export const SAMPLE_SCHEMA_ID = "urn:toetssteen:schema:sample:1";

const noneSchema = z
  .strictObject({
    kind: z.literal("not-estimable").describe("Marks a number that does not exist. It is not zero."),
    reason: z
      .enum([
        "selected-by-score-alone",
        "zero-inclusion-probability",
        "one-unit-in-stratum",
        "no-units",
        "outcomes-missing",
        "one-class-only",
        "too-few-outcomes",
        "no-variation",
        "no-score-column",
        "units-without-score",
        "nobody-never-inspected",
        "nobody-selected",
        "zero-reference",
      ])
      .describe("Why the number does not exist."),
  })
  .meta({ id: "SampleNotEstimable", description: "A number of the sample that does not exist, with the reason." });

const intervalSchema = z
  .strictObject({
    lower: z.number().describe("Lower bound."),
    upper: z.union([z.number(), z.literal("unbounded")]).describe("Upper bound, or unbounded."),
    level: z.number().describe("Confidence level, a share."),
  })
  .meta({ id: "SampleInterval", description: "Confidence interval by design." });

const shareSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimate").describe("Marks an estimate."),
      value: z.number().describe("Share of violations, weighted by design."),
      horvitzThompson: z.number().describe("Horvitz-Thompson total over the known number of units."),
      standardError: z.number().describe("Standard error of the share."),
      interval: intervalSchema.describe("Interval of the share."),
      method: z.enum(["wilson-effective", "korn-graubard", "census"]).describe("Method of the interval."),
    }),
    z.strictObject({
      kind: z.literal("bounds").describe("Outcomes are missing: two bounds in the place of an estimate."),
      lowest: z.number().describe("Share if none of the missing outcomes is a violation."),
      highest: z.number().describe("Share if all of them are."),
      interval: intervalSchema.describe("Interval around both."),
    }),
    noneSchema,
  ])
  .meta({ id: "SampleShare", description: "A share of violations in the population or a part of it, by design." });

const areaSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimate").describe("Marks an estimate."),
      value: z.number().describe("Area under the ROC curve."),
      interval: z.union([intervalSchema, noneSchema]).describe("Interval of the area, or why there is none."),
    }),
    noneSchema,
  ])
  .meta({ id: "SampleArea", description: "An area under the ROC curve, or why there is none." });

const partSchema = z
  .strictObject({
    name: z.string().describe("The band, or the majority group."),
    share: published(shareSchema).describe("Its share of violations."),
  })
  .meta({ id: "SamplePart", description: "A part of the population." });

const limitSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("estimate").describe("Marks an estimate."),
    value: z.number().describe("One-sided upper limit of the share of violations among the never-inspected."),
  }),
  noneSchema,
]);

const assumptionSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimated").describe("The question was answered."),
      inspected: published(z.number()).describe("Inspected units that had never been inspected before."),
      violations: published(z.number()).describe("Violations among them."),
      share: published(shareSchema).describe("Share of violations among the never-inspected."),
      outcome: published(z.enum(["refuted", "not-refuted"])).describe("Whether a single violation was found."),
      upperLimit: published(limitSchema).describe("How large a share of violations the sample still allows."),
      limitIsCautious: z
        .boolean()
        .describe("True: the limit is that of one violation less than the threshold; the number itself is hidden."),
      level: z.number().describe("Level of the limit."),
    }),
    noneSchema,
  ])
  .meta({ id: "AssumptionOnSample", description: "What the sample says of the assumption that nobody tested." });

const claimSchema = z
  .strictObject({
    claim: z
      .discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("auc-above").describe("The area under the ROC curve lies above a constant."),
          baseline: z.number().describe("The constant."),
        }),
        z.strictObject({
          kind: z.literal("bands-ordered").describe("A band holds a larger share of violations than the one below it."),
          lower: z.string().describe("The lower band."),
          higher: z.string().describe("The higher band."),
        }),
      ])
      .describe("What is claimed."),
    supported: z.boolean().describe("Whether the data supports the claim without hidden violations."),
    failsAt: z.number().nullable().describe("Share of hidden violations at which it fails; null: none that was tried."),
    highestShare: z.number().describe("Largest share that was tried."),
  })
  .meta({ id: "ClaimOnSample", description: "A claim of the audit that the limit of the sample is held against." });

const comparisonSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimated").describe("The question was answered."),
      selected: published(shareSchema).describe("Share of violations among units that the model selects."),
      random: published(shareSchema).describe("Share of violations among all units."),
      ratio: published(
        z.discriminatedUnion("kind", [
          z.strictObject({
            kind: z.literal("estimate").describe("Marks an estimate."),
            value: z.number().describe("The ratio."),
            interval: intervalSchema.describe("Its interval."),
          }),
          noneSchema,
        ]),
      ).describe("The first over the second."),
    }),
    noneSchema,
  ])
  .meta({ id: "SelectedAgainstRandom", description: "Units that the model selects beside all units." });

const count = z.number();

/** Schema of a released sample.json, field by field and strict. */
export const sampleReleaseSchema = z
  .strictObject({
    $schema: z.literal(SAMPLE_SCHEMA_ID).describe("Names this format."),
    schemaVersion: z.literal("2.0.0").describe("Version of this format: additive = minor, redefined = major."),
    kind: z.literal("sample").describe("What this file is."),
    toolkit: toolkitSchema.describe("Tool that wrote the result."),
    planHash: z.string().describe("SHA-256 of the plan in canonical form."),
    unit: scoredUnitSchema.describe("What is counted."),
    plan: planSchema
      .pick({
        title: true,
        synthetic: true,
        model: true,
        period: true,
        dataOwner: true,
        purpose: true,
        legalBasis: true,
        protectedAttribute: true,
        languages: true,
      })
      .extend({
        allocation: samplingFields.allocation,
        modelSelected: samplingFields.modelSelected,
        signal: samplingFields.signal,
        missingOutcomes: samplingFields.missingOutcomes,
        level: samplingFields.level,
        bandsLeftOut: z.array(z.string()).describe("Bands without a chance to be drawn."),
      })
      .describe("The plan, without seed, paths and names of columns."),
    design: z
      .strictObject({
        population: count.describe("Units in the population."),
        drawn: count.describe("Units drawn at random."),
        selected: count.describe("Units that the model selected."),
        drawnAndSelected: count.describe("Units that are both."),
        signal: count.describe("Units whose outcome is known because of a signal."),
        listed: count.describe("Rows of the worklist."),
        missing: published(count).describe("Rows that came back without an outcome."),
        strata: count.describe("Strata of the draw."),
      })
      .describe("Numbers of the design; they say nothing of outcomes."),
    tables: z.array(tableSchema).describe("Every published count."),
    overall: published(shareSchema).describe("Share of violations in the population."),
    bands: z.array(partSchema).describe("By band, from low to high."),
    groups: z.array(partSchema).describe("By majority group, for groups that pass the gate."),
    assumption: assumptionSchema.describe("The assumption that never-inspected units comply."),
    claims: z.array(published(claimSchema)).describe("Claims of the audit that rest on it."),
    comparison: comparisonSchema.describe("Random beside model-selected."),
    areas: z
      .strictObject({
        weighted: published(areaSchema).describe("Inspected units weighted by one over their probability."),
        imputed: published(areaSchema).describe("After Begg and Greenes."),
        randomAlone: published(areaSchema).describe("The random draw by itself."),
        selectedAlone: published(areaSchema).describe("Not corrected: units that the model selected."),
      })
      .describe("Areas under the ROC curve."),
    disclosure: z
      .strictObject({
        threshold: z.number().describe("Least number of people behind a published number."),
        units: z.number().describe("Least number of units behind a published number."),
        largestShare: z.number().describe("Largest share that one unit may hold."),
        reason: z.string().nullable().describe("Why nothing needs protection; null where the rules hold."),
        suppressedCells: z.number().describe("Cells that are suppressed."),
        withheldNumbers: z.number().describe("Numbers that are withheld or given as a class only."),
      })
      .describe("How the release protects people and units."),
  })
  .describe("Released result of a sample.");

/** JSON Schema (2020-12) of a released sample.json. */
export function sampleJsonSchema(): object {
  return { $id: SAMPLE_SCHEMA_ID, ...z.toJSONSchema(sampleReleaseSchema) };
}
