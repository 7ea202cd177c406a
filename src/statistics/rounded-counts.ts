import { ArgumentError } from "../errors.js";

/** Whole numbers that a published count can stand for, both ends included. */
export interface CountRange {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Whole numbers that a rounded count can stand for.
 * @param count  published count, whole, 0 or more
 * @param rounding.base  counts are multiples of this; whole, 1 or more
 * @param rounding.kind  nearest: the true value lies within base / 2; random: within base - 1
 * @returns range that starts at 0 or above
 * @throws ArgumentError outside these ranges
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 5.4 (conventional and random rounding)
 * @example roundedCountRange(30, { base: 10, kind: "nearest" }) // { lower: 25, upper: 35 }
 */
export function roundedCountRange(
  count: number,
  { base, kind }: { readonly base: number; readonly kind: "nearest" | "random" },
): CountRange {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new ArgumentError(`roundedCountRange requires a whole count from 0; got ${count}`);
  }
  if (!Number.isSafeInteger(base) || base < 1) {
    throw new ArgumentError(`roundedCountRange requires a whole base from 1; got ${base}`);
  }
  const most = kind === "nearest" ? Math.floor(base / 2) : base - 1;
  return { lower: Math.max(0, count - most), upper: count + most };
}

/**
 * Whole numbers that a suppressed count can stand for.
 * @param below  the source suppressed counts below this number; whole, 1 or more
 * @returns 0 up to the largest number that is suppressed
 * @throws ArgumentError for any other number
 * @example suppressedCountRange(10) // { lower: 0, upper: 9 }
 */
export function suppressedCountRange(below: number): CountRange {
  if (!Number.isSafeInteger(below) || below < 1) {
    throw new ArgumentError(`suppressedCountRange requires a whole number from 1; got ${below}`);
  }
  return { lower: 0, upper: below - 1 };
}

/**
 * Range of a sum of counts that are rounded each for themselves: every whole number in it is attained.
 * @param ranges  any number of ranges
 * @example sumOfRanges([{ lower: 5, upper: 15 }, { lower: 0, upper: 5 }]) // { lower: 5, upper: 20 }
 */
export function sumOfRanges(ranges: readonly CountRange[]): CountRange {
  return ranges.reduce((sum, { lower, upper }) => ({ lower: sum.lower + lower, upper: sum.upper + upper }), {
    lower: 0,
    upper: 0,
  });
}

/**
 * Parts and their published total, each cut back to the values that occur in some table in which the parts add up.
 * @param parts  ranges of the parts, one or more
 * @param total  range of their sum
 * @returns the smallest ranges, every end of which is attained; null where no table adds up
 * @example addingUp([{ lower: 25, upper: 35 }, { lower: 0, upper: 5 }], { lower: 35, upper: 45 }).parts[0] // { lower: 30, upper: 35 }
 */
export function addingUp(
  parts: readonly CountRange[],
  total: CountRange,
): { readonly parts: readonly CountRange[]; readonly total: CountRange } | null {
  const sum = sumOfRanges(parts);
  const both = { lower: Math.max(sum.lower, total.lower), upper: Math.min(sum.upper, total.upper) };
  if (both.lower > both.upper) return null;
  return {
    total: both,
    parts: parts.map(({ lower, upper }) => ({
      lower: Math.max(lower, both.lower - (sum.upper - upper)),
      upper: Math.min(upper, both.upper - (sum.lower - lower)),
    })),
  };
}
