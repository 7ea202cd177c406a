import { referenceDotChart } from "../../charts/reference-dot-chart.js";
import { estimateOf, intervalOf } from "../published.js";
import type { Figure } from "../report-document.js";
import { type DecomposedRow, type DecompositionWriter, farthest } from "./decomposition-writer.js";

/**
 * Figure of the parts of one difference: a bar with its interval an indicator, one for what runs outside the formula, and
 * the whole.
 * @param row  the group that is drawn; undefined where none may be shown
 * @param own  writer of the chapter
 */
export function partsFigure(row: DecomposedRow | undefined, own: DecompositionWriter): Figure {
  const { text, words, writer, labelOf, thousands } = own;
  const { figure } = text;
  if (row === undefined) {
    const empty = { id: "decomposition-parts", finding: figure.noChart, subtitle: "", description: figure.noChart };
    return { ...empty, spec: null, sentence: figure.noChart, notes: [], table: null };
  }
  const parts = [
    ...row.contributions.map(({ indicator, flagged }) => ({ label: labelOf(indicator), estimate: flagged })),
    { label: text.figure.remainder, estimate: row.remainder },
  ];
  const all = [{ label: figure.difference, estimate: row.difference, whole: true as const }, ...parts];
  const rows = all.flatMap((part) => {
    const value = estimateOf(part.estimate);
    if (value === undefined) return [];
    const bounds = intervalOf(part.estimate);
    const dot = { label: part.label, value, lower: bounds?.lower, upper: bounds?.upper };
    return ["whole" in part ? { ...dot, whole: true as const } : dot];
  });
  const largest = farthest(parts, ({ estimate }) => estimate)[0]!;
  const part = thousands(estimateOf(largest.estimate)!);
  const group = writer.group(row.group);
  const description = figure.description({
    group,
    rows: rows.map(({ label, value }) => `${label} ${thousands(value)}`).join("; "),
  });
  return {
    id: "decomposition-parts",
    finding:
      largest.estimate === row.remainder
        ? figure.findingOther({ group, part })
        : figure.finding({ group, indicator: largest.label, part }),
    subtitle: figure.subtitle({ ...words, group, level: writer.level, period: writer.inputs.settings.period }),
    description,
    spec: referenceDotChart(rows, {
      description,
      reference: 0,
      referenceLabel: figure.reference,
      axis: figure.axis,
      factor: 1000,
      bars: true,
      language: writer.language,
      syntheticTag: writer.syntheticTag,
    }),
    sentence: null,
    notes: [],
    table: null,
  };
}
