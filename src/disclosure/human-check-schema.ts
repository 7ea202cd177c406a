import { z } from "zod";
import { humanCheckSchema as settingsSchema } from "../plan/human-check-schema.js";
import { caseTablesSchema } from "./case-tables-schema.js";
import { HUMAN_CHECK_SCHEMA_ID } from "./human-check.js";
import { published, toolkitSchema } from "./schema-parts.js";

const shareSchema = z.strictObject({
  value: z.number().describe("The share, or a difference of shares."),
  lower: z.number().describe("Lower bound of its interval."),
  upper: z.number().describe("Upper bound of its interval."),
  level: z.number().describe("Confidence level."),
});
const noVariation = z.strictObject({
  kind: z.literal("not-estimable").describe("Marks a number that does not exist."),
  reason: z.literal("no-variation").describe("Nothing varies."),
});
const agreementSchema = z.union([
  shareSchema.extend({ kind: z.literal("estimate").describe("Marks a number that exists.") }),
  noVariation,
]);
const orderTestSchema = z.union([
  z.strictObject({
    z: z.number().describe("Standardised statistic."),
    pValue: z.number().describe("Two-sided p-value."),
  }),
  noVariation,
]);
const count = published(z.number()).describe("Number of decisions.");
const deviated = published(shareSchema).describe("Share of the decisions that deviate from the model.");

const logSchema = z.strictObject({
  decisions: z.number().describe("Decisions in the log."),
  officers: z.number().nullable().describe("Officers behind the log; null where it does not say."),
  deviated,
  designEffect: published(z.number()).nullable().describe("How much habits of officers widen the interval."),
  byBand: z
    .array(
      z.strictObject({
        band: z.string().describe("Rating of the model."),
        flagged: z.boolean().describe("Whether it proposes to investigate."),
        decisions: count,
        deviated,
      }),
    )
    .describe("Decisions per rating of the model."),
  byGroup: z
    .array(
      z.strictObject({
        group: z.string().describe("Majority group."),
        decisions: count,
        deviated,
        difference: published(shareSchema).describe("Share that deviates, group minus all others."),
        pValue: published(z.number()).describe("p-value of the difference."),
        holm: published(z.number()).describe("Adjusted over groups by Holm."),
      }),
    )
    .nullable()
    .describe("Decisions per majority group; null where the log does not say."),
  kappa: published(agreementSchema).describe("Agreement of proposal and decision beyond chance."),
  time: z
    .strictObject({
      quantiles: z
        .array(
          z.strictObject({
            share: z.number().describe("Share of the decisions."),
            seconds: published(z.number()).describe("That share took at most so many seconds."),
          }),
        )
        .describe("Spread of the times."),
      under: published(shareSchema).describe("Share of the decisions under the time window."),
    })
    .nullable()
    .describe("Time per decision; null without times."),
  reasons: published(shareSchema).nullable().describe("Share of the deviations with a reason; null without reasons."),
  order: z
    .strictObject({
      sequences: z.number().describe("Days of officers."),
      runs: published(orderTestSchema).describe("Whether deviations come in clumps."),
      places: published(orderTestSchema).describe("Whether deviations come early or late in the day."),
      byPlace: z
        .array(z.strictObject({ place: z.string().describe("Places in the day."), decisions: count, deviated }))
        .describe("Decisions by their place in the day."),
    })
    .nullable()
    .describe("Order of the decisions; null where the log does not say."),
  contribution: z
    .strictObject({
      signal: z.enum(["no-demonstrable-contribution", "none"]).describe("Whether a human contribution can be shown."),
      reasons: z.array(z.enum(["hardly-deviates", "under-time-window"])).describe("Why it cannot."),
    })
    .describe("The signal. It always stays."),
});

const trialSchema = z.strictObject({
  ratings: z.number().describe("Ratings in the trial."),
  agreement: published(shareSchema).describe("Share of the blind ratings that equal the model's."),
  kappa: published(agreementSchema).describe("Agreement beyond chance."),
  weightedKappa: published(agreementSchema).describe("The same with quadratic weights."),
  after: z
    .strictObject({
      homogeneity: published(
        z.union([z.strictObject({ pValue: z.number().describe("p-value.") }), noVariation]),
      ).describe("Whether the use of the ratings changed after staff saw the model."),
      flagged: published(
        z.union([
          z.strictObject({
            off: z.number().describe("Ratings whose flag went off."),
            on: z.number().describe("Ratings whose flag went on."),
            pValue: z.number().describe("Exact p-value of McNemar."),
          }),
          noVariation,
        ]),
      ).describe("Change of the flag."),
      moved: published(shareSchema)
        .nullable()
        .describe("Of the ratings that differed, the share that became the model's."),
      movedAway: published(shareSchema)
        .nullable()
        .describe("Of these, the share that moved away from it or across it."),
    })
    .nullable()
    .describe("After staff saw the model; null where the trial does not say."),
});

const { log: _log, trial: _trial, disclosure: _disclosure, ...settings } = settingsSchema.shape;

/** Schema of a released human-check.json. It is strict: a field that it does not name cannot be released unnoticed. */
export const humanCheckReleaseSchema = z
  .strictObject({
    $schema: z.literal(HUMAN_CHECK_SCHEMA_ID).describe("Names this format."),
    schemaVersion: z.literal("1.0.0").describe("Version of this format: additive = minor, redefined = major."),
    toolkit: toolkitSchema.describe("Tool that wrote the result."),
    settings: z.strictObject(settings).describe("Settings, without paths, columns and texts of the data."),
    planHash: z.string().describe("SHA-256 of the settings in canonical form."),
    tables: caseTablesSchema("What is counted: decisions or ratings."),
    log: logSchema.nullable().describe("Log of decisions; null without one."),
    trial: trialSchema.nullable().describe("Blind trial; null without one."),
    disclosure: z
      .strictObject({
        threshold: z.number().describe("Least number of decisions behind a published count."),
        officers: z.number().describe("Least number of officers behind the log."),
        reason: z.string().nullable().describe("Why nothing needs protection; null where the rules hold."),
        trialThreshold: z.number().nullable().describe("Threshold of the trial."),
        trialReason: z.string().nullable().describe("Why the trial needs no protection."),
        officersKnown: z.boolean().describe("False: how many officers stand behind the log cannot be checked."),
      })
      .describe("How the release protects people and officers."),
  })
  .describe("Human check of a model's proposals.");

/** JSON Schema (2020-12) of a released human-check.json. */
export function humanCheckJsonSchema(): object {
  return { $id: HUMAN_CHECK_SCHEMA_ID, ...z.toJSONSchema(humanCheckReleaseSchema) };
}
