import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_FEEDBACK } from "../../src/audit/simulation/feedback-settings.js";
import { simulateFeedback } from "../../src/audit/simulation/feedback-simulation.js";
import { toCompareDocument } from "../../src/report/document/compare-document.js";
import { type DrawnFigure, figuresOf } from "../../src/report/document/figures-of.js";
import { toInputsDocument } from "../../src/report/document/inputs/inputs-document.js";
import { toMonitorDocument } from "../../src/report/document/monitor-document.js";
import type { ReportDocument, Section } from "../../src/report/document/report-document.js";
import { toSimulationDocument } from "../../src/report/document/simulation-document.js";
import { toDocument } from "../../src/report/document/to-document.js";
import { renderHtml } from "../../src/report/html/render-html.js";
import { textFor } from "../../src/report/text/text-for.js";
import { nodeContext } from "../../src/runtime/node.js";

/** One kind of chart: its file in `src/report/charts`, the figure that shows it, and the question that it answers. */
interface Kind {
  readonly chart: string;
  readonly figure: RegExp;
  readonly nl: string;
  readonly en: string;
}

const KINDS: readonly Kind[] = [
  kind(
    "flagged-share-chart",
    /^hypothesis-1-flagged-share$/,
    "Welk deel van elke groep is aangemerkt?",
    "Which share of each group is flagged?",
  ),
  kind(
    "ratio-chart",
    /^hypothesis-2-ratio$/,
    "Hoeveel vaker dan alle anderen is elke groep aangemerkt, en ligt dat binnen de marge?",
    "How much more often than all others is each group flagged, and is that within the margin?",
  ),
  kind(
    "null-distribution-chart",
    /^hypothesis-2-null-distribution$/,
    "Wat geeft toeval alleen?",
    "What does chance alone give?",
  ),
  kind(
    "rule-chart",
    /sensitivity$/,
    "Bij welke regel voor een meerderheid slaat de conclusie om?",
    "With which rule for a majority does the conclusion turn?",
  ),
  kind(
    "ratio-chart (detectable)",
    /^hypothesis-2-detectable$/,
    "Welk verschil had deze data kunnen laten zien?",
    "Which difference could this data have shown?",
  ),
  kind(
    "strata-panel-chart",
    /^hypothesis-2-branch-classes$/,
    "Blijft het verschil binnen klassen die in één opzicht gelijk zijn?",
    "Does the difference remain within classes that are alike in one respect?",
  ),
  kind(
    "strata-panel-chart (steps)",
    /^process-steps$/,
    "Wat deed het model, wat deden mensen, en wat leverde het op?",
    "What did the model do, what did people do, and what did it find?",
  ),
  kind(
    "roc-chart",
    /^score-roc$/,
    "Hoe goed ordent de score, naast toeval en naast 0,571?",
    "How well does the score rank, beside chance and beside 0.571?",
  ),
  kind(
    "yield-chart",
    /^score-yield/,
    "Hoeveel overtredingen vindt wie van boven af controleert?",
    "How many violations does inspecting from the top find?",
  ),
  kind(
    "precision-recall-chart",
    /^score-precision/,
    "Hoeveel van de gecontroleerden hebben een overtreding?",
    "How many of the inspected hold a violation?",
  ),
  kind(
    "band-rate-chart",
    /^bands-ordered/,
    "Bevatten hogere klassen meer overtredingen?",
    "Do higher bands hold more violations?",
  ),
  kind("reliability-chart", /reliability|calibration/, "Klopt de score als kans?", "Does the score hold as a chance?"),
  kind("flag-chart", /^assumption-known$/, "Wat is bekend, en wat niet?", "What is known, and what is not?"),
  kind(
    "assumption-chart",
    /^assumption-areas/,
    "Hoeveel verborgen overtredingen maken een claim onhoudbaar?",
    "How many hidden violations undo a claim?",
  ),
  kind(
    "shift-chart",
    /^stability/,
    "Wie verandert van klasse als de grens verschuift?",
    "Who changes band when the threshold moves?",
  ),
  kind(
    "flagged-share-chart (errors)",
    /^errors-/,
    "Wordt elke groep even vaak ten onrechte aangemerkt?",
    "Is each group wrongly flagged as often?",
  ),
  kind(
    "grade-chart",
    /^bands-by-severity$/,
    "Zijn overtredingen in hogere klassen ook ernstiger?",
    "Are violations in higher bands graver too?",
  ),
  kind(
    "digit-chart",
    /^registered-scores-digits$/,
    "Eindigen geregistreerde scores even vaak op elk cijfer?",
    "Do registered scores end in each digit as often?",
  ),
  kind(
    "pair-chart",
    /^indications-pairs$/,
    "Welke aanwijzingen komen vaak samen voor?",
    "Which indications often come together?",
  ),
  kind(
    "proxy-chart",
    /^proxies-two-way$/,
    "Welk kenmerk hangt samen met de groep, en ook met de score?",
    "Which indicator is related to the group, and to the score as well?",
  ),
  kind(
    "reference-dot-chart",
    /^decomposition-parts$/,
    "Welk kenmerk draagt het verschil tussen groepen?",
    "Which indicator carries the difference between groups?",
  ),
  kind(
    "compare-chart",
    /^compare-hypothesis1$/,
    "Wat veranderde er tussen twee audits?",
    "What changed between two audits?",
  ),
  kind(
    "run-chart",
    /^(monitor|run)/,
    "Verandert de verhouding in de tijd meer dan toeval?",
    "Does the ratio change over time by more than chance?",
  ),
  kind(
    "simulation-chart",
    /^simulation/,
    "Wat doet controle op basis van de score met wat de score lijkt te kunnen?",
    "What does inspecting by the score do to how good the score seems?",
  ),
];

/** Files of charts that the gallery shows. */
export const GALLERY_CHARTS: ReadonlySet<string> = new Set(KINDS.map(({ chart }) => chart.replace(/ .*/, "")));

const WORDS = {
  nl: {
    title: "De grafieken van toetssteen",
    about: "Over deze pagina",
    intro:
      "Elke soort grafiek die de verzonnen voorbeelddata geeft, één keer. Boven elke grafiek staat de vraag die zij beantwoordt.",
    source: (chart: string) => `Broncode: src/report/charts/${chart}`,
  },
  en: {
    title: "The charts of toetssteen",
    about: "About this page",
    intro:
      "Each kind of chart that the made-up samples give, once. Above each chart stands the question that it answers.",
    source: (chart: string) => `Source: src/report/charts/${chart}`,
  },
} as const;

/**
 * The gallery: each kind of chart once, from the golden results below a folder and one small simulation.
 * @param folder  holds the golden results of an audit, its inputs, a comparison and a series
 * @returns path -> page
 * @throws Error naming the kinds that no golden result shows
 */
export async function galleryPages(folder: string): Promise<ReadonlyMap<string, string>> {
  const read = (path: string) => {
    const { $schema: _, ...result } = JSON.parse(readFileSync(join(folder, path), "utf8"));
    return result;
  };
  const audit = read("sponsors-open/audit.json");
  const inputs = read("sponsors-inputs/inputs.json");
  const comparison = read("sponsors-compared/comparison.json");
  const monitor = read("monitoring/monitor.json");
  const context = nodeContext({ threads: 1 });
  const settings = { ...DEFAULT_FEEDBACK, sponsors: 400, simulations: 20 };
  const simulated = await simulateFeedback(settings, context).finally(() => context.executor.close());
  return new Map(
    (["nl", "en"] as const).map((language) => {
      const figures = [
        toDocument(audit, { language }),
        toInputsDocument(inputs, { language }),
        toCompareDocument(comparison, { language }),
        toMonitorDocument(monitor, { language }),
        toSimulationDocument(simulated, { language, command: "toetssteen simulate feedback" }),
      ].flatMap(figuresOf);
      return [`gallery/index.${language}.html`, renderHtml(gallery(figures, language))];
    }),
  );
}

function gallery(figures: readonly DrawnFigure[], language: "nl" | "en"): ReportDocument {
  const words = WORDS[language];
  const text = textFor(language);
  const sections = KINDS.map((each): Section => {
    const figure = figures.find(({ id }) => each.figure.test(id));
    if (figure === undefined)
      throw new Error(`gallery requires a figure like ${each.figure}; got ${figures.map(({ id }) => id).join(", ")}`);
    return {
      id: each.chart.replace(/\W+/g, "-"),
      level: 2,
      heading: each[language],
      blocks: [
        { kind: "paragraph", text: words.source(each.chart) },
        { kind: "figure", figure },
      ],
    };
  });
  return {
    schemaVersion: "1.0.0",
    language,
    finding: words.title,
    title: words.title,
    synthetic: true,
    banners: [{ id: "synthetic", text: text.banners.synthetic }],
    facts: [],
    sections: [
      { id: "about", level: 2, heading: words.about, blocks: [{ kind: "paragraph", text: words.intro }] },
      ...sections,
    ],
    labels: text.labels,
  };
}

function kind(chart: string, figure: RegExp, nl: string, en: string): Kind {
  return { chart, figure, nl, en };
}
