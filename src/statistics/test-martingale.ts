import { ArgumentError } from "../errors.js";
import type { ConditionalNull } from "./conditional-null.js";

/** One count of a series with its law when there is no difference. */
export interface NullObservation {
  readonly flagged: number;
  readonly law: ConditionalNull;
}

/** The wealth of a bettor against "no difference" after each look, and the p-value that may be read at any moment. */
export interface TestMartingale {
  /** Starts from 1; its expectation without a difference is 1 at every look. */
  readonly eValues: readonly number[];
  /** 1 / the largest wealth so far, at most 1: below alpha with probability alpha at most, over all looks ever. */
  readonly pValues: readonly number[];
}

/**
 * Anytime-valid test of a series of groups flagged like the others: the wealth is the mean, over bets on an odds ratio,
 * of the products of likelihood ratios in the conditional law of each look.
 * @param looks  counts in time order; each of units that no other look counts
 * @param oddsRatios  odds ratios that equal parts of the first wealth are put on; positive, at least one
 * @returns one value a look
 * @throws ArgumentError without an odds ratio, or when one is not positive
 * @see Ville 1939; Turner, Ly & Grunwald 2024 (2 x 2 tables); Ramdas et al. 2023, section 3 (mixtures of martingales)
 * @example testMartingale([], [2, 0.5]).eValues // []
 */
export function testMartingale(looks: readonly NullObservation[], oddsRatios: readonly number[]): TestMartingale {
  const wrong = oddsRatios.find((ratio) => !(ratio > 0 && Number.isFinite(ratio)));
  if (wrong !== undefined || oddsRatios.length === 0) {
    throw new ArgumentError(`testMartingale requires one positive odds ratio or more; got ${wrong ?? "none"}`);
  }
  const wealth = new Float64Array(oddsRatios.length);
  let largest = 1;
  const eValues: number[] = [];
  const pValues: number[] = [];
  for (const look of looks) {
    for (const [bet, ratio] of oddsRatios.entries()) wealth[bet]! += logGain(look, Math.log(ratio));
    const value = Math.exp(logSum(wealth) - Math.log(oddsRatios.length));
    largest = Math.max(largest, value);
    eValues.push(value);
    pValues.push(1 / largest);
  }
  return { eValues, pValues };
}

/** log of psi^x / E psi^X, where X has the law without a difference. */
function logGain({ flagged, law }: NullObservation, logRatio: number): number {
  const { lowest, probabilities } = law;
  const powers = probabilities.map((probability, i) => Math.log(probability) + (lowest + i) * logRatio);
  return flagged * logRatio - logSum(powers);
}

function logSum(logs: Float64Array): number {
  const peak = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  return peak + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - peak), 0));
}
