import { ArgumentError } from "../errors.js";
import { NO_MAJORITY, type SponsorCompositions } from "./composition.js";
import { HIGH_LOG_ODDS } from "./logistic-score.js";
import { NATIONALITIES } from "./nationalities.js";
import type { PlantedOdds, PlantedRatio } from "./settings.js";

/**
 * Log odds with an effect of a nationality's share planted: + ln(oddsRatio) x share of the sponsor's migrants.
 * @param logOdds  length n
 * @returns a new array of length n
 * @example plantOdds(logOdds, compositions, { group: "IND", oddsRatio: 2 }).length === logOdds.length // true
 */
export function plantOdds(logOdds: Float64Array, compositions: SponsorCompositions, effect: PlantedOdds): Float64Array {
  const code = NATIONALITIES.indexOf(effect.group);
  const slope = Math.log(effect.oddsRatio);
  return logOdds.map((value, i) => value + slope * shareOf(compositions, i, code));
}

/**
 * Log odds with a ratio of flagged shares planted: sponsors with a majority of the group are shifted by the distance
 * between two quantiles of the log odds of all sponsors that have a majority, so that their expected flagged share is
 * the ratio times that of all other sponsors with migrants.
 * @param logOdds  length n
 * @returns a new array of length n
 * @throws ArgumentError when the ratio would need a flagged share of 1 or more, or nobody is flagged
 * @example plantRatio(logOdds, compositions, { group: "IND", ratio: 2 }).length === logOdds.length // true
 */
export function plantRatio(
  logOdds: Float64Array,
  compositions: SponsorCompositions,
  effect: PlantedRatio,
): Float64Array {
  const { offsets, majorityCodes } = compositions;
  const code = NATIONALITIES.indexOf(effect.group);
  const others = logOdds.filter((_, i) => offsets[i + 1]! > offsets[i]! && majorityCodes[i] !== code);
  const wanted = effect.ratio * (others.filter((value) => value >= HIGH_LOG_ODDS).length / others.length);
  if (!(wanted > 0 && wanted < 1)) {
    throw new ArgumentError(`plantRatio requires a ratio that leads to a flagged share below 1; got ${effect.ratio}`);
  }
  const withMajority = logOdds.filter((_, i) => majorityCodes[i] !== NO_MAJORITY).sort();
  const shift = HIGH_LOG_ODDS - upperQuantile(withMajority, wanted);
  return logOdds.map((value, i) => (majorityCodes[i] === code ? value + shift : value));
}

function shareOf({ offsets, groupCodes, memberCounts }: SponsorCompositions, i: number, code: number): number {
  let total = 0;
  let own = 0;
  for (let j = offsets[i]!; j < offsets[i + 1]!; j++) {
    total += memberCounts[j]!;
    if (groupCodes[j] === code) own = memberCounts[j]!;
  }
  return total === 0 ? 0 : own / total;
}

/** Value that the given share of the ascending values lies at or above, interpolated. */
function upperQuantile(ascending: Float64Array, share: number): number {
  const position = (1 - share) * (ascending.length - 1);
  const below = Math.floor(position);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return low + (position - below) * (high - low);
}
