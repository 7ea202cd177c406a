import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import type { ReportName } from "../text/views-text.js";
import { atDepth, withoutScores } from "./at-depth.js";
import { letterDocument } from "./letter-document.js";
import type { Companion, ReportDocument } from "./report-document.js";
import { toDocument } from "./to-document.js";
import { writerFor } from "./writer.js";

/** A report of a release: the name of its file, before language and ending, and the document. */
export interface NamedReport {
  readonly name: ReportName;
  readonly document: ReportDocument;
}

/**
 * The reports of one audit in one language, all views of one document: for a privacy office, for everyone, for analysts,
 * without scores, and as a letter. Each names the others.
 *
 * @param audit             disclosed audit
 * @param options.language  language of the reports
 * @param options.date      date that the reports print; none when absent
 * @returns reports; the first is the one to open
 * @example
 * reportSet(audit, { language: "nl" }).map(({ name }) => name); // ["report", "report-public", ...]
 */
export function reportSet(
  audit: DisclosedAudit,
  { language, date }: { readonly language: "nl" | "en"; readonly date?: string | undefined },
): readonly NamedReport[] {
  const writer = writerFor(audit, language);
  const whole = toDocument(audit, { language, date });
  const office = atDepth(whole, "privacy-office");
  const report = `report.${language}.html`;
  const views: readonly NamedReport[] = [
    { name: "report", document: office },
    { name: "report-public", document: atDepth(whole, "public") },
    { name: "report-analyst", document: { ...whole, specs: "beside" } },
    { name: "report-without-scores", document: withoutScores(office) },
    { name: "letter", document: letterDocument(writer, { date: date ?? null, report }) },
  ];
  const { companions: heading, reports } = writer.text.views;
  const others = (own: ReportName): readonly Companion[] =>
    views
      .filter(({ name }) => name !== own)
      .map(({ name }) => ({ label: reports[name], file: `${name}.${language}.html` }));
  return views.map(({ name, document }) => ({
    name,
    document: { ...document, companions: { heading, reports: others(name) } },
  }));
}
