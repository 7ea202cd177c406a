import { z } from "zod";
import { notEstimableSchema, published, scoredUnitSchema } from "./schema-parts.js";
import { scoreNotEstimableSchema } from "./score-schema.js";

const areaSchema = z
  .strictObject({
    value: z.number().describe("Area under the ROC curve."),
    lower: z.number().describe("Lower bound of its interval."),
    upper: z.number().describe("Upper bound of its interval."),
  })
  .meta({ id: "AssumedArea", description: "Area if the hidden violations lay in one way." });

const areasAtShareSchema = z.strictObject({
  share: z.number().describe("Share of the never-inspected units that hides a violation, at most."),
  hidden: z.number().describe("That share in units."),
  inProportion: areaSchema.describe("Scenario: they lie everywhere alike."),
  byRank: areaSchema.describe("Scenario: the odds of one grow with the rank of the score."),
  bounds: z
    .strictObject({
      lowest: z.number().describe("Smallest area that any placement gives."),
      highest: z.number().describe("Largest area that any placement gives."),
      lower: z.number().describe("Lower end of the interval that also holds sampling error."),
      upper: z.number().describe("Upper end of that interval."),
    })
    .describe("Bounds over every placement."),
});

const failsAtSchema = z
  .strictObject({
    share: z.number().describe("Share of the never-inspected units."),
    hidden: z.number().describe("That share in units."),
  })
  .nullable()
  .describe("Fewest hidden violations at which the claim fails; null where it holds over the whole range.");

const breakingPointSchema = z.strictObject({
  claim: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("auc-above").describe("The area lies above a constant."),
        baseline: z.number().describe("The constant."),
      }),
      z.strictObject({
        kind: z.literal("bands-ordered").describe("A band holds a larger share of violations than the one below it."),
        lower: z.string().describe("The lower band."),
        higher: z.string().describe("The higher band."),
      }),
    ])
    .describe("What is claimed."),
  estimateHolds: z.boolean().describe("Whether the estimate supports the claim without hidden violations."),
  intervalHolds: z.boolean().describe("Whether the interval supports it without hidden violations."),
  estimateFails: failsAtSchema,
  intervalFails: failsAtSchema,
});

export const assumptionSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimated").describe("The question was answered."),
      unit: scoredUnitSchema.describe("What is scored."),
      outcomes: z.string().describe("Id of the table of known outcomes and never-inspected units."),
      highestShare: z.number().describe("Largest share of hidden violations that was looked at."),
      oddsRatio: z.number().describe("Odds ratio of the scenario by rank."),
      areas: published(z.union([z.array(areasAtShareSchema), notEstimableSchema])).describe(
        "Area under the ROC curve by share of hidden violations.",
      ),
      breakingPoints: z
        .array(published(breakingPointSchema))
        .describe("Claims that rest on the assumption, and when they fail."),
    }),
    scoreNotEstimableSchema,
  ])
  .meta({ id: "Assumption", description: "What rests on the untested assumption." });
