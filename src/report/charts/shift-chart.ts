import type { TopLevelSpec } from "vega-lite";
import type { ChartLayer } from "./chart-theme.js";
import { AXIS_TITLE_X, CHART_COLOURS, chartFrame, chartNumber, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";

/** Units that change band when one threshold moves. */
export interface ShiftLine {
  readonly label: string;
  /** Ascending by shift, with 0 changes where the threshold stands. */
  readonly points: readonly { readonly shift: number; readonly changes: number }[];
}

/** Words of the chart of moved thresholds. */
export interface ShiftChartOptions {
  readonly description: string;
  readonly shiftAxis: string;
  readonly countAxis: string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const HEIGHT = 340;
const DASHES: readonly (readonly number[])[] = [
  [1, 0],
  [8, 4],
  [2, 4],
  [12, 3, 2, 3],
];
/** Labels of numbers, as each language writes them. */
const NUMBER_LABEL = { en: "format(datum.value, ',')", nl: "replace(format(datum.value, ','), ',', '.')" } as const;

/**
 * Chart of how many units change band when a threshold moves: one line a threshold, told apart by its dash.
 *
 * @param lines    one a threshold
 * @param options  words
 * @returns Vega-Lite spec with inline data
 * @example
 * shiftChart([{ label: "60", points: [{ shift: -1, changes: 12 }, { shift: 0, changes: 0 }] }], options);
 */
export function shiftChart(lines: readonly ShiftLine[], options: ShiftChartOptions): TopLevelSpec {
  const longest = Math.max(...lines.map(({ label }) => label.length));
  const shape = {
    description: options.description,
    labelCharacters: 9,
    top: 16,
    bottom: 60,
    right: Math.min(260, 80 + 8 * longest),
    syntheticTag: options.syntheticTag,
  };
  const frame = chartFrame(shape);
  const shifts = lines.flatMap(({ points }) => points.map(({ shift }) => shift));
  const x = {
    field: "shift",
    type: "quantitative" as const,
    scale: { domain: [Math.min(...shifts), Math.max(...shifts)], nice: false },
    axis: { tickCount: 10 },
    title: options.shiftAxis,
  };
  const y = {
    field: "changes",
    type: "quantitative" as const,
    scale: { zero: true },
    axis: { tickCount: 6, titleX: AXIS_TITLE_X, labelExpr: NUMBER_LABEL[options.language] },
    title: options.countAxis,
  };
  return {
    ...frame,
    height: HEIGHT,
    layer: [
      ...syntheticMark(shape),
      ...lines.flatMap((line, index): ChartLayer[] => {
        const dash = [...DASHES[index % DASHES.length]!];
        const values = line.points.map(({ shift, changes }) => ({ shift: chartNumber(shift), changes }));
        return [
          {
            data: { name: `threshold-${index + 1}`, values },
            mark: { type: "line", strokeDash: dash, strokeWidth: 2.5, color: CHART_COLOURS.accent },
            encoding: { x, y },
          },
          ...legendEntry(line.label, dash, index, frame.width + 14),
        ];
      }),
    ],
  };
}

/** A line sample with its words, right of the plot. */
function legendEntry(label: string, dash: number[], index: number, x: number): ChartLayer[] {
  const y = { value: 24 + 28 * index };
  return [
    {
      data: ONCE,
      mark: { type: "rule", strokeDash: dash, strokeWidth: 2.5, color: CHART_COLOURS.accent },
      encoding: { x: { value: x }, x2: { value: x + 40 }, y },
    },
    wordLayer(label, { x: { value: x + 48 }, y }, { align: "left", baseline: "middle" }),
  ];
}
