import { ArgumentError } from "../errors.js";
import { chiSquaredQuantile, chiSquaredUpperTail, noncentralChiSquaredUpperTail } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { increasingRoot } from "./root.js";
import type { Interval } from "./wilson-interval.js";

/** How far a composition has moved from another one, and what chance alone makes of it. */
export interface PopulationStability {
  readonly kind: "estimate";
  /** Sum of (p - q) ln(p / q), at least 0. */
  readonly value: number;
  readonly interval: Interval;
  /** Mean and 95th percentile of the value when both samples come from one composition. */
  readonly chanceMean: number;
  readonly chance95: number;
}

/**
 * Population stability index of two independent samples over the same classes. Divided by 1/n + 1/m it is close to
 * chi-squared on k - 1 degrees of freedom, noncentral when the compositions differ: the interval turns that around, and
 * so reaches 0 where chance alone can make the value.
 * @param earlier  whole counts per class
 * @param later  whole counts per class, the same length of 2 or more
 * @param options.level  confidence level, default 0.95
 * @returns not-estimable when a class is empty in a sample: the index is then infinite
 * @throws ArgumentError when lengths differ or a count is negative
 * @see Yurdakul & Naranjo 2020 (law of the index); Kullback & Leibler 1951 (symmetric divergence)
 * @example populationStability([50, 50], [60, 40]).value // 0.0405
 */
export function populationStability(
  earlier: readonly number[],
  later: readonly number[],
  { level = 0.95 }: { readonly level?: number } = {},
): PopulationStability | NotEstimable<"empty-class"> {
  requireClasses(earlier, later);
  if ([...earlier, ...later].some((count) => count === 0)) return notEstimable("empty-class");
  const [n, m] = [sum(earlier), sum(later)];
  const scale = 1 / n + 1 / m;
  const df = earlier.length - 1;
  const value = earlier.reduce((total, count, i) => {
    const [q, p] = [count / n, later[i]! / m];
    return total + (p - q) * Math.log(p / q);
  }, 0);
  const [lower, upper] = noncentralBounds(value / scale, df, level);
  return {
    kind: "estimate",
    value,
    interval: { lower: scale * lower, upper: scale * upper, level },
    chanceMean: df * scale,
    chance95: chiSquaredQuantile(0.05, df) * scale,
  };
}

/** Noncentralities at which the statistic is the lower and the upper end of what chance gives; 0 where none is. */
function noncentralBounds(statistic: number, degrees: number, level: number): readonly [number, number] {
  const tail = (1 - level) / 2;
  const chance = chiSquaredUpperTail(statistic, degrees);
  const at = (probability: number) => {
    if (chance >= probability) return 0;
    // On a logarithmic scale, where no step can leave the positive numbers.
    const evaluate = (log: number) => {
      const noncentrality = Math.exp(log);
      const upper = noncentralChiSquaredUpperTail(statistic, degrees, noncentrality);
      const next = noncentralChiSquaredUpperTail(statistic, degrees + 2, noncentrality);
      return { value: upper - probability, slope: ((next - upper) / 2) * noncentrality };
    };
    return Math.exp(increasingRoot(evaluate, { start: Math.log(statistic + degrees), step: 1 }));
  };
  return [at(tail), at(1 - tail)];
}

function requireClasses(earlier: readonly number[], later: readonly number[]): void {
  if (earlier.length < 2 || earlier.length !== later.length) {
    throw new ArgumentError(
      `populationStability requires the same 2 classes or more; got ${earlier.length} and ${later.length}`,
    );
  }
  const wrong = [...earlier, ...later].find((count) => !(count >= 0 && Number.isFinite(count)));
  if (wrong !== undefined) throw new ArgumentError(`populationStability requires counts of 0 or more; got ${wrong}`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
