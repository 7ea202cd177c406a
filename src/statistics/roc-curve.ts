import { ArgumentError } from "../errors.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type OutcomeHistogram, requireHistogram } from "./placements.js";

/** One point of a ROC curve: the shares of cases and of controls that score at or above the threshold. */
export interface RocPoint {
  /** "none" at the start, where no unit reaches it. */
  readonly threshold: number | "none";
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
}

export type RocCurve =
  | { readonly kind: "estimate"; readonly points: readonly RocPoint[] }
  | NotEstimable<"one-class-only">;

/**
 * Points of the empirical ROC curve from (0, 0) to (1, 1), one for each distinct score.
 * @param scores  distinct scores, ascending, length k
 * @param histogram  violations and none at each of them, integers of 0 or more
 * @returns k + 1 points with both rates never falling; straight lines between them stand for ties
 * @throws ArgumentError on unequal lengths, scores that do not rise, or counts that are not whole numbers of 0 or more
 * @see Fawcett 2006, algorithm 1
 * @example rocCurve([1, 2], { violations: Float64Array.of(0, 1), none: Float64Array.of(1, 0) }).points.length // 3
 */
export function rocCurve(scores: ArrayLike<number>, histogram: OutcomeHistogram): RocCurve {
  requireHistogram(histogram);
  const { violations, none } = histogram;
  requireRising(scores, violations.length);
  const cases = violations.reduce((sum, count) => sum + count, 0);
  const controls = none.reduce((sum, count) => sum + count, 0);
  if (cases === 0 || controls === 0) return notEstimable("one-class-only");
  const points: RocPoint[] = [{ threshold: "none", falsePositiveRate: 0, truePositiveRate: 0 }];
  let casesAbove = 0;
  let controlsAbove = 0;
  for (let k = scores.length - 1; k >= 0; k--) {
    casesAbove += violations[k]!;
    controlsAbove += none[k]!;
    points.push({
      threshold: scores[k]!,
      falsePositiveRate: controlsAbove / controls,
      truePositiveRate: casesAbove / cases,
    });
  }
  return { kind: "estimate", points };
}

/**
 * Area under part of a ROC curve, between two false-positive rates.
 * @param points  of rocCurve, from (0, 0) to (1, 1)
 * @param range.from, range.to  false-positive rates, 0 <= from < to <= 1
 * @returns `area` in [0, to - from]; `standardised` is 0.5 where the curve follows the diagonal and 1 where it is perfect
 * @throws ArgumentError on another range
 * @see McClish 1989; pROC `auc(partial.auc.correct = TRUE)`
 * @example
 * partialAuc(rocCurve([1], { violations: Float64Array.of(1), none: Float64Array.of(1) }).points, { from: 0, to: 1 }) // area 0.5
 */
export function partialAuc(
  points: readonly RocPoint[],
  { from, to }: { readonly from: number; readonly to: number },
): { readonly area: number; readonly standardised: number } {
  if (!(from >= 0 && from < to && to <= 1)) {
    throw new ArgumentError(`partialAuc requires 0 <= from < to <= 1; got ${from} and ${to}`);
  }
  let area = 0;
  for (let i = 1; i < points.length; i++) area += areaOfSegment(points[i - 1]!, points[i]!, from, to);
  const byChance = (to * to - from * from) / 2;
  return { area, standardised: (1 + (area - byChance) / (to - from - byChance)) / 2 };
}

function areaOfSegment(start: RocPoint, end: RocPoint, from: number, to: number): number {
  const left = Math.max(start.falsePositiveRate, from);
  const right = Math.min(end.falsePositiveRate, to);
  if (right <= left) return 0;
  const slope = (end.truePositiveRate - start.truePositiveRate) / (end.falsePositiveRate - start.falsePositiveRate);
  const heightAt = (rate: number): number => start.truePositiveRate + slope * (rate - start.falsePositiveRate);
  return ((heightAt(left) + heightAt(right)) / 2) * (right - left);
}

function requireRising(scores: ArrayLike<number>, length: number): void {
  if (scores.length !== length) {
    throw new ArgumentError(`rocCurve requires one count for each score; got ${length} for ${scores.length}`);
  }
  for (let k = 0; k < scores.length; k++) {
    if (!Number.isFinite(scores[k]) || (k > 0 && scores[k]! <= scores[k - 1]!)) {
      throw new ArgumentError(`rocCurve requires finite scores that rise; got ${scores[k]} at ${k}`);
    }
  }
}
