import { z } from "zod";
import { nonEmpty } from "./data-schema.js";

const labelSchema = z
  .strictObject({
    nl: nonEmpty.describe("Dutch words, as they stand in the report."),
    en: nonEmpty.describe("English words, as they stand in the report."),
  })
  .describe("Name in reports.");

const doubtfulIndicatorSchema = z
  .strictObject({
    label: labelSchema,
    column: nonEmpty.describe("Column of the indicator: one of data.sponsors.columns.indicators, each once."),
    inDoubt: z
      .array(z.string())
      .min(1)
      .describe(
        "Codes that may be wrong, each once. The instruction of the old model says: when in doubt whether the premises fit, enter J; then J is in doubt.",
      ),
    points: z
      .number()
      .optional()
      .describe("Points that the score changes by when the code is the other one. Either this or logOdds."),
    logOdds: z
      .number()
      .optional()
      .describe(
        "Change of the log odds when the code is the other one, for a score that is scoreTop / (1 + e^-x). Either this or points.",
      ),
  })
  .describe("An indicator with codes that are in doubt, and what the other code would do to the score.");

const policyDateSchema = z
  .strictObject({
    date: z.iso
      .date()
      .describe("First day of the new situation (YYYY-MM-DD); dates increase. Needs columns.predictedOn."),
    label: labelSchema,
  })
  .describe("A date at which a policy or the way of recording changed.");

const stabilityFields = z.strictObject({
  scoreStep: z
    .number()
    .gt(0)
    .optional()
    .describe(
      "Step in which thresholds are moved, and to which a recoded score is rounded (half up). Absent: thresholds move by 1, or by 0.01 where scoreRange is at most 1 wide, and a recoded score is not rounded.",
    ),
  largestShift: z.int().min(1).max(50).default(10).describe("Steps that a threshold is moved up and down."),
  bandShares: z
    .array(z.number().gt(0).lt(1))
    .optional()
    .describe(
      "Says that bands are made by ranks: the share of units in each band, from low to high, one a band, 1 in all. Needs columns.score. Absent: bands are cut at fixed thresholds or registered.",
    ),
  scoreTop: z.number().gt(0).default(100).describe("Score that stands for a chance of 1, for indicators with logOdds."),
  indicators: z
    .array(doubtfulIndicatorSchema)
    .max(6)
    .default([])
    .describe(
      "Indicators with codes in doubt. For the sponsors form, with bands that thresholds cut from the score. May be empty.",
    ),
  dates: z
    .array(policyDateSchema)
    .max(6)
    .default([])
    .describe("Dates at which figures before and after are compared. May be empty."),
  periods: z
    .enum(["year", "quarter", "month"])
    .default("year")
    .describe(
      "Periods of the calendar that are left out one at a time, by columns.predictedOn. Neighbours are joined until each is large enough to be published.",
    ),
});

/** How stable bands and figures are: shifted thresholds, codes in doubt, dates and periods. */
export const stabilitySchema = stabilityFields.prefault({}).describe("How stable bands and figures are.");

/** The same in a release: without names of columns. */
export const publishedStabilitySchema = stabilityFields
  .extend({
    indicators: z
      .array(doubtfulIndicatorSchema.omit({ column: true }))
      .describe("Indicators with codes in doubt, without names of columns."),
    // A strict reader of JSON Schema knows no format of dates.
    dates: z
      .array(policyDateSchema.extend({ date: z.string().describe("First day of the new situation (YYYY-MM-DD).") }))
      .describe("Dates at which figures before and after are compared."),
  })
  .describe("How stable bands and figures are.");

/** Stability section of a released plan. */
export type PublishedStabilityPlan = z.output<typeof publishedStabilitySchema>;
