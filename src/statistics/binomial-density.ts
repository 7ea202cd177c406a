import { exactProduct } from "./exact-product.js";

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Coefficients of the Stirling series, B_2k / (2k (2k - 1)). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/**
 * Error of Stirling's formula: log gamma(n + 1) - (n + 1/2) log n + n - log(2 pi) / 2.
 * Below 16 the recurrence s(n) = s(n + 1) + (n + 1/2) log(1 + 1/n) - 1 carries the argument into the series.
 * @param n  greater than 0
 * @returns positive, about 1 / (12 n), to 1e-15
 * @see Loader 2000, "Fast and accurate computation of binomial probabilities", eq. 4
 * @example stirlingError(1) // 0.08106146679532726
 */
export function stirlingError(n: number): number {
  let shifted = n;
  let sum = 0;
  while (shifted < 16) {
    sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
    shifted++;
  }
  const inverseSquare = 1 / (shifted * shifted);
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series * inverseSquare + STIRLING[k]!;
  return sum + series / shifted;
}

/**
 * Deviance term x log(x / mean) + mean - x, without cancellation, from the difference x - mean.
 * @param x  greater than 0
 * @param mean  greater than 0
 * @param difference  x - mean, computed more exactly than the subtraction would
 * @returns 0 or more
 * @see Loader 2000, section 3; series of artanh in v = (mean - x) / (mean + x)
 * @example devianceTerm(3, 3, 0) // 0
 */
export function devianceTerm(x: number, mean: number, difference = x - mean): number {
  const v = -difference / (mean + x);
  if (Math.abs(v) >= 0.5) {
    const u = -difference / x;
    return Number.isFinite(u) ? x * (u - (x < mean ? Math.log1p(u) : Math.log(mean / x))) : mean;
  }
  const square = v * v;
  let power = square;
  let sum = 1 / 3;
  for (let odd = 5; power > 1e-18; odd += 2) {
    sum += power / odd;
    power *= square;
  }
  return 2 * x * (square / (1 - v) - v * square * sum);
}

/**
 * a - (a + b) x with x + y = 1, from whichever of x and y is the smaller and therefore the more exact.
 * @param a  0 or more
 * @param b  0 or more
 * @param x  probability
 * @param y  1 - x
 */
export function differenceFromMean(a: number, b: number, x: number, y: number): number {
  if (x > y) return -differenceFromMean(b, a, y, x);
  const { product, error } = exactProduct(a + b, x);
  return a - product - error;
}

/**
 * Logarithm of gamma(a + b + 1) / (gamma(a + 1) gamma(b + 1)) x^a y^b for real a and b, by the saddle point: relative
 * error of the density near 1e-13 however far out in the tail.
 * @param a  0 or more
 * @param b  0 or more
 * @param x  from 0 to 1
 * @param y  1 - x
 * @returns log density, -Infinity where the density is 0
 * @see Loader 2000, eq. 3 and 5
 * @example Math.exp(logBinomialTerm(1, 1, 0.5, 0.5)) // 0.5
 */
export function logBinomialTerm(a: number, b: number, x: number, y: number): number {
  if (x === 0) return a === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (y === 0) return b === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (a === 0) return b * (x < y ? Math.log1p(-x) : Math.log(y));
  if (b === 0) return a * (y < x ? Math.log1p(-y) : Math.log(x));
  const n = a + b;
  const difference = differenceFromMean(a, b, x, y);
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const deviance = devianceTerm(a, n * x, difference) + devianceTerm(b, n * y, -difference);
  return errors - deviance - HALF_LOG_TWO_PI + 0.5 * (Math.log(n / a) - Math.log(b));
}
