import { z } from "zod";
import { PROVENANCES } from "../data/evidence.js";

/** Parts that several sections of the released audit.json share. Every field is described: see `audit-schema.ts`. */

/** The tool that wrote a released result. */
export const toolkitSchema = z.strictObject({
  name: z.literal("toetssteen").describe("Name of the tool."),
  version: z.string().describe("Version of the tool."),
});

export const unitSchema = z.enum(["sponsors", "migrants", "cases"]);
export const scoredUnitSchema = z.enum(["sponsors", "cases"]);
export const provenanceSchema = z.enum(PROVENANCES);

export const unavailableReasonSchema = z.enum([
  "source-holds-counts-only",
  "no-score-column",
  "no-outcome-column",
  "no-band",
  "no-selected-column",
  "clusters-unknown",
  "composition-after-prediction",
  "no-members",
  "suppressed-in-source",
  "no-known-outcome",
  "nobody-never-inspected",
  "not-planned",
  "no-prediction-date",
]);

export const notEstimableSchema = z
  .strictObject({
    kind: z.literal("not-estimable").describe("Marks a number that does not exist. It is not zero."),
    reason: z
      .enum([
        "no-members",
        "no-rest",
        "no-flagged",
        "all-flagged",
        "one-class-only",
        "no-outcomes",
        "too-few-effective-units",
        "no-variation",
        "zero-reference",
        "power-not-reached",
        "constant-within-strata",
        "difference-holds-zero",
        "too-many-units",
        "assumes-independent-units",
        "separated",
        "infinite-log-odds",
        "rounded-counts",
        "not-computed",
      ])
      .describe("Why the number does not exist."),
  })
  .meta({ id: "NotEstimable", description: "A number that does not exist, with the reason." });

const boundSchema = z.union([z.number(), z.literal("unbounded")]);

export const intervalSchema = z
  .strictObject({
    lower: boundSchema.describe("Lower bound, or unbounded."),
    upper: boundSchema.describe("Upper bound, or unbounded."),
    level: z.number().describe("Confidence level, a share."),
    method: z
      .enum([
        "linearised-over-units",
        "bootstrap-t-over-units",
        "largest-contrast-over-units",
        "wilson",
        "newcombe",
        "miettinen-nurminen",
        "koopman",
        "delong-logit",
        "hanley-mcneil",
        "obuchowski-logit",
        "placements-logit",
        "bootstrap-bca",
        "bootstrap-percentile",
        "delong-difference",
        "obuchowski-difference",
        "fleiss-normal",
        "clopper-pearson",
        "clopper-pearson-over-ranks",
        "conditional-exact",
        "fieller-linearised",
        "robins-breslow-greenland",
        "greenland-robins",
        "wald",
        "sato",
        "noncentral-chi-squared",
        "garwood",
        "person-time",
        "poisson-wald",
      ])
      .describe("Method of the interval."),
  })
  .meta({ id: "Interval", description: "Confidence interval with its method." });

export const estimateSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimate").describe("Marks an estimate."),
      value: z.number().describe("The estimate."),
      interval: z.union([intervalSchema, notEstimableSchema]).describe("Interval around the estimate."),
    }),
    notEstimableSchema,
  ])
  .meta({ id: "Estimate", description: "An estimate with its interval, or the reason why there is none." });

export const pointSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("estimate").describe("Marks an estimate."),
      value: z.number().describe("The number."),
    }),
    notEstimableSchema,
  ])
  .meta({ id: "Point", description: "A number without an interval, or the reason why there is none." });

const twoSidedRuleSchema = z
  .enum(["doubled", "as-extreme", "no-likelier"])
  .describe("What two-sided means: the smaller tail doubled, as far from the mean, or no likelier.");
const pValueSchema = z.number().describe("p-value, above 0 and at most 1.");

export const testResultSchema = z
  .discriminatedUnion("method", [
    z.strictObject({
      method: z.literal("exact").describe("Every table or arrangement was counted."),
      pValue: pValueSchema,
      tablesEnumerated: z.number().describe("Tables or arrangements that were counted."),
      twoSidedRule: twoSidedRuleSchema,
    }),
    z.strictObject({
      method: z
        .literal("resampled")
        .describe("Random arrangements: p = (extreme + 1) / (resamples + 1). Seed and count stay with the analyst."),
      pValue: pValueSchema,
      resamples: z.number().describe("Random arrangements drawn."),
      stopped: z.literal("fixed").describe("Rule that ended the drawing: a fixed number."),
      monteCarloInterval: intervalSchema.describe("Interval of the p-value itself over other seeds."),
      twoSidedRule: twoSidedRuleSchema,
    }),
    z.strictObject({
      method: z.literal("asymptotic").describe("A formula that holds for large counts."),
      pValue: pValueSchema,
      twoSidedRule: twoSidedRuleSchema,
    }),
  ])
  .meta({ id: "TestResult", description: "Result of one test, without what belongs in the analyst's record." });

export const sequentialTestSchema = z
  .strictObject({
    method: z.literal("resampled").describe("Random arrangements."),
    stopped: z.literal("sequential").describe("Drawn until the side of alpha was known, or the ceiling was reached."),
    decision: z
      .enum(["above-alpha", "at-or-below-alpha", "undecided"])
      .describe("Side of alpha on which the p-value lies. Undecided counts as not rejected."),
    alpha: z.number().describe("Level that the p-value is decided against."),
    resamplingRisk: z
      .number()
      .describe("Largest probability that the drawing decides otherwise than the p-value would."),
    ceiling: z.number().describe("Most random arrangements that may be drawn."),
    extremeShare: z.number().describe("Share of the arrangements that was at least as extreme. It is no p-value."),
    twoSidedRule: twoSidedRuleSchema,
  })
  .meta({ id: "SequentialTest", description: "A test that stopped as soon as it was decided; it has no p-value." });

export const maybeTestSchema = z.union([testResultSchema, notEstimableSchema]);

/** A published number: shown, given as a class only, or withheld. */
export function published<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("shown").describe("The number is published."),
      value: value.describe("The number."),
    }),
    z.strictObject({
      kind: z.literal("class").describe("Only a class of the number is published."),
      relation: z.enum(["at-most", "above", "below"]).describe("How the number relates to the bound."),
      bound: z.number().describe("Bound of the class."),
    }),
    z.strictObject({
      kind: z.literal("withheld").describe("The number is not published. Withheld is not zero."),
      reason: z
        .enum(["rests-on-hidden-cell", "below-threshold", "would-disclose-every-member"])
        .describe("Why the number is not published."),
    }),
  ]);
}
