import { ArgumentError } from "../errors.js";
import type { BoundCounts, ExtremeRates } from "./hidden-error-rates.js";

/** Two rates that hidden violations drive apart as far as they go, and their contrast. */
export interface ExtremeContrast {
  readonly first: BoundCounts;
  readonly second: BoundCounts;
  /** Difference or ratio; Infinity where the second rate is 0 and the first is not. */
  readonly value: number;
}

/**
 * Largest contrast of the rates of two sets of units over every allocation of at most so many hidden violations in both
 * together: how many lie in either set is optimised along with where they lie. Every split of the number is tried, since
 * a rate is neither convex nor concave in it. For the smallest contrast the sets change places.
 * @param first  its extremes on the high side, of `extremeRates`
 * @param second  its extremes on the low side
 * @param options.most  hidden violations in both sets together
 * @param options.contrast  first - second, or first / second
 * @returns the counts at the extreme, or null where no allocation gives both rates a value
 * @throws ArgumentError when `most` is no whole number of 0 or more
 * @see method, section 8: the allocation is optimised jointly over groups and flags
 * @example largestContrast({ least: 0, events: Float64Array.of(1, 1), totals: Float64Array.of(4, 1), spreads: Float64Array.of(1, 1), aboveZero: Uint8Array.of(1, 1) }, { least: 0, events: Float64Array.of(1), totals: Float64Array.of(4), spreads: Float64Array.of(1), aboveZero: Uint8Array.of(1) }, { most: 1, contrast: "difference" }).value // 0.75
 */
export function largestContrast(
  first: ExtremeRates,
  second: ExtremeRates,
  { most, contrast }: { readonly most: number; readonly contrast: "difference" | "ratio" },
): ExtremeContrast | null {
  if (!(Number.isInteger(most) && most >= 0)) {
    throw new ArgumentError(`largestContrast requires a whole number of 0 or more; got ${most}`);
  }
  const spare = most - first.least - second.least;
  let best = -1;
  let value = Number.NEGATIVE_INFINITY;
  // Extremes over "at most" never shrink with the number, so what the first set leaves goes to the second.
  for (let at = 0; at <= spare && at < first.events.length; at++) {
    const other = Math.min(spare - at, second.events.length - 1);
    const here = contrastOf(first, at, second, other, contrast);
    if (here > value) {
      value = here;
      best = at;
    }
  }
  if (best < 0) return null;
  const other = Math.min(spare - best, second.events.length - 1);
  return { first: countsAt(first, best), second: countsAt(second, other), value };
}

/** NaN, which is above nothing, where a rate or the ratio does not exist. */
function contrastOf(
  first: ExtremeRates,
  at: number,
  second: ExtremeRates,
  other: number,
  contrast: "difference" | "ratio",
): number {
  const high = first.events[at]! / first.totals[at]!;
  const low = second.events[other]! / second.totals[other]!;
  if (contrast === "difference") return high - low;
  // 0 / 0 is no ratio, yet another allocation of the second set may give 0 / something.
  return high === 0 && low === 0 && second.aboveZero[other] === 1 ? 0 : high / low;
}

function countsAt({ events, totals, spreads }: ExtremeRates, at: number): BoundCounts {
  return { events: events[at]!, total: totals[at]!, spread: spreads[at]! };
}
