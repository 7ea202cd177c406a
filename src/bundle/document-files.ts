import { canonicalJson } from "../plan/canonical-json.js";
import { drawFigures, type Pictures } from "../report/charts/draw-figures.js";
import { type DrawnFigure, figuresOf } from "../report/document/figures-of.js";
import type { ReportDocument } from "../report/document/report-document.js";
import type { NamedReport } from "../report/document/report-set.js";
import { renderHtml } from "../report/html/render-html.js";
import type { BundleFiles } from "./manifest.js";
import { documentPdfs, type PdfPress, pdfFiles } from "./pdf-files.js";

/**
 * A document as files: its page, and each of its charts as picture and as Vega-Lite spec.
 * @param document  one report in one language
 * @param name      name of the page, before its language and ending
 * @param press     what PDFs are made with; null: none are made
 * @returns path inside the release -> text, and bytes of the PDFs
 * @example [...documentFiles(document).keys()][0] // "report.nl.html"
 */
export function documentFiles(document: ReportDocument, name = "report", press: PdfPress | null = null): BundleFiles {
  const figures = figuresOf(document);
  const pictures = drawFigures(figures);
  return new Map<string, string | Uint8Array>([
    [`${name}.${document.language}.html`, renderHtml(document, pictures)],
    ...(press === null ? [] : documentPdfs(document, { name, pictures, press })),
    ...chartFiles(figures, pictures, document.language),
  ]);
}

/**
 * Several reports in one language as files: their pages, and once each chart that one of them shows.
 * @param reports  reports, views of one document: a figure of the same id is the same in all
 * @param press    what PDFs are made with; null: none are made
 * @returns path inside the release -> text, and bytes of the PDFs
 * @example [...reportFiles(reportSet(audit, { language: "nl" })).keys()][0] // "report.nl.html"
 */
export function reportFiles(reports: readonly NamedReport[], press: PdfPress | null = null): BundleFiles {
  const byId = new Map(reports.flatMap(({ document }) => figuresOf(document).map((figure) => [figure.id, figure])));
  const figures = [...byId.values()];
  const pictures = drawFigures(figures);
  const pages = reports.map(
    ({ name, document }) => [`${name}.${document.language}.html`, renderHtml(document, pictures)] as const,
  );
  const language = reports[0]?.document.language;
  return new Map<string, string | Uint8Array>([
    ...pages,
    ...(press === null ? [] : pdfFiles(reports, pictures, press)),
    ...(language === undefined ? [] : chartFiles(figures, pictures, language)),
  ]);
}

function chartFiles(
  figures: readonly DrawnFigure[],
  pictures: Pictures,
  language: "nl" | "en",
): readonly (readonly [string, string])[] {
  return figures.flatMap(({ id, spec }) => [
    [`charts/${id}.${language}.svg`, pictures.get(id)!] as const,
    [`charts/${id}.${language}.vl.json`, canonicalJson(spec, { indent: 2 })] as const,
  ]);
}
