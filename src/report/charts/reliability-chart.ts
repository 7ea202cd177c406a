import type { TopLevelSpec } from "vega-lite";
import {
  AXIS_TITLE_X,
  CHART_COLOURS,
  type ChartLayer,
  chartFrame,
  chartNumber,
  syntheticMark,
  wordLayer,
} from "./chart-theme.js";
import { percentLabels, shareAxis } from "./share-axis.js";

/** Neighbouring scores together: their mean, and the share with a violation with its interval. */
export interface ReliabilityDot {
  readonly score: number;
  readonly observed: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** Words of the reliability curve. */
export interface ReliabilityOptions {
  readonly description: string;
  readonly scoreAxis: string;
  readonly observedAxis: string;
  /** Scores are shares, and a diagonal of these words shows where they would be as observed. */
  readonly asPredicted: string | null;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const HEIGHT = 380;
const DECIMAL_LABEL = { en: "datum.label", nl: "replace(datum.label, '.', ',')" } as const;

/**
 * Reliability curve: the share with a violation against the mean score of neighbouring classes, with intervals. Where
 * scores are shares, a dashed diagonal shows scores that say what was found.
 *
 * @param dots     from low scores to high, observed shares in [0, 1]
 * @param options  words
 * @returns Vega-Lite spec with inline data
 * @see Murphy & Winkler 1977
 * @example
 * reliabilityChart([{ score: 0.2, observed: 0.1, lower: 0.05, upper: 0.2 }], options);
 */
export function reliabilityChart(dots: readonly ReliabilityDot[], options: ReliabilityOptions): TopLevelSpec {
  const isShare = options.asPredicted !== null;
  const highest = Math.max(...dots.map(({ observed, upper }) => upper ?? observed), 0.01);
  const { ceiling, ticks } = shareAxis(isShare ? Math.max(highest, ...dots.map(({ score }) => score)) : highest);
  const shape = {
    description: options.description,
    labelCharacters: 9,
    top: 34,
    bottom: 60,
    right: 170,
    syntheticTag: options.syntheticTag,
  };
  const frame = chartFrame(shape);
  const x = {
    field: "score",
    type: "quantitative" as const,
    title: options.scoreAxis,
    scale: isShare ? { domain: [0, ceiling], nice: false } : { zero: false, nice: true },
    axis: isShare
      ? { values: ticks, labelExpr: percentLabels(options.language), grid: false }
      : { tickCount: 6, labelExpr: DECIMAL_LABEL[options.language], grid: false },
  };
  const y = {
    field: "observed",
    type: "quantitative" as const,
    title: options.observedAxis,
    scale: { domain: [0, ceiling], nice: false },
    axis: { values: ticks, titleX: AXIS_TITLE_X, labelExpr: percentLabels(options.language) },
  };
  const data = { name: "scores", values: dots.map(toValue) };
  return {
    ...frame,
    height: HEIGHT,
    layer: [
      ...syntheticMark(shape),
      ...(options.asPredicted === null ? [] : diagonal(options.asPredicted, ceiling, { x, y }, frame.width)),
      {
        data,
        transform: [{ filter: "isValid(datum.lower)" }],
        mark: { type: "rule", strokeWidth: 2, color: CHART_COLOURS.accent },
        encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
      },
      { data, mark: { type: "line", strokeWidth: 1.5, color: CHART_COLOURS.accent }, encoding: { x, y } },
      {
        data,
        mark: { type: "point", filled: true, size: 80, opacity: 1, color: CHART_COLOURS.accent },
        encoding: { x, y },
      },
    ],
  };
}

function toValue({ score, observed, lower, upper }: ReliabilityDot) {
  return {
    score: chartNumber(score),
    observed: chartNumber(observed),
    ...(lower === undefined || upper === undefined ? {} : { lower: chartNumber(lower), upper: chartNumber(upper) }),
  };
}

function diagonal(
  label: string,
  ceiling: number,
  { x, y }: Pick<NonNullable<Extract<ChartLayer, { readonly mark: unknown }>["encoding"]>, "x" | "y">,
  width: number,
): ChartLayer[] {
  const values = [
    { score: 0, observed: 0 },
    { score: ceiling, observed: ceiling },
  ];
  return [
    {
      data: { values },
      mark: { type: "line", strokeDash: [6, 4], strokeWidth: 1.5, color: CHART_COLOURS.ink },
      encoding: { x: x!, y: y! },
    },
    wordLayer(
      label,
      { x: { value: width + 8 }, y: { datum: chartNumber(ceiling), type: "quantitative" } },
      { align: "left", baseline: "middle" },
    ),
  ];
}
