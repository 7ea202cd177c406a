import { planError } from "./plan-error.js";
import type { PlanPath, PlanProblem } from "./plan-issues.js";
import { readPlanYaml } from "./plan-yaml.js";
import { checkRules } from "./rules.js";
import { type Plan, planSchema } from "./schema.js";
import { schemaProblems, valueAt } from "./schema-problems.js";

const TO_FILL_IN = "?";

/**
 * A validated plan with every default filled in.
 * @param text  plan.yaml, whole
 * @param file  its path; messages show the base name
 * @throws DataError `plan-invalid` with all problems of text, keys, values and cross-field rules, ordered by line
 * @example parsePlan("version: 2", "plan.yaml") // DataError: plan.yaml:1 requires version to be 1; got 2 (and 8 more)
 */
export function parsePlan(text: string, file: string): Plan {
  const yaml = readPlanYaml(text);
  const { plan, problems } = yaml.broken ? { plan: undefined, problems: [] } : checkValue(yaml.value, yaml.empty);
  const located = [...yaml.problems, ...problems.map((problem) => ({ ...problem, line: yaml.lineOf(problem.path) }))];
  if (plan !== undefined && located.length === 0) return plan;
  throw planError(located, file);
}

interface Checked {
  readonly plan: Plan | undefined;
  readonly problems: readonly PlanProblem[];
}

function checkValue(value: unknown, empty: readonly PlanPath[]): Checked {
  const toFillIn = [...questionMarks(value, []), ...empty.map(emptyValue)];
  const result = planSchema.safeParse(value);
  const bySchema = (result.error?.issues ?? []).flatMap((issue) => schemaProblems(issue, value));
  const marked = new Set(toFillIn.map(({ path }) => path.join(".")));
  const problems = [
    ...toFillIn,
    ...bySchema.filter(({ path }) => !marked.has(path.join("."))),
    ...ruleProblems(value, bySchema, toFillIn),
  ];
  return { plan: result.data, problems };
}

/** Marks that a draft left. In a list and in `missing` a question mark is a text of the data. */
function questionMarks(value: unknown, path: PlanPath): readonly PlanProblem[] {
  if (value === TO_FILL_IN && typeof path.at(-1) === "string") {
    return [{ code: "plan-to-fill-in", path, expected: "a value", received: `"?", still to be filled in` }];
  }
  if (typeof value !== "object" || value === null) return [];
  const children: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return children.flatMap(([key, child]) => questionMarks(child, [...path, key]));
}

function emptyValue(path: PlanPath): PlanProblem {
  return { code: "plan-key-missing", path, expected: "a value, or absent", received: "nothing (an empty value)" };
}

/** Cross-field rules over the sections that are valid once unknown keys are taken away and nothing is to be filled in. */
function ruleProblems(
  value: unknown,
  bySchema: readonly PlanProblem[],
  toFillIn: readonly PlanProblem[],
): readonly PlanProblem[] {
  const known: unknown = structuredClone(value);
  for (const { code, path } of bySchema) if (code === "plan-key-unknown") removeAt(known, path);
  const unreadable = new Set(toFillIn.map(({ path }) => path[0] as keyof Plan));
  const sections: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(planSchema.shape)) {
    const parsed = schema.safeParse(valueAt(known, [key]));
    if (parsed.success) sections[key] = parsed.data;
    else unreadable.add(key as keyof Plan);
  }
  return checkRules(sections, unreadable);
}

function removeAt(root: unknown, path: PlanPath): void {
  const parent = valueAt(root, path.slice(0, -1));
  if (typeof parent === "object" && parent !== null) Reflect.deleteProperty(parent, path.at(-1)!);
}
