import { z } from "zod";
import { fileSchema, nonEmpty } from "./data-schema.js";
import { parseSettings } from "./parse-settings.js";
import type { PlanProblem } from "./plan-issues.js";
import { itemTwice, reasonProblems, settingConflict } from "./setting-problems.js";

const openShare = z.number().gt(0).lt(1);
const file = fileSchema.pick({ file: true, delimiter: true, encoding: true });

const logSchema = file
  .extend({
    columns: z
      .strictObject({
        band: nonEmpty.describe("Risk band that the model gave."),
        decision: nonEmpty.describe("What the officer decided."),
        seconds: nonEmpty
          .optional()
          .describe("Time spent on the case in whole seconds. Absent: times are not assessed."),
        reason: nonEmpty.optional().describe("Reason that the officer wrote. Only whether it is empty is read."),
        officer: nonEmpty
          .optional()
          .describe("Code of the officer. Never published; intervals then allow for habits of officers."),
        day: nonEmpty.optional().describe("Day of the decision. With officer and order it makes a sequence."),
        order: nonEmpty
          .optional()
          .describe("Whole number that orders the cases of an officer on a day. Needs officer and day."),
        sponsor: nonEmpty.optional().describe("Identifier of the sponsor. Only with groups."),
      })
      .describe("Columns of the log. No column may be named twice. Other columns are not read."),
    decisions: z
      .strictObject({
        investigate: z.array(z.string()).min(1).describe("Texts that mean: investigate further."),
        leave: z.array(z.string()).min(1).describe("Texts that mean: leave it. None may also mean investigate."),
      })
      .describe("What the texts of the decision mean."),
    groups: file
      .extend({
        columns: z
          .strictObject({
            sponsor: nonEmpty.describe("Identifier of the sponsor."),
            group: nonEmpty.describe("Majority group of the sponsor."),
          })
          .describe("Columns of the file."),
      })
      .optional()
      .describe("Majority group of each sponsor. Needs columns.sponsor. Absent: groups are not compared."),
  })
  .describe("Log of decisions of officers who saw the model's proposal.");

const trialSchema = file
  .extend({
    columns: z
      .strictObject({
        blind: nonEmpty.describe("Rating by staff before they saw the model."),
        model: nonEmpty.describe("Rating by the model."),
        after: nonEmpty.optional().describe("Rating by the same staff after they saw the model."),
      })
      .describe("Columns of the file, one row a case and rater. No column may be named twice."),
    disclosure: z
      .strictObject({
        threshold: z.int().min(0).default(10).describe("Least number of ratings behind a published count."),
        reason: nonEmpty.optional().describe("Why nothing needs protection. Required with threshold 0."),
      })
      .prefault({})
      .describe("Protection of the trial, which may be of test files without people."),
  })
  .describe("Blind trial: experienced staff rate cases, then see the rating of the model.");

export const humanCheckSchema = z
  .strictObject({
    version: z.literal(1).describe("Version of this format."),
    title: nonEmpty.describe("Title of the report."),
    synthetic: z.boolean().default(false).describe("True: the data is made up, and everything says so."),
    model: z
      .strictObject({ name: nonEmpty.describe("Name of the model."), version: nonEmpty.describe("Its version.") })
      .describe("The model whose proposals are checked by people."),
    period: nonEmpty.describe("Period of the decisions."),
    dataOwner: nonEmpty.describe("Who answers for the data."),
    protectedAttribute: z
      .strictObject({ nl: nonEmpty.describe("In Dutch."), en: nonEmpty.describe("In English.") })
      .describe("Word for the attribute by which groups are formed."),
    bands: z
      .strictObject({
        order: z
          .array(nonEmpty)
          .min(2)
          .describe("Ratings from low to high, as the files write them. None may stand twice."),
        flagged: z
          .array(nonEmpty)
          .min(1)
          .describe("Ratings that propose further investigation: of order, not all of it."),
      })
      .describe("Ratings of the model, and of staff in the trial."),
    log: logSchema.optional().describe("At least one of log and trial."),
    trial: trialSchema.optional().describe("At least one of log and trial."),
    contribution: z
      .strictObject({
        switchMargin: openShare
          .default(0.05)
          .describe(
            "A contribution of people cannot be shown when the whole interval of the share that deviates lies below this.",
          ),
        seconds: z
          .int()
          .min(1)
          .default(10)
          .describe("A decision in fewer seconds than this counts as under the time window."),
        shareUnder: openShare
          .default(0.5)
          .describe("Nor can it be shown when the whole interval of the share under the time window lies above this."),
      })
      .prefault({})
      .describe("When the report says that no human contribution can be shown. Fixed before the log is opened."),
    alpha: openShare
      .default(0.05)
      .describe("Error rate of the comparison of groups, and one minus the level of intervals."),
    disclosure: z
      .strictObject({
        threshold: z
          .int()
          .min(0)
          .default(10)
          .describe(
            "Least number of decisions behind a published count. 0 switches protection off and needs a reason.",
          ),
        officers: z
          .int()
          .min(1)
          .default(5)
          .describe("Least number of officers behind the log; with fewer nothing of it is published."),
        largestShare: z
          .number()
          .gt(0)
          .max(1)
          .default(0.5)
          .describe("Largest share of the decisions that one officer may hold."),
        reason: nonEmpty.optional().describe("Why nothing needs protection. Required with threshold 0."),
      })
      .prefault({})
      .describe("Protection of people in the files and of the officers."),
    languages: z
      .array(z.enum(["nl", "en"]))
      .min(1)
      .default(["nl", "en"])
      .describe("Languages of the report."),
  })
  .describe("Human check of a model's proposals: a log of decisions, a blind trial, or both.");

/** Validated settings of `toetssteen human-check`, with every default filled in. */
export type HumanCheckPlan = z.output<typeof humanCheckSchema>;

/**
 * Validated settings of a human check.
 * @param text  log.yaml, whole
 * @param file  its path; messages show the base name
 * @throws DataError `plan-invalid` with all problems, ordered by line
 */
export function parseHumanCheckPlan(text: string, file: string): HumanCheckPlan {
  return parseSettings(text, file, { schema: humanCheckSchema, rules: humanCheckProblems });
}

function humanCheckProblems({ bands, log, trial, disclosure }: HumanCheckPlan): readonly PlanProblem[] {
  const unknown = bands.flagged.find((band) => !bands.order.includes(band));
  const rest = bands.order.filter((band) => !bands.flagged.includes(band));
  return [
    ...itemTwice(bands.order, ["bands", "order"]),
    ...itemTwice(bands.flagged, ["bands", "flagged"]),
    ...(unknown === undefined
      ? []
      : [settingConflict(["bands", "flagged"], "ratings of order", JSON.stringify(unknown))]),
    ...(rest.length === 0 ? [settingConflict(["bands", "flagged"], "not every rating", "all of them")] : []),
    ...(log === undefined && trial === undefined
      ? [{ code: "plan-section-missing" as const, path: ["log"], expected: "log or trial", received: "neither" }]
      : []),
    ...(log === undefined ? [] : logProblems(log)),
    ...(trial === undefined ? [] : itemTwice(named(trial.columns), ["trial", "columns"])),
    ...reasonProblems(disclosure, ["disclosure"]),
    ...(trial === undefined ? [] : reasonProblems(trial.disclosure, ["trial", "disclosure"])),
  ];
}

function logProblems({ columns, decisions, groups }: NonNullable<HumanCheckPlan["log"]>): readonly PlanProblem[] {
  const { officer, day, order, sponsor } = columns;
  const needsSequence = order !== undefined && (officer === undefined || day === undefined);
  return [
    ...itemTwice(named(columns), ["log", "columns"]),
    ...itemTwice([...decisions.investigate, ...decisions.leave], ["log", "decisions"]),
    ...(needsSequence
      ? [settingConflict(["log", "columns", "order"], "absent, or beside officer and day", JSON.stringify(order))]
      : []),
    ...((groups === undefined) === (sponsor === undefined)
      ? []
      : [
          settingConflict(
            ["log", "groups"],
            "present exactly when columns.sponsor is named",
            groups === undefined ? "nothing" : "a mapping",
          ),
        ]),
  ];
}

function named(columns: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.values(columns).filter((column) => column !== undefined);
}
