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

/** One period of a group: its ratio with the limits of chance, or a gap. */
export type RunPoint =
  | {
      readonly period: string;
      readonly ratio: number | null;
      readonly lower: number | null;
      readonly upper: number | null;
      readonly outside: boolean;
    }
  | { readonly period: string; readonly gap: true };

/** Words of a run chart, and where the alarm was raised. */
export interface RunChartOptions {
  readonly description: string;
  readonly ratioAxis: string;
  readonly limitsLabel: string;
  readonly evenLabel: string;
  readonly gapLabel: string;
  readonly alarm: { readonly period: string; readonly label: string } | null;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const HEIGHT = 260;
const TICKS = [0.1, 0.2, 0.5, 1, 2, 5, 10];
const LONGEST_LEVEL_LABEL = 60;
/** Free space below all bars in which the word at an alarm stands. */
const ALARM_ROOM = 30;

/**
 * Run chart of the ratio of one group: a point a period, a bar from limit to limit that follows the size of the period,
 * a line at 1. A period outside its limits is a diamond; a hidden period is a gap in the line with a word under it.
 *
 * @param points   periods in time order
 * @param options  words, and the period of the alarm
 * @returns Vega-Lite spec with inline data
 * @example
 * runChart([{ period: "1", ratio: 1.2, lower: 0.7, upper: 1.4, outside: false }], options);
 */
export function runChart(points: readonly RunPoint[], options: RunChartOptions): TopLevelSpec {
  const periods = points.map(({ period }) => period);
  const turned = periods.reduce((sum, period) => sum + period.length + 2, 0) > LONGEST_LEVEL_LABEL;
  const longest = Math.max(...periods.map((period) => period.length));
  const shape = {
    description: options.description,
    labelCharacters: 8,
    top: 44,
    bottom: turned ? 30 + Math.min(160, longest * 8) : 40,
    right: 24,
    syntheticTag: options.syntheticTag,
  };
  const [lowest, highest] = domainOf(points);
  const room = options.alarm === null ? 0 : ALARM_ROOM;
  const values = shownValues(points, lowest, highest);
  const x = {
    field: "period",
    type: "nominal" as const,
    sort: null,
    scale: { domain: periods },
    title: null,
    axis: { labelAngle: turned ? -90 : 0, labelPadding: 7, ticks: false, grid: false },
  };
  const y = {
    type: "quantitative" as const,
    scale: { type: "log" as const, domain: [withRoom([lowest, highest], room), highest], nice: false },
    axis: {
      values: TICKS.filter((tick) => tick >= lowest && tick <= highest),
      titleX: AXIS_TITLE_X + 8,
      labelExpr: options.language === "nl" ? "replace(datum.label, '.', ',')" : "datum.label",
      format: "~g",
    },
    title: options.ratioAxis,
  };
  const data = { name: "periods", values };
  const point = (outside: boolean): ChartLayer => ({
    data,
    transform: [{ filter: `datum.outside === ${outside}` }],
    mark: {
      type: "point",
      filled: true,
      opacity: 1,
      shape: outside ? "diamond" : "circle",
      size: outside ? 260 : 90,
      color: outside ? CHART_COLOURS.ink : CHART_COLOURS.accent,
    },
    encoding: { x, y: { ...y, field: "ratio" } },
  });
  return {
    ...chartFrame(shape),
    height: HEIGHT,
    layer: [
      ...syntheticMark(shape),
      {
        data,
        transform: [{ filter: "datum.lower !== null" }],
        mark: { type: "bar", color: "#c9dfe9", opacity: 1, width: 18 },
        encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
      },
      {
        data: ONCE,
        mark: { type: "rule", strokeWidth: 1.5, color: CHART_COLOURS.ink },
        encoding: { y: { ...y, datum: 1 } },
      },
      {
        data,
        mark: { type: "line", strokeWidth: 2, color: CHART_COLOURS.accent },
        encoding: { x, y: { ...y, field: "ratio" }, detail: { field: "run", type: "nominal" } },
      },
      point(false),
      point(true),
      ...gapLayers(points, options, x),
      ...alarmLayers(options, x, periods),
      wordLayer(options.limitsLabel, { x: { value: 0 }, y: { value: -24 } }, { align: "left", fontSize: 13 }),
      wordLayer(options.evenLabel, { x: { value: 0 }, y: { value: -8 } }, { align: "left", fontSize: 13 }),
    ],
  };
}

type PeriodAxis = {
  readonly field: string;
  readonly type: "nominal";
  readonly sort: null;
  readonly scale: { readonly domain: string[] };
  readonly title: null;
};

function gapLayers(points: readonly RunPoint[], { gapLabel }: RunChartOptions, x: PeriodAxis): ChartLayer[] {
  const gaps = points.filter((point) => "gap" in point).map(({ period }) => ({ period, label: gapLabel }));
  if (gaps.length === 0) return [];
  return [
    {
      data: { name: "gaps", values: gaps },
      mark: { type: "text", angle: 270, align: "left", baseline: "middle", color: CHART_COLOURS.quiet, fontSize: 13 },
      encoding: { x, y: { value: HEIGHT - 6 }, text: { field: "label", type: "nominal" } },
    },
  ];
}

/** The word stands on the side of its line that has more room. */
function alarmLayers({ alarm }: RunChartOptions, x: PeriodAxis, periods: readonly string[]): ChartLayer[] {
  if (alarm === null) return [];
  const isEarly = periods.indexOf(alarm.period) < periods.length / 2;
  const at = { datum: alarm.period, type: "nominal" as const, scale: x.scale };
  return [
    {
      data: ONCE,
      mark: { type: "rule", strokeWidth: 2, strokeDash: [4, 3], color: CHART_COLOURS.ink },
      encoding: { x: at },
    },
    wordLayer(
      alarm.label,
      { x: at, y: { value: HEIGHT - ALARM_ROOM / 2 } },
      isEarly ? { align: "left", baseline: "middle", dx: 7 } : { align: "right", baseline: "middle", dx: -7 },
    ),
  ];
}

/** At least 0.5 to 2, and wide enough for every ratio and limit within 0.1 to 10. */
function domainOf(points: readonly RunPoint[]): readonly [number, number] {
  const values = points
    .flatMap((point) => ("gap" in point ? [] : [point.ratio, point.lower, point.upper]))
    .filter((value) => value !== null);
  const low = Math.max(0.1, Math.min(0.5, ...values));
  const high = Math.min(10, Math.max(2, ...values));
  return [chartNumber(low * 0.95), chartNumber(high * 1.1)];
}

/** Lower end of a logarithmic axis on which so many pixels below the lowest value stay free. */
function withRoom([lowest, highest]: readonly [number, number], pixels: number): number {
  return chartNumber(lowest * (lowest / highest) ** (pixels / (HEIGHT - pixels)));
}

function shownValues(points: readonly RunPoint[], lowest: number, highest: number) {
  const within = (value: number) => chartNumber(Math.min(highest, Math.max(lowest, value)));
  let run = 0;
  return points.flatMap((point) => {
    if ("gap" in point || point.ratio === null) {
      run++;
      return [];
    }
    const { period, ratio, lower, upper, outside } = point;
    const limits =
      lower === null || upper === null ? { lower: null, upper: null } : { lower: within(lower), upper: within(upper) };
    return [{ period, ratio: within(ratio), ...limits, outside, run }];
  });
}
