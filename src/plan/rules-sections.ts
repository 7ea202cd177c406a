import { scoredColumnPath, scoredColumns } from "./named-columns.js";
import type { PlanProblem } from "./plan-issues.js";
import { planRule } from "./plan-rule.js";
import type { Plan } from "./schema.js";

/** A section stands in the plan exactly when the form or a column gives it a meaning. */
export const sectionRules = [
  planRule(["data", "rules"], ({ data, rules }) =>
    presence("rules", rules, data.form === "sponsors", `the form is ${data.form}`),
  ),
  planRule(["data", "bands"], ({ data, bands }) => {
    const { score, band } = scoredColumns(data);
    const wanted = score !== undefined || band !== undefined;
    return presence(
      "bands",
      bands,
      wanted,
      wanted ? "a score or band column is named" : "no score or band column is named",
    );
  }),
  meaningOf("outcome"),
  meaningOf("selected"),
  meaningOf("provenance"),
];

function meaningOf(column: "outcome" | "selected" | "provenance") {
  return planRule(["data", column], (plan) => {
    const wanted = scoredColumns(plan.data)[column] !== undefined;
    const place = scoredColumnPath(plan.data, column).join(".");
    return presence(column, plan[column], wanted, `${place} is ${wanted ? "named" : "not named"}`);
  });
}

function presence(section: keyof Plan, value: unknown, wanted: boolean, reason: string): readonly PlanProblem[] {
  if (wanted === (value !== undefined)) return [];
  return wanted
    ? [{ code: "plan-section-missing", path: [section], expected: `present, since ${reason}`, received: "nothing" }]
    : [{ code: "plan-section-unused", path: [section], expected: `absent, since ${reason}`, received: "a mapping" }];
}
