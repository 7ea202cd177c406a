import { z } from "zod";
import { nonEmpty } from "./data-schema.js";

const openShare = z.number().gt(0).lt(1);

const figureSchema = z
  .strictObject({
    auc: openShare.describe("The figure, read as an area under the ROC curve."),
    violations: z
      .int()
      .min(1)
      .optional()
      .describe("Units with a violation that the figure was measured on. Stands together with `none`, or not at all."),
    none: z.int().min(1).optional().describe("Units without a violation that it was measured on."),
    source: nonEmpty.optional().describe("Where the figure comes from. Printed."),
  })
  .describe("A figure that was reported for an earlier model.");

export const plannedPeriodsSchema = z
  .strictObject({
    cuts: z
      .array(z.iso.date())
      .min(1)
      .optional()
      .describe(
        "Dates (YYYY-MM-DD), increasing, that cut columns.predictedOn into periods: a period starts on its date. For the sponsors form; excludes `order` and columns.period.",
      ),
    order: z
      .array(nonEmpty)
      .min(2)
      .optional()
      .describe("Texts of columns.period from the first period to the last, each once. Needs that column."),
    developedOn: z
      .array(z.int().min(1))
      .default([])
      .describe(
        "Periods that the model was developed on, by number from 1, each once and not all of them. All others are out of sample. Absent: nothing is said of it.",
      ),
  })
  .describe("Periods that the score is also looked at in. Exactly one of `cuts` and `order` is given.");

export const scoreFieldsSchema = z.strictObject({
  alpha: openShare.default(0.05).describe("Error rate of each test of the AUC."),
  baselines: z
    .array(z.union([openShare, figureSchema]))
    .default([0.5, 0.571])
    .describe(
      "Areas that the AUC is tested against, each once: a number, or a figure with the counts that it was measured on, which then has an interval of its own. 0.571 is read as an AUC: its source names no measure.",
    ),
  capacity: z
    .int()
    .min(1)
    .optional()
    .describe(
      "Inspections that can be carried out in a year. Absent: yield is shown for 1, 5, 10 and 20 % of the units.",
    ),
  periods: plannedPeriodsSchema.optional(),
  probability: z
    .strictObject({
      zero: z.number().describe("Score that means: never a violation."),
      one: z.number().describe("Score that means: always a violation. Higher than zero."),
    })
    .optional()
    .describe(
      "How a score is read as a probability; scoreRange is needed and must lie inside. Absent: a scoreRange of 0 to 1 or of 0 to 100 is read so, and any other score is no probability.",
    ),
});

export const scorePlanSchema = scoreFieldsSchema
  .prefault({})
  .describe("How well the score tells violations from no violation.");

export type PlannedBaseline = z.output<typeof scorePlanSchema>["baselines"][number];

/**
 * The area of a planned baseline, whether it stands as a number or as a figure with its counts.
 * @example baselineArea({ auc: 0.571 }) // 0.571
 */
export function baselineArea(baseline: PlannedBaseline): number {
  return typeof baseline === "number" ? baseline : baseline.auc;
}
