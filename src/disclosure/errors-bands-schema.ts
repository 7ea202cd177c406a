import { z } from "zod";
import { outcomeSetFields } from "./errors-schema.js";
import { estimateSchema, maybeTestSchema, provenanceSchema, published, scoredUnitSchema } from "./schema-parts.js";
import { scoreNotEstimableSchema } from "./score-schema.js";

const bandName = z.string().describe("The band.");

const bandsOnSetSchema = z
  .strictObject({
    ...outcomeSetFields,
    known: z.string().describe("Id of the table of units with a known outcome by band."),
    outcomes: z.string().describe("Id of the table of outcomes by band."),
    bands: z
      .array(
        z.strictObject({
          band: bandName,
          violationRate: published(estimateSchema).describe("Share with a violation in the band."),
        }),
      )
      .describe("Bands from low to high."),
    steps: z
      .array(
        z.strictObject({
          lower: z.string().describe("The lower band."),
          higher: z.string().describe("The band above it."),
          difference: published(estimateSchema).describe("Violation rate of the higher band less that of the lower."),
        }),
      )
      .describe("Each band against the one below it."),
    trend: published(estimateSchema).describe("Change of the violation rate per band."),
    test: published(maybeTestSchema).describe("Cochran-Armitage test of a trend."),
  })
  .meta({ id: "BandsOnSet", description: "Violations by band on one set of outcomes." });

export const bandsOrderedSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimated").describe("The question was answered."),
      unit: scoredUnitSchema.describe("What is counted."),
      alpha: z.number().describe("Error rate of the test."),
      sets: z.array(bandsOnSetSchema).describe("Sets of known outcomes; a random sample comes first."),
      coverage: z
        .array(
          z.strictObject({
            provenance: provenanceSchema.describe("How the outcomes came to be known."),
            bands: z
              .array(
                z.strictObject({
                  band: bandName,
                  anyOutcome: z.boolean().describe("Whether any outcome of the band is known in this way."),
                }),
              )
              .describe("Bands from low to high."),
          }),
        )
        .describe("Which bands have known outcomes at all."),
    }),
    scoreNotEstimableSchema,
  ])
  .meta({ id: "BandsOrdered", description: "Whether higher bands hold more violations." });
