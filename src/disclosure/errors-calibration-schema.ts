import { z } from "zod";
import { outcomeSetFields } from "./errors-schema.js";
import { estimateSchema, notEstimableSchema, pointSchema, published, scoredUnitSchema } from "./schema-parts.js";
import { scoreNotEstimableSchema } from "./score-schema.js";

const brierSchema = z
  .strictObject({
    score: estimateSchema.describe("Mean squared distance of prediction and outcome."),
    uncertainty: z.number().describe("What one share for everyone would give."),
  })
  .meta({ id: "BrierOfSet", description: "Brier score of one set of outcomes." });

const partsSchema = z
  .strictObject({
    reliability: z.number().describe("Squared distance of predicted from observed shares, over bins."),
    resolution: z.number().describe("Spread of the observed shares over bins."),
    uncertainty: z.number().describe("Variance of the outcomes."),
    withinBins: z.number().describe("What predictions that differ within bins add."),
    calibrationError: z.number().describe("Mean absolute distance of predicted from observed shares, over bins."),
  })
  .meta({ id: "BrierParts", description: "Brier score: reliability - resolution + uncertainty + withinBins." });

const numberFields = {
  meanPredicted: published(pointSchema).describe("Mean of the predicted shares."),
  observed: published(estimateSchema).describe("Share with a violation."),
  inTheLarge: published(estimateSchema).describe("Log odds missing on average, with the slope held at 1."),
  intercept: published(estimateSchema).describe("Calibration intercept."),
  slope: published(estimateSchema).describe("Calibration slope."),
  brier: published(z.union([brierSchema, notEstimableSchema])).describe("Brier score."),
};

const pointsSchema = z
  .array(
    z.strictObject({
      from: z.number().describe("Lowest score of the bin."),
      meanScore: z.number().describe("Mean score of the bin."),
      units: z.number().describe("Units with a known outcome."),
      observed: estimateSchema.describe("Share with a violation."),
    }),
  )
  .describe("Points from low scores to high ones.");

const reliabilitySchema = z.strictObject({
  points: pointsSchema,
  parts: partsSchema.nullable().describe("Parts of the Brier score; null where the score is no probability."),
});

export const calibrationSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimated").describe("The question was answered."),
      unit: scoredUnitSchema.describe("What is counted."),
      probability: z
        .strictObject({
          zero: z.number().describe("Score that means never."),
          one: z.number().describe("Score that means always."),
        })
        .nullable()
        .describe("How a score is read as a probability; null where it is not."),
      sets: z
        .array(
          z.strictObject({
            ...outcomeSetFields,
            numbers: z
              .strictObject(numberFields)
              .nullable()
              .describe("Calibration; null where the score is no probability."),
            reliability: published(reliabilitySchema).describe("Observed shares by score."),
          }),
        )
        .describe("Sets of known outcomes; a random sample comes first."),
      groups: z
        .array(z.strictObject({ group: z.string().describe("Level of the protected attribute."), ...numberFields }))
        .describe("Calibration of each group, over all known outcomes."),
    }),
    scoreNotEstimableSchema,
  ])
  .meta({ id: "Calibration", description: "Whether the score can be read as the share that has a violation." });
