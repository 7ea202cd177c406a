import type { TopLevelSpec } from "vega-lite";
import { CHART_COLOURS, chartFrame, chartNumber, syntheticMark, wordLayer } from "./chart-theme.js";
import { percentLabels } from "./share-axis.js";

/** How much of a row is known to be without a violation, unknown, and known to be with one: shares that add up to 1. */
export interface FlagRow {
  readonly label: string;
  readonly none: number;
  readonly unknown: number;
  readonly violation: number;
}

/** Words of the chart of what is known. */
export interface FlagOptions {
  readonly description: string;
  /** Words of the three parts, in the order in which they stand. */
  readonly parts: readonly [none: string, unknown: string, violation: string];
  /** Writes a share. */
  readonly share: (share: number) => string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

const ROW_HEIGHT = 44;
/** A part narrower than this holds no words of its own. */
const NARROW = 0.09;
const FILLS = ["white", CHART_COLOURS.band, CHART_COLOURS.accent] as const;
const INKS = [CHART_COLOURS.ink, CHART_COLOURS.ink, "white"] as const;

/**
 * Chart of what is known: a bar a row in three parts, known without a violation, unknown, known with one. The order, the
 * outline and the words tell the parts apart, also in grey.
 *
 * @param rows     rows from above, shares in [0, 1] that add up to 1
 * @param options  words
 * @returns Vega-Lite spec with inline data
 * @see the "Italian flag" of evidence for, unknown and against: Blockley and Godfrey (2000), Doing it differently
 * @example
 * flagChart([{ label: "all", none: 0.1, unknown: 0.85, violation: 0.05 }], options);
 */
export function flagChart(rows: readonly FlagRow[], options: FlagOptions): TopLevelSpec {
  const shape = {
    description: options.description,
    labelCharacters: Math.max(...rows.map((row) => row.label.length)),
    top: 30,
    bottom: 40,
    right: 30,
    syntheticTag: options.syntheticTag,
  };
  const y = {
    field: "label",
    type: "nominal" as const,
    sort: rows.map((row) => row.label),
    title: null,
    scale: { paddingInner: 0.35, paddingOuter: 0.2 },
    axis: { ticks: false, domain: false, labelPadding: 10 },
  };
  const x = {
    type: "quantitative" as const,
    title: null,
    scale: { domain: [0, 1], nice: false },
    axis: { format: "~%", values: [0, 0.25, 0.5, 0.75, 1], labelExpr: percentLabels(options.language), grid: false },
  };
  const parts = rows.flatMap((row) => partsOf(row, options.share));
  return {
    ...chartFrame(shape),
    height: { step: ROW_HEIGHT },
    layer: [
      ...syntheticMark(shape),
      ...FILLS.map((fill, part) => ({
        data: { values: parts.filter((each) => each.part === part) },
        mark: { type: "bar" as const, fill, stroke: CHART_COLOURS.ink, strokeWidth: 1.5 },
        encoding: { y, x: { ...x, field: "from" }, x2: { field: "to" } },
      })),
      ...INKS.map((color, part) => ({
        data: { values: parts.filter((each) => each.part === part && each.text !== "") },
        mark: { type: "text" as const, color, baseline: "middle" as const },
        encoding: { y, x: { ...x, field: "middle" }, text: { field: "text", type: "nominal" as const } },
      })),
      wordLayer(options.parts.join("  |  "), { x: { value: 0 }, y: { value: 0 } }, { align: "left", dy: -6 }),
    ],
  };
}

function partsOf({ label, none, unknown, violation }: FlagRow, write: (share: number) => string) {
  let from = 0;
  return [none, unknown, violation].map((share, part) => {
    const start = from;
    from += share;
    return {
      label,
      part,
      from: chartNumber(start),
      to: chartNumber(Math.min(1, from)),
      middle: chartNumber(start + share / 2),
      text: share < NARROW ? "" : write(share),
    };
  });
}
