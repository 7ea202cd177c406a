import { dnorm, lgamma, pchisq, pnorm, qchisq, qnorm } from "lib-r-math.js";
import { ArgumentError } from "../errors.js";
import { devianceTerm, logBinomialTerm, stirlingError } from "./binomial-density.js";
import { logHypergeometricTerm, type Urn } from "./hypergeometric-density.js";
import { logHypergeometricTail } from "./hypergeometric-tails.js";
import { incompleteBeta, type Tails } from "./incomplete-beta.js";
import { increasingRoot } from "./root.js";

/*
 * The only door to distributions. Chi-squared, normal and log-gamma come from a port of R's own library; beta, t, F and
 * binomial from our incomplete beta, because the port is wrong in corners there; hypergeometric from our saddle point,
 * because port and R alike are off by 1e-11 for counts of 1e9.
 */
type ChiSquaredProbability = (
  x: number,
  df: number,
  ncp: number | undefined,
  lowerTail: boolean,
  log: boolean,
) => number;
type NormalProbability = (x: number, mean: number, sd: number, lowerTail: boolean, log: boolean) => number;

const chiSquaredProbability: ChiSquaredProbability = pchisq;
const chiSquaredInverse: ChiSquaredProbability = qchisq;
const normalProbability: NormalProbability = pnorm;
const normalInverse: NormalProbability = qnorm;
const normalHeight: (x: number) => number = dnorm;
const logGammaFunction: (x: number) => number = lgamma;

const LOG_ROOT_PI = 0.5723649429247001;

/**
 * Upper tail of the chi-squared distribution, P(X > x).
 * @param x  0 or more, Infinity allowed
 * @param df  degrees of freedom, greater than 0
 * @throws ArgumentError on NaN, negative x or non-positive df
 * @see R pchisq(x, df, lower.tail = FALSE)
 * @example chiSquaredUpperTail(3.841458820694124, 1) // 0.05
 */
export function chiSquaredUpperTail(x: number, df: number): number {
  requireChiSquared("chiSquaredUpperTail", x, df);
  return chiSquaredProbability(x, df, undefined, false, false);
}

/**
 * Lower tail of the chi-squared distribution, P(X <= x).
 * @param x  0 or more, Infinity allowed
 * @param df  degrees of freedom, greater than 0
 * @throws ArgumentError on NaN, negative x or non-positive df
 * @see R pchisq(x, df)
 * @example chiSquaredLowerTail(3.841458820694124, 1) // 0.95
 */
export function chiSquaredLowerTail(x: number, df: number): number {
  requireChiSquared("chiSquaredLowerTail", x, df);
  return chiSquaredProbability(x, df, undefined, true, false);
}

/**
 * Logarithm of the upper tail of the chi-squared distribution; finite where the tail itself underflows.
 * @param x  0 or more
 * @param df  degrees of freedom, greater than 0
 * @throws ArgumentError on NaN, negative x or non-positive df
 * @see R pchisq(x, df, lower.tail = FALSE, log.p = TRUE)
 * @example logChiSquaredUpperTail(10, 2) // -5
 */
export function logChiSquaredUpperTail(x: number, df: number): number {
  requireChiSquared("logChiSquaredUpperTail", x, df);
  return chiSquaredProbability(x, df, undefined, false, true);
}

/**
 * Natural logarithm of P(X <= x) for the chi-squared distribution: finite where the tail itself underflows.
 * @param x  0 or more
 * @param df  degrees of freedom, greater than 0
 * @throws ArgumentError on NaN, negative x or non-positive df
 * @see R pchisq(x, df, log.p = TRUE)
 * @example logChiSquaredLowerTail(2 * Math.LN2, 2) // -Math.LN2
 */
export function logChiSquaredLowerTail(x: number, df: number): number {
  requireChiSquared("logChiSquaredLowerTail", x, df);
  return chiSquaredProbability(x, df, undefined, true, true);
}

/**
 * The x with P(X > x) = upperTail for the chi-squared distribution, so that small tails keep their digits.
 * @param upperTail  probability in [0, 1]
 * @param df  degrees of freedom, greater than 0
 * @throws ArgumentError outside these ranges
 * @see R qchisq(p, df, lower.tail = FALSE)
 * @example chiSquaredQuantile(0.05, 1) // 3.841458820694124
 */
export function chiSquaredQuantile(upperTail: number, df: number): number {
  requireProbability("chiSquaredQuantile", upperTail);
  requireChiSquared("chiSquaredQuantile", 0, df);
  const x = chiSquaredInverse(upperTail, df, undefined, false, false);
  if (!(x > 1e-290 && Number.isFinite(x))) return x;
  // One Newton step: the library stops at about 1e-11. Far out with a df below 1/3 it stops nowhere near.
  const density = (gammaTerm(df / 2, x / 2) * df) / (2 * x);
  const step = (chiSquaredUpperTail(x, df) - upperTail) / density;
  return Math.abs(step) < 1e-6 * x ? x + step : chiSquaredRoot(Math.log(upperTail), df, x, "upper");
}

/**
 * The x with P(X <= x) = lowerTail for the chi-squared distribution, so that small lower tails keep their digits.
 * @param lowerTail  probability in [0, 1]
 * @param df  degrees of freedom, greater than 0
 * @throws ArgumentError outside these ranges
 * @see R qchisq(p, df)
 * @example chiSquaredLowerQuantile(0.5, 2) // 2 * Math.LN2
 */
export function chiSquaredLowerQuantile(lowerTail: number, df: number): number {
  requireProbability("chiSquaredLowerQuantile", lowerTail);
  if (lowerTail > 0.5) return chiSquaredQuantile(1 - lowerTail, df);
  requireChiSquared("chiSquaredLowerQuantile", 0, df);
  if (lowerTail === 0) return 0;
  // Near 0 the tail is (x / 2)^(df / 2) / Gamma(df / 2 + 1): a start below the root, exact where x vanishes.
  const logX = Math.LN2 + (Math.log(lowerTail) + logGammaFunction(df / 2 + 1)) / (df / 2);
  return logX < -80 ? Math.exp(logX) : chiSquaredRoot(Math.log(lowerTail), df, Math.exp(logX), "lower");
}

/** The x that leaves a tail of this logarithm on one side, by safeguarded Newton steps on the logarithm of x. */
function chiSquaredRoot(logTail: number, df: number, start: number, side: "lower" | "upper"): number {
  const sign = side === "lower" ? 1 : -1;
  const logX = increasingRoot(
    (t) => {
      const x = Math.exp(t);
      const tail = chiSquaredProbability(x, df, undefined, side === "lower", true);
      const slope = Math.exp(Math.log((gammaTerm(df / 2, x / 2) * df) / 2) - tail);
      return { value: sign * (tail - logTail), slope };
    },
    { start: Math.log(start), step: 1 },
  );
  return Math.exp(logX);
}

/**
 * Upper tail of the noncentral chi-squared distribution as a Poisson mixture of central ones.
 * @param x  0 or more
 * @param df  degrees of freedom, greater than 0
 * @param noncentrality  0 or more
 * @throws ArgumentError outside these ranges
 * @see Johnson, Kotz & Balakrishnan 1995, eq. 29.2; agrees with R pchisq(x, df, ncp, lower.tail = FALSE)
 * @example noncentralChiSquaredUpperTail(3.841458820694124, 1, 7.85) // 0.80, the usual power
 */
export function noncentralChiSquaredUpperTail(x: number, df: number, noncentrality: number): number {
  requireChiSquared("noncentralChiSquaredUpperTail", x, df);
  if (!(noncentrality >= 0 && Number.isFinite(noncentrality))) {
    throw new ArgumentError(
      `noncentralChiSquaredUpperTail requires a noncentrality of 0 or more; got ${noncentrality}`,
    );
  }
  const mean = noncentrality / 2;
  // Poisson weights below this start are under 1e-30 of the largest, and meet smaller tails.
  const start = Math.max(0, Math.floor(mean - 12 * Math.sqrt(mean) - 30));
  let weight = mean === 0 ? 1 : Math.exp(start * Math.log(mean) - mean - logGammaFunction(start + 1));
  let tail = chiSquaredUpperTail(x, df + 2 * start);
  let sum = weight * tail;
  for (let j = start + 1; j <= mean || weight > sum * 1e-17; j++) {
    tail += gammaTerm(df / 2 + j - 1, x / 2);
    weight *= mean / j;
    if (weight === 0) break;
    sum += weight * Math.min(1, tail);
  }
  return Math.min(1, sum);
}

/** x^a e^-x / gamma(a + 1): what the upper tail of the gamma distribution gains from shape a to a + 1. */
function gammaTerm(a: number, x: number): number {
  if (x === 0) return 0;
  return Math.exp(-stirlingError(a) - devianceTerm(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/**
 * Lower tail of the standard normal distribution.
 * @param z  any number, infinite allowed
 * @throws ArgumentError on NaN
 * @see R pnorm(z)
 * @example normalLowerTail(0) // 0.5
 */
export function normalLowerTail(z: number): number {
  requireNumber("normalLowerTail", z);
  return normalProbability(z, 0, 1, true, false);
}

/**
 * Upper tail of the standard normal distribution, right down to the smallest double.
 * @param z  any number, infinite allowed
 * @throws ArgumentError on NaN
 * @see R pnorm(z, lower.tail = FALSE)
 * @example normalUpperTail(1.959963984540054) // 0.025
 */
export function normalUpperTail(z: number): number {
  requireNumber("normalUpperTail", z);
  return normalProbability(z, 0, 1, false, false);
}

/**
 * Logarithm of the upper tail of the standard normal distribution.
 * @param z  any number
 * @throws ArgumentError on NaN
 * @see R pnorm(z, lower.tail = FALSE, log.p = TRUE)
 * @example logNormalUpperTail(60) // -1805.013560680567
 */
export function logNormalUpperTail(z: number): number {
  requireNumber("logNormalUpperTail", z);
  return normalProbability(z, 0, 1, false, true);
}

/**
 * Two-sided p-value of a standard normal statistic, 2 P(Z > |z|).
 * @param z  any number
 * @throws ArgumentError on NaN
 * @example twoSidedNormal(1.959963984540054) // 0.05
 */
export function twoSidedNormal(z: number): number {
  return Math.min(1, 2 * normalUpperTail(Math.abs(z)));
}

/**
 * The z with P(Z <= z) = p.
 * @param p  probability in [0, 1]
 * @throws ArgumentError outside that range
 * @see R qnorm(p)
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  requireProbability("normalQuantile", p);
  return normalInverse(p, 0, 1, true, false);
}

/**
 * The positive z that leaves (1 - level) / 2 on either side: the multiplier of a two-sided normal interval.
 * @param level  confidence level, between 0 and 1
 * @throws ArgumentError outside that range
 * @example normalMultiplier(0.95) // 1.959963984540054
 */
export function normalMultiplier(level: number): number {
  requireLevel("normalMultiplier", level);
  return normalInverse((1 - level) / 2, 0, 1, false, false);
}

/**
 * Density of the standard normal distribution.
 * @param z  any number
 * @throws ArgumentError on NaN
 * @see R dnorm(z)
 * @example normalDensity(0) // 0.3989422804014327
 */
export function normalDensity(z: number): number {
  requireNumber("normalDensity", z);
  return normalHeight(z);
}

/**
 * Probability of exactly x white balls among those drawn.
 * @param x  count
 * @param urn  counts of white, black and drawn balls, drawn at most white + black
 * @throws ArgumentError when the urn is impossible
 * @see R dhyper(x, m, n, k)
 * @example hypergeometricDensity(1, { white: 2, black: 2, drawn: 2 }) // 0.6666666666666666
 */
export function hypergeometricDensity(x: number, urn: Urn): number {
  requireUrn("hypergeometricDensity", urn);
  return Math.exp(logHypergeometricTerm(x, urn));
}

/**
 * Logarithm of the probability of exactly x white balls among those drawn.
 * @param x  count
 * @param urn  counts of white, black and drawn balls
 * @throws ArgumentError when the urn is impossible
 * @see R dhyper(x, m, n, k, log = TRUE)
 * @example logHypergeometricDensity(0, { white: 1, black: 1, drawn: 1 }) // Math.log(0.5)
 */
export function logHypergeometricDensity(x: number, urn: Urn): number {
  requireUrn("logHypergeometricDensity", urn);
  return logHypergeometricTerm(x, urn);
}

/**
 * P(X > x) for the number of white balls among those drawn.
 * @param x  count
 * @param urn  counts of white, black and drawn balls
 * @throws ArgumentError when the urn is impossible
 * @see R phyper(x, m, n, k, lower.tail = FALSE)
 * @example hypergeometricUpperTail(0, { white: 1, black: 1, drawn: 1 }) // 0.5
 */
export function hypergeometricUpperTail(x: number, urn: Urn): number {
  requireUrn("hypergeometricUpperTail", urn);
  return Math.exp(logHypergeometricTail(urn, Math.floor(x) + 1, "upper"));
}

/**
 * P(X = k) for a binomial count.
 * @param k  number of events, 0 .. n
 * @param n  number of trials
 * @param p  probability in [0, 1]
 * @throws ArgumentError outside these ranges
 * @see Loader 2000; agrees with R dbinom(k, n, p)
 * @example binomialDensity(1, 2, 0.5) // 0.5
 */
export function binomialDensity(k: number, n: number, p: number): number {
  requireBinomial("binomialDensity", k, n, p);
  return Math.exp(logBinomialTerm(k, n - k, p, 1 - p));
}

/**
 * P(X <= k) for a binomial count.
 * @param k  number of events, 0 .. n
 * @param n  number of trials
 * @param p  probability in [0, 1]
 * @throws ArgumentError outside these ranges
 * @see R pbinom(k, n, p)
 * @example binomialLowerTail(0, 2, 0.5) // 0.25
 */
export function binomialLowerTail(k: number, n: number, p: number): number {
  requireBinomial("binomialLowerTail", k, n, p);
  return k === n ? 1 : incompleteBeta(p, k + 1, n - k).upper;
}

/**
 * P(X >= k) for a binomial count (k itself included).
 * @param k  number of events, 0 .. n
 * @param n  number of trials
 * @param p  probability in [0, 1]
 * @throws ArgumentError outside these ranges
 * @see R pbinom(k - 1, n, p, lower.tail = FALSE)
 * @example binomialUpperTail(2, 2, 0.5) // 0.25
 */
export function binomialUpperTail(k: number, n: number, p: number): number {
  requireBinomial("binomialUpperTail", k, n, p);
  return k === 0 ? 1 : incompleteBeta(p, k, n - k + 1).lower;
}

/**
 * Both tails of the beta distribution and their logarithms.
 * @param x  from 0 to 1
 * @param a  greater than 0
 * @param b  greater than 0
 * @param y  1 - x; give it where it is known more exactly than the subtraction
 * @throws ArgumentError outside these ranges
 * @see R pbeta(x, a, b)
 * @example betaTails(0.5, 2, 2).upper // 0.5
 */
export function betaTails(x: number, a: number, b: number, y = 1 - x): Tails {
  return incompleteBeta(x, a, b, y);
}

/**
 * The x with P(X <= x) = p for the beta distribution, by safeguarded Newton steps on the log tail over the logit of x.
 * @param p  probability in [0, 1]
 * @param a  greater than 0
 * @param b  greater than 0
 * @returns from 0 to 1, to about 1e-14 of itself
 * @throws ArgumentError outside these ranges
 * @see R qbeta(p, a, b)
 * @example betaQuantile(0.5, 2, 2) // 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireProbability("betaQuantile", p);
  if (p === 0 || p === 1) return p;
  return p <= 0.5 ? betaPoint(p, "lower", a, b).x : betaPoint(1 - p, "upper", a, b).x;
}

/**
 * The x with P(X > x) = upperTail for the beta distribution, so that small tails and small x alike keep their digits.
 * @param upperTail  probability in [0, 1]
 * @param a  greater than 0
 * @param b  greater than 0
 * @returns from 0 to 1, to about 1e-14 of itself
 * @throws ArgumentError outside these ranges
 * @see R qbeta(p, a, b, lower.tail = FALSE)
 * @example betaUpperQuantile(0.5, 2, 2) // 0.5
 */
export function betaUpperQuantile(upperTail: number, a: number, b: number): number {
  requireProbability("betaUpperQuantile", upperTail);
  if (upperTail === 0 || upperTail === 1) return 1 - upperTail;
  return upperTail <= 0.5 ? betaPoint(upperTail, "upper", a, b).x : betaPoint(1 - upperTail, "lower", a, b).x;
}

/** The point, with its distance to 1, that leaves `tail` on the given side of it. */
function betaPoint(tail: number, side: "lower" | "upper", a: number, b: number): { x: number; y: number } {
  const sign = side === "lower" ? 1 : -1;
  const target = Math.log(tail);
  const logit = increasingRoot(
    (t) => {
      const { x, y } = inverseLogit(t);
      const { logLower, logUpper } = incompleteBeta(x, a, b, y);
      const logTail = side === "lower" ? logLower : logUpper;
      const logSlope = logBinomialTerm(a, b, x, y) + Math.log(a / (1 + a / b)) - logTail;
      return { value: sign * (logTail - target), slope: Math.exp(logSlope) };
    },
    { start: Math.log(a / b), step: 1 + 1 / Math.sqrt(Math.min(a, b)) },
  );
  return inverseLogit(logit);
}

/**
 * Upper tail of Student's t distribution, P(T > t).
 * @param t  any number
 * @param df  degrees of freedom, greater than 0
 * @throws ArgumentError on NaN or non-positive df
 * @see R pt(t, df, lower.tail = FALSE)
 * @example tUpperTail(1, 1) // 0.25
 */
export function tUpperTail(t: number, df: number): number {
  requireNumber("tUpperTail", t);
  if (t < 0) return 1 - tUpperTail(-t, df);
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return 0;
  return 0.5 * incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square)).lower;
}

/**
 * The t with P(T <= t) = p for Student's t distribution.
 * @param p  probability in [0, 1]
 * @param df  degrees of freedom, greater than 0
 * @throws ArgumentError outside these ranges
 * @see R qt(p, df)
 * @example tQuantile(0.75, 1) // 1
 */
export function tQuantile(p: number, df: number): number {
  requireProbability("tQuantile", p);
  if (p > 0.5) return -tQuantile(1 - p, df);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 0.5) return 0;
  // Where x = df / (df + t^2) is that small, its beta tail is x^a / (a B(a, 1/2)) to the last digit.
  const a = df / 2;
  const logX = (Math.log(2 * p) + Math.log(a) + logGammaFunction(a) + LOG_ROOT_PI - logGammaFunction(a + 0.5)) / a;
  if (logX < -80) return -Math.sqrt(df) * Math.exp(-logX / 2);
  const { x, y } = p <= 0.25 ? betaPoint(2 * p, "lower", a, 0.5) : betaPoint(1 - 2 * p, "upper", a, 0.5);
  return -Math.sqrt((df * y) / x);
}

/**
 * Upper tail of the F distribution, P(F > f).
 * @param f  0 or more
 * @param dfNumerator  greater than 0
 * @param dfDenominator  greater than 0
 * @throws ArgumentError outside these ranges
 * @see R pf(f, df1, df2, lower.tail = FALSE)
 * @example fUpperTail(1, 2, 2) // 0.5
 */
export function fUpperTail(f: number, dfNumerator: number, dfDenominator: number): number {
  if (!(f >= 0)) throw new ArgumentError(`fUpperTail requires f of 0 or more; got ${f}`);
  if (f === Number.POSITIVE_INFINITY) return 0;
  const scaled = dfNumerator * f;
  const total = dfDenominator + scaled;
  return incompleteBeta(dfDenominator / total, dfDenominator / 2, dfNumerator / 2, scaled / total).lower;
}

/**
 * Natural logarithm of the gamma function.
 * @param x  greater than 0
 * @throws ArgumentError otherwise
 * @see R lgamma(x)
 * @example logGamma(5) // Math.log(24)
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new ArgumentError(`logGamma requires a number greater than 0; got ${x}`);
  return logGammaFunction(x);
}

function inverseLogit(t: number): { x: number; y: number } {
  const odds = Math.exp(-Math.abs(t));
  const far = odds / (1 + odds);
  const near = 1 / (1 + odds);
  return t < 0 ? { x: far, y: near } : { x: near, y: far };
}

function requireNumber(name: string, value: number): void {
  if (Number.isNaN(value)) throw new ArgumentError(`${name} requires a number; got NaN`);
}

function requireProbability(name: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new ArgumentError(`${name} requires a probability in [0, 1]; got ${p}`);
}

function requireLevel(name: string, level: number): void {
  if (!(level > 0 && level < 1)) throw new ArgumentError(`${name} requires a level between 0 and 1; got ${level}`);
}

function requireChiSquared(name: string, x: number, df: number): void {
  if (!(x >= 0)) throw new ArgumentError(`${name} requires x of 0 or more; got ${x}`);
  if (!(df > 0 && Number.isFinite(df))) throw new ArgumentError(`${name} requires df greater than 0; got ${df}`);
}

function requireBinomial(name: string, k: number, n: number, p: number): void {
  if (!(Number.isInteger(k) && Number.isInteger(n) && k >= 0 && k <= n)) {
    throw new ArgumentError(`${name} requires integers 0 <= k <= n; got ${k} and ${n}`);
  }
  requireProbability(name, p);
}

function requireUrn(name: string, { white, black, drawn }: Urn): void {
  const whole = [white, black, drawn].every((count) => Number.isInteger(count) && count >= 0);
  if (!whole || drawn > white + black) {
    throw new ArgumentError(
      `${name} requires whole counts and drawn <= white + black; got ${white}, ${black}, ${drawn}`,
    );
  }
}
