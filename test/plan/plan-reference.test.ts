import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { ERROR_CODES, EXIT_CODES } from "../../src/errors.js";
import { type JsonSchemaNode, planJsonSchema } from "../../src/plan/json-schema.js";
import { parsePlan } from "../../src/plan/parse-plan.js";
import { PLAN_ISSUE_CODES } from "../../src/plan/plan-issues.js";
import { errorCatalogue } from "../support/error-catalogue.js";
import { planReference } from "../support/plan-reference.js";
import { samplePlan } from "../support/sample-plan.js";

function descriptionsOf(node: JsonSchemaNode): readonly string[] {
  const items = node.items === undefined ? [] : Object.values(node.items.properties ?? {});
  const children = [...Object.values(node.properties ?? {}), ...items, ...(node.oneOf ?? []), ...(node.anyOf ?? [])];
  return [...(node.description === undefined ? [] : [node.description]), ...children.flatMap(descriptionsOf)];
}

describe("the plan reference", () => {
  test("holds the description of every field of the plan", () => {
    const reference = planReference();
    const [whole, ...fields] = descriptionsOf(planJsonSchema());
    expect(whole).toBe("Plan of an audit, written before the data is opened.");
    expect(fields.length).toBeGreaterThan(100);
    expect(fields.filter((description) => !reference.includes(description))).toEqual([]);
  });

  test("opens with a plan that is valid and has the defaults", () => {
    const [, example] = planReference().match(/```yaml\n(.*?)```/s)!;
    const plan = parsePlan(example!, "example.yaml");
    expect(plan.resampling).toEqual({ seed: 1, resamples: 99_999, bootstrap: 1_999, sequential: false });
    expect(plan.data).toEqual(samplePlan().data);
    expect(stringify(parse(example!), { lineWidth: 0 })).toBe(example);
  });

  test("tells required fields from fields with a default and from fields that may be absent", () => {
    const reference = planReference();
    expect(reference).toContain("| `seed` | whole number at least 0, at most 4294967295 | *required* |");
    expect(reference).toContain("| `ratioLower` | number above 0, below 1 | `0.8` |");
    expect(reference).toContain("| `difference` | number above 0, below 1 | *absent* |");
    expect(reference).toContain("| `overrides` | mapping or null | *required* |");
    expect(reference).toContain("| `compositionDate` | date | *required* |");
  });
});

describe("the error catalogue", () => {
  test("holds every error code, every code of a problem of a plan, and every exit code", () => {
    const catalogue = errorCatalogue();
    for (const [code, meaning] of [...Object.entries(ERROR_CODES), ...Object.entries(PLAN_ISSUE_CODES)]) {
      expect(catalogue).toContain(`| \`${code}\` | ${meaning} |`);
    }
    for (const code of Object.values(EXIT_CODES)) expect(catalogue).toContain(`| \`${code}\` | `);
  });
});
