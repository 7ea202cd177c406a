import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { canonicalJson } from "../plan/canonical-json.js";
import { publishedRetentionSchema } from "../plan/retention-schema.js";
import { NUMBER_DEPENDENCIES } from "../runtime/toolkit.js";

export const MANIFEST_NAME = "manifest.json";

/** Identifier of the JSON Schema of manifest.json. */
export const MANIFEST_SCHEMA_ID = "urn:toetssteen:schema:manifest:2";

/** Files of a bundle: path inside it, with forward slashes -> text, or bytes of a format that is no text. */
export type BundleFiles = ReadonlyMap<string, string | Uint8Array>;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A path inside a bundle: forward slashes, no empty part, no part that leads out of it. */
const bundlePathSchema = z
  .string()
  .refine((path) => !path.includes("\\") && path.split("/").every((part) => !["", ".", ".."].includes(part)))
  .describe("Path inside the bundle: forward slashes, no empty part, no part that leads out of it.");

const sharedFields = {
  toolkit: z
    .strictObject({ name: z.literal("toetssteen").describe("The tool."), version: z.string().describe("Its version.") })
    .describe("Tool that wrote the bundle."),
  planHash: z.string().describe("SHA-256 of the plan, or of the settings, in canonical form."),
  synthetic: z.boolean().describe("True when the data is made up."),
  dataHmac: z
    .strictObject({
      algorithm: z.literal("HMAC-SHA-256").describe("How it is made."),
      value: sha256Schema.describe("In hexadecimal."),
    })
    .optional()
    .describe("HMAC of the data under a key that the owner keeps; a bare hash would give hidden cells away."),
  files: z
    .array(
      z.strictObject({
        path: bundlePathSchema,
        bytes: z.int().min(0).describe("Size in bytes."),
        sha256: sha256Schema.describe("SHA-256 in hexadecimal."),
      }),
    )
    .describe("Every file but this one, by path in code-unit order."),
};

const manifest1Schema = z.strictObject({ manifestVersion: z.literal(1), ...sharedFields });

const manifest2Schema = z
  .strictObject({
    $schema: z.literal(MANIFEST_SCHEMA_ID).describe("Names this format."),
    manifestVersion: z.literal(2).describe("Version of this format."),
    kind: z
      .enum([
        "audit",
        "comparison",
        "human-check",
        "inputs",
        "monitor",
        "rebuild",
        "sample",
        "simulation",
        "synthetic-data",
      ])
      .describe("What the bundle holds."),
    ...sharedFields,
    suppressedInSource: z
      .array(z.string())
      .min(1)
      .optional()
      .describe(
        "Ids of tables that came with suppressed cells: no release can tell whether other tables give these away. Absent: none.",
      ),
    versions: z
      .strictObject({
        schema: z.string().nullable().describe("schemaVersion of the result; null where it has none."),
        node: z.string().describe("Version of Node that ran the tool."),
        dependencies: z.record(z.string(), z.string()).describe("Packages that numbers or drawings come through."),
      })
      .describe("What else a repetition should run on."),
    seed: z
      .enum(["in-analyst-record", "in-files", "none"])
      .describe("Where the seed of random draws stands; a release of protected data never holds it."),
    retention: z
      .discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("until").describe("The plan sets a date."),
          ...publishedRetentionSchema.shape,
        }),
        z.strictObject({ kind: z.literal("not-set").describe("The plan sets none.") }),
      ])
      .describe("Until when the bundle is to be kept."),
    written: z
      .strictObject({
        languages: z.array(z.enum(["nl", "en"])).describe("Languages of the reports."),
        date: z.string().nullable().describe("Date that the reports state; null where they state none."),
        replication: z.boolean().describe("Whether the bundle holds a script that recomputes its numbers."),
        pdf: z.boolean().describe("Whether the bundle holds its reports as PDF."),
        explore: z.boolean().describe("Whether the bundle holds pages on which the charts answer."),
      })
      .describe("What a repetition needs beside the plan and the data."),
  })
  .describe("Manifest of a bundle.");

export const manifestSchema = z.discriminatedUnion("manifestVersion", [manifest1Schema, manifest2Schema]);

/** What a bundle holds: every file but the manifest itself, by path in code-unit order, and where it came from. */
export type Manifest = z.output<typeof manifestSchema>;
type Manifest2 = z.output<typeof manifest2Schema>;

/** What a manifest says beside the list of files. */
export interface ManifestFacts
  extends Pick<Manifest2, "kind" | "toolkit" | "planHash" | "synthetic" | "dataHmac" | "seed" | "suppressedInSource"> {
  readonly schemaVersion: string | null;
  /** Retention that the plan sets. */
  readonly retention?: z.output<typeof publishedRetentionSchema> | undefined;
  readonly languages?: readonly ("nl" | "en")[];
  readonly date?: string | undefined;
  readonly replication?: boolean;
  readonly pdf?: boolean;
  readonly explore?: boolean;
}

/**
 * Text of the manifest over the files of a bundle.
 * @param files  files of the bundle without the manifest
 * @returns JSON with size and SHA-256 of each file; the same bytes on the same version of Node
 */
export function manifestOf(files: BundleFiles, facts: ManifestFacts): string {
  const entries = [...files].map(([path, content]) => ({ path, ...fingerprint(content) }));
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  const { kind, toolkit, planHash, synthetic, dataHmac, seed, schemaVersion, retention, suppressedInSource } = facts;
  const manifest: Manifest2 = {
    $schema: MANIFEST_SCHEMA_ID,
    manifestVersion: 2,
    kind,
    toolkit,
    planHash,
    synthetic,
    ...(dataHmac === undefined ? {} : { dataHmac }),
    ...(suppressedInSource === undefined ? {} : { suppressedInSource }),
    versions: { schema: schemaVersion, node: process.versions.node, dependencies: { ...NUMBER_DEPENDENCIES } },
    seed,
    retention: retention === undefined ? { kind: "not-set" } : { kind: "until", ...retention },
    written: {
      languages: [...(facts.languages ?? [])],
      date: facts.date ?? null,
      replication: facts.replication ?? false,
      pdf: facts.pdf ?? false,
      explore: facts.explore ?? false,
    },
    files: entries,
  };
  return canonicalJson(manifest, { indent: 2 });
}

/** Size and SHA-256 of the content of a file. */
export function fingerprint(content: string | Uint8Array): { readonly bytes: number; readonly sha256: string } {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  return { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/**
 * Manifest of a folder that this tool wrote, of this version or an earlier one.
 * @returns the manifest, or null where the folder has none of this tool's
 */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    const text = await readFile(join(folder, MANIFEST_NAME), "utf8");
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** JSON Schema (2020-12) of a manifest.json that this version writes. */
export function manifestJsonSchema(): object {
  return { $id: MANIFEST_SCHEMA_ID, ...z.toJSONSchema(manifest2Schema) };
}
