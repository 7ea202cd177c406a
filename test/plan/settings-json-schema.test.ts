import { describe, expect, it } from "vitest";
import { SETTINGS_SCHEMAS } from "../../src/plan/settings-json-schema.js";

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
  readonly required?: readonly string[];
}

function undescribed(node: Node, path: string): readonly string[] {
  const children = Object.entries(node.properties ?? {}).map(([key, child]) => [`${path}.${key}`, child] as const);
  const nested = [...(node.oneOf ?? []), ...(node.items === undefined ? [] : [node.items])];
  return [
    ...children.flatMap(([name, child]) => [
      ...(child.description === undefined ? [name] : []),
      ...undescribed(child, name),
    ]),
    ...nested.flatMap((child) => undescribed(child, path)),
  ];
}

describe.each(["series", "log"] as const)("the JSON Schema of %s.yaml", (name) => {
  const schema = SETTINGS_SCHEMAS[name]() as Node & { readonly $id: string };

  it("describes every field, and asks for nothing that has a default", () => {
    expect(schema.$id).toBe(`urn:toetssteen:schema:${name}:1`);
    expect(undescribed(schema, "$")).toEqual([]);
    expect(schema.required).toContain("version");
    expect(schema.required).not.toContain("disclosure");
  });
});

describe("the JSON Schemas of a rebuilt model and of coefficients", () => {
  it("describe every field, and ask for what has no default", () => {
    const rebuild = SETTINGS_SCHEMAS.rebuild() as Node;
    expect(undescribed(rebuild, "$")).toEqual([]);
    expect(rebuild.required).toEqual(expect.arrayContaining(["model", "selection", "development"]));
    expect(rebuild.required).not.toContain("disclosure");
    const coefficients = SETTINGS_SCHEMAS.coefficients() as Node;
    expect(undescribed(coefficients, "$")).toEqual([]);
    expect(coefficients.required).toEqual(["version", "source", "intercept", "indicators"]);
  });
});
