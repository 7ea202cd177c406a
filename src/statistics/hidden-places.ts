import { ArgumentError } from "../errors.js";
import { logit } from "./log-odds.js";
import { partitionPoint } from "./placements.js";

/**
 * How hidden violations lie among the units of unknown outcome. `in-proportion`: everywhere alike; a number: odds of a
 * violation grow with the rank of the score, by this factor from the lowest rank to the highest.
 */
export type HiddenSpread = "in-proportion" | { readonly oddsRatio: number };

/**
 * Share of the units at each score that hides a violation in one scenario.
 * @param unknown  units of unknown outcome at each score, ascending; integers of 0 or more
 * @param hidden  integer 0 .. the sum of `unknown`
 * @param spread  how they lie
 * @returns shares in [0, 1], length as `unknown`; their sum over units is `hidden`
 * @throws ArgumentError when the odds ratio is not above 0
 * @see method, section 8: expit(a + log(r) (midrank - 1/2)), a solved so that the mean is the share hidden
 * @example hiddenShares(Float64Array.of(10, 20, 70), 10, "in-proportion") // [0.1, 0.1, 0.1]
 */
export function hiddenShares(unknown: Float64Array, hidden: number, spread: HiddenSpread): Float64Array {
  if (spread !== "in-proportion" && !(spread.oddsRatio > 0 && Number.isFinite(spread.oddsRatio))) {
    throw new ArgumentError(`hiddenShares requires an odds ratio above 0; got ${spread.oddsRatio}`);
  }
  const all = total(unknown);
  if (hidden === 0 || hidden === all) return new Float64Array(unknown.length).fill(hidden === 0 ? 0 : 1);
  if (spread === "in-proportion") return new Float64Array(unknown.length).fill(hidden / all);
  const slope = Math.log(spread.oddsRatio);
  const factors = midRanks(unknown).map((rank) => Math.exp(slope * (0.5 - rank)));
  const odds = Math.exp(-intercept(unknown, hidden, { slope, factors }));
  return factors.map((factor) => 1 / (1 + odds * factor));
}

/**
 * Whole numbers of hidden violations at each score in one scenario.
 * @param unknown  units of unknown outcome at each score, ascending; integers of 0 or more
 * @param hidden  integer 0 .. the sum of `unknown`
 * @param spread  how they lie
 * @returns counts of 0 .. `unknown` that add up to `hidden`
 * @throws ArgumentError when the odds ratio is not above 0
 * @example spreadHidden(Float64Array.of(10, 20, 70), 10, "in-proportion") // [1, 2, 7]
 */
export function spreadHidden(unknown: Float64Array, hidden: number, spread: HiddenSpread): Float64Array {
  const shares = hiddenShares(unknown, hidden, spread);
  return wholeCounts(
    shares.map((share, row) => share * unknown[row]!),
    unknown,
    hidden,
  );
}

/**
 * Whole numbers near expected ones: floors, and one more for the largest remainders, earlier ones first among equals.
 * @param expected  numbers of 0 or more, not above `most` but for rounding
 * @param most  integers
 * @param sum  integer, not above the sum of `most`
 * @returns integers of 0 .. `most` that add up to `sum`
 * @example wholeCounts(Float64Array.of(0.7, 1.3), Float64Array.of(5, 5), 2) // [1, 1]
 */
export function wholeCounts(expected: Float64Array, most: Float64Array, sum: number): Float64Array {
  const whole = expected.map((count, row) => Math.min(most[row]!, Math.floor(count + 1e-9)));
  let left = sum - total(whole);
  while (left > 0) left -= addOneToLargest(whole, { expected, most, left });
  return whole;
}

/** One more for the largest remainders that have room for it; how many got one. */
function addOneToLargest(
  whole: Float64Array,
  { expected, most, left }: { readonly expected: Float64Array; readonly most: Float64Array; readonly left: number },
): number {
  const remainders = whole.map((count, row) =>
    count < most[row]! ? expected[row]! - count : Number.NEGATIVE_INFINITY,
  );
  const sorted = remainders.slice().sort();
  const least = sorted[Math.max(0, sorted.length - left)]!;
  let equal = left - (sorted.length - partitionPoint(sorted, (remainder) => remainder <= least));
  let added = 0;
  remainders.forEach((remainder, row) => {
    if (remainder < least || remainder === Number.NEGATIVE_INFINITY) return;
    if (remainder === least && equal-- <= 0) return;
    whole[row]! += 1;
    added++;
  });
  return added;
}

/** Middle of the ranks that the units of each score hold among all, as a share of them. */
function midRanks(unknown: Float64Array): Float64Array {
  const all = total(unknown);
  let below = 0;
  return unknown.map((count) => {
    const middle = (below + count / 2) / all;
    below += count;
    return middle;
  });
}

/** Newton's steps inside a bracket: no log odds lie further than half the slope from those of the share. */
function intercept(
  unknown: Float64Array,
  hidden: number,
  { slope, factors }: { readonly slope: number; readonly factors: Float64Array },
): number {
  const middle = logit(hidden / total(unknown));
  let low = middle - Math.abs(slope) / 2;
  let high = middle + Math.abs(slope) / 2;
  let at = middle;
  for (let step = 0; step < 200 && high - low > 1e-14 * Math.max(1, Math.abs(at)); step++) {
    const odds = Math.exp(-at);
    let expected = 0;
    let gradient = 0;
    for (let cell = 0; cell < unknown.length; cell++) {
      const share = 1 / (1 + odds * factors[cell]!);
      expected += unknown[cell]! * share;
      gradient += unknown[cell]! * share * (1 - share);
    }
    if (expected < hidden) low = at;
    else high = at;
    const next = at + (hidden - expected) / gradient;
    const inside = next > low && next < high;
    if (inside && Math.abs(next - at) <= 1e-15 * Math.max(1, Math.abs(at))) return next;
    at = inside ? next : (low + high) / 2;
  }
  return at;
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
