import { ArgumentError } from "../errors.js";
import {
  betaTails,
  binomialLowerTail,
  binomialUpperTail,
  chiSquaredLowerTail,
  chiSquaredUpperTail,
  hypergeometricUpperTail,
  logChiSquaredLowerTail,
  logChiSquaredUpperTail,
  logNormalUpperTail,
  normalLowerTail,
  normalUpperTail,
} from "./distributions.js";
import type { Urn } from "./hypergeometric-density.js";
import { logHypergeometricTail } from "./hypergeometric-tails.js";
import type { Tails } from "./incomplete-beta.js";

/*
 * P(X <= x), P(X > x) and the logarithms of both, for every law of this toolkit: a logarithm still says how small a
 * tail is where the tail itself is below the smallest double.
 */

/**
 * Both tails of the standard normal distribution.
 * @param z  any number
 * @throws ArgumentError on NaN
 * @example normalTails(0).upper // 0.5
 */
export function normalTails(z: number): Tails {
  return {
    lower: normalLowerTail(z),
    upper: normalUpperTail(z),
    logLower: logNormalUpperTail(-z),
    logUpper: logNormalUpperTail(z),
  };
}

/**
 * Both tails of the chi-squared distribution.
 * @param x  0 or more
 * @param df  degrees of freedom, greater than 0
 * @throws ArgumentError outside these ranges
 * @example chiSquaredTails(0, 3).lower // 0
 */
export function chiSquaredTails(x: number, df: number): Tails {
  return {
    lower: chiSquaredLowerTail(x, df),
    upper: chiSquaredUpperTail(x, df),
    logLower: logChiSquaredLowerTail(x, df),
    logUpper: logChiSquaredUpperTail(x, df),
  };
}

/**
 * Both tails of Student's t distribution.
 * @param t  any number
 * @param df  degrees of freedom, greater than 0
 * @throws ArgumentError on NaN or non-positive df
 * @see R pt(t, df, log.p = TRUE)
 * @example tTails(1, 1).upper // 0.25
 */
export function tTails(t: number, df: number): Tails {
  if (Number.isNaN(t)) throw new ArgumentError("tTails requires a number; got NaN");
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return certain(t > 0 ? "lower" : "upper");
  const total = df + square;
  const logFar = betaTails(df / total, df / 2, 0.5, square / total).logLower - Math.LN2;
  const small = Math.exp(logFar);
  const tails = { lower: 1 - small, upper: small, logLower: Math.log1p(-small), logUpper: logFar };
  return t < 0 ? swapped(tails) : tails;
}

/**
 * Both tails of the F distribution.
 * @param f  0 or more
 * @param dfNumerator  greater than 0
 * @param dfDenominator  greater than 0
 * @throws ArgumentError outside these ranges
 * @see R pf(f, df1, df2, log.p = TRUE)
 * @example fTails(1, 2, 2).upper // 0.5
 */
export function fTails(f: number, dfNumerator: number, dfDenominator: number): Tails {
  if (!(f >= 0)) throw new ArgumentError(`fTails requires f of 0 or more; got ${f}`);
  if (f === Number.POSITIVE_INFINITY) return certain("lower");
  const scaled = dfNumerator * f;
  const total = dfDenominator + scaled;
  return swapped(betaTails(dfDenominator / total, dfDenominator / 2, dfNumerator / 2, scaled / total));
}

/**
 * P(X <= k) and P(X > k) of the binomial distribution.
 * @param k  integer 0 .. n
 * @param n  number of trials
 * @param p  probability in [0, 1]
 * @throws ArgumentError outside these ranges
 * @see R pbinom(k, n, p, log.p = TRUE)
 * @example binomialTails(0, 1, 0.5).lower // 0.5
 */
export function binomialTails(k: number, n: number, p: number): Tails {
  const lower = binomialLowerTail(k, n, p);
  if (k === n) return certain("lower");
  const { logLower, logUpper } = betaTails(p, k + 1, n - k);
  return { lower, upper: binomialUpperTail(k + 1, n, p), logLower: logUpper, logUpper: logLower };
}

/**
 * P(X <= x) and P(X > x) of the hypergeometric distribution.
 * @param x  any number; the count is an integer
 * @param urn  counts of white, black and drawn balls
 * @throws ArgumentError when the urn cannot be drawn from
 * @see R phyper(x, white, black, drawn, log.p = TRUE)
 * @example hypergeometricTails(0, { white: 2, black: 2, drawn: 2 }).upper // 5/6
 */
export function hypergeometricTails(x: number, urn: Urn): Tails {
  const upper = hypergeometricUpperTail(x, urn);
  const logLower = logHypergeometricTail(urn, Math.floor(x), "lower");
  const logUpper = logHypergeometricTail(urn, Math.floor(x) + 1, "upper");
  return { lower: Math.exp(logLower), upper, logLower, logUpper };
}

function swapped({ lower, upper, logLower, logUpper }: Tails): Tails {
  return { lower: upper, upper: lower, logLower: logUpper, logUpper: logLower };
}

/** Everything lies on one side. */
function certain(side: "lower" | "upper"): Tails {
  const all = { lower: 1, upper: 0, logLower: 0, logUpper: Number.NEGATIVE_INFINITY };
  return side === "lower" ? all : swapped(all);
}
