import type { TopLevelSpec } from "vega-lite";
import type { ChartLayer } from "./chart-theme.js";
import { CHART_COLOURS, chartFrame, chartNumber, syntheticMark, wordLayer } from "./chart-theme.js";
import { type Side, sideMarks } from "./side-layers.js";

/** One side of a date: a figure with its interval. */
export interface SideOfDate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** A figure before and after a date; a side without the figure is null. */
export interface BeforeAfterRow {
  readonly label: string;
  readonly before: SideOfDate | null;
  readonly after: SideOfDate | null;
}

/** Words of the chart of both sides of a date. */
export interface BeforeAfterOptions {
  readonly description: string;
  /** Which dot is which, in words. */
  readonly legend: string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const ROW_HEIGHT = 52;
const DECIMAL_LABEL = { en: "datum.label", nl: "replace(datum.label, '.', ',')" } as const;

/**
 * Chart of figures before and after a date: two dots a row with lines for their intervals, all from 0 to 1.
 *
 * @param rows     figures from top to bottom
 * @param options  words
 * @returns Vega-Lite spec with inline data
 * @example
 * beforeAfterChart([{ label: "share flagged", before: { value: 0.1, lower: 0.08, upper: 0.12 }, after: null }], options);
 */
export function beforeAfterChart(rows: readonly BeforeAfterRow[], options: BeforeAfterOptions): TopLevelSpec {
  const shape = {
    description: options.description,
    labelCharacters: Math.max(...rows.map(({ label }) => label.length)),
    top: 30,
    bottom: 40,
    right: 30,
    syntheticTag: options.syntheticTag,
  };
  return {
    ...chartFrame(shape),
    height: ROW_HEIGHT * rows.length,
    layer: [
      ...syntheticMark(shape),
      wordLayer(options.legend, { x: { value: 0 }, y: { value: -10 } }, { align: "left", color: CHART_COLOURS.quiet }),
      ...side("before", rows, options),
      ...side("after", rows, options),
    ],
  };
}

function side(which: Side, rows: readonly BeforeAfterRow[], { language }: BeforeAfterOptions): ChartLayer[] {
  const values = rows.flatMap(({ label, ...sides }) => {
    const figure = sides[which];
    if (figure === null) return [];
    const { value, lower, upper } = figure;
    return [{ label, value: chartNumber(value), lower: chartNumber(lower), upper: chartNumber(upper) }];
  });
  const data = { name: which, values };
  const y = {
    field: "label",
    type: "nominal" as const,
    sort: rows.map(({ label }) => label),
    scale: { domain: rows.map(({ label }) => label) },
    title: null,
    axis: { ticks: false, domain: false, labelPadding: 10 },
  };
  const x = {
    type: "quantitative" as const,
    scale: { domain: [0, 1], nice: false },
    axis: { values: [0, 0.2, 0.4, 0.6, 0.8, 1], labelExpr: DECIMAL_LABEL[language] },
    title: null,
  };
  return sideMarks(which, data, { x, y });
}
