import { ArgumentError } from "../errors.js";
import { normalMultiplier } from "./distributions.js";

/** An interval with its confidence level. A bound of a ratio may be Infinity. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}

/**
 * Wilson's score interval for a share.
 * @param events  whole, 0 .. n
 * @param n  whole, 1 or more
 * @param options.level  confidence level, default 0.95
 * @returns bounds in [0, 1]
 * @throws ArgumentError outside these ranges
 * @see Wilson 1927; R prop.test(events, n, correct = FALSE)
 * @example wilsonInterval(17, 263) // [0.0407, 0.1011]
 */
export function wilsonInterval(
  events: number,
  n: number,
  { level = 0.95 }: { readonly level?: number } = {},
): Interval {
  requireShare("wilsonInterval", events, n);
  const z = normalMultiplier(level);
  const square = z * z;
  const root = z * Math.sqrt(square + 4 * events * ((n - events) / n));
  const lower = events === 0 ? 0 : (2 * events * (events / n)) / (2 * events + square + root);
  const rest = n - events;
  const restLower = rest === 0 ? 0 : (2 * rest * (rest / n)) / (2 * rest + square + root);
  return { lower, upper: 1 - restLower, level };
}

/**
 * @throws ArgumentError naming `caller` unless events and n are whole with 0 <= events <= n and n >= 1
 * @example requireShare("wilsonInterval", 3, 10)
 */
export function requireShare(caller: string, events: number, n: number): void {
  if (!(Number.isSafeInteger(events) && Number.isSafeInteger(n) && n >= 1 && events >= 0 && events <= n)) {
    throw new ArgumentError(`${caller} requires whole numbers 0 <= events <= n with n >= 1; got ${events} of ${n}`);
  }
}
