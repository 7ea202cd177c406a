import { ArgumentError } from "../errors.js";
import { normalLowerTail, normalMultiplier } from "./distributions.js";

/** Two bounds of a number, each with its standard error. */
export interface EstimatedBounds {
  readonly lower: number;
  readonly upper: number;
  readonly lowerError: number;
  readonly upperError: number;
}

/**
 * Interval for a number that is only known to lie between two estimated bounds: it holds the number, wherever it lies
 * between the bounds, with the given probability. Wide bounds need the one-sided multiplier, equal ones the two-sided.
 * @param bounds  lower <= upper, standard errors of 0 or more
 * @param level  in (0, 1)
 * @returns lower - c lowerError and upper + c upperError, with Phi(c + (upper - lower) / larger error) - Phi(-c) = level
 * @throws ArgumentError when the bounds are out of order, an error is negative, or the level is outside (0, 1)
 * @see Imbens & Manski 2004, Econometrica 72, equation 6
 * @example imbensManskiInterval({ lower: 0, upper: 0, lowerError: 1, upperError: 1 }, 0.95).upper // 1.96
 */
export function imbensManskiInterval(
  bounds: EstimatedBounds,
  level: number,
): { readonly lower: number; readonly upper: number; readonly multiplier: number } {
  const { lower, upper, lowerError, upperError } = bounds;
  if (!(lower <= upper && lowerError >= 0 && upperError >= 0)) {
    throw new ArgumentError(
      `imbensManskiInterval requires ordered bounds and errors of 0 or more; got ${lower}, ${upper}, ${lowerError}, ${upperError}`,
    );
  }
  const multiplier = multiplierFor((upper - lower) / Math.max(lowerError, upperError), level);
  return { lower: lower - multiplier * lowerError, upper: upper + multiplier * upperError, multiplier };
}

/**
 * Level of the ordinary two-sided intervals of both bounds whose outer ends make Imbens and Manski's interval. So a
 * bound keeps the method that its estimate has: a score interval stays one.
 * @param width  distance of the bounds in standard errors, the larger of both; 0 or more, Infinity allowed
 * @param level  in (0, 1)
 * @returns between 2 level - 1, for bounds far apart, and level, for equal bounds
 * @throws ArgumentError when the width is negative or the level is outside (0, 1)
 * @see Imbens & Manski 2004, Econometrica 72, equation 6
 * @example imbensManskiLevel(0, 0.95) // 0.95
 */
export function imbensManskiLevel(width: number, level: number): number {
  if (!(width >= 0)) throw new ArgumentError(`imbensManskiLevel requires a width of 0 or more; got ${width}`);
  return 1 - 2 * normalLowerTail(-multiplierFor(width, level));
}

/**
 * Between the one-sided multiplier, for bounds far apart, and the two-sided one, for equal bounds. Levels up to 1/2, of
 * which the one-sided multiplier is not above 0, keep the two-sided one.
 */
function multiplierFor(width: number, level: number): number {
  let high = normalMultiplier(level);
  if (width === 0 || Number.isNaN(width)) return high;
  let low = normalMultiplier(2 * level - 1 > 0 ? 2 * level - 1 : level);
  for (let step = 0; step < 100 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (normalLowerTail(middle + width) - normalLowerTail(-middle) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
