import { ArgumentError } from "../errors.js";
import { logGamma } from "./distributions.js";
import { requireFinite } from "./placements.js";

/** The whole law of the bootstrapped area, with cases and controls drawn apart. */
export interface ExactAucBootstrap {
  readonly auc: number;
  readonly mean: number;
  readonly variance: number;
  readonly standardError: number;
  /** m^m n^n ordered resamples. */
  readonly resamples: number;
  /** Probability that the bootstrapped area is at most the threshold. */
  readonly probabilityAtOrBelow: number;
}

const MOST_PAIRS_OF_DRAWS = 2e7;

/**
 * Mean, variance and lower tail of the bootstrapped area over all stratified resamples.
 * @param cases  length m, 1 or more, finite
 * @param controls  length n, 1 or more, finite
 * @param options.threshold  default 0.5
 * @returns exact up to rounding
 * @throws ArgumentError on an empty class, a score that is not finite, or more than 2e7 pairs of distinct draws
 * @see Efron & Tibshirani 1993, section 4.4 and problem 4.6; Fisher & Hall 1991 (exhaustive bootstrap)
 * @example exactAucBootstrap(Float64Array.of(2, 3), Float64Array.of(1, 2)).resamples // 16
 */
export function exactAucBootstrap(
  cases: Float64Array,
  controls: Float64Array,
  { threshold = 0.5 }: { readonly threshold?: number } = {},
): ExactAucBootstrap {
  requireSmall(cases, controls);
  const [m, n] = [cases.length, controls.length];
  const caseDraws = drawsOf(m);
  const controlDraws = drawsOf(n);
  const atMost = 2 * m * n * threshold * (1 + 1e-12);
  const halfSteps = Array.from(controls, (control) =>
    cases.map((score) => (score > control ? 2 : score === control ? 1 : 0)),
  );
  const observed = halfSteps.reduce((sum, row) => sum + row.reduce((own, step) => own + step, 0), 0);
  let mean = 0;
  let squares = 0;
  let tail = 0;
  for (const draw of caseDraws) {
    const steps = halfSteps.map((row) => dot(row, draw.times));
    for (const other of controlDraws) {
      const probability = draw.probability * other.probability;
      const sum = dot(other.times, steps);
      mean += probability * (sum - observed);
      squares += probability * (sum - observed) ** 2;
      if (sum <= atMost) tail += probability;
    }
  }
  const scale = 2 * m * n;
  const variance = (squares - mean * mean) / (scale * scale);
  return {
    auc: observed / scale,
    mean: (observed + mean) / scale,
    variance,
    standardError: Math.sqrt(variance),
    resamples: m ** m * n ** n,
    probabilityAtOrBelow: tail,
  };
}

/**
 * Whether exactAucBootstrap takes samples of these sizes.
 * @example isExactAucBootstrapFeasible(4, 4) // true
 */
export function isExactAucBootstrapFeasible(cases: number, controls: number): boolean {
  return countDraws(cases) * countDraws(controls) <= MOST_PAIRS_OF_DRAWS;
}

/** How often each unit is drawn, and the probability of that under n draws with replacement. */
interface Draw {
  readonly times: Float64Array;
  readonly probability: number;
}

function drawsOf(n: number): readonly Draw[] {
  const draws: Draw[] = [];
  const times = new Float64Array(n);
  const logAll = logGamma(n + 1) - n * Math.log(n);
  const place = (unit: number, left: number, logWays: number): void => {
    if (unit === n - 1) {
      times[unit] = left;
      draws.push({ times: times.slice(), probability: Math.exp(logAll - logWays - logGamma(left + 1)) });
      return;
    }
    for (let count = 0; count <= left; count++) {
      times[unit] = count;
      place(unit + 1, left - count, logWays + logGamma(count + 1));
    }
  };
  place(0, n, 0);
  return draws;
}

/** Multisets of n units: binomial coefficient of 2n - 1 and n. */
function countDraws(n: number): number {
  let count = 1;
  for (let i = 1; i < n; i++) count = (count * (n + i)) / i;
  return Math.round(count);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function requireSmall(cases: Float64Array, controls: Float64Array): void {
  if (cases.length === 0 || controls.length === 0) {
    throw new ArgumentError(
      `exactAucBootstrap requires cases and controls; got ${cases.length} and ${controls.length}`,
    );
  }
  requireFinite("exactAucBootstrap", cases);
  requireFinite("exactAucBootstrap", controls);
  if (!isExactAucBootstrapFeasible(cases.length, controls.length)) {
    throw new ArgumentError(
      `exactAucBootstrap requires fewer than ${MOST_PAIRS_OF_DRAWS} draws; got ${cases.length} cases and ${controls.length} controls`,
    );
  }
}
