import { ArgumentError } from "../errors.js";
import { normalMultiplier } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type OutcomeHistogram, requireHistogram } from "./placements.js";

/** Units of neighbouring predictions together. */
export interface CalibrationBin {
  /** Rows from `first` up to `end` (exclusive). */
  readonly first: number;
  readonly end: number;
  readonly units: number;
  readonly violations: number;
  readonly meanPredicted: number;
}

/** Mean squared distance of predictions from outcomes, and its parts over bins of predictions. */
export interface BrierScore {
  readonly kind: "estimate";
  readonly score: number;
  readonly interval: { readonly lower: number; readonly upper: number } | NotEstimable<"too-few-effective-units">;
  /** Distance of predicted from observed shares, per bin: 0 is best. */
  readonly reliability: number;
  /** Spread of the observed shares over bins: more is better. */
  readonly resolution: number;
  /** Variance of the outcomes themselves, whatever is predicted. */
  readonly uncertainty: number;
  /** What spread of predictions inside bins adds: score = reliability - resolution + uncertainty + this. */
  readonly withinBins: number;
  /** Mean absolute distance of predicted from observed shares over bins (expected calibration error). */
  readonly calibrationError: number;
  readonly bins: readonly CalibrationBin[];
}

/**
 * Bins of neighbouring rows with about as many units in each; equal predictions are never parted.
 * @param predicted  ascending, length k
 * @param histogram  units with and without a violation at each row, whole, length k
 * @param most  most bins, 1 or more
 * @returns bins in order, each with half its share (units / most) of units or more; small ones are joined
 * @example calibrationBins(Float64Array.of(0.1, 0.9), { violations: Float64Array.of(0, 1), none: Float64Array.of(1, 0) }, 2).length // 2
 */
export function calibrationBins(
  predicted: Float64Array,
  { violations, none }: OutcomeHistogram,
  most: number,
): readonly CalibrationBin[] {
  const units = violations.reduce((sum, count, row) => sum + count + none[row]!, 0);
  const share = units / most;
  const bins: { first: number; end: number; units: number; violations: number; predicted: number }[] = [];
  let open = true;
  let [counted, full] = [0, 0];
  for (let row = 0; row < predicted.length; row++) {
    const n = violations[row]! + none[row]!;
    if (n === 0) continue;
    if (open) bins.push({ first: row, end: row, units: 0, violations: 0, predicted: 0 });
    const bin = bins.at(-1)!;
    bin.end = row + 1;
    bin.units += n;
    bin.violations += violations[row]!;
    bin.predicted += n * predicted[row]!;
    counted += n;
    open = counted >= (full + 1) * share && bin.units >= share / 2;
    if (open) full = Math.floor(counted / share);
  }
  const [before, last] = [bins.at(-2), bins.at(-1)];
  if (before !== undefined && last !== undefined && last.units < share / 2) {
    bins.splice(-2, 2, {
      first: before.first,
      end: last.end,
      units: before.units + last.units,
      violations: before.violations + last.violations,
      predicted: before.predicted + last.predicted,
    });
  }
  return bins.map(({ predicted: sum, ...bin }) => ({ ...bin, meanPredicted: sum / bin.units }));
}

/** Parts of a Brier score over bins, and the expected calibration error. */
export type BrierParts = Pick<
  BrierScore,
  "reliability" | "resolution" | "uncertainty" | "withinBins" | "calibrationError"
>;

/**
 * Murphy's parts of a Brier score over given bins, what the bins leave out, and the expected calibration error.
 * @param bins  units, violations and mean prediction of each; one unit at least in each
 * @param score  Brier score over the same units
 * @see Murphy 1973; Stephenson, Coelho & Jolliffe 2008
 * @example brierParts([{ first: 0, end: 1, units: 4, violations: 1, meanPredicted: 0.25 }], 0.1875).reliability // 0
 */
export function brierParts(bins: readonly CalibrationBin[], score: number): BrierParts {
  const sum = (of: (bin: CalibrationBin) => number) => bins.reduce((total, bin) => total + of(bin), 0);
  const units = sum((bin) => bin.units);
  const share = sum((bin) => bin.violations) / units;
  const over = (term: (bin: CalibrationBin, observed: number) => number) =>
    sum((bin) => (bin.units / units) * term(bin, bin.violations / bin.units));
  const reliability = over((bin, observed) => (bin.meanPredicted - observed) ** 2);
  const resolution = over((_, observed) => (observed - share) ** 2);
  const uncertainty = share * (1 - share);
  return {
    reliability,
    resolution,
    uncertainty,
    withinBins: score - (reliability - resolution + uncertainty),
    calibrationError: over((bin, observed) => Math.abs(bin.meanPredicted - observed)),
  };
}

/**
 * Brier score with Murphy's parts over bins, the part within bins, and the expected calibration error.
 * @param predicted  probabilities in [0, 1], ascending, length k
 * @param histogram  units with and without a violation at each row, whole, length k
 * @param options.bins  most bins, default 10; options.level  of the normal interval of the score, default 0.95
 * @returns score = reliability - resolution + uncertainty + withinBins; not-estimable without units
 * @throws ArgumentError on unequal lengths, predictions outside [0, 1] or not ascending, or counts that are not whole
 * @see Brier 1950; Murphy 1973; Stephenson, Coelho & Jolliffe 2008 (parts within bins); Naeini et al. 2015
 * @example brierScore(Float64Array.of(0, 1), { violations: Float64Array.of(0, 1), none: Float64Array.of(1, 0) }).score // 0
 */
export function brierScore(
  predicted: Float64Array,
  histogram: OutcomeHistogram,
  { bins: most = 10, level = 0.95 }: { readonly bins?: number; readonly level?: number } = {},
): BrierScore | NotEstimable<"no-outcomes"> {
  requireHistogram(histogram);
  const wrong = predicted.findIndex((p, row) => !(p >= 0 && p <= 1 && (row === 0 || p >= predicted[row - 1]!)));
  if (predicted.length !== histogram.none.length || wrong >= 0) {
    throw new ArgumentError(
      `brierScore requires ${histogram.none.length} ascending predictions in [0, 1]; got ${predicted.length}, or one outside`,
    );
  }
  const { violations, none } = histogram;
  let [units, squares, fourths] = [0, 0, 0];
  predicted.forEach((p, row) => {
    const [missed, alarmed] = [(1 - p) ** 2, p ** 2];
    units += violations[row]! + none[row]!;
    squares += violations[row]! * missed + none[row]! * alarmed;
    fourths += violations[row]! * missed ** 2 + none[row]! * alarmed ** 2;
  });
  if (units === 0) return notEstimable("no-outcomes");
  const score = squares / units;
  const bins = calibrationBins(predicted, histogram, most);
  const error = Math.sqrt(Math.max(0, fourths / units - score ** 2) / (units - 1));
  const half = normalMultiplier(level) * error;
  return {
    kind: "estimate",
    score,
    interval:
      units < 2
        ? notEstimable("too-few-effective-units")
        : { lower: Math.max(0, score - half), upper: Math.min(1, score + half) },
    ...brierParts(bins, score),
    bins,
  };
}
