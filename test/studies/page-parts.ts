import type { Block, Figure, ReportTable } from "../../src/report/document/report-document.js";
import { type RateRow, rateChart } from "./rate-chart.js";
import type { MeasuredCell, MeasuredRate } from "./rates.js";
import type { StudyRun } from "./run-study.js";

/* Tables, figures and words that the pages of all studies are made of. */

/** Rates of fewer answered sets than this stand in the tables and in no sentence or chart. */
export const LEAST_ANSWERED = 50;

/** A space at which no line breaks. */
const FIXED_SPACE = "\u00a0";

const KIND = { "false-alarm": "rejects a true null", coverage: "interval holds the truth", power: "finds the effect" };
const STANDING = { ours: "this toolkit", textbook: "textbook form", popular: "commonly done" };
const READING = {
  within: "nominal rate within the bounds",
  above: "above the nominal rate",
  below: "below the nominal rate",
};

const RATE_COLUMNS = [
  words("Procedure"),
  number("Sets"),
  number("Counted"),
  number("Rate"),
  number("Bounds"),
  words("What is counted"),
  words("Standing"),
  words("Against 5 % or 95 %"),
];

export function figure(options: {
  readonly id: string;
  readonly finding: string;
  readonly subtitle: string;
  readonly nominal: number;
  readonly rows: readonly RateRow[];
  readonly notes: readonly string[];
}): Block {
  const { nominal, rows, ...rest } = options;
  const description = `Dot plot of ${rows.length} rates from 0 to 100 % with a dashed line at ${100 * nominal} %.`;
  const made: Figure = {
    ...rest,
    description,
    spec: rows.length === 0 ? null : rateChart(rows, { description, nominal }),
    sentence: rows.length === 0 ? "No design of this run has enough sets to draw." : null,
    table: {
      id: `${options.id}-table`,
      caption: options.finding,
      columns: [words("Row"), ...RATE_COLUMNS.slice(1)],
      rows: rows.map(({ label, rate }) => [label, ...rateCells(rate).slice(1)]),
    },
  };
  return { kind: "figure", figure: made };
}

export function rateTable(cell: MeasuredCell): ReportTable {
  return {
    id: `${cell.id.replaceAll(".", "-")}-table`,
    caption: `${cell.design}. ${count(cell.sets)} sets`,
    columns: RATE_COLUMNS,
    rows: cell.measures.map(rateCells),
  };
}

export function rateCells(rate: MeasuredRate): readonly string[] {
  return [
    rate.procedure,
    count(rate.answered),
    count(rate.count),
    rate.rate === null ? "no answer" : percent(rate.rate),
    rate.rate === null ? "–" : boundsOf(rate),
    KIND[rate.kind],
    STANDING[rate.standing],
    rate.reading === null ? "–" : READING[rate.reading],
  ];
}

export function cellsOf(run: StudyRun, part: string): readonly MeasuredCell[] {
  return run.cells.filter((cell) => cell.part === part);
}

export function cellOf(run: StudyRun, id: string): MeasuredCell {
  return run.cells.find((cell) => cell.id === id)!;
}

export function rateOf(cell: MeasuredCell, id: string): MeasuredRate {
  return cell.measures.find((rate) => rate.id === id)!;
}

export function ratesOf(run: StudyRun, part: string, keep: (rate: MeasuredRate) => boolean): readonly MeasuredRate[] {
  return cellsOf(run, part).flatMap((cell) =>
    cell.measures.filter((rate) => rate.answered >= LEAST_ANSWERED && keep(rate)),
  );
}

/** "3.1 to 5.4 %": the lowest and the highest of some rates. */
export function span(rates: readonly MeasuredRate[]): string {
  const values = rates.map(({ rate }) => rate ?? 0).sort((a, b) => a - b);
  if (values.length === 0) return "no design with enough sets";
  if (percent(values[0]!) === percent(values.at(-1)!)) return percent(values[0]!);
  return `${(100 * values[0]!).toFixed(1)} to ${percent(values.at(-1)!)}`;
}

export function highest(rates: readonly MeasuredRate[]): number {
  return Math.max(0, ...rates.map(({ rate }) => rate ?? 0));
}

export function percent(rate: number): string {
  return `${(100 * rate).toFixed(1)}${FIXED_SPACE}%`;
}

export function boundsOf({ lower, upper }: MeasuredRate): string {
  return `${(100 * lower).toFixed(1)}–${(100 * upper).toFixed(1)}${FIXED_SPACE}%`;
}

export function count(value: number): string {
  return value.toLocaleString("en");
}

export function words(label: string): ReportTable["columns"][number] {
  return { label, numeric: false };
}

export function number(label: string): ReportTable["columns"][number] {
  return { label, numeric: true };
}

export function paragraph(text: string, strong = false): Block {
  return strong ? { kind: "paragraph", text, strong: true } : { kind: "paragraph", text };
}

export function note(text: string): Block {
  return { kind: "note", text };
}

export function table(made: ReportTable, folded = false): Block {
  return folded ? { kind: "table", table: made, folded: true } : { kind: "table", table: made };
}
