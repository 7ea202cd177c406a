import type { TopLevelSpec } from "vega-lite";
import type { ChartLayer } from "./chart-theme.js";
import { AXIS_TITLE_X, CHART_COLOURS, chartFrame, chartNumber, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";

/** A simulated number along the horizontal axis. */
export interface SimulatedPoint {
  readonly x: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** Words of a chart of a simulation. */
export interface SimulationChartOptions {
  readonly description: string;
  readonly xAxis: string;
  readonly yAxis: string;
  /** Whether x is a share, to be written as a percentage. */
  readonly shares: boolean;
  readonly truthLabel: string;
  readonly apparentLabel: string;
  readonly language: "nl" | "en";
  /** "Simulation": every chart carries it. */
  readonly tag: string;
}

const HEIGHT = 340;
const DECIMAL_LABEL = { en: "datum.label", nl: "replace(datum.label, '.', ',')" } as const;

/**
 * Chart of the true and the apparent area of a simulation, each a line with the band that holds most simulations.
 *
 * @param lines    both series, ascending in x
 * @param options  words
 * @returns Vega-Lite spec with inline data
 * @example
 * simulationChart({ truth: [{ x: 0, mean: 0.6, lower: 0.5, upper: 0.7 }], apparent: [] }, options);
 */
export function simulationChart(
  lines: { readonly truth: readonly SimulatedPoint[]; readonly apparent: readonly SimulatedPoint[] },
  options: SimulationChartOptions,
): TopLevelSpec {
  const shape = {
    description: options.description,
    labelCharacters: 9,
    top: 16,
    bottom: 60,
    right: 210,
    syntheticTag: options.tag,
  };
  const frame = chartFrame(shape);
  const places = [...lines.truth, ...lines.apparent].map(({ x }) => x);
  const x = {
    field: "x",
    type: "quantitative" as const,
    scale: { domain: [Math.min(...places), Math.max(...places)], nice: false },
    axis: options.shares ? { format: "~%", tickCount: 6 } : { tickMinStep: 1, tickCount: 10 },
    title: options.xAxis,
  };
  const y = {
    type: "quantitative" as const,
    scale: { domain: [0.4, 1], nice: false },
    axis: {
      values: [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
      titleX: AXIS_TITLE_X,
      labelExpr: DECIMAL_LABEL[options.language],
    },
    title: options.yAxis,
  };
  const series = (name: "truth" | "apparent", dash: number[]): ChartLayer[] => {
    const data = { name, values: lines[name].map(toValue) };
    return [
      {
        data,
        mark: { type: "area", color: "#c9dfe9", opacity: 0.7 },
        encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
      },
      {
        data,
        mark: { type: "line", strokeDash: dash, strokeWidth: 2.5, color: CHART_COLOURS.accent },
        encoding: { x, y: { ...y, field: "mean" } },
      },
    ];
  };
  return {
    ...frame,
    height: HEIGHT,
    layer: [
      ...syntheticMark(shape),
      ...series("truth", [1, 0]),
      ...series("apparent", [8, 4]),
      ...legendEntry(options.apparentLabel, [8, 4], 24, frame.width + 14),
      ...legendEntry(options.truthLabel, [1, 0], 52, frame.width + 14),
    ],
  };
}

/** Bands are cut to the axis, which starts below a score that knows nothing. */
function toValue({ x, mean, lower, upper }: SimulatedPoint) {
  const inside = (value: number) => chartNumber(Math.min(1, Math.max(0.4, value)));
  return { x: chartNumber(x), mean: inside(mean), lower: inside(lower), upper: inside(upper) };
}

function legendEntry(label: string, dash: number[], y: number, x: number): ChartLayer[] {
  return [
    {
      data: ONCE,
      mark: { type: "rule", strokeDash: dash, strokeWidth: 2.5, color: CHART_COLOURS.accent },
      encoding: { x: { value: x }, x2: { value: x + 40 }, y: { value: y } },
    },
    wordLayer(label, { x: { value: x + 48 }, y: { value: y } }, { align: "left", baseline: "middle" }),
  ];
}
