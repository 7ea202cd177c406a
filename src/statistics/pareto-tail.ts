import { ArgumentError } from "../errors.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** Generalised Pareto law of excesses over a threshold: P(X > x) = (1 + shape x / scale)^(-1 / shape). */
export interface ParetoTail {
  readonly kind: "estimate";
  readonly scale: number;
  /** 0 for the exponential law; negative when the law ends at -scale / shape. */
  readonly shape: number;
  readonly negativeLogLikelihood: number;
}

/**
 * P(X > x) of the generalised Pareto law.
 * @param x  0 or more
 * @param law.scale  greater than 0; law.shape  finite
 * @returns 0 beyond the end of a law with negative shape
 * @throws ArgumentError outside these ranges
 * @see Pickands 1975
 * @example paretoUpperTail(14, { scale: 1.3, shape: 0.12 }) // 0.000995
 */
export function paretoUpperTail(
  x: number,
  { scale, shape }: { readonly scale: number; readonly shape: number },
): number {
  if (!(x >= 0 && scale > 0 && Number.isFinite(shape))) {
    throw new ArgumentError(
      `paretoUpperTail requires x of 0 or more, scale above 0 and a finite shape; got ${x}, ${scale} and ${shape}`,
    );
  }
  if (shape === 0) return Math.exp(-x / scale);
  const reach = (shape * x) / scale;
  return reach <= -1 ? 0 : Math.exp(-Math.log1p(reach) / shape);
}

/**
 * Maximum likelihood fit of the generalised Pareto law, by the profile over theta = shape / scale, whose estimate of
 * the shape is the mean of log(1 + theta x). Shapes below -1 have no maximum and are not considered.
 * @param excesses  over the threshold, 0 or more, at least 2, not all 0
 * @returns not-estimable when all excesses are 0 or no maximum is found
 * @throws ArgumentError on fewer than two excesses, or negative or infinite ones
 * @see Grimshaw 1993, "Computing maximum likelihood estimates for the generalized Pareto distribution"
 * @example fitParetoTail([0.1, 0.5, 1.2, 3.4]) // scale 1.411, shape -0.083
 */
export function fitParetoTail(excesses: readonly number[]): ParetoTail | NotEstimable<"no-variation" | "no-maximum"> {
  const wrong = excesses.find((excess) => !(excess >= 0 && Number.isFinite(excess)));
  if (excesses.length < 2 || wrong !== undefined) {
    throw new ArgumentError(
      `fitParetoTail requires two or more excesses of 0 or more; got ${wrong ?? `${excesses.length} of them`}`,
    );
  }
  const n = excesses.length;
  const mean = excesses.reduce((sum, excess) => sum + excess, 0) / n;
  if (mean === 0) return notEstimable("no-variation");
  const largest = Math.max(...excesses);
  let best: ParetoTail | null = null;
  for (const theta of stationaryPoints(excesses, mean, largest)) {
    const fit = fitAt(excesses, theta, mean);
    if (fit.shape < -1) continue;
    if (best === null || fit.negativeLogLikelihood < best.negativeLogLikelihood) best = fit;
  }
  return best ?? notEstimable("no-maximum");
}

/**
 * Tail probability of an observed statistic beyond the resamples, by the fitted law: share of resamples over the
 * threshold times P(X > excess). An extrapolation: usable to about 1e-5 from 10,000 resamples, and below that it errs to
 * the small side, so it is reported as an extra and never as the p-value.
 * @param excess  of the observed statistic over the threshold, 0 or more
 * @param options.law  from `fitParetoTail`; options.exceeding  resamples over the threshold, of `resamples`
 * @throws ArgumentError when the counts make no sense
 * @see Knijnenburg, Wessels, Reinders & Shmulevich 2009
 * @example paretoTailProbability(14, { law: { scale: 1.3, shape: 0.12 }, exceeding: 250, resamples: 10000 }) // 0.000025
 */
export function paretoTailProbability(
  excess: number,
  options: {
    readonly law: { readonly scale: number; readonly shape: number };
    readonly exceeding: number;
    readonly resamples: number;
  },
): number {
  const { law, exceeding, resamples } = options;
  if (!(exceeding >= 1 && exceeding <= resamples)) {
    throw new ArgumentError(
      `paretoTailProbability requires 1 <= exceeding <= resamples; got ${exceeding} of ${resamples}`,
    );
  }
  return (exceeding / resamples) * paretoUpperTail(excess, law);
}

function fitAt(excesses: readonly number[], theta: number, mean: number): ParetoTail {
  const n = excesses.length;
  const shape = shapeAt(excesses, theta);
  const scale = theta === 0 ? mean : shape / theta;
  return { kind: "estimate", scale, shape, negativeLogLikelihood: n * (Math.log(scale) + 1 + shape) };
}

function shapeAt(excesses: readonly number[], theta: number): number {
  return excesses.reduce((sum, excess) => sum + Math.log1p(theta * excess), 0) / excesses.length;
}

/** Slope of the profile in theta, times theta; its sign changes from negative to positive at a minimum. */
function slopeAt(excesses: readonly number[], theta: number): number {
  let logs = 0;
  let growths = 0;
  for (const excess of excesses) {
    const reach = theta * excess;
    logs += Math.log1p(reach);
    growths += reach / (1 + reach);
  }
  const shape = logs / excesses.length;
  const growth = growths / excesses.length;
  return (growth / shape + growth - 1) * Math.sign(theta);
}

/** Minima of the profile between the end of the admissible range and far beyond the data. */
function stationaryPoints(excesses: readonly number[], mean: number, largest: number): number[] {
  const ends = Array.from({ length: 120 }, (_, i) => 10 ** (-6 + i / 10));
  const negative = ends.map((step) => -1 / (largest * (1 + step))).filter((theta) => theta < -1e-5 / mean);
  // Of a heavy tail the mean says little: the far end is set by the median.
  const median = excesses.toSorted((a, b) => a - b)[Math.floor(excesses.length / 2)]!;
  const span = Math.log(1e10 * (median > 0 ? Math.max(1, mean / median) : 1e8));
  const positive = ends.map((_, i) => (1e-6 / mean) * Math.exp((span * i) / (ends.length - 1)));
  const grid = [...negative, -1e-5 / mean, ...positive];
  const found: number[] = [];
  const slopes = grid.map((theta) => slopeAt(excesses, theta));
  for (let i = 1; i < grid.length; i++) {
    if (!(slopes[i - 1]! < 0 && slopes[i]! > 0)) continue;
    let low = grid[i - 1]!;
    let high = grid[i]!;
    for (let step = 0; step < 200; step++) {
      const middle = (low + high) / 2;
      if (middle === low || middle === high || middle === 0) break;
      if (slopeAt(excesses, middle) < 0) low = middle;
      else high = middle;
    }
    found.push((low + high) / 2);
  }
  return found;
}
