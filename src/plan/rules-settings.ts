import type { PlanPath, PlanProblem } from "./plan-issues.js";
import { describeValue } from "./plan-issues.js";
import { planRule, repeatedItems } from "./plan-rule.js";
import { settingConflict } from "./setting-problems.js";

/** Settings that contradict each other, repeat themselves, or need a reason. */
export const settingRules = [
  planRule(["data"], ({ data }) =>
    data.form === "counts" && data.designEffect !== undefined && data.unit !== "members-of-clusters"
      ? [settingConflict(["data", "designEffect"], `absent, since data.unit is ${data.unit}`, "a mapping")]
      : [],
  ),
  planRule(["data"], ({ data }) =>
    data.form === "counts" && data.suppressedBelow !== undefined && data.suppressed === undefined
      ? [
          settingConflict(
            ["data", "suppressedBelow"],
            "absent, since data.suppressed names no text",
            `${data.suppressedBelow}`,
          ),
        ]
      : [],
  ),
  planRule(["untestedAssumption", "provenance"], ({ untestedAssumption, provenance }) =>
    untestedAssumption && (provenance === undefined || provenance.never.length === 0)
      ? [settingConflict(["untestedAssumption"], "false, since provenance.never names no text", "true")]
      : [],
  ),
  planRule(["score", "scoreRange"], ({ score: { probability }, scoreRange }) => {
    if (probability === undefined) return [];
    const { zero, one } = probability;
    if (!(zero < one)) return [settingConflict(["score", "probability"], "zero below one", `${zero} and ${one}`)];
    if (scoreRange === undefined)
      return [settingConflict(["score", "probability"], "absent without scoreRange", "a mapping")];
    return scoreRange.lower >= zero && scoreRange.upper <= one
      ? []
      : [settingConflict(["scoreRange"], `inside ${zero} to ${one}`, `${scoreRange.lower} to ${scoreRange.upper}`)];
  }),
  planRule(["disclosure"], ({ disclosure }) =>
    disclosure.threshold === 0 && disclosure.reason === undefined
      ? [
          {
            code: "plan-reason-missing",
            path: ["disclosure", "reason"],
            expected: "present, since disclosure.threshold is 0",
            received: "nothing",
          },
        ]
      : [],
  ),
  planRule(["rules"], ({ rules }) =>
    rules?.nationalityRule === "fractional" && rules.nationalitySeparator === undefined
      ? [
          settingConflict(
            ["rules", "nationalitySeparator"],
            "a text, since rules.nationalityRule is fractional",
            "nothing",
          ),
        ]
      : [],
  ),
  planRule(["groups"], ({ groups }) => repeats(["groups", "named"], groups.named)),
  planRule(["hypothesis2"], ({ hypothesis2: { sensitivity } }) => [
    ...repeats(["hypothesis2", "sensitivity", "thresholds"], sensitivity.thresholds),
    ...repeats(["hypothesis2", "sensitivity", "minMigrants"], sensitivity.minMigrants),
  ]),
  planRule(["assumption"], ({ assumption }) =>
    Object.entries(assumption.shareByGroup ?? {}).flatMap(([group, { least, most }]) =>
      least > most
        ? [
            settingConflict(
              ["assumption", "shareByGroup", group, "least"],
              `at most ${most}, the largest share`,
              `${least}`,
            ),
          ]
        : [],
    ),
  ),
  planRule(["languages"], ({ languages }) => repeats(["languages"], languages)),
  planRule(["rules"], ({ rules }) => repeats(["rules", "overrides", "markers"], rules?.overrides?.markers ?? [])),
];

function repeats(path: PlanPath, items: readonly (string | number)[]): readonly PlanProblem[] {
  return repeatedItems(items).map(({ item, index }) => ({
    code: "plan-item-twice",
    path: [...path, index],
    expected: "an item that does not stand in the list yet",
    received: describeValue(item),
  }));
}
