import type { GroupQuestion } from "../../../audit/inputs/group-question.js";
import type { StateShare } from "../../../audit/inputs/state-table.js";
import type { Disclosed, Published } from "../../../disclosure/disclosed.js";
import { flaggedShareChart } from "../../charts/flagged-share-chart.js";
import { answersEn } from "../../text/inputs/en-fields.js";
import type { AnswersText } from "../../text/inputs/fields-text.js";
import { answersNl } from "../../text/inputs/nl-fields.js";
import { estimateOf, intervalOf } from "../published.js";
import type { Block, Figure, ReportTable } from "../report-document.js";
import type { InputsWriter } from "./inputs-writer.js";

type Shares = Disclosed<readonly StateShare[]>;
/** A question by group, as it is published. */
export type PublishedQuestion = Disclosed<GroupQuestion>;

/** Words that the chapters on fields, lists and indications share. */
export function answersText({ language }: InputsWriter): AnswersText {
  return language === "nl" ? answersNl : answersEn;
}

/** A published number for a sentence, or words in its place. */
export function numberWords(number: Published<number>, writer: InputsWriter): string {
  return number.kind === "shown" ? writer.format.count(number.value) : answersText(writer).hiddenNumber;
}

/** Published count of an answer. */
export function countOf(table: string, state: string, { inputs, count }: InputsWriter): string {
  const found = inputs.tables.find(({ id }) => id === table);
  const at = found?.keys[0]?.levels.indexOf(state) ?? -1;
  return found === undefined || at < 0 ? "–" : count(found.counts[at]!);
}

/** Published count of an answer for a sentence, or words in its place. */
export function countWords(table: string, state: string, writer: InputsWriter): string {
  const count = countOf(table, state, writer);
  return count === writer.text.withheld ? answersText(writer).hiddenNumber : count;
}

/** Share of one answer. */
export function shareOfState(shares: Shares, state: string): Shares[number]["share"] {
  return shares.find((each) => each.state === state)!.share;
}

/** Table of the answers to one question: number, share and interval. */
export function statesTable(
  {
    id,
    table,
    caption,
    shares,
    words,
  }: {
    readonly id: string;
    readonly table: string;
    readonly caption: string;
    readonly shares: Shares;
    readonly words: Readonly<Record<string, string>>;
  },
  writer: InputsWriter,
): Block {
  const { columns } = answersText(writer);
  return {
    kind: "table",
    table: {
      id,
      caption: tagged(caption, writer),
      columns: [
        { label: columns.answer, numeric: false },
        { label: columns.count, numeric: true },
        { label: columns.share, numeric: true },
        { label: columns.interval(writer.level), numeric: true },
      ],
      rows: shares.map(({ state, share }) => [
        words[state] ?? state,
        countOf(table, state, writer),
        writer.share(share),
        writer.range(share, writer.format.share),
      ]),
    },
  };
}

/** Whether a p-value, or the class that it is published as, lies at or below the error rate. */
export function isShown(adjusted: Published<number>, alpha: number): boolean {
  if (adjusted.kind === "shown") return adjusted.value <= alpha;
  return adjusted.kind === "class" && adjusted.relation === "at-most" && adjusted.bound <= alpha;
}

/** Order of questions by how clear they are: shown p-values first, then classes. */
export function byClearness(
  a: { readonly adjusted: Published<number> },
  b: { readonly adjusted: Published<number> },
): number {
  return clearness(a.adjusted) - clearness(b.adjusted);
}

function clearness(adjusted: Published<number>): number {
  if (adjusted.kind === "shown") return adjusted.value;
  return adjusted.kind === "class" && adjusted.relation === "at-most" ? 0 : 2;
}

/** Lowest and highest published share of a question, and its strength and p-value, as cells. */
export function questionCells(question: PublishedQuestion, writer: InputsWriter): readonly string[] {
  const words = answersText(writer);
  const shown = question.shares.flatMap(({ group, share }) => {
    const value = estimateOf(share);
    return value === undefined ? [] : [{ group: writer.group(group), value }];
  });
  const sorted = shown.sort((a, b) => a.value - b.value);
  const cell = (one: (typeof shown)[number] | undefined) =>
    one === undefined ? writer.text.withheld : words.ofGroup(writer.format.share(one.value), one.group);
  const strength = estimateOf(question.strength);
  return [
    cell(sorted[0]),
    cell(sorted.at(-1)),
    strength === undefined ? writer.text.withheld : writer.format.ratio(strength),
    writer.pCell(question.adjusted),
  ];
}

/** Headings of `questionCells`. */
export function questionColumns(writer: InputsWriter) {
  const { lowest, highest, strength, adjusted } = answersText(writer).columns;
  return [lowest, highest, strength, adjusted].map((label) => ({ label, numeric: true }));
}

/** Figure of the shares of yes by group; without a chart where fewer than two of them are shown. */
export function questionFigure(
  question: PublishedQuestion,
  words: Pick<Figure, "id" | "finding" | "subtitle"> & { readonly description: (groups: string) => string },
  writer: InputsWriter,
): Block {
  const { format, level } = writer;
  const text = answersText(writer);
  const rows = question.shares.flatMap(({ group, share }) => {
    const value = estimateOf(share);
    if (value === undefined) return [];
    const bounds = intervalOf(share);
    return [
      {
        label: `${writer.group(group)} (n = ${groupSize(question.table, group, writer)})`,
        value,
        lower: bounds?.lower,
        upper: bounds?.upper,
      },
    ];
  });
  rows.sort((a, b) => b.value - a.value);
  const description = words.description(rows.map(({ label, value }) => `${label}: ${format.share(value)}`).join("; "));
  const overall = overallShare(question.table, writer);
  const hidden = question.shares.length - rows.length;
  const notes = hidden === 0 ? [] : [text.groupsHidden(format.count(hidden))];
  const table: ReportTable = {
    id: `${words.id}-groups`,
    caption: tagged(words.finding, writer),
    columns: [
      { label: text.columns.group, numeric: false },
      { label: text.columns.share, numeric: true },
      { label: text.columns.interval(level), numeric: true },
    ],
    rows: question.shares.map(({ group, share }) => [
      writer.group(group),
      writer.share(share),
      writer.range(share, format.share),
    ]),
  };
  return {
    kind: "figure",
    figure: {
      ...{ id: words.id, finding: words.finding, subtitle: words.subtitle, description, table, notes },
      spec:
        rows.length < 2
          ? null
          : flaggedShareChart(rows, {
              description,
              overall,
              overallLabel: overall === undefined ? "" : text.overall(format.share(overall)),
              language: writer.language,
              syntheticTag: writer.syntheticTag,
            }),
      sentence: rows.length < 2 ? text.chartWithheld : null,
    },
  };
}

/** Published units of a group, over both answers. */
function groupSize(table: string, group: string, { inputs, format, text }: InputsWriter): string {
  const found = inputs.tables.find(({ id }) => id === table);
  const at = found?.keys[0]?.levels.indexOf(group) ?? -1;
  const cells = at < 0 ? [] : found!.counts.slice(2 * at, 2 * at + 2);
  const counts = cells.flatMap((cell) => (cell === "suppressed" ? [] : [cell]));
  return counts.length < 2 ? text.withheld : format.count(counts[0]! + counts[1]!);
}

/** Share of yes over all groups; undefined where a cell is hidden. */
function overallShare(table: string, { inputs }: InputsWriter): number | undefined {
  const counts = inputs.tables.find(({ id }) => id === table)?.counts ?? [];
  let [yes, all] = [0, 0];
  for (const [at, count] of counts.entries()) {
    if (count === "suppressed") return undefined;
    if (at % 2 === 0) yes += count;
    all += count;
  }
  return all === 0 ? undefined : yes / all;
}

/** A caption with the mark of synthetic data. */
export function tagged(caption: string, { syntheticTag }: InputsWriter): string {
  return syntheticTag === null ? caption : `${caption} (${syntheticTag.toLowerCase()})`;
}
