import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { canonicalJson } from "../plan/canonical-json.js";

export const MANIFEST_NAME = "manifest.json";

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A path inside a bundle: forward slashes, no empty part, no part that leads out of it. */
const bundlePathSchema = z
  .string()
  .refine((path) => !path.includes("\\") && path.split("/").every((part) => !["", ".", ".."].includes(part)));

const manifestSchema = z.strictObject({
  manifestVersion: z.literal(1),
  toolkit: z.strictObject({ name: z.literal("toetssteen"), version: z.string() }),
  planHash: z.string(),
  synthetic: z.boolean(),
  dataHmac: z.strictObject({ algorithm: z.literal("HMAC-SHA-256"), value: sha256Schema }).optional(),
  files: z.array(z.strictObject({ path: bundlePathSchema, bytes: z.int().min(0), sha256: sha256Schema })),
});

/** What a bundle holds: every file but the manifest itself, by path in code-unit order, and where it came from. */
export type Manifest = z.output<typeof manifestSchema>;

/** What a manifest says beside the list of files. */
export type ManifestFacts = Pick<Manifest, "toolkit" | "planHash" | "synthetic" | "dataHmac">;

/**
 * Text of the manifest over the files of a bundle.
 * @param files  path inside the bundle -> text, without the manifest
 * @returns JSON with size and SHA-256 of each file
 */
export function manifestOf(files: ReadonlyMap<string, string>, facts: ManifestFacts): string {
  const entries = [...files].map(([path, text]) => {
    const bytes = Buffer.from(text, "utf8");
    return { path, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  });
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest: Manifest = { manifestVersion: 1, ...facts, files: entries };
  return canonicalJson(manifest, { indent: 2 });
}

/**
 * Manifest of a folder that this tool wrote.
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
