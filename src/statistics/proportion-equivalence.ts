import { ArgumentError } from "../errors.js";
import { normalLowerTail, normalMultiplier, normalUpperTail } from "./distributions.js";
import { requireTwoShares } from "./proportion-difference.js";
import { differenceScore, ratioScore } from "./score-statistic.js";
import type { Interval } from "./wilson-interval.js";

/** Margins between which two shares count as alike. */
export interface EquivalenceMargins {
  readonly lower: number;
  readonly upper: number;
}

/** Two one-sided tests: each margin's statistic and p-value; alike is shown when both, so the larger, are small. */
export interface EquivalenceTest {
  readonly zLower: number;
  readonly zUpper: number;
  /** Of the hypothesis that the true value lies at or below the lower margin. */
  readonly pLower: number;
  /** Of the hypothesis that the true value lies at or above the upper margin. */
  readonly pUpper: number;
  /** The larger of both: the p-value of "not alike". */
  readonly pValue: number;
}

/**
 * Two one-sided score tests that share1 - share2 lies between two margins.
 * @param events1  whole, 0 .. n1
 * @param n1  whole, 1 or more
 * @param events2  whole, 0 .. n2
 * @param n2  whole, 1 or more
 * @param options.lower  lower margin, -1 < lower < upper < 1
 * @throws ArgumentError outside these ranges
 * @see Schuirmann 1987 (two one-sided tests); Farrington & Manning 1990; variance of Miettinen & Nurminen 1985
 * @example differenceEquivalence(480, 5000, 470, 5000, { lower: -0.02, upper: 0.02 }).pValue // 0.00111
 */
export function differenceEquivalence(
  events1: number,
  n1: number,
  events2: number,
  n2: number,
  { lower, upper }: EquivalenceMargins,
): EquivalenceTest {
  requireTwoShares("differenceEquivalence", { events1, n1, events2, n2 });
  if (!(-1 < lower && lower < upper && upper < 1)) {
    throw new ArgumentError(`differenceEquivalence requires -1 < lower < upper < 1; got ${lower} and ${upper}`);
  }
  const counts = { events1, n1, events2, n2 };
  return twoOneSided(differenceScore(counts, lower, true), differenceScore(counts, upper, true));
}

/**
 * Two one-sided score tests that share1 / share2 lies between two margins.
 * @param events1  whole, 0 .. n1
 * @param n1  whole, 1 or more
 * @param events2  whole, 0 .. n2
 * @param n2  whole, 1 or more
 * @param options.lower  lower margin, 0 < lower < upper
 * @throws ArgumentError outside these ranges
 * @see Schuirmann 1987; Farrington & Manning 1990; variance of Miettinen & Nurminen 1985
 * @example ratioEquivalence(480, 5000, 470, 5000, { lower: 0.8, upper: 1.25 }).pValue // 0.00052
 */
export function ratioEquivalence(
  events1: number,
  n1: number,
  events2: number,
  n2: number,
  { lower, upper }: EquivalenceMargins,
): EquivalenceTest {
  requireTwoShares("ratioEquivalence", { events1, n1, events2, n2 });
  if (!(0 < lower && lower < upper && Number.isFinite(upper))) {
    throw new ArgumentError(`ratioEquivalence requires 0 < lower < upper; got ${lower} and ${upper}`);
  }
  const counts = { events1, n1, events2, n2 };
  return twoOneSided(ratioScore(counts, lower, true), ratioScore(counts, upper, true));
}

/**
 * Two one-sided normal tests from an estimate and its standard error, with the interval of level 1 - 2 alpha.
 * @param estimate  finite
 * @param standardError  greater than 0
 * @param options.lower  lower margin, below the upper one
 * @param options.alpha  level of each test, default 0.05
 * @returns the tests and the interval; alike is shown at alpha exactly when the interval lies between the margins
 * @throws ArgumentError outside these ranges
 * @see Schuirmann 1987
 * @example normalEquivalence(0.0123, 0.0081, { lower: -0.03, upper: 0.03 }).pValue // 0.0144
 */
export function normalEquivalence(
  estimate: number,
  standardError: number,
  { lower, upper, alpha = 0.05 }: EquivalenceMargins & { readonly alpha?: number },
): EquivalenceTest & { readonly interval: Interval } {
  if (!Number.isFinite(estimate) || !(standardError > 0 && Number.isFinite(standardError))) {
    throw new ArgumentError(
      `normalEquivalence requires a finite estimate and a standard error above 0; got ${estimate} and ${standardError}`,
    );
  }
  if (!(lower < upper)) throw new ArgumentError(`normalEquivalence requires lower < upper; got ${lower} and ${upper}`);
  if (!(alpha > 0 && alpha < 0.5)) {
    throw new ArgumentError(`normalEquivalence requires alpha between 0 and 0.5; got ${alpha}`);
  }
  const level = 1 - 2 * alpha;
  const margin = normalMultiplier(level) * standardError;
  return {
    ...twoOneSided((estimate - lower) / standardError, (estimate - upper) / standardError),
    interval: { lower: estimate - margin, upper: estimate + margin, level },
  };
}

function twoOneSided(zLower: number, zUpper: number): EquivalenceTest {
  const pLower = normalUpperTail(zLower);
  const pUpper = normalLowerTail(zUpper);
  return { zLower, zUpper, pLower, pUpper, pValue: Math.max(pLower, pUpper) };
}
