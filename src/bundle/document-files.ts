import { canonicalJson } from "../plan/canonical-json.js";
import { drawFigures } from "../report/charts/draw-figures.js";
import { figuresOf } from "../report/document/figures-of.js";
import type { ReportDocument } from "../report/document/report-document.js";
import { renderHtml } from "../report/html/render-html.js";

/**
 * A document as files: its page, and each of its charts as picture and as Vega-Lite spec.
 * @param document  one report in one language
 * @param name      name of the page, before its language and ending
 * @returns path inside the release -> text
 * @example [...documentFiles(document).keys()][0] // "report.nl.html"
 */
export function documentFiles(document: ReportDocument, name = "report"): ReadonlyMap<string, string> {
  const { language } = document;
  const figures = figuresOf(document);
  const pictures = drawFigures(figures);
  const files = new Map([[`${name}.${language}.html`, renderHtml(document, pictures)]]);
  for (const { id, spec } of figures) {
    files.set(`charts/${id}.${language}.svg`, pictures.get(id)!);
    files.set(`charts/${id}.${language}.vl.json`, canonicalJson(spec, { indent: 2 }));
  }
  return files;
}
