import { z } from "zod";
import type { PlanPath, PlanProblem } from "../plan-issues.js";
import { indicatorProblems, indicatorsSchema } from "./indicator-schema.js";

/** Settings of the question which indicators go together with the groups. */
export const proxiesSchema = z
  .strictObject({
    indicators: indicatorsSchema,
    margin: z
      .number()
      .gt(0)
      .lt(1)
      .describe(
        "From which strength a relation with the groups counts: bias-corrected Cramér's V of a table, correlation ratio of numbers, both from 0 to 1. Has no default: it is fixed before anybody looks.",
      ),
    outcomes: z
      .enum(["known", "random"])
      .describe(
        "Which outcomes decide whether an indicator relates to the violation: all that are known, or only those of a random sample. Has no default. The other choice stands beside it where the data allow.",
      ),
    groupUnits: z
      .number()
      .int()
      .min(2)
      .default(50)
      .describe("Groups of fewer sponsors or cases stand together in the rest. The gate of the plan holds too."),
    levelUnits: z
      .number()
      .int()
      .min(1)
      .default(50)
      .describe("Levels of an indicator that fewer sponsors or cases have stand together."),
    resamples: z
      .number()
      .int()
      .min(999)
      .max(99_999)
      .default(4_999)
      .describe("How often the groups are dealt out anew over the sponsors or cases."),
    tables: z
      .number()
      .int()
      .min(0)
      .max(20)
      .default(4)
      .describe(
        "Tables of an indicator by group that are published at most: of the clearest relations, and only where every cell reaches the thresholds of the plan.",
      ),
  })
  .describe("Which indicators go together with the groups, and do they go together with the violation too?");

/** Settings of the section `proxies`. */
export type ProxiesSettings = z.output<typeof proxiesSchema>;

/** Columns that the section needs, and where it names them. */
export function proxiesColumns({
  indicators,
}: ProxiesSettings): readonly { readonly path: PlanPath; readonly name: string }[] {
  return indicators.map(({ column }, place) => ({ path: ["proxies", "indicators", place, "column"], name: column }));
}

/** Problems across the keys of the section. */
export function proxiesProblems({ indicators }: ProxiesSettings): readonly PlanProblem[] {
  return indicatorProblems(indicators, ["proxies", "indicators"]);
}
