import type { TopLevelSpec } from "vega-lite";
import { type CurvePoint, curveChart } from "./curve-chart.js";

/** Words of the chart of what inspecting by the score finds. */
export interface YieldOptions {
  readonly description: string;
  readonly scoreLabel: string;
  readonly randomLabel: string;
  readonly inspectedAxis: string;
  readonly foundAxis: string;
  /** The planned capacity as a share of the units, with its words, or null. */
  readonly capacity: { readonly x: number; readonly label: string } | null;
  readonly syntheticTag: string | null;
}

/**
 * Chart of yield: share of the violations that is found against share of the units that is inspected, from the highest
 * score down. A dotted diagonal is inspecting in random order.
 *
 * @param points   from (0, 0) to (1, 1)
 * @param options  words and the capacity
 * @returns Vega-Lite spec with inline data
 * @example
 * yieldChart([{ x: 0, y: 0 }, { x: 0.2, y: 0.5 }, { x: 1, y: 1 }], options);
 */
export function yieldChart(points: readonly CurvePoint[], options: YieldOptions): TopLevelSpec {
  const diagonal = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ];
  return curveChart(
    [
      { style: "score", label: options.scoreLabel, points },
      { style: "chance", label: options.randomLabel, points: diagonal },
    ],
    {
      description: options.description,
      xAxis: options.inspectedAxis,
      yAxis: options.foundAxis,
      band: null,
      mark: options.capacity,
      syntheticTag: options.syntheticTag,
    },
  );
}
