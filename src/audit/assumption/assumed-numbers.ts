import { normalLowerTail, normalMultiplier } from "../../statistics/distributions.js";
import type { ExtremeContrast } from "../../statistics/hidden-contrasts.js";
import type { BoundCounts, RateCounts } from "../../statistics/hidden-error-rates.js";
import { imbensManskiLevel } from "../../statistics/imbens-manski.js";
import { newcombeDifferenceInterval } from "../../statistics/proportion-difference.js";
import { miettinenNurminenRatioInterval } from "../../statistics/proportion-ratio.js";
import { wilsonInterval } from "../../statistics/wilson-interval.js";
import { notEstimable } from "../derived.js";
import type { NotEstimable } from "../result.js";
import type { AssumedValue, ValueBounds } from "./assumption-result.js";

/** Rates of a group and of the others. */
export interface TwoRates {
  readonly first: RateCounts;
  readonly second: RateCounts;
}

/** A contrast of two rates: how it is computed, its interval, and the scale on which its error is measured. */
interface Contrast {
  readonly value: (rates: TwoRates) => number;
  readonly interval: typeof newcombeDifferenceInterval;
  readonly onScale: (value: number) => number;
  readonly error: (rates: TwoRates) => number;
}

const CONTRASTS: Readonly<Record<"difference" | "ratio", Contrast>> = {
  difference: {
    value: ({ first, second }) => shareOf(first) - shareOf(second),
    interval: newcombeDifferenceInterval,
    onScale: (value) => value,
    error: ({ first, second }) => Math.hypot(shareError(first), shareError(second)),
  },
  ratio: {
    value: ({ first, second }) => shareOf(first) / shareOf(second),
    interval: miettinenNurminenRatioInterval,
    onScale: Math.log,
    error: ({ first, second }) => Math.hypot(logError(first), logError(second)),
  },
};

/** A share with Wilson's interval. */
export function assumedShare(counts: RateCounts, level: number): AssumedValue | NotEstimable {
  if (counts.total === 0) return notEstimable("no-outcomes");
  const { lower, upper } = wilsonInterval(counts.events, counts.total, { level });
  return { value: shareOf(counts), lower, upper };
}

/** Bounds of a share: outer ends of Wilson's intervals of both, at Imbens and Manski's level. */
export function boundsOfShare(lowest: BoundCounts, highest: BoundCounts, level: number): ValueBounds | NotEstimable {
  if (lowest.total === 0 || highest.total === 0) return notEstimable("no-outcomes");
  const width = shareOf(highest) - shareOf(lowest);
  const errors = [lowest, highest].map((bound) => bound.spread * shareError(bound));
  const own = imbensManskiLevel(width / Math.max(...errors), level);
  const wilson = (bound: BoundCounts) =>
    wilsonInterval(bound.events, bound.total, { level: widened(own, bound.spread) });
  return {
    lowest: shareOf(lowest),
    highest: shareOf(highest),
    lower: wilson(lowest).lower,
    upper: wilson(highest).upper,
  };
}

/** A difference with Newcombe's interval, or a ratio with that of Miettinen and Nurminen. */
export function assumedContrast(
  rates: TwoRates,
  contrast: "difference" | "ratio",
  level: number,
): AssumedValue | NotEstimable {
  if (rates.first.total === 0 || rates.second.total === 0) return notEstimable("no-outcomes");
  if (contrast === "ratio" && rates.second.events === 0) return notEstimable("zero-reference");
  const { lower, upper } = intervalOf(rates, contrast, level);
  return { value: CONTRASTS[contrast].value(rates), lower, upper: finite(upper) };
}

/** Bounds of a contrast: outer ends of the intervals of both, at Imbens and Manski's level. */
export function boundsOfContrast(
  lowest: ExtremeContrast | null,
  highest: ExtremeContrast | null,
  contrast: "difference" | "ratio",
  level: number,
): ValueBounds | NotEstimable {
  if (lowest === null || highest === null || lowest.value === Number.POSITIVE_INFINITY) {
    return notEstimable(contrast === "ratio" ? "zero-reference" : "no-outcomes");
  }
  const { onScale } = CONTRASTS[contrast];
  // Equal bounds of 0 or of Infinity have no distance on the log scale.
  const width = lowest.value === highest.value ? 0 : onScale(highest.value) - onScale(lowest.value);
  const own = imbensManskiLevel(width / Math.max(...[lowest, highest].map((one) => boundError(one, contrast))), level);
  return {
    lowest: lowest.value,
    highest: finite(highest.value),
    lower: boundInterval(lowest, contrast, own).lower,
    upper: finite(boundInterval(highest, contrast, own).upper),
  };
}

/** Interval of an extreme contrast, as much wider as its rates stray further than ordinary shares. */
export function boundInterval(
  extreme: ExtremeContrast,
  contrast: "difference" | "ratio",
  level: number,
): { readonly lower: number; readonly upper: number } {
  const factor = boundError(extreme, contrast) / CONTRASTS[contrast].error(extreme);
  return intervalOf(extreme, contrast, widened(level, factor));
}

function boundError({ first, second }: ExtremeContrast, contrast: "difference" | "ratio"): number {
  const errorOf = contrast === "difference" ? shareError : logError;
  return Math.hypot(first.spread * errorOf(first), second.spread * errorOf(second));
}

/** Level of an interval that is so many times as wide; beyond 8 errors, 1 - level has no digits left. */
function widened(level: number, factor: number): number {
  return factor === 1 ? level : 1 - 2 * normalLowerTail(-Math.min(8, factor * normalMultiplier(level)));
}

/** Its upper end may be Infinity. */
function intervalOf(
  { first, second }: TwoRates,
  contrast: "difference" | "ratio",
  level: number,
): { readonly lower: number; readonly upper: number } {
  return CONTRASTS[contrast].interval(first.events, first.total, second.events, second.total, { level });
}

function finite(value: number): number | "unbounded" {
  return Number.isFinite(value) ? value : "unbounded";
}

function shareOf({ events, total }: RateCounts): number {
  return events / total;
}

/** Half an event and half a unit without one are added, so that shares of 0 and 1 have an error too. */
function shareError({ events, total }: RateCounts): number {
  const share = (events + 0.5) / (total + 1);
  return Math.sqrt((share * (1 - share)) / total);
}

/** Error of a share's logarithm, with the same half event and half unit; no share has an error of 0. */
function logError({ events, total }: RateCounts): number {
  return Math.sqrt(1 / (events + 0.5) - 1 / (total + 1));
}
