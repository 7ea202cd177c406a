import { z } from "zod";
import { modelSchema } from "../plan/models-schema.js";
import { estimateSchema, maybeTestSchema, pointSchema, published, scoredUnitSchema } from "./schema-parts.js";
import { scoreSetNameSchema } from "./score-schema.js";

/** Further models as a release names them: without names of columns and texts of the data. */
export const publishedModelsSchema = z
  .array(modelSchema.pick({ name: true, label: true }))
  .describe("Further models that the audited one is compared with, without names of columns.");

const areasSchema = z
  .strictObject({
    provenance: scoreSetNameSchema.describe("How the outcomes came to be known."),
    rankedBy: z.enum(["score", "band"]).describe("What the other model is ranked by."),
    outcomes: z.string().describe("Id of the table of outcomes of units that both models rank."),
    overClusters: z
      .boolean()
      .describe("Whether intervals and test hold when units of one cluster are alike; false: no clusters are known."),
    audited: published(estimateSchema).describe("Area of the audited model on these units."),
    other: published(estimateSchema).describe("Area of the other model on the same units."),
    difference: published(estimateSchema).describe("Audited minus other, paired."),
    test: published(maybeTestSchema).describe("Test that both areas are equal."),
  })
  .meta({ id: "ModelAreas", description: "Areas of two models on the same units." });

const agreementSchema = z
  .strictObject({
    bands: z.string().describe("Id of the table band x band of the other model."),
    flags: z.string().describe("Id of the table flagged x flagged by the other model."),
    bandKappa: published(estimateSchema).describe("Cohen's kappa of the bands."),
    flagKappa: published(estimateSchema).describe("Cohen's kappa of the flags."),
  })
  .meta({ id: "ModelAgreement", description: "Agreement of two models beyond chance." });

const errorsSchema = z
  .strictObject({
    provenance: scoreSetNameSchema.describe("How the outcomes came to be known."),
    table: z.string().describe("Id of the table right or wrong x right or wrong by the other model."),
    auditedWrong: published(estimateSchema).describe("Share that the audited model flags wrongly or misses."),
    otherWrong: published(estimateSchema).describe("Share that the other model flags wrongly or misses."),
    exact: published(maybeTestSchema).describe("McNemar's exact test that both err as often."),
    midP: published(pointSchema).describe("The same test with mid-p."),
  })
  .meta({ id: "ModelErrors", description: "Errors of two models on the same units." });

export const modelComparisonSchema = z
  .strictObject({
    name: z.string().describe("Name of the other model in the plan."),
    unit: scoredUnitSchema.describe("What is scored."),
    areas: areasSchema.nullable().describe("Null where one of the models ranks no unit."),
    agreement: agreementSchema.nullable().describe("Null where one of the models has no bands."),
    errors: errorsSchema.nullable().describe("Null where there are no bands or no known outcomes."),
  })
  .meta({ id: "ModelComparison", description: "The audited model beside a further one of the plan." });
