import type { ContingencyTable } from "./contingency-table.js";
import { normalMultiplier } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type Fourfold, fourfoldStrata } from "./strata-of-tables.js";
import type { Interval } from "./wilson-interval.js";

/** An effect common to all strata. */
export interface CommonEffect {
  readonly kind: "estimate";
  readonly value: number;
  readonly interval: Interval;
}

type Level = { readonly level?: number };

/**
 * Mantel and Haenszel's common odds ratio with the interval of Robins, Breslow and Greenland.
 * @param strata  one 2 x 2 table a stratum
 * @param options.level  confidence level, default 0.95
 * @returns value above 0; not-estimable when it would be 0, infinite or undefined
 * @throws ArgumentError when there is no stratum, one is not 2 x 2, or the level not between 0 and 1
 * @see Robins, Breslow & Greenland 1986, eq. 4; R mantelhaen.test
 * @example mantelHaenszelOddsRatio([contingencyTable([[3, 1], [1, 3]])]) // value 9
 */
export function mantelHaenszelOddsRatio(
  strata: readonly ContingencyTable[],
  { level = 0.95 }: Level = {},
): CommonEffect | NotEstimable<"no-variation"> {
  const multiplier = normalMultiplier(level);
  let agree = 0;
  let differ = 0;
  let agreePart = 0;
  let mixedPart = 0;
  let differPart = 0;
  for (const { a, b, c, d, n } of fourfoldStrata(strata, "mantelHaenszelOddsRatio")) {
    const along = (a * d) / n;
    const across = (b * c) / n;
    const share = (a + d) / n;
    agree += along;
    differ += across;
    agreePart += share * along;
    mixedPart += share * across + (1 - share) * along;
    differPart += (1 - share) * across;
  }
  if (!(agree > 0 && differ > 0)) return notEstimable("no-variation");
  const variance =
    agreePart / (2 * agree * agree) + mixedPart / (2 * agree * differ) + differPart / (2 * differ * differ);
  return onLogScale(agree / differ, variance, multiplier, level);
}

/**
 * Mantel and Haenszel's common ratio of shares (share of the first column in row 1 over that in row 2).
 * @param strata  one 2 x 2 table a stratum
 * @param options.level  confidence level, default 0.95
 * @returns value above 0; not-estimable when it would be 0, infinite or undefined
 * @throws ArgumentError when there is no stratum, one is not 2 x 2, or the level not between 0 and 1
 * @see Greenland & Robins 1985, eq. 13 (variance of the logarithm)
 * @example mantelHaenszelRiskRatio([contingencyTable([[3, 1], [1, 3]])]) // value 3
 */
export function mantelHaenszelRiskRatio(
  strata: readonly ContingencyTable[],
  { level = 0.95 }: Level = {},
): CommonEffect | NotEstimable<"no-variation"> {
  const multiplier = normalMultiplier(level);
  let first = 0;
  let second = 0;
  let spread = 0;
  for (const { a, b, c, d, n } of fourfoldStrata(strata, "mantelHaenszelRiskRatio")) {
    first += (a * (c + d)) / n;
    second += (c * (a + b)) / n;
    spread += ((a + b) * (c + d) * (a + c) - a * c * n) / (n * n);
  }
  // Where everybody has the event the variance is 0, and an interval of no width would claim certainty.
  if (!(first > 0 && second > 0 && spread > 0)) return notEstimable("no-variation");
  return onLogScale(first / second, spread / (first * second), multiplier, level);
}

/**
 * Mantel and Haenszel's common difference of shares, with Sato's variance, valid for few large and many small strata.
 * @param strata  one 2 x 2 table a stratum; strata with an empty row say nothing
 * @param options.level  confidence level, default 0.95
 * @returns value in [-1, 1]; not-estimable when every stratum has an empty row
 * @throws ArgumentError when there is no stratum, one is not 2 x 2, or the level not between 0 and 1
 * @see Sato 1989, "On the variance estimator for the Mantel-Haenszel risk difference"
 * @example mantelHaenszelRiskDifference([contingencyTable([[3, 1], [1, 3]])]) // value 0.5
 */
export function mantelHaenszelRiskDifference(
  strata: readonly ContingencyTable[],
  { level = 0.95 }: Level = {},
): CommonEffect | NotEstimable<"no-variation"> {
  const multiplier = normalMultiplier(level);
  let weight = 0;
  let weighted = 0;
  let slopePart = 0;
  let plainPart = 0;
  for (const stratum of fourfoldStrata(strata, "mantelHaenszelRiskDifference")) {
    const { n1, n2, n, a, c } = rowsOf(stratum);
    weight += (n1 * n2) / n;
    weighted += (a * n2 - c * n1) / n;
    slopePart += (n1 * n1 * c - n2 * n2 * a + (n1 * n2 * (n2 - n1)) / 2) / (n * n);
    plainPart += (a * (n2 - c) + c * (n1 - a)) / (2 * n);
  }
  if (!(weight > 0)) return notEstimable("no-variation");
  const value = weighted / weight;
  const standardError = Math.sqrt(Math.max(0, value * slopePart + plainPart)) / weight;
  if (standardError === 0) return notEstimable("no-variation");
  const margin = multiplier * standardError;
  return { kind: "estimate", value, interval: { lower: value - margin, upper: value + margin, level } };
}

function rowsOf({ a, b, c, d, n }: Fourfold) {
  return { a, c, n, n1: a + b, n2: c + d };
}

function onLogScale(value: number, variance: number, multiplier: number, level: number): CommonEffect {
  const margin = multiplier * Math.sqrt(variance);
  const log = Math.log(value);
  return { kind: "estimate", value, interval: { lower: Math.exp(log - margin), upper: Math.exp(log + margin), level } };
}
