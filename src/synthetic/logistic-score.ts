import { isOverrideMarker } from "../registry/overrides.js";
import { HIGH_SCORE, registerScore } from "../registry/score-registration.js";
import type { SizeClass } from "../registry/size-class.js";
import type { Coefficients } from "./coefficients.js";
import { BRANCHES, type Indicators } from "./indicators.js";

/** Log odds from which on a score is registered as high: 59.5 rounds to 60. */
export const HIGH_LOG_ODDS = Math.log((HIGH_SCORE - 0.5) / (100 - HIGH_SCORE + 0.5));

/**
 * Log odds of every sponsor by the coefficients: the sum of intercept, size class, branch, missing website, missing
 * premises and years of recognition.
 * @param indicators  columns of length n
 * @returns length n
 * @example logOddsOf(drawIndicators(streamsFrom(1).block(0), { sponsors: 20, archived: 20 }), INVENTED_COEFFICIENTS).length // 20
 */
export function logOddsOf(indicators: Indicators, coefficients: Coefficients): Float64Array {
  const branches = BRANCHES.map((branch) => coefficients.branch[branch] ?? 0);
  return indicators.recognisedYears.map(
    (years, i) =>
      coefficients.intercept +
      coefficients.sizeClass[indicators.sizeClasses[i]! as SizeClass] +
      branches[indicators.branchCodes[i]!]! +
      (indicators.website[i] === 1 ? 0 : coefficients.withoutWebsite) +
      (indicators.premises[i] === 1 ? 0 : coefficients.withoutPremises) +
      coefficients.perRecognisedYear * years,
  );
}

/**
 * Score that the model registers for given log odds: 100 / (1 + e^-x) by the rounding rules of the registry, a
 * forbidden 50 moved up. A computed 59 or 99 is moved one point down: in the synthetic data these two always mean an
 * override by hand, which no real list can promise.
 * @param logOdds  any finite number
 * @returns integer 1 .. 98, never 50 or 59
 * @example registeredModelScore(0) // 51
 */
export function registeredModelScore(logOdds: number): number {
  const registration = registerScore(100 / (1 + Math.exp(-logOdds)), { adjust: "up" });
  const score = registration.kind === "registered" ? registration.score : registration.rounded;
  return isOverrideMarker(score) ? score - 1 : score;
}
