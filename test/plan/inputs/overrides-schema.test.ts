import { describe, expect, it } from "vitest";
import { parseInputsSettings } from "../../../src/plan/inputs/inputs-schema.js";
import { readingProblems } from "../../../src/plan/inputs/overrides-schema.js";
import { planRead, READINGS } from "../../../src/plan/inputs/readings.js";
import type { Plan } from "../../../src/plan/schema.js";
import { inputsSettings, samplePlan } from "../../support/registered-rows.js";

const OVERRIDES = "overrides:\n  remark: r\n  computed: overridden\n";
const SCORES = "registeredScores:\n  registered: a\n  highFrom: 60\n  compared: raw\n  adjust: up\n";
const parse = (sections: string) =>
  parseInputsSettings(`version: 1\nplan: plan.yaml\ntitle: t\n${sections}`, "inputs.yaml");

describe("the sections on registered scores and overrides", () => {
  it("have no default for what the instruction leaves open", () => {
    for (const line of ["  compared: raw\n", "  adjust: up\n"]) expect(() => parse(SCORES.replace(line, ""))).toThrow();
    expect(() => parse(OVERRIDES.replace("  computed: overridden\n", ""))).toThrow();
    expect(inputsSettings(SCORES).registeredScores).toMatchObject({ decimal: ".", compared: "raw", adjust: "up" });
  });

  it("refuse a category that stands twice, is called other, or fits nothing", () => {
    const category = (name: string, rest: string) => `    - { name: ${name}, label: { nl: x, en: x }${rest} }\n`;
    const settings = (lines: string) => () => parse(`${OVERRIDES}  categories:\n${lines}`);
    expect(settings(category("tip", ", contains: [tip]") + category("known", ", texts: [k]"))).not.toThrow();
    expect(settings(category("tip", ", contains: [tip]") + category("tip", ", texts: [k]"))).toThrow();
    expect(settings(category("other", ", texts: [k]"))).toThrow();
    expect(settings(category("tip", ""))).toThrow();
  });

  it("ask the plan for markers, the model's score and thresholds", () => {
    const plan = samplePlan();
    expect(readingProblems(plan)).toEqual([]);
    const [problem] = readingProblems({ ...plan, rules: { ...plan.rules!, overrides: null } });
    expect(problem?.received).toBe("a plan without rules.overrides");
  });
});

describe("planRead", () => {
  it("changes what decides and leaves out what is asked beside the hypotheses", () => {
    const plan: Plan = samplePlan();
    const read = READINGS.map((reading) => planRead(plan, reading, { resamples: 4_999 }));
    expect(read.map(({ rules }) => rules!.overrides!.decides)).toEqual([...READINGS]);
    for (const each of read) {
      expect(each.resampling.resamples).toBe(4_999);
      expect([each.strata, each.families]).toEqual([[], []]);
      expect(each.hypothesis2).toEqual(plan.hypothesis2);
    }
    expect(planRead(plan, "model-only").resampling).toEqual(plan.resampling);
  });
});
