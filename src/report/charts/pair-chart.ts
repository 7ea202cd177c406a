import type { TopLevelSpec } from "vega-lite";
import { CHART_COLOURS, chartFrame, chartNumber, syntheticMark } from "./chart-theme.js";

/** A pair of codes with how strongly they go together, from -1 to 1, and that number as text. */
export interface PairSquare {
  readonly first: string;
  readonly second: string;
  readonly value: number;
  readonly label: string;
}

/** Codes in their order, and words of the chart. */
export interface PairOptions {
  readonly codes: readonly string[];
  readonly description: string;
  readonly syntheticTag: string | null;
}

const ROW_HEIGHT = 30;
/** Ends of the ramp from no relation to a full one, and the strength from which letters are white. */
const RAMP = { from: [0xff, 0xff, 0xff], to: [0x01, 0x68, 0x9b], whiteFrom: 0.6 } as const;

/**
 * Chart of pairs: one square a pair, darker where the two go together more strongly, each with its number. The number
 * carries the meaning and the sign; the shade only helps.
 *
 * @param squares  pairs that are shown; others leave an empty place
 * @param options  codes and words
 * @returns Vega-Lite spec with inline data
 * @example
 * pairChart([{ first: "08", second: "09", value: 0.47, label: "0.47" }], { codes: ["08", "09"], description, syntheticTag: null });
 */
export function pairChart(
  squares: readonly PairSquare[],
  { codes, description, syntheticTag }: PairOptions,
): TopLevelSpec {
  const shape = {
    description,
    labelCharacters: Math.max(...codes.map((code) => code.length)) + 2,
    top: 34,
    bottom: 12,
    right: 16,
    syntheticTag,
  };
  const axis = { ticks: false, domain: false, labelAngle: 0 };
  const y = { field: "second", type: "nominal" as const, sort: codes.slice(1), title: null, axis };
  const x = {
    field: "first",
    type: "nominal" as const,
    sort: codes.slice(0, -1),
    title: null,
    axis: { ...axis, orient: "top" as const },
  };
  const colour = (field: "fill" | "letters") => ({ field, type: "nominal" as const, scale: null });
  const scaled = (axisOf: typeof x | typeof y, domain: readonly string[]) => ({
    ...axisOf,
    scale: { domain: [...domain] },
  });
  const place = { x: scaled(x, codes.slice(0, -1)), y: scaled(y, codes.slice(1)) };
  return {
    ...chartFrame(shape),
    height: { step: ROW_HEIGHT },
    data: { name: "pairs", values: squares.map(squareValue) },
    layer: [
      ...syntheticMark(shape),
      { mark: { type: "rect", stroke: "#e6e6e6" }, encoding: { ...place, color: colour("fill") } },
      {
        mark: { type: "text", baseline: "middle", align: "center", fontSize: 12 },
        encoding: { ...place, text: { field: "label" }, color: colour("letters") },
      },
    ],
  };
}

function squareValue({ first, second, value, label }: PairSquare) {
  const strength = Math.min(1, Math.abs(value) * 1.5);
  const parts = RAMP.from.map((start, i) => Math.round(start + (RAMP.to[i]! - start) * strength));
  return {
    first,
    second,
    value: chartNumber(value),
    label,
    fill: `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`,
    letters: strength >= RAMP.whiteFrom ? "#ffffff" : CHART_COLOURS.ink,
  };
}
