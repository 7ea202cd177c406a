import type { TopLevelSpec } from "vega-lite";
import {
  CHART_COLOURS,
  type ChartLayer,
  chartFrame,
  chartNumber,
  ONCE,
  wordLayer,
} from "../../src/report/charts/chart-theme.js";
import type { MeasuredRate } from "./rates.js";

/** One row of the chart: a rate with its bounds. */
export interface RateRow {
  readonly label: string;
  readonly rate: MeasuredRate;
}

const ROW_HEIGHT = 26;

/**
 * Chart of rates from 0 to 100 %: a dot with its bounds a row and a line at the nominal rate. Procedures of this
 * toolkit are filled dots, all others open squares.
 */
export function rateChart(
  rows: readonly RateRow[],
  { description, nominal }: { readonly description: string; readonly nominal: number },
): TopLevelSpec {
  const frame = chartFrame({
    description,
    labelCharacters: Math.max(...rows.map(({ label }) => label.length)),
    top: 30,
    bottom: 40,
    right: 30,
    syntheticTag: null,
  });
  const y = {
    field: "label",
    type: "nominal" as const,
    sort: rows.map(({ label }) => label),
    title: null,
    axis: { ticks: false, domain: false, labelPadding: 10 },
  };
  const x = {
    field: "rate",
    type: "quantitative" as const,
    title: null,
    scale: { domain: [0, 1] },
    axis: { format: ".0%", values: [0, 0.2, 0.4, 0.6, 0.8, 1] },
  };
  const points = (filled: boolean): ChartLayer => ({
    transform: [{ filter: `datum.ours === ${filled}` }],
    mark: {
      type: "point",
      filled,
      shape: filled ? "circle" : "square",
      size: 90,
      opacity: 1,
      color: filled ? CHART_COLOURS.accent : CHART_COLOURS.ink,
    },
    encoding: { y, x },
  });
  return {
    ...frame,
    height: { step: ROW_HEIGHT },
    data: {
      name: "rates",
      values: rows.map(({ label, rate }) => ({
        label,
        rate: chartNumber(rate.rate ?? 0),
        lower: chartNumber(rate.lower),
        upper: chartNumber(rate.upper),
        ours: rate.standing === "ours",
      })),
    },
    layer: [
      {
        data: ONCE,
        mark: { type: "rule", strokeWidth: 1.5, strokeDash: [5, 4], color: CHART_COLOURS.ink },
        encoding: { x: { datum: nominal, type: "quantitative" } },
      },
      wordLayer(
        `nominal ${Math.round(100 * nominal)} %`,
        { x: { datum: nominal, type: "quantitative" }, y: { value: 0 } },
        { align: nominal > 0.5 ? "right" : "left", dy: -6 },
      ),
      {
        mark: { type: "rule", strokeWidth: 2, color: CHART_COLOURS.quiet },
        encoding: { y, x: { ...x, field: "lower" }, x2: { field: "upper" } },
      },
      points(false),
      points(true),
    ],
  };
}
