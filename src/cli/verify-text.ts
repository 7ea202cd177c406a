import type { BundleCheck, SchemaCheck } from "../bundle/verify/check-bundle.js";
import type { Rerun } from "../bundle/verify/compare-rerun.js";
import type { FileDifference } from "../bundle/verify/file-differences.js";
import type { Differences } from "../disclosure/json-differences.js";

/** Files that are told with what differs inside: those that hold the numbers. The others are made from them. */
const HOLDS_NUMBERS = /^(?:audit|plan|manifest)\.json$|^tables\//;

/**
 * What a check of a bundle found, as lines of text.
 * @param folder  path of the bundle as the caller gave it
 */
export function checkLines(folder: string, check: BundleCheck): readonly string[] {
  const { manifest } = check;
  if (manifest === null) {
    return [`Bundle: ${folder}`, "manifest.json: missing, or not one of this tool", ...resultLine(check)];
  }
  const kind = "kind" in manifest ? manifest.kind : "audit";
  return [
    `Bundle: ${folder} (${kind}, written by ${manifest.toolkit.name} ${manifest.toolkit.version})`,
    `Files: ${check.listed} listed, ${check.intact} as they were written`,
    ...listed("changed", check.changed),
    ...listed("missing", check.missing),
    ...listed("not in the manifest", check.foreign),
    ...check.contradictions.map((name) => `    ${name}: manifest.json and audit.json say different things`),
    ...check.schemas.flatMap(schemaLines),
    `Retention: ${retentionText(manifest)}`,
    `SHA-256 of manifest.json: ${check.manifestSha256}`,
    ...resultLine(check),
  ];
}

function resultLine({ matches }: BundleCheck): readonly string[] {
  return [
    matches ? "The bundle holds what its manifest says" : "The bundle differs from its manifest",
    "A manifest does not tell who wrote it: hold its SHA-256 against a copy kept elsewhere",
  ];
}

function listed(state: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => `    ${path}: ${state}`);
}

function schemaLines({ path, schemaVersion, state, problems }: SchemaCheck): readonly string[] {
  const words = {
    holds: `holds to its schema ${schemaVersion}`,
    "holds-as-earlier": `holds to its schema ${schemaVersion}, an earlier one`,
    broken: "breaks its schema",
    none: "is of a version that had no schema for it: not checked",
    later: `has schema ${schemaVersion}, of a later version of this tool: not checked`,
  } as const;
  return [
    `Schema: ${path} ${words[state]}`,
    ...problems.map(({ path: field, problem }) => `    ${field === "" ? path : field}: ${problem}`),
  ];
}

function retentionText(manifest: NonNullable<BundleCheck["manifest"]>): string {
  if (!("retention" in manifest)) return "not stated: the manifest is of version 1";
  const { retention } = manifest;
  return retention.kind === "not-set" ? "not set" : `until ${retention.until} (${retention.basis})`;
}

/** What a new run showed beside the bundle, as lines of text. */
export function rerunLines({ plan, state, version, node, data, compared, files }: Rerun): readonly string[] {
  return [
    `Run again: ${version.run} on Node ${node.run}; bundle: ${version.bundle}${node.bundle === null ? "" : ` on Node ${node.bundle}`}`,
    ...(version.bundle === version.run ? [] : versionLines(version)),
    `Plan: ${plan.sameHash ? "the same hash" : "another hash"}`,
    ...(plan.sameHash ? [] : planLines(plan.fields, version)),
    `Data: ${{ same: "the same HMAC", different: "another HMAC", "not-known": "not compared by HMAC" }[data]}`,
    ...(state === "not-run" ? ["Not run: the plan is another one"] : fileLines(files, compared)),
  ];
}

function versionLines({ bundle, changedNumbers }: Rerun["version"]): readonly string[] {
  return [
    "    Another version wrote the bundle: bytes may differ for that reason",
    ...(changedNumbers.length === 0 ? [`    The changelog names no number that changed since ${bundle}`] : []),
    ...changedNumbers.flatMap(({ version, changes }) =>
      changes.map((change) => `    Numbers that changed, ${version}: ${change}`),
    ),
  ];
}

function planLines(fields: Differences, { bundle, run }: Rerun["version"]): readonly string[] {
  const reason =
    fields.total > 0
      ? []
      : ["    Every published setting is the same: seed, data files, columns, rules or sampling differ"];
  const defaults = bundle === run ? [] : ["    A plan of another version has other defaults, and so another hash"];
  return [...defaults, ...reason, ...fieldLines(fields, "owner's plan")];
}

function fileLines(files: readonly FileDifference[], compared: number): readonly string[] {
  if (files.length === 0) return [`The same bytes in all ${compared} files`];
  const words = {
    changed: "other bytes",
    "only-before": "in the bundle only",
    "only-after": "in the new run only",
  } as const;
  return [
    `${files.length} of ${compared} files differ`,
    ...files.flatMap(({ path, state, fields }) => [
      `    ${path}: ${words[state]}`,
      ...(fields === null || !HOLDS_NUMBERS.test(path) ? [] : fieldLines(fields, "run").map((line) => `    ${line}`)),
    ]),
    "For the analyst: two results side by side can give away what each of them hides",
  ];
}

function fieldLines({ first, total }: Differences, other: string): readonly string[] {
  const more = total - first.length;
  return [
    ...first.map(({ path, before, after }) => `    ${path}: bundle ${before}, ${other} ${after}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}
