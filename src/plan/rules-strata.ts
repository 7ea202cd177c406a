import { plannedFiles, scoredColumns } from "./named-columns.js";
import type { PlanPath, PlanProblem } from "./plan-issues.js";
import { describeValue } from "./plan-issues.js";
import { planRule, repeatedItems } from "./plan-rule.js";
import type { Plan } from "./schema.js";
import { settingConflict } from "./setting-problems.js";

/** Stratifications: named once, made of something, and of columns that have no other role than indicator. */
export const strataRules = [
  planRule(["strata"], ({ strata }) =>
    repeatedItems(strata.map(({ name }) => name)).map(({ item, index }) =>
      twice(["strata", index, "name"], "a name that no other entry of strata has", item),
    ),
  ),
  planRule(["strata"], ({ strata }) => strata.flatMap(withinOne)),
  planRule(["data", "strata"], ({ data, strata }) =>
    strata.flatMap(({ columns }, entry) =>
      columns.flatMap((column, index) => otherRole(data, column, ["strata", entry, "columns", index])),
    ),
  ),
  planRule(["data", "strata"], ({ data, strata }) => {
    if (data.form === "sponsors") return [];
    return strata.flatMap(({ memberClasses }, entry): PlanProblem[] => {
      if (memberClasses === undefined) return [];
      const expected = `absent, since the form is ${data.form}`;
      return [settingConflict(["strata", entry, "memberClasses"], expected, describeValue(memberClasses))];
    });
  }),
];

function withinOne(entry: Plan["strata"][number], index: number): readonly PlanProblem[] {
  const { columns, memberClasses = [] } = entry;
  const path = ["strata", index];
  const empty = columns.length === 0 && memberClasses.length === 0;
  return [
    ...(empty ? [settingConflict([...path, "columns"], "at least one column, or memberClasses", "none of both")] : []),
    ...repeatedItems(columns).map(({ item, index: at }) => twice([...path, "columns", at], "each column once", item)),
    ...memberClasses.flatMap((bound, at): PlanProblem[] => {
      if (at === 0 || bound > memberClasses[at - 1]!) return [];
      const expected = `a number above ${memberClasses[at - 1]}, the one before it`;
      return [settingConflict([...path, "memberClasses", at], expected, describeValue(bound))];
    }),
  ];
}

function otherRole(data: Plan["data"], column: string, path: PlanPath): readonly PlanProblem[] {
  const { section } = plannedFiles(data)[0];
  const role = Object.entries(scoredColumns(data)).find(
    ([key, names]) => key !== "indicators" && [names].flat().includes(column),
  );
  if (role === undefined) return [];
  const expected = `another column than data.${section}.columns.${role[0]}`;
  return [{ code: "plan-column-twice", path, expected, received: describeValue(column) }];
}

function twice(path: PlanPath, expected: string, item: string): PlanProblem {
  return { code: "plan-item-twice", path, expected, received: describeValue(item) };
}
