import { AUDIT_SCHEMA_ID } from "../disclosure/audit-schema.js";
import type { DisclosedAudit } from "../disclosure/disclosed.js";
import { canonicalJson, canonicalNumber } from "../plan/canonical-json.js";
import { reportSet } from "../report/document/report-set.js";
import { type DataTable, tables } from "../report/document/tables.js";
import { reportFiles } from "./document-files.js";
import { exploreFiles } from "./explore/explore-files.js";
import { type BundleFiles, MANIFEST_NAME, manifestOf } from "./manifest.js";
import { pdfPress } from "./pdf-files.js";
import { PLAN_FILE_NAME, planText } from "./plan-file.js";
import { publicReplication } from "./replication/public-package.js";

const RESULTS_NAME = "audit.json";

export interface BundleOptions {
  readonly languages: readonly ("nl" | "en")[];
  /** Date that the reports state, YYYY-MM-DD; absent: they state none. */
  readonly date?: string | undefined;
  /** HMAC-SHA-256 of the data under a key that the owner keeps, in hexadecimal. */
  readonly dataHmac?: string | undefined;
  /** With an R script that recomputes what is a function of the published tables. */
  readonly replication?: boolean | undefined;
  /** With reports as PDF. */
  readonly pdf?: boolean | undefined;
  /** With pages on which the charts answer. */
  readonly explore?: boolean | undefined;
}

/**
 * All files of a release: audit.json, the plan, a report a language, charts, tables, and the manifest over them.
 * @param audit  disclosed audit; nothing else reaches a file
 * @returns path inside the release -> text, and bytes of the PDFs; the same audit gives the same bytes
 */
export function bundleFiles(
  audit: DisclosedAudit,
  { languages, date, dataHmac, replication = false, pdf = false, explore = false }: BundleOptions,
): BundleFiles {
  const files = new Map<string, string | Uint8Array>();
  const [results, plan] = [canonicalJson({ $schema: AUDIT_SCHEMA_ID, ...audit }, { indent: 2 }), planText(audit)];
  files.set(RESULTS_NAME, results);
  files.set(PLAN_FILE_NAME, plan);
  const press = pdf ? pdfPress({ results: [RESULTS_NAME, results], plan: [PLAN_FILE_NAME, plan], date }) : () => null;
  for (const language of languages) {
    for (const [path, text] of reportFiles(reportSet(audit, { language, date }), press(language)))
      files.set(path, text);
  }
  for (const table of tables(audit)) files.set(`tables/${table.id}.csv`, csvText(table));
  if (replication) for (const [path, text] of publicReplication(audit)) files.set(path, text);
  if (explore) for (const [path, text] of exploreFiles(audit, languages)) files.set(path, text);
  const { tablesWithHoles } = audit.disclosure.together;
  const manifest = manifestOf(files, {
    kind: "audit",
    schemaVersion: audit.schemaVersion,
    seed: "in-analyst-record",
    retention: audit.plan.retention,
    languages,
    date,
    replication,
    pdf,
    explore,
    toolkit: audit.toolkit,
    planHash: audit.planHash,
    synthetic: audit.plan.synthetic,
    ...(tablesWithHoles === undefined ? {} : { suppressedInSource: [...tablesWithHoles] }),
    ...(dataHmac === undefined ? {} : { dataHmac: { algorithm: "HMAC-SHA-256", value: dataHmac } }),
  });
  return files.set(MANIFEST_NAME, manifest);
}

/** A table as CSV text (RFC 4180), with text that a spreadsheet would run as a formula marked as text. */
export function csvText({ header, rows }: DataTable): string {
  return [header, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(cell: string | number): string {
  if (typeof cell === "number") return canonicalNumber(cell);
  // A spreadsheet runs text that starts like a formula, and splits at semicolons in half of Europe: an apostrophe in
  // front makes it text.
  const text = cell.replace(/^(?=[=+\-@\t\r])|(?<=[;\n])(?=[=+\-@\t\r])/g, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
