import type { TopLevelSpec } from "vega-lite";
import { CHART_COLOURS, chartFrame, chartNumber, syntheticMark, wordLayer } from "./chart-theme.js";
import { percentLabels, shareAxis } from "./share-axis.js";

/** Flagged shares of a group and of all others in one class, or in all together. */
export interface PanelRow {
  readonly label: string;
  readonly group: number;
  readonly others: number;
}

/** Words of the chart of classes. */
export interface PanelOptions {
  readonly description: string;
  /** Which dot is which, in words: not every font has the signs. */
  readonly legend: string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const ROW_HEIGHT = 26;

/**
 * Chart of a group against all others, all together and within classes: a filled and an open dot a row, joined. Where
 * the line of the first row is long and the others are short, the difference runs through the classes.
 *
 * @param rows     all together first, then classes; shares in [0, 1]
 * @param options  words
 * @returns Vega-Lite spec with inline data
 * @see Simpson 1951, "The interpretation of interaction in contingency tables": what the two views can differ in
 * @example
 * strataPanelChart([{ label: "all", group: 0.2, others: 0.1 }], options);
 */
export function strataPanelChart(rows: readonly PanelRow[], options: PanelOptions): TopLevelSpec {
  const shape = {
    description: options.description,
    labelCharacters: Math.max(...rows.map((row) => row.label.length)),
    top: 30,
    bottom: 40,
    right: 30,
    syntheticTag: options.syntheticTag,
  };
  const axis = shareAxis(Math.max(...rows.flatMap(({ group, others }) => [group, others]), 0.01));
  const y = {
    field: "label",
    type: "nominal" as const,
    sort: rows.map((row) => row.label),
    title: null,
    axis: { ticks: false, domain: false, labelPadding: 10 },
  };
  const x = (field: "group" | "others") => ({
    field,
    type: "quantitative" as const,
    title: null,
    scale: { domain: [0, axis.ceiling], nice: false },
    axis: { format: "~%", values: axis.ticks, labelExpr: percentLabels(options.language) },
  });
  const dot = { type: "point" as const, size: 90, opacity: 1, stroke: CHART_COLOURS.accent, strokeWidth: 2 };
  return {
    ...chartFrame(shape),
    height: { step: ROW_HEIGHT },
    data: {
      name: "classes",
      values: rows.map(({ label, group, others }) => ({
        label,
        group: chartNumber(group),
        others: chartNumber(others),
      })),
    },
    layer: [
      ...syntheticMark(shape),
      {
        mark: { type: "rule", strokeWidth: 2, color: CHART_COLOURS.quiet },
        encoding: { y, x: x("others"), x2: { field: "group" } },
      },
      { mark: { ...dot, fill: "white" }, encoding: { y, x: x("others") } },
      { mark: { ...dot, fill: CHART_COLOURS.accent }, encoding: { y, x: x("group") } },
      wordLayer(options.legend, { x: { value: 0 }, y: { value: 0 } }, { align: "left", dy: -6 }),
    ],
  };
}
