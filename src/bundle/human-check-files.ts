import { HUMAN_CHECK_SCHEMA_ID, type PublishedHumanCheck } from "../disclosure/human-check.js";
import { canonicalJson } from "../plan/canonical-json.js";
import { toHumanCheckDocument } from "../report/document/human-check-document.js";
import { humanCheckTables } from "../report/document/human-check-tables.js";
import { type BundleOptions, csvText } from "./bundle-files.js";
import { documentFiles } from "./document-files.js";
import { type BundleFiles, MANIFEST_NAME, manifestOf } from "./manifest.js";
import { pdfPress } from "./pdf-files.js";

/**
 * All files of a human check: human-check.json, a report a language, its chart, tables, and the manifest over them.
 * @param check  published result; nothing else reaches a file
 * @returns path inside the release -> text, and bytes of the PDFs; the same result gives the same bytes
 */
export function humanCheckFiles(
  check: PublishedHumanCheck,
  { languages, date, pdf = false }: Pick<BundleOptions, "languages" | "date" | "pdf">,
): BundleFiles {
  const results = canonicalJson({ $schema: HUMAN_CHECK_SCHEMA_ID, ...check }, { indent: 2 });
  const files = new Map<string, string | Uint8Array>([["human-check.json", results]]);
  const press = pdf ? pdfPress({ results: ["human-check.json", results], plan: null, date }) : () => null;
  for (const language of languages) {
    const document = toHumanCheckDocument(check, { language, date });
    for (const [path, file] of documentFiles(document, "report", press(language))) files.set(path, file);
  }
  for (const table of humanCheckTables(check)) files.set(`tables/${table.id}.csv`, csvText(table));
  const { toolkit, planHash, settings } = check;
  const { synthetic } = settings;
  const facts = {
    kind: "human-check",
    schemaVersion: check.schemaVersion,
    seed: "none",
    languages,
    date,
    pdf,
  } as const;
  return files.set(MANIFEST_NAME, manifestOf(files, { ...facts, toolkit, planHash, synthetic }));
}
