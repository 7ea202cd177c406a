import { MONITOR_SCHEMA_ID, type PublishedMonitor } from "../disclosure/monitoring.js";
import { canonicalJson } from "../plan/canonical-json.js";
import { toMonitorDocument } from "../report/document/monitor-document.js";
import { monitorTables } from "../report/document/monitor-tables.js";
import { type BundleOptions, csvText } from "./bundle-files.js";
import { documentFiles } from "./document-files.js";
import { type BundleFiles, MANIFEST_NAME, manifestOf } from "./manifest.js";
import { pdfPress } from "./pdf-files.js";

/**
 * All files of a monitored series: monitor.json, a report a language, charts, tables, and the manifest over them.
 * @param monitor  published result; nothing else reaches a file
 * @returns path inside the release -> text, and bytes of the PDFs; the same result gives the same bytes
 */
export function monitorFiles(
  monitor: PublishedMonitor,
  { languages, date, pdf = false }: Pick<BundleOptions, "languages" | "date" | "pdf">,
): BundleFiles {
  const results = canonicalJson({ $schema: MONITOR_SCHEMA_ID, ...monitor }, { indent: 2 });
  const files = new Map<string, string | Uint8Array>([["monitor.json", results]]);
  const press = pdf ? pdfPress({ results: ["monitor.json", results], plan: null, date }) : () => null;
  for (const language of languages) {
    const document = toMonitorDocument(monitor, { language, date });
    for (const [path, file] of documentFiles(document, "report", press(language))) files.set(path, file);
  }
  for (const table of monitorTables(monitor)) files.set(`tables/${table.id}.csv`, csvText(table));
  const { toolkit, seriesHash, settings } = monitor;
  const { synthetic } = settings;
  const facts = { kind: "monitor", schemaVersion: monitor.schemaVersion, seed: "none", languages, date, pdf } as const;
  return files.set(MANIFEST_NAME, manifestOf(files, { ...facts, toolkit, planHash: seriesHash, synthetic }));
}
