import { scoredColumns } from "./named-columns.js";
import type { PlanProblem } from "./plan-issues.js";
import { planRule } from "./plan-rule.js";

/** Second families of H1 on score and bands: they need units one by one, and what they are about. */
export const formRules = [
  planRule(["data", "hypothesis1"], ({ data, hypothesis1: { meanScore } }) => {
    if (meanScore === undefined) return [];
    if (data.form === "counts") return [absent("meanScore", "the form is counts")];
    return scoredColumns(data).score === undefined ? [absent("meanScore", "no score column is named")] : [];
  }),
  planRule(["data", "bands", "hypothesis1"], ({ data, bands, hypothesis1: { allBands } }) => {
    if (allBands === undefined) return [];
    if (data.form === "counts") return [absent("allBands", "the form is counts")];
    return (bands?.order.length ?? 0) < 3 ? [absent("allBands", "there are not three bands")] : [];
  }),
];

function absent(family: "meanScore" | "allBands", reason: string): PlanProblem {
  return {
    code: "plan-setting-conflict",
    path: ["hypothesis1", family],
    expected: `absent, since ${reason}`,
    received: "a mapping",
  };
}
