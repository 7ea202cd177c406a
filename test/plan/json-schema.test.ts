import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { type JsonSchemaNode, PLAN_SCHEMA_ID, planJsonSchema, schemaNodesAt } from "../../src/plan/json-schema.js";
import { samplePlanInput } from "../support/sample-plan.js";

interface Property {
  readonly path: string;
  readonly node: JsonSchemaNode;
}

function propertiesOf(node: JsonSchemaNode, path: string): readonly Property[] {
  const own = Object.entries(node.properties ?? {}).map(([key, child]) => ({ path: `${path}.${key}`, node: child }));
  const branches = [...(node.oneOf ?? []), ...(node.anyOf ?? [])].flatMap((branch) => propertiesOf(branch, path));
  return [...own, ...own.flatMap((child) => propertiesOf(child.node, child.path)), ...branches];
}

const properties = propertiesOf(planJsonSchema(), "plan");
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { date: true } });

describe("planJsonSchema", () => {
  test("describes every property in a sentence", () => {
    expect(properties.length).toBeGreaterThan(100);
    const without = properties.filter(({ node }) => !/^\S.*\.$/.test(node.description ?? ""));
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  test("has an identifier, a title and closed mappings", () => {
    expect(planJsonSchema()).toMatchObject({
      $id: PLAN_SCHEMA_ID,
      title: "toetssteen plan, version 1",
      type: "object",
    });
    const open = properties.filter(({ node }) => node.properties !== undefined && node.additionalProperties !== false);
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  test("says each cross-field rule, since rules vanish from JSON Schema", () => {
    const said: readonly [path: readonly string[], rule: RegExp][] = [
      [["rules"], /required for the sponsors form, refused for the others/i],
      [["rules", "episodes"], /need columns\.predictedOn/],
      [["rules", "unit"], /needs columns\.concern/],
      [["rules", "overrides"], /needs columns\.score/i],
      [["rules", "overrides", "decides"], /needs columns\.modelScore, and thresholds/],
      [["bands"], /required where the data has a score or a band column, refused elsewhere/i],
      [["bands", "order"], /no band may stand twice/i],
      [
        ["bands", "thresholds"],
        /one number less.*increasing.*inside scoreRange.*needs columns\.score.*excludes columns\.band/i,
      ],
      [["bands", "flagged"], /not all of it.*the ones above it/],
      [["bands", "map"], /needs columns\.band/i],
      [["scoreRange"], /lower must lie below upper.*needs columns\.score/i],
      [
        ["outcome"],
        /required where that column is named, refused elsewhere.*no label may stand twice or be a missing text/i,
      ],
      [["selected"], /required where that column is named, refused elsewhere/i],
      [["provenance"], /required where that column is named, refused elsewhere.*at least one label/i],
      [["untestedAssumption"], /needs provenance\.never/],
      [["disclosure", "reason"], /required with threshold 0/i],
      [["data", "designEffect"], /refused for other units/],
      [["data", "sponsors", "file"], /must end in/i],
      [["data", "sponsors", "delimiter"], /may not be the decimal mark/i],
      [["data", "sponsors", "columns", "ignored"], /no column may be named twice/i],
      [["languages"], /each once/],
      [["score", "baselines"], /each once/],
      [["groups", "named"], /no group may stand twice/i],
      [["rules", "overrides", "markers"], /each once/],
    ];
    for (const [path, rule] of said)
      expect(
        schemaNodesAt(path)
          .map((node) => node.description)
          .join(" "),
      ).toMatch(rule);
  });

  test("accepts what a person writes and refuses unknown keys and wrong values, judged by another validator", () => {
    const validate = ajv.compile(planJsonSchema());
    for (const form of ["sponsors", "cases", "counts"] as const) expect(validate(samplePlanInput(form))).toBe(true);
    for (const wrong of [{ unknown: 1 }, { version: 2 }, { margins: { ratioLower: 1.5 } }, { languages: [] }]) {
      expect(validate({ ...samplePlanInput("sponsors"), ...wrong })).toBe(false);
    }
  });
});
