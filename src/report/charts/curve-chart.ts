import type { TopLevelSpec } from "vega-lite";
import type { ChartLayer } from "./chart-theme.js";
import { AXIS_TITLE_X, CHART_COLOURS, chartFrame, chartNumber, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";

/** A point of a curve: shares in [0, 1]. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** How a curve is drawn: the score itself, what it is compared with, or what chance gives. */
export type CurveStyle = "score" | "baseline" | "chance";

export interface Curve {
  readonly style: CurveStyle;
  readonly label: string;
  readonly points: readonly CurvePoint[];
  /** True: each height holds from the point before it, as an average over steps reads it. Absent: straight lines. */
  readonly stepped?: true;
}

/** Words, axes and what stands behind the curves. */
export interface CurveChartOptions {
  readonly description: string;
  readonly xAxis: string;
  readonly yAxis: string;
  /** Top of the vertical axis, a share; default 1. */
  readonly highest?: number;
  /** An area between two heights, or null. */
  readonly band: {
    readonly label: string;
    readonly points: readonly { readonly x: number; readonly lower: number; readonly upper: number }[];
  } | null;
  /** A vertical line with its words, or null. */
  readonly mark?: { readonly x: number; readonly label: string } | null;
  readonly syntheticTag: string | null;
}

const HEIGHT = 420;
const LINES: Readonly<Record<CurveStyle, { dash: number[]; width: number; colour: string }>> = {
  score: { dash: [1, 0], width: 2.5, colour: CHART_COLOURS.accent },
  baseline: { dash: [8, 4], width: 2, colour: CHART_COLOURS.ink },
  chance: { dash: [2, 4], width: 2, colour: CHART_COLOURS.quiet },
};

/**
 * Chart of curves over shares from 0 to 1, with a sample of each line and its words to the right of the plot.
 *
 * @param curves   curves in the order of their words, each style once
 * @param options  words, axes, band and mark
 * @returns Vega-Lite spec with inline data
 * @example
 * curveChart([{ style: "score", label: "this score", points: [{ x: 0, y: 0 }, { x: 1, y: 1 }] }], options);
 */
export function curveChart(curves: readonly Curve[], options: CurveChartOptions): TopLevelSpec {
  const { band, mark, highest = 1 } = options;
  const shape = {
    description: options.description,
    labelCharacters: 9,
    top: 12,
    bottom: 60,
    right: 24,
    syntheticTag: options.syntheticTag,
  };
  const frame = chartFrame(shape);
  const width = Math.min(frame.width, HEIGHT);
  const places = positions(options, highest);
  const words = [...curves.map(({ label }) => label), ...(band === null ? [] : [band.label])];
  return {
    ...frame,
    width,
    height: HEIGHT,
    padding: { ...frame.padding, right: frame.padding.right + frame.width - width },
    layer: [
      ...syntheticMark(shape),
      ...(band === null ? [] : [bandLayer(band.points, places), bandSample(words.length - 1, width)]),
      ...(mark ? [markLayer(mark.x, places.x)] : []),
      ...curves.flatMap((curve, index): ChartLayer[] => [curveLayer(curve, places), lineSample(curve, index, width)]),
      ...(mark ? [markWords(mark, places.x)] : []),
      ...words.map((label, index) => sampleWords(label, index, width)),
    ],
  };
}

function positions({ xAxis, yAxis }: CurveChartOptions, highest: number) {
  const axis = { values: [0, 0.2, 0.4, 0.6, 0.8, 1], format: "~%" };
  const upward = highest === 1 ? axis : { format: "~%", tickCount: 5 };
  const scale = (top: number) => ({ domain: [0, top], nice: false });
  return {
    x: { field: "x", type: "quantitative" as const, scale: scale(1), axis, title: xAxis },
    y: {
      field: "y",
      type: "quantitative" as const,
      scale: scale(highest),
      axis: { ...upward, titleX: AXIS_TITLE_X },
      title: yAxis,
    },
  };
}

type Places = ReturnType<typeof positions>;

function curveLayer({ style, points, stepped }: Curve, { x, y }: Places): ChartLayer {
  const { dash, width, colour } = LINES[style];
  return {
    data: {
      name: style,
      values: points.map((point, step) => ({ step, x: chartNumber(point.x), y: chartNumber(point.y) })),
    },
    mark: {
      type: "line",
      strokeDash: [...dash],
      strokeWidth: width,
      color: colour,
      ...(stepped && { interpolate: "step-before" }),
    },
    encoding: { x, y, order: { field: "step", type: "quantitative" as const } },
  };
}

function bandLayer(points: NonNullable<CurveChartOptions["band"]>["points"], { x, y }: Places): ChartLayer {
  return {
    data: {
      name: "band",
      values: points.map((point) => ({
        x: chartNumber(point.x),
        y: chartNumber(point.lower),
        upper: chartNumber(point.upper),
      })),
    },
    mark: { type: "area", color: CHART_COLOURS.band },
    encoding: { x, y, y2: { field: "upper" } },
  };
}

function markLayer(at: number, { scale }: Places["x"]): ChartLayer {
  return {
    data: ONCE,
    mark: { type: "rule", color: CHART_COLOURS.ink },
    encoding: { x: { datum: chartNumber(at), type: "quantitative", scale } },
  };
}

/** The words of the mark, away from the nearer edge and from curves that rise: an early line has room at its top only. */
function markWords(
  { x: at, label }: { readonly x: number; readonly label: string },
  { scale }: Places["x"],
): ChartLayer {
  const isEarly = at < 0.5;
  const style = isEarly ? ({ align: "left", dx: 6 } as const) : ({ align: "right", dx: -6 } as const);
  const place = {
    x: { datum: chartNumber(at), type: "quantitative", scale } as const,
    y: { value: isEarly ? 28 : HEIGHT - 8 },
  };
  return wordLayer(label, place, style);
}

/** A line sample right of the plot, so that the dash is named where the eye looks for it. */
function lineSample({ style }: Curve, index: number, width: number): ChartLayer {
  const { dash, width: strokeWidth, colour } = LINES[style];
  return {
    data: ONCE,
    mark: { type: "rule", strokeDash: [...dash], strokeWidth, color: colour },
    encoding: { x: { value: width + 24 }, x2: { value: width + 64 }, y: { value: rowAt(index) } },
  };
}

function bandSample(index: number, width: number): ChartLayer {
  const middle = rowAt(index);
  return {
    data: ONCE,
    mark: { type: "rect", color: CHART_COLOURS.band },
    encoding: {
      x: { value: width + 24 },
      x2: { value: width + 64 },
      y: { value: middle - 9 },
      y2: { value: middle + 9 },
    },
  };
}

function sampleWords(label: string, index: number, width: number): ChartLayer {
  const place = { x: { value: width + 74 }, y: { value: rowAt(index) } };
  return wordLayer(label, place, { align: "left", baseline: "middle" });
}

function rowAt(index: number): number {
  return 24 + 28 * index;
}
