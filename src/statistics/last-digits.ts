import { ArgumentError } from "../errors.js";
import { binomialDensity } from "./distributions.js";
import { holm } from "./multiplicity.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** One last digit: how often it occurs, and how often the values around would give it. */
export interface LastDigit {
  readonly digit: number;
  readonly count: number;
  /** Share that is expected, 0 .. 1. */
  readonly expected: number;
  /** Exact, two-sided: counts no likelier than this one. */
  readonly pValue: number;
  /** Adjusted by Holm over the ten digits. */
  readonly adjusted: number;
}

/** Values on each side over which counts are smoothed: ten values together hold each digit once. */
const REACH = 5;
/** Relative room for counts that are equally likely, as R binom.test has it. */
const TIE = 1 + 1e-7;

/**
 * Last digits of whole numbers beside what a smooth spread would give. A digit is expected as often as the mean of the
 * ten values around each value with that digit says, over the values that may occur: without heaps that is close to one
 * in ten, less for a digit of which values are forbidden.
 * @param counts  how often each value 0 .. length - 1 occurs
 * @param options.excluded  values that may not occur
 * @returns ten digits; not-estimable where nothing occurs
 * @throws ArgumentError where an excluded value is no value of the counts
 * @see R binom.test for the two-sided rule
 * @example lastDigits(new Array(100).fill(7))[3].expected // 0.1
 */
export function lastDigits(
  counts: readonly number[],
  { excluded = [] }: { readonly excluded?: readonly number[] } = {},
): readonly LastDigit[] | NotEstimable<"no-variation"> {
  const wrong = excluded.find((value) => counts[value] === undefined);
  if (wrong !== undefined) {
    throw new ArgumentError(`lastDigits requires excluded values from 0 to ${counts.length - 1}; got ${wrong}`);
  }
  const isOpen = (value: number) => counts[value] !== undefined && !excluded.includes(value);
  const digits = Array.from({ length: 10 }, () => ({ count: 0, mass: 0 }));
  counts.forEach((count, value) => {
    if (!isOpen(value)) return;
    digits[value % 10]!.count += count;
    digits[value % 10]!.mass += smoothed(counts, value, isOpen);
  });
  const total = digits.reduce((sum, { count }) => sum + count, 0);
  const mass = digits.reduce((sum, digit) => sum + digit.mass, 0);
  if (total === 0) return notEstimable("no-variation");
  const pValues = digits.map((digit) => twoSided(digit.count, total, digit.mass / mass));
  const adjusted = holm(pValues);
  return digits.map((digit, place) => ({
    digit: place,
    count: digit.count,
    expected: digit.mass / mass,
    pValue: pValues[place]!,
    adjusted: adjusted[place]!,
  }));
}

/** Mean of the values within five on both sides, the outermost two counted half. */
function smoothed(counts: readonly number[], value: number, isOpen: (value: number) => boolean): number {
  let [sum, weights] = [0, 0];
  for (let step = -REACH; step <= REACH; step++) {
    if (!isOpen(value + step)) continue;
    const weight = Math.abs(step) === REACH ? 0.5 : 1;
    sum += weight * counts[value + step]!;
    weights += weight;
  }
  return sum / weights;
}

function twoSided(count: number, total: number, share: number): number {
  const bound = binomialDensity(count, total, share) * TIE;
  let sum = 0;
  for (let k = 0; k <= total; k++) {
    const density = binomialDensity(k, total, share);
    if (density <= bound) sum += density;
  }
  return Math.min(1, sum);
}
