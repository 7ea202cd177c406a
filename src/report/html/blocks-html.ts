import type { Pictures } from "../charts/draw-figures.js";
import { joinedRows, keyedRows, type TableKeyEntry } from "../document/keyed-rows.js";
import type {
  Block,
  DocumentLabels,
  Figure,
  ReportTable,
  Section,
  Source,
  VerdictBox,
  VerdictMark,
} from "../document/report-document.js";
import { columnClasses } from "./column-style.js";
import type { Markup } from "./html-template.js";
import { html, trusted } from "./html-template.js";

/** Drawn, not typed: a font may lack the characters. */
const ICONS: Readonly<Record<VerdictMark, Markup>> = {
  attention: html`<path d="M8 1 15 15H1Z"/>`,
  neutral: html`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>`,
  within: html`<circle cx="8" cy="8" r="7"/>`,
  unknown: html`<path d="M2 7h12v2H2Z"/>`,
};

/** From here on a table is set smaller in print. */
const WIDE_COLUMNS = 9;

/** What the blocks of one page share. */
export interface PageParts {
  readonly labels: DocumentLabels;
  readonly pictures: Pictures;
  /** Where the spec of a chart is downloaded from. */
  readonly addressOf: (figure: Figure) => string;
}

/**
 * One section with its heading and blocks.
 *
 * @param section  section of the document
 * @param page     words and pictures of the page that it stands on
 * @returns markup
 * @example
 * sectionHtml(document.sections[0], page).text;
 */
export function sectionHtml(section: Section, page: PageParts): Markup {
  const blocks = section.blocks.map((block) => blockHtml(block, page));
  const heading =
    section.level === 2
      ? html`<h2 id="${section.id}">${section.heading}</h2>`
      : html`<h3 id="${section.id}">${section.heading}</h3>`;
  return html`${heading}
${blocks}`;
}

function blockHtml(block: Block, page: PageParts): Markup {
  switch (block.kind) {
    case "paragraph":
      return html`<p>${block.text}${sourceHtml(block.source)}</p>
`;
    case "note":
      return html`<p class="note">${block.text}</p>
`;
    case "quote":
      return html`<blockquote lang="${block.language}">${block.text}</blockquote>
`;
    case "command":
      return html`<pre tabindex="0"><code>${block.text}</code></pre>
`;
    case "list":
      return listHtml(block.items, block.language);
    case "definitions":
      return html`<dl class="definitions">
${block.items.map(
  ({ term, description }) => html`<div><dt>${term}</dt><dd>${description}</dd></div>
`,
)}</dl>
`;
    case "verdict":
      return verdictHtml(block.box);
    case "table":
      return block.folded ? foldedTable(block.table, block.table.caption) : scrolledTable(block.table);
    case "figure":
      return figureHtml(block.figure, page);
  }
}

function sourceHtml(source: Source | undefined): Markup | "" {
  if (source === undefined) return "";
  return html` (<a href="${source.file}#${source.section}">${source.label}</a>)`;
}

function listHtml(items: readonly string[], language: "en" | undefined): Markup {
  const rows = items.map(
    (item) => html`<li>${item}</li>
`,
  );
  return language === undefined
    ? html`<ul>
${rows}</ul>
`
    : html`<ul lang="${language}">
${rows}</ul>
`;
}

function verdictHtml(box: VerdictBox): Markup {
  const lines = box.lines.map(
    (
      line,
    ) => html`<div class="${line.mark}"><dt>${line.label}</dt><dd><span class="word"><svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 16 16">${ICONS[line.mark]}</svg>${line.word}</span>${line.sentence}</dd></div>
`,
  );
  return html`<section class="verdict" aria-labelledby="${box.id}">
<h3 id="${box.id}">${box.heading}</h3>
<p class="question">${box.question}</p>
<dl>
${lines}</dl>
</section>
`;
}

function figureHtml(figure: Figure, page: PageParts): Markup {
  const caption = html`<figcaption><strong>${figure.finding}</strong> <span class="subtitle">${figure.subtitle}</span></figcaption>
`;
  const notes = figure.notes.map(
    (note) => html`<p class="figure-note">${note}</p>
`,
  );
  const table = figure.table === null ? "" : foldedTable(figure.table, page.labels.tableBehindFigure);
  return html`<figure id="${figure.id}">
${caption}${chartHtml(figure, page)}${notes}${table}</figure>
`;
}

function chartHtml(figure: Figure, { labels, pictures, addressOf }: PageParts): Markup {
  if (figure.spec === null)
    return html`<p class="note">${figure.sentence ?? ""}</p>
`;
  return html`<div class="scroll chart" tabindex="0" role="group" aria-label="${figure.finding}">${trusted(pictures.get(figure.id) ?? "")}</div>
<p class="figure-note swipe">${labels.scrollHint}</p>
<p class="figure-note download"><a download="${figure.id}.vl.json" href="${addressOf(figure)}">${labels.downloadSpec}</a></p>
`;
}

function foldedTable(table: ReportTable, summary: string): Markup {
  return html`<details>
<summary>${summary}</summary>
${scrolledTable(table)}</details>
`;
}

function scrolledTable(table: ReportTable): Markup {
  const { rows: texts, key } = keyedRows(table);
  const head = table.columns.map(({ label }) => html`<th scope="col">${label}</th>`);
  const rows = joinedRows(texts).map((row) => {
    const cells = row.map((text, column) =>
      column === 0 ? html`<th scope="row">${text}</th>` : html`<td>${text}</td>`,
    );
    return html`<tr>${cells}</tr>
`;
  });
  const names = [...(table.columns.length > WIDE_COLUMNS ? ["wide"] : []), ...columnClasses(table)].join(" ");
  const classes = names === "" ? "" : html` class="${names}"`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${table.caption}">
<table${classes}>
<caption><span>${table.caption}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows}</tbody>
</table>
${keyHtml(key)}</div>
`;
}

function keyHtml(key: readonly TableKeyEntry[]): Markup | "" {
  if (key.length === 0) return "";
  return html`<p class="figure-note">${key.map(({ mark, words }) => `${mark} ${words}`).join("; ")}</p>
`;
}
