import { describe, expect, it } from "vitest";
import { parseRebuildPlan } from "../../src/plan/rebuild-schema.js";
import { developmentTexts } from "../audit/rebuild/development-sample.js";

const text = developmentTexts(1).get("rebuild.yaml")!;
const claimed = developmentTexts(1).get("rebuild-claim-c2.yaml")!;
const problems = (yaml: string) => {
  try {
    parseRebuildPlan(yaml, "rebuild.yaml");
  } catch (error) {
    return (error as { readonly issues: readonly { readonly message: string }[] }).issues
      .map(({ message }) => message)
      .join("\n");
  }
  return "";
};

describe("settings of a rebuilt model", () => {
  it("have defaults that the case asks for: a cut of 60, 600 cases, and a threshold of 10", () => {
    const plan = parseRebuildPlan(text.replace("disclosure: {threshold: 0, reason: the cases are made up}\n", ""), "r");
    expect([plan.cut, plan.enlarged.cases, plan.disclosure.threshold, plan.alpha]).toEqual([60, 600, 10, 0.05]);
  });

  it("refuse the composition of a board unless the claim is declared", () => {
    expect(problems(claimed)).toBe("");
    expect(problems(claimed.replace("claims: [C2]\n", ""))).toMatch(/not part of the algorithm per \[000\]/);
    expect(problems(claimed.replace("measures: board-composition", "measures: other"))).toMatch(
      /board-composition, which the name speaks of; got other/,
    );
  });

  it.each([
    ["  reason: most-predictors\n", "", /selection\.reason/],
    ["  words: the logistic regression had the most (four) predictors\n", "", /selection\.words/],
    ["    state: definitively-stopped\n", "    state: in-use\n", /lifeCycle\.state/],
    ["column: premises", "column: website", /different items; got "website"/],
    ['none: ["N"]', 'none: ["J"]', /different items; got "J"/],
    ["reason: the cases are made up", "", /a reason, since the threshold is 0/],
    ['{value: "2"', '{value: "1"', /different items; got "1"/],
    ["claims", "claim", /claim/],
  ])("are refused where %j becomes %j", (from, to, message) => {
    const source = from === "claims" ? claimed : text;
    expect(source).toContain(from);
    expect(problems(source.replace(from, to))).toMatch(message);
  });
});
