import { canonicalJson } from "../plan/canonical-json.js";
import { renderChart } from "../report/charts/render-chart.js";
import type { Figure, ReportDocument } from "../report/document/report-document.js";
import { renderHtml } from "../report/html/render-html.js";

/**
 * A document as files: its page, and each of its charts as picture and as Vega-Lite spec.
 * @param document  one report in one language
 * @returns path inside the release -> text
 * @example [...documentFiles(document).keys()][0] // "report.nl.html"
 */
export function documentFiles(document: ReportDocument): ReadonlyMap<string, string> {
  const { language } = document;
  const files = new Map([[`report.${language}.html`, renderHtml(document)]]);
  for (const { id, finding, description, spec } of figuresOf(document)) {
    if (spec === null) continue;
    files.set(`charts/${id}.${language}.svg`, renderChart(spec, { id, title: finding, description }));
    files.set(`charts/${id}.${language}.vl.json`, canonicalJson(spec, { indent: 2 }));
  }
  return files;
}

function figuresOf({ sections }: ReportDocument): readonly Figure[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "figure" ? [block.figure] : [])));
}
