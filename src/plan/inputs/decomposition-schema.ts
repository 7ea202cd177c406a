import { z } from "zod";
import { nonEmpty } from "../data-schema.js";
import { describeValue, type PlanPath, type PlanProblem } from "../plan-issues.js";

const partSchema = z
  .strictObject({
    name: nonEmpty.describe("Name of the indicator in the file of coefficients."),
    column: nonEmpty.describe("Column of the file with the scored units, or of the registrations."),
    label: z
      .strictObject({ nl: nonEmpty.describe("In Dutch."), en: nonEmpty.describe("In English.") })
      .optional()
      .describe("Words for the indicator in reports. Absent: its name."),
  })
  .describe("One indicator of the score.");

export const decompositionSchema = z
  .strictObject({
    coefficients: nonEmpty.describe(
      "File of coefficients of the score, relative to this file. None is part of this tool.",
    ),
    claims: z
      .array(z.literal("C2"))
      .max(1)
      .default([])
      .describe("C2: this run follows the claim that the composition of the board was an input of the score."),
    indicators: z
      .array(partSchema)
      .min(1)
      .max(20)
      .describe("Indicators of the file of coefficients, each once, and where they are registered."),
    threshold: z
      .enum(["raw", "rounded"])
      .describe(
        "Whether the thresholds of the plan are compared with the computed score or with the score rounded half up. No default: sources leave it open.",
      ),
    refit: z
      .boolean()
      .default(false)
      .describe("Also fit a logistic regression on the known outcomes, with all indicators and without each."),
    groupUnits: z
      .number()
      .int()
      .min(10)
      .default(50)
      .describe("Groups that have the majority at fewer units are not decomposed; the gate of the plan holds too."),
    resamples: z
      .number()
      .int()
      .min(199)
      .max(99_999)
      .default(999)
      .describe("Bootstrap samples of units, for groups of 20 to 200 effective units."),
  })
  .describe("Which indicators a difference between groups runs through, and what changes without each indicator.");

export type DecompositionSettings = z.output<typeof decompositionSchema>;

/** Rules across the keys of the section. */
export function decompositionProblems({ indicators }: DecompositionSettings): readonly PlanProblem[] {
  return indicators.flatMap(({ name, column }, place): PlanProblem[] => {
    const expected = "an indicator and a column that stand once";
    const path = ["decomposition", "indicators", place];
    const isTwice = indicators.slice(0, place).some((other) => other.name === name || other.column === column);
    return isTwice ? [{ code: "plan-item-twice", path, expected, received: describeValue(name) }] : [];
  });
}

/** Columns that the section needs, and where the settings name them. */
export function decompositionColumns({
  indicators,
}: DecompositionSettings): readonly { path: PlanPath; name: string }[] {
  return indicators.map(({ column }, place) => ({
    path: ["decomposition", "indicators", place, "column"],
    name: column,
  }));
}
