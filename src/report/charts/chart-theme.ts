import type { Config, TopLevelSpec } from "vega-lite";

/** Width of the plotting area plus labels that fits the text column, in pixels. */
export const CHART_WIDTH = 720;
const CHARACTER_WIDTH = 8;
const TEXT_SIZE = 15;
/** Place of the title of a vertical axis of numbers, left of labels of up to seven characters, in pixels. */
export const AXIS_TITLE_X = -66;

/** One accent colour and black; shape and label carry the meaning. Contrast on white at least 4.5 to 1. */
export const CHART_COLOURS = { accent: "#01689b", ink: "#1a1a1a", quiet: "#595959", band: "#e3eef4" } as const;

/** One layer of a layered chart. */
export type ChartLayer = Extract<TopLevelSpec, { readonly layer: unknown }>["layer"][number];
/** Position of a mark along x or y. */
type UnitLayer = Extract<ChartLayer, { readonly mark: unknown }>;
export type ChartPosition = NonNullable<NonNullable<UnitLayer["encoding"]>["x"]>;

/** Parts of the frame that differ between charts. */
export interface ChartFrame {
  readonly description: string;
  /** Longest label left of the axis, in characters. */
  readonly labelCharacters: number;
  /** Room above and below the plotting area, in pixels. */
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
  /** "Synthetic data", or null: the mark that every chart of made-up data carries. */
  readonly syntheticTag: string | null;
}

/** Height of the line that holds the mark of synthetic data, in pixels. */
const TAG_LINE = 24;

/**
 * The frame that all charts share: white ground, 15 px text, explicit padding, no accessibility marks of Vega's own
 * (the renderer adds a title and a description instead). Padding is explicit because without a canvas Vega takes each
 * character as 0.8 of the text size, which makes margins far too wide.
 *
 * @param frame  label length in characters and room around the plot in pixels
 * @returns top-level properties of a Vega-Lite spec, and the width that is left for the plot
 * @see https://vega.github.io/vega-lite/docs/config.html
 * @example
 * const { width, ...top } = chartFrame({ description, labelCharacters: 20, top: 30, bottom: 50, right: 20, syntheticTag: null });
 */
export function chartFrame(frame: ChartFrame) {
  const left = Math.min(320, frame.labelCharacters * CHARACTER_WIDTH + 16);
  const top = frame.top + (frame.syntheticTag === null ? 0 : TAG_LINE);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: frame.description,
    width: CHART_WIDTH - left - frame.right,
    autosize: { type: "none" },
    padding: { left, top, right: frame.right, bottom: frame.bottom },
    background: "white",
    config: CHART_CONFIG,
  } as const satisfies Partial<TopLevelSpec>;
}

/**
 * The mark of synthetic data in the upper left corner, so that a chart that is copied keeps it.
 *
 * @param frame  the same frame that the chart was made with
 * @returns one layer, or none where the data is real
 * @example
 * [...syntheticMark(frame), ...layers];
 */
export function syntheticMark({ syntheticTag, top }: Pick<ChartFrame, "syntheticTag" | "top">): ChartLayer[] {
  if (syntheticTag === null) return [];
  return [
    wordLayer(
      syntheticTag,
      { x: { value: 0 }, y: { value: -top - 4 } },
      { align: "left", fontSize: 13, color: CHART_COLOURS.quiet },
    ),
  ];
}

/** Where and how a word is written. */
type WordPosition = { readonly x: ChartPosition; readonly y: NonNullable<NonNullable<UnitLayer["encoding"]>["y"]> };
type WordStyle = {
  readonly align: "left" | "center" | "right";
  readonly dx?: number;
  readonly dy?: number;
  readonly baseline?: "bottom" | "middle";
  readonly fontSize?: number;
  readonly color?: string;
};

/**
 * One word or line of text in a chart, drawn once whatever the data.
 *
 * @param text      the words
 * @param position  place in data values or in pixels
 * @param style     alignment and size
 * @returns a layer with data of its own
 * @example
 * wordLayer("margin", { x: { datum: 1 }, y: { value: 0 } }, { align: "center", dy: -6 });
 */
export function wordLayer(text: string, position: WordPosition, style: WordStyle): ChartLayer {
  return { data: ONCE, mark: { type: "text", baseline: "bottom", ...style, text }, encoding: { ...position } };
}

/** Inline data of one empty row: for rules and words that are drawn once. */
export const ONCE = { values: [{}] };

const CHART_CONFIG: Config = {
  font: "sans-serif",
  mark: { aria: false },
  axis: {
    aria: false,
    labelFontSize: TEXT_SIZE,
    titleFontSize: TEXT_SIZE,
    titleFontWeight: "normal",
    labelColor: CHART_COLOURS.ink,
    titleColor: CHART_COLOURS.ink,
    labelLimit: 0,
    titleLimit: 0,
    labelOverlap: false,
    labelFlush: false,
    domainColor: CHART_COLOURS.quiet,
    tickColor: CHART_COLOURS.quiet,
    gridColor: "#e6e6e6",
  },
  legend: { aria: false, disable: true },
  text: { fontSize: TEXT_SIZE, color: CHART_COLOURS.ink },
  view: { stroke: null },
};

/**
 * Rounds a number for a chart, so that engines which differ in the last digit of a logarithm draw the same bytes.
 *
 * @param value  finite number
 * @returns the number at four significant digits: more than a chart of 720 pixels can show
 * @example
 * chartNumber(0.123456789); // 0.1235
 */
export function chartNumber(value: number): number {
  return Number(value.toPrecision(4));
}
