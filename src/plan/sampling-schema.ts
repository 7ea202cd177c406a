import { z } from "zod";

const openShare = z.number().gt(0).lt(1);

const purposesSchema = {
  interval: z
    .strictObject({
      halfWidth: z.number().gt(0).lt(0.5).default(0.02).describe("Half the width that the interval may have."),
      share: z.number().min(0).max(1).default(0.05).describe("Share of violations that is expected."),
    })
    .prefault({})
    .describe("Size for an interval of the share of violations."),
  difference: z
    .strictObject({
      shares: z.array(openShare).length(2).describe("Shares of violations in two groups that must be told apart."),
      ratio: z.number().gt(0).default(1).describe("Size of the second group over that of the first."),
      comparisons: z.int().min(1).default(1).describe("Comparisons among which alpha is divided (Bonferroni)."),
      alpha: openShare.default(0.05).describe("Error rate over all comparisons, two-sided."),
      power: openShare.default(0.8).describe("Chance to find the difference."),
    })
    .optional()
    .describe("Size for a difference between two groups; the two shares must differ. Absent: not computed."),
  auc: z
    .strictObject({
      area: openShare.default(0.571).describe("Area under the ROC curve that must be told from the constant."),
      constant: openShare.default(0.5).describe("The constant, which must differ from the area."),
      controlsPerCase: z
        .number()
        .gt(0)
        .default(89 / 30)
        .describe("Compliant units for each violation. Default 89 for 30, as at the old model."),
      alpha: openShare.default(0.05).describe("Error rate of the two-sided test."),
      power: openShare.default(0.8).describe("Chance to tell the area from the constant."),
    })
    .prefault({})
    .describe("Size for an area under the ROC curve above a constant."),
};

export const samplingSchema = z
  .strictObject({
    seed: z
      .int()
      .min(0)
      .max(4294967295)
      .describe("Seed of the draw. Who knows it can tell random from model-selected cases: it is never published."),
    size: z
      .int()
      .min(1)
      .optional()
      .describe("Units to draw at random. Absent: `sample plan` says what sizes would do, and nothing can be drawn."),
    allocation: z
      .enum(["neyman", "proportional", "equal"])
      .default("neyman")
      .describe(
        "How the draw is shared out over the strata: by size and expected spread, by size, or alike. neyman needs expectedShares.",
      ),
    expectedShares: z
      .record(z.string(), openShare)
      .optional()
      .describe("Expected share of violations in each band: exactly one for every band of bands.order."),
    bands: z
      .array(z.string())
      .min(1)
      .optional()
      .describe(
        "Bands that are drawn from, each once and of bands.order. Absent: all. A band that is left out has no chance to be drawn, so nothing can be said of the whole population. Refused for a model that was stopped.",
      ),
    strata: z
      .array(z.string())
      .default([])
      .describe("Names of entries of the section strata that are crossed with the bands, each once."),
    byMajority: z
      .boolean()
      .default(false)
      .describe(
        "True: every majority group with groups.gate.majorityUnits units has strata of its own; the other groups share theirs.",
      ),
    minimumPerStratum: z.int().min(2).default(2).describe("Least number drawn in a stratum, or all of a smaller one."),
    minimumPerGroup: z
      .int()
      .min(0)
      .default(0)
      .describe("Least number drawn of each majority group with strata of its own; above 0 it needs byMajority."),
    modelSelected: z
      .enum(["flagged", "selected", "none"])
      .default("flagged")
      .describe(
        "Units that the model selects and that stand in the worklist beside the draw: flagged ones, those that the column selected says yes for, or none. selected needs columns.selected. A model that was stopped chooses nobody: none is then required.",
      ),
    modelSelectedAtMost: z
      .int()
      .min(1)
      .optional()
      .describe(
        "At most so many model-selected units: those with the highest scores, equal scores by lot. Needs columns.score.",
      ),
    signal: z
      .enum(["leave-out", "certain"])
      .default("leave-out")
      .describe(
        "Outcomes that the data holds because of a signal. leave-out: they are not used. certain: it is assumed that these units would have been inspected whatever their score, so they count with probability 1; needs provenance.signal. The assumption is printed.",
      ),
    missingOutcomes: z
      .enum(["bounds", "at-random"])
      .default("bounds")
      .describe(
        "Worklist rows without an outcome. bounds: shares get the bounds of all and none a violation, and areas are not estimated. at-random: it is assumed that within a stratum they are like the others. The assumption is printed.",
      ),
    level: z.number().min(0.8).lt(1).default(0.95).describe("Level of the intervals, and of one-sided limits."),
    ...purposesSchema,
  })
  .optional()
  .describe(
    "The random sample: how large, drawn from what, and how it is evaluated, fixed before the draw. Needs the section bands and a form with units, sponsors or cases. Absent: no sample is planned.",
  );
