import type { FeedbackResult, SimulatedNumber, SimulatedRound } from "../../audit/simulation/feedback-simulation.js";
import { simulationChart } from "../charts/simulation-chart.js";
import { simulationEn } from "../text/en-simulation.js";
import { type NumberFormat, numberFormat } from "../text/format.js";
import { simulationNl } from "../text/nl-simulation.js";
import type { FigureText, SimulatedColumn, SimulationText } from "../text/simulation-text.js";
import { textFor } from "../text/text-for.js";
import { chapter } from "./chapter.js";
import type { Block, Figure, ReportDocument, ReportTable } from "./report-document.js";

interface SimulationWriter {
  readonly result: FeedbackResult;
  readonly language: "nl" | "en";
  readonly text: SimulationText;
  readonly format: NumberFormat;
  /** The smallest share of random inspections, and the others, ascending. */
  readonly least: FeedbackResult["shares"][number];
  readonly shares: FeedbackResult["shares"];
}

/**
 * Puts a simulation of the feedback loop into words. Every page, chart and table says that it is a simulation.
 *
 * @param result            outcome of `simulateFeedback`
 * @param options.language  language of the report
 * @param options.command   command line that repeats it
 * @returns the document, JSON types only
 * @example
 * toSimulationDocument(result, { language: "en", command: "toetssteen simulate feedback --seed 1" }).banners[0].text;
 */
export function toSimulationDocument(
  result: FeedbackResult,
  { language, command }: { readonly language: "nl" | "en"; readonly command: string },
): ReportDocument {
  const shares = [...result.shares].sort((a, b) => a.randomShare - b.randomShare);
  const text = language === "nl" ? simulationNl : simulationEn;
  const writer: SimulationWriter = {
    result,
    language,
    text,
    format: numberFormat(language),
    least: shares[0]!,
    shares,
  };
  const last = lastOf(writer.least);
  return {
    schemaVersion: "1.0.0",
    language,
    finding: text.finding({
      apparent: area(last.apparent, writer),
      truth: area(last.truth, writer),
      rounds: writer.format.count(result.settings.rounds),
    }),
    title: text.title,
    synthetic: true,
    banners: [{ id: "synthetic", text: text.banner }],
    facts: factsOf(writer),
    sections: [
      chapter("summary", text.summary.heading, summaryBlocks(writer)),
      chapter("rounds", text.rounds.heading, roundBlocks(writer)),
      ...(shares.length < 2 ? [] : [chapter("shares", text.shares.heading, shareBlocks(writer))]),
      chapter("world", text.world.heading, worldBlocks(writer)),
      chapter("limits", text.limits.heading, [{ kind: "list", items: text.limits.items }]),
      chapter("reproduction", text.reproduction.heading, [
        { kind: "paragraph", text: text.reproduction.intro },
        { kind: "command", text: command },
      ]),
    ],
    labels: { ...textFor(language).labels, syntheticTag: text.tag },
  };
}

function lastOf({ rounds }: FeedbackResult["shares"][number]): SimulatedRound {
  return rounds.at(-1)!;
}

function area(number: SimulatedNumber | null, { format, text }: SimulationWriter): string {
  return number === null ? text.none : format.decimal(number.mean);
}

function share(number: SimulatedNumber | null, { format, text }: SimulationWriter): string {
  return number === null ? text.none : format.share(number.mean);
}

/** A share of the settings, without decimals in vain. */
function percent(value: number, { format }: SimulationWriter): string {
  return `${format.constant(100 * value)}%`;
}

function factsOf({ result, text, format }: SimulationWriter) {
  const { settings } = result;
  const { facts } = text;
  return [
    { term: facts.kind, description: facts.kindOf },
    {
      term: facts.world,
      description: facts.worldOf({
        sponsors: format.count(settings.sponsors),
        inspections: format.count(settings.inspections),
        rounds: format.count(settings.rounds),
      }),
    },
    { term: facts.labels, description: facts.labelsOf[settings.labels] },
    { term: facts.simulations, description: format.count(settings.simulations) },
  ];
}

function summaryBlocks(writer: SimulationWriter): Block[] {
  const { least, shares, text, format, result } = writer;
  const { summary } = text;
  const words = (one: FeedbackResult["shares"][number]) => ({
    apparent: area(lastOf(one).apparent, writer),
    apparentFirst: area(one.rounds[0]!.apparent, writer),
    truth: area(lastOf(one).truth, writer),
    truthFirst: area(one.rounds[0]!.truth, writer),
    rounds: format.count(result.settings.rounds),
  });
  const most = shares.at(-1)!;
  const compared = least.randomShare === 0 && most !== least;
  const named = percent(most.randomShare, writer);
  const sentences = [
    summary.what,
    ...(least.randomShare === 0 ? [`${summary.result(words(least))} ${summary.looks[looks(lastOf(least))]}`] : []),
    ...(compared
      ? [
          summary.share({
            ...words(most),
            share: named,
            ever: share(lastOf(most).everInspected, writer),
            everNone: share(lastOf(least).everInspected, writer),
          }),
          summary.cost({
            share: named,
            found: share(lastOf(most).found, writer),
            foundNone: share(lastOf(least).found, writer),
          }),
          summary.remedy,
        ]
      : []),
  ];
  return sentences.map((words) => ({ kind: "paragraph", text: words }));
}

/** Whether the records make the score look better or worse than it is, beyond the ranges of both. */
function looks({ truth, apparent }: SimulatedRound): "better" | "worse" | "alike" {
  if (truth === null || apparent === null) return "alike";
  if (apparent.lower > truth.mean) return "better";
  return apparent.upper < truth.mean ? "worse" : "alike";
}

function roundBlocks(writer: SimulationWriter): Block[] {
  const { text, least, shares } = writer;
  const all = shares.flatMap((one) => one.rounds.map((round) => ({ randomShare: one.randomShare, ...round })));
  const points = (measure: "truth" | "apparent") => pointsOf(least.rounds, measure, ({ round }) => round);
  const figure = figureOf(writer, text.rounds.figure, {
    id: "simulation-rounds",
    lines: { truth: points("truth"), apparent: points("apparent") },
    shares: false,
    table: tableOf(writer, "simulation-rounds", text.rounds.table, all),
  });
  return [
    { kind: "paragraph", text: text.rounds.intro },
    { kind: "figure", figure },
  ];
}

function shareBlocks(writer: SimulationWriter): Block[] {
  const { text, shares, result, format } = writer;
  const rows = shares.map((one) => ({ randomShare: one.randomShare, ...lastOf(one) }));
  const points = (measure: "truth" | "apparent") => pointsOf(rows, measure, ({ randomShare }) => randomShare);
  const table = tableOf(writer, "simulation-shares", text.shares.table(format.count(result.settings.rounds)), rows);
  const figure = figureOf(writer, text.shares.figure, {
    id: "simulation-shares",
    lines: { truth: points("truth"), apparent: points("apparent") },
    shares: true,
    table: null,
  });
  return [
    { kind: "paragraph", text: text.shares.intro },
    { kind: "figure", figure },
    { kind: "table", table },
  ];
}

function pointsOf<Row extends SimulatedRound>(
  rows: readonly Row[],
  measure: "truth" | "apparent",
  place: (row: Row) => number,
) {
  return rows.flatMap((row) => {
    const number = row[measure];
    return number === null ? [] : [{ x: place(row), mean: number.mean, lower: number.lower, upper: number.upper }];
  });
}

function figureOf(
  writer: SimulationWriter,
  words: FigureText,
  {
    id,
    lines,
    shares,
    table,
  }: {
    readonly id: string;
    readonly lines: Parameters<typeof simulationChart>[0];
    readonly shares: boolean;
    readonly table: ReportTable | null;
  },
): Figure {
  const { result, text, format, language } = writer;
  const last = lastOf(writer.least);
  return {
    id,
    finding: words.finding({ apparent: area(last.apparent, writer), truth: area(last.truth, writer) }),
    subtitle: words.subtitle({
      simulations: format.count(result.settings.simulations),
      level: `${format.count(100 * result.settings.level)}%`,
    }),
    description: words.description,
    spec: simulationChart(lines, {
      description: words.description,
      xAxis: words.xAxis,
      yAxis: words.yAxis,
      shares,
      truthLabel: text.rounds.truth,
      apparentLabel: text.rounds.apparent,
      language,
      tag: text.tag,
    }),
    sentence: null,
    notes: [],
    table,
  };
}

const COLUMNS: readonly SimulatedColumn[] = [
  "share",
  "round",
  "truth",
  "apparent",
  "inspected",
  "random",
  "found",
  "everInspected",
];

function tableOf(
  writer: SimulationWriter,
  id: string,
  caption: string,
  rows: readonly (SimulatedRound & { readonly randomShare: number })[],
): ReportTable {
  const { text, format } = writer;
  return {
    id,
    caption,
    columns: COLUMNS.map((column) => ({ label: text.rounds.columns[column], numeric: true })),
    rows: rows.map((row) => [
      percent(row.randomShare, writer),
      format.count(row.round),
      area(row.truth, writer),
      area(row.apparent, writer),
      area(row.inspected, writer),
      area(row.random, writer),
      share(row.found, writer),
      share(row.everInspected, writer),
    ]),
  };
}

function worldBlocks({ result, text, format, language }: SimulationWriter): Block[] {
  const { settings, attainable } = result;
  const { world } = text;
  return [
    { kind: "paragraph", text: world.intro },
    {
      kind: "table",
      table: {
        id: "simulation-world",
        caption: world.table,
        columns: [
          { label: world.indicator, numeric: false },
          { label: world.share, numeric: true },
          { label: world.truth, numeric: true },
          { label: world.start, numeric: true },
        ],
        rows: settings.indicators.map(({ label, share: holds, truth, start }) => [
          label[language],
          format.share(holds),
          format.constant(truth),
          format.constant(start),
        ]),
      },
    },
    {
      kind: "paragraph",
      text: world.rest({
        rate: format.share(settings.violationRate),
        unseen: format.constant(settings.unseen),
        history: format.count(settings.history),
        attainable: format.decimal(attainable.mean),
      }),
    },
  ];
}
