import type { TopLevelSpec } from "vega-lite";
import { CHART_COLOURS, chartFrame, chartNumber, syntheticMark } from "./chart-theme.js";
import { percentLabels, shareAxis } from "./share-axis.js";

/** A last digit: its share with interval, and the share that is expected. */
export interface DigitBar {
  readonly digit: number;
  readonly share: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly expected: number | undefined;
}

/** Words of the chart of last digits. */
export interface DigitOptions {
  readonly description: string;
  readonly digitAxis: string;
  readonly shareAxis: string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const HEIGHT = 300;

/**
 * Chart of last digits 0 to 9: a bar with its interval a digit, and a black line across it at the expected share.
 *
 * @param bars     one a digit, shares in [0, 1]
 * @param options  words
 * @returns Vega-Lite spec with inline data
 * @example
 * digitChart([{ digit: 0, share: 0.08, lower: 0.07, upper: 0.09, expected: 0.081 }], options);
 */
export function digitChart(bars: readonly DigitBar[], options: DigitOptions): TopLevelSpec {
  const { ceiling, ticks } = shareAxis(Math.max(...bars.map((bar) => bar.upper ?? bar.share)));
  const shape = {
    description: options.description,
    labelCharacters: 9,
    top: 20,
    bottom: 58,
    right: 20,
    syntheticTag: options.syntheticTag,
  };
  const values = bars.map(({ digit, share, lower, upper, expected }) => ({
    digit: `${digit}`,
    share: chartNumber(share),
    ...(lower === undefined || upper === undefined ? {} : { lower: chartNumber(lower), upper: chartNumber(upper) }),
    ...(expected === undefined ? {} : { expected: chartNumber(expected) }),
  }));
  const x = {
    field: "digit",
    type: "ordinal" as const,
    title: options.digitAxis,
    axis: { labelAngle: 0, ticks: false, domain: false },
    scale: { paddingInner: 0.3 },
  };
  const y = {
    field: "share",
    type: "quantitative" as const,
    title: options.shareAxis,
    scale: { domain: [0, ceiling], nice: false },
    axis: { format: "~%", values: ticks, labelExpr: percentLabels(options.language) },
  };
  return {
    ...chartFrame(shape),
    height: HEIGHT,
    data: { name: "digits", values },
    layer: [
      ...syntheticMark(shape),
      { mark: { type: "bar", color: CHART_COLOURS.band, stroke: CHART_COLOURS.accent }, encoding: { x, y } },
      {
        transform: [{ filter: "isValid(datum.lower)" }],
        mark: { type: "rule", strokeWidth: 3, color: CHART_COLOURS.accent },
        encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" } },
      },
      {
        transform: [{ filter: "isValid(datum.expected)" }],
        mark: { type: "tick", thickness: 3, width: 34, opacity: 1, color: CHART_COLOURS.ink },
        encoding: { x, y: { ...y, field: "expected" } },
      },
    ],
  };
}
