import { MONITOR_SCHEMA_ID, type PublishedMonitor } from "../disclosure/monitoring.js";
import { canonicalJson } from "../plan/canonical-json.js";
import { toMonitorDocument } from "../report/document/monitor-document.js";
import { monitorTables } from "../report/document/monitor-tables.js";
import { type BundleOptions, csvText } from "./bundle-files.js";
import { documentFiles } from "./document-files.js";
import { MANIFEST_NAME, manifestOf } from "./manifest.js";

/**
 * All files of a monitored series: monitor.json, a report a language, charts, tables, and the manifest over them.
 * @param monitor  published result; nothing else reaches a file
 * @returns path inside the release -> text; the same result gives the same bytes
 */
export function monitorFiles(
  monitor: PublishedMonitor,
  { languages, date }: Pick<BundleOptions, "languages" | "date">,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  files.set("monitor.json", canonicalJson({ $schema: MONITOR_SCHEMA_ID, ...monitor }, { indent: 2 }));
  for (const language of languages) {
    for (const [path, text] of documentFiles(toMonitorDocument(monitor, { language, date }))) files.set(path, text);
  }
  for (const table of monitorTables(monitor)) files.set(`tables/${table.id}.csv`, csvText(table));
  const { toolkit, seriesHash, settings } = monitor;
  const { synthetic } = settings;
  const facts = { kind: "monitor", schemaVersion: monitor.schemaVersion, seed: "none", languages, date } as const;
  return files.set(MANIFEST_NAME, manifestOf(files, { ...facts, toolkit, planHash: seriesHash, synthetic }));
}
