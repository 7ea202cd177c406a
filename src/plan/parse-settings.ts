import type { z } from "zod";
import { planError } from "./plan-error.js";
import { describeValue, type PlanPath, type PlanProblem } from "./plan-issues.js";
import { readPlanYaml } from "./plan-yaml.js";
import { schemaProblems, valueAt } from "./schema-problems.js";

/**
 * Settings of a command that has a file of its own beside the plan of an audit, with every default filled in.
 * @param text  the file, whole
 * @param file  its path; messages show the base name
 * @param schema  schema of the settings, without its cross-field rules
 * @param rules  every breach of a cross-field rule of valid settings
 * @throws DataError `plan-invalid` with all problems of text, keys, values and rules, ordered by line
 * @example parseSettings("version: 2", "series.yaml", { schema: monitoringSchema, rules: monitoringProblems })
 */
export function parseSettings<Schema extends z.ZodType>(
  text: string,
  file: string,
  {
    schema,
    rules,
  }: { readonly schema: Schema; readonly rules: (settings: z.output<Schema>) => readonly PlanProblem[] },
): z.output<Schema> {
  const yaml = readPlanYaml(text);
  const parsed = yaml.broken ? null : schema.safeParse(yaml.value);
  const problems =
    parsed?.success === false ? parsed.error.issues.flatMap((issue) => problemsOf(issue, yaml.value)) : [];
  if (parsed?.success === true) problems.push(...rules(parsed.data));
  const located = [...yaml.problems, ...problems.map((problem) => ({ ...problem, line: yaml.lineOf(problem.path) }))];
  if (parsed?.success === true && located.length === 0) return parsed.data;
  throw planError(located, file);
}

/** An unknown key is named by itself: the nearest key of an audit's plan would mislead. */
function problemsOf(issue: z.core.$ZodIssue, value: unknown): readonly PlanProblem[] {
  if (issue.code !== "unrecognized_keys") return schemaProblems(issue, value);
  const parent = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
  return issue.keys.map((key): PlanProblem => {
    const path: PlanPath = [...parent, key];
    return {
      code: "plan-key-unknown",
      path,
      expected: "absent (no such key)",
      received: describeValue(valueAt(value, path)),
    };
  });
}
