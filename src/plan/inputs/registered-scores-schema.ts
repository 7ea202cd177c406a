import { z } from "zod";
import { nonEmpty } from "../data-schema.js";
import type { PlanPath } from "../plan-issues.js";

/** Section on scores as they are registered. */
export const registeredScoresSchema = z
  .strictObject({
    registered: nonEmpty.describe("Column with the score as it was registered, read as text."),
    raw: nonEmpty
      .optional()
      .describe(
        "Column with the score as it was computed, with its decimals, read as text. Absent: the two are not compared.",
      ),
    decimal: z.enum([".", ","]).default(".").describe("Decimal mark of both columns."),
    highFrom: z.number().gt(0).lt(100).describe("Scores from this one on are high: 60 in the instruction."),
    compared: z
      .enum(["raw", "rounded"])
      .describe(
        "Which score is compared with `highFrom`. The instruction leaves it open, so there is no default: 59.5 is high only when it is rounded first. The report shows both.",
      ),
    adjust: z
      .enum(["up", "down", "not-given"])
      .describe(
        "Where a computed score that rounds to 50 is registered. The instruction says that it must be adjusted and not in which direction, so there is no default. not-given: one point either way is an adjustment. 0 and 100 move one point inwards.",
      ),
  })
  .describe("Scores as they are registered: rounding, forbidden values, heaps and holes.");

/** Settings of the scores as registered. */
export type RegisteredScoresSettings = z.output<typeof registeredScoresSchema>;

/** Columns that the section needs, with where it names them. */
export function registeredScoresColumns({
  registered,
  raw,
}: RegisteredScoresSettings): readonly { readonly path: PlanPath; readonly name: string }[] {
  return [
    { path: ["registeredScores", "registered"], name: registered },
    ...(raw === undefined ? [] : [{ path: ["registeredScores", "raw"], name: raw }]),
  ];
}
