import { DataError, type Issue } from "../errors.js";
import type { PlanProblem } from "./plan-issues.js";
import type { LocatedProblem } from "./plan-yaml.js";

const ISSUES_AT_MOST = 1_000;

/**
 * The error of a plan or settings file: its problems in the order of their lines.
 * @param problems  at least one, each with its line
 * @param path  path of the file; messages show the base name
 * @returns `plan-invalid` with the first 1,000 problems and their total
 */
export function planError(problems: readonly LocatedProblem[], path: string): DataError {
  const file = path.split(/[\\/]/).at(-1)!;
  const ordered = problems.toSorted((a, b) => a.line - b.line);
  const issues = ordered.slice(0, ISSUES_AT_MOST).map((problem) => issueOf(problem, file));
  const others = ordered.length === 1 ? "" : ` (and ${ordered.length - 1} more)`;
  return new DataError("plan-invalid", `${issues[0]!.message}${others}`, issues, { total: ordered.length });
}

function issueOf({ code, path, expected, received, line }: LocatedProblem, file: string): Issue {
  const column = path.join(".");
  const requirement = requirementOf(code, column, expected);
  return {
    code,
    file,
    row: line,
    ...(column === "" ? {} : { column }),
    expected,
    received,
    message: `${file}:${line} requires ${requirement}; got ${received}`,
  };
}

function requirementOf(code: PlanProblem["code"], column: string, expected: string): string {
  if (column === "") return expected;
  return code === "plan-to-fill-in" ? `a value for ${column}` : `${column} to be ${expected}`;
}
