import { drawFigures, type Pictures } from "../charts/draw-figures.js";
import { figuresOf } from "../document/figures-of.js";
import type { ReportDocument } from "../document/report-document.js";
import { base64 } from "./base64.js";
import { type PageParts, sectionHtml } from "./blocks-html.js";
import { columnStyle } from "./column-style.js";
import type { Markup } from "./html-template.js";
import { html, trusted } from "./html-template.js";
import { PAGE_STYLE } from "./page-style.js";
import { pageTitle } from "./page-title.js";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * Renders a document as one self-contained HTML page: no script, nothing loaded from elsewhere.
 *
 * @param document  document of a disclosed audit
 * @param pictures  pictures of its figures; drawn here when absent
 * @returns the page; the same document gives the same bytes
 * @throws ArgumentError when a chart cannot be drawn without a warning
 * @see https://www.w3.org/TR/WCAG21/
 * @example
 * renderHtml(toDocument(audit, { language: "nl" })).startsWith("<!DOCTYPE html>"); // true
 */
export function renderHtml(document: ReportDocument, pictures: Pictures = drawFigures(figuresOf(document))): string {
  const { labels } = document;
  const parts = { labels, pictures, addressOf: addressOf(document) };
  return html`<!DOCTYPE html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${pageTitle(document, document.title)}</title>
<style>${trusted(PAGE_STYLE + columnStyle(document))}</style>
</head>
<body>
<a class="skip" href="#report">${labels.skipLink}</a>
<div class="page">
<main id="report">
${bannersHtml(document)}<h1>${document.finding}</h1>
<dl class="facts">
${document.facts.map(
  ({ term, description }) => html`<div><dt>${term}</dt><dd>${description}</dd></div>
`,
)}</dl>
${companionsHtml(document)}${document.sections.map((section, index) => html`${index === 0 ? contentsHtml(document) : ""}${sectionHtml(section, parts)}`)}</main>
<footer><p>${labels.footer}</p>${document.mark === undefined ? "" : html`<p>${document.mark}</p>`}</footer>
</div>
</body>
</html>
`.text;
}

/** Where the spec of a chart is downloaded from. */
function addressOf({ language, specs }: ReportDocument): PageParts["addressOf"] {
  return specs === "beside"
    ? ({ id }) => `charts/${id}.${language}.vl.json`
    : ({ spec }) => `data:application/json;base64,${base64(JSON.stringify(spec))}`;
}

function bannersHtml({ banners, labels }: ReportDocument): readonly Markup[] {
  return banners.map(
    ({
      id,
      text,
    }) => html`<p class="banner banner-${id}"><span class="icon" aria-hidden="true">!</span>${labels.warning}: ${text}</p>
`,
  );
}

function companionsHtml({ companions }: ReportDocument): Markup | "" {
  if (companions === undefined) return "";
  const { heading, reports } = companions;
  const entries = reports.map(
    ({ label, file }) => html`<li><a href="${file}">${label}</a></li>
`,
  );
  return html`<nav class="companions" aria-label="${heading}">
<details>
<summary>${heading}</summary>
<ul>
${entries}</ul>
</details>
</nav>
`;
}

function contentsHtml({ sections, labels }: ReportDocument): Markup {
  const entries = sections
    .filter((section) => section.level === 2)
    .map(
      (section) => html`<li><a href="#${section.id}">${section.heading}</a></li>
`,
    );
  return html`<nav class="contents" aria-label="${labels.contents}">
<details>
<summary>${labels.contents}</summary>
<ul>
${entries}</ul>
</details>
</nav>
`;
}
