import { z } from "zod";
import { nonEmpty } from "../data-schema.js";
import { scoredColumns } from "../named-columns.js";
import type { PlanPath, PlanProblem } from "../plan-issues.js";
import type { Plan } from "../schema.js";

const categorySchema = z.strictObject({
  name: nonEmpty.describe("Name of the category, each once; `other` is taken."),
  label: z
    .strictObject({ nl: nonEmpty.describe("In Dutch."), en: nonEmpty.describe("In English.") })
    .describe("Words for the category in reports."),
  texts: z.array(nonEmpty).default([]).describe("Remarks that are this category, compared exactly."),
  contains: z
    .array(nonEmpty)
    .default([])
    .describe(
      "Parts of a remark that make it this category, capitals and small letters alike. The first category that fits counts.",
    ),
});

/** Section on overrides by hand. */
export const overridesSchema = z
  .strictObject({
    remark: nonEmpty.describe("Column with the remark that gives the reason."),
    categories: z
      .array(categorySchema)
      .default([])
      .describe("Kinds of reasons. A remark that fits none is in the category other."),
    computed: z
      .enum(["overridden", "not-overridden"])
      .describe(
        "What a registered marker is that the model computed itself. A list cannot tell the two apart, so there is no default. It decides who counts as overridden in the rates by group; the readings of the audit drop every marker.",
      ),
    resamples: z
      .int()
      .min(999)
      .optional()
      .describe(
        "Resamples of each reading of the audit, in place of those of the plan. They are raised where the family of groups needs more.",
      ),
  })
  .describe(
    "Overrides by hand: what they change in the audit, for whom, and with what reason. Needs rules.overrides, columns.modelScore and bands.thresholds in the plan.",
  );

/** Settings of the overrides. */
export type OverridesSettings = z.output<typeof overridesSchema>;

/** Columns that the section needs, with where it names them. */
export function overridesColumns({
  remark,
}: OverridesSettings): readonly { readonly path: PlanPath; readonly name: string }[] {
  return [{ path: ["overrides", "remark"], name: remark }];
}

/** Rules across the keys of the section. */
export function overridesProblems({ categories }: OverridesSettings): readonly PlanProblem[] {
  const names = categories.map(({ name }) => name);
  return categories.flatMap(({ name, texts, contains }, at): PlanProblem[] => [
    ...(names.indexOf(name) < at || name === OTHER_REASONS
      ? [
          problem(
            "plan-item-twice",
            ["overrides", "categories", at, "name"],
            "a name that stands once and is not other",
            JSON.stringify(name),
          ),
        ]
      : []),
    ...(texts.length + contains.length === 0
      ? [problem("plan-setting-conflict", ["overrides", "categories", at], "texts or contains", "neither")]
      : []),
  ]);
}

/** Category of a remark that fits no other. */
export const OTHER_REASONS = "other";

/** What a plan lacks for its three readings. */
export function readingProblems({ data, rules, bands }: Plan): readonly PlanProblem[] {
  const modelScore = data.form === "sponsors" ? scoredColumns(data).modelScore : undefined;
  const lacks = [
    ...(rules?.overrides == null ? ["rules.overrides"] : []),
    ...(modelScore === undefined ? ["columns.modelScore of the sponsors"] : []),
    ...(bands?.thresholds === undefined ? ["bands.thresholds"] : []),
  ];
  if (lacks.length === 0) return [];
  return [
    problem(
      "plan-setting-conflict",
      ["overrides"],
      "a plan with rules.overrides, columns.modelScore and bands.thresholds",
      `a plan without ${lacks.join(" and ")}`,
    ),
  ];
}

function problem(code: PlanProblem["code"], path: PlanPath, expected: string, received: string): PlanProblem {
  return { code, path, expected, received };
}
