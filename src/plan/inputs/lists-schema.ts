import { z } from "zod";
import { fileSchema, nonEmpty } from "../data-schema.js";
import type { PlanPath, PlanProblem } from "../plan-issues.js";
import { indicatorProblems, indicatorsSchema } from "./indicator-schema.js";

const listSchema = fileSchema
  .extend({
    name: nonEmpty.describe("Name of the list, each once."),
    label: z
      .strictObject({ nl: nonEmpty.describe("In Dutch."), en: nonEmpty.describe("In English.") })
      .describe("Words for the list in reports."),
    source: nonEmpty.describe("Who supplied the list."),
    date: z.iso.date().describe("Day of the list (YYYY-MM-DD)."),
    id: nonEmpty.describe("Column with the trade-register number, read as text."),
    reprofiled: z
      .strictObject({
        column: nonEmpty.describe("Column that marks a re-profiling."),
        texts: z.array(nonEmpty).min(1).describe("Texts of that column that mean: a re-profiling."),
      })
      .optional()
      .describe("Marks of re-profilings. A number that stands again with such a mark is a new episode of one company."),
    ignored: z.array(nonEmpty).default([]).describe("Columns of the file that are not read."),
  })
  .describe("One list of scored companies. A column that is named nowhere is a problem.");

/** Section on the lists of scored companies. */
export const listsSchema = z
  .strictObject({
    files: z.array(listSchema).min(1).describe("Lists in the order of their dates."),
    digits: z
      .int()
      .min(1)
      .max(20)
      .default(8)
      .describe("Digits of a number. A number that has lost its leading zeros is reported and never mended."),
    drift: z
      .strictObject({
        from: nonEmpty.describe("Name of the earlier list."),
        to: nonEmpty.describe("Name of the later list."),
        indicators: indicatorsSchema.describe("Indicators that both lists hold: categories or classes with cuts."),
        pointOutAt: z
          .number()
          .gt(0)
          .default(0.1)
          .describe("Index of stability from which a shift is pointed out, where it is more than chance gives."),
      })
      .optional()
      .describe("Whether an indicator is spread otherwise over a later list. Absent: not asked."),
  })
  .describe("Lists of scored companies: what stands in them, what stands twice, and how they differ.");

/** Settings of the lists. */
export type ListsSettings = z.output<typeof listsSchema>;

/**
 * Rules across the keys of the section.
 * @param lists  as parsed
 * @returns problems in the order of the section
 */
export function listsProblems({ files, drift }: ListsSettings): readonly PlanProblem[] {
  const names = files.map(({ name }) => name);
  const known = (name: string, path: PlanPath): PlanProblem[] =>
    names.includes(name) ? [] : [problem("plan-setting-conflict", path, "the name of a list", JSON.stringify(name))];
  return [
    ...names.flatMap((name, at) =>
      names.indexOf(name) < at
        ? [problem("plan-item-twice", ["lists", "files", at, "name"], "a name that stands once", JSON.stringify(name))]
        : [],
    ),
    ...(drift === undefined
      ? []
      : [
          ...known(drift.from, ["lists", "drift", "from"]),
          ...known(drift.to, ["lists", "drift", "to"]),
          ...(drift.from === drift.to
            ? [problem("plan-setting-conflict", ["lists", "drift", "to"], "another list than from", "the same")]
            : []),
          ...indicatorProblems(drift.indicators, ["lists", "drift", "indicators"]),
          ...drift.indicators.flatMap((indicator, at) =>
            indicator.as === "categories" || (indicator.as === "classes" && indicator.cuts !== undefined)
              ? []
              : [
                  problem(
                    "plan-setting-conflict",
                    ["lists", "drift", "indicators", at, "as"],
                    "categories, or classes with cuts: both lists need the same classes",
                    indicator.as,
                  ),
                ],
          ),
        ]),
  ];
}

function problem(code: PlanProblem["code"], path: PlanPath, expected: string, received: string): PlanProblem {
  return { code, path, expected, received };
}
