import { z } from "zod";
import { AUDIT_SCHEMA_ID, auditJsonSchema, auditSchema } from "./audit-schema.js";

/** One field of a released file that breaks its schema. */
export interface SchemaProblem {
  /** Dotted path; "" for the whole file. */
  readonly path: string;
  readonly problem: string;
}

/** How a released audit.json relates to the format of this version. */
export type ReleaseReading =
  | {
      readonly kind: "current" | "earlier";
      readonly schemaVersion: string;
      readonly problems: readonly SchemaProblem[];
    }
  /** Made by a later version: its fields are not known here. */
  | { readonly kind: "later"; readonly schemaVersion: string }
  | { readonly kind: "not-a-release" };

/** What every version of audit.json says of itself. */
const headSchema = z.object({
  $schema: z.literal(AUDIT_SCHEMA_ID),
  schemaVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
});

const CURRENT: string = auditSchema.shape.schemaVersion.value;

/** Problems that one file tells of at most. */
const MOST_PROBLEMS = 20;

/**
 * Reads a released audit.json against the schema of its version. Within a major version fields are only added, so an
 * earlier release holds to the schema of today but for the fields that it does not have.
 * @param value  parsed JSON
 * @returns the version, and every field that breaks its schema
 * @example readRelease({}).kind // "not-a-release"
 */
export function readRelease(value: unknown): ReleaseReading {
  const head = headSchema.safeParse(value);
  if (!head.success) return { kind: "not-a-release" };
  const { schemaVersion } = head.data;
  if (schemaVersion === CURRENT) return { kind: "current", schemaVersion, problems: problemsOf(auditSchema, value) };
  if (!isEarlier(schemaVersion)) return { kind: "later", schemaVersion };
  return { kind: "earlier", schemaVersion, problems: problemsOf(earlierSchema(), value) };
}

/**
 * Fields of a value that break a schema.
 * @returns at most the first twenty, with their paths
 */
export function problemsOf(schema: z.ZodType, value: unknown): readonly SchemaProblem[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? [])
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => ({ path: path.join("."), problem: message }));
}

/** Every earlier version of the same major number. */
function isEarlier(version: string): boolean {
  const [major, minor, patch] = version.split(".").map(Number);
  const [nowMajor, nowMinor, nowPatch] = CURRENT.split(".").map(Number);
  if (major !== nowMajor) return false;
  return minor! < nowMinor! || (minor === nowMinor && patch! < nowPatch!);
}

let earlier: z.ZodType | undefined;

function earlierSchema(): z.ZodType {
  earlier ??= z.fromJSONSchema(withoutRequired(auditJsonSchema()) as Parameters<typeof z.fromJSONSchema>[0]);
  return earlier;
}

/** A JSON Schema in which every field may be absent, and the version may be any. */
function withoutRequired(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutRequired);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).flatMap(([key, value]) => {
    if (key === "required" && Array.isArray(value)) return [];
    return [[key, key === "schemaVersion" ? { type: "string" } : withoutRequired(value)] as const];
  });
  return Object.fromEntries(entries);
}
