import { ArgumentError } from "../errors.js";
import { nextBelow, type StreamState, type Streams } from "./random.js";

/** What is drawn with replacement: units, or whole clusters; within strata where there are any. */
export interface BootstrapDesign {
  /** Number of units, or of clusters. */
  readonly units: number;
  /** Stratum of each, length units: every stratum keeps its size. Absent: one stratum. */
  readonly strata?: ArrayLike<number>;
}

/** A statistic of weights: how many times each unit (or cluster) was drawn, length units. */
export type WeightedStatistic = (weights: Uint32Array) => number;

const RESAMPLES_PER_BLOCK = 1000;

/**
 * Replicates of a statistic over units drawn with replacement.
 * @param design  units or clusters, 1 or more, and their strata
 * @param statistic  pure function of the weights; the array is reused, so it must not be kept
 * @param options.streams  one block of 1,000 resamples a stream; options.resamples  default 9,999
 * @returns length resamples, in the order of drawing; a value that does not exist is whatever the statistic gives
 * @throws ArgumentError outside these ranges
 * @see Efron & Tibshirani 1993, chapter 6; Davison & Hinkley 1997, sections 2.3 and 3.2 (strata), 3.8 (clusters)
 * @example bootstrapReplicates({ units: 1 }, (weights) => weights[0], { streams: streamsFrom(1), resamples: 2 }) // 1, 1
 */
export function bootstrapReplicates(
  design: BootstrapDesign,
  statistic: WeightedStatistic,
  { streams, resamples = 9_999 }: { readonly streams: Streams; readonly resamples?: number },
): Float64Array {
  const strata = stratify("bootstrapReplicates", design);
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) {
    throw new ArgumentError(`bootstrapReplicates requires 1 or more resamples; got ${resamples}`);
  }
  const replicates = new Float64Array(resamples);
  const weights = new Uint32Array(design.units);
  eachResample(streams, resamples, (state, resample) => {
    weights.fill(0);
    for (const members of strata) {
      for (let draw = 0; draw < members.length; draw++) weights[members[nextBelow(state, members.length)]!]!++;
    }
    replicates[resample] = statistic(weights);
  });
  return replicates;
}

/**
 * Jackknife influence of each unit, scaled for `bootstrapIntervals`: (n_h - 1)(mean of leave-one-out - own) / n_h.
 * @param design  two units or more in every stratum
 * @param statistic  as in bootstrapReplicates
 * @returns length units, with mean 0 within each stratum
 * @throws ArgumentError when a stratum has fewer than two units
 * @see Davison & Hinkley 1997, eq. 2.42 and section 3.2.1; R `boot::empinf(type = "jack")`
 * @example jackknifeInfluence({ units: 2 }, (weights) => weights[0]) // 0.25, -0.25
 */
export function jackknifeInfluence(design: BootstrapDesign, statistic: WeightedStatistic): Float64Array {
  const weights = new Uint32Array(design.units).fill(1);
  const influence = new Float64Array(design.units);
  for (const members of stratify("jackknifeInfluence", design)) {
    if (members.length < 2) {
      throw new ArgumentError(`jackknifeInfluence requires 2 units or more in every stratum; got ${members.length}`);
    }
    let sum = 0;
    for (const unit of members) {
      weights[unit] = 0;
      influence[unit] = statistic(weights);
      weights[unit] = 1;
      sum += influence[unit]!;
    }
    const scale = (members.length - 1) / members.length;
    for (const unit of members) influence[unit] = scale * (sum / members.length - influence[unit]!);
  }
  return influence;
}

/** Units of each stratum, strata in ascending order. */
function stratify(caller: string, { units, strata }: BootstrapDesign): readonly Uint32Array[] {
  if (!(Number.isSafeInteger(units) && units >= 1)) {
    throw new ArgumentError(`${caller} requires 1 unit or more; got ${units}`);
  }
  if (strata === undefined) return [Uint32Array.from({ length: units }, (_, unit) => unit)];
  if (strata.length !== units) {
    throw new ArgumentError(`${caller} requires a stratum for each of ${units} units; got ${strata.length}`);
  }
  const members = new Map<number, number[]>();
  for (let unit = 0; unit < units; unit++) {
    const own = members.get(strata[unit]!);
    if (own) own.push(unit);
    else members.set(strata[unit]!, [unit]);
  }
  return [...members.entries()].sort(([a], [b]) => a - b).map(([, own]) => Uint32Array.from(own));
}

/**
 * Runs resamples one by one, each block of 1,000 on a stream of its own.
 * @param run  draws from the state, which goes on through the block; told the number of the resample from 0
 * @example eachResample(streamsFrom(1), 0, () => {}) // undefined
 */
export function eachResample(
  streams: Streams,
  resamples: number,
  run: (state: StreamState, resample: number) => void,
): void {
  for (let start = 0; start < resamples; start += RESAMPLES_PER_BLOCK) {
    const state = streams.block(start / RESAMPLES_PER_BLOCK);
    for (let i = start; i < Math.min(start + RESAMPLES_PER_BLOCK, resamples); i++) run(state, i);
  }
}

/**
 * Mean of bootstrap replicates, and their standard deviation: the standard error.
 * @param values  length 2 or more
 * @example meanAndDeviation(Float64Array.of(1, 3)) // { mean: 2, standardError: 1.41421... }
 */
export function meanAndDeviation(values: Float64Array): { readonly mean: number; readonly standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (values.length - 1)) };
}
