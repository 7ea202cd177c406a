import { COMPARISON_SCHEMA_ID, type PublishedComparison } from "../disclosure/compare-schema.js";
import { canonicalJson, sortedCanonicalJson } from "../plan/canonical-json.js";
import { toCompareDocument } from "../report/document/compare-document.js";
import { compareTables } from "../report/document/compare-tables.js";
import { type BundleOptions, csvText } from "./bundle-files.js";
import { documentFiles } from "./document-files.js";
import { type BundleFiles, fingerprint, MANIFEST_NAME, manifestOf } from "./manifest.js";
import { pdfPress } from "./pdf-files.js";

/**
 * All files of a comparison: comparison.json, a report a language, charts, tables, and the manifest over them.
 * @param comparison  published comparison; nothing else reaches a file
 * @returns path inside the release -> text, and bytes of the PDFs; the same comparison gives the same bytes
 */
export function compareFiles(
  comparison: PublishedComparison,
  { languages, date, pdf = false }: Pick<BundleOptions, "languages" | "date" | "pdf">,
): BundleFiles {
  const results = canonicalJson({ $schema: COMPARISON_SCHEMA_ID, ...comparison }, { indent: 2 });
  const files = new Map<string, string | Uint8Array>([["comparison.json", results]]);
  const press = pdf ? pdfPress({ results: ["comparison.json", results], plan: null, date }) : () => null;
  for (const language of languages) {
    const document = toCompareDocument(comparison, { language, date });
    for (const [path, file] of documentFiles(document, "report", press(language))) files.set(path, file);
  }
  for (const table of compareTables(comparison)) files.set(`tables/${table.id}.csv`, csvText(table));
  const { toolkit, synthetic, schemaVersion, retention, before, after } = comparison;
  // A comparison has no plan: the two releases that it compares stand in its place.
  const planHash = fingerprint(sortedCanonicalJson([before.inputHash, after.inputHash])).sha256;
  const facts = { kind: "comparison", schemaVersion, seed: "none", languages, date, pdf } as const;
  return files.set(
    MANIFEST_NAME,
    manifestOf(files, { ...facts, toolkit, planHash, synthetic, retention: retention ?? undefined }),
  );
}
