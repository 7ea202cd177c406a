import type { ReliabilityCurve } from "../audit/calibration/calibration-result.js";
import { estimate, interval } from "../audit/derived.js";
import type { CountTable, Estimate } from "../audit/result.js";
import { type BrierParts, brierParts, calibrationBins } from "../statistics/brier-score.js";
import { wilsonInterval } from "../statistics/wilson-interval.js";

/** One point of a reliability curve: neighbouring published score classes together. */
export interface ReliabilityPoint {
  /** Lowest score of the bin. */
  readonly from: number;
  readonly meanScore: number;
  readonly units: number;
  readonly observed: Estimate;
}

/** A reliability curve as it may be written; the parts of the Brier score are over its points, or null. */
export interface ReliabilityResult {
  readonly points: readonly ReliabilityPoint[];
  readonly parts: BrierParts | null;
}

const MOST_POINTS = 10;
const LOWER_END = /^from /;

/**
 * Points of a reliability curve from the published rows of the score classes, so that they say nothing beyond them but
 * the mean score of each: at most ten bins with about as many units.
 * @param curve  mean score of each class before classes are merged
 * @param classes  the same classes with their counts
 * @param published  levels of the published rows, each named after its lowest class, with their counts
 * @returns points from the lowest score to the highest, none without published rows; and the parts of the Brier score
 * over them, where the score is a probability
 * @example reliabilityPoints(curve, table, { levels: ["from 0"], counts: [40, 60] }).points // one, observed 0.4
 */
export function reliabilityPoints(
  { meanScores, level, probability }: ReliabilityCurve,
  classes: CountTable,
  published: { readonly levels: readonly string[]; readonly counts: readonly number[] },
): ReliabilityResult {
  const names = classes.keys[0]!.levels;
  const starts = published.levels.map((name) => names.indexOf(name));
  const means = starts.map((start, row) =>
    meanOf(meanScores, classes.counts, [start, starts[row + 1] ?? names.length]),
  );
  const column = (place: 0 | 1) => Float64Array.from(starts, (_, row) => published.counts[2 * row + place]!);
  const bins = calibrationBins(Float64Array.from(means), { violations: column(0), none: column(1) }, MOST_POINTS);
  const points = bins.map(({ first, units, violations, meanPredicted }) => ({
    from: Number(published.levels[first]!.replace(LOWER_END, "")),
    meanScore: meanPredicted,
    units,
    observed: estimate(violations / units, interval(wilsonInterval(violations, units, { level }), level, "wilson")),
  }));
  if (probability === null || bins.length === 0) return { points, parts: null };
  const { zero, one, brier } = probability;
  const scaled = bins.map((bin) => ({ ...bin, meanPredicted: (bin.meanPredicted - zero) / (one - zero) }));
  return { points, parts: brierParts(scaled, brier) };
}

/** Mean score of the units of some classes. */
function meanOf(means: readonly number[], counts: readonly number[], [start, end]: readonly [number, number]): number {
  let [sum, units] = [0, 0];
  for (let row = start; row < end; row++) {
    const here = counts[2 * row]! + counts[2 * row + 1]!;
    sum += here * means[row]!;
    units += here;
  }
  return sum / units;
}
