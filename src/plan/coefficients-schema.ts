import { z } from "zod";
import { nonEmpty } from "./data-schema.js";
import { parseSettings } from "./parse-settings.js";
import type { PlanProblem } from "./plan-issues.js";

/** What an indicator of a score measures. The first four are those of the old model. */
export const MEASURED = ["size", "branch", "website", "premises", "recognition", "board-composition", "other"] as const;
export type Measured = (typeof MEASURED)[number];

/** Names under which the composition of a board would enter a score. */
const BOARD_NAMES = /board|director|bestuur|birth|geboorte|origin|herkomst|afkomst|national/i;

const indicatorSchema = z
  .strictObject({
    name: nonEmpty.describe("Name of the field of a record that holds the indicator."),
    measures: z.enum(MEASURED).describe("What the indicator measures. A score refuses the composition of a board."),
    levels: z
      .record(z.string(), z.number())
      .optional()
      .describe("Log odds that each value of the indicator adds. Either levels or perUnit."),
    others: z
      .number()
      .optional()
      .describe("Log odds that a value adds which levels does not name. Absent: such a value is refused."),
    perUnit: z.number().optional().describe("Log odds that each unit of a number adds. Either levels or perUnit."),
  })
  .describe("One indicator of the score.");

export const coefficientsSchema = z
  .strictObject({
    version: nonEmpty.describe("Version of the formula."),
    source: nonEmpty.describe("Where the coefficients come from. Printed."),
    intercept: z.number().describe("Log odds before any indicator."),
    indicators: z.array(indicatorSchema).min(1).describe("Indicators of the score. No name may stand twice."),
  })
  .describe("Coefficients of a logistic score, on the scale of log odds: score = 100 / (1 + exp(-sum)).");

/** Coefficients of a logistic score, read from a file: none is part of this tool. */
export type ScoreCoefficients = z.output<typeof coefficientsSchema>;
export type ScoreIndicator = ScoreCoefficients["indicators"][number];

/**
 * Coefficients of a score.
 * @param text  coefficients.yaml, whole
 * @param file  its path; messages show the base name
 * @throws DataError `plan-invalid` with all problems, ordered by line
 * @example parseCoefficients(text, "coefficients.yaml").indicators.map(({ name }) => name)
 */
export function parseCoefficients(text: string, file: string): ScoreCoefficients {
  return parseSettings(text, file, { schema: coefficientsSchema, rules: coefficientsProblems });
}

/** Whether the name of an indicator speaks of the people on a board. */
export function namesBoard(name: string): boolean {
  return BOARD_NAMES.test(name);
}

function coefficientsProblems({ indicators }: ScoreCoefficients): readonly PlanProblem[] {
  const names = indicators.map(({ name }) => name);
  return indicators.flatMap((indicator, place) => [
    ...(names.indexOf(indicator.name) < place ? [twice(indicator.name, place)] : []),
    ...shapeProblems(indicator, place),
    ...(namesBoard(indicator.name) && indicator.measures !== "board-composition"
      ? [conflict(place, "measures", "board-composition, which the name speaks of", indicator.measures)]
      : []),
  ]);
}

function shapeProblems({ levels, others, perUnit }: ScoreIndicator, place: number): readonly PlanProblem[] {
  if ((levels === undefined) === (perUnit === undefined)) {
    const received = levels === undefined ? "neither" : "both";
    return [conflict(place, "levels", "present exactly when perUnit is absent", received)];
  }
  if (levels === undefined && others !== undefined) {
    return [conflict(place, "others", "absent, or beside levels", String(others))];
  }
  if (levels !== undefined && Object.keys(levels).length === 0) {
    return [conflict(place, "levels", "one level or more", "none")];
  }
  return [];
}

function twice(name: string, place: number): PlanProblem {
  const path = ["indicators", place, "name"];
  return { code: "plan-item-twice", path, expected: "a name that stands once", received: JSON.stringify(name) };
}

function conflict(place: number, key: string, expected: string, received: string): PlanProblem {
  return { code: "plan-setting-conflict", path: ["indicators", place, key], expected, received };
}
