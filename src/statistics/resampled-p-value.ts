import { ArgumentError } from "../errors.js";
import { clopperPearsonInterval } from "./clopper-pearson-interval.js";
import { binomialLowerTail } from "./distributions.js";
import type { Interval } from "./wilson-interval.js";

/** A p-value from random resamples, with the interval of its Monte Carlo error. */
export interface ResampledPValue {
  readonly method: "resampled";
  readonly pValue: number;
  readonly resamples: number;
  readonly extreme: number;
  /** Clopper-Pearson interval of extreme / resamples. */
  readonly interval: Interval;
}

/**
 * The p-value (b + 1) / (m + 1) of b extreme among m resamples, which is never 0.
 * @param extreme  resamples at least as extreme as the data, 0 .. resamples
 * @param resamples  number fixed beforehand, 1 or more
 * @param options.level  confidence level of the interval, default 0.95
 * @throws ArgumentError outside these ranges
 * @see Phipson & Smyth 2010, "Permutation p-values should never be zero"
 * @example resampledPValue(0, 999).pValue // 0.001
 */
export function resampledPValue(
  extreme: number,
  resamples: number,
  { level = 0.95 }: { readonly level?: number } = {},
): ResampledPValue {
  requireResamples("resampledPValue", extreme, resamples);
  const pValue = (extreme + 1) / (resamples + 1);
  return {
    method: "resampled",
    pValue,
    resamples,
    extreme,
    interval: clopperPearsonInterval(extreme, resamples, { level }),
  };
}

/**
 * Exact p-value of b extreme among m permutations drawn with replacement from a known number of equally likely ones:
 * the mean over i of P(binomial(m, i / arrangements) <= b).
 * @param extreme  0 .. resamples
 * @param resamples  1 or more
 * @param arrangements  number of distinct arrangements, 1 or more; the sum has as many terms
 * @throws ArgumentError outside these ranges, or above 10 million arrangements
 * @see Phipson & Smyth 2010, eq. 2; statmod::permp(method = "exact")
 * @example phipsonSmythPValue(3, 99, 462) // 0.0389
 */
export function phipsonSmythPValue(extreme: number, resamples: number, arrangements: number): number {
  requireResamples("phipsonSmythPValue", extreme, resamples);
  if (!(Number.isInteger(arrangements) && arrangements >= 1 && arrangements <= 1e7)) {
    throw new ArgumentError(`phipsonSmythPValue requires 1 to 10,000,000 arrangements; got ${arrangements}`);
  }
  let sum = 0;
  for (let i = 1; i <= arrangements; i++) sum += binomialLowerTail(extreme, resamples, i / arrangements);
  return sum / arrangements;
}

function requireResamples(caller: string, extreme: number, resamples: number): void {
  const whole = Number.isSafeInteger(extreme) && Number.isSafeInteger(resamples);
  if (!(whole && resamples >= 1 && extreme >= 0 && extreme <= resamples)) {
    throw new ArgumentError(`${caller} requires whole 0 <= extreme <= resamples; got ${extreme} of ${resamples}`);
  }
}
