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

const upperSchema = z.union([z.number(), z.literal("unbounded")]);

const assumedValueSchema = z
  .union([
    z.strictObject({
      value: z.number().describe("The number."),
      lower: z.number().describe("Lower bound of its interval."),
      upper: upperSchema.describe("Upper bound of its interval, or unbounded."),
    }),
    notEstimableSchema,
  ])
  .meta({ id: "AssumedValue", description: "A number if the hidden violations lay in one way, or why there is none." });

const assumedNumberSchema = z
  .strictObject({
    inProportion: assumedValueSchema.describe("Scenario: hidden violations lie everywhere alike."),
    byRank: assumedValueSchema.describe("Scenario: the odds of one grow with the rank of the score."),
    bounds: z
      .union([
        z.strictObject({
          lowest: z.number().describe("Smallest value that any placement gives."),
          highest: upperSchema.describe("Largest value that any placement gives, or unbounded."),
          lower: z.number().describe("Lower end of the interval that also holds sampling error."),
          upper: upperSchema.describe("Upper end of that interval, or unbounded."),
        }),
        notEstimableSchema,
      ])
      .describe("Bounds over every placement of at most so many hidden violations, or why there are none."),
  })
  .meta({ id: "AssumedNumber", description: "A number that rests on the untested assumption." });

const hiddenShareFields = {
  share: z.number().describe("Share of the never-inspected units that hides a violation, at most."),
  hidden: z.number().describe("That share in units."),
};

const groupNumbersFields = {
  rate: assumedNumberSchema.describe("The rate of the group."),
  difference: assumedNumberSchema.describe("Its difference to the rate of all other units."),
  ratio: assumedNumberSchema.describe("Its ratio to the rate of all other units."),
};

const measureSchema = z
  .enum(["false-positive-rate", "false-negative-rate", "violations-among-flagged"])
  .describe("The rate: flagged without a violation, not flagged with one, or violations among the flagged.");

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
      z.strictObject({
        kind: z.literal("groups-alike").describe("A rate of a group and of the others lie within the plan's margins."),
        measure: measureSchema,
        group: z.string().nullable().describe("The group; null: all groups at once."),
      }),
    ])
    .describe("What is claimed."),
  estimateHolds: z.boolean().describe("Whether the estimate supports the claim without hidden violations."),
  intervalHolds: z.boolean().describe("Whether the interval supports it without hidden violations."),
  estimateFails: failsAtSchema,
  intervalFails: failsAtSchema,
});

const bandsUnderAssumptionSchema = z.strictObject({
  table: z.string().describe("Id of the table of outcomes by band."),
  bands: z
    .array(
      z.strictObject({
        band: z.string().describe("The band."),
        rates: published(
          z.array(
            z.strictObject({
              ...hiddenShareFields,
              violations: assumedNumberSchema.describe("Share of violations among all units of the band."),
            }),
          ),
        ).describe("Share of violations by share of hidden ones."),
      }),
    )
    .describe("Bands that hold units, from low to high."),
});

const alikeSchema = published(z.union([breakingPointSchema, notEstimableSchema]));

const groupsUnderAssumptionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("estimated").describe("The question was answered."),
    table: z.string().describe("Id of the table of outcomes by group and flag."),
    groups: z
      .array(
        z.strictObject({
          group: z.string().describe("The group."),
          measures: z
            .array(
              z.strictObject({
                measure: measureSchema,
                rates: published(z.array(z.strictObject({ ...hiddenShareFields, ...groupNumbersFields }))).describe(
                  "Rate, difference and ratio by share of hidden violations, which may lie in any group.",
                ),
                asPlanned: published(z.strictObject(groupNumbersFields))
                  .nullable()
                  .describe("The same at the share that the plan gives the group; null where it gives none."),
                alike: alikeSchema.describe("The claim that the group and the others are alike."),
              }),
            )
            .describe("One entry a rate."),
        }),
      )
      .describe("Groups that pass the gate."),
    allAlike: z.array(alikeSchema).describe("The claim over all groups at once, one entry a rate."),
    notPlaced: z.array(z.string()).describe("Groups of the plan's own shares that the data does not hold."),
  }),
  scoreNotEstimableSchema,
]);

export const assumptionSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimated").describe("The question was answered."),
      unit: scoredUnitSchema.describe("What is scored."),
      outcomes: z.string().describe("Id of the table of known outcomes and never-inspected units."),
      leftOut: published(z.number()).describe(
        "Units without a known outcome that are not marked as never inspected: counted nowhere here.",
      ),
      highestShare: z.number().describe("Largest share of hidden violations that was looked at."),
      oddsRatio: z.number().describe("Odds ratio of the scenario by rank."),
      areas: published(z.union([z.array(areasAtShareSchema), notEstimableSchema])).describe(
        "Area under the ROC curve by share of hidden violations.",
      ),
      bands: bandsUnderAssumptionSchema
        .nullable()
        .describe("Violations by band by share of hidden ones; null where units have no band."),
      groups: groupsUnderAssumptionSchema.describe("Rates by group by share of hidden violations."),
      breakingPoints: z
        .array(published(breakingPointSchema))
        .describe("Claims about score and bands that rest on the assumption, and when they fail."),
    }),
    scoreNotEstimableSchema,
  ])
  .meta({ id: "Assumption", description: "What rests on the untested assumption." });
