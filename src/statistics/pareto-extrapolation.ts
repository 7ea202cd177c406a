import { ArgumentError } from "../errors.js";
import { besagClifford } from "./besag-clifford.js";
import { normalMultiplier } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { fitParetoTail, type ParetoTail, paretoTailProbability, paretoUpperTail } from "./pareto-tail.js";
import { nextUniform, type Streams } from "./random.js";
import type { Interval } from "./wilson-interval.js";

/** A tail probability beyond what the resamples reach, by a fitted law: an extra beside the p-value, never in its place. */
export type ParetoExtrapolation =
  | {
      readonly kind: "estimate";
      readonly label: "extrapolated";
      readonly method: "generalised-pareto";
      readonly tailProbability: number;
      /** From the large-sample errors of the fitted law and of its share of the resamples, on the logarithm. */
      readonly interval: Interval;
      readonly resamples: number;
      /** Resamples above the threshold, to which the law was fitted. */
      readonly exceedances: number;
      readonly threshold: number;
      readonly scale: number;
      readonly shape: number;
      /** Anderson and Darling's distance of the exceedances to the law, and its p-value by drawing from the law. */
      readonly fit: { readonly statistic: number; readonly pValue: number };
    }
  | NotEstimable<"counted-well-enough" | "tail-does-not-fit" | "beyond-usable-range">;

/** From this number of extreme resamples on, counting says more than a fitted law. */
const ENOUGH_EXTREME = 10;
const MOST_EXCEEDANCES = 250;
const FEWEST_EXCEEDANCES = 30;
const STEP = 10;
/** A law whose fit has a p-value at most this is dropped, and fewer exceedances are tried. */
const LEAST_FIT = 0.05;
/** The law is usable to about 1e-5 from 10,000 resamples, a tenth of a resample; below, it errs to the small side. */
const USABLE_RESAMPLES = 0.1;
/** At this shape and below, the errors of the fitted law are not known from large samples. */
const LEAST_SHAPE = -0.5;
const LEVEL = 0.95;

/**
 * Tail probability of an observed statistic by a generalised Pareto law, fitted to the largest of 250 resampled
 * statistics or, while the law does not fit, to 10 fewer at a time.
 * @param observed  statistic of the data, larger when more extreme
 * @param statistics  of the resamples, length 1,000 or more, finite
 * @param options.streams  random streams; one block draws the law of the fit
 * @returns labelled as extrapolated, with a 95 % interval; not-estimable when 10 or more resamples are as extreme (then the p-value is counted
 * well enough), when no tail of 30 or more fits, or below a tenth of a resample
 * @throws ArgumentError on fewer than 1,000 resamples or a value that is not finite
 * @see Knijnenburg, Wessels, Reinders & Shmulevich 2009, "Fewer permutations, more accurate P-values"
 * @example paretoExtrapolation(0, new Float64Array(1000), { streams: streamsFrom(1) }).reason // "counted-well-enough"
 */
export function paretoExtrapolation(
  observed: number,
  statistics: Float64Array,
  { streams }: { readonly streams: Streams },
): ParetoExtrapolation {
  const resamples = statistics.length;
  if (resamples < 1000) {
    throw new ArgumentError(`paretoExtrapolation requires 1000 or more resamples; got ${resamples}`);
  }
  if (!Number.isFinite(observed) || !statistics.every(Number.isFinite)) {
    throw new ArgumentError(`paretoExtrapolation requires finite statistics; got ${observed} among others`);
  }
  const sorted = Float64Array.from(statistics).sort().reverse();
  if (sorted[ENOUGH_EXTREME - 1]! >= observed) return notEstimable("counted-well-enough");
  // Streams from 0 on draw the resamples; the last possible one is free.
  const state = streams.block(0xffffffff);
  for (let exceedances = MOST_EXCEEDANCES; exceedances >= FEWEST_EXCEEDANCES; exceedances -= STEP) {
    const threshold = (sorted[exceedances - 1]! + sorted[exceedances]!) / 2;
    const excesses = Array.from(sorted.subarray(0, exceedances), (value) => Math.max(0, value - threshold));
    const law = fitParetoTail(excesses);
    if (law.kind !== "estimate") continue;
    const fit = fitOf(law, excesses, () => nextUniform(state));
    if (!(fit.pValue > LEAST_FIT)) continue;
    const tailProbability = paretoTailProbability(observed - threshold, { law, exceeding: exceedances, resamples });
    const isUsable = tailProbability >= USABLE_RESAMPLES / resamples && law.shape > LEAST_SHAPE;
    if (!isUsable) return notEstimable("beyond-usable-range");
    return {
      kind: "estimate",
      label: "extrapolated",
      method: "generalised-pareto",
      tailProbability,
      interval: intervalOf(tailProbability, observed - threshold, { law, exceedances }),
      resamples,
      exceedances,
      threshold,
      scale: law.scale,
      shape: law.shape,
      fit,
    };
  }
  return notEstimable("tail-does-not-fit");
}

/**
 * The delta method on log P: the errors of shape and scale at their maximum likelihood, and of the share above.
 * @see Smith 1984; Coles 2001, section 4.3.3
 */
function intervalOf(
  tailProbability: number,
  excess: number,
  { law: { scale, shape }, exceedances }: { readonly law: ParetoTail; readonly exceedances: number },
): Interval {
  const reach = excess / scale;
  const grown = 1 + shape * reach;
  const byShape =
    Math.abs(shape * reach) < 1e-4
      ? reach ** 2 / 2 - (2 * shape * reach ** 3) / 3
      : Math.log(grown) / shape ** 2 - reach / (shape * grown);
  // Per unit of log scale.
  const byScale = reach / grown;
  const spread = (1 + shape) ** 2 * byShape ** 2 - 2 * (1 + shape) * byShape * byScale + 2 * (1 + shape) * byScale ** 2;
  const error = Math.sqrt((spread + 1) / exceedances);
  const factor = Math.exp(normalMultiplier(LEVEL) * error);
  return { lower: tailProbability / factor, upper: Math.min(1, tailProbability * factor), level: LEVEL };
}

/** Anderson and Darling's statistic with its p-value by refitting laws to draws of the fitted one. */
function fitOf(law: ParetoTail, excesses: readonly number[], uniform: () => number) {
  const statistic = andersonDarling(excesses, law);
  // Ties with the threshold: no continuous law has them.
  if (statistic === Number.POSITIVE_INFINITY) return { statistic, pValue: 0 };
  const isExtreme = (): boolean => {
    const drawn = excesses.map(() => paretoQuantile(uniform(), law));
    const refitted = fitParetoTail(drawn);
    return refitted.kind === "estimate" && andersonDarling(drawn, refitted) >= statistic;
  };
  return { statistic, pValue: besagClifford(isExtreme, { extremes: 5, ceiling: 99 }).pValue };
}

/** Excess with the upper tail u. */
function paretoQuantile(u: number, { scale, shape }: ParetoTail): number {
  const tail = 1 - u;
  return shape === 0 ? -scale * Math.log(tail) : (scale / shape) * Math.expm1(-shape * Math.log(tail));
}

/** Anderson & Darling 1954; infinite where a value lies outside the law. */
function andersonDarling(values: readonly number[], law: ParetoTail): number {
  const upper = values.toSorted((a, b) => a - b).map((value) => paretoUpperTail(value, law));
  const n = upper.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (2 * i + 1) * (Math.log1p(-upper[i]!) + Math.log(upper[n - 1 - i]!));
  return -n - sum / n;
}
