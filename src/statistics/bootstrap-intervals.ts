import { ArgumentError } from "../errors.js";
import { normalLowerTail, normalQuantile } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

export interface BootstrapInterval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly method: "percentile" | "basic" | "bca";
}

/** Bias-corrected and accelerated interval with its two constants. */
export interface BcaInterval extends BootstrapInterval {
  readonly method: "bca";
  readonly biasCorrection: number;
  readonly acceleration: number;
}

export interface BootstrapIntervals {
  readonly percentile: BootstrapInterval;
  readonly basic: BootstrapInterval;
  /** `one-sided-replicates`: the estimate lies outside all replicates; `no-variation`: no unit has influence. */
  readonly bca: BcaInterval | NotEstimable<"one-sided-replicates" | "no-variation">;
}

/**
 * Percentile, basic and BCa intervals from replicates that are already drawn.
 * @param observed  the estimate on the data, finite
 * @param replicates  length R >= 2, finite, any order
 * @param options.influence  empirical influence of each unit; stratified: each divided by the size of its stratum
 * @param options.level  in (0, 1), default 0.95
 * @throws ArgumentError outside these ranges
 * @see Davison & Hinkley 1997, eq. 5.21 and 5.3.2; R `boot::boot.ci`, whose quantiles these are
 * @example bootstrapIntervals(0.5, Float64Array.of(0.4, 0.6), { influence: Float64Array.of(-1, 1) }).percentile // [0.4, 0.6]
 */
export function bootstrapIntervals(
  observed: number,
  replicates: Float64Array,
  options: { readonly influence: Float64Array; readonly level?: number },
): BootstrapIntervals {
  const { influence, level = 0.95 } = options;
  requireInput(observed, replicates, level);
  const sorted = replicates.slice().sort();
  // The same sums as boot.ci, so that (R + 1) alpha falls on the same side of a whole number.
  const low = (1 - level) / 2;
  const high = (1 + level) / 2;
  const lower = replicateQuantile(sorted, low);
  const upper = replicateQuantile(sorted, high);
  return {
    percentile: { lower, upper, level, method: "percentile" },
    basic: { lower: 2 * observed - upper, upper: 2 * observed - lower, level, method: "basic" },
    bca: bcaInterval(sorted, { observed, influence, level, low, high }),
  };
}

/**
 * Quantile of sorted replicates, interpolated on the normal scale between order statistics at (R + 1) p.
 * @param sorted  length R, ascending
 * @param p  in (0, 1)
 * @see Davison & Hinkley 1997, eq. 5.8
 * @example replicateQuantile(Float64Array.of(1, 2, 3), 0.5) // 2
 */
export function replicateQuantile(sorted: Float64Array, p: number): number {
  const rank = (sorted.length + 1) * p;
  const below = Math.floor(rank);
  if (below < 1) return sorted[0]!;
  if (below >= sorted.length) return sorted[sorted.length - 1]!;
  const value = sorted[below - 1]!;
  if (below === rank) return value;
  const start = normalQuantile(below / (sorted.length + 1));
  const end = normalQuantile((below + 1) / (sorted.length + 1));
  return value + ((normalQuantile(p) - start) / (end - start)) * (sorted[below]! - value);
}

function bcaInterval(
  sorted: Float64Array,
  options: {
    readonly observed: number;
    readonly influence: Float64Array;
    readonly level: number;
    readonly low: number;
    readonly high: number;
  },
): BootstrapIntervals["bca"] {
  const { observed, influence, level, low, high } = options;
  const below = sorted.filter((replicate) => replicate < observed).length;
  if (below === 0 || below === sorted.length) return notEstimable("one-sided-replicates");
  let squares = 0;
  let cubes = 0;
  for (const value of influence) {
    squares += value * value;
    cubes += value * value * value;
  }
  if (!(squares > 0)) return notEstimable("no-variation");
  const biasCorrection = normalQuantile(below / sorted.length);
  const acceleration = cubes / (6 * squares ** 1.5);
  const adjusted = (p: number): number => {
    const shifted = biasCorrection + normalQuantile(p);
    return normalLowerTail(biasCorrection + shifted / (1 - acceleration * shifted));
  };
  return {
    lower: replicateQuantile(sorted, adjusted(low)),
    upper: replicateQuantile(sorted, adjusted(high)),
    level,
    method: "bca",
    biasCorrection,
    acceleration,
  };
}

function requireInput(observed: number, replicates: Float64Array, level: number): void {
  if (!(level > 0 && level < 1)) throw new ArgumentError(`bootstrapIntervals requires a level in (0, 1); got ${level}`);
  if (!Number.isFinite(observed)) {
    throw new ArgumentError(`bootstrapIntervals requires a finite estimate; got ${observed}`);
  }
  if (replicates.length < 2) {
    throw new ArgumentError(`bootstrapIntervals requires 2 or more replicates; got ${replicates.length}`);
  }
  const wrong = replicates.findIndex((replicate) => !Number.isFinite(replicate));
  if (wrong >= 0) throw new ArgumentError(`bootstrapIntervals requires finite replicates; got ${replicates[wrong]}`);
}
