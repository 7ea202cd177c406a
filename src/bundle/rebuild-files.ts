import { type PublishedRebuild, REBUILD_SCHEMA_ID } from "../disclosure/rebuild.js";
import { canonicalJson } from "../plan/canonical-json.js";
import { rebuildTables } from "../report/document/rebuild/rebuild-data-tables.js";
import { toRebuildDocument } from "../report/document/rebuild/rebuild-document.js";
import { type BundleOptions, csvText } from "./bundle-files.js";
import { documentFiles } from "./document-files.js";
import { type BundleFiles, MANIFEST_NAME, manifestOf } from "./manifest.js";
import { pdfPress } from "./pdf-files.js";

/**
 * All files of a rebuilt model: rebuild.json, a report a language, charts, tables, and the manifest over them.
 * @param rebuild  published result; nothing else reaches a file
 * @returns path inside the release -> text, and bytes of the PDFs; the same result gives the same bytes
 */
export function rebuildFiles(
  rebuild: PublishedRebuild,
  { languages, date, pdf = false }: Pick<BundleOptions, "languages" | "date" | "pdf">,
): BundleFiles {
  const results = canonicalJson({ $schema: REBUILD_SCHEMA_ID, ...rebuild }, { indent: 2 });
  const files = new Map<string, string | Uint8Array>([["rebuild.json", results]]);
  const press = pdf ? pdfPress({ results: ["rebuild.json", results], plan: null, date }) : () => null;
  for (const language of languages) {
    const document = toRebuildDocument(rebuild, { language, date });
    for (const [path, file] of documentFiles(document, "report", press(language))) files.set(path, file);
  }
  for (const table of rebuildTables(rebuild)) files.set(`tables/${table.id}.csv`, csvText(table));
  const { toolkit, planHash, settings, schemaVersion } = rebuild;
  const facts = { kind: "rebuild", schemaVersion, seed: "in-analyst-record", languages, date, pdf } as const;
  return files.set(MANIFEST_NAME, manifestOf(files, { ...facts, toolkit, planHash, synthetic: settings.synthetic }));
}
