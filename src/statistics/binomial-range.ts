import { ArgumentError } from "../errors.js";
import { binomialLowerTail } from "./distributions.js";

/**
 * Central range of a binomial count: what n independent units give, or n draws with replacement (the exact percentile
 * interval of the bootstrap of a count).
 * @param n  whole, 0 or more
 * @param probability  in [0, 1]
 * @param level  in (0, 1)
 * @returns smallest counts whose lower tails reach (1 - level) / 2 and (1 + level) / 2
 * @throws ArgumentError outside these ranges
 * @see R `qbinom`
 * @example binomialRange(10, 0.5, 0.95) // lower 2, upper 8
 */
export function binomialRange(
  n: number,
  probability: number,
  level: number,
): { readonly lower: number; readonly upper: number } {
  if (!(Number.isInteger(n) && n >= 0 && probability >= 0 && probability <= 1 && level > 0 && level < 1)) {
    throw new ArgumentError(
      `binomialRange requires a whole n of 0 or more, a probability and a level; got ${n}, ${probability}, ${level}`,
    );
  }
  return { lower: quantile(n, probability, (1 - level) / 2), upper: quantile(n, probability, (1 + level) / 2) };
}

function quantile(n: number, probability: number, share: number): number {
  let low = -1;
  let high = n;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    // A tail that equals the share but for rounding reaches it, as in R.
    if (binomialLowerTail(middle, n, probability) >= share * (1 - 64 * Number.EPSILON)) high = middle;
    else low = middle;
  }
  return high;
}
