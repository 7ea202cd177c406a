import { missingTextsOf, scoredColumnPath, scoredColumns } from "./named-columns.js";
import type { PlanProblem } from "./plan-issues.js";
import { planRule, repeatedItems } from "./plan-rule.js";

/** Severity and number of violations: sections where their columns are named, levels with one meaning each. */
export const severityRules = [
  planRule(["data", "severity"], ({ data, severity }) => presence(data, "severity", "severity", severity)),
  planRule(["data", "violationNumbers"], ({ data, violationNumbers }) =>
    presence(data, "violations", "violationNumbers", violationNumbers),
  ),
  planRule(["data"], ({ data }) => ["severity", "violations"].flatMap((column) => needsOutcome(data, column))),
  planRule(["severity"], ({ severity }) =>
    repeatedItems((severity?.levels ?? []).map(({ name }) => name)).map(({ index, item }) => ({
      code: "plan-item-twice" as const,
      path: ["severity", "levels", index, "name"],
      expected: "an item that does not stand in the list yet",
      received: JSON.stringify(item),
    })),
  ),
  planRule(["data", "severity"], ({ data, severity }) => {
    const missing = missingTextsOf(data, "severity");
    const texts = (severity?.levels ?? []).flatMap((level, place) =>
      level.texts.map((text, index) => ({ text, path: ["severity", "levels", place, "texts", index] })),
    );
    return texts.flatMap(({ text, path }, index): PlanProblem[] => {
      const earlier = texts.findIndex((other) => other.text === text);
      const isMissing = missing.includes(text);
      if (earlier === index && !isMissing) return [];
      const conflict = isMissing ? "the texts that mean no value" : texts[earlier]!.path.join(".");
      const expected = `another text than ${conflict}`;
      return [{ code: "plan-label-conflict", path, expected, received: JSON.stringify(text) }];
    });
  }),
  planRule(["violationNumbers"], ({ violationNumbers }) => {
    const from = violationNumbers?.from ?? [1];
    const rises = from[0] === 1 && from.every((start, place) => place === 0 || start > from[place - 1]!);
    if (rises) return [];
    const received = JSON.stringify(from);
    return [
      { code: "plan-value-invalid", path: ["violationNumbers", "from"], expected: "1, then rising numbers", received },
    ];
  }),
];

type Data = Parameters<typeof scoredColumns>[0];

function presence(data: Data, column: string, section: string, value: unknown): readonly PlanProblem[] {
  const wanted = scoredColumns(data)[column] !== undefined;
  if (wanted === (value !== undefined)) return [];
  const reason = `${scoredColumnPath(data, column).join(".")} is ${wanted ? "named" : "not named"}`;
  return wanted
    ? [{ code: "plan-section-missing", path: [section], expected: `present, since ${reason}`, received: "nothing" }]
    : [{ code: "plan-section-unused", path: [section], expected: `absent, since ${reason}`, received: "a mapping" }];
}

function needsOutcome(data: Data, column: string): readonly PlanProblem[] {
  const columns = scoredColumns(data);
  if (columns[column] === undefined || columns.outcome !== undefined) return [];
  const path = scoredColumnPath(data, "outcome");
  const expected = `the name of a column, since ${scoredColumnPath(data, column).join(".")} is named`;
  return [{ code: "plan-column-missing", path, expected, received: "nothing" }];
}
