import type { TopLevelSpec } from "vega-lite";
import {
  AXIS_TITLE_X,
  CHART_COLOURS,
  type ChartLayer,
  chartFrame,
  chartNumber,
} from "../../../src/report/charts/chart-theme.js";

/** One series: sizes and seconds, with a name that stands at its last point. */
export interface GrowthSeries {
  readonly name: string;
  readonly points: readonly { readonly size: number; readonly value: number }[];
}

const HEIGHT = 300;

/**
 * Chart of what grows with what, both on logarithmic scales: a straight line that rises by one unit in one is in
 * proportion. Filled dots for the first series, open squares for the second, open triangles for the third.
 */
export function growthChart(
  series: readonly GrowthSeries[],
  { description, across, up }: { readonly description: string; readonly across: string; readonly up: string },
): TopLevelSpec {
  const frame = chartFrame({ description, labelCharacters: 9, top: 30, bottom: 56, right: 190, syntheticTag: null });
  const sizes = [...new Set(series.flatMap(({ points }) => points.map(({ size }) => size)))].sort((a, b) => a - b);
  const x = {
    field: "size",
    type: "quantitative" as const,
    title: across,
    scale: { type: "log" as const, nice: false, padding: 12 },
    axis: { values: sizes, format: "~s", grid: false },
  };
  const y = {
    field: "value",
    type: "quantitative" as const,
    title: up,
    scale: { type: "log" as const },
    axis: { titleX: AXIS_TITLE_X, format: "~g", tickCount: 6 },
  };
  const layers = series.flatMap(({ name, points }, place): ChartLayer[] => {
    const values = points.map(({ size, value }) => ({ size, value: chartNumber(value), name }));
    const colour = place === 0 ? CHART_COLOURS.accent : place === 1 ? CHART_COLOURS.ink : CHART_COLOURS.quiet;
    const shape = (["circle", "square", "triangle-up"] as const)[place % 3]!;
    return [
      {
        data: { name: `series-${place}`, values },
        mark: { type: "line", strokeWidth: 2, color: colour },
        encoding: { x, y },
      },
      {
        data: { name: `points-${place}`, values },
        mark: { type: "point", filled: place === 0, shape, size: 80, opacity: 1, color: colour },
        encoding: { x, y },
      },
      {
        data: { name: `name-${place}`, values: values.slice(-1) },
        mark: { type: "text", ...placed(points.at(-1)!.size === sizes.at(-1)), color: colour, fontSize: 15 },
        encoding: { x, y, text: { field: "name", type: "nominal" } },
      },
    ];
  });
  return { ...frame, height: HEIGHT, layer: layers };
}

/** A name stands right of a line that goes on to the end, and above one that ends before it. */
function placed(atEnd: boolean) {
  return atEnd ? ({ align: "left", dx: 12 } as const) : ({ align: "center", dy: -16 } as const);
}
