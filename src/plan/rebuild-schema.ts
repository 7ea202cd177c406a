import { z } from "zod";
import { MEASURED, namesBoard } from "./coefficients-schema.js";
import { fileSchema, nonEmpty } from "./data-schema.js";
import { parseSettings } from "./parse-settings.js";
import type { PlanProblem } from "./plan-issues.js";

const openShare = z.number().gt(0).lt(1);
const bothLanguages = z.strictObject({ nl: nonEmpty.describe("In Dutch."), en: nonEmpty.describe("In English.") });

const levelSchema = z
  .strictObject({
    value: nonEmpty.describe("Text in the file."),
    nl: nonEmpty.optional().describe("Words of a Dutch report. Absent: the text in the file."),
    en: nonEmpty.optional().describe("Words of an English report. Absent: the text in the file."),
  })
  .describe("One level of an indicator.");

const indicatorSchema = z
  .strictObject({
    column: nonEmpty.describe("Column of the file. No column may be named twice."),
    label: bothLanguages.describe("Word for the indicator."),
    measures: z
      .enum(MEASURED)
      .describe("What the indicator measures. The composition of a board is refused unless claims holds C2."),
    scale: z
      .enum(["nominal", "ordinal", "floating"])
      .default("nominal")
      .describe("Which levels the tree may join: any, neighbours, or neighbours and a last level that is unknown."),
    levels: z
      .array(levelSchema)
      .min(2)
      .describe("Levels in their order; the first is what the others are compared with. None may stand twice."),
  })
  .describe("An indicator that both methods are offered.");

export const rebuildSchema = z
  .strictObject({
    version: z.literal(1).describe("Version of this format."),
    title: nonEmpty.describe("Title of the report."),
    synthetic: z.boolean().default(false).describe("True: the data is made up, and everything says so."),
    model: z
      .strictObject({
        name: nonEmpty.describe("Name of the model."),
        version: nonEmpty.describe("Its version."),
        owner: nonEmpty.describe("Who answers for the model."),
        lifeCycle: z
          .strictObject({
            state: z
              .enum(["temporarily-stopped", "definitively-stopped"])
              .describe("A model in use is not rebuilt: audit it."),
            date: z.iso.date().describe("Day of the decision."),
            source: nonEmpty.describe("Where the decision is written down."),
          })
          .describe("Decision by which the model was stopped."),
      })
      .describe("The model that is rebuilt."),
    period: nonEmpty.describe("Period of the cases."),
    dataOwner: nonEmpty.describe("Who answers for the data."),
    claims: z
      .array(z.literal("C2"))
      .max(1)
      .default([])
      .describe("C2: this run follows the memo of 2017, in which board composition was an input."),
    coefficients: nonEmpty
      .optional()
      .describe("File of coefficients of the score. Absent: the score is not computed, since no source holds them."),
    selection: z
      .strictObject({
        chosen: z.enum(["logistic", "chaid"]).describe("The method that became the model."),
        reason: z
          .enum(["most-predictors", "fits-better", "other-data", "easier-to-explain", "other"])
          .describe("Why. most-predictors is printed as a finding."),
        words: nonEmpty.describe("The reason in the words of the source. Printed."),
      })
      .describe("Which method was chosen, and why. No default."),
    development: fileSchema
      .pick({ file: true, delimiter: true, encoding: true })
      .extend({
        outcome: z
          .strictObject({
            column: nonEmpty.describe("Column of the file."),
            violation: z.array(nonEmpty).min(1).describe("Texts that mean: a violation."),
            none: z.array(nonEmpty).min(1).describe("Texts that mean: none. No text may mean both."),
          })
          .describe("The outcome of each case."),
        indicators: z.array(indicatorSchema).min(1).describe("Indicators of the cases. Other columns are not read."),
      })
      .describe("Cases that the model is made from, one row a case."),
    cut: z.number().gt(0).lt(100).default(60).describe("Score from which on a case is high, that score included."),
    alpha: openShare
      .default(0.05)
      .describe("Level at which the regression finds an indicator, and one minus the level of intervals."),
    tree: z
      .strictObject({
        alphaMerge: openShare.default(0.05).describe("Levels stay apart when their p-value is at most this."),
        alphaSplit: openShare.default(0.05).describe("A node is split when the adjusted p-value is at most this."),
        depth: z.int().min(1).max(6).default(3).describe("Splits above one another at most."),
        fewestToSplit: z.int().min(2).default(20).describe("Fewest cases of a node that is split."),
        fewestInNode: z.int().min(1).default(10).describe("Fewest cases of a node that a split makes."),
      })
      .prefault({})
      .describe("When the tree stops."),
    resamples: z.int().min(50).max(5_000).default(300).describe("Bootstrap samples of the cases."),
    enlarged: z
      .strictObject({
        cases: z.int().min(50).max(20_000).default(600).describe("Cases of the larger design."),
        simulations: z
          .int()
          .min(50)
          .max(5_000)
          .default(200)
          .describe("Sets of cases that are simulated for each size."),
      })
      .prefault({})
      .describe("The simulation of more cases than there are. 600 is what the data specialists asked for in 2017."),
    adequacy: z
      .strictObject({
        cases: z
          .int()
          .min(1)
          .default(600)
          .describe("Least number of cases. 600: data specialists of the immigration service, quoted in 2017."),
        smallerClass: z
          .int()
          .min(1)
          .default(100)
          .describe("Least number of cases of the rarer outcome. 100: the choice of the makers of this tool."),
      })
      .prefault({})
      .describe("With fewer, a banner says that the data is insufficient. Nothing switches it off."),
    seed: z.int().min(0).max(4_294_967_295).default(1).describe("Seed of all random draws."),
    disclosure: z
      .strictObject({
        threshold: z.int().min(0).default(10).describe("Least number of cases behind a published count."),
        reason: nonEmpty.optional().describe("Why nothing needs protection. Required with threshold 0."),
      })
      .prefault({})
      .describe("Protection of the companies in the file."),
    languages: z
      .array(z.enum(["nl", "en"]))
      .min(1)
      .default(["nl", "en"])
      .describe("Languages of the report."),
  })
  .describe("A model that was stopped, rebuilt from its development cases, to show what they can support.");

/** Validated settings of `toetssteen rebuild`, with every default filled in. */
export type RebuildPlan = z.output<typeof rebuildSchema>;
export type RebuildIndicator = RebuildPlan["development"]["indicators"][number];

/**
 * Validated settings of the rebuilding of a model.
 * @param text  rebuild.yaml, whole
 * @param file  its path; messages show the base name
 * @throws DataError `plan-invalid` with all problems, ordered by line
 * @example parseRebuildPlan(text, "rebuild.yaml").cut // 60
 */
export function parseRebuildPlan(text: string, file: string): RebuildPlan {
  return parseSettings(text, file, { schema: rebuildSchema, rules: rebuildProblems });
}

const BOARD_REFUSED = "no board composition, which is not part of the algorithm per [000], or claims: [C2]";

function rebuildProblems({ development, claims, disclosure, languages }: RebuildPlan): readonly PlanProblem[] {
  const { indicators, outcome } = development;
  const columns = [outcome.column, ...indicators.map(({ column }) => column)];
  return [
    ...twice(columns, ["development", "indicators"]),
    ...twice([...outcome.violation, ...outcome.none], ["development", "outcome"]),
    ...twice(languages, ["languages"]),
    ...indicators.flatMap((indicator, at) => indicatorProblems(indicator, at, claims.length > 0)),
    ...(disclosure.threshold > 0 || disclosure.reason !== undefined
      ? []
      : [
          {
            code: "plan-reason-missing" as const,
            path: ["disclosure", "reason"],
            expected: "a reason, since the threshold is 0",
            received: "nothing",
          },
        ]),
  ];
}

function indicatorProblems(
  { column, measures, label, levels, scale }: RebuildIndicator,
  at: number,
  declared: boolean,
): readonly PlanProblem[] {
  const path = ["development", "indicators", at];
  const problem = (key: string, expected: string, received: string): PlanProblem => ({
    code: "plan-setting-conflict",
    path: [...path, key],
    expected,
    received,
  });
  const speaks = [column, label.nl, label.en].some(namesBoard) && measures !== "board-composition";
  return [
    ...twice(
      levels.map(({ value }) => value),
      [...path, "levels"],
    ),
    ...(measures === "board-composition" && !declared ? [problem("measures", BOARD_REFUSED, measures)] : []),
    ...(speaks ? [problem("measures", "board-composition, which the name speaks of", measures)] : []),
    ...(scale === "floating" && levels.length < 3
      ? [problem("levels", "three or more, of which the last floats", String(levels.length))]
      : []),
  ];
}

function twice(items: readonly string[], path: readonly (string | number)[]): readonly PlanProblem[] {
  const again = items.find((item, index) => items.indexOf(item) < index);
  if (again === undefined) return [];
  return [{ code: "plan-item-twice", path, expected: "different items", received: JSON.stringify(again) }];
}
