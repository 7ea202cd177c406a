import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as documents from "../../src/bundle/document-files.js";
import { pdfPress } from "../../src/bundle/pdf-files.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import { reportSet } from "../../src/report/document/report-set.js";
import type { Bench, Benches } from "./bench.js";

const SAMPLE = join(import.meta.dirname, "../../reports/sponsors/audit.json");

/** The report of the bundled sample from its finished result, in both languages: pages, charts and PDFs, the archive's too. */
export const reportFiles: Benches = ({ quick }) => [() => bench(quick ? ["nl"] : ["nl", "en"])];

function bench(languages: readonly ("nl" | "en")[]): Bench {
  const results = readFileSync(SAMPLE, "utf8");
  const audit = JSON.parse(results) as DisclosedAudit;
  return {
    work: `report of the sample in ${languages.join(" and ")}, HTML and PDF`,
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
