import { z } from "zod";
import {
  estimateSchema,
  maybeTestSchema,
  published,
  scoredUnitSchema,
  unavailableReasonSchema,
} from "./schema-parts.js";

const formNameSchema = z
  .enum(["mean-score", "all-bands"])
  .describe("What is compared: mean scores, or shares at or above every cut between the bands.");

const alphaSchema = z.number().describe("Error rate of this family, set by the plan.");

const comparisonSchema = z
  .strictObject({
    mean: published(estimateSchema).describe("Mean score of the group's members, or their share at or above the cut."),
    restMean: published(estimateSchema).describe("The same of all others."),
    difference: published(estimateSchema).describe("Group minus others."),
    unadjusted: published(maybeTestSchema).describe("Test of this comparison alone."),
    adjusted: published(maybeTestSchema).describe("That test adjusted over the family."),
  })
  .meta({ id: "FormComparison", description: "One comparison of a group with all others." });

const groupSchema = z
  .strictObject({
    group: z.string().describe("Level of the protected attribute."),
    adjusted: published(maybeTestSchema).describe("Smallest adjusted p-value over the comparisons of the group."),
    finding: published(z.enum(["differs", "through-others", "not-shown"])).describe(
      "Whether the group differs itself, differs because others lie far from the rest, or is not shown to differ.",
    ),
    comparisons: z.array(comparisonSchema).describe("One comparison of mean scores, or one a cut."),
  })
  .meta({ id: "FormGroup", description: "One tested group in a second family of hypothesis 1." });

const testedSchema = z
  .strictObject({
    kind: z.literal("tested").describe("The family was tested."),
    form: formNameSchema,
    unit: scoredUnitSchema.describe("Unit whose predictions were permuted."),
    alpha: alphaSchema,
    stepDown: z.enum(["minP", "maxT"]).describe("Step-down procedure."),
    resamples: z.number().describe("Random arrangements."),
    cuts: z.array(z.string()).describe("The lowest band above each cut; empty for mean scores."),
    tested: z.array(z.string()).describe("Groups that pass the gate."),
    deciding: published(maybeTestSchema).describe("Smallest adjusted p-value over the family."),
    named: published(z.array(z.string())).describe("Groups that differ themselves."),
    groups: z.array(groupSchema).describe("Every tested group."),
  })
  .meta({ id: "TestedForm", description: "A second family of hypothesis 1 that was tested." });

const notTestedSchema = z
  .strictObject({
    kind: z.literal("not-tested").describe("The family could not be tested."),
    form: formNameSchema,
    alpha: alphaSchema,
    reason: z
      .enum([
        ...unavailableReasonSchema.options,
        "one-group",
        "no-variation",
        "no-group-passes-the-gate",
        "cases-have-one-group-each",
        "counts-are-not-of-sponsors",
        "units-without-score",
      ])
      .describe("Why it could not be tested."),
  })
  .meta({ id: "FormNotTested", description: "A second family of hypothesis 1 that could not be tested." });

export const formSchema = z.discriminatedUnion("kind", [testedSchema, notTestedSchema]).meta({
  id: "Form",
  description: "A second family of hypothesis 1 that the plan asks for. It never sets a verdict.",
});
