import { ArgumentError } from "../errors.js";
import { normalQuantile } from "./distributions.js";
import { sortBetween } from "./sort-scores.js";

/**
 * Null statistics of a family, row major hypothesis x resample, and the observed ones by the same code. Larger
 * absolute values speak against the null hypothesis.
 */
export interface FamilyStatistics {
  readonly observed: Float64Array;
  readonly resampled: Float64Array;
  readonly resamples: number;
}

/** Counts of resamples at least as extreme, and p = (count + 1) / (resamples + 1), per hypothesis. */
export interface FamilyPValues {
  readonly extreme: Float64Array;
  readonly pValues: Float64Array;
  /** minP: counts where the ranks that decide are as low, and as high, as other resamples may make them. */
  readonly range?: ExtremeRange;
}

/** Counts of extreme resamples per hypothesis, from the lowest to the highest that stay possible. */
export interface ExtremeRange {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export type Sidedness = "two-sided" | "greater" | "less";

/**
 * Unadjusted resampled p-values of each hypothesis of a family.
 * @param alternative  two-sided counts |T| >= |t|; greater T >= t; less T <= t; ties within 1e-10 count
 * @see Phipson & Smyth 2010
 */
export function unadjustedPValues(family: FamilyStatistics, alternative: Sidedness): FamilyPValues {
  const { observed, resampled, resamples } = family;
  const hypotheses = observed.length;
  const extreme = new Float64Array(hypotheses);
  for (let h = 0; h < hypotheses; h++) {
    const sign = alternative === "less" ? -1 : 1;
    const value = alternative === "two-sided" ? Math.abs(observed[h]!) : sign * observed[h]!;
    const bound = value - tolerance(value);
    let count = 0;
    for (const drawn of resampled.subarray(h * resamples, (h + 1) * resamples)) {
      if ((alternative === "two-sided" ? Math.abs(drawn) : sign * drawn) >= bound) count++;
    }
    extreme[h] = count;
  }
  return { extreme, pValues: withObserved(extreme, resamples) };
}

/**
 * Step-down maxT adjusted p-values: strong control of the family-wise error under subset pivotality.
 * @see Westfall & Young 1993, algorithm 2.8; Ge, Dudoit & Speed 2003, box 2
 */
export function stepDownMaxT(family: FamilyStatistics): FamilyPValues {
  const { observed, resampled, resamples } = family;
  const hypotheses = observed.length;
  const order = sortedBy(hypotheses, (h) => -Math.abs(observed[h]!));
  const counts = new Float64Array(hypotheses);
  const largest = new Float64Array(resamples);
  for (let k = hypotheses - 1; k >= 0; k--) {
    const h = order[k]!;
    const value = Math.abs(observed[h]!);
    const bound = value - tolerance(value);
    const column = resampled.subarray(h * resamples, (h + 1) * resamples);
    let count = 0;
    for (let row = 0; row < resamples; row++) {
      const drawn = Math.abs(column[row]!);
      if (drawn > largest[row]!) largest[row] = drawn;
      if (largest[row]! >= bound) count++;
    }
    counts[h] = count;
  }
  return monotone(counts, order, resamples);
}

/**
 * Step-down minP adjusted p-values. The observed arrangement is one of the resamples + 1 that ranks are taken in, so
 * each adjusted p is a valid rank p-value. Unlike maxT, no rare group with heavy tails rules the family.
 * The ranks are themselves estimated from the resamples, and equal p-values of two hypotheses fall on either side of
 * each other by chance: `range` carries that error, which the count of extreme resamples alone does not.
 * @see Westfall & Young 1993, section 2.6; Ge, Dudoit & Speed 2003, box 4
 */
export function stepDownMinP(family: FamilyStatistics, sorted = sortedMagnitudes(family)): FamilyPValues {
  const { observed, resamples } = family;
  const raw = unadjustedPValues(family, "two-sided").pValues;
  const order = sortedBy(observed.length, (h) => raw[h]!);
  const ranks = Float64Array.from(order, (h) => Math.round(raw[h]! * (resamples + 1)));
  const at = (thresholds: Float64Array) => {
    const criticalOf = (h: number) => criticalValues(sorted[h]!, Math.abs(observed[h]!), thresholds);
    return monotone(steppedCounts(family, order, criticalOf), order, resamples);
  };
  return {
    ...at(ranks),
    range: { lower: at(ranks.map(lowestRank)).extreme, upper: at(ranks.map(highestRank)).extreme },
  };
}

/**
 * How far the square root of a rank may lie from that of another hypothesis with the same true p-value: both have a
 * standard deviation of 1/2, whatever the rank; 99.5 %.
 */
const RANK_REACH = normalQuantile(0.9975) / Math.SQRT2;

function lowestRank(rank: number): number {
  return Math.floor(Math.max(0, Math.sqrt(rank) - RANK_REACH) ** 2);
}

function highestRank(rank: number): number {
  return Math.ceil((Math.sqrt(rank) + RANK_REACH) ** 2);
}

/** The law of a statistic under the null hypothesis: distinct |T|, ascending, and P(|T| >= each), falling. */
export interface MagnitudeLaw {
  readonly magnitudes: Float64Array;
  readonly pValues: Float64Array;
}

/**
 * Step-down minP where the law of every statistic alone is known: only the family's smallest p-value is resampled, and
 * equal p-values of two hypotheses stay equal.
 * @param laws  one a hypothesis; the observed statistic is one of its magnitudes
 * @see Westfall & Young 1993, algorithm 2.8, with exact unadjusted p-values
 */
export function stepDownKnownLaws(family: FamilyStatistics, laws: readonly MagnitudeLaw[]): FamilyPValues {
  const raw = Float64Array.from(laws, (law, h) => pValueAt(law, Math.abs(family.observed[h]!)));
  const order = sortedBy(laws.length, (h) => raw[h]!);
  const criticalOf = (h: number) => knownCriticalValues(laws[h]!, order, raw);
  return monotone(steppedCounts(family, order, criticalOf), order, family.resamples);
}

function pValueAt({ magnitudes, pValues }: MagnitudeLaw, magnitude: number): number {
  const at = firstAtLeast(magnitudes, magnitude - tolerance(magnitude));
  return at < pValues.length ? pValues[at]! : 0;
}

/** Per step the smallest magnitude whose p-value is at most that step's; Infinity where none is so small. */
function knownCriticalValues(law: MagnitudeLaw, order: readonly number[], raw: Float64Array): Float64Array {
  const { magnitudes, pValues } = law;
  let at = magnitudes.length;
  return Float64Array.from(order, (step) => {
    while (at > 0 && pValues[at - 1]! <= raw[step]! * (1 + 1e-10)) at--;
    const lowest = magnitudes[at];
    return lowest === undefined ? Number.POSITIVE_INFINITY : lowest - tolerance(lowest);
  });
}

/** Per hypothesis, resamples in which some step from its own on reaches its critical value at that step. */
function steppedCounts(
  { observed, resampled, resamples }: FamilyStatistics,
  order: readonly number[],
  criticalOf: (hypothesis: number) => Float64Array,
): Float64Array {
  const hypotheses = observed.length;
  // Smallest step whose observed p is not below the smallest p of this resample among the steps seen so far.
  const firstStep = new Uint16Array(resamples).fill(hypotheses);
  const counts = new Float64Array(hypotheses);
  for (let k = hypotheses - 1; k >= 0; k--) {
    const h = order[k]!;
    const critical = criticalOf(h);
    const column = resampled.subarray(h * resamples, (h + 1) * resamples);
    let count = 0;
    for (let row = 0; row < resamples; row++) {
      const drawn = Math.abs(column[row]!);
      // Only a step before the one that is known already would change anything.
      const limit = Math.min(k, firstStep[row]! - 1);
      if (limit >= 0 && drawn >= critical[limit]!) firstStep[row] = firstReached(critical, drawn, limit);
      if (firstStep[row]! <= k) count++;
    }
    counts[h] = count;
  }
  return counts;
}

/**
 * Absolute statistics of each hypothesis over the resamples, ascending: sort them once where several functions of
 * this module look at the same family.
 */
export function sortedMagnitudes({ observed, resampled, resamples }: FamilyStatistics): readonly Float64Array[] {
  const spare = new Float64Array(resamples);
  return Array.from(observed, (_, h) => {
    const magnitudes = resampled.slice(h * resamples, (h + 1) * resamples);
    for (let row = 0; row < resamples; row++) magnitudes[row] = Math.abs(magnitudes[row]!);
    return sortBetween(magnitudes, spare) === magnitudes ? magnitudes : spare.slice();
  });
}

/**
 * For each step the smallest value whose rank p among the resamples and the observed one is at most that step's.
 * Ranks count values >= v - tolerance; Infinity where even the largest value is not rare enough.
 */
function criticalValues(sorted: Float64Array, observed: number, thresholds: Float64Array): Float64Array {
  const resamples = sorted.length;
  const critical = new Float64Array(thresholds.length).fill(Number.POSITIVE_INFINITY);
  let index = resamples - 1;
  let step = 0;
  let lowest = Number.POSITIVE_INFINITY;
  while (step < thresholds.length) {
    let found = lowest;
    while (index >= 0) {
      const value = sorted[index]!;
      const first = firstTied(sorted, index, value);
      const rank = resamples - first + (observed >= value - tolerance(value) ? 1 : 0);
      if (rank > thresholds[step]!) break;
      found = sorted[first]!;
      index = first - 1;
    }
    lowest = found;
    critical[step++] = lowest - (Number.isFinite(lowest) ? tolerance(lowest) : 0);
  }
  return critical;
}

function firstTied(sorted: Float64Array, index: number, value: number): number {
  let first = index;
  const bound = value - tolerance(value);
  while (first > 0 && sorted[first - 1]! >= bound) first--;
  return first;
}

/** First step, at most `limit`, at which `drawn` reaches the critical value; critical values fall with the step. */
function firstReached(critical: Float64Array, drawn: number, limit: number): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (drawn >= critical[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

function monotone(counts: Float64Array, order: readonly number[], resamples: number): FamilyPValues {
  const extreme = counts.slice();
  let largest = 0;
  for (const h of order) {
    largest = Math.max(largest, extreme[h]!);
    extreme[h] = largest;
  }
  return { extreme, pValues: withObserved(extreme, resamples) };
}

function withObserved(extreme: Float64Array, resamples: number): Float64Array {
  if (resamples < 1) throw new ArgumentError(`withObserved requires at least one resample; got ${resamples}`);
  return extreme.map((count) => (count + 1) / (resamples + 1));
}

function sortedBy(length: number, key: (index: number) => number): readonly number[] {
  return Array.from({ length }, (_, index) => index).sort((a, b) => key(a) - key(b));
}

/** Two values of one statistic that differ by less than this are equal in exact arithmetic. */
function tolerance(value: number): number {
  return 1e-10 * Math.max(Math.abs(value), 1e-10);
}

/**
 * Number of resamples that a family of k hypotheses needs so that one of them could be rejected by Holm or
 * Benjamini-Yekutieli: m + 1 >= 20 k H_k / alpha.
 * @param least  the plan's number; the result is never below it
 */
export function familyResamples(hypotheses: number, alpha: number, least: number): number {
  let harmonic = 0;
  for (let k = 1; k <= hypotheses; k++) harmonic += 1 / k;
  const needed = Math.ceil((20 * hypotheses * harmonic) / alpha);
  return Math.max(least, Math.ceil(needed / 1000) * 1000 - 1);
}

/**
 * Smallest unadjusted p-value over the family in each resample: the statistic that minP rejects by.
 * Ranks are taken among the resamples and the observed arrangement.
 * @returns length resamples, each in (0, 1]
 */
export function smallestPValues(family: FamilyStatistics, sortedColumns = sortedMagnitudes(family)): Float64Array {
  const { observed, resampled, resamples } = family;
  const smallestRank = new Float64Array(resamples).fill(resamples + 1);
  for (let h = 0; h < observed.length; h++) {
    const sorted = sortedColumns[h]!;
    const column = resampled.subarray(h * resamples, (h + 1) * resamples);
    const own = Math.abs(observed[h]!);
    for (let row = 0; row < resamples; row++) {
      // A value below the one at the best rank so far cannot have a smaller rank.
      const value = Math.abs(column[row]!);
      const best = smallestRank[row]!;
      if (best <= resamples && value < sorted[resamples - best]!) continue;
      const bound = value - tolerance(value);
      const rank = resamples - firstAtLeast(sorted, bound) + (own >= bound ? 1 : 0);
      if (rank < best) smallestRank[row] = rank;
    }
  }
  return smallestRank.map((rank) => rank / (resamples + 1));
}

/** Index of the first value that is not below the bound. */
function firstAtLeast(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! >= bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
