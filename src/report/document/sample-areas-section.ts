import type { DisclosedSample } from "../../disclosure/disclosed-sample.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import type { SampleWriter } from "./sample-writer.js";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/**
 * How often the model's selection finds a violation, beside inspection at random.
 * @example
 * sampleComparisonSection(writer).id; // "sample-comparison"
 */
export function sampleComparisonSection(writer: SampleWriter): Section {
  const { sample, text, unit } = writer;
  const { comparison } = sample;
  const found =
    comparison.kind === "not-estimable"
      ? [text.comparison.none(text.reasons[comparison.reason])]
      : ratioSentences(comparison, writer);
  return {
    id: "sample-comparison",
    level: 2,
    heading: text.comparison.heading,
    blocks: [text.comparison.what(unit), ...found].map(paragraph),
  };
}

type Compared = Extract<DisclosedSample["comparison"], { kind: "estimated" }>;

function ratioSentences({ selected, random, ratio }: Compared, writer: SampleWriter): string[] {
  const { text, unit, words, format, level } = writer;
  const [bySelection, byChance] = [words(selected), words(random)];
  const rates =
    bySelection === null || byChance === null
      ? []
      : [text.comparison.rates({ selected: bySelection.of1000, random: byChance.of1000 }, unit)];
  if (ratio.kind !== "shown") return [...rates, text.comparison.none(text.withheld)];
  if (ratio.value.kind === "not-estimable") return [...rates, text.comparison.none(text.reasons[ratio.value.reason])];
  const { lower, upper } = ratio.value.interval;
  const numbers = { ratio: format.ratio(ratio.value.value), lower: format.ratio(lower), level };
  const sentence =
    upper === "unbounded"
      ? text.comparison.openRatio(numbers)
      : text.comparison.ratio({ ...numbers, upper: format.ratio(upper) });
  const side =
    lower > 1
      ? text.comparison.above
      : upper !== "unbounded" && upper < 1
        ? text.comparison.below
        : text.comparison.unclear;
  return [...rates, sentence, side];
}

/**
 * Areas under the ROC curve, corrected for who was inspected, and what stands in their place where there are none.
 * @example
 * sampleAreasSection(writer).id; // "sample-areas"
 */
export function sampleAreasSection(writer: SampleWriter): Section {
  const { sample, text, unit, absent } = writer;
  const lack = absent(sample.areas.weighted);
  return {
    id: "sample-areas",
    level: 2,
    heading: text.areas.heading,
    blocks: [
      paragraph(text.areas.what),
      paragraph(lack === null ? text.areas.corrected(unit) : text.areas.impossible(lack)),
      paragraph(text.areas.uncorrected),
      { kind: "table", table: areasTable(writer) },
    ],
  };
}

function areasTable({ sample, text, level, format, absent, range, common }: SampleWriter): ReportTable {
  const names = ["weighted", "imputed", "randomAlone", "selectedAlone"] as const;
  const caption = text.table.areas;
  return {
    id: "sample-areas",
    caption: sample.plan.synthetic ? `${common.labels.syntheticTag}: ${caption}` : caption,
    columns: [
      { label: text.table.measure, numeric: false },
      { label: text.table.area, numeric: true },
      { label: text.table.interval(level), numeric: true },
    ],
    rows: names.map((name) => {
      const area = sample.areas[name];
      const label = text.areas.names[name];
      if (area.kind !== "shown" || area.value.kind !== "estimate") return [label, absent(area) ?? "", ""];
      const { value, interval } = area.value;
      const bounds = "reason" in interval ? text.reasons[interval.reason] : range(interval, format.decimal);
      return [label, format.decimal(value), bounds];
    }),
  };
}
