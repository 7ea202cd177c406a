import { z } from "zod";
import type { PlanPath } from "./plan-issues.js";
import { planSchema } from "./schema.js";

/** Identifier of the JSON Schema of plan.yaml, version 1. */
export const PLAN_SCHEMA_ID = "urn:toetssteen:schema:plan:1";

/** A node of a JSON Schema, as far as this toolkit reads it. */
export interface JsonSchemaNode {
  readonly type?: string;
  readonly const?: string | number | boolean;
  readonly enum?: readonly (string | number)[];
  readonly default?: unknown;
  readonly description?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchemaNode;
  readonly items?: JsonSchemaNode;
  readonly oneOf?: readonly JsonSchemaNode[];
  readonly anyOf?: readonly JsonSchemaNode[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
}

/** The JSON Schema of a whole plan. */
export interface PlanJsonSchema extends JsonSchemaNode {
  readonly $schema: string;
  readonly $id: string;
  readonly title: string;
}

/**
 * JSON Schema (2020-12) of what a person writes in plan.yaml: defaults are optional, every property is described, and
 * each cross-field rule stands in a description.
 * @returns plain JSON
 * @see https://json-schema.org/draft/2020-12/schema
 * @example planJsonSchema().$id // "urn:toetssteen:schema:plan:1"
 */
export function planJsonSchema(): PlanJsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(planSchema, { io: "input", target: "draft-2020-12" });
  return { $schema, $id: PLAN_SCHEMA_ID, title: "toetssteen plan, version 1", ...schema } as PlanJsonSchema;
}

const SCHEMA = planJsonSchema();

/**
 * Nodes of the JSON Schema that describe the value at a path: several where the form of the data decides.
 * @param path  keys of mappings and places in lists of mappings
 * @returns none when the plan format has no such key
 * @example schemaNodesAt(["resampling", "seed"])[0]?.maximum // 4294967295
 */
export function schemaNodesAt(path: PlanPath): readonly JsonSchemaNode[] {
  return path.reduce<readonly JsonSchemaNode[]>(
    (level, key) => level.flatMap((node) => childrenOf(node, key)),
    withBranches(SCHEMA),
  );
}

function childrenOf(node: JsonSchemaNode, key: string | number): readonly JsonSchemaNode[] {
  if (typeof key === "number") return node.items === undefined ? [] : withBranches(node.items);
  if (node.properties === undefined || !Object.hasOwn(node.properties, key)) return [];
  return withBranches(node.properties[key]!);
}

function withBranches(node: JsonSchemaNode): readonly JsonSchemaNode[] {
  return [node, ...(node.oneOf ?? []), ...(node.anyOf ?? [])];
}
