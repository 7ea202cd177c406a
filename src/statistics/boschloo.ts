import { ArgumentError } from "../errors.js";
import type { ContingencyTable } from "./contingency-table.js";
import { binomialDensity } from "./distributions.js";
import { urnOf } from "./fisher-exact.js";
import { logHypergeometricTail } from "./hypergeometric-tails.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** Boschloo's unconditional exact test of two shares. */
export interface Boschloo {
  readonly kind: "estimate";
  readonly method: "exact";
  readonly twoSidedRule: "doubled";
  readonly pValue: number;
  readonly less: number;
  readonly greater: number;
}

/** Largest n1 x n2 that is enumerated. */
const LARGEST_PRODUCT = 4_000_000;

/**
 * Boschloo's exact test: Fisher's one-sided p-value as the statistic, its tail taken at the least favourable common
 * share; never larger than Fisher's own. Rows are the groups, the first column the events.
 * @param table  2 x 2 whole counts, n1 x n2 at most 4 million
 * @returns both sides and the doubled smaller one; not-estimable when a row is empty
 * @throws ArgumentError when the table is not 2 x 2, not whole, or too large
 * @see Boschloo 1970; SciPy boschloo_exact
 * @example boschloo(contingencyTable([[7, 1], [2, 6]])).greater // below Fisher's 0.0203
 */
export function boschloo(table: ContingencyTable): Boschloo | NotEstimable<"no-variation"> {
  const { urn, observed } = urnOf(table, "boschloo");
  const { white: n1, black: n2 } = urn;
  if (n1 === 0 || n2 === 0) return notEstimable("no-variation");
  if (n1 * n2 > LARGEST_PRODUCT) {
    throw new ArgumentError(`boschloo requires n1 x n2 of at most ${LARGEST_PRODUCT}; got ${n1} x ${n2}`);
  }
  const other = urn.drawn - observed;
  const greater = unconditionalTail(observed, n1, other, n2);
  const less = unconditionalTail(n1 - observed, n1, n2 - other, n2);
  return {
    kind: "estimate",
    method: "exact",
    twoSidedRule: "doubled",
    pValue: Math.min(1, 2 * Math.min(less, greater)),
    less,
    greater,
  };
}

/** P, at its largest over the common share, that Fisher's upper tail is no larger than the observed one. */
function unconditionalTail(x1: number, n1: number, x2: number, n2: number): number {
  const limit = upperTail(x1, n1, x2, n2) + Math.log1p(1e-7);
  // For each first count, second counts up to this one are in the rejection region.
  const upTo = new Int32Array(n1 + 1);
  let reach = -1;
  for (let first = 0; first <= n1; first++) {
    while (reach < n2 && upperTail(first, n1, reach + 1, n2) <= limit) reach++;
    upTo[first] = reach;
  }
  const probability = (share: number): number => regionProbability(upTo, n1, n2, share);
  const grid = 512;
  const heights = Array.from({ length: grid + 1 }, (_, i) => probability(i / grid));
  let best = 0;
  for (const [i, height] of heights.entries()) {
    const peak = height >= (heights[i - 1] ?? 0) && height >= (heights[i + 1] ?? 0);
    if (!peak || height < 0.9 * best) continue;
    best = Math.max(best, climb(probability, Math.max(0, i - 1) / grid, Math.min(grid, i + 1) / grid));
  }
  return Math.min(1, best);
}

function upperTail(x1: number, n1: number, x2: number, n2: number): number {
  return logHypergeometricTail({ white: n1, black: n2, drawn: x1 + x2 }, x1, "upper");
}

function regionProbability(upTo: Int32Array, n1: number, n2: number, share: number): number {
  let cumulative = 0;
  let reached = -1;
  let sum = 0;
  for (let first = 0; first <= n1; first++) {
    while (reached < upTo[first]!) cumulative += binomialDensity(++reached, n2, share);
    if (cumulative > 0) sum += binomialDensity(first, n1, share) * cumulative;
  }
  return sum;
}

/** Largest value in an interval by golden sections. */
function climb(height: (x: number) => number, low: number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let left = low;
  let right = high;
  let inner = right - golden * (right - left);
  let outer = left + golden * (right - left);
  let innerHeight = height(inner);
  let outerHeight = height(outer);
  while (right - left > 1e-9) {
    if (innerHeight > outerHeight) {
      right = outer;
      outer = inner;
      outerHeight = innerHeight;
      inner = right - golden * (right - left);
      innerHeight = height(inner);
    } else {
      left = inner;
      inner = outer;
      innerHeight = outerHeight;
      outer = left + golden * (right - left);
      outerHeight = height(outer);
    }
  }
  return Math.max(innerHeight, outerHeight, height(low), height(high));
}
