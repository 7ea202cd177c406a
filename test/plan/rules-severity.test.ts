import { describe, expect, it } from "vitest";
import { checkRules } from "../../src/plan/rules.js";
import { type PlanOverrides, sampleCasesPlan, sampleCountsPlan, samplePlan } from "../support/sample-plan.js";

const level = (name: string, ...texts: string[]) => ({ name, label: { nl: name, en: name }, texts });
const severity = { levels: [level("light", "L"), level("serious", "S", "VS")] };
const named = (columns: object): PlanOverrides => ({ data: { sponsors: { columns } } });
const problems = (overrides: PlanOverrides) =>
  checkRules(samplePlan(overrides)).map(({ code, path }) => `${code} ${path.join(".")}`);

describe("severity and number of violations in a plan", () => {
  it("may grade sponsors and cases, alone or both", () => {
    const both = { severity, violationNumbers: { from: [1, 2, 5] } };
    expect(problems({ ...named({ severity: "sev", violations: "n" }), ...both })).toEqual([]);
    expect(problems({ ...named({ severity: "sev" }), severity })).toEqual([]);
    const cases = sampleCasesPlan({ data: { cases: { columns: { severity: "sev" } } }, severity });
    expect(checkRules(cases)).toEqual([]);
  });

  it.each([
    ["a column has a section", named({ severity: "sev" }), ["plan-section-missing severity"]],
    ["a section has a column", { severity }, ["plan-section-unused severity"]],
    ["a number has classes", named({ violations: "n" }), ["plan-section-missing violationNumbers"]],
    ["classes have a column", { violationNumbers: { from: [1, 2] } }, ["plan-section-unused violationNumbers"]],
    [
      "an outcome says what a violation is",
      { ...named({ severity: "sev", outcome: undefined }), severity, outcome: undefined },
      ["plan-column-missing data.sponsors.columns.outcome"],
    ],
    [
      "levels differ in name",
      { ...named({ severity: "sev" }), severity: { levels: [level("a", "x"), level("a", "y")] } },
      ["plan-item-twice severity.levels.1.name"],
    ],
    [
      "a text means one level",
      { ...named({ severity: "sev" }), severity: { levels: [level("a", "x"), level("b", "x")] } },
      ["plan-label-conflict severity.levels.1.texts.0"],
    ],
    [
      "a missing text means no level",
      { ...named({ severity: "sev" }), severity: { levels: [level("a", ""), level("b", "x")] } },
      ["plan-label-conflict severity.levels.0.texts.0"],
    ],
    [
      "classes start at 1",
      { ...named({ violations: "n" }), violationNumbers: { from: [2, 3] } },
      ["plan-value-invalid violationNumbers.from"],
    ],
    [
      "classes rise",
      { ...named({ violations: "n" }), violationNumbers: { from: [1, 3, 3] } },
      ["plan-value-invalid violationNumbers.from"],
    ],
  ] as const)("must be such that %s", (_rule, overrides, expected) => {
    expect(problems(overrides as PlanOverrides)).toEqual(expected);
  });

  it("has no column in a counts file", () => {
    expect(checkRules(sampleCountsPlan({ severity })).map(({ path }) => path.join("."))).toEqual(["severity"]);
  });
});
