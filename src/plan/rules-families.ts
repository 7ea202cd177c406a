import type { PlanPath, PlanProblem } from "./plan-issues.js";
import { describeValue } from "./plan-issues.js";
import { planRule, repeatedItems } from "./plan-rule.js";
import type { Plan } from "./schema.js";

type Family = Plan["families"][number];
type Groups = Family["groups"];
type Field = Exclude<keyof Groups, "by">;

/** What each way of making groups needs; anything else is refused. */
const NEEDS: Readonly<Record<Groups["by"], readonly Field[]>> = {
  "un-region": [],
  "un-subregion": [],
  eu: ["date"],
  "eu-eea": ["date"],
  "ind-western-reconstruction": ["date", "purpose"],
  levels: ["levels"],
  strata: ["strata"],
  "member-classes": ["memberClasses"],
};

const FIELDS: readonly Field[] = ["date", "purpose", "levels", "strata", "memberClasses"];

/** Planned families: named once, made of what they need and of nothing else, each level in one group. */
export const familyRules = [
  planRule(["families"], ({ families }) =>
    repeatedItems(families.map(({ name }) => name)).map(({ item, index }) =>
      twice(["families", index, "name"], "a name that no other family has", item),
    ),
  ),
  planRule(["families"], ({ families }) => families.flatMap(withinOne)),
  planRule(["data", "families"], ({ data, families }) =>
    families.flatMap(({ groups }, index): PlanProblem[] =>
      data.form === "sponsors" || (groups.by !== "strata" && groups.by !== "member-classes")
        ? []
        : [
            conflict(
              ["families", index, "groups", "by"],
              `not ${groups.by}, since the form is ${data.form}`,
              groups.by,
            ),
          ],
    ),
  ),
  planRule(["strata", "families"], ({ strata, families }) =>
    families.flatMap(({ groups }, index): PlanProblem[] => {
      if (groups.strata === undefined || strata.some(({ name }) => name === groups.strata)) return [];
      const names = strata.map(({ name }) => name).join(", ");
      const expected = `the name of an entry of strata (${names === "" ? "there is none" : names})`;
      return [conflict(["families", index, "groups", "strata"], expected, groups.strata)];
    }),
  ),
  // Verdicts on rounded counts hold over all exact counts that fit; sums of rounded counts round further.
  planRule(["data", "families"], ({ data, families }) =>
    data.form === "counts" && data.rounding !== undefined && families.length > 0
      ? [conflict(["families"], "none, since the counts are rounded (data.rounding)", families)]
      : [],
  ),
];

function withinOne({ hypotheses, groups }: Family, index: number): readonly PlanProblem[] {
  const path = ["families", index, "groups"];
  const needs = NEEDS[groups.by];
  return [
    ...repeatedItems(hypotheses).map(({ item, index: at }) =>
      twice(["families", index, "hypotheses", at], "each hypothesis once", item),
    ),
    ...FIELDS.flatMap((field): PlanProblem[] => {
      const value = groups[field];
      if (needs.includes(field) === (value !== undefined)) return [];
      const expected = needs.includes(field) ? "present" : "absent";
      return [conflict([...path, field], `${expected}, since by is ${groups.by}`, value)];
    }),
    ...levelProblems(groups.levels, [...path, "levels"]),
    ...risingProblems(groups.memberClasses ?? [], [...path, "memberClasses"]),
  ];
}

function levelProblems(levels: Groups["levels"], path: PlanPath): readonly PlanProblem[] {
  if (levels === undefined) return [];
  const named = Object.entries(levels).flatMap(([label, list]) => list.map((level, at) => ({ label, level, at })));
  if (named.length === 0) return [conflict(path, "at least one group", levels)];
  return repeatedItems(named.map(({ level }) => level)).map(({ item, index }) =>
    twice(
      [...path, named[index]!.label, named[index]!.at],
      `a level in one group only, and ${item} is in ${firstGroupOf(item, named)}`,
      item,
    ),
  );
}

function firstGroupOf(item: string, named: readonly { readonly label: string; readonly level: string }[]): string {
  return named.find(({ level }) => level === item)!.label;
}

function risingProblems(bounds: readonly number[], path: PlanPath): readonly PlanProblem[] {
  return bounds.flatMap((bound, at): PlanProblem[] =>
    at > 0 && bound <= bounds[at - 1]!
      ? [conflict([...path, at], `a number above ${bounds[at - 1]}, the one before it`, bound)]
      : [],
  );
}

function twice(path: PlanPath, expected: string, item: string): PlanProblem {
  return { code: "plan-item-twice", path, expected, received: describeValue(item) };
}

function conflict(path: PlanPath, expected: string, received: unknown): PlanProblem {
  return { code: "plan-setting-conflict", path, expected, received: describeValue(received) };
}
