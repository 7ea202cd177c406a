import type { TopLevelSpec } from "vega-lite";
import { type CurvePoint, curveChart } from "./curve-chart.js";

/** Words of the precision-recall chart. */
export interface PrecisionRecallOptions {
  readonly description: string;
  readonly scoreLabel: string;
  readonly baseRate: { readonly value: number; readonly label: string };
  readonly recallAxis: string;
  readonly precisionAxis: string;
  readonly syntheticTag: string | null;
}

/**
 * Precision-recall chart: share of the inspected that hold a violation against share of the violations that is found. A
 * dotted line is the share of violations among all, which inspecting in random order gives.
 *
 * @param points   recall and precision, from the highest score down; each precision holds back to the recall before it
 * @param options  words and the base rate
 * @returns Vega-Lite spec with inline data
 * @example
 * precisionRecallChart([{ x: 0.4, y: 0.6 }, { x: 1, y: 0.3 }], options);
 */
export function precisionRecallChart(points: readonly CurvePoint[], options: PrecisionRecallOptions): TopLevelSpec {
  const { value, label } = options.baseRate;
  const top = Math.max(value, ...points.map(({ y }) => y));
  return curveChart(
    [
      { style: "score", label: options.scoreLabel, points: fromZero(points), stepped: true },
      {
        style: "chance",
        label,
        points: [
          { x: 0, y: value },
          { x: 1, y: value },
        ],
      },
    ],
    {
      description: options.description,
      xAxis: options.recallAxis,
      yAxis: options.precisionAxis,
      highest: Math.min(1, Math.ceil(11 * top) / 10),
      band: null,
      syntheticTag: options.syntheticTag,
    },
  );
}

function fromZero(points: readonly CurvePoint[]): readonly CurvePoint[] {
  const [first] = points;
  return first === undefined ? [] : [{ x: 0, y: first.y }, ...points];
}
