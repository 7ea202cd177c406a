import type { TopLevelSpec } from "vega-lite";
import { compile } from "vega-lite";
import { ArgumentError } from "../../errors.js";
import { figuresOf } from "../document/figures-of.js";
import type { ReportDocument } from "../document/report-document.js";
import { html, type Markup, trusted } from "../html/html-template.js";
import { PAGE_STYLE } from "../html/page-style.js";
import { pageTitle } from "../html/page-title.js";
import type { ExploreText } from "../text/views-text.js";
import { EXPLORE_SCRIPT } from "./explore-script.js";

/** What makes the page run. */
export interface ExploreRuntime {
  /** Vega and its interpreter, a classic script. */
  readonly script: string;
  /** SHA-256 in base64 of a text, for the policy of the page. */
  readonly hash: (text: string) => string;
  readonly words: ExploreText;
}

/**
 * The charts of a document as a page on which they answer: values under the pointer, and groups that can be sought. It
 * holds the same disclosed numbers as the report and nothing else; one file, its own strict policy, no network.
 *
 * @param document  document of a disclosed audit
 * @param runtime   script, hash and words
 * @returns the page; the same document and runtime give the same bytes
 * @see https://www.w3.org/TR/CSP3/ script hashes
 * @throws ArgumentError when the script holds what would end its element
 * @example
 * explorePage(document, { script: vegaRuntime(), hash, words }).includes("script-src 'sha256-"); // true
 */
export function explorePage(document: ReportDocument, { script, hash, words }: ExploreRuntime): string {
  const figures = figuresOf(document);
  const charts = figures.map(({ id, spec }) => ({ id, spec: answering(spec), dataset: datasetOf(spec) }));
  const program = `${script}${EXPLORE_SCRIPT}`;
  if (/<\/script|<!--/i.test(program)) {
    throw new ArgumentError(
      "explorePage requires a script that cannot end its own element; got one with </script or <!--",
    );
  }
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-${hash(program)}'`;
  return html`<!DOCTYPE html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${pageTitle(document, `${words.heading}: ${document.title}`)}</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<a class="skip" href="#report">${document.labels.skipLink}</a>
<div class="page">
<main id="report">
${document.banners.map(
  ({ id, text }) => html`<p class="banner banner-${id}">${document.labels.warning}: ${text}</p>
`,
)}<h1>${words.heading}</h1>
<p>${words.intro} <a href="report.${document.language}.html">${words.back}</a></p>
<noscript><p class="note">${words.noScript}</p></noscript>
${figures.map((figure) => figureHtml(figure, words, datasetOf(figure.spec) !== null))}</main>
</div>
<script type="application/json" id="charts">${trusted(inScript(charts))}</script>
<script>${trusted(program)}</script>
</body>
</html>
`.text;
}

function figureHtml(
  { id, finding, subtitle }: ReturnType<typeof figuresOf>[number],
  words: ExploreText,
  hasGroups: boolean,
): Markup {
  const filter = hasGroups
    ? html`<p><label for="${id}-filter">${words.filter}</label> <input type="search" id="${id}-filter" autocomplete="off"> <span role="status">${words.drawn} <span id="${id}-count"></span></span></p>
`
    : "";
  return html`<figure id="${id}">
<figcaption><strong>${finding}</strong> <span class="subtitle">${subtitle}</span></figcaption>
${filter}<div class="scroll chart" id="${id}-view" role="img" aria-label="${finding}"></div>
</figure>
`;
}

/** The chart in Vega's own terms, every mark telling its values under the pointer. */
function answering(spec: TopLevelSpec): object {
  const told = {
    ...structuredClone(spec),
    config: { ...spec.config, mark: { aria: false, tooltip: { content: "data" } } },
  };
  return compile(told as TopLevelSpec).spec;
}

/** Name of the data that has a row a group; null where the chart has none. */
function datasetOf(spec: TopLevelSpec): string | null {
  const { data } = spec as { readonly data?: { readonly name?: string } };
  return data?.name === "groups" ? data.name : null;
}

/** Data in a script element: no character in it can end the element. */
function inScript(data: unknown): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
