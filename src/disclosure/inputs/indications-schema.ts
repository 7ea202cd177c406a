import { z } from "zod";
import { estimateSchema, maybeTestSchema, published, scoredUnitSchema } from "../schema-parts.js";
import { groupQuestionFields, stateSharesSchema } from "./group-question.js";

const code = z.string().describe("Code of the indication, 01 to 22, parts with a letter.");
const table = z.string().describe("Id of the table.");

/** What a release says of the indications. */
export const indicationsResultSchema = z
  .strictObject({
    unit: scoredUnitSchema.describe("What is counted."),
    units: z.number().describe("Units of the audit."),
    withoutGroup: z.number().describe("Units without a majority group: they stand in no table by group."),
    alpha: z.number().describe("Error rate of each of the two families of tests."),
    items: z.array(z.strictObject({ code, table, shares: stateSharesSchema })).describe("Each indication."),
    conjunctions: z
      .array(
        z.strictObject({ code: z.enum(["11", "12"]).describe("The conjunction."), table, shares: stateSharesSchema }),
      )
      .describe("What was stated beside what the parts say."),
    partsAlone: z
      .array(
        z.strictObject({
          code: z.string().describe("The part."),
          whole: z.string().describe("The indication that it is a part of."),
          units: published(z.number()).describe("Units of which the part holds and the whole does not."),
        }),
      )
      .describe("Parts without their whole."),
    groups: z
      .strictObject({
        tests: z.number().describe("Tests of the family."),
        resamples: z.number().describe("Random tables of each test that is not exact."),
        questions: z.array(z.strictObject({ code, ...groupQuestionFields })).describe("Indications by group."),
        notAsked: z.array(z.string()).describe("Indications that too few units have, or lack."),
      })
      .describe("Indications against the group."),
    pairs: z
      .array(
        z.strictObject({
          first: code,
          second: code,
          phi: published(estimateSchema).describe("Coefficient phi."),
          test: published(maybeTestSchema).describe("Fisher's exact test."),
          adjusted: published(z.number()).describe("p-value, adjusted by Holm over all pairs."),
        }),
      )
      .describe("Indications against each other."),
  })
  .describe("The 22 indications for choosing the follow-up.");
