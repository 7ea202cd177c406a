import type { TopLevelSpec } from "vega-lite";
import type { ChartLayer } from "./chart-theme.js";
import { AXIS_TITLE_X, CHART_COLOURS, chartFrame, chartNumber, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";

/** The area under the ROC curve if at most a share of the never-inspected units hides a violation. */
export interface AssumedPoint {
  readonly share: number;
  readonly inProportion: number;
  readonly byRank: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Words and marks of the chart of the untested assumption. */
export interface AssumptionChartOptions {
  readonly description: string;
  readonly shareAxis: string;
  readonly areaAxis: string;
  readonly boundsLabel: string;
  readonly inProportionLabel: string;
  readonly byRankLabel: string;
  readonly baselines: readonly { readonly value: number; readonly label: string }[];
  /** Where a claim fails, or null where none does inside the range. */
  readonly breaking: { readonly share: number; readonly label: string } | null;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const HEIGHT = 380;
const RIGHT = 250;
/** Labels of numbers with one decimal, as each language writes them. */
const DECIMAL_LABEL = { en: "datum.label", nl: "replace(datum.label, '.', ',')" } as const;

/**
 * Chart of what hidden violations would do: a band holds every area that is possible, two lines are scenarios, dashed
 * rules are the constants that the area is compared with.
 *
 * @param points   ascending shares, first 0
 * @param options  words, constants and the breaking point
 * @returns Vega-Lite spec with inline data
 * @example
 * assumptionChart([{ share: 0, inProportion: 0.6, byRank: 0.6, lowest: 0.6, highest: 0.6 }], options);
 */
export function assumptionChart(points: readonly AssumedPoint[], options: AssumptionChartOptions): TopLevelSpec {
  const shape = {
    description: options.description,
    labelCharacters: 9,
    top: 34,
    bottom: 60,
    right: RIGHT,
    syntheticTag: options.syntheticTag,
  };
  const frame = chartFrame(shape);
  const data = { name: "areas", values: points.map(toValue) };
  const x = {
    field: "share",
    type: "quantitative" as const,
    scale: { domain: [0, points.at(-1)?.share ?? 1], nice: false },
    axis: { format: "~%", tickCount: 5 },
    title: options.shareAxis,
  };
  const y = {
    type: "quantitative" as const,
    scale: { domain: [0, 1], nice: false },
    axis: { values: [0, 0.2, 0.4, 0.6, 0.8, 1], titleX: AXIS_TITLE_X, labelExpr: DECIMAL_LABEL[options.language] },
    title: options.areaAxis,
  };
  const line = (field: string, dash: number[]): ChartLayer => ({
    data,
    mark: { type: "line", strokeDash: dash, strokeWidth: 2.5, color: CHART_COLOURS.accent },
    encoding: { x, y: { ...y, field } },
  });
  const legendX = frame.width + 16;
  return {
    ...frame,
    height: HEIGHT,
    layer: [
      ...syntheticMark(shape),
      {
        data,
        mark: { type: "area", color: "#c9dfe9", stroke: CHART_COLOURS.accent, strokeWidth: 1 },
        encoding: { x, y: { ...y, field: "lowest" }, y2: { field: "highest" } },
      },
      line("inProportion", [1, 0]),
      line("byRank", [8, 4]),
      ...options.baselines.flatMap(({ value, label }): ChartLayer[] => [
        {
          data: ONCE,
          mark: { type: "rule", strokeDash: [2, 4], strokeWidth: 2, color: CHART_COLOURS.ink },
          encoding: { y: { datum: value, type: "quantitative" as const } },
        },
        wordLayer(label, { x: { value: legendX }, y: { datum: value } }, { align: "left", baseline: "middle" }),
      ]),
      ...breakingLayers(options.breaking),
      ...legend(options, legendX),
    ],
  };
}

function toValue(point: AssumedPoint) {
  return {
    share: chartNumber(point.share),
    inProportion: chartNumber(point.inProportion),
    byRank: chartNumber(point.byRank),
    lowest: chartNumber(point.lowest),
    highest: chartNumber(point.highest),
  };
}

function breakingLayers(breaking: AssumptionChartOptions["breaking"]): ChartLayer[] {
  if (breaking === null) return [];
  const x = { datum: chartNumber(breaking.share), type: "quantitative" as const };
  return [
    { data: ONCE, mark: { type: "rule", strokeWidth: 2, color: CHART_COLOURS.ink }, encoding: { x } },
    wordLayer(breaking.label, { x, y: { value: -8 } }, { align: "left" }),
  ];
}

/** Samples of the band and of both lines with their words, at the foot of the margin. */
function legend(options: AssumptionChartOptions, x: number): ChartLayer[] {
  const entries = [
    { label: options.boundsLabel, dash: null },
    { label: options.inProportionLabel, dash: [1, 0] },
    { label: options.byRankLabel, dash: [8, 4] },
  ];
  return entries.flatMap(({ label, dash }, index): ChartLayer[] => {
    const y = { value: HEIGHT - 76 + 28 * index };
    const sample: ChartLayer = {
      data: ONCE,
      mark: {
        type: "rule",
        strokeWidth: dash === null ? 14 : 2.5,
        color: dash === null ? "#c9dfe9" : CHART_COLOURS.accent,
        ...(dash === null ? {} : { strokeDash: dash }),
      },
      encoding: { x: { value: x }, x2: { value: x + 36 }, y },
    };
    return [sample, wordLayer(label, { x: { value: x + 44 }, y }, { align: "left", baseline: "middle" })];
  });
}
