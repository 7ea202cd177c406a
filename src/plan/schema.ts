import { z } from "zod";
import { assumptionSchema } from "./assumption-schema.js";
import { dataSchema, type fileSchema, nonEmpty } from "./data-schema.js";
import { disclosureSchema } from "./disclosure-schema.js";
import { familiesSchema } from "./families-schema.js";
import { modelsSchema } from "./models-schema.js";
import { powerSchema } from "./power-schema.js";
import { retentionSchema } from "./retention-schema.js";
import { samplingSchema } from "./sampling-schema.js";
import { scorePlanSchema } from "./score-schema.js";
import { sensitivitySchema } from "./sensitivity-schema.js";
import { severitySchema, violationNumbersSchema } from "./severity-schema.js";
import { stabilitySchema } from "./stability-schema.js";
import { strataSchema } from "./strata-schema.js";

/** A number strictly between 0 and 1. */
const openShare = z.number().gt(0).lt(1);
const isoDate = z.iso.date();

const bandsSchema = z
  .strictObject({
    order: z.array(nonEmpty).min(2).describe("Risk bands from low to high. No band may stand twice."),
    thresholds: z
      .array(z.number())
      .optional()
      .describe(
        "Cuts the score into bands: one number less than there are bands, increasing, inside scoreRange. A score equal to a threshold falls in the higher band. Needs columns.score and excludes columns.band. Absent: the band column is read.",
      ),
    flagged: z
      .array(nonEmpty)
      .min(1)
      .optional()
      .describe(
        "Bands that lead to further investigation: of `order`, not all of it, and with every band the ones above it. Absent: the highest band.",
      ),
    map: z
      .record(z.string(), nonEmpty)
      .optional()
      .describe("Text in the band column -> band of `order`. Needs columns.band. Absent: the texts are the bands."),
  })
  .describe("Ordered risk bands and which of them are flagged.");

const labelsSchema = z.array(z.string()).min(1);

const rulesSchema = z
  .strictObject({
    compositionDate: isoDate.describe(
      "Migrants are counted at this date (YYYY-MM-DD). Later than predictionDate: H1 and H2 cannot be tested.",
    ),
    predictionDate: isoDate.describe(
      "Date of the predictions (YYYY-MM-DD). Migrants counted later than this are refused for H1 and H2: selection may have changed them.",
    ),
    nationalityRule: z
      .enum(["first", "own-group", "fractional"])
      .describe(
        "People with several nationalities: the first one counts, or each combination is a group of its own, or each of k nationalities counts for 1/k. fractional needs nationalitySeparator.",
      ),
    nationalitySeparator: nonEmpty
      .optional()
      .describe(
        "What stands between the nationalities of one person in the column of groups: with /, the label NLD/TUR is a person with two. At most six, none twice. Absent: every label is one nationality, or a combination that is a group of its own.",
      ),
    statelessAndUnknown: z
      .array(z.string())
      .describe(
        "Labels in the data for stateless people and unknown nationality; they stay groups of their own. May be empty. No label may stand twice or be a missing text.",
      ),
    unit: z
      .enum(["number", "concern"])
      .describe(
        "Unit that is scored. concern: the numbers of one concern are one unit with one prediction; needs columns.concern.",
      ),
    episodes: z
      .enum(["refuse", "latest", "first"])
      .describe(
        "Several rows of one unit (re-profilings, numbers of one concern): refused, or the latest or first prediction counts. latest and first need columns.predictedOn.",
      ),
    overrides: z
      .strictObject({
        markers: z
          .array(z.number())
          .min(1)
          .describe("Scores that mark an override by hand, each once: 99 and 59 in the old model."),
        decides: z
          .enum(["as-registered", "without-overridden", "model-only"])
          .describe(
            "Which reading decides. model-only needs columns.modelScore, and thresholds that cut it into bands.",
          ),
      })
      .nullable()
      .describe("Overrides by hand, or null when there are none. Needs columns.score."),
  })
  .describe("Rules on people, dates and predictions. None has a silent default.");

const planFields = {
  version: z.literal(1).describe("Version of the plan format."),
  title: nonEmpty.describe("Title of the audit."),
  synthetic: z.boolean().default(false).describe("True when the data is made up: every file and report then says so."),
  model: z
    .strictObject({
      name: nonEmpty.describe("Name of the risk model."),
      version: nonEmpty.describe("Version of the risk model."),
      owner: nonEmpty.describe("Who answers for the model."),
      status: z
        .enum(["in-development", "in-use", "temporarily-stopped", "stopped"])
        .describe("Life-cycle state. An audit of a stopped model is a reconstruction, not for use."),
    })
    .describe("The model that is audited."),
  period: nonEmpty.describe("Period that the data covers, as it should be printed."),
  dataOwner: nonEmpty.describe("Who answers for the data."),
  purpose: nonEmpty.describe("Purpose of this audit."),
  legalBasis: nonEmpty.describe("Legal basis for processing origin data in this audit."),
  protectedAttribute: z
    .strictObject({
      nl: nonEmpty.default("nationaliteit").describe("Dutch word for the audited attribute."),
      en: nonEmpty.default("nationality").describe("English word for the audited attribute."),
    })
    .prefault({})
    .describe("Word for the audited attribute in reports."),
  data: dataSchema,
  rules: rulesSchema
    .optional()
    .describe(
      "Rules on people, dates and predictions. Required for the sponsors form, refused for the others. None has a silent default.",
    ),
  bands: bandsSchema
    .optional()
    .describe(
      "Ordered risk bands and which of them are flagged. Required where the data has a score or a band column, refused elsewhere.",
    ),
  scoreRange: z
    .strictObject({
      lower: z.number().describe("Lowest score that can occur."),
      upper: z.number().describe("Highest score that can occur."),
    })
    .optional()
    .describe(
      "Scores outside this closed range are a problem; lower must lie below upper. Needs columns.score. Absent: any finite number.",
    ),
  outcome: z
    .strictObject({
      violation: labelsSchema.describe("Texts that mean: a violation was found."),
      none: labelsSchema.describe("Texts that mean: no violation was found."),
    })
    .optional()
    .describe(
      "Meaning of the outcome column. Required where that column is named, refused elsewhere. No label may stand twice or be a missing text.",
    ),
  selected: z
    .strictObject({
      yes: labelsSchema.describe("Texts that mean: selected."),
      no: labelsSchema.describe("Texts that mean: not selected."),
    })
    .optional()
    .describe(
      "Meaning of the selected column. Required where that column is named, refused elsewhere. No label may stand twice or be a missing text.",
    ),
  provenance: z
    .strictObject({
      random: z.array(z.string()).default([]).describe("Outcome known from a random sample."),
      risk: z.array(z.string()).default([]).describe("Inspected because of the risk score."),
      signal: z.array(z.string()).default([]).describe("Inspected because of a signal."),
      never: z.array(z.string()).default([]).describe("Never inspected."),
    })
    .optional()
    .describe(
      "Meaning of the provenance column. Required where that column is named, refused elsewhere. At least one label; none may stand twice or be a missing text.",
    ),
  severity: severitySchema,
  violationNumbers: violationNumbersSchema,
  untestedAssumption: z
    .boolean()
    .default(false)
    .describe(
      "True: units that were never inspected count as compliant in the score question, and every number that rests on it says so; needs provenance.never. False: only known outcomes count.",
    ),
  assumption: assumptionSchema,
  groups: z
    .strictObject({
      gate: z
        .strictObject({
          units: z.int().min(1).default(10).describe("Least number of sponsors (or cases) with a member of the group."),
          effectiveUnits: z
            .number()
            .min(1)
            .default(20)
            .describe("Least number of effective sponsors, (sum n)^2 / sum n^2."),
          majorityUnits: z
            .int()
            .min(1)
            .default(10)
            .describe("H2: least number of sponsors with a majority of the group."),
        })
        .prefault({})
        .describe(
          "Groups below the gate are described and not tested. The gate does not look at predictions or outcomes.",
        ),
      named: z.array(nonEmpty).default([]).describe("Groups that a signal names beforehand. No group may stand twice."),
      reference: nonEmpty
        .optional()
        .describe("A group that ratios are also given against. Tests always compare a group with the others."),
    })
    .prefault({})
    .describe("Groups of the protected attribute."),
  strata: strataSchema,
  families: familiesSchema,
  hypothesis1: z
    .strictObject({
      alpha: openShare.default(0.05).describe("Error rate of this hypothesis over its family of groups."),
      stepDown: z.enum(["minP", "maxT"]).default("minP").describe("Step-down procedure of the deciding test."),
      meanScore: z
        .strictObject({ alpha: openShare.describe("Error rate of this family; it has no default.") })
        .optional()
        .describe(
          "A second family: the mean score of each group against that of the others. Needs columns.score. Absent: not asked. It never sets a verdict.",
        ),
      allBands: z
        .strictObject({ alpha: openShare.describe("Error rate of this family; it has no default.") })
        .optional()
        .describe(
          "A second family: each group against the others at every cut between the ordered bands. Needs three bands or more. Absent: not asked. It never sets a verdict.",
        ),
    })
    .prefault({})
    .describe("H1: no relation between predictions and the nationality of the migrants."),
  hypothesis2: z
    .strictObject({
      alpha: openShare.default(0.05).describe("Error rate of this hypothesis over its family of groups."),
      stepDown: z.enum(["minP", "maxT"]).default("minP").describe("Step-down procedure of the deciding test."),
      majorityThreshold: z
        .number()
        .min(0.5)
        .lt(1)
        .default(0.5)
        .describe("A group has the majority at a sponsor when its share is strictly above this."),
      minMigrants: z.int().min(1).default(1).describe("Sponsors with fewer migrants have no majority group."),
      sensitivity: sensitivitySchema,
    })
    .prefault({})
    .describe("H2: sponsors with a majority of one nationality are flagged proportionally as often."),
  margins: z
    .strictObject({
      ratioLower: z.number().gt(0).lt(1).default(0.8).describe("Lower margin of the ratio of flagged shares."),
      ratioUpper: z.number().gt(1).default(1.25).describe("Upper margin of the ratio of flagged shares."),
      difference: openShare
        .optional()
        .describe("Margin of the difference of flagged shares; when set, both must hold."),
    })
    .prefault({})
    .describe("How large a difference may be and still count as alike. Fixed before the data is opened."),
  score: scorePlanSchema,
  models: modelsSchema,
  adequacy: z
    .strictObject({
      power: openShare.default(0.8).describe("Power at which a difference as large as the margin must be found."),
      knownOutcomes: z
        .int()
        .min(1)
        .default(600)
        .describe("Least number of known outcomes. 600: data specialists of the immigration service, quoted in 2017."),
      smallerClass: z
        .int()
        .min(1)
        .default(100)
        .describe("Least number in the smaller outcome class. 100: our own choice."),
    })
    .prefault({})
    .describe("When the data suffices for a claim."),
  stability: stabilitySchema,
  power: powerSchema,
  sampling: samplingSchema,
  signal: z
    .strictObject({
      oneSidedP: openShare.default(0.1).describe("A group outside the margin is signalled at or below this."),
    })
    .prefault({})
    .describe("When a risk is signalled without statistical evidence."),
  resampling: z
    .strictObject({
      seed: z.int().min(0).max(4294967295).describe("Seed of every random draw. Same seed, same numbers."),
      resamples: z
        .int()
        .min(99)
        .default(99_999)
        .describe("Least number of resamples. Raised, never lowered, to what the number of groups needs."),
      bootstrap: z.int().min(199).default(1_999).describe("Resamples of a bootstrap interval."),
      sequential: z
        .boolean()
        .default(false)
        .describe(
          "True: the test of all groups of H1 at once, which decides nothing, draws until the side of alpha is known (at most 999,999). It then has no p-value.",
        ),
    })
    .describe("Random resampling."),
  disclosure: disclosureSchema,
  retention: retentionSchema
    .optional()
    .describe(
      "Until when the bundle of the audit is to be kept. Absent: the bundle says that no date is set. For model and board data of the immigration service the selection list under the Archives Act says 50 years (Staatscourant 2021 nr. 17848-1, p. 88); whether that holds for an audit is for its owner to say.",
    ),
  languages: z
    .array(z.enum(["nl", "en"]))
    .min(1)
    .default(["nl", "en"])
    .describe("Languages of the report, each once."),
  drafted: nonEmpty
    .optional()
    .describe("Note left by `toetssteen plan new`: what it read of the data to draft this plan."),
};

/**
 * Schema of the plan file, version 1, without its cross-field rules: those stand in `rules.ts`, and each is also a
 * sentence of a description here. `parsePlan` applies both.
 */
export const planSchema = z.strictObject(planFields).describe("Plan of an audit, written before the data is opened.");

/** A validated plan with every default filled in. */
export type Plan = z.output<typeof planSchema>;
export type PlanInput = z.input<typeof planSchema>;
export type DataFile = z.output<typeof fileSchema>;
