import type { TopLevelSpec } from "vega-lite";
import type { ChartLayer } from "./chart-theme.js";
import { AXIS_TITLE_X, CHART_COLOURS, chartFrame, chartNumber, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";

/** A histogram of what chance gives, with the observed and the critical value. */
export interface NullDistributionOptions {
  readonly description: string;
  readonly observedLabel: string;
  readonly criticalLabel: string;
  readonly countLabel: string;
  /** True when the statistic is -log10 of a p-value: the axis then shows p-values, the smallest on the right. */
  readonly axisOfP: boolean;
  readonly valueLabel: string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const HEIGHT = 240;

/**
 * Chart of the null distribution: one bar per bin, a solid line at the observed value, a dashed line at the critical one.
 *
 * @param distribution  `edges.length = counts.length + 1`, ascending; observed and critical value on the same scale
 * @param options       words of the chart
 * @returns Vega-Lite spec with inline data
 * @example
 * nullDistributionChart({ edges: [0, 1, 2], counts: [3, 1], observed: 1.8, criticalValue: 1.5 }, options);
 */
export function nullDistributionChart(
  distribution: {
    readonly edges: readonly number[];
    readonly counts: readonly number[];
    readonly observed: number;
    readonly criticalValue: number;
  },
  options: NullDistributionOptions,
): TopLevelSpec {
  const { edges, counts, observed, criticalValue } = distribution;
  const values = counts.map((count, bin) => ({
    from: chartNumber(edges[bin] ?? 0),
    to: chartNumber(edges[bin + 1] ?? 0),
    count,
  }));
  const low = Math.min(edges[0] ?? 0, observed, criticalValue);
  const high = Math.max(edges.at(-1) ?? 1, observed, criticalValue);
  const room = (high - low) * 0.02;
  const comma = options.language === "nl";
  const x = {
    field: "from",
    type: "quantitative" as const,
    title: options.valueLabel,
    scale: { domain: [chartNumber(low - room), chartNumber(high + room)], nice: false, zero: false },
    axis: {
      grid: false,
      ...(options.axisOfP ? { values: wholeNumbers(high) } : { tickCount: 6 }),
      labelExpr: valueLabels(options),
    },
  };
  const y = {
    field: "count",
    type: "quantitative" as const,
    title: options.countLabel,
    axis: {
      titleX: AXIS_TITLE_X,
      tickCount: 4,
      labelExpr: comma ? "replace(format(datum.value, ','), ',', '.')" : "format(datum.value, ',')",
    },
  };
  const shape = {
    description: options.description,
    labelCharacters: 9,
    top: 54,
    bottom: 60,
    right: 30,
    syntheticTag: options.syntheticTag,
  };
  const frame = chartFrame(shape);
  const align = observed + criticalValue > low + high ? "right" : "left";
  return {
    ...frame,
    height: HEIGHT,
    data: { name: "bins", values },
    layer: [
      ...syntheticMark(shape),
      {
        mark: { type: "rect", color: CHART_COLOURS.accent, opacity: 1 },
        encoding: { x, x2: { field: "to" }, y, y2: { datum: 0 } },
      },
      ...markedLine(criticalValue, options.criticalLabel, {
        dash: [6, 4],
        dy: -6,
        align,
      }),
      ...markedLine(observed, options.observedLabel, {
        dash: [1, 0],
        dy: -28,
        align,
      }),
    ],
  };
}

/** Whole numbers from 0 to a value: powers of ten on an axis of p-values. */
function wholeNumbers(highest: number): number[] {
  return Array.from({ length: Math.floor(highest) + 1 }, (_unused, power) => power);
}

function valueLabels({ axisOfP, language }: NullDistributionOptions): string {
  const label = axisOfP ? "format(pow(10, -datum.value), '~g')" : "datum.label";
  return language === "nl" ? `replace(${label}, '.', ',')` : label;
}

function markedLine(
  value: number,
  label: string,
  {
    dash,
    dy,
    align,
  }: { readonly dash: readonly [number, number]; readonly dy: number; readonly align: "left" | "right" },
): ChartLayer[] {
  const x = { datum: chartNumber(value), type: "quantitative" as const };
  return [
    {
      data: ONCE,
      mark: { type: "rule", strokeDash: [...dash], strokeWidth: 2, color: CHART_COLOURS.ink },
      encoding: { x },
    },
    wordLayer(label, { x, y: { value: 0 } }, { align, dy }),
  ];
}
