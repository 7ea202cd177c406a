import { ArgumentError } from "../errors.js";
import { sortBetween } from "./sort-scores.js";

/** Ordered histogram: units with and without a violation at each distinct score, scores ascending; both of length k. */
export interface OutcomeHistogram {
  readonly violations: Float64Array;
  readonly none: Float64Array;
}

/**
 * Moments of the placements, in half steps. A case's count is twice the controls below it plus the controls at its
 * score; a control's count is twice the cases above it plus the cases at its score. Sums are of counts minus a shift.
 */
export interface PlacementMoments {
  readonly cases: number;
  readonly controls: number;
  readonly caseShift: number;
  readonly caseSum: number;
  readonly caseSquares: number;
  readonly controlSum: number;
  readonly controlSquares: number;
}

const PILOT_CASES = 64;

/**
 * Placement moments of two samples, in the time of two sorts and one merge.
 * @param cases  length m >= 1, finite, higher = more risk
 * @param controls  length n >= 1, finite
 * @throws ArgumentError when a score is not finite
 * @see DeLong, DeLong & Clarke-Pearson 1988; Sun & Xu 2014
 * @example placementMoments(Float64Array.of(2), Float64Array.of(1)).cases // 1
 */
export function placementMoments(cases: Float64Array, controls: Float64Array): PlacementMoments {
  requireFinite("placementMoments", cases);
  requireFinite("placementMoments", controls);
  // Adding 0 turns -0 into 0.
  return placementMomentsBetween(
    cases.map((score) => score + 0),
    controls.map((score) => score + 0),
  );
}

/**
 * The same moments without a copy of the samples: both arrays are overwritten.
 * @param cases  length m >= 1, finite, without -0
 * @param controls  length n >= 1, finite, without -0
 * @see placementMoments
 * @example placementMomentsBetween(Float64Array.of(2), Float64Array.of(1)).cases // 1
 */
export function placementMomentsBetween(cases: Float64Array, controls: Float64Array): PlacementMoments {
  const [small, large] = cases.length < controls.length ? [cases, controls] : [controls, cases];
  const spare = new Float64Array(large.length);
  const sortedLarge = sortBetween(large, spare);
  const sortedSmall = sortBetween(small, (sortedLarge === large ? spare : large).subarray(0, small.length));
  const [sortedCases, sortedControls] = small === cases ? [sortedSmall, sortedLarge] : [sortedLarge, sortedSmall];
  return mergeMoments(sortedCases, sortedControls, pilotOfSorted(sortedCases, sortedControls));
}

/**
 * Placement moments of an ordered histogram: the same numbers as from the rows.
 * @param histogram  counts 0 or more, integers, at least one unit of either kind
 * @throws ArgumentError when the arrays differ in length or a count is not a whole number of 0 or more
 * @example placementMomentsFromHistogram({ violations: Float64Array.of(0, 1), none: Float64Array.of(1, 0) }).controls // 1
 */
export function placementMomentsFromHistogram(histogram: OutcomeHistogram): PlacementMoments {
  requireHistogram(histogram);
  const { violations, none } = histogram;
  const totalCases = total(violations);
  const totalControls = total(none);
  const pilot = pilotOfHistogram(histogram, totalCases);
  const caseShift = Math.round(pilot);
  const controlShift = controlShiftFor(caseShift, totalCases, totalControls);
  let below = 0;
  let above = totalCases;
  let caseSum = 0;
  let caseSquares = 0;
  let controlSum = 0;
  let controlSquares = 0;
  for (let k = 0; k < violations.length; k++) {
    const v = violations[k]!;
    const w = none[k]!;
    above -= v;
    if (v > 0) {
      const count = 2 * below + w - caseShift;
      caseSum += v * count;
      caseSquares += v * count * count;
    }
    if (w > 0) {
      const count = 2 * above + v - controlShift;
      controlSum += w * count;
      controlSquares += w * count * count;
    }
    below += w;
  }
  return { cases: totalCases, controls: totalControls, caseShift, caseSum, caseSquares, controlSum, controlSquares };
}

/**
 * Area under the ROC curve that placement moments imply.
 * @returns number in [0, 1]; a sum of integers divided once
 * @example aucOfMoments(placementMoments(Float64Array.of(2), Float64Array.of(1))) // 1
 */
export function aucOfMoments({ cases, controls, caseShift, caseSum }: PlacementMoments): number {
  return (cases * caseShift + caseSum) / (2 * cases * controls);
}

function mergeMoments(cases: Float64Array, controls: Float64Array, pilot: number): PlacementMoments {
  const m = cases.length;
  const n = controls.length;
  const caseShift = Math.round(pilot);
  const controlShift = controlShiftFor(caseShift, m, n);
  let caseSum = 0;
  let caseSquares = 0;
  let controlSum = 0;
  let controlSquares = 0;
  let i = 0;
  let j = 0;
  while (i < m || j < n) {
    const score = j >= n || cases[i]! < controls[j]! ? cases[i]! : controls[j]!;
    const firstCase = i;
    const firstControl = j;
    while (i < m && cases[i] === score) i++;
    while (j < n && controls[j] === score) j++;
    const v = i - firstCase;
    const w = j - firstControl;
    if (v > 0) {
      const count = 2 * firstControl + w - caseShift;
      caseSum += v * count;
      caseSquares += v * count * count;
    }
    if (w > 0) {
      const count = 2 * (m - i) + v - controlShift;
      controlSum += w * count;
      controlSquares += w * count * count;
    }
  }
  return { cases: m, controls: n, caseShift, caseSum, caseSquares, controlSum, controlSquares };
}

/** Mean count of cases at evenly spaced ranks: near enough to the mean that squared sums lose no digits. */
function pilotOfSorted(cases: Float64Array, controls: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < PILOT_CASES; k++) {
    const score = cases[pilotRank(k, cases.length)]!;
    sum += firstAtLeast(controls, score) + firstAbove(controls, score);
  }
  return sum / PILOT_CASES;
}

function pilotOfHistogram({ violations, none }: OutcomeHistogram, totalCases: number): number {
  let sum = 0;
  let next = 0;
  let casesUpTo = 0;
  let below = 0;
  for (let k = 0; k < violations.length; k++) {
    casesUpTo += violations[k]!;
    while (pilotRank(next, totalCases) < casesUpTo) {
      sum += 2 * below + none[k]!;
      next++;
    }
    below += none[k]!;
  }
  return sum / PILOT_CASES;
}

function pilotRank(k: number, cases: number): number {
  return Math.floor(((2 * k + 1) * cases) / (2 * PILOT_CASES));
}

/** Both means are the same share of pairs: of 2n for a case, of 2m for a control. */
function controlShiftFor(caseShift: number, cases: number, controls: number): number {
  return Math.round((cases / controls) * caseShift);
}

function firstAtLeast(sorted: Float64Array, score: number): number {
  return partitionPoint(sorted, (value) => value < score);
}

function firstAbove(sorted: Float64Array, score: number): number {
  return partitionPoint(sorted, (value) => value <= score);
}

/** Number of leading scores that satisfy a condition, in an array where all that do come first. */
export function partitionPoint(sorted: Float64Array, isBefore: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function total(counts: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < counts.length; k++) sum += counts[k]!;
  return sum;
}

/** @throws ArgumentError naming the first score that is not finite */
export function requireFinite(caller: string, scores: ArrayLike<number>): void {
  for (let i = 0; i < scores.length; i++) {
    if (!Number.isFinite(scores[i])) {
      throw new ArgumentError(`${caller} requires finite scores; got ${scores[i]} at ${i}`);
    }
  }
}

/** @throws ArgumentError when the arrays differ in length or a count is not a whole number of 0 or more */
export function requireHistogram({ violations, none }: OutcomeHistogram): void {
  if (violations.length !== none.length) {
    throw new ArgumentError(
      `OutcomeHistogram requires violations and none of one length; got ${violations.length} and ${none.length}`,
    );
  }
  for (const counts of [violations, none]) {
    const wrong = counts.findIndex((count) => !(Number.isSafeInteger(count) && count >= 0));
    if (wrong >= 0) {
      throw new ArgumentError(`OutcomeHistogram requires counts of 0 or more; got ${counts[wrong]} at ${wrong}`);
    }
  }
}
