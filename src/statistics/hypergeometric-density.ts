import { devianceTerm, stirlingError } from "./binomial-density.js";
import { differenceOfProducts } from "./exact-product.js";

/** An urn: `white` and `black` balls, of which `drawn` are taken without replacement. */
export interface Urn {
  readonly white: number;
  readonly black: number;
  readonly drawn: number;
}

const LOG_TWO_PI = 1.8378770664093453;

/** Stirling errors of small counts, which come up most and cost most. */
const SMALL_ERRORS = Float64Array.from({ length: 64 }, (_, n) => (n === 0 ? 0 : stirlingError(n)));

/**
 * Logarithm of the probability of x white balls among those drawn, by the saddle point: the deviance of the 2 x 2 table
 * from its expected counts, with differences free of cancellation, and Stirling's formula for each count and margin.
 * R's way over three binomial densities rounds the expected counts, and is off by 1e-11 for counts of 1e9.
 * @param x  integer
 * @param urn  whole counts, drawn at most white + black
 * @returns log probability, within about 1e-13 of itself; -Infinity outside the support
 * @see Loader 2000, eq. 3 and 5, for the binomial form
 * @example Math.exp(logHypergeometricTerm(1, { white: 2, black: 2, drawn: 2 })) // 2/3
 */
export function logHypergeometricTerm(x: number, { white, black, drawn }: Urn): number {
  const total = white + black;
  const left = total - drawn;
  const whiteLeft = white - x;
  const blackDrawn = drawn - x;
  const blackLeft = black - blackDrawn;
  if (!(Number.isInteger(x) && x >= 0 && whiteLeft >= 0 && blackDrawn >= 0 && blackLeft >= 0)) {
    return Number.NEGATIVE_INFINITY;
  }
  if (white === 0 || black === 0 || drawn === 0 || left === 0) return 0;
  const difference = differenceOfProducts(x, total, white, drawn) / total;
  const deviance =
    devianceTerm(x, white * (drawn / total), difference) +
    devianceTerm(whiteLeft, white * (left / total), -difference) +
    devianceTerm(blackDrawn, black * (drawn / total), -difference) +
    devianceTerm(blackLeft, black * (left / total), difference);
  const margins = factorialExcess(white) + factorialExcess(black) + factorialExcess(drawn) + factorialExcess(left);
  const cells =
    factorialExcess(x) + factorialExcess(whiteLeft) + factorialExcess(blackDrawn) + factorialExcess(blackLeft);
  return Math.min(0, margins - factorialExcess(total) - cells - deviance);
}

/** log n! - n log n + n */
function factorialExcess(n: number): number {
  if (n === 0) return 0;
  return (n < SMALL_ERRORS.length ? SMALL_ERRORS[n]! : stirlingError(n)) + 0.5 * (LOG_TWO_PI + Math.log(n));
}
