import { ArgumentError } from "../errors.js";
import { chiSquaredLowerQuantile, chiSquaredQuantile } from "./distributions.js";
import type { Interval } from "./wilson-interval.js";

/**
 * Exact interval for a rate of events: half a chi-squared quantile at each side, divided by the exposure.
 * @param events    whole, 0 or more
 * @param exposure  time that was watched, above 0
 * @param options.level  confidence level, default 0.95
 * @returns bounds per unit of exposure; the lower is 0 without events
 * @throws ArgumentError outside these ranges
 * @see Garwood 1936; R poisson.test
 * @example poissonRateInterval(0, 1) // [0, 3.689]
 */
export function poissonRateInterval(
  events: number,
  exposure: number,
  { level = 0.95 }: { readonly level?: number } = {},
): Interval {
  if (!Number.isSafeInteger(events) || events < 0) {
    throw new ArgumentError(`poissonRateInterval requires a whole number of events, 0 or more; got ${events}`);
  }
  if (!(exposure > 0 && Number.isFinite(exposure))) {
    throw new ArgumentError(`poissonRateInterval requires a finite exposure above 0; got ${exposure}`);
  }
  if (!(level > 0 && level < 1)) {
    throw new ArgumentError(`poissonRateInterval requires a level between 0 and 1; got ${level}`);
  }
  const tail = (1 - level) / 2;
  return {
    lower: events === 0 ? 0 : chiSquaredLowerQuantile(tail, 2 * events) / 2 / exposure,
    upper: chiSquaredQuantile(tail, 2 * events + 2) / 2 / exposure,
    level,
  };
}
