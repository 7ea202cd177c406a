import { comparisonSchema } from "../../disclosure/compare-schema.js";
import { humanCheckReleaseSchema } from "../../disclosure/human-check-schema.js";
import { inputsReleaseSchema } from "../../disclosure/inputs/inputs-schema.js";
import { monitorSchema } from "../../disclosure/monitoring-schema.js";
import { rebuildReleaseSchema } from "../../disclosure/rebuild-schema.js";
import { problemsOf, readRelease, type SchemaProblem } from "../../disclosure/released-audit.js";
import { sampleReleaseSchema } from "../../disclosure/sample-schema.js";
import { fingerprint, MANIFEST_NAME, type Manifest, manifestSchema } from "../manifest.js";
import type { FolderContent } from "./read-bundle.js";

/** A result file of a bundle against the schema of its version. */
export interface SchemaCheck {
  readonly path: string;
  readonly schemaVersion: string | null;
  /** `later`: of a later version of the tool, whose fields are not known here; `none`: of one that had no schema. */
  readonly state: "holds" | "holds-as-earlier" | "broken" | "later" | "none";
  readonly problems: readonly SchemaProblem[];
}

/** What a bundle says of itself, held against what it holds. */
export interface BundleCheck {
  readonly manifest: Manifest | null;
  /** SHA-256 of manifest.json itself, to be held against a copy kept elsewhere; null where there is none. */
  readonly manifestSha256: string | null;
  readonly listed: number;
  readonly intact: number;
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** Files, links and the like that the manifest does not list. */
  readonly foreign: readonly string[];
  /** Facts of which manifest and result say different things. */
  readonly contradictions: readonly string[];
  readonly schemas: readonly SchemaCheck[];
  readonly matches: boolean;
}

/**
 * Holds a bundle against its manifest and its schemas: every file listed and unchanged, none besides, each result of
 * the form that its version promises.
 * @param content  the bundle as it was read
 */
export function checkBundle({ files, others }: FolderContent): BundleCheck {
  const own = files.get(MANIFEST_NAME);
  const manifest = manifestSchema.safeParse(parsedJson(own)).data ?? null;
  const entries = manifest?.files ?? [];
  const listed = new Set([MANIFEST_NAME, ...entries.map(({ path }) => path)]);
  const present = entries.filter(({ path }) => files.has(path));
  const changed = present.filter(({ path, bytes, sha256 }) => {
    const found = fingerprint(files.get(path)!);
    return found.bytes !== bytes || found.sha256 !== sha256;
  });
  const missing = entries.filter(({ path }) => !files.has(path)).map(({ path }) => path);
  const foreign = [...[...files.keys()].filter((path) => !listed.has(path)), ...others].sort();
  const schemas = schemaChecks(files);
  const contradictions = manifest === null ? [] : contradictionsOf(manifest, files);
  return {
    manifest,
    manifestSha256: own === undefined ? null : fingerprint(own).sha256,
    listed: entries.length,
    intact: present.length - changed.length,
    changed: changed.map(({ path }) => path),
    missing,
    foreign: manifest === null ? [] : foreign,
    contradictions,
    schemas,
    matches:
      manifest !== null &&
      changed.length + missing.length + foreign.length + contradictions.length === 0 &&
      schemas.every(({ state }) => state !== "broken"),
  };
}

function schemaChecks(files: FolderContent["files"]): readonly SchemaCheck[] {
  const audit = files.has("audit.json") ? [auditCheck(parsedJson(files.get("audit.json")))] : [];
  const others = [
    { path: "comparison.json", schema: comparisonSchema },
    { path: "monitor.json", schema: monitorSchema },
    { path: "human-check.json", schema: humanCheckReleaseSchema },
    { path: "inputs.json", schema: inputsReleaseSchema },
    { path: "rebuild.json", schema: rebuildReleaseSchema },
    { path: "sample.json", schema: sampleReleaseSchema },
  ].filter(({ path }) => files.has(path));
  return [
    ...audit,
    ...others.map(({ path, schema }): SchemaCheck => {
      const value = parsedJson(files.get(path));
      const schemaVersion = fieldOf(value, "schemaVersion");
      const known = schemaVersion === null || fieldOf(value, "$schema") !== null;
      if (!known) return { path, schemaVersion, state: "none", problems: [] };
      const problems = problemsOf(schema, value);
      return { path, schemaVersion, state: stateOf(problems, "holds"), problems };
    }),
  ];
}

function auditCheck(value: unknown): SchemaCheck {
  const path = "audit.json";
  const read = readRelease(value);
  if (read.kind === "not-a-release") {
    const problems = [{ path: "", problem: "no audit.json of this tool" }];
    return { path, schemaVersion: null, state: "broken", problems };
  }
  const { schemaVersion } = read;
  if (read.kind === "later") return { path, schemaVersion, state: "later", problems: [] };
  const holds = read.kind === "current" ? "holds" : "holds-as-earlier";
  return { path, schemaVersion, state: stateOf(read.problems, holds), problems: read.problems };
}

function stateOf(problems: readonly SchemaProblem[], holds: "holds" | "holds-as-earlier"): SchemaCheck["state"] {
  return problems.length > 0 ? "broken" : holds;
}

/** Facts that stand both in the manifest and in the result. */
function contradictionsOf(manifest: Manifest, files: FolderContent["files"]): readonly string[] {
  const audit = parsedJson(files.get("audit.json"));
  if (audit === undefined) return [];
  const plan = memberOf(audit, "plan");
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ["planHash", manifest.planHash, memberOf(audit, "planHash")],
    ["toolkit.version", manifest.toolkit.version, memberOf(memberOf(audit, "toolkit"), "version")],
    ["synthetic", manifest.synthetic, memberOf(plan, "synthetic")],
  ];
  return pairs.filter(([, said, found]) => said !== found).map(([name]) => name);
}

function fieldOf(value: unknown, name: string): string | null {
  const field = memberOf(value, name);
  return typeof field === "string" ? field : null;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function parsedJson(bytes: Buffer | undefined): unknown {
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
