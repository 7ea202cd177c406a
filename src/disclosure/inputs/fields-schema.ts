import { z } from "zod";
import { FIELD_QUESTIONS } from "../../plan/inputs/answer-states.js";
import { SCORING_FIELDS, type ScoringField } from "../../plan/inputs/scoring-field-names.js";
import { estimateSchema, published, scoredUnitSchema } from "../schema-parts.js";
import { groupQuestionFields, stateSharesSchema } from "./group-question.js";

const field = z
  .enum(SCORING_FIELDS as readonly [ScoringField, ...ScoringField[]])
  .describe("Field of the scoring screen.");
const question = z.enum(FIELD_QUESTIONS);
const table = z.string().describe("Id of the table.");

const otherwiseSchema = z
  .strictObject({
    table: z.string().describe("Id of the table of bands that move."),
    shares: stateSharesSchema,
    flags: z.string().describe("Id of the table of flags that change."),
    becomeFlagged: published(z.number()).describe("Units that become flagged."),
    noLongerFlagged: published(z.number()).describe("Units that are flagged no more."),
  })
  .nullable()
  .describe("Bands under the other reading; null where it is not computed.");

/** What a release says of the fields. */
export const fieldsResultSchema = z
  .strictObject({
    unit: scoredUnitSchema.describe("What is counted."),
    units: z.number().describe("Units of the audit."),
    withoutGroup: z.number().describe("Units without a majority group: they stand in no table by group."),
    alpha: z.number().describe("Error rate of the family of tests."),
    fields: z
      .array(
        z.strictObject({
          field,
          table,
          shares: stateSharesSchema,
          questions: z
            .array(z.strictObject({ question: question.describe("What is asked."), ...groupQuestionFields }))
            .describe("Questions by group."),
          notAsked: z.array(question).describe("Questions that too few units answer with yes, or with no."),
        }),
      )
      .describe("Fields in the order of the screen."),
    family: z
      .strictObject({
        tests: z.number().describe("Tests of the family."),
        resamples: z.number().describe("Random tables of each test that is not exact."),
      })
      .describe("The family of tests by group."),
    size: z
      .strictObject({
        border: z.enum(["lower", "upper"]).describe("Class of 25 and 100 employees by the settings."),
        table,
        shares: stateSharesSchema,
        otherwise: otherwiseSchema,
      })
      .nullable()
      .describe("Size classes beside numbers of employees."),
    branch: z.strictObject({ table, shares: stateSharesSchema }).nullable().describe("Editions of the branch code."),
    doubt: z
      .array(z.strictObject({ field, table, shares: stateSharesSchema, otherwise: otherwiseSchema }))
      .describe("Judged fields with J in doubt read as N."),
    readings: z
      .array(
        z.strictObject({
          field,
          values: z.array(z.string()).describe("Values that are compared."),
          joined: z.number().describe("Different values that count as one; 0 where each stands by itself."),
          table,
          agreementTable: z.string().describe("Id of the table of agreement."),
          both: published(z.number()).describe("Units with two readings."),
          agreement: published(estimateSchema).describe("Share that agrees, with Wilson's interval."),
          kappa: published(estimateSchema).describe("Cohen's kappa."),
        }),
      )
      .describe("Fields that two people filled in."),
    provenance: z
      .array(
        z.strictObject({
          field,
          stated: z.string().nullable().describe("Source of every value, in the words of the settings."),
          sources: z
            .strictObject({
              ...{ table, shares: stateSharesSchema },
              weak: z.array(z.string()).describe("Sources on which a value rests less firmly, by the settings."),
            })
            .nullable()
            .describe("Units by source; null without a column of sources."),
          ages: z
            .strictObject({
              ...{ table, shares: stateSharesSchema },
              asOf: z.string().describe("Day on which ages are counted."),
            })
            .nullable()
            .describe("Units by age of the value; null without a column of dates."),
          persons: z
            .strictObject({
              ...{ table, shares: stateSharesSchema },
              different: published(z.number()).describe("People who are told apart."),
            })
            .nullable()
            .describe("Units by who filled in the value; null without a column of people."),
        }),
      )
      .describe("Where the values of fields come from."),
  })
  .describe("Fields of the scoring screen.");
