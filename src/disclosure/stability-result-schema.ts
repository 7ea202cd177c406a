import { z } from "zod";
import { notEstimableSchema, scoredUnitSchema } from "./schema-parts.js";
import { scoreNotEstimableSchema } from "./score-schema.js";

/** A part that is shown whole, as "fewer than", or not at all. */
function part<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("shown").describe("The part is published."), value: value.describe("The part.") }),
    z.strictObject({
      kind: z.literal("class").describe("Only a class of the number is published."),
      relation: z.literal("below").describe("How the number relates to the bound."),
      bound: z.number().describe("Bound of the class."),
    }),
    z.strictObject({
      kind: z.literal("withheld").describe("The part is not published. Withheld is not zero."),
      reason: z.literal("below-threshold").describe("Why it is not published."),
    }),
  ]);
}

const rangedSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimate").describe("Marks an estimate."),
      value: z.number().describe("The estimate."),
      lower: z.number().describe("Lower bound of its interval."),
      upper: z.number().describe("Upper bound of its interval."),
    }),
    notEstimableSchema,
  ])
  .meta({ id: "StabilityFigure", description: "A number with its interval, or the reason why there is none." });

const bandsSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("thresholds").describe("Bands are cut at fixed thresholds."),
    bands: z
      .array(
        z.strictObject({
          band: z.string().describe("Band."),
          units: z.number().describe("Units in it."),
          share: rangedSchema.describe("Share of units in it, with the interval of its bootstrap."),
        }),
      )
      .describe("Bands from low to high."),
  }),
  z.strictObject({
    kind: z.literal("ranks").describe("Bands are made by ranks."),
    cuts: z
      .array(
        z.strictObject({
          lowerBand: z.string().describe("Band below the cut."),
          higherBand: z.string().describe("Band above the cut."),
          cut: z.number().describe("Lowest score above the cut."),
          lower: z.number().describe("Lower bound of the cut over draws of units."),
          upper: z.number().describe("Upper bound of the cut."),
          near: z.number().describe("Units with a score within these bounds."),
        }),
      )
      .describe("Cuts from low to high."),
    expectedChanges: z.number().describe("Units that another draw would put in another band, on average."),
  }),
]);

const shiftsSchema = z.strictObject({
  step: z.number().describe("Step in which thresholds are moved."),
  thresholds: z
    .array(
      z.strictObject({
        lowerBand: z.string().describe("Band below the threshold."),
        higherBand: z.string().describe("Band from the threshold on."),
        at: z.number().describe("The threshold."),
        moved: z
          .array(
            z.strictObject({
              at: z.number().describe("Where the threshold is moved to."),
              shift: z.number().describe("How far that is; below 0 units rise, above 0 they fall."),
              changes: z.number().describe("Units that change band."),
            }),
          )
          .describe("Places that it is moved to, ascending; those that would enclose too few units are left out."),
      }),
    )
    .describe("Thresholds from low to high."),
});

const changesSchema = z.strictObject({
  toHigher: z.number().describe("Units that rise when every code in doubt is another."),
  toLower: z.number().describe("Units that fall when every code in doubt is another."),
  byShare: z
    .array(
      z.strictObject({
        share: z.number().describe("Share of the codes in doubt that is another, drawn at random."),
        toHigher: z.number().describe("Units that then rise, on average."),
        toLower: z.number().describe("Units that then fall, on average."),
        lower: z.number().describe("Lower end of the range of all changes."),
        upper: z.number().describe("Upper end of that range."),
      }),
    )
    .describe("Changes by the share of wrong codes."),
});

const setName = z.enum(["random", "all-known"]).describe("Outcomes of a random sample, or all known ones.");

const figuresSchema = z
  .strictObject({
    units: z.number().describe("Units."),
    flagged: z.number().nullable().describe("Flagged units; null where there are no bands."),
    flaggedShare: rangedSchema.describe("Share flagged."),
    sets: z
      .array(
        z.strictObject({
          name: setName,
          violations: z.number().describe("Units with a violation."),
          none: z.number().describe("Units without one."),
          violationRate: rangedSchema.describe("Violations over known outcomes."),
          auc: rangedSchema.describe("Area under the ROC curve."),
        }),
      )
      .describe("Figures by set of outcomes."),
  })
  .meta({ id: "TimeFigures", description: "Figures of one stretch of time." });

const labelSchema = z.strictObject({
  nl: z.string().describe("Dutch words."),
  en: z.string().describe("English words."),
});

const timeSchema = z.strictObject({
  all: part(figuresSchema).describe("Figures of all units with a date."),
  dates: part(
    z.array(
      z.strictObject({
        date: z.string().describe("First day of the new situation."),
        label: labelSchema.describe("What changed."),
        before: figuresSchema.describe("Figures before the date."),
        after: figuresSchema.describe("Figures from the date on."),
        flaggedShare: rangedSchema.describe("Share flagged after minus before."),
        sets: z
          .array(
            z.strictObject({
              name: setName,
              violationRate: rangedSchema.describe("Violation rate after minus before."),
              auc: rangedSchema.describe("Area after minus before."),
            }),
          )
          .describe("Differences by set of outcomes."),
      }),
    ),
  ).describe("Before and after each date of the plan."),
  periods: part(
    z.array(
      z.strictObject({
        from: z.string().describe("First period of the calendar that was joined."),
        to: z.string().describe("Last one."),
        within: figuresSchema.describe("Figures of the period."),
        without: figuresSchema.describe("Figures of all other units."),
      }),
    ),
  ).describe("Each period left out."),
  undated: part(z.number()).describe("Units without a date."),
  withheldSets: z.array(setName).describe("Sets of outcomes that are too small over time."),
});

export const stabilityResultSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimated").describe("The question was answered."),
      unit: scoredUnitSchema.describe("What is scored."),
      level: z.number().describe("Confidence level of every interval, a share."),
      units: part(z.number()).describe("Units with a score that is not set by hand."),
      setByHand: part(z.number()).describe("Units whose score an override by hand put there."),
      bands: part(bandsSchema).nullable().describe("Bands over draws of units; null where they are registered."),
      shifts: part(shiftsSchema).nullable().describe("Thresholds that move; null where there are none."),
      codes: z
        .array(
          z.strictObject({
            indicator: z
              .number()
              .nullable()
              .describe("Number of the indicator in the plan, from 0; null: all together."),
            units: part(z.number()).describe("Units with a code in doubt."),
            changes: part(changesSchema).describe("Units that change band when such codes are others."),
          }),
        )
        .describe("Codes in doubt, indicator by indicator, then all together."),
      time: timeSchema.nullable().describe("Figures over time; null where there are no dates of predictions."),
    }),
    scoreNotEstimableSchema,
  ])
  .meta({ id: "Stability", description: "How stable bands and figures are." });
