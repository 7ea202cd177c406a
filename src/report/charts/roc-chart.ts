import type { TopLevelSpec } from "vega-lite";
import type { ChartLayer } from "./chart-theme.js";
import { AXIS_TITLE_X, CHART_COLOURS, chartFrame, chartNumber, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";

/** A point of a receiver operating characteristic curve: shares in [0, 1]. */
export interface RocPoint {
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
}

/** Words and the baseline of the chart of the score. */
export interface RocOptions {
  readonly description: string;
  readonly scoreLabel: string;
  readonly chanceLabel: string;
  /** Curve with the area of the baseline, or null where the plan names no baseline but 0.5. */
  readonly baseline: { readonly label: string; readonly points: readonly RocPoint[] } | null;
  readonly falsePositiveAxis: string;
  readonly truePositiveAxis: string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const HEIGHT = 420;
const LINE = [
  { key: "score", dash: [1, 0], width: 2.5, colour: CHART_COLOURS.accent },
  { key: "baseline", dash: [8, 4], width: 2, colour: CHART_COLOURS.ink },
  { key: "chance", dash: [2, 4], width: 2, colour: CHART_COLOURS.quiet },
] as const;

/**
 * Chart of the score: violations found against false alarms, from the highest score down. A dashed curve has the area
 * of the baseline, a dotted diagonal is chance.
 *
 * @param points   the curve, from (0, 0) to (1, 1)
 * @param options  words, and the baseline's curve
 * @returns Vega-Lite spec with inline data
 * @example
 * rocChart([{ falsePositiveRate: 0, truePositiveRate: 0 }, { falsePositiveRate: 1, truePositiveRate: 1 }], options);
 */
export function rocChart(points: readonly RocPoint[], options: RocOptions): TopLevelSpec {
  const chance = [
    { falsePositiveRate: 0, truePositiveRate: 0 },
    { falsePositiveRate: 1, truePositiveRate: 1 },
  ];
  const curves = [
    { line: LINE[0], points, label: options.scoreLabel },
    ...(options.baseline === null ? [] : [{ line: LINE[1], ...options.baseline }]),
    { line: LINE[2], points: chance, label: options.chanceLabel },
  ];
  const axis = {
    values: [0, 0.2, 0.4, 0.6, 0.8, 1],
    format: "~%",
  };
  const scale = { domain: [0, 1], nice: false };
  const x = { field: "x", type: "quantitative" as const, scale, axis, title: options.falsePositiveAxis };
  const y = {
    field: "y",
    type: "quantitative" as const,
    scale,
    axis: { ...axis, titleX: AXIS_TITLE_X },
    title: options.truePositiveAxis,
  };
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
  return {
    ...frame,
    width,
    height: HEIGHT,
    padding: { ...frame.padding, right: frame.padding.right + frame.width - width },
    layer: [
      ...syntheticMark(shape),
      ...curves.flatMap((curve, index): ChartLayer[] => [
        {
          data: { name: curve.line.key, values: curve.points.map(toValue) },
          mark: {
            type: "line",
            strokeDash: [...curve.line.dash],
            strokeWidth: curve.line.width,
            color: curve.line.colour,
          },
          encoding: { x, y, order: { field: "step", type: "quantitative" as const } },
        },
        ...legendEntry(curve.line, curve.label, index, width),
      ]),
    ],
  };
}

function toValue({ falsePositiveRate, truePositiveRate }: RocPoint, step: number) {
  return { step, x: chartNumber(falsePositiveRate), y: chartNumber(truePositiveRate) };
}

/** A line sample with its words, right of the plot, so that the dash is named where the eye looks for it. */
function legendEntry(line: (typeof LINE)[number], label: string, index: number, width: number): ChartLayer[] {
  const y = { value: 24 + 28 * index };
  return [
    {
      data: ONCE,
      mark: { type: "rule", strokeDash: [...line.dash], strokeWidth: line.width, color: line.colour },
      encoding: { x: { value: width + 24 }, x2: { value: width + 64 }, y },
    },
    wordLayer(label, { x: { value: width + 74 }, y }, { align: "left", baseline: "middle" }),
  ];
}
