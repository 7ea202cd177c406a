import { binomialRange } from "../../statistics/binomial-range.js";
import { rankCutInterval, rankCutLaw } from "../../statistics/rank-cut-law.js";
import { notEstimable } from "../derived.js";
import { bandAt, type ScoreUnits, unitsBetween } from "./score-units.js";
import type { FixedBands, RankedBands } from "./stability-result.js";

/**
 * Share of units in each band of fixed thresholds, with the exact percentile interval of its bootstrap: the number of n
 * draws with replacement that fall in a band is binomial.
 */
export function fixedBands(
  units: ScoreUnits,
  { order, thresholds }: { readonly order: readonly string[]; readonly thresholds: readonly number[] },
  level: number,
): FixedBands {
  const bands = order.map((band, index) => {
    const from = thresholds[index - 1] ?? Number.NEGATIVE_INFINITY;
    const count = unitsBetween(units, from, thresholds[index] ?? Number.POSITIVE_INFINITY);
    if (units.total === 0) return { band, units: 0, share: notEstimable("no-members") };
    const value = count / units.total;
    if (count === 0 || count === units.total) return { band, units: count, share: notEstimable("no-variation") };
    const { lower, upper } = binomialRange(units.total, value, level);
    const share = { kind: "estimate", value, lower: lower / units.total, upper: upper / units.total } as const;
    return { band, units: count, share };
  });
  return { kind: "thresholds", bands };
}

/**
 * Bands by ranks: where each cut lies in other draws of as many units, by the exact law of the bootstrap, and how many
 * units would then stand in another band.
 */
export function rankedBands(
  units: ScoreUnits,
  { order, shares }: { readonly order: readonly string[]; readonly shares: readonly number[] },
  level: number,
): RankedBands {
  const { scores, counts, total } = units;
  const laws = rankTops(shares, total).map((top) => rankCutLaw(scores, counts, top));
  const cuts = laws.map((law, index) => {
    const { lower, upper } = rankCutInterval(scores, law, level);
    return {
      lowerBand: order[index]!,
      higherBand: order[index + 1]!,
      cut: law.cut,
      lower,
      upper,
      near: scores.reduce((sum, score, i) => (score >= lower && score <= upper ? sum + counts[i]! : sum), 0),
    };
  });
  const thresholds = cuts.map(({ cut }) => cut);
  const expectedChanges = scores.reduce((sum, score, i) => {
    const band = bandAt(score, thresholds);
    // The cut below may come to lie above the score, or the one above at or below it; never both.
    const falls = band === 0 ? 0 : 1 - laws[band - 1]!.atMost[i]!;
    const rises = band === laws.length ? 0 : laws[band]!.atMost[i]!;
    return sum + counts[i]! * (falls + rises);
  }, 0);
  return { kind: "ranks", cuts, expectedChanges };
}

/** Units at or above each cut: the shares of the bands above it, rounded, at least one and falling. */
export function rankTops(shares: readonly number[], total: number): readonly number[] {
  return shares.slice(1).map((_, index) => {
    const above = shares.slice(index + 1).reduce((sum, share) => sum + share, 0);
    return Math.min(total, Math.max(1, Math.round(above * total)));
  });
}
