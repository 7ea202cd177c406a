import type { Plan } from "../../plan/schema.js";
import { type RocBandPoint, rocBand } from "../../statistics/histogram-bootstrap.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
import { streamsFrom } from "../../statistics/random.js";
import { type YieldAtCut, yieldAtCut } from "../../statistics/yield-at-cut.js";
import { estimate, interval, notEstimable } from "../derived.js";
import type { Estimate, NotEstimable } from "../result.js";
import type { ScoreYield } from "./discrimination-result.js";
import { outcomeTotals } from "./outcome-sets.js";

const SHARES = [0.01, 0.05, 0.1, 0.2] as const;
/** Resampling more units than this takes too long, and its interval would hardly differ from the formula's. */
export const MOST_RESAMPLED_UNITS = 20_000;

/**
 * Yield at the planned capacity, as a share of all scored units, and at a few shares beside it.
 * @param histogram  outcomes at each distinct score, or at each class of scores
 * @param scored  number of scored units, of known outcome or not
 * @returns one entry a share, ascending; shares that come to the same number of inspections stand once
 */
export function scoreYields(
  histogram: OutcomeHistogram,
  scored: number,
  plan: Pick<Plan, "score">,
): readonly ScoreYield[] | NotEstimable {
  const { violations, none } = outcomeTotals(histogram);
  if (violations === 0 || none === 0) return notEstimable("one-class-only");
  const units = violations + none;
  const { capacity } = plan.score;
  const planned = capacity === undefined ? [] : [{ share: Math.min(1, capacity / scored), capacity }];
  const shares = [...planned, ...SHARES.map((share) => ({ share, capacity: null }))];
  const cuts = shares.map((cut) => ({
    ...cut,
    inspected: Math.min(units, Math.max(1, Math.round(cut.share * units))),
  }));
  return cuts
    .filter(({ inspected }, place) => cuts.findIndex((other) => other.inspected === inspected) === place)
    .sort((a, b) => a.inspected - b.inspected)
    .flatMap((cut) => {
      const found = yieldAtCut(histogram, cut.inspected, { level: 1 - plan.score.alpha });
      return found.kind === "not-estimable" ? [] : [{ ...cut, ...inWords(found) }];
    });
}

function inWords({ found, tiedAtCut, yield: shareFound, reached, lift }: YieldAtCut) {
  const wilson = ({ value, interval: bounds }: YieldAtCut["yield"]): Estimate =>
    estimate(value, interval(bounds, bounds.level, "wilson"));
  return { found, tiedAtCut, yield: wilson(shareFound), reached: wilson(reached), lift: wilson(lift) };
}

/**
 * Pointwise band around the ROC curve, by resampling.
 * @param histogram  outcomes at each distinct score, or at each class of scores
 */
export function scoreBand(
  histogram: OutcomeHistogram,
  { score, resampling }: Pick<Plan, "score" | "resampling">,
): readonly RocBandPoint[] | NotEstimable {
  const { violations, none } = outcomeTotals(histogram);
  if (violations + none > MOST_RESAMPLED_UNITS) return notEstimable("too-many-units");
  const streams = streamsFrom(resampling.seed);
  const band = rocBand(histogram, { streams, resamples: resampling.bootstrap, level: 1 - score.alpha });
  return band.kind === "not-estimable" ? notEstimable(band.reason) : band.points;
}
