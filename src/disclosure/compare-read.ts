import { z } from "zod";
import { DataError } from "../errors.js";
import { publishedRetentionSchema } from "../plan/retention-schema.js";
import type { ReadRelease } from "./monitoring-bundles.js";
import { readRelease } from "./released-audit.js";

const layer = z.object({ value: z.string() });
const verdictSchema = z.object({ evidence: layer, signal: layer, equivalence: layer, adequacy: layer });
const estimateSchema = z.object({
  kind: z.literal("estimate"),
  value: z.number(),
  interval: z.object({ lower: z.unknown(), upper: z.unknown(), level: z.number() }).optional(),
});

/** A published number; null where it is not shown, or has another form. */
function shownSchema<Value extends z.ZodType>(value: Value) {
  const schema = z.object({ kind: z.literal("shown"), value: z.unknown() });
  return z.unknown().transform((published): z.output<Value> | null => {
    const shown = schema.safeParse(published);
    return shown.success ? (value.safeParse(shown.data.value).data ?? null) : null;
  });
}

const hypothesisSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("tested"),
    family: z.object({ alpha: z.number() }),
    verdict: shownSchema(verdictSchema),
    groups: z.array(
      z.object({ group: z.string(), ratio: shownSchema(estimateSchema), verdict: shownSchema(verdictSchema) }),
    ),
  }),
  z.object({ kind: z.literal("not-tested"), verdict: verdictSchema }),
]);

const auditSchema = z.object({
  schemaVersion: z.string(),
  toolkit: z.object({ version: z.string() }),
  planHash: z.string(),
  plan: z.looseObject({
    title: z.string(),
    synthetic: z.boolean(),
    period: z.string(),
    model: z.object({ name: z.string(), version: z.string() }).loose(),
    protectedAttribute: z.object({ nl: z.string(), en: z.string() }),
    retention: publishedRetentionSchema.optional(),
  }),
  source: z.object({ form: z.enum(["sponsors", "cases", "counts"]), files: z.array(z.object({ rows: z.number() })) }),
  disclosure: z.object({ threshold: z.number(), units: z.number() }),
  hypothesis1: hypothesisSchema,
  hypothesis2: hypothesisSchema,
  tables: z.array(
    z.object({
      id: z.string(),
      unit: z.string(),
      counts: z.array(z.union([z.number(), z.literal("suppressed")])),
    }),
  ),
  score: z.object({
    sets: z
      .array(z.object({ provenance: z.string(), outcomes: z.string(), auc: shownSchema(estimateSchema) }))
      .default([]),
  }),
});

export type ReadHypothesis = z.output<typeof hypothesisSchema>;
export type ReadEstimate = z.output<typeof estimateSchema>;

/** One release of a comparison: what it says, and the text that it was read from. */
export interface ComparedRelease {
  readonly read: ReadRelease;
  readonly audit: z.output<typeof auditSchema>;
  /** HMAC of its data, as its manifest states it. */
  readonly dataHmac: string | null;
}

/**
 * Reads a release for a comparison, of this version of the format or an earlier one.
 * @param read  text of audit.json
 * @param dataHmac  HMAC of the manifest, where there is one
 * @throws DataError `data-invalid` when it breaks its schema, or is of a later version
 */
export function releaseToCompare(read: ReadRelease, dataHmac: string | null): ComparedRelease {
  const value = parsedJson(read.text);
  const reading = readRelease(value);
  if (reading.kind === "not-a-release") throw unusable(read, "an audit.json of this tool", "another file");
  if (reading.kind === "later") {
    throw unusable(read, "a release of this version of the format or an earlier one", reading.schemaVersion);
  }
  const [problem] = reading.problems;
  if (problem !== undefined) {
    throw unusable(
      read,
      `a release that holds to its schema ${reading.schemaVersion}`,
      `another value at ${problem.path}`,
    );
  }
  return { read, audit: auditSchema.parse(value), dataHmac };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unusable({ file }: ReadRelease, expected: string, received: string): DataError {
  const message = `${file} requires ${expected}; got ${received}`;
  return new DataError("data-invalid", message, [{ code: "release-unusable", file, expected, received, message }]);
}
