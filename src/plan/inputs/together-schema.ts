import { z } from "zod";
import type { PlanPath, PlanProblem } from "../plan-issues.js";
import { indicatorProblems, indicatorsSchema } from "./indicator-schema.js";

export const togetherSchema = z
  .strictObject({
    indicators: indicatorsSchema,
    groupUnits: z
      .number()
      .int()
      .min(20)
      .default(50)
      .describe("Groups of fewer units stand together. Every fold needs units of every group."),
    levelUnits: z
      .number()
      .int()
      .min(1)
      .default(20)
      .describe("Levels of an indicator that fewer units have stand together."),
    folds: z
      .number()
      .int()
      .min(3)
      .max(10)
      .default(5)
      .describe("Parts of the units; each is foretold by a fit on the other parts."),
    ridges: z
      .array(z.number().positive())
      .min(1)
      .default([1, 10, 100, 1000])
      .describe("Penalties to choose from, without the fold that is foretold. None may stand twice."),
    resamples: z
      .number()
      .int()
      .min(199)
      .max(99_999)
      .default(9_999)
      .describe("How often the groups are dealt anew over the units of a fold."),
  })
  .describe("How well all indicators together foretell the group of a unit.");

export type TogetherSettings = z.output<typeof togetherSchema>;

/** Rules across the keys of the section. */
export function togetherProblems({ indicators, ridges }: TogetherSettings): readonly PlanProblem[] {
  return [
    ...indicatorProblems(indicators, ["together", "indicators"]),
    ...ridges.flatMap((ridge, place): PlanProblem[] => {
      if (ridges.indexOf(ridge) === place) return [];
      const expected = "a penalty that stands once";
      return [{ code: "plan-item-twice", path: ["together", "ridges", place], expected, received: String(ridge) }];
    }),
  ];
}

/** Columns that the section needs, and where the settings name them. */
export function togetherColumns({ indicators }: TogetherSettings): readonly { path: PlanPath; name: string }[] {
  return indicators.map(({ column }, place) => ({ path: ["together", "indicators", place, "column"], name: column }));
}
