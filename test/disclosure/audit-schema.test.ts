import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import { auditJsonSchema, type auditSchema } from "../../src/disclosure/audit-schema.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";

type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

describe("auditSchema", () => {
  it("describes exactly the type that disclosure makes", () => {
    type Described = Frozen<Omit<z.output<typeof auditSchema>, "$schema">>;
    type Made = Frozen<Omit<DisclosedAudit, symbol>>;
    expectTypeOf<Described>().toExtend<Made>();
    expectTypeOf<Made>().toExtend<Described>();
  });

  it("compiles as JSON Schema 2020-12 in strict mode", () => {
    expect(() => new Ajv2020({ strict: true, strictTypes: false }).compile(auditJsonSchema())).not.toThrow();
  });

  it("describes every field", () => {
    expect(undescribed(auditJsonSchema())).toEqual([]);
  });

  it("allows no field that it does not name", () => {
    expect(openObjects(auditJsonSchema())).toEqual([]);
  });
});

type Node = Readonly<Record<string, unknown>>;

function visit(node: unknown, path: string, act: (node: Node, path: string) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) act(node as Node, path);
  for (const [key, child] of Object.entries(node)) visit(child, `${path}/${key}`, act);
}

/** Paths of properties that have no description, neither of their own nor through a reference. */
function undescribed(schema: object): string[] {
  const found: string[] = [];
  const definitions = (schema as { $defs?: Record<string, Node> }).$defs ?? {};
  visit(schema, "", (node, path) => {
    if (!/\/properties$/.test(path)) return;
    for (const [name, property] of Object.entries(node) as [string, Node][]) {
      const target = typeof property.$ref === "string" ? definitions[property.$ref.replace("#/$defs/", "")] : undefined;
      if (!property.description && !target?.description) found.push(`${path}/${name}`);
    }
  });
  return found;
}

function openObjects(schema: object): string[] {
  const found: string[] = [];
  visit(schema, "", (node, path) => {
    if (node.type === "object" && "properties" in node && node.additionalProperties !== false) found.push(path);
  });
  return found;
}
