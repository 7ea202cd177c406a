import type { DisclosedInputs } from "../../../disclosure/inputs/disclose-inputs.js";
import { referenceDotChart } from "../../charts/reference-dot-chart.js";
import { togetherEn } from "../../text/inputs/en-together.js";
import { togetherNl } from "../../text/inputs/nl-together.js";
import type { TogetherText, TogetherWords } from "../../text/inputs/together-text.js";
import { chapter } from "../chapter.js";
import { estimateOf, intervalOf, shownValue } from "../published.js";
import type { Block, Figure, ReportTable } from "../report-document.js";
import { tagged } from "./answer-blocks.js";
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";

type Together = NonNullable<DisclosedInputs["parts"]["together"]>;
type Foretold = Extract<Together, { readonly kind: "estimated" }>;

interface Own {
  readonly writer: InputsWriter;
  readonly together: Foretold;
  readonly text: TogetherText;
  readonly words: TogetherWords;
  readonly groupName: (group: string) => string;
  /** Pairs of every hundred. */
  readonly pairs: (area: number) => string;
}

/**
 * The chapter on what all indicators together tell of the group; none where the settings have no such section.
 * @param writer  writer of the report on inputs
 * @returns the chapter with its methods and sources
 * @example
 * togetherChapter(writer).map(({ sections }) => sections[0].id); // ["together"]
 */
export function togetherChapter(writer: InputsWriter): readonly InputsChapter[] {
  const { inputs, language, format } = writer;
  const { together } = inputs.parts;
  if (together === null) return [];
  const text = language === "nl" ? togetherNl : togetherEn;
  const words = { unit: inputs.unit, attribute: inputs.settings.protectedAttribute[language] };
  const section = (blocks: readonly Block[]) => chapter("together", text.heading(words), blocks);
  if (together.kind === "not-estimable") {
    return [{ sections: [section([paragraph(text.oneGroup)])], methods: [], references: [] }];
  }
  const own: Own = {
    ...{ writer, together, text, words },
    groupName: (group) => (group === "rest" ? text.rest : group),
    pairs: (area) => format.count(100 * area),
  };
  const counts = { folds: format.count(together.folds), resamples: format.count(together.resamples) };
  return [
    {
      sections: [section(blocksOf(own))],
      methods: text.methods({ ...words, ...counts, level: writer.level }),
      references: text.references,
    },
  ];
}

function blocksOf(own: Own): readonly Block[] {
  const { together, text, words, writer } = own;
  return [
    ...sentences(own),
    paragraph(text.why(words)),
    { kind: "note", text: text.sort(words) },
    { kind: "figure", figure: areasFigure(own) },
    { kind: "table", table: measuresTable(own) },
    paragraph(text.table.logLoss),
    paragraph(text.basis({ ...words, ...basisOf(own) })),
    ...leftOutOf(together, writer).map((counts) => paragraph(text.leftOut(counts))),
  ];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function sentences({ together, text, words, writer, pairs }: Own): readonly Block[] {
  const { format } = writer;
  const [told, guessed, gain, area] = [together.told, together.guessed, together.gain, together.area].map(estimateOf);
  const inBrackets = (estimate: Foretold["gain"], write: (value: number) => string) => {
    const bounds = writer.range(estimate, write);
    return bounds === writer.text.none ? "" : writer.text.interval(writer.level, bounds);
  };
  if (told === undefined || guessed === undefined || gain === undefined) return [paragraph(text.withheld)];
  const told100 = { told: format.count(100 * told), guessed: format.count(100 * guessed) };
  const p = together.pValue;
  const tested = p.kind === "shown" ? format.pCell(p.value).replace("< ", "") : null;
  return [
    { kind: "paragraph", text: text.told({ ...words, ...told100 }), strong: true },
    paragraph(
      [
        text.gain({ gain: format.points(gain), interval: inBrackets(together.gain, format.points) }),
        ...(tested === null ? [] : [text.test[isShown(together) ? "shown" : "notShown"]({ ...words, p: tested })]),
      ].join(" "),
    ),
    ...(area === undefined
      ? []
      : [paragraph(text.area({ ...words, area: pairs(area), interval: inBrackets(together.area, pairs) }))]),
  ];
}

function isShown({ pValue, alpha }: Foretold): boolean {
  return pValue.kind === "shown" ? pValue.value <= alpha : pValue.kind === "class" && pValue.relation === "at-most";
}

function basisOf({ together, writer, groupName }: Own) {
  const { inputs, format } = writer;
  const table = inputs.tables.find(({ id }) => id === together.toldTable);
  const counts = table?.counts.flatMap((count) => (count === "suppressed" ? [] : [count])) ?? [];
  const groups = together.groups.map(({ group }) => group);
  const isWhole = counts.length === table?.counts.length;
  return {
    indicators: format.list(together.indicators.map(({ name, label }) => label?.[writer.language] ?? name)),
    units: isWhole ? format.count(counts.reduce((sum, count) => sum + count, 0)) : writer.text.withheld,
    groups: format.list(groups.filter((group) => group !== "rest").map(groupName)),
    rest: groups.includes("rest"),
  };
}

function leftOutOf({ leftOutTable }: Foretold, { inputs, count }: InputsWriter) {
  const counts = inputs.tables.find(({ id }) => id === leftOutTable)?.counts ?? [];
  const [withoutMembers, withoutMajority] = counts;
  if (withoutMembers === undefined || withoutMajority === undefined) return [];
  if (withoutMembers === 0 && withoutMajority === 0) return [];
  return [{ withoutMembers: count(withoutMembers), withoutMajority: count(withoutMajority) }];
}

function areasFigure(own: Own): Figure {
  const { together, text, words, writer, groupName, pairs } = own;
  const rows = together.groups
    .flatMap(({ group, area }) => {
      const value = estimateOf(area);
      if (value === undefined) return [];
      const bounds = intervalOf(area);
      return [{ label: groupName(group), value, lower: bounds?.lower, upper: bounds?.upper }];
    })
    .sort((a, b) => b.value - a.value);
  // A group is named only where the test over all groups shows something: the highest of many is high by chance too.
  const best = isShown(together) ? rows.find(({ lower }) => lower !== undefined && lower > 0.5) : undefined;
  const description = text.figure.description({
    ...words,
    rows: rows.map(({ label, value }) => `${label} ${pairs(value)}`).join("; "),
  });
  const shown = { period: writer.inputs.settings.period, level: writer.level };
  return {
    id: "together-groups",
    finding:
      best === undefined
        ? text.figure.findingNone(words)
        : text.figure.finding({ ...words, group: best.label, area: pairs(best.value) }),
    subtitle: text.figure.subtitle(shown),
    description,
    spec:
      rows.length === 0
        ? null
        : referenceDotChart(rows, {
            description,
            reference: 0.5,
            referenceLabel: text.figure.reference,
            axis: text.figure.axis,
            factor: 100,
            bars: false,
            language: writer.language,
            syntheticTag: writer.syntheticTag,
          }),
    sentence: rows.length === 0 ? text.figure.noChart : null,
    notes: [],
    table: groupsTable(own),
  };
}

function groupsTable({ together, text, words, writer, groupName }: Own): ReportTable {
  const counts = writer.inputs.tables.find(({ id }) => id === together.table)?.counts ?? [];
  const { table } = text;
  return {
    id: "together-groups",
    caption: tagged(table.groups(words), writer),
    columns: [
      { label: table.group(words), numeric: false },
      ...[table.units(words), table.area, table.interval(writer.level)].map((label) => ({ label, numeric: true })),
    ],
    rows: together.groups.map(({ group, area }, place) => [
      groupName(group),
      writer.count(counts[place] ?? "suppressed"),
      written(area, writer, writer.format.decimal),
      writer.range(area, writer.format.decimal),
    ]),
  };
}

function measuresTable({ together, text, writer }: Own): ReportTable {
  const { table } = text;
  const { format } = writer;
  const rows = (["area", "told", "guessed", "gain", "logLoss", "logLossByShares", "logLossGain"] as const).map(
    (name) => {
      const write = ["told", "guessed", "gain"].includes(name) ? format.share : format.decimal;
      const estimate = together[name];
      return [table.rows[name], written(estimate, writer, write), writer.range(estimate, write)];
    },
  );
  return {
    id: "together-measures",
    caption: tagged(table.measures, writer),
    columns: [
      { label: table.measure, numeric: false },
      { label: table.value, numeric: true },
      { label: table.interval(writer.level), numeric: true },
    ],
    rows,
  };
}

function written(published: Foretold["area"], writer: InputsWriter, write: (value: number) => string): string {
  const value = estimateOf(published);
  if (value !== undefined) return write(value);
  return shownValue(published) === undefined ? writer.text.withheld : writer.text.none;
}
