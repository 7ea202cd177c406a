import type { ReportDocument } from "../../../src/report/document/report-document.js";
import { renderHtml } from "../../../src/report/html/render-html.js";
import { cellsOf, count, figure, paragraph, ratesOf, rateTable, span, table } from "../page-parts.js";
import type { StudyRun } from "../run-study.js";

/**
 * The readable page of a run of whole audits.
 * @param run  what `npm run studies audits` writes as audits.json
 * @returns one self-contained HTML page; the same run gives the same bytes
 */
export function auditsPage(run: StudyRun): string {
  return renderHtml(auditsDocument(run));
}

function auditsDocument(run: StudyRun): ReportDocument {
  const cells = cellsOf(run, "audits");
  const alarms = ratesOf(run, "audits", ({ id }) => id === "h1" || id === "h2");
  const signals = ratesOf(run, "audits", ({ id }) => id.endsWith("-signal"));
  const others = ratesOf(run, "audits", ({ id }) => id.endsWith("-others"));
  return {
    schemaVersion: "1.0.0",
    language: "en",
    finding: `Where nationality has no part, a verdict says that there is a difference in ${span(alarms)} of the audits`,
    title: "Whole audits of planted truths",
    synthetic: true,
    banners: [{ id: "synthetic", text: "All sets are made up: the truth behind each is known." }],
    facts: [
      { term: "Study", description: "Verdicts of whole audits, from files to result" },
      {
        term: "Sets",
        description: `${count(run.cells.reduce((sum, each) => sum + each.sets, 0))} in ${run.cells.length} designs`,
      },
      { term: "Seeds", description: "1 to N in every design, each once, none chosen" },
      { term: "Bounds", description: "Exact binomial (Clopper-Pearson), 0.0001 outside on each side" },
      { term: "Sources", description: `SHA-256 ${run.sourceHash}` },
    ],
    sections: [
      {
        id: "audits",
        level: 2,
        heading: "What the verdicts say",
        blocks: [
          paragraph(
            `Every set is written as files with a plan, as by the command synthesise, and audited whole. A risk is signalled for a hypothesis in ${span(signals)} of the sets in which nationality has no part. Where one nationality is flagged twice as often, another one is named in ${span(others)}.`,
          ),
          figure({
            id: "audits-figure",
            finding: "How often a verdict or a test speaks",
            subtitle: "Share of sets; dashed line: 5 %; bounds of 0.0001 a side",
            nominal: 0.05,
            rows: cells.flatMap(({ id, measures }) =>
              measures.map((rate) => ({ label: `${id.replace("audit-", "")}, ${rate.id}`, rate })),
            ),
            notes: [],
          }),
          ...cells.map((each) => table(rateTable(each), true)),
          { kind: "command", text: "npm run studies audits" },
        ],
      },
    ],
    labels: {
      skipLink: "To the text",
      contents: "Contents",
      syntheticTag: "Synthetic data",
      warning: "Note",
      tableBehindFigure: "The numbers behind this figure",
      downloadSpec: "Download the figure as a Vega-Lite specification",
      scrollHint: "Swipe sideways to see the whole figure.",
      footer: "Made by npm run studies audits. The outcomes of every seed stand in audits.json.",
    },
  };
}
