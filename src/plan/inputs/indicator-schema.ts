import { z } from "zod";
import { nonEmpty } from "../data-schema.js";
import { describeValue, type PlanPath, type PlanProblem } from "../plan-issues.js";

export const indicatorSchema = z
  .strictObject({
    column: nonEmpty.describe("Column of the file with the scored units, or of the registrations."),
    label: z
      .strictObject({ nl: nonEmpty.describe("In Dutch."), en: nonEmpty.describe("In English.") })
      .optional()
      .describe("Words for the indicator in reports. Absent: the name of the column."),
    as: z
      .enum(["categories", "classes", "numbers", "ranks"])
      .describe(
        "How the column is read. categories: each text is a level. classes: numbers, cut into classes. numbers: numbers as they are. ranks: the order of the numbers alone, so that no far number leads.",
      ),
    cuts: z
      .array(z.number())
      .min(1)
      .optional()
      .describe("Only with as: classes. Lower bounds of the second and later classes, increasing."),
    equalClasses: z
      .number()
      .int()
      .min(2)
      .max(20)
      .optional()
      .describe(
        "Only with as: classes, in place of cuts. Number of classes with about as many units each; ties stay together.",
      ),
    decimal: z.enum([".", ","]).default(".").describe("Decimal mark of numbers."),
  })
  .describe("One indicator.");

/** One indicator of the settings. */
export type IndicatorSetting = z.output<typeof indicatorSchema>;

/** A list of indicators: no column twice, and classes with either cuts or a number of equal classes. */
export const indicatorsSchema = z
  .array(indicatorSchema)
  .min(1)
  .describe(
    "Indicators of the model, or of a model that is being built. No column may stand twice. as: classes needs either cuts or equalClasses; the others take neither.",
  );

/**
 * Rules across the keys of a list of indicators.
 * @param indicators  as parsed
 * @param path  where the list stands in the settings
 * @returns problems in the order of the list
 * @example indicatorProblems([{ column: "a", as: "ranks", decimal: "." }], ["proxies", "indicators"]) // []
 */
export function indicatorProblems(indicators: readonly IndicatorSetting[], path: PlanPath): readonly PlanProblem[] {
  return indicators.flatMap((indicator, place) => [
    ...twice(indicators, place, path),
    ...classProblems(indicator, [...path, place]),
  ]);
}

function twice(indicators: readonly IndicatorSetting[], place: number, path: PlanPath): readonly PlanProblem[] {
  const { column } = indicators[place]!;
  if (indicators.findIndex((each) => each.column === column) === place) return [];
  const expected = "a column that stands once";
  return [{ code: "plan-item-twice", path: [...path, place, "column"], expected, received: describeValue(column) }];
}

function classProblems({ as, cuts, equalClasses }: IndicatorSetting, path: PlanPath): readonly PlanProblem[] {
  const given = [cuts, equalClasses].filter((each) => each !== undefined).length;
  if (as === "classes" && given !== 1) {
    return [conflict(path, "either cuts or equalClasses, since as is classes", given === 0 ? "neither" : "both")];
  }
  if (as !== "classes" && given > 0) return [conflict(path, `neither cuts nor equalClasses, since as is ${as}`, "one")];
  const falling = cuts?.findIndex((cut, at) => at > 0 && cut <= cuts[at - 1]!) ?? -1;
  return falling > 0
    ? [conflict([...path, "cuts", falling], "more than the cut before it", String(cuts![falling]))]
    : [];
}

function conflict(path: PlanPath, expected: string, received: string): PlanProblem {
  return { code: "plan-setting-conflict", path, expected, received };
}
