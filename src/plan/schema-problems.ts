import type { z } from "zod";
import { nearestKey } from "./known-keys.js";
import { describeValue, type PlanPath, type PlanProblem, quoteAll } from "./plan-issues.js";

type SchemaIssue = z.core.$ZodIssue;

/**
 * Problems that the schema found, in words.
 * @param issue  of zod; one issue can name several unknown keys
 * @param plan  the value that was checked
 * @returns one problem a key
 */
export function schemaProblems(issue: SchemaIssue, plan: unknown): readonly PlanProblem[] {
  const path = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey([...path, key], plan));
  const value = valueAt(plan, path);
  const absent = path.length > 0 && (value === undefined || value === null);
  const code = absent ? "plan-key-missing" : "plan-value-invalid";
  return [{ code, path, expected: expectedBy(issue, value), received: describeValue(value) }];
}

/** The value at a path of own keys, undefined where there is none. */
export function valueAt(root: unknown, path: PlanPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    root,
  );
}

function unknownKey(path: PlanPath, plan: unknown): PlanProblem {
  const nearest = nearestKey(String(path.at(-1)), path.slice(0, -1));
  const hint = nearest === undefined ? "no such key" : `no such key; the nearest is ${nearest}`;
  const received = describeValue(valueAt(plan, path));
  return { code: "plan-key-unknown", path, expected: `absent (${hint})`, received };
}

/** How the schema library words a wrong type where a key has no words of its own. */
const ZOD_WORDS = "Invalid input";

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping",
  record: "a mapping",
};

function expectedBy(issue: SchemaIssue, value: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.message.startsWith(ZOD_WORDS) ? typeNamed(issue.expected, value) : issue.message;
    case "invalid_value":
      return `${issue.values.length === 1 ? "" : "one of "}${quoteAll(issue.values.map((choice) => (typeof choice === "number" ? choice : String(choice))))}`;
    case "invalid_union":
      return "options" in issue ? `one of ${quoteAll([issue.options].flat().map(String))}` : issue.message;
    case "invalid_format":
      return issue.format === "date" ? "an existing date, as YYYY-MM-DD" : issue.message;
    case "too_small":
      return bounded(issue.origin, issue.inclusive ? "at least" : "above", issue.minimum);
    case "too_big":
      return bounded(issue.origin, issue.inclusive ? "at most" : "below", issue.maximum);
    default:
      return issue.message;
  }
}

function typeNamed(expected: string, value: unknown): string {
  const name = TYPE_NAMES[expected] ?? expected;
  const needsQuotes = expected === "string" && ["number", "boolean", "bigint"].includes(typeof value);
  return needsQuotes ? `${name}, between quotes` : name;
}

function bounded(origin: string, relation: string, bound: number | bigint): string {
  if (origin === "string") return `text of ${relation} ${bound} character${Number(bound) === 1 ? "" : "s"}`;
  if (origin === "array") return `a list of ${relation} ${bound}`;
  return `a number ${relation} ${bound}`;
}
