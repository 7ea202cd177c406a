import { CHART_COLOURS, type ChartLayer } from "./chart-theme.js";

/** Distance of either dot from the middle of its row, in pixels. */
const APART = 9;

/** One of two figures that stand above each other in a row. */
export type Side = "before" | "after";

/** Layers of one side: `value` as a dot, open before and filled after, and `lower` to `upper` as a line. */
export function sideMarks(
  side: Side,
  data: NonNullable<ChartLayer["data"]>,
  { x, y }: { readonly x: object; readonly y: object },
): ChartLayer[] {
  const yOffset = side === "before" ? -APART : APART;
  return [
    {
      data,
      mark: { type: "rule", strokeWidth: 2, color: CHART_COLOURS.accent, yOffset },
      encoding: { y, x: { ...x, field: "lower" }, x2: { field: "upper" } },
    },
    {
      data,
      mark: {
        type: "point",
        size: 90,
        opacity: 1,
        filled: true,
        fill: side === "before" ? "white" : CHART_COLOURS.accent,
        stroke: CHART_COLOURS.accent,
        strokeWidth: 2,
        yOffset,
      },
      encoding: { y, x: { ...x, field: "value" } },
    },
  ];
}
