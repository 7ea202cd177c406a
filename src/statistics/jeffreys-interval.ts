import { ArgumentError } from "../errors.js";
import { betaQuantile, betaUpperQuantile } from "./distributions.js";
import { type Interval, requireShare } from "./wilson-interval.js";

/**
 * Jeffreys' interval for a share: equal tails of the beta(events + 1/2, n - events + 1/2) posterior, with the bound 0
 * at no events and 1 at n events.
 * @param events  whole, 0 .. n
 * @param n  whole, 1 or more
 * @param options.level  confidence level, default 0.95
 * @returns bounds in [0, 1]
 * @throws ArgumentError outside these ranges
 * @see Brown, Cai & DasGupta 2001, section 3.1.3
 * @example jeffreysInterval(0, 10) // [0, 0.2172]
 */
export function jeffreysInterval(
  events: number,
  n: number,
  { level = 0.95 }: { readonly level?: number } = {},
): Interval {
  requireShare("jeffreysInterval", events, n);
  if (!(level > 0 && level < 1)) {
    throw new ArgumentError(`jeffreysInterval requires a level between 0 and 1; got ${level}`);
  }
  const tail = (1 - level) / 2;
  return {
    lower: events === 0 ? 0 : betaQuantile(tail, events + 0.5, n - events + 0.5),
    upper: events === n ? 1 : betaUpperQuantile(tail, events + 0.5, n - events + 0.5),
    level,
  };
}
