import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleFiles } from "../../src/bundle/bundle-files.js";
import * as documents from "../../src/bundle/document-files.js";
import { pdfPress } from "../../src/bundle/pdf-files.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import { reportSet } from "../../src/report/document/report-set.js";
import type { Bench, Benches } from "./bench.js";

const SAMPLE = join(import.meta.dirname, "../../reports/sponsors/audit.json");

/**
 * What is written of the bundled sample from its finished result: the report alone, and the whole release with the views
 * for everyone, for analysts and without scores, the letter, and tables.
 */
export const reportFiles: Benches = ({ quick }) => {
  const languages = quick ? (["nl"] as const) : (["nl", "en"] as const);
  return [() => reportAlone(languages), () => wholeRelease(languages)];
};

function reportAlone(languages: readonly ("nl" | "en")[]): Bench {
  const { results, audit } = sample();
  return {
    work: `report.html, its charts, PDF and archive PDF, in ${languages.join(" and ")}: one view of five`,
    run() {
      const press = pdfPress({ results: ["audit.json", results], plan: null });
      const sizes = languages.map((language) => {
        const reports = reportSet(audit, { language }).filter(({ name }) => name === "report");
        return documents.reportFiles(reports, press(language)).size;
      });
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    seconds: 3,
  };
}

function wholeRelease(languages: readonly ("nl" | "en")[]): Bench {
  const { audit } = sample();
  return {
    work: `whole release in ${languages.join(" and ")}: five views as HTML, four PDFs a language, charts, tables, manifest`,
    run: () => bundleFiles(audit, { languages, pdf: true }).size,
    seconds: 3,
  };
}

function sample(): { readonly results: string; readonly audit: DisclosedAudit } {
  const results = readFileSync(SAMPLE, "utf8");
  return { results, audit: JSON.parse(results) as DisclosedAudit };
}
