import { ArgumentError } from "../errors.js";
import { logit } from "./log-odds.js";

/**
 * How hidden violations lie among the units of unknown outcome. `in-proportion`: everywhere alike; a number: odds of a
 * violation grow with the rank of the score, by this factor from the lowest rank to the highest.
 */
export type HiddenSpread = "in-proportion" | { readonly oddsRatio: number };

/**
 * Whole numbers of hidden violations in each cell of units whose outcome nobody knows.
 * @param unknown  units by cell, integers of 0 or more; cells of lower scores first
 * @param hidden  integer 0 .. the sum of `unknown`
 * @param spread  how they lie
 * @param midRanks  middle of the ranks of each cell's score among all units, in [0, 1]; absent: each cell has a score of
 *   its own
 * @returns counts of 0 .. `unknown` that add up to `hidden`; shares of a unit go to the largest remainders, earlier cells
 *   first among equals
 * @throws ArgumentError when the odds ratio is not above 0
 * @see method, section 8: expit(a + log(r) (midrank - 1/2)), a solved so that the mean is the share hidden
 * @example spreadHidden(Float64Array.of(10, 20, 70), 10, "in-proportion") // [1, 2, 7]
 */
export function spreadHidden(
  unknown: Float64Array,
  hidden: number,
  spread: HiddenSpread,
  midRanks: Float64Array = midRanksOf(unknown),
): Float64Array {
  if (spread !== "in-proportion" && !(spread.oddsRatio > 0 && Number.isFinite(spread.oddsRatio))) {
    throw new ArgumentError(`spreadHidden requires an odds ratio above 0; got ${spread.oddsRatio}`);
  }
  const all = total(unknown);
  if (hidden === 0) return new Float64Array(unknown.length);
  if (hidden === all) return unknown.slice();
  const shares =
    spread === "in-proportion"
      ? unknown.map((count) => (count * hidden) / all)
      : sharesByRank(unknown, hidden, { slope: Math.log(spread.oddsRatio), midRanks });
  return wholeShares(shares, unknown, hidden);
}

/**
 * Middle of the ranks that the units of a cell hold among all, as a share of them.
 * @param unknown  units by cell, of which not all are empty
 * @param scores  ascending; cells of equal scores share one middle; absent: each cell has a score of its own
 * @returns in [0, 1], length as `unknown`
 * @example midRanksOf(Float64Array.of(1, 1, 2), [5, 5, 9]) // [0.25, 0.25, 0.75]
 */
export function midRanksOf(unknown: Float64Array, scores?: ArrayLike<number>): Float64Array {
  const all = total(unknown);
  const middles = new Float64Array(unknown.length);
  let below = 0;
  for (let start = 0; start < unknown.length; ) {
    let end = start + 1;
    let count = unknown[start]!;
    while (scores !== undefined && end < unknown.length && scores[end] === scores[start]) count += unknown[end++]!;
    middles.fill((below + count / 2) / all, start, end);
    below += count;
    start = end;
  }
  return middles;
}

/** Expected hidden violations in each cell when the log odds grow with the rank. */
function sharesByRank(
  unknown: Float64Array,
  hidden: number,
  { slope, midRanks }: { readonly slope: number; readonly midRanks: Float64Array },
): Float64Array {
  const factors = midRanks.map((rank) => Math.exp(slope * (0.5 - rank)));
  const odds = Math.exp(-intercept(unknown, hidden, { slope, factors }));
  return unknown.map((count, cell) => count / (1 + odds * factors[cell]!));
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

/** Whole numbers with the same sum: floors, and one more for the largest remainders. */
function wholeShares(shares: Float64Array, most: Float64Array, sum: number): Float64Array {
  const whole = shares.map((share, cell) => Math.min(most[cell]!, Math.floor(share + 1e-9)));
  let left = sum - total(whole);
  const order = [...shares.keys()].sort((a, b) => shares[b]! - whole[b]! - (shares[a]! - whole[a]!) || a - b);
  for (let turn = 0; left > 0; turn++) {
    const cell = order[turn % order.length]!;
    if (whole[cell]! >= most[cell]!) continue;
    whole[cell]! += 1;
    left--;
  }
  return whole;
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
