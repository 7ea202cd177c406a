import { z } from "zod";
import { adequacySchema } from "./hypothesis-schema.js";
import { ranged } from "./ranges-schema.js";
import {
  estimateSchema,
  maybeTestSchema,
  provenanceSchema,
  published,
  scoredUnitSchema,
  unavailableReasonSchema,
  unitSchema,
} from "./schema-parts.js";

export const scoreNotEstimableSchema = z
  .strictObject({
    kind: z.literal("not-estimable").describe("The data cannot answer this question."),
    reason: unavailableReasonSchema.describe("What the data lacks."),
  })
  .meta({ id: "QuestionNotEstimable", description: "A question that the data cannot answer." });

const baselineSchema = z.strictObject({
  baseline: z.number().describe("Constant that the AUC is compared with."),
  test: published(maybeTestSchema).describe("Test of the AUC against the constant."),
  position: published(z.enum(["above", "below", "not-distinguishable", "not-estimable"])).describe(
    "Whether the interval of the AUC excludes the constant.",
  ),
});

export const scoreSetNameSchema = z.enum([...provenanceSchema.options, "all-known", "all-known-and-never-inspected"]);

const scoreSetSchema = z
  .strictObject({
    provenance: scoreSetNameSchema.describe("How the outcomes came to be known."),
    restsOnUntestedAssumption: z.boolean().describe("True when never-inspected units count as compliant."),
    outcomes: z.string().describe("Id of the table of outcomes."),
    scoreClasses: z.string().describe("Id of the table of score classes behind the ROC curve."),
    auc: published(estimateSchema).describe("Area under the ROC curve."),
    baselines: z.array(baselineSchema).describe("Comparisons with constants."),
  })
  .meta({ id: "ScoreOnOutcomes", description: "The score on one set of known outcomes." });

export const scoreSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimated").describe("The question was answered."),
      unit: scoredUnitSchema.describe("What is scored."),
      sets: z.array(scoreSetSchema).describe("Sets of known outcomes; the headline's set comes first."),
      adequacy: adequacySchema.describe("Whether the outcomes suffice for a claim."),
    }),
    scoreNotEstimableSchema,
  ])
  .meta({ id: "Score", description: "How well the score tells violations from no violation." });

export const selectionSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimated").describe("The question was answered."),
      unit: unitSchema.describe("What is counted."),
      groupBySelected: z.string().describe("Id of the table group x selected."),
      groups: z
        .array(
          z.strictObject({
            group: z.string().describe("Level of the protected attribute."),
            selectedShare: published(estimateSchema).describe("Share selected in the group."),
            ratio: published(estimateSchema).describe("Share of the group over share of the others."),
            ratioToReference: published(estimateSchema).nullable().describe("Ratio to the reference group."),
            overRounding: z
              .strictObject({
                share: ranged.describe("Share selected in the group."),
                ratio: ranged.describe("Share of the group over share of the others."),
              })
              .nullable()
              .describe("What the rounding of the source leaves open; null where the counts are exact."),
          }),
        )
        .describe("Selection in each group."),
    }),
    scoreNotEstimableSchema,
  ])
  .meta({ id: "Selection", description: "The human step after the proposal, per group." });
