import { HUMAN_CHECK_SCHEMA_ID, type PublishedHumanCheck } from "../disclosure/human-check.js";
import { canonicalJson } from "../plan/canonical-json.js";
import { toHumanCheckDocument } from "../report/document/human-check-document.js";
import { humanCheckTables } from "../report/document/human-check-tables.js";
import { type BundleOptions, csvText } from "./bundle-files.js";
import { documentFiles } from "./document-files.js";
import { MANIFEST_NAME, manifestOf } from "./manifest.js";

/**
 * All files of a human check: human-check.json, a report a language, its chart, tables, and the manifest over them.
 * @param check  published result; nothing else reaches a file
 * @returns path inside the release -> text; the same result gives the same bytes
 */
export function humanCheckFiles(
  check: PublishedHumanCheck,
  { languages, date }: Pick<BundleOptions, "languages" | "date">,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  files.set("human-check.json", canonicalJson({ $schema: HUMAN_CHECK_SCHEMA_ID, ...check }, { indent: 2 }));
  for (const language of languages) {
    for (const [path, text] of documentFiles(toHumanCheckDocument(check, { language, date }))) files.set(path, text);
  }
  for (const table of humanCheckTables(check)) files.set(`tables/${table.id}.csv`, csvText(table));
  const { toolkit, planHash, settings } = check;
  const { synthetic } = settings;
  const facts = { kind: "human-check", schemaVersion: check.schemaVersion, seed: "none", languages, date } as const;
  return files.set(MANIFEST_NAME, manifestOf(files, { ...facts, toolkit, planHash, synthetic }));
}
