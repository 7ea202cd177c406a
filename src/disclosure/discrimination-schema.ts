import { z } from "zod";
import { plannedPeriodsSchema, scoreFieldsSchema } from "../plan/score-schema.js";
import {
  estimateSchema,
  intervalSchema,
  maybeTestSchema,
  notEstimableSchema,
  published,
  scoredUnitSchema,
} from "./schema-parts.js";
import { scoreNotEstimableSchema, scoreSetNameSchema } from "./score-schema.js";

/** The score section of the plan; a date is text, since a format means nothing to a strict reader of JSON Schema. */
export const publishedScorePlanSchema = scoreFieldsSchema
  .extend({
    periods: plannedPeriodsSchema
      .extend({
        cuts: z
          .array(z.string())
          .optional()
          .describe("Days (YYYY-MM-DD) on which a period starts, the first left out."),
      })
      .optional()
      .describe("Periods that the score is also looked at in."),
  })
  .describe("How well the score tells violations from no violation.");

const boundsSchema = z.union([intervalSchema, notEstimableSchema]);
const counts = {
  violations: z.number().describe("Units with a violation."),
  none: z.number().describe("Units without a violation."),
};

const figureSchema = z
  .strictObject({
    auc: z.number().describe("The figure, read as an area under the ROC curve."),
    source: z.string().nullable().describe("Where the figure comes from, if the plan says it."),
    counts: z.strictObject(counts).nullable().describe("Units that it was measured on; null where nobody says."),
    interval: boundsSchema.nullable().describe("Hanley-McNeil interval at those counts; null without them."),
    ifCounts: z
      .array(z.strictObject({ ...counts, interval: boundsSchema.describe("Interval that the figure would have.") }))
      .describe("The interval at counts that the figure may rest on; empty where its own are known."),
    needed: z
      .array(
        z.strictObject({
          criticalVariance: z
            .enum(["alternative", "null"])
            .describe("Variance behind the critical value: at the figure, or at 0.5."),
          ...counts,
        }),
      )
      .describe("Fewest units that tell such an area from 0.5 at the planned power."),
  })
  .meta({ id: "BaselineFigure", description: "A figure that was reported for an earlier model." });

const clusteredSchema = z.strictObject({
  clusters: z.number().describe("Clusters with a known outcome."),
  auc: estimateSchema.describe("The area with the interval of Obuchowski."),
  bootstrap: estimateSchema.describe("The area by resampling of whole clusters."),
});

const yieldSchema = z
  .strictObject({
    share: z.number().describe("Share of the units that is inspected."),
    capacity: z
      .number()
      .nullable()
      .describe("Inspections a year that the share stands for; null: the tool's own share."),
    inspected: z.number().describe("Units inspected, of those with a known outcome."),
    found: z.number().describe("Violations among them; units tied at the cut are taken in random order."),
    tiedAtCut: z.number().describe("Units at the cut of which only some are inspected."),
    yield: estimateSchema.describe("Violations found an inspection."),
    reached: estimateSchema.describe("Share of all violations that is found."),
    lift: estimateSchema.describe("Yield over the yield of inspecting in random order."),
  })
  .meta({ id: "ScoreYield", description: "What inspecting a share of the units by the score finds." });

const bandPointSchema = z
  .strictObject({
    falsePositiveRate: z.number().describe("Share of false alarms."),
    truePositiveRate: z.number().describe("Share of violations found."),
    lower: z.number().describe("Lower end of the pointwise band."),
    upper: z.number().describe("Upper end of the pointwise band."),
  })
  .meta({ id: "RocBandPoint", description: "A point of the ROC curve with its band." });

const inUseSchema = z
  .strictObject({
    provenance: scoreSetNameSchema.describe("How the outcomes came to be known."),
    restsOnUntestedAssumption: z.boolean().describe("True when never-inspected units count as compliant."),
    outcomes: z.string().describe("Id of the table of outcomes."),
    scoreClasses: z.string().describe("Id of the table of score classes that the curves are made of."),
    bootstrap: published(estimateSchema).describe("The area by resampling of units."),
    clustered: published(z.union([clusteredSchema, notEstimableSchema]))
      .nullable()
      .describe("The area over clusters; null where the source names none."),
    againstFigures: z
      .array(
        z.strictObject({
          baseline: z.number().describe("The figure."),
          difference: published(estimateSchema).describe("Area minus figure, on separate units."),
          test: published(maybeTestSchema).describe("Test that both are equal."),
        }),
      )
      .describe("Comparisons with figures whose counts are known."),
    baseRate: published(estimateSchema).describe("Share of the units with a violation."),
    averagePrecision: published(estimateSchema).describe("Average precision."),
    yields: published(z.union([z.array(yieldSchema), notEstimableSchema])).describe("Yield at several shares."),
    rocBand: published(z.union([z.array(bandPointSchema), notEstimableSchema])).describe("Band around the ROC curve."),
  })
  .meta({ id: "ScoreInUse", description: "The score on one set of outcomes, as something to inspect by." });

const changeSchema = z
  .strictObject({
    difference: published(estimateSchema).describe("Later minus earlier, or out of sample minus in sample."),
    test: published(maybeTestSchema).describe("Test that both areas are equal."),
  })
  .meta({ id: "AreaChange", description: "A difference of two areas on separate units." });

const periodsSchema = z
  .strictObject({
    provenance: scoreSetNameSchema.describe("How the outcomes came to be known."),
    cutBy: z.enum(["dates", "column"]).describe("Whether dates or a column make the periods."),
    outcomes: z.string().describe("Id of the table period x outcome."),
    periods: z
      .array(
        z.strictObject({
          period: z.string().describe("Row of the table of outcomes."),
          starts: z.string().nullable().describe("First day, where a date cuts it from the one before."),
          developedOn: z.boolean().describe("True when the model was developed on it."),
          auc: published(estimateSchema).describe("Area in the period."),
        }),
      )
      .describe("Periods in order."),
    change: changeSchema.describe("Last period minus first."),
    development: z
      .strictObject({
        inSample: published(estimateSchema).describe("Area over the periods that the model was developed on."),
        outOfSample: published(estimateSchema).describe("Area over all other periods."),
        change: changeSchema.describe("Out of sample minus in sample."),
      })
      .nullable()
      .describe("Null where the plan does not say which periods the model was developed on."),
  })
  .meta({ id: "ScorePeriods", description: "The score period by period." });

export const discriminationSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimated").describe("The question was answered."),
      unit: scoredUnitSchema.describe("What is scored."),
      scored: z.number().describe("Scored units, of known outcome or not."),
      figures: z.array(figureSchema).describe("Figures of the plan other than 0.5."),
      sets: z.array(inUseSchema).describe("In the order of the score's sets."),
      periods: periodsSchema.nullable().describe("Null where the plan names no periods."),
    }),
    scoreNotEstimableSchema,
  ])
  .meta({ id: "Discrimination", description: "Beside the area: figures, yield, precision and periods." });
