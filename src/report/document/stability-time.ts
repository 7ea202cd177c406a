import type {
  DateSplit,
  LeftOutPeriod,
  OutcomeSetName,
  Ranged,
  TimeFigures,
} from "../../audit/stability/stability-result.js";
import type { DisclosedStability, DisclosedTime } from "../../disclosure/disclosed-stability.js";
import { beforeAfterChart } from "../charts/before-after-chart.js";
import { dateWords } from "../text/date-words.js";
import { tagged } from "./group-tables.js";
import type { Block, Figure, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

/** A figure over time: the share flagged, or a figure of one set of outcomes. */
interface Measure {
  readonly label: string;
  /** Label of a row in a chart. */
  readonly short: string;
  readonly of: (figures: TimeFigures) => Ranged;
  readonly difference: (split: DateSplit) => Ranged;
  readonly write: (value: number) => string;
  readonly writeDifference: (value: number) => string;
}

/** Blocks on dates and periods: both sides of each date, and what leaving out a period changes. */
export function timeBlocks(stability: DisclosedStability, writer: Writer): Block[] {
  const { time } = stability;
  if (time === null) return [];
  const { text } = writer;
  const words = text.stability.time;
  return [
    ...dateBlocks(stability, time, writer),
    ...periodBlocks(time, writer),
    ...undatedBlocks(stability, time, writer),
    ...time.withheldSets.map((name): Block => ({ kind: "note", text: words.withheldSet(words.sets[name]) })),
  ];
}

function undatedBlocks({ unit }: DisclosedStability, { undated }: DisclosedTime, { text, format }: Writer): Block[] {
  if (undated.kind !== "shown" || undated.value === 0) return [];
  return [{ kind: "note", text: text.stability.time.undated(format.count(undated.value), text.units[unit]) }];
}

/** One figure a date, where both sides may be written. */
export function timeFigures({ time, unit, level }: DisclosedStability, writer: Writer): Figure[] {
  if (time?.dates.kind !== "shown") return [];
  return time.dates.value.map((split, index) => dateFigure(split, { index, unit, level }, writer));
}

function measures({ text, format, audit }: Writer, names: readonly OutcomeSetName[]): readonly Measure[] {
  const { time } = text.stability;
  const ofSets = names.flatMap((name): Measure[] =>
    (["violationRate", "auc"] as const).map((key) => ({
      label: `${time.measures[key]} (${time.sets[name]})`,
      short: `${time.short[key]} (${time.short[name]})`,
      of: ({ sets }) => sets.find((set) => set.name === name)![key],
      difference: ({ sets }) => sets.find((set) => set.name === name)![key],
      write: key === "auc" ? format.decimal : format.share,
      writeDifference: key === "auc" ? format.decimal : format.points,
    })),
  );
  const flagged: Measure = {
    label: time.measures.flaggedShare,
    short: time.short.flaggedShare,
    of: ({ flaggedShare }) => flaggedShare,
    difference: ({ flaggedShare }) => flaggedShare,
    write: format.share,
    writeDifference: format.points,
  };
  return audit.plan.bands === undefined ? ofSets : [flagged, ...ofSets];
}

function dateBlocks(stability: DisclosedStability, time: DisclosedTime, writer: Writer): Block[] {
  const { text, audit } = writer;
  const words = text.stability.time;
  if (audit.plan.stability.dates.length === 0) return [];
  if (time.dates.kind !== "shown") return [{ kind: "paragraph", text: words.withheldDates }];
  const figures = timeFigures(stability, writer);
  return time.dates.value.flatMap((split, index): Block[] => [
    { kind: "paragraph", text: words.date(named(split, writer)), strong: true },
    { kind: "list", items: differenceItems(split, stability.level, writer) },
    { kind: "paragraph", text: `${words.pooled} ${words.known}` },
    { kind: "figure", figure: figures[index]! },
  ]);
}

function named({ label, date }: DateSplit, { text }: Writer) {
  return { label: label[text.language], date: dateWords(date, text.language) };
}

function differenceItems(split: DateSplit, level: number, writer: Writer): string[] {
  const { text, format } = writer;
  return measures(writer, namesOf(split.before)).map((measure) => {
    const [before, after] = [measure.of(split.before), measure.of(split.after)];
    const difference = measure.difference(split);
    if (before.kind !== "estimate" || after.kind !== "estimate" || difference.kind !== "estimate") {
      const reason = [before, after, difference].find((each) => each.kind !== "estimate");
      return `${measure.label}: ${reason?.kind === "not-estimable" ? text.notEstimable[reason.reason] : ""}.`;
    }
    const words = {
      measure: measure.label,
      before: measure.write(before.value),
      after: measure.write(after.value),
      lower: measure.writeDifference(difference.lower),
      upper: measure.writeDifference(difference.upper),
      unit: measure.write === format.share ? text.stability.time.points : "",
      level: writer.level(level),
    };
    const differs = difference.lower > 0 || difference.upper < 0;
    return differs ? text.stability.time.difference(words) : text.stability.time.noDifference(words);
  });
}

function namesOf({ sets }: TimeFigures): readonly OutcomeSetName[] {
  return sets.map(({ name }) => name);
}

function dateFigure(
  split: DateSplit,
  { index, unit, level }: { readonly index: number } & Pick<DisclosedStability, "unit" | "level">,
  writer: Writer,
): Figure {
  const { text, audit } = writer;
  const { figure } = text.stability.time;
  const words = named(split, writer);
  const description = figure.description(words);
  const sides = (ranged: Ranged) => (ranged.kind === "estimate" ? ranged : null);
  const rows = measures(writer, namesOf(split.before)).map((measure) => ({
    label: measure.short,
    before: sides(measure.of(split.before)),
    after: sides(measure.of(split.after)),
  }));
  return {
    id: `stability-date-${index + 1}`,
    finding: figure.finding(words),
    subtitle: figure.subtitle(text.units[unit], writer.level(level), audit.plan.period),
    description,
    spec: beforeAfterChart(rows, {
      description,
      legend: figure.legend,
      language: text.language,
      syntheticTag: writer.syntheticTag,
    }),
    sentence: null,
    notes: [],
    table: dateTable(split, { index, level }, writer),
  };
}

function dateTable(
  split: DateSplit,
  { index, level }: { readonly index: number; readonly level: number },
  writer: Writer,
): ReportTable {
  const { table } = writer.text.stability.time;
  return {
    id: `stability-date-${index + 1}`,
    caption: tagged(table.dates(named(split, writer)), writer),
    columns: [
      { label: table.measure, numeric: false },
      { label: table.before, numeric: true },
      { label: table.after, numeric: true },
      { label: table.difference, numeric: true },
      { label: table.interval(writer.level(level)), numeric: true },
    ],
    rows: measures(writer, namesOf(split.before)).map((measure) => {
      const difference = measure.difference(split);
      return [
        measure.label,
        cell(measure.of(split.before), measure, writer),
        cell(measure.of(split.after), measure, writer),
        cell(difference, { write: measure.writeDifference }, writer),
        difference.kind === "estimate"
          ? writer.text.chart.interval(
              measure.writeDifference(difference.lower),
              measure.writeDifference(difference.upper),
            )
          : writer.text.chart.noInterval,
      ];
    }),
  };
}

function cell(ranged: Ranged, { write }: Pick<Measure, "write">, { text }: Writer): string {
  return ranged.kind === "estimate" ? write(ranged.value) : text.notEstimable[ranged.reason];
}

function periodBlocks(time: DisclosedTime, writer: Writer): Block[] {
  const words = writer.text.stability.time;
  if (time.periods.kind !== "shown" || time.all.kind !== "shown") {
    return [{ kind: "paragraph", text: words.withheldPeriods }];
  }
  const periods = time.periods.value;
  if (periods.length === 0) return [{ kind: "paragraph", text: words.onePeriod }];
  const all = time.all.value;
  const largest = measures(writer, namesOf(all)).flatMap((measure) => largestChange(measure, periods, all, writer));
  return [
    ...(largest.length === 0 ? [] : [{ kind: "list", items: largest } as const]),
    { kind: "table", table: periodTable(periods, all, writer), folded: true },
  ];
}

function spanOf({ from, to }: LeftOutPeriod, { text }: Writer): string {
  return from === to ? from : text.stability.time.span(from, to);
}

/** The period whose absence changes a figure most. */
function largestChange(
  measure: Measure,
  periods: readonly LeftOutPeriod[],
  all: TimeFigures,
  writer: Writer,
): readonly string[] {
  const total = measure.of(all);
  if (total.kind !== "estimate") return [];
  const [most] = periods
    .flatMap((period) => {
      const rest = measure.of(period.without);
      return rest.kind === "estimate" ? [{ period, value: rest.value }] : [];
    })
    .sort((a, b) => Math.abs(b.value - total.value) - Math.abs(a.value - total.value));
  if (most === undefined) return [];
  return [
    writer.text.stability.time.largest({
      period: spanOf(most.period, writer),
      measure: measure.label,
      all: measure.write(total.value),
      without: measure.write(most.value),
    }),
  ];
}

function periodTable(periods: readonly LeftOutPeriod[], all: TimeFigures, writer: Writer): ReportTable {
  const { text, format, audit } = writer;
  const { table } = text.stability.time;
  const columns = measures(writer, namesOf(all));
  const { stability } = audit;
  const unit = stability.kind === "estimated" ? text.units[stability.unit] : "";
  const row = (name: string, figures: TimeFigures) => [
    name,
    format.count(figures.units),
    ...columns.map((measure) => cell(measure.of(figures), measure, writer)),
  ];
  return {
    id: "stability-periods",
    caption: tagged(table.periods, writer),
    columns: [
      { label: table.period, numeric: false },
      { label: table.units(unit), numeric: true },
      ...columns.map(({ label }) => ({ label, numeric: true })),
    ],
    rows: [row(table.all, all), ...periods.map((period) => row(spanOf(period, writer), period.without))],
  };
}
