import type { TopLevelSpec } from "vega-lite";
import type { ChartLayer } from "./chart-theme.js";
import { CHART_COLOURS, chartFrame, chartNumber, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";
import type { DotRow } from "./flagged-share-chart.js";
import { dotValues, intervalLines } from "./flagged-share-chart.js";

/** Words and margin of the chart of ratios. */
export interface RatioOptions {
  readonly description: string;
  readonly margin: { readonly lower: number; readonly upper: number };
  readonly marginLabel: string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const ROW_HEIGHT = 26;
const TICKS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
/** An interval alone widens the axis no further than this. */
const WIDEST_FOR_INTERVAL = { lowest: 0.1, highest: 10 };

/**
 * Chart of the ratio per group on a logarithmic scale: a dot with its interval, a line at 1 and a band for the margin.
 * An interval that leaves the axis is drawn up to its edge.
 *
 * @param rows     rows in drawing order; ratios above 0; an unbounded side of an interval is undefined
 * @param options  words, and the margin around 1
 * @returns Vega-Lite spec with inline data
 * @example
 * ratioChart([{ label: "A (n = 40)", value: 1.5, lower: 0.9, upper: 2.4 }], options);
 */
export function ratioChart(rows: readonly DotRow[], options: RatioOptions): TopLevelSpec {
  const [lowest, highest] = ratioDomain(rows, options.margin);
  const shape = {
    description: options.description,
    labelCharacters: Math.max(...rows.map((row) => row.label.length)),
    top: 30,
    bottom: 40,
    right: 30,
    syntheticTag: options.syntheticTag,
  };
  const frame = chartFrame(shape);
  const y = {
    field: "label",
    type: "nominal" as const,
    sort: rows.map((row) => row.label),
    title: null,
    axis: { ticks: false, domain: false, labelPadding: 10 },
  };
  const ticks = TICKS.filter((tick) => tick >= lowest && tick <= highest);
  const label = "format(datum.value, '~g')";
  const x = {
    field: "value",
    type: "quantitative" as const,
    title: null,
    scale: { type: "log" as const, domain: [lowest, highest], nice: false },
    axis: { values: ticks, labelExpr: options.language === "nl" ? `replace(${label}, '.', ',')` : label },
  };
  const bounded = rows.map((row) => withinAxis(row, lowest, highest));
  return {
    ...frame,
    height: { step: ROW_HEIGHT },
    data: { name: "groups", values: dotValues(bounded) },
    layer: [
      ...syntheticMark(shape),
      ...marginBand(options.margin, options.marginLabel),
      ...intervalLines(y, x),
      { mark: { type: "point", filled: true, size: 90, opacity: 1, color: CHART_COLOURS.accent }, encoding: { y, x } },
    ],
  };
}

/** The smallest pair of ticks around all ratios, and around their intervals within limits; at least 0.5 to 2. */
function ratioDomain(rows: readonly DotRow[], margin: RatioOptions["margin"]): readonly [number, number] {
  const { lowest, highest } = WIDEST_FOR_INTERVAL;
  const low = Math.min(
    margin.lower,
    ...rows.map((row) => Math.min(row.value, Math.max(row.lower ?? row.value, lowest))),
  );
  const high = Math.max(
    margin.upper,
    ...rows.map((row) => Math.max(row.value, Math.min(row.upper ?? row.value, highest))),
  );
  return [
    TICKS.findLast((tick) => tick <= Math.min(low, 0.5)) ?? 0.001,
    TICKS.find((tick) => tick >= Math.max(high, 2)) ?? 1000,
  ];
}

function withinAxis(row: DotRow, lowest: number, highest: number): DotRow {
  return { ...row, ...cut(row, lowest, highest), alone: row.alone && cut(row.alone, lowest, highest) };
}

function cut({ lower, upper }: NonNullable<DotRow["alone"]>, lowest: number, highest: number) {
  if (lower === undefined && upper === undefined) return { lower, upper };
  return { lower: Math.max(lower ?? lowest, lowest), upper: Math.min(upper ?? highest, highest) };
}

function marginBand({ lower, upper }: RatioOptions["margin"], label: string): ChartLayer[] {
  const [low, high] = [chartNumber(lower), chartNumber(upper)];
  const at = (value: number) => ({ datum: value, type: "quantitative" as const }) as const;
  return [
    {
      data: ONCE,
      mark: { type: "rect", color: CHART_COLOURS.band, opacity: 1 },
      encoding: { x: at(low), x2: { datum: high } },
    },
    { data: ONCE, mark: { type: "rule", strokeWidth: 1.5, color: CHART_COLOURS.ink }, encoding: { x: at(1) } },
    wordLayer(label, { x: at(1), y: { value: 0 } }, { align: "center", dy: -6 }),
  ];
}
