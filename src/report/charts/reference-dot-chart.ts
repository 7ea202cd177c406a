import type { TopLevelSpec } from "vega-lite";
import { CHART_COLOURS, chartFrame, chartNumber, ONCE, syntheticMark, wordLayer } from "./chart-theme.js";

/** One row: a value with its interval, where there is one. */
export interface ReferenceDot {
  readonly label: string;
  readonly value: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  /** Drawn in black: the whole that the other rows are parts of. */
  readonly whole?: true;
}

/** Words and scale of the chart. */
export interface ReferenceDotOptions {
  readonly description: string;
  /** Value at which nothing is seen. */
  readonly reference: number;
  readonly referenceLabel: string;
  readonly axis: string;
  /** Values are multiplied by this before they are drawn: 100 for percentage points. */
  readonly factor: number;
  /** Bars from the reference to the value: for parts of a whole. */
  readonly bars: boolean;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const ROW_HEIGHT = 30;

/**
 * Chart of values beside a reference: a dot with its interval a row, and a line at the reference. With bars, the length
 * from the line is the part.
 *
 * @param rows     rows in drawing order
 * @param options  words, reference and scale
 * @returns Vega-Lite spec with inline data
 * @example
 * referenceDotChart([{ label: "branch", value: 0.01, lower: -0.01, upper: 0.03 }], options);
 */
export function referenceDotChart(rows: readonly ReferenceDot[], options: ReferenceDotOptions): TopLevelSpec {
  const { factor, reference, language } = options;
  const shape = {
    description: options.description,
    labelCharacters: Math.max(...rows.map((row) => row.label.length)),
    top: 30,
    bottom: 58,
    right: 30,
    syntheticTag: options.syntheticTag,
  };
  const scaled = (value: number | undefined) => (value === undefined ? undefined : chartNumber(factor * value));
  const values = rows.map(({ label, value, lower, upper, whole }) => ({
    label,
    value: scaled(value),
    lower: scaled(lower),
    upper: scaled(upper),
    whole: whole === true,
    reference: scaled(reference),
  }));
  const ends = values.flatMap(({ value, lower, upper }) => [value, lower, upper].filter((end) => end !== undefined));
  const label = "format(datum.value, '~g')";
  const x = {
    field: "value",
    type: "quantitative" as const,
    title: options.axis,
    scale: {
      domain: [Math.min(factor * reference, ...ends), Math.max(factor * reference, ...ends)],
      nice: true,
      zero: false,
    },
    axis: { tickCount: 6, labelExpr: language === "nl" ? `replace(${label}, '.', ',')` : label },
  };
  const y = {
    field: "label",
    type: "nominal" as const,
    sort: rows.map((row) => row.label),
    title: null,
    axis: { ticks: false, domain: false, labelPadding: 10 },
  };
  const at = { datum: factor * reference, type: "quantitative" as const };
  return {
    ...chartFrame(shape),
    height: { step: ROW_HEIGHT },
    data: { name: "rows", values },
    layer: [
      ...syntheticMark(shape),
      ...(options.bars
        ? [
            {
              mark: { type: "bar" as const, height: 16, color: CHART_COLOURS.band },
              encoding: { y, x: { ...x, field: "reference" }, x2: { field: "value" } },
            },
          ]
        : []),
      { data: ONCE, mark: { type: "rule", strokeWidth: 1.5, color: CHART_COLOURS.ink }, encoding: { x: at } },
      {
        transform: [{ filter: "isValid(datum.lower) && isValid(datum.upper)" }],
        mark: { type: "rule", strokeWidth: 2, color: CHART_COLOURS.quiet },
        encoding: { y, x: { ...x, field: "lower" }, x2: { field: "upper" } },
      },
      dots(false, { y, x }),
      dots(true, { y, x }),
      wordLayer(options.referenceLabel, { x: at, y: { value: 0 } }, { align: "center", dy: -6 }),
    ],
  };
}

function dots(whole: boolean, encoding: { readonly x: object; readonly y: object }) {
  return {
    transform: [{ filter: `datum.whole === ${whole}` }],
    mark: {
      type: "point" as const,
      filled: true,
      size: 90,
      opacity: 1,
      shape: whole ? "diamond" : "circle",
      color: whole ? CHART_COLOURS.ink : CHART_COLOURS.accent,
    },
    encoding,
  };
}
