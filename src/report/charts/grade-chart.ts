import type { TopLevelSpec } from "vega-lite";
import { CHART_COLOURS, chartFrame, chartNumber, syntheticMark, wordLayer } from "./chart-theme.js";
import { percentLabels } from "./share-axis.js";

/** A band with the share of each grade, from the least to the most; shares add up to 1. */
export interface GradeBar {
  /** Finished label, band and n. */
  readonly label: string;
  readonly shares: readonly number[];
}

/** Words of the chart of grades. */
export interface GradeOptions {
  readonly description: string;
  /** Which part is which, in words. */
  readonly legend: string;
  readonly axis: string;
  /** A share as it is printed in a part. */
  readonly share: (value: number) => string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const ROW_HEIGHT = 46;
/** A part narrower than this has no room for its share. */
const NARROW = 0.06;
/** Ends of the ramp from the least grade to the most, and the place on it from which letters are white. */
const RAMP = { from: [0xe3, 0xee, 0xf4], to: [0x01, 0x68, 0x9b], whiteFrom: 0.8 } as const;

/**
 * Chart of how grades are spread in each band: one bar a band, cut into the grades in order, each part with its share.
 * The order of the parts and the printed shares carry the meaning; the shade only helps.
 *
 * @param bars     bands from low to high
 * @param options  words
 * @returns Vega-Lite spec with inline data
 * @example
 * gradeChart([{ label: "low (n = 69)", shares: [0.6, 0.4] }], options);
 */
export function gradeChart(bars: readonly GradeBar[], options: GradeOptions): TopLevelSpec {
  const shape = {
    description: options.description,
    labelCharacters: Math.max(...bars.map(({ label }) => label.length)),
    top: 34,
    bottom: 48,
    right: 24,
    syntheticTag: options.syntheticTag,
  };
  const y = {
    field: "label",
    type: "nominal" as const,
    sort: bars.map(({ label }) => label),
    title: null,
    axis: { ticks: false, domain: false, labelPadding: 10 },
  };
  const scale = { domain: [0, 1], nice: false };
  const axis = { format: "~%", values: [0, 0.25, 0.5, 0.75, 1], labelExpr: percentLabels(options.language) };
  const x = { field: "from", type: "quantitative" as const, title: options.axis, scale, axis };
  const colour = (field: "fill" | "letters") => ({ field, type: "nominal" as const, scale: null });
  return {
    ...chartFrame(shape),
    height: { step: ROW_HEIGHT },
    data: { name: "grades", values: bars.flatMap((bar) => partsOf(bar, options)) },
    layer: [
      ...syntheticMark(shape),
      {
        mark: { type: "bar", height: 30, stroke: CHART_COLOURS.quiet, strokeWidth: 1 },
        encoding: { y, x, x2: { field: "to" }, color: colour("fill") },
      },
      {
        mark: { type: "text", align: "center", baseline: "middle" },
        encoding: { y, x: { ...x, field: "middle" }, text: { field: "words" }, color: colour("letters") },
      },
      wordLayer(options.legend, { x: { value: 0 }, y: { value: 0 } }, { align: "left", dy: -8 }),
    ],
  };
}

function partsOf({ label, shares }: GradeBar, { share }: GradeOptions) {
  return shares.map((value, grade) => {
    const from = shares.slice(0, grade).reduce((sum, one) => sum + one, 0);
    const place = shares.length === 1 ? 0 : grade / (shares.length - 1);
    return {
      label,
      from: chartNumber(from),
      to: chartNumber(from + value),
      middle: chartNumber(from + value / 2),
      words: value < NARROW ? "" : share(value),
      fill: shade(place),
      letters: place >= RAMP.whiteFrom ? "#ffffff" : CHART_COLOURS.ink,
    };
  });
}

function shade(place: number): string {
  const parts = RAMP.from.map((start, i) => Math.round(start + (RAMP.to[i]! - start) * place));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
