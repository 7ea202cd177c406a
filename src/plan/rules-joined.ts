import { joinedFiles, plannedFiles } from "./named-columns.js";
import type { PlanPath, PlanProblem } from "./plan-issues.js";
import { describeValue } from "./plan-issues.js";
import { planRule } from "./plan-rule.js";
import type { Plan } from "./schema.js";

/** Joined files: no role and no name of a column stands in two files. */
export const joinedRules = [planRule(["data"], ({ data }) => standsTwice(data))];

interface Named {
  readonly key: string;
  readonly column: string;
  readonly path: PlanPath;
}

function standsTwice(data: Plan["data"]): readonly PlanProblem[] {
  const [{ section, file }] = plannedFiles(data);
  const seen: Named[] = namedIn(file.columns, ["data", section, "columns"]);
  return joinedFiles(data).flatMap(({ columns }, place) => {
    const named = namedIn(columns, ["data", "joined", place, "columns"]);
    const problems = named.flatMap(({ key, column, path }): readonly PlanProblem[] => {
      const role = seen.find((other) => key !== "indicators" && other.key === key);
      const name = seen.find((other) => other.column === column);
      const other = role ?? name;
      if (other === undefined) return [];
      const expected =
        role === undefined
          ? `another column than ${other.path.join(".")}`
          : `absent, since ${other.path.join(".")} is named`;
      return [{ code: "plan-column-twice", path, expected, received: describeValue(column) }];
    });
    seen.push(...named);
    return problems;
  });
}

/** Every file has its own identifier, and what it ignores is read from none. */
function namedIn(columns: Readonly<Record<string, unknown>>, place: PlanPath): Named[] {
  return Object.entries(columns).flatMap(([key, value]): Named[] => {
    if (key === "id" || key === "ignored" || value === undefined) return [];
    const path = [...place, key];
    if (typeof value === "string") return [{ key, column: value, path }];
    return (value as readonly string[]).map((column, at) => ({ key, column, path: [...path, at] }));
  });
}
