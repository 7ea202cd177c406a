import type { TopLevelSpec } from "vega-lite";
import { curveChart } from "./curve-chart.js";

/** A point of a receiver operating characteristic curve: shares in [0, 1]. */
export interface RocPoint {
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
}

/** Words, the band and the baseline of the chart of the score. */
export interface RocOptions {
  readonly description: string;
  readonly scoreLabel: string;
  readonly chanceLabel: string;
  /** Curve with the area of the baseline, or null where the plan names no baseline but 0.5. */
  readonly baseline: { readonly label: string; readonly points: readonly RocPoint[] } | null;
  /** Pointwise band around the curve, or null. */
  readonly band: {
    readonly label: string;
    readonly points: readonly { readonly falsePositiveRate: number; readonly lower: number; readonly upper: number }[];
  } | null;
  readonly falsePositiveAxis: string;
  readonly truePositiveAxis: string;
  readonly language: "nl" | "en";
  readonly syntheticTag: string | null;
}

/**
 * Chart of the score: violations found against false alarms, from the highest score down. A dashed curve has the area
 * of the baseline, a dotted diagonal is chance, and a band holds the curve at each share of false alarms.
 *
 * @param points   the curve, from (0, 0) to (1, 1)
 * @param options  words, the band, and the baseline's curve
 * @returns Vega-Lite spec with inline data
 * @example
 * rocChart([{ falsePositiveRate: 0, truePositiveRate: 0 }, { falsePositiveRate: 1, truePositiveRate: 1 }], options);
 */
export function rocChart(points: readonly RocPoint[], options: RocOptions): TopLevelSpec {
  const { baseline, band } = options;
  const diagonal = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ];
  return curveChart(
    [
      { style: "score", label: options.scoreLabel, points: points.map(toPoint) },
      ...(baseline === null
        ? []
        : [{ style: "baseline" as const, label: baseline.label, points: baseline.points.map(toPoint) }]),
      { style: "chance", label: options.chanceLabel, points: diagonal },
    ],
    {
      description: options.description,
      xAxis: options.falsePositiveAxis,
      yAxis: options.truePositiveAxis,
      band:
        band === null
          ? null
          : {
              label: band.label,
              points: band.points.map(({ falsePositiveRate, lower, upper }) => ({
                x: falsePositiveRate,
                lower,
                upper,
              })),
            },
      syntheticTag: options.syntheticTag,
    },
  );
}

function toPoint({ falsePositiveRate, truePositiveRate }: RocPoint) {
  return { x: falsePositiveRate, y: truePositiveRate };
}
