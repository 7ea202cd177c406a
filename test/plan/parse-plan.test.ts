import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { DataError, type Issue } from "../../src/errors.js";
import { parsePlan } from "../../src/plan/parse-plan.js";
import { PLAN_ISSUE_CODES } from "../../src/plan/plan-issues.js";
import type { Plan } from "../../src/plan/schema.js";
import {
  type PlanOverrides,
  sampleCasesPlan,
  sampleCountsPlan,
  samplePlan,
  samplePlanInput,
} from "../support/sample-plan.js";

function issuesOf(text: string, file = "folder/plan.yaml"): readonly Issue[] {
  try {
    parsePlan(text, file);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    expect(error.code).toBe("plan-invalid");
    expect(error.message).toContain(error.issues[0]!.message);
    return error.issues;
  }
  return [];
}

function textOf(overrides: PlanOverrides = {}, form: Plan["data"]["form"] = "sponsors"): string {
  return stringify(samplePlanInput(form, overrides));
}

function summary(issues: readonly Issue[]): string[] {
  return issues.map(({ code, row, column }) => `${row} ${code} ${column ?? ""}`.trim());
}

describe("parsePlan", () => {
  test("reads a plan of each form and fills in the defaults", () => {
    expect(parsePlan(textOf(), "plan.yaml")).toEqual(samplePlan());
    expect(parsePlan(textOf({}, "cases"), "plan.yaml")).toEqual(sampleCasesPlan());
    expect(parsePlan(textOf({}, "counts"), "plan.yaml")).toEqual(sampleCountsPlan());
    expect(parsePlan(textOf(), "plan.yaml").margins).toEqual({ ratioLower: 0.8, ratioUpper: 1.25 });
  });

  test("lists problems of keys, values and cross-field rules at once, each at its line", () => {
    const text = [
      "version: 1",
      "title: Audit",
      "title: Audit twice",
      "synthetic: yes",
      "model: {name: M, version: 2, owner: O, status: in-use}",
      "period: 2017 to 2018",
      "dataOwner:",
      "purpose: p",
      "legalBasis: l",
      "data:",
      "  form: cases",
      "  cases:",
      "    file: cases.csv",
      "    columns:",
      "      id: id",
      "      grupp: group",
      "      score: score",
      "bands:",
      "  order: [low, high]",
      "  flagged: [low, high]",
      "hypotesis1: {alpha: 0.01}",
      "margins: {ratioLower: 1.2}",
      "score:",
      "  baselines: [0.5, 0.5]",
      "resampling: {seed: 1.5}",
    ].join("\n");
    expect(summary(issuesOf(text))).toEqual([
      "3 plan-key-duplicate",
      "4 plan-value-invalid synthetic",
      "5 plan-value-invalid model.version",
      "7 plan-key-missing dataOwner",
      "14 plan-key-missing data.cases.columns.group",
      "16 plan-key-unknown data.cases.columns.grupp",
      "20 plan-bands-inconsistent bands.flagged",
      "21 plan-key-unknown hypotesis1",
      "22 plan-value-invalid margins.ratioLower",
      "24 plan-item-twice score.baselines.1",
      "25 plan-value-invalid resampling.seed",
    ]);
  });

  test("says file, line, path, expectation and what it got, in one form and with the base name only", () => {
    const messages = issuesOf(textOf({ resampling: { seed: -1 }, languages: ["de"] }), "/home/someone/plan.yaml").map(
      ({ message }) => message,
    );
    expect(messages).toEqual([
      expect.stringMatching(/^plan\.yaml:\d+ requires resampling\.seed to be a number at least 0; got -1$/),
      expect.stringMatching(/^plan\.yaml:\d+ requires languages\.0 to be one of "nl", "en"; got "de"$/),
    ]);
    expect(issuesOf("version: 1", "C:\\plans\\p.yaml")[0]!.file).toBe("p.yaml");
  });

  test("applies cross-field rules also where a section has an unknown key", () => {
    const issues = issuesOf(textOf({ disclosure: { threshold: 0, reasons: "public" } }));
    expect(issues.map(({ code }) => code).sort()).toEqual(["plan-key-unknown", "plan-reason-missing"]);
  });

  test("names the nearest known key, and none when nothing is near", () => {
    const wrong = { rules: { episode: "latest" }, data: { sponsors: { columns: { skore: "s" } } } };
    const messages = issuesOf(`${textOf(wrong)}disclosuer: {}\nzzzzzzzzzz: 1\n`).map(
      ({ column, expected }) => `${column}: ${expected}`,
    );
    expect(messages.sort()).toEqual([
      "data.sponsors.columns.skore: absent (no such key; the nearest is score)",
      "disclosuer: absent (no such key; the nearest is disclosure)",
      "rules.episode: absent (no such key; the nearest is episodes)",
      "zzzzzzzzzz: absent (no such key)",
    ]);
  });

  test("refuses keys that would reach the prototype of an object", () => {
    const issues = issuesOf(`${textOf()}__proto__: {polluted: true}\nconstructor: 1\n`);
    expect(issues.map(({ column }) => column)).toEqual(["__proto__", "constructor"]);
    expect("polluted" in {}).toBe(false);
  });

  test("says of a question mark that it is still to be filled in, quoted or not", () => {
    const quoted = issuesOf(textOf({ title: "?", rules: { statelessAndUnknown: "?" }, resampling: { seed: "?" } }));
    expect(quoted.map(({ code, column }) => `${code} ${column}`)).toEqual([
      "plan-to-fill-in title",
      "plan-to-fill-in resampling.seed",
      "plan-to-fill-in rules.statelessAndUnknown",
    ]);
    expect(quoted[0]!.message).toBe('plan.yaml:2 requires a value for title; got "?", still to be filled in');
    const bare = issuesOf("version: 1\ntitle: ?\nperiod: ?\n");
    expect(summary(bare)).toEqual(["2 plan-to-fill-in", "3 plan-to-fill-in"]);
  });

  test("takes a question mark inside a list as a text of the data", () => {
    const plan = parsePlan(textOf({ rules: { statelessAndUnknown: ["?"] } }), "plan.yaml");
    expect(plan.rules!.statelessAndUnknown).toEqual(["?"]);
  });

  test("does not take an empty value for null", () => {
    const text = textOf().replace("overrides: null", "overrides:");
    expect(issuesOf(text).map(({ code, column }) => `${code} ${column}`)).toEqual(["plan-key-missing rules.overrides"]);
  });

  test("keeps labels as text: yes, no, dates and quoted numbers stay what they are", () => {
    const text = textOf({ selected: "labels" }, "cases").replace(
      "selected: labels",
      "selected: {yes: [yes, 2017-01-01], no: [no, '007', 'null']}",
    );
    expect(parsePlan(text, "plan.yaml").selected).toEqual({ yes: ["yes", "2017-01-01"], no: ["no", "007", "null"] });
  });

  test("asks for quotes around a label that YAML reads as a number", () => {
    const issues = issuesOf(textOf({ outcome: { violation: [1], none: ["0"] } }));
    expect(issues.map(({ expected, received }) => `${expected} / ${received}`)).toEqual(["text, between quotes / 1"]);
  });

  test("refuses a key that YAML would rewrite, and takes one that it would not", () => {
    const withMap = (entry: string) =>
      `${textOf({ bands: { order: ["low", "high"] } }, "cases")}`.replace(
        "bands:\n",
        `bands:\n  map: {${entry}, b: high}\n`,
      );
    expect(issuesOf(withMap("007: low")).map(({ code, received }) => `${code} ${received}`)).toEqual([
      "plan-key-ambiguous 007",
    ]);
    expect(parsePlan(withMap("7: low"), "plan.yaml").bands!.map).toEqual({ "7": "low", b: "high" });
    expect(parsePlan(withMap("'007': low"), "plan.yaml").bands!.map).toEqual({ "007": "low", b: "high" });
  });

  test("reports only the text when the text is not YAML", () => {
    for (const text of ["a: [1", "a: 1\n---\nb: 2\n", "\ta: 1", "title: !secret x", "a: *nowhere"]) {
      const issues = issuesOf(text);
      expect(issues.length).toBeGreaterThan(0);
      expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(["plan-syntax"]));
    }
  });

  test("refuses a plan that unfolds aliases without end", () => {
    const bomb = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? "a0: &a0 [x, x, x, x, x, x, x, x, x]"
        : `a${level}: &a${level} [${Array(9)
            .fill(`*a${level - 1}`)
            .join(", ")}]`,
    ).join("\n");
    expect(issuesOf(bomb).map(({ code }) => code)).toEqual(["plan-syntax"]);
  });

  test("asks for a mapping when the file is empty, a list or a text", () => {
    for (const text of ["", "# only a comment\n", "- 1\n", "plan\n"]) {
      expect(issuesOf(text).map(({ expected, row }) => `${row} ${expected}`)).toEqual([
        expect.stringMatching(/^\d a mapping$/),
      ]);
    }
  });

  test("gives the first 1,000 problems and the total", () => {
    const text = textOf() + Array.from({ length: 1_200 }, (_, key) => `unknown${key}: 1\n`).join("");
    expect.assertions(2);
    try {
      parsePlan(text, "plan.yaml");
    } catch (error) {
      expect((error as DataError).issues).toHaveLength(1_000);
      expect((error as DataError).total).toBe(1_200);
    }
  });

  test("uses codes of the catalogue only", () => {
    const issues = issuesOf("version: 3\ntitel: x\nlanguages: []\ndata: {form: rows}\n");
    for (const { code } of issues) expect(Object.keys(PLAN_ISSUE_CODES)).toContain(code);
  });
});
