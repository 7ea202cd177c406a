import { z } from "zod";
import { conditionalSchema } from "./conditional-schema.js";
import { insteadSchema, roundingRangesSchema } from "./ranges-schema.js";
import {
  estimateSchema,
  intervalSchema,
  maybeTestSchema,
  notEstimableSchema,
  pointSchema,
  published,
  scoredUnitSchema,
  sequentialTestSchema,
  testResultSchema,
  unavailableReasonSchema,
  unitSchema,
} from "./schema-parts.js";
import { groupSecondPassSchema, secondPassSchema } from "./second-pass-schema.js";
import { sensitivitySchema } from "./sensitivity-schema.js";

const notTestedReasons = [
  ...unavailableReasonSchema.options,
  "one-group",
  "no-variation",
  "no-group-passes-the-gate",
  "cases-have-one-group-each",
  "counts-are-not-of-sponsors",
] as const;

const requiredCount = z.number().describe("Number that the plan requires.");

export const adequacySchema = z
  .strictObject({
    value: z.enum(["sufficient", "insufficient"]).describe("Whether the data suffices for a claim."),
    reasons: z
      .array(
        z.discriminatedUnion("code", [
          z.strictObject({
            code: z.literal("power-below-target").describe("A difference as large as the margin could be missed."),
            groups: z.number().describe("Groups with too little power."),
            of: z.number().describe("Groups that were tested."),
          }),
          z.strictObject({
            code: z.literal("too-few-known-outcomes").describe("Fewer known outcomes than the plan requires."),
            required: requiredCount,
          }),
          z.strictObject({
            code: z.literal("smaller-class-too-small").describe("Too few violations, or too few without."),
            required: requiredCount,
          }),
          z.strictObject({ code: z.literal("no-outcomes").describe("No outcome is known.") }),
          z.strictObject({
            code: z.literal("groups-below-gate").describe("Some groups are too small to test."),
            groups: z.number().describe("Groups below the gate."),
          }),
          z.strictObject({ code: z.literal("not-tested").describe("The question was not tested.") }),
          z.strictObject({
            code: z.literal("usual-test-not-done").describe("Another test stands in place of the deciding one."),
          }),
        ]),
      )
      .describe("Reasons for the value."),
  })
  .meta({ id: "Adequacy", description: "Whether the data suffices, with reasons." });

const verdictSchema = z
  .strictObject({
    evidence: z
      .discriminatedUnion("value", [
        z.strictObject({
          value: z.literal("difference-shown").describe("The deciding test rejects."),
          through: z
            .array(z.string())
            .exactOptional()
            .describe("One group: others that lie far from the rest, without which its difference is not shown."),
        }),
        z.strictObject({ value: z.literal("no-evidence").describe("The deciding test does not reject.") }),
        z.strictObject({
          value: z.literal("not-testable").describe("There is no deciding test."),
          reason: z.enum([...notTestedReasons, "below-gate", "rounding-undecided"]).describe("Why there is none."),
        }),
      ])
      .describe("What the deciding test says."),
    signal: z
      .strictObject({
        value: z.enum(["signalled", "none", "superseded", "not-assessed"]).describe("Value of the layer."),
      })
      .describe("Whether a risk is signalled on the numbers without statistical evidence."),
    equivalence: z
      .strictObject({ value: z.enum(["shown", "not-shown", "not-assessed"]).describe("Value of the layer.") })
      .describe("Whether the groups are shown to be alike within the margin."),
    adequacy: adequacySchema.describe("Whether the data suffices for a claim."),
  })
  .meta({ id: "Verdict", description: "Four layers that are never merged." });

const besideSchema = z
  .strictObject({
    fisher: published(maybeTestSchema).describe("Fisher's exact test."),
    fisherMidP: published(maybeTestSchema).describe("Fisher's exact test with mid-p."),
    holm: published(z.number()).describe("Fisher's p-value adjusted by Holm."),
    benjaminiYekutieli: published(z.number()).describe("Fisher's p-value adjusted by Benjamini and Yekutieli."),
    differenceByScore: published(estimateSchema).describe("Difference with the Miettinen-Nurminen interval."),
    ratioByKoopman: published(estimateSchema).describe("Ratio with Koopman's interval."),
    oddsRatio: published(estimateSchema).describe("Odds ratio of being flagged."),
  })
  .meta({ id: "GroupTestsBeside", description: "Tests beside the deciding one; they never set the verdict." });

const detectableSchema = z.union([
  z.strictObject({
    kind: z.literal("estimate").describe("Marks a number that exists."),
    value: z.number().describe("Ratio of flagged shares."),
    monteCarloError: z.number().describe("Half the 95 % range that simulating leaves; 0 where the power is exact."),
  }),
  notEstimableSchema,
]);

const powerSchema = z
  .strictObject({
    kind: z.literal("estimate").describe("Marks numbers that exist."),
    baseRate: z.number().describe("Chance of a flag that the others are given."),
    draws: z.number().nullable().describe("Draws of the simulation; null where the power is summed exactly."),
    above: detectableSchema.describe("Smallest ratio above 1 that is found with the power of the plan."),
    below: detectableSchema.describe("Largest ratio below 1 that is found with the power of the plan."),
    atMargin: z.number().describe("Power at the margin where it is the smaller of the two."),
    neededUnits: z.union([pointSchema, notEstimableSchema]).describe("About how many units would decide the margin."),
  })
  .meta({ id: "GroupPower", description: "What the deciding test could have found, whatever it did find." });

const groupSchema = z
  .strictObject({
    group: z.string().describe("Level of the protected attribute."),
    tested: z.boolean().describe("False: below the gate, described only."),
    effectiveUnits: published(z.number()).describe("Effective number of units, (sum n)^2 / sum n^2."),
    flaggedShare: published(estimateSchema).describe("Share flagged in the group."),
    restShare: published(estimateSchema).describe("Share flagged among all others."),
    difference: published(estimateSchema).describe("Share of the group minus share of the others."),
    ratio: published(estimateSchema).describe("Share of the group over share of the others."),
    ratioToReference: published(estimateSchema).nullable().describe("Ratio to the reference group of the plan."),
    expectedFlagged: published(z.number()).describe("Number flagged if the group were flagged like the others."),
    designEffect: published(pointSchema).describe("Variance over what independent members would give."),
    statistic: published(pointSchema).describe("Studentised contrast."),
    unadjusted: published(maybeTestSchema).describe("Test of this group alone."),
    adjusted: published(maybeTestSchema).describe("Deciding test, adjusted over the family."),
    simultaneous: z
      .strictObject({
        share: published(z.union([intervalSchema, notEstimableSchema])).describe("Interval of the share."),
        difference: published(z.union([intervalSchema, notEstimableSchema])).describe("Interval of the difference."),
        ratio: published(z.union([intervalSchema, notEstimableSchema])).describe("Interval of the ratio."),
      })
      .nullable()
      .describe("Intervals that hold for all tested groups at once; null for a group that is not tested."),
    secondPass: groupSecondPassSchema
      .nullable()
      .describe("Against a rest without the groups that differ; null unless the group is rejected or named."),
    familyWise: z
      .strictObject({
        holm: published(z.number()).describe("Resampled p-value adjusted by Holm."),
        benjaminiYekutieli: published(z.number()).describe("Resampled p-value adjusted by Benjamini and Yekutieli."),
      })
      .nullable()
      .describe("H1: unadjusted resampled p-value adjusted over the whole family; null elsewhere."),
    beside: besideSchema.nullable().describe("Tests beside the deciding one; null where there are none."),
    equivalence: published(
      z.union([
        z.strictObject({
          pValue: z.number().describe("Larger p-value of the two one-sided tests of the margins."),
          holm: z.number().describe("That p-value adjusted by Holm over the tested groups."),
        }),
        notEstimableSchema,
      ]),
    ).describe("Whether the group is shown to be alike within the margin."),
    minimumDetectableRatio: published(pointSchema).describe("Smallest ratio found with the power of the plan."),
    power: published(z.union([powerSchema, notEstimableSchema])).describe("What the deciding test could have found."),
    verdict: published(verdictSchema).describe("Verdict about this group."),
  })
  .meta({ id: "GroupComparison", description: "One group compared with all others." });

const familySchema = z
  .strictObject({
    alpha: z.number().describe("Error rate over the family."),
    stepDown: z.enum(["minP", "maxT"]).describe("Step-down procedure."),
    tested: z.array(z.string()).describe("Groups that were tested."),
    describedOnly: z.array(z.string()).describe("Groups below the gate."),
    resamples: z.number().describe("Random arrangements of the deciding test."),
  })
  .meta({ id: "Family", description: "Groups that are tested together." });

const nullDistributionSchema = z
  .strictObject({
    statistic: z.string().describe("Name of the statistic."),
    edges: z.array(z.number()).describe("Edges of the bins, one more than there are counts."),
    counts: z.array(z.number()).describe("Resamples in each bin, at most 200 bins."),
    observed: z.number().describe("Value on the real data."),
    criticalValue: z.number().describe("95th percentile under the null hypothesis."),
  })
  .meta({ id: "NullDistribution", description: "Distribution of the statistic under the null hypothesis." });

const testedSchema = z.strictObject({
  kind: z.literal("tested").describe("The hypothesis was tested."),
  unit: scoredUnitSchema.describe("What is permuted and what inference counts."),
  memberUnit: unitSchema.describe("What the shares count."),
  family: familySchema.describe("Groups that are tested together."),
  groupTotals: z.string().describe("Id of the table of groups."),
  groupByBand: z.string().describe("Id of the table group x band."),
  bandTotals: z.string().describe("Id of the table of members by band."),
  unitsByBand: z.string().describe("Id of the table of units by band."),
  overallFlaggedShare: published(z.number()).describe("Share flagged over all groups."),
  deciding: published(maybeTestSchema).describe("Smallest adjusted p-value over the family."),
  nullDistribution: published(z.union([nullDistributionSchema, notEstimableSchema])).describe(
    "Deciding statistic under the null hypothesis.",
  ),
  pearson: published(
    z.union([
      z.strictObject({
        statistic: z.number().describe("Pearson X2 over all bands."),
        degreesOfFreedom: z.number().describe("Degrees of freedom of the table."),
        smallestExpected: z.number().describe("Smallest expected count."),
        nullMean: z.number().describe("Mean of X2 under the null hypothesis."),
        test: testResultSchema.describe("Test of X2, beside the deciding test."),
      }),
      notEstimableSchema,
    ]),
  ).describe("Pearson X2, beside the deciding test."),
  naive: published(
    z.union([
      z.strictObject({
        pValue: z.number().describe("p-value as if members were independent."),
        valid: z.boolean().describe("True only where every unit has one member."),
      }),
      notEstimableSchema,
    ]),
  ).describe("Chi-squared test as if members were independent; shown for comparison with other reports."),
  cramersV: published(
    z.union([
      z.strictObject({
        table: z.number().describe("Cramer's V of the table."),
        aboveNull: z.number().describe("V that is left above the mean under the null hypothesis."),
        null95: z.number().describe("95th percentile of V under the null hypothesis."),
      }),
      notEstimableSchema,
    ]),
  ).describe("Strength of the relation."),
  outsideMargin: published(z.number()).describe("Tested groups whose ratio lies outside the margin."),
  outsideByChance: published(
    z.strictObject({
      null95: z.number().describe("95th percentile of that number under the null hypothesis."),
      nullMean: z.number().describe("Mean of that number under the null hypothesis."),
    }),
  ).describe("How many tested groups would lie outside the margin by chance."),
  allGroups: published(
    z.union([
      z.strictObject({
        kind: z.literal("quadratic-form").describe("H1: quadratic form of the contrasts."),
        statistic: z.number().describe("The quadratic form."),
        rank: z.number().describe("Rank of the covariance of the contrasts."),
        test: z.union([testResultSchema, sequentialTestSchema]).describe("Test of all groups together."),
      }),
      z.strictObject({
        kind: z.literal("freeman-halton").describe("H2: tables no likelier than this one."),
        test: testResultSchema.describe("Test of all groups together."),
      }),
      notEstimableSchema,
    ]),
  ).describe("All groups together, beside the deciding test."),
  groups: z.array(groupSchema).describe("Every group compared with the others."),
  secondPass: secondPassSchema
    .nullable()
    .describe("Which rejected groups differ themselves; null where the first pass rejects nobody."),
  conditional: z.array(conditionalSchema).describe("The same question within strata; it never changes the verdict."),
  overRounding: roundingRangesSchema
    .nullable()
    .describe("What the rounding of the source leaves open; null where the counts are exact."),
  sensitivity: sensitivitySchema
    .nullable()
    .describe("H2 under other rules for the majority; null for H1 and where the migrants of a sponsor are not known."),
  verdict: published(verdictSchema).describe("Verdict about the hypothesis."),
});

const notTestedSchema = z.strictObject({
  kind: z.literal("not-tested").describe("The hypothesis was not tested."),
  reason: z.enum(notTestedReasons).describe("Why it was not tested."),
  verdict: verdictSchema.describe("Verdict about the hypothesis."),
  instead: insteadSchema.exactOptional().describe("What the verdict rests on instead; absent: on nothing."),
});

/** The schema by name: written out wherever it is used, its type would be too long to declare. */
export interface HypothesisSchema
  extends z.ZodDiscriminatedUnion<[typeof testedSchema, typeof notTestedSchema], "kind"> {}

export const hypothesisSchema: HypothesisSchema = z
  .discriminatedUnion("kind", [testedSchema, notTestedSchema])
  .meta({ id: "Hypothesis", description: "Result of one hypothesis." });
