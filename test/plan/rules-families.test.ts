import { describe, expect, it } from "vitest";
import { checkRules } from "../../src/plan/rules.js";
import { sampleCasesPlan, sampleCountsPlan, samplePlan } from "../support/sample-plan.js";

const label = { nl: "wereldregio's", en: "regions of the world" };
const family = (groups: object, changes: object = {}) => ({ name: "regions", label, alpha: 0.05, groups, ...changes });
const problems = (...families: object[]) =>
  checkRules(samplePlan({ families })).map(({ code, path, expected }) => `${code} ${path.join(".")}: ${expected}`);

describe("planned families", () => {
  it.each([
    [{ by: "un-region" }],
    [{ by: "eu-eea", date: "2021-05-01" }],
    [{ by: "ind-western-reconstruction", date: "2017-01-01", purpose: "To see what the list did" }],
    [{ by: "levels", levels: { North: ["A", "B"], South: ["C"] } }],
    [{ by: "member-classes", memberClasses: [2, 5, 10] }],
  ])("may be made by %o", (groups) => {
    expect(problems(family(groups))).toEqual([]);
  });

  it("have no error rate by default, and test both hypotheses", () => {
    const { alpha: _alpha, ...rest } = family({ by: "un-region" });
    expect(() => samplePlan({ families: [rest] })).toThrow();
    expect(samplePlan({ families: [family({ by: "un-region" })] }).families[0]!.hypotheses).toEqual(["h1", "h2"]);
  });

  it.each([
    [{ by: "eu" }, "plan-setting-conflict families.0.groups.date: present, since by is eu"],
    [
      { by: "ind-western-reconstruction", date: "2017-01-01" },
      "plan-setting-conflict families.0.groups.purpose: present, since by is ind-western-reconstruction",
    ],
    [
      { by: "un-region", date: "2021-05-01" },
      "plan-setting-conflict families.0.groups.date: absent, since by is un-region",
    ],
    [
      { by: "levels", levels: { North: ["A"], South: ["B", "A"] } },
      "plan-item-twice families.0.groups.levels.South.1: a level in one group only, and A is in North",
    ],
    [{ by: "levels", levels: {} }, "plan-setting-conflict families.0.groups.levels: at least one group"],
    [
      { by: "member-classes", memberClasses: [5, 2] },
      "plan-setting-conflict families.0.groups.memberClasses.1: a number above 5, the one before it",
    ],
    [
      { by: "strata", strata: "branch" },
      "plan-setting-conflict families.0.groups.strata: the name of an entry of strata (there is none)",
    ],
  ])("are refused as %o", (groups, problem) => {
    expect(problems(family(groups))).toEqual([problem]);
  });

  it("have different names, and name a hypothesis once", () => {
    expect(problems(family({ by: "un-region" }), family({ by: "un-subregion" }))).toEqual([
      "plan-item-twice families.1.name: a name that no other family has",
    ]);
    expect(problems(family({ by: "un-region" }, { hypotheses: ["h1", "h1"] }))).toEqual([
      "plan-item-twice families.0.hypotheses.1: each hypothesis once",
    ]);
  });

  it("are refused on rounded counts: their verdicts would not hold over the exact counts that fit", () => {
    const families = [family({ by: "levels", levels: { all: ["A"] } })];
    const rounded = sampleCountsPlan({ families, data: { rounding: { base: 5, kind: "nearest" } } });
    expect(checkRules(rounded).map(({ path, expected }) => `${path.join(".")}: ${expected}`)).toEqual([
      "families: none, since the counts are rounded (data.rounding)",
    ]);
    expect(checkRules(sampleCountsPlan({ families }))).toEqual([]);
  });

  it("are crossed with what sponsors are in the sponsors form only", () => {
    const plan = sampleCasesPlan({ families: [family({ by: "member-classes", memberClasses: [2] })] });
    expect(checkRules(plan).map(({ expected }) => expected)).toEqual(["not member-classes, since the form is cases"]);
  });
});
