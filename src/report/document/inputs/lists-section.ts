import type { ListsResult } from "../../../audit/inputs/lists-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import { gradeChart } from "../../charts/grade-chart.js";
import { listsEn } from "../../text/inputs/en-lists.js";
import type { ListsText } from "../../text/inputs/lists-text.js";
import { listsNl } from "../../text/inputs/nl-lists.js";
import { chapter } from "../chapter.js";
import { estimateOf, shownValue } from "../published.js";
import type { Block, Figure, ReportTable, Section } from "../report-document.js";
import { answersText, tagged } from "./answer-blocks.js";
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";

type Published = Disclosed<ListsResult>;
type Drift = NonNullable<Published["drift"]>;
type Indicator = Drift["indicators"][number];

/** What a part of the chapter is written with. */
interface Part {
  readonly result: Published;
  readonly text: ListsText;
  readonly writer: InputsWriter;
}

/**
 * Chapter on the lists of scored companies.
 * @param writer  writer of the report
 * @returns none where the settings have no such section
 */
export function listsChapter(writer: InputsWriter): readonly InputsChapter[] {
  const result = writer.inputs.parts.lists;
  if (result === null) return [];
  const text = writer.language === "nl" ? listsNl : listsEn;
  const part = { result, text, writer };
  const { format } = writer;
  const { overlap, distinct } = result;
  const rows = result.lists.reduce((sum, list) => sum + list.rows, 0);
  return [
    {
      sections: [
        chapter("lists", text.heading, [
          {
            kind: "paragraph",
            strong: true,
            text: text.finding({
              lists: format.count(result.lists.length),
              rows: format.count(rows),
              distinct: format.count(distinct),
            }),
          },
          {
            kind: "paragraph",
            text: text.overlap({
              several: rowsOf(overlap, "several-lists", writer),
              zeros: rowsOf(overlap, "same-but-for-zeros", writer),
            }),
          },
          { kind: "paragraph", text: text.notMended },
          { kind: "table", table: manifestTable(part) },
          { kind: "note", text: text.manifest.hash },
          { kind: "table", table: answersTable(part) },
        ]),
        ...driftSection(part),
      ],
      methods: text.methods,
      references: REFERENCES,
    },
  ];
}

const REFERENCES = [
  "Yurdakul, B. and Naranjo, J. (2020). Statistical properties of the population stability index. Journal of Risk Model Validation 14, 89-100.",
  "Cohen, J. (1988). Statistical power analysis for the behavioral sciences. Lawrence Erlbaum.",
];

type RowCounts = Published["overlap"];

function rowsOf(counts: RowCounts, state: string, { format }: InputsWriter): string {
  return format.count(counts.find((each) => each.state === state)?.rows ?? 0);
}

function manifestTable({ result, text, writer }: Part): ReportTable {
  const { caption, columns } = text.manifest;
  const hasHmac = result.lists.some(({ hmac }) => hmac !== null);
  return {
    id: "lists-manifest",
    caption: tagged(caption, writer),
    columns: [
      { label: columns.list, numeric: false },
      { label: columns.rows, numeric: true },
      { label: columns.source, numeric: false },
      { label: columns.date, numeric: false },
      ...(hasHmac ? [{ label: columns.hmac, numeric: false }] : []),
    ],
    rows: result.lists.map(({ label, rows, source, date, hmac }) => [
      label[writer.language],
      writer.format.count(rows),
      source,
      date,
      ...(hasHmac ? [hmac ?? writer.text.none] : []),
    ]),
  };
}

function answersTable({ result, text, writer }: Part): ReportTable {
  const { columns } = answersText(writer);
  const { states } = text;
  const rows = (list: string, counts: RowCounts, words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([state, label]) => [list, label, rowsOf(counts, state, writer)]);
  return {
    id: "lists-answers",
    caption: tagged(states.caption, writer),
    columns: [
      { label: states.list, numeric: false },
      { label: columns.answer, numeric: false },
      { label: columns.count, numeric: true },
    ],
    rows: [
      ...result.lists.flatMap(({ label, numbers, episodes }) => [
        ...rows(label[writer.language], numbers, states.numbers),
        ...rows(label[writer.language], episodes, states.rows),
      ]),
      ...rows(states.all, result.overlap, states.overlap),
    ],
  };
}

function driftSection(part: Part): readonly Section[] {
  const { result, text, writer } = part;
  const { drift } = result;
  if (drift === null) return [];
  const names = listNames(part, drift);
  const smaller = smallerList(drift);
  const detectable = Math.min(...drift.indicators.flatMap((each) => each.detectable ?? []));
  const small: readonly Block[] = Number.isFinite(detectable)
    ? [
        {
          kind: "note",
          text: text.drift.small({
            list: smaller.place === 0 ? names.from : names.to,
            companies: writer.format.count(smaller.size),
            detectable: writer.format.decimal(detectable),
          }),
        },
      ]
    : [];
  return [
    {
      id: "lists-drift",
      level: 3,
      heading: text.drift.heading,
      blocks: [
        { kind: "paragraph", text: driftFinding(part, drift), strong: true },
        ...small,
        ...clearestFigure(part, drift),
        { kind: "table", table: driftTable(part, drift) },
      ],
    },
  ];
}

function listNames({ result, writer }: Part, { from, to }: Drift) {
  const name = (list: string) => result.lists.find((each) => each.name === list)!.label[writer.language];
  return { from: name(from), to: name(to) };
}

function indicatorName({ label, column }: Indicator, { language }: InputsWriter): string {
  return label?.[language] ?? column;
}

function smallerList({ companies }: Drift): { readonly place: 0 | 1; readonly size: number } {
  const [from = 0, to = 0] = companies;
  return from <= to ? { place: 0, size: from } : { place: 1, size: to };
}

function driftFinding(part: Part, drift: Drift): string {
  const { text, writer } = part;
  const names = listNames(part, drift);
  const known = drift.indicators.filter(({ pointedOut }) => pointedOut.kind === "shown");
  const pointedOut = known.filter((each) => shownValue(each.pointedOut) === true);
  if (known.length === 0) return text.drift.finding.withheld;
  if (pointedOut.length === 0) return text.drift.finding.none(names);
  const indicators = writer.format.list(pointedOut.map((each) => indicatorName(each, writer)));
  return text.drift.finding.some({ indicators, ...names });
}

function driftTable(part: Part, drift: Drift): ReportTable {
  const { text, writer } = part;
  const { columns } = text.drift;
  const { decimal } = writer.format;
  const words = answersText(writer).columns;
  const labels = [
    columns.levels,
    columns.index,
    words.interval(writer.level),
    columns.chance,
    columns.detectable,
    words.adjusted,
  ];
  return {
    id: "lists-drift",
    caption: tagged(text.drift.caption(listNames(part, drift)), writer),
    columns: [{ label: columns.indicator, numeric: false }, ...labels.map((label) => ({ label, numeric: true }))],
    rows: drift.indicators.map((each) => {
      const index = estimateOf(each.index);
      const number = (value: number | null) => (value === null ? writer.text.none : decimal(value));
      return [
        indicatorName(each, writer),
        writer.format.count(each.levels.length),
        index === undefined ? writer.text.withheld : decimal(index),
        writer.range(each.index, decimal),
        number(each.chance95),
        number(each.detectable),
        writer.pCell(each.adjusted),
      ];
    }),
  };
}

/** Most classes that a bar has room for. */
const MOST_PARTS = 8;

function clearestFigure(part: Part, drift: Drift): readonly Block[] {
  const drawable = drift.indicators.filter(
    ({ levels, shares }) =>
      levels.length <= MOST_PARTS &&
      shares.every(({ earlier, later }) => estimateOf(earlier) !== undefined && estimateOf(later) !== undefined),
  );
  const [clearest] = [...drawable].sort((a, b) => (estimateOf(b.index) ?? 0) - (estimateOf(a.index) ?? 0));
  return clearest === undefined ? [] : [{ kind: "figure", figure: driftFigure(clearest, part, drift) }];
}

function driftFigure(indicator: Indicator, part: Part, drift: Drift): Figure {
  const { text, writer } = part;
  const words = text.drift.figure;
  const names = listNames(part, drift);
  const { format } = writer;
  const level = (name: string) =>
    name === "other-levels" ? words.otherLevels : name === "no-value" ? words.noValue : name;
  const levels = indicator.shares.map((each) => level(each.level));
  const bars = (["earlier", "later"] as const).map((side, list) => ({
    label: `${list === 0 ? names.from : names.to} (n = ${format.count(drift.companies[list]!)})`,
    shares: indicator.shares.map((each) => estimateOf(each[side])!),
  }));
  const description = words.description(
    bars
      .map(
        ({ label, shares }) =>
          `${label} ${shares.map((share, at) => `${levels[at]}: ${format.share(share)}`).join(", ")}`,
      )
      .join("; "),
  );
  const name = indicatorName(indicator, writer);
  return {
    id: "lists-clearest",
    finding: words.finding({ indicator: name, ...names }),
    subtitle: words.subtitle,
    description,
    spec: gradeChart(bars, {
      description,
      legend: words.legend(levels.join(", ")),
      axis: words.axis,
      share: (value) => format.share(value),
      language: writer.language,
      syntheticTag: writer.syntheticTag,
    }),
    sentence: null,
    notes: [],
    table: {
      id: "lists-clearest-shares",
      caption: tagged(words.caption(name), writer),
      columns: [
        { label: words.level, numeric: false },
        { label: names.from, numeric: true },
        { label: names.to, numeric: true },
      ],
      rows: indicator.shares.map(({ earlier, later }, at) => [levels[at]!, writer.share(earlier), writer.share(later)]),
    },
  };
}
