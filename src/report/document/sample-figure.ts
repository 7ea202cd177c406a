import type { Published } from "../../disclosure/disclosed.js";
import type { SampleShare } from "../../sampling/sample-result.js";
import { type DotRow, flaggedShareChart } from "../charts/flagged-share-chart.js";
import type { Figure } from "./report-document.js";
import type { SampleWriter } from "./sample-writer.js";

/**
 * Figure of a sample: the share with a violation by band, among the selected and among the never-inspected, each with
 * its interval, beside that of all.
 * @param writer  writer of the report
 * @returns the figure, or null where none of these shares is published
 * @example
 * sampleFigure(writer)?.id; // "sample-shares"
 */
export function sampleFigure(writer: SampleWriter): Figure | null {
  const { sample, text, unit, level, format, common } = writer;
  const rows = rowsOf(writer);
  if (rows.length === 0) return null;
  const words = { lowest: format.share(lowestOf(rows)), highest: format.share(highestOf(rows)), unit };
  const description = text.figure.description(words);
  const overall = estimateOf(sample.overall);
  const tagged = (caption: string) => (sample.plan.synthetic ? `${common.labels.syntheticTag}: ${caption}` : caption);
  const spec = flaggedShareChart(rows, {
    description,
    overall,
    overallLabel: overall === undefined ? "" : text.figure.all(format.share(overall), unit),
    language: common.language,
    syntheticTag: sample.plan.synthetic ? common.labels.syntheticTag : null,
  });
  return {
    id: "sample-shares",
    finding: text.figure.finding(words),
    subtitle: text.figure.subtitle(unit, level, sample.plan.period),
    description,
    spec,
    sentence: null,
    notes: [],
    table: {
      id: "sample-shares",
      caption: tagged(text.table.share),
      columns: [text.figure.part, text.table.share, text.table.interval(level)].map((label, i) => ({
        label,
        numeric: i > 0,
      })),
      rows: rows.map(({ label, value, lower, upper }) => [
        label,
        format.share(value),
        lower === undefined || upper === undefined
          ? text.table.known
          : text.table.range(format.share(lower), format.share(upper)),
      ]),
    },
  };
}

function rowsOf({ sample, text }: SampleWriter): readonly DotRow[] {
  const { assumption, comparison } = sample;
  const shares: readonly (readonly [string, Published<SampleShare>])[] = [
    ...sample.bands.map(({ name, share }) => [text.figure.band(name), share] as const),
    ...(comparison.kind === "estimated" ? [[text.figure.selected, comparison.selected] as const] : []),
    ...(assumption.kind === "estimated" ? [[text.figure.never, assumption.share] as const] : []),
  ];
  return shares.flatMap(([label, share]) => {
    const value = estimateOf(share);
    if (value === undefined || share.kind !== "shown" || share.value.kind !== "estimate") return [];
    const { interval, method } = share.value;
    const open = method !== "census";
    return [
      { label, value, lower: open ? interval.lower : undefined, upper: open ? (interval.upper as number) : undefined },
    ];
  });
}

function estimateOf(share: Published<SampleShare>): number | undefined {
  return share.kind === "shown" && share.value.kind === "estimate" ? share.value.value : undefined;
}

function lowestOf(rows: readonly DotRow[]): number {
  return Math.min(...rows.map(({ value }) => value));
}

function highestOf(rows: readonly DotRow[]): number {
  return Math.max(...rows.map(({ value }) => value));
}
