import { z } from "zod";
import { READINGS } from "../../plan/inputs/readings.js";
import { estimateSchema, maybeTestSchema, provenanceSchema, published } from "../schema-parts.js";
import { stateSharesSchema } from "./group-question.js";

const table = z.string().describe("Id of the table.");
const states = z.strictObject({ table, shares: stateSharesSchema });

const hypothesisRead = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("not-tested"), reason: z.string().describe("Why it was not tested.") }),
  z.strictObject({
    kind: z.literal("tested"),
    table: z.string().nullable().describe("Table that its numbers rest on; null where concerns are scored."),
    resamples: z.number().describe("Resamples of the reading."),
    tested: z.array(z.string()).describe("Groups of the family."),
    verdict: published(
      z.strictObject({
        evidence: z.enum(["difference-shown", "no-evidence", "not-testable"]).describe("What the deciding test says."),
        signal: z.enum(["signalled", "none", "superseded", "not-assessed"]).describe("Whether a risk is signalled."),
        equivalence: z.enum(["shown", "not-shown", "not-assessed"]).describe("Whether alikeness is shown."),
        adequacy: z.enum(["sufficient", "insufficient"]).describe("Whether the data suffices."),
      }),
    ).describe("The four layers, never merged."),
    deciding: published(maybeTestSchema).describe("Smallest adjusted p-value over the family."),
    groups: z
      .array(
        z.strictObject({
          group: z.string().describe("The group."),
          ratio: published(estimateSchema).describe("Ratio of the flagged shares, group over the others."),
          adjusted: published(maybeTestSchema).describe("The deciding test of the group."),
        }),
      )
      .describe("Groups that every reading tests."),
  }),
]);

/** What a release says of overrides by hand. */
export const overridesResultSchema = z
  .strictObject({
    alpha: z.number().describe("Error rate of the family of questions by group."),
    units: z.number().describe("Units of the readings."),
    decides: z.enum(READINGS).describe("The reading that the plan names."),
    readings: z
      .array(
        z.strictObject({
          reading: z.enum(READINGS).describe("How overrides are read."),
          units: z.number().describe("Units of this reading."),
          hypothesis1: hypothesisRead.describe("Hypothesis 1."),
          hypothesis2: hypothesisRead.describe("Hypothesis 2."),
          score: z
            .strictObject({
              provenance: z
                .union([provenanceSchema, z.enum(["all-known", "all-known-and-never-inspected"])])
                .describe("Outcomes that are known."),
              auc: published(estimateSchema).describe(
                "Area under the curve; of two decimals where few of the overridden have a known outcome.",
              ),
              positions: z
                .array(
                  z.strictObject({
                    baseline: z.number().describe("A planned figure."),
                    position: published(z.enum(["above", "below", "not-distinguishable", "not-estimable"])).describe(
                      "By the interval.",
                    ),
                  }),
                )
                .describe("Sides of the planned figures."),
              adequacy: z.enum(["sufficient", "insufficient"]).describe("Whether the outcomes suffice."),
            })
            .nullable()
            .describe("The score; null where nothing can be estimated."),
        }),
      )
      .describe("As registered, without the overridden, and by the model alone."),
    outcomes: table,
    markers: states.describe("What registered markers are beside the score of the model."),
    computed: z.enum(["overridden", "not-overridden"]).describe("What a marker is that the model computed itself."),
    reasons: states.describe("Whether the reason is on file."),
    categories: z
      .strictObject({
        table,
        labels: z
          .array(
            z.strictObject({
              name: z.string().describe("The category."),
              label: z
                .strictObject({ nl: z.string().describe("In Dutch."), en: z.string().describe("In English.") })
                .nullable()
                .describe("Words for it; null for the rest."),
            }),
          )
          .describe("Categories in the order of the settings, then the rest."),
        shares: stateSharesSchema,
      })
      .nullable()
      .describe("Kinds of reasons; null where no override has a remark."),
    questions: z
      .array(
        z.strictObject({
          question: z.enum(["overridden", "raised", "lowered", "direction"]).describe("What is asked."),
          table,
          test: published(maybeTestSchema).describe("All groups at once."),
          adjusted: published(z.number()).describe("Adjusted by Holm over the questions."),
          groups: z
            .array(
              z.strictObject({
                group: z.string().describe("The group."),
                share: published(estimateSchema).describe("Share of yes, with Wilson's interval."),
                adjusted: published(z.number())
                  .nullable()
                  .describe("Against all others, adjusted over the groups; null for what remains."),
              }),
            )
            .describe("Groups of the audit, then what remains."),
        }),
      )
      .describe("Questions by group in which anything varies."),
    family: z
      .strictObject({
        tests: z.number().describe("Questions of the family."),
        resamples: z.number().describe("Random tables of each test that is not exact."),
      })
      .describe("The family of questions."),
  })
  .describe("Overrides by hand.");
