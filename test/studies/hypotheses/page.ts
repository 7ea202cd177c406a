import type { Block, ReportDocument, Section } from "../../../src/report/document/report-document.js";
import { renderHtml } from "../../../src/report/html/render-html.js";
import {
  cellOf,
  cellsOf,
  count,
  figure,
  number,
  paragraph,
  percent,
  rateOf,
  ratesOf,
  rateTable,
  span,
  table,
  words,
} from "../page-parts.js";
import type { StudyRun } from "../run-study.js";

/**
 * The readable page of a run of the study of both hypotheses on planted truths.
 * @param run  what `npm run studies hypotheses` writes as hypotheses.json
 * @returns one self-contained HTML page; the same run gives the same bytes
 */
export function hypothesesPage(run: StudyRun): string {
  return renderHtml(hypothesesDocument(run));
}

function hypothesesDocument(run: StudyRun): ReportDocument {
  const alarms = ratesOf(run, "null", ({ id }) => id === "h1" || id === "h2");
  return {
    schemaVersion: "1.0.0",
    language: "en",
    finding: `Where nationality has no part, one of the hypotheses' tests rejects in ${span(alarms)} of the sets`,
    title: "Both hypotheses on planted truths",
    synthetic: true,
    banners: [{ id: "synthetic", text: "All sets are made up: the truth behind each is known." }],
    facts: [
      {
        term: "Study",
        description: "False alarms, names and power of H1 and H2, with second rounds and within strata",
      },
      {
        term: "Sets",
        description: `${count(run.cells.reduce((sum, each) => sum + each.sets, 0))} in ${run.cells.length} designs`,
      },
      { term: "Seeds", description: "1 to N in every design, each once, none chosen" },
      { term: "Bounds", description: "Exact binomial (Clopper-Pearson), 0.0001 outside on each side" },
      { term: "Sources", description: `SHA-256 ${run.sourceHash}` },
    ],
    sections: [nothing(run), planted(run), within(run), power(run), making(run)],
    labels: {
      skipLink: "To the text",
      contents: "Contents",
      syntheticTag: "Synthetic data",
      warning: "Note",
      tableBehindFigure: "The numbers behind this figure",
      downloadSpec: "Download the figure as a Vega-Lite specification",
      scrollHint: "Swipe sideways to see the whole figure.",
      footer: "Made by npm run studies hypotheses. The outcomes of every seed stand in hypotheses.json.",
    },
  };
}

function section(id: string, heading: string, blocks: readonly Block[]): Section {
  return { id, level: 2, heading, blocks };
}

function tables(run: StudyRun, part: string): readonly Block[] {
  return cellsOf(run, part).map((each) => table(rateTable(each), true));
}

function nothing(run: StudyRun): Section {
  const of = (ids: string) => ratesOf(run, "null", ({ id }) => ids.split(" ").includes(id));
  return section("null", "Where nationality has no part", [
    paragraph(
      `Flags fall at random, or follow the number of migrants alone, in either direction. Some group is shown to differ in ${span(of("h1 h2"))} of the sets; a risk is signalled for a hypothesis in ${span(of("h1-signal h2-signal"))}.`,
    ),
    paragraph(
      "Sponsors have up to 60 migrants here. With a few sponsors of up to 1,500 migrants and flags that follow the number of migrants, H1 rejects far too often: the calibration study shows it.",
    ),
    figure({
      id: "null-figure",
      finding: "False alarms and signals where nationality has no part",
      subtitle: "Share of sets; dashed line: 5 %; bounds of 0.0001 a side",
      nominal: 0.05,
      rows: cellsOf(run, "null").flatMap((each) =>
        each.measures.map((rate) => ({ label: `${each.id.replace("null-", "")}, ${SHORT[rate.id]}`, rate })),
      ),
      notes: [],
    }),
    ...tables(run, "null"),
  ]);
}

const SHORT: Readonly<Record<string, string>> = {
  h1: "H1 rejects",
  h2: "H2 rejects",
  "h1-signal": "H1 signals",
  "h2-signal": "H2 signals",
};

function planted(run: StudyRun): Section {
  const of = (ids: string) => ratesOf(run, "planted", ({ id }) => ids.split(" ").includes(id));
  return section("planted", "One nationality differs: are others named with it?", [
    paragraph(
      `Sponsors with a majority of one nationality, which holds a quarter of all migrants, are flagged twice as often. Against all others, some further nationality is rejected in ${span(of("h1-first h2-first"))} of the sets, only because that one lies far from the rest. After the rounds without it, another nationality is named in ${span(of("h1-others h2-others"))}.`,
    ),
    ...tables(run, "planted"),
  ]);
}

function within(run: StudyRun): Section {
  const rate = (cell: string, id: string) => percent(rateOf(cellOf(run, cell), id).rate ?? 0);
  return section("within", "Within branches", [
    paragraph(
      `Where nationality has no part within branches, the test within branches rejects in ${rate("branch-null", "within")} (no relation at all) and ${rate("branch-confounded", "within")} (a nationality that is often in the risky branch) of the sets. In the second design the test without branches shows a difference in ${rate("branch-confounded", "pooled")}: that stays the verdict, and the interval of the share that runs through the branch holds 1 in ${rate("branch-confounded", "through")}.`,
    ),
    paragraph(
      `A nationality that is flagged 1.8 times as often within each branch but is rare in the risky one is found within branches in ${rate("branch-masked", "within")} of the sets, and without branches in ${rate("branch-masked", "pooled")}.`,
    ),
    paragraph(
      `Where flags follow the number of migrants alone, the test within branches rejects in ${rate("size-rising", "branches")} (the more migrants, the more often flagged) and ${rate("size-falling", "branches")} (the less often) of the sets, and within classes of that number in ${span(ratesOf(run, "size", ({ id }) => id === "classes"))}. Where one nationality is also unevenly spread over the branches, it rejects in ${rate("size-rising-spread", "branches")}, and where the risk of a branch and a rising number of migrants multiply in ${rate("branch-rising", "within")}. In each branch a nationality is compared with the other migrants of that branch; the bounds beside the rates say how exactly the 5 % are known here.`,
    ),
    ...tables(run, "conditional"),
    ...tables(run, "size"),
  ]);
}

function power(run: StudyRun): Section {
  const rate = (percentFlagged: number) =>
    `${percent(rateOf(cellOf(run, `power-${percentFlagged}`), "h2-minp").rate ?? 0)} at ${percentFlagged} %`;
  return section("power", "What can be found with 200 sponsors among 10,577", [
    paragraph(
      `Among 100 nationalities that are all tested, one with 200 majority sponsors is flagged twice as often as the others. It is found in ${rate(15)} flagged overall, ${rate(10)}, ${rate(5)} and ${rate(3)}.`,
    ),
    ...tables(run, "power"),
  ]);
}

function making(run: StudyRun): Section {
  return section("making", "How this was made", [
    paragraph(
      "Each design is drawn for seeds 1 to N, by a generator apart from that of the sample. Every measure looks at the same sets, and its outcome for every seed is kept; the tests of this repository draw seeds again that follow from the commit.",
    ),
    {
      kind: "command",
      text: `npm run studies hypotheses\nnpm run studies -- hypotheses --scale 10   # ten times as many sets; this page: ${run.scale}`,
    },
    table({
      id: "parts-table",
      caption: "Modules behind the numbers; each hash covers the module and all that it imports",
      columns: [words("Module"), words("SHA-256"), number("Designs")],
      rows: run.parts.map(({ id, module, sourceHash }) => [module, sourceHash, count(cellsOf(run, id).length)]),
    }),
  ]);
}
