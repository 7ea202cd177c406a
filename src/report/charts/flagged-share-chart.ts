import type { TopLevelSpec } from "vega-lite";
import type { ChartLayer, ChartPosition } from "./chart-theme.js";
import { CHART_COLOURS, chartFrame, chartNumber, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";
import { percentLabels, shareAxis } from "./share-axis.js";

/** One row of a dot-and-interval chart. A bound that does not exist is undefined. */
export interface DotRow {
  /** Finished label, group and n. */
  readonly label: string;
  readonly value: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  /** Interval of this row alone, where `lower` and `upper` hold for all rows at once. */
  readonly alone?: { readonly lower: number | undefined; readonly upper: number | undefined } | undefined;
}

/** Words and reference value of the chart of flagged shares. */
export interface FlaggedShareOptions {
  readonly description: string;
  readonly overall: number | undefined;
  readonly overallLabel: string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const ROW_HEIGHT = 26;

/**
 * Chart of the flagged share per group: a dot with its interval, sorted, and a dashed line at the overall share.
 *
 * @param rows     rows in drawing order, shares in [0, 1]
 * @param options  words, overall share in [0, 1]
 * @returns Vega-Lite spec with inline data
 * @example
 * flaggedShareChart([{ label: "A (n = 40)", value: 0.2, lower: 0.1, upper: 0.3 }], options);
 */
export function flaggedShareChart(rows: readonly DotRow[], options: FlaggedShareOptions): TopLevelSpec {
  const highest = Math.max(...rows.map((row) => row.upper ?? row.value), options.overall ?? 0, 0.01);
  const { ceiling, ticks } = shareAxis(highest);
  const shape = {
    description: options.description,
    labelCharacters: Math.max(...rows.map((row) => row.label.length)),
    top: 30,
    bottom: 40,
    right: 30,
    syntheticTag: options.syntheticTag,
  };
  const frame = chartFrame(shape);
  const labels = rows.map((row) => row.label);
  const y = {
    field: "label",
    type: "nominal" as const,
    sort: labels,
    title: null,
    axis: { ticks: false, domain: false, labelPadding: 10 },
  };
  const x = {
    field: "value",
    type: "quantitative" as const,
    title: null,
    scale: { domain: [0, ceiling], nice: false },
    axis: { format: "~%", values: ticks, labelExpr: percentLabels(options.language) },
  };
  return {
    ...frame,
    height: { step: ROW_HEIGHT },
    data: { name: "groups", values: dotValues(rows) },
    layer: [
      ...syntheticMark(shape),
      ...(options.overall === undefined ? [] : overallLine(options.overall, options.overallLabel)),
      ...intervalLines(y, x),
      { mark: { type: "point", filled: true, size: 90, opacity: 1, color: CHART_COLOURS.accent }, encoding: { y, x } },
    ],
  };
}

/** Values of dot rows as inline data; absent bounds are left out. */
export function dotValues(rows: readonly DotRow[]): Record<string, string | number>[] {
  return rows.map(({ label, value, lower, upper, alone }) => ({
    label,
    value: chartNumber(value),
    ...(lower === undefined || upper === undefined ? {} : { lower: chartNumber(lower), upper: chartNumber(upper) }),
    ...(alone?.lower === undefined || alone.upper === undefined
      ? {}
      : { aloneLower: chartNumber(alone.lower), aloneUpper: chartNumber(alone.upper) }),
  }));
}

/**
 * Lines of the intervals of dot rows: a thick one, and on it a thin one in black with marks at its ends for the
 * interval of the row alone.
 *
 * @param y  position by label
 * @param x  position by value; its scale serves all bounds
 * @returns layers
 */
export function intervalLines(y: ChartPosition, x: ChartPosition): ChartLayer[] {
  const at = (field: string) => ({ ...x, field }) as ChartPosition;
  const [main, alone] = ["isValid(datum.lower)", "isValid(datum.aloneLower)"];
  const thin = { strokeWidth: 1, color: CHART_COLOURS.ink } as const;
  const ends = { type: "tick", orient: "vertical", thickness: 1, size: 9, color: CHART_COLOURS.ink } as const;
  return [
    {
      transform: [{ filter: main }],
      mark: { type: "rule", strokeWidth: 3, color: CHART_COLOURS.accent },
      encoding: { y, x: at("lower"), x2: { field: "upper" } },
    },
    {
      transform: [{ filter: alone }],
      mark: { type: "rule", ...thin },
      encoding: { y, x: at("aloneLower"), x2: { field: "aloneUpper" } },
    },
    { transform: [{ filter: alone }], mark: ends, encoding: { y, x: at("aloneLower") } },
    { transform: [{ filter: alone }], mark: ends, encoding: { y, x: at("aloneUpper") } },
  ];
}

function overallLine(overall: number, label: string): ChartLayer[] {
  const x = { datum: chartNumber(overall), type: "quantitative" as const };
  return [
    {
      data: ONCE,
      mark: { type: "rule", strokeDash: [6, 4], strokeWidth: 1.5, color: CHART_COLOURS.ink },
      encoding: { x },
    },
    wordLayer(label, { x, y: { value: 0 } }, { align: "center", dy: -6 }),
  ];
}
