import { ArgumentError } from "../errors.js";
import { betaQuantile, betaUpperQuantile } from "./distributions.js";
import { type Interval, requireShare } from "./wilson-interval.js";

/**
 * Clopper and Pearson's exact interval for a share: the shares that neither one-sided binomial test rejects.
 * @param events  whole, 0 .. n
 * @param n  whole, 1 or more
 * @param options.level  confidence level, default 0.95
 * @returns bounds in [0, 1], with coverage at least the level
 * @throws ArgumentError outside these ranges
 * @see Clopper & Pearson 1934; R binom.test
 * @example clopperPearsonInterval(17, 263) // [0.0381, 0.1015]
 */
export function clopperPearsonInterval(
  events: number,
  n: number,
  { level = 0.95 }: { readonly level?: number } = {},
): Interval {
  requireShare("clopperPearsonInterval", events, n);
  if (!(level > 0 && level < 1)) {
    throw new ArgumentError(`clopperPearsonInterval requires a level between 0 and 1; got ${level}`);
  }
  const tail = (1 - level) / 2;
  return {
    lower: events === 0 ? 0 : betaQuantile(tail, events, n - events + 1),
    upper: events === n ? 1 : betaUpperQuantile(tail, events + 1, n - events),
    level,
  };
}
