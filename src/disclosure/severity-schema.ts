import { z } from "zod";
import { outcomeSetFields } from "./errors-schema.js";
import { estimateSchema, maybeTestSchema, published, scoredUnitSchema } from "./schema-parts.js";

const orderedGradesSchema = z
  .strictObject({
    superiority: published(estimateSchema).describe(
      "Of two units from different bands: probability that the one in the higher band has the higher grade, ties half.",
    ),
    steps: z
      .array(
        z.strictObject({
          lower: z.string().describe("The lower band."),
          higher: z.string().describe("The band above it."),
          superiority: published(estimateSchema).describe("The same for these two bands."),
        }),
      )
      .describe("Each band against the one below it."),
    test: published(maybeTestSchema).describe("Jonckheere-Terpstra test over all bands."),
  })
  .meta({ id: "OrderedGrades", description: "Whether units in higher bands have higher grades." });

const gradedOnSetSchema = z
  .strictObject({
    ...outcomeSetFields,
    known: z.string().describe("Id of the table of units with a known outcome and grade by band."),
    outcomes: z.string().describe("Id of the table of units by band and grade."),
    bands: z
      .array(
        z.strictObject({
          band: z.string().describe("The band."),
          shares: z
            .array(
              z.strictObject({
                grade: z.string().describe("The grade."),
                share: published(estimateSchema).describe("Its share among the violations of the band."),
              }),
            )
            .describe("Grades from the least to the most."),
        }),
      )
      .describe("Bands from low to high; empty where the set only adds units without a violation."),
    all: orderedGradesSchema.describe("Over all units, no violation as the lowest grade."),
    violators: orderedGradesSchema
      .nullable()
      .describe("Over units with a violation only; null where the set only adds units without one."),
  })
  .meta({ id: "GradedOnSet", description: "Grades of violations by band on one set of outcomes." });

export const bandsByGradeSchema = z
  .array(
    z
      .strictObject({
        by: z
          .enum(["severity", "number"])
          .describe("What grades a violation: how serious it is, or how many there are."),
        unit: scoredUnitSchema.describe("What is counted."),
        alpha: z.number().describe("Error rate of the tests."),
        grades: z.array(z.string()).describe("Grades from the least to the most."),
        sets: z.array(gradedOnSetSchema).describe("Sets of known outcomes; a random sample comes first."),
      })
      .meta({ id: "GradedBands", description: "Whether higher bands hold more serious, or more, violations." }),
  )
  .describe("Severity and number of violations by band; empty where the plan names no such column.");
