import type { ReportDocument, Section } from "../../../src/report/document/report-document.js";
import { renderHtml } from "../../../src/report/html/render-html.js";
import {
  boundsOf,
  cellOf,
  cellsOf,
  count,
  figure,
  highest,
  LEAST_ANSWERED,
  note,
  number,
  paragraph,
  percent,
  rateCells,
  rateOf,
  ratesOf,
  rateTable,
  span,
  table,
  words,
} from "../page-parts.js";
import type { RateRow } from "../rate-chart.js";
import type { MeasuredCell, MeasuredRate } from "../rates.js";
import type { StudyRun } from "../run-study.js";

/**
 * The readable page of a run of the calibration study.
 * @param run  what `npm run studies calibration` writes as calibration.json
 * @returns one self-contained HTML page; the same run gives the same bytes
 */
export function calibrationPage(run: StudyRun): string {
  return renderHtml(calibrationDocument(run));
}

function calibrationDocument(run: StudyRun): ReportDocument {
  const deciding = ratesOf(run, "sponsors", (rate) => rate.kind === "false-alarm" && isDeciding(rate));
  const heavy = ratesOf(run, "heavy-tailed", (rate) => rate.id.startsWith("h1-minp"));
  return {
    schemaVersion: "1.0.0",
    language: "en",
    finding: `The deciding tests reject a true null in ${span(deciding)} of the sets; where giants exist and size drives the flag, H1 rejects it in up to ${percent(highest(heavy))}`,
    title: "Calibration study",
    synthetic: true,
    banners: [{ id: "synthetic", text: "All sets are made up: the truth behind each is known." }],
    facts: [
      { term: "Study", description: "False alarms, coverage of intervals and power, measured on drawn sets" },
      {
        term: "Sets",
        description: `${count(run.cells.reduce((sum, each) => sum + each.sets, 0))} in ${run.cells.length} designs`,
      },
      { term: "Seeds", description: "1 to N in every design, each once, none chosen" },
      { term: "Bounds", description: "Exact binomial (Clopper-Pearson), 0.0001 outside on each side" },
      { term: "Sources", description: `SHA-256 ${run.sourceHash}` },
    ],
    sections: [
      limits(run),
      sponsors(run),
      persons(run),
      coverage(run),
      power(run),
      departures(run),
      ...everything(run),
      making(run),
    ],
    labels: {
      skipLink: "To the text",
      contents: "Contents",
      syntheticTag: "Synthetic data",
      warning: "Note",
      tableBehindFigure: "The numbers behind this figure",
      downloadSpec: "Download the figure as a Vega-Lite specification",
      scrollHint: "Swipe sideways to see the whole figure.",
      footer: "Made by npm run studies calibration. The outcomes of every seed stand in calibration.json.",
    },
  };
}

function limits(run: StudyRun): Section {
  const cells = cellsOf(run, "heavy-tailed");
  const rows = cells.flatMap((each) =>
    each.measures
      .filter((rate) => rate.id.startsWith("h1-minp") && rate.answered >= LEAST_ANSWERED)
      .map((rate) => ({ label: `${heavyLabel(each)}, from ${rate.id.split("-").at(-1)}`, rate })),
  );
  const from = (gate: number) => rows.map(({ rate }) => rate).filter(({ id }) => id.endsWith(`-from-${gate}`));
  const single = ratesOf(run, "heavy-tailed", (rate) => rate.id.startsWith("h1-single"));
  const [h2, pearson, within] = ["h2-minp h2-maxt", "h1-pearson", "h1-pearson-within"].map((ids) =>
    ratesOf(run, "heavy-tailed", (rate) => ids.split(" ").includes(rate.id)),
  ) as [MeasuredRate[], MeasuredRate[], MeasuredRate[]];
  return {
    id: "limits",
    level: 2,
    heading: "Where the method ends: a few very large sponsors",
    blocks: [
      paragraph(
        `H1 does not hold 5 % where two things come together: sponsors of very unequal size (here up to 1,500 migrants), and flags that follow the number of migrants. Nationality has no part in these sets, and yet the deciding test rejects in ${span(rows.map(({ rate }) => rate))} of them.`,
        true,
      ),
      paragraph(
        `A higher gate does not mend it: over the designs the rates are ${span(from(20))} with nationalities from 20 effective sponsors on, ${span(from(50))} from 50 on and ${span(from(100))} from 100 on. It is no matter of many tests either: one nationality alone is rejected in ${span(single)}. The permutation gives every sponsor the same chance of a flag, while here the giants have another one, and a handful of giants carries most of the contrast.`,
      ),
      paragraph(
        `What holds in the same sets: H2, which counts each sponsor once (${span(h2)}, where having a majority is unrelated to size); Pearson's X2 over all bands under the same permutations (${span(pearson)}, so rarely that it would find little here); and that X2 with bands exchanged only among sponsors of about the same number of migrants (${span(within)}), which asks another question: whether nationality matters among sponsors of one size.`,
      ),
      note(
        "What follows for a reader: a difference shown under H1 in data with very large sponsors says that flags and nationality go together in that data, possibly through the size of a few sponsors. Look at the result without the largest sponsors, at a test within classes of size, and at H2, before giving it a cause.",
      ),
      figure({
        id: "limits-figure",
        finding: "H1 can reject far too often where size drives the flag and giants exist",
        subtitle:
          "Share of sets in which H1 (minP) rejects at 5 %, by design and least number of effective sponsors; bounds of 0.0001 a side",
        nominal: 0.05,
        rows,
        notes: [
          `Gates at which fewer than ${LEAST_ANSWERED} sets have a nationality to test are left out here and stand in the tables.`,
        ],
      }),
    ],
  };
}

function heavyLabel({ id }: MeasuredCell): string {
  const [, sponsorCount, direction, kind] = id.split("-");
  return `${count(Number(sponsorCount))} ${direction}${kind === "majority" ? ", majorities" : ""}`;
}

function sponsors(run: StudyRun): Section {
  const main = cellOf(run, "sponsors-1500-null");
  const naive = ratesOf(run, "sponsors", (rate) => rate.standing === "popular");
  const deciding = ratesOf(run, "sponsors", (rate) => rate.kind === "false-alarm" && isDeciding(rate));
  return {
    id: "sponsors",
    level: 2,
    heading: "False alarms among sponsors",
    blocks: [
      paragraph(
        `In sets where nationality has no part in the predictions, the deciding tests of both hypotheses reject in ${span(deciding)}. What is commonly done on the same sets rejects in ${span(naive)}: it takes all migrants of a sponsor as independent although they share one prediction, looks at every nationality without an adjustment, or reads any ratio outside 0.80 to 1.25 as a finding.`,
      ),
      figure({
        id: "sponsors-figure",
        finding: "The same sets, judged by this toolkit and by common practice",
        subtitle: `${main.design}; ${count(main.sets)} sets. Filled dots: this toolkit; open squares: commonly done`,
        nominal: 0.05,
        rows: labelledRows(main),
        notes: [],
      }),
      ...cellsOf(run, "sponsors")
        .filter((each) => each.measures.some(({ kind }) => kind === "false-alarm"))
        .map((each) => table(rateTable(each), true)),
    ],
  };
}

function persons(run: StudyRun): Section {
  const cell = cellOf(run, "persons-40-null");
  const rate = (id: string) => percent(rateOf(cell, id).rate ?? 0);
  return {
    id: "persons",
    level: 2,
    heading: "False alarms among independent persons",
    blocks: [
      paragraph(
        `With independent persons, for whom the common procedures were made, the deciding test rejects in ${rate("minp")} of the sets. Uncorrected t-tests of 40 nationalities, one against the rest, find something in ${rate("t-tests")}; the four-fifths rule alone in ${rate("four-fifths")}; the interval of a max-min percentile bootstrap leaves out 0 in ${rate("max-min-bootstrap")}, since the largest difference between 40 groups is never 0.`,
      ),
      figure({
        id: "persons-figure",
        finding: "Forty nationalities, nobody treated differently",
        subtitle: `${cell.design}; ${count(cell.sets)} sets. Filled dots: this toolkit; open squares: commonly done`,
        nominal: 0.05,
        rows: labelledRows(cell),
        notes: [],
      }),
    ],
  };
}

function coverage(run: StudyRun): Section {
  const of = (id: string) => ratesOf(run, "coverage", (rate) => rate.id.startsWith(id));
  const cells = cellsOf(run, "coverage");
  const rows = cells.flatMap((each) =>
    each.measures
      .filter((rate) => rate.id.includes("-difference-") && rate.answered >= LEAST_ANSWERED)
      .map((rate) => ({ label: coverageLabel(each, rate), rate })),
  );
  return {
    id: "coverage",
    level: 2,
    heading: "Intervals for migrants' shares",
    blocks: [
      paragraph(
        `The linearised interval holds the truth too seldom when few effective sponsors stand behind a nationality: its 95 % interval for the difference holds it in ${span(of("linearised-difference-below-5"))} below 5 effective sponsors and in ${span(of("linearised-difference-10-20"))} from 10 to 20. For this reason the audit gives no interval below 20 effective sponsors, the bootstrap-t from 20 to 200, and the linearised one from 200 on. The bootstrap-t holds it in ${span(of("bootstrap-t-difference"))}: as announced without giants, and too seldom among sponsors with up to 1,500 migrants. An interval there is to be read as somewhat too narrow.`,
      ),
      figure({
        id: "coverage-figure",
        finding: "Coverage grows with effective sponsors",
        subtitle:
          "Share of sets in which the 95 % interval for the difference of flagged shares holds the true 0. Filled dots: as the audit gives it; open squares: linearised where the audit does not",
        nominal: 0.95,
        rows,
        notes: ["Sizes at the left of each label are the number of sponsors; 3,000 is the design without giants."],
      }),
      ...cells.map((each) => table(rateTable(each), true)),
    ],
  };
}

function coverageLabel(cell: MeasuredCell, rate: MeasuredRate): string {
  const [method, words] = [
    rate.id.startsWith("linearised") ? "linearised" : "bootstrap-t",
    rate.procedure.split(", ")[2],
  ];
  return `${count(Number(cell.id.split("-")[1]))}, ${method}, ${(words ?? "").replace(" effective sponsors", "")}`;
}

function power(run: StudyRun): Section {
  const rows = run.cells.flatMap((cell) =>
    cell.measures.filter(({ kind }) => kind === "power").map((rate) => [cell.design, ...rateCells(rate).slice(0, 4)]),
  );
  return {
    id: "power",
    level: 2,
    heading: "Power",
    blocks: [
      paragraph(
        "How often an effect that is there is found. Among sponsors, an effect on those with a majority of one nationality is a matter for H2; H1, which weighs sponsors by their migrants, sees it less often.",
      ),
      table({
        id: "power-table",
        caption: "Share of sets in which an effect that is there is found",
        columns: [words("Design"), words("Procedure"), number("Sets"), number("Found"), number("Share")],
        rows,
      }),
    ],
  };
}

/** Every figure of our own that lies on the wrong side of its nominal rate, found by the numbers and not by hand. */
function departures(run: StudyRun): Section {
  const own = run.cells.flatMap((cell) =>
    cell.measures
      .filter(({ standing, reading }) => standing === "ours" && reading !== null)
      .map((rate) => ({ cell, rate })),
  );
  const wrong = own.filter(({ rate }) => rate.reading === (rate.kind === "coverage" ? "below" : "above"));
  return {
    id: "departures",
    level: 2,
    heading: "Where this toolkit's own procedures miss their nominal rate",
    blocks: [
      paragraph(
        `${count(wrong.length)} of ${count(own.length)} rates of this toolkit's own procedures lie on the wrong side: a test that rejects a true null more often than 5 %, or a 95 % interval that holds the truth less often, the bounds taken into account.`,
      ),
      ...(wrong.length === 0
        ? []
        : [
            table({
              id: "departures-table",
              caption: "Rates on the wrong side of the nominal one",
              columns: [words("Design"), words("Procedure"), number("Rate"), number("Bounds")],
              rows: wrong.map(({ cell, rate }) => [
                cell.design,
                rate.procedure,
                percent(rate.rate ?? 0),
                boundsOf(rate),
              ]),
            }),
          ]),
    ],
  };
}

function everything(run: StudyRun): readonly Section[] {
  const part = (id: string, heading: string, text: string): Section => ({
    id: `all-${id}`,
    level: 2,
    heading,
    blocks: [paragraph(text), ...cellsOf(run, id).map((each) => table(rateTable(each), true))],
  });
  return [
    part(
      "auc",
      "Area under the ROC curve",
      "Areas at the size of the old study, 30 violations against 89, and with 11 against 289. True areas 0.5 and 0.571 give false alarms; the others power.",
    ),
    part(
      "tables",
      "Shares and tables of independent units",
      "Tests and intervals for shares at 11 events in 300 and at 30 against 89, ordered and stratified tables, and pairs. Exact tests lie below 5 % because few tables are possible; that is their price.",
    ),
    part(
      "associations",
      "Goodness of fit, strength of association and part of the ROC curve",
      "A chi-squared test of given shares, the interval of Cramer's V at no, a weak and a strong association, and bootstrap intervals for the area under the first 20 % of the ROC curve.",
    ),
    part(
      "independence",
      "The general permutation test",
      "One test in its forms and null laws: within blocks, with whole clusters, exact while small. The limit laws stand beside as textbook forms. Last, the extrapolated tail that may stand beside a resampled p-value, and its interval.",
    ),
    part(
      "families",
      "Many tests at once",
      "Bonferroni, Holm and Hochberg hold the probability of any false rejection; Benjamini and Hochberg's and Benjamini and Yekutieli's adjustments hold the share of rejections that are false, which is measured by drawing one rejection from each set.",
    ),
    part(
      "sequential",
      "Resampling that stops early",
      "Gandy's rule and Besag and Clifford's p-value keep 5 % like a fixed number of resamples. The resampling risk, that Gandy's rule decides otherwise than the true p-value, is held against its own bound of 0.1 %.",
    ),
    {
      id: "all-others",
      level: 2,
      heading: "Every number on very large sponsors and on persons",
      blocks: [...cellsOf(run, "heavy-tailed"), ...cellsOf(run, "persons")].map((each) => table(rateTable(each), true)),
    },
  ];
}

function making(run: StudyRun): Section {
  return {
    id: "making",
    level: 2,
    heading: "How this was made",
    blocks: [
      paragraph(
        "Each design is drawn for seeds 1 to N. Every procedure looks at the same sets, and its outcome for every seed is kept, so that anyone can draw a seed again and compare; the tests of this repository do so for seeds that follow from the commit. Resamples have streams of their own, apart from those that draw the sets.",
      ),
      {
        kind: "command",
        text: `npm run studies calibration\nnpm run studies -- calibration --scale 10   # ten times as many sets; this page: ${run.scale}`,
      },
      table({
        id: "parts-table",
        caption: "Modules behind the numbers; each hash covers the module and all that it imports",
        columns: [words("Module"), words("SHA-256")],
        rows: run.parts.map(({ module, sourceHash }) => [module, sourceHash]),
      }),
    ],
  };
}

function labelledRows(cell: MeasuredCell): readonly RateRow[] {
  return cell.measures.map((rate) => ({ label: CHART_LABELS[rate.id] ?? rate.procedure, rate }));
}

/** Short names for the charts, by measure. */
const CHART_LABELS: Readonly<Record<string, string>> = {
  "h1-minp": "H1, step-down minP",
  "h1-maxt": "H1, step-down maxT",
  "h1-pearson": "H1, Pearson X2, permuted",
  "h2-minp": "H2, step-down minP",
  "h2-maxt": "H2, step-down maxT",
  "h2-fisher-holm": "H2, Fisher exact with Holm",
  minp: "Step-down minP",
  maxt: "Step-down maxT",
  "chi-squared": "Chi-squared over all groups",
  "chi-squared-migrants": "Chi-squared on migrants",
  "four-fifths": "Four-fifths rule alone",
  "t-tests": "Uncorrected t-tests (Aequitas)",
  "max-min-bootstrap": "Max-min bootstrap (Fairlearn)",
};

function isDeciding({ id }: MeasuredRate): boolean {
  return /^h[12]-(?:minp|maxt)$/.test(id);
}
