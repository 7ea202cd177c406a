import type { TopLevelSpec } from "vega-lite";
import {
  AXIS_TITLE_X,
  CHART_COLOURS,
  type ChartLayer,
  chartFrame,
  chartNumber,
  ONCE,
  syntheticMark,
  wordLayer,
} from "./chart-theme.js";
import { percentLabels, shareAxis } from "./share-axis.js";

/** A band with its share and interval; a bound that does not exist is undefined. */
export interface BandPoint {
  /** Finished label, band and n. */
  readonly label: string;
  readonly value: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** Words of the chart of bands. */
export interface BandRateOptions {
  readonly description: string;
  readonly axis: string;
  readonly overall: number | undefined;
  readonly overallLabel: string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const HEIGHT = 190;

/**
 * Chart of the share with a violation per band: a dot with its interval for each, from the lowest band on the left to the
 * highest on the right, and a dashed line at the share over all bands.
 *
 * @param bands    from low to high, shares in [0, 1]
 * @param options  words and the overall share
 * @returns Vega-Lite spec with inline data
 * @example
 * bandRateChart([{ label: "low (n = 90)", value: 0.1, lower: 0.05, upper: 0.18 }], options);
 */
export function bandRateChart(bands: readonly BandPoint[], options: BandRateOptions): TopLevelSpec {
  const { overall } = options;
  const { ceiling, ticks } = shareAxis(
    Math.max(...bands.map(({ value, upper }) => upper ?? value), overall ?? 0, 0.01),
  );
  const shape = {
    description: options.description,
    labelCharacters: 9,
    top: 34,
    bottom: 40,
    right: 170,
    syntheticTag: options.syntheticTag,
  };
  const frame = chartFrame(shape);
  const x = {
    field: "label",
    type: "nominal" as const,
    sort: bands.map(({ label }) => label),
    title: null,
    axis: { labelAngle: 0, ticks: false, labelPadding: 10 },
  };
  const y = {
    field: "value",
    type: "quantitative" as const,
    title: options.axis,
    scale: { domain: [0, ceiling], nice: false },
    axis: { values: ticks, titleX: AXIS_TITLE_X, labelExpr: percentLabels(options.language) },
  };
  const values = bands.map(({ label, value, lower, upper }) => ({
    label,
    value: chartNumber(value),
    ...(lower === undefined || upper === undefined ? {} : { lower: chartNumber(lower), upper: chartNumber(upper) }),
  }));
  return {
    ...frame,
    height: HEIGHT,
    data: { name: "bands", values },
    layer: [
      ...syntheticMark(shape),
      ...(overall === undefined ? [] : overallLine(overall, options.overallLabel, frame.width)),
      {
        transform: [{ filter: "isValid(datum.lower)" }],
        mark: { type: "rule", strokeWidth: 3, color: CHART_COLOURS.accent },
        encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
      },
      { mark: { type: "point", filled: true, size: 110, opacity: 1, color: CHART_COLOURS.accent }, encoding: { x, y } },
    ],
  };
}

function overallLine(overall: number, label: string, width: number): ChartLayer[] {
  const y = { datum: chartNumber(overall), type: "quantitative" as const };
  return [
    {
      data: ONCE,
      mark: { type: "rule", strokeDash: [6, 4], strokeWidth: 1.5, color: CHART_COLOURS.ink },
      encoding: { y },
    },
    wordLayer(label, { x: { value: width + 10 }, y }, { align: "left", baseline: "middle" }),
  ];
}
