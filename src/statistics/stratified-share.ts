import { effectiveWilsonInterval, kornGraubardInterval } from "./effective-share-interval.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { lackingStratum, type StratifiedSample, type StratumWeights, stratumWeights } from "./stratified-sample.js";

/** A stratified sample with an outcome a unit, and the part of the population that a share is asked of. */
export interface ShareSample extends StratifiedSample {
  /** 1 violation, 0 none; one entry a sampled unit. */
  readonly outcomes: ArrayLike<number>;
  /** 1 where the sampled unit belongs to the part; absent: every unit does. */
  readonly belongs?: ArrayLike<number>;
  /** Units of the part in each stratum of the population; absent: the sizes of the strata. */
  readonly partSizes?: ArrayLike<number>;
}

/** How an interval of a share was made; `census`: every unit was seen, so that nothing is uncertain. */
export type ShareMethod = "wilson-effective" | "korn-graubard" | "census";

export interface StratifiedShare {
  readonly kind: "estimate";
  /** Share of violations: units seen in strata sampled whole, and the Hajek ratio in the others. */
  readonly value: number;
  /** Horvitz-Thompson total of violations, and the same total over the known number of units. */
  readonly total: number;
  readonly horvitzThompson: number;
  readonly standardError: number;
  readonly interval: { readonly lower: number; readonly upper: number; readonly level: number };
  readonly method: ShareMethod;
  readonly units: number;
  readonly violations: number;
  /** Independent units that would say as much about the strata that were not sampled whole; 0 with a census. */
  readonly effectiveUnits: number;
}

export type ShareNotEstimable = NotEstimable<"zero-inclusion-probability" | "one-unit-in-stratum" | "no-units">;

/** Fewer violations (or compliant units) than this in the sampled strata, and the interval is the cautious one. */
const SMALL_COUNT = 10;

/**
 * Share of violations in a population, or a part of it, with an interval. Strata that were sampled whole are known and
 * add no uncertainty; in the others the interval rests on an effective number of units, by Wilson where violations and
 * compliant units abound, else by Korn and Graubard with the effective number that unequal weights leave.
 * @param sample  outcomes, strata and their sizes
 * @param options.level  confidence level, default 0.95
 * @returns a share in [0, 1]; not-estimable where a stratum of the part was not sampled
 * @throws ArgumentError as `stratumWeights`
 * @see Horvitz & Thompson 1952; Hajek 1971; Cochran 1977, section 5A.14; Korn & Graubard 1998
 * @example stratifiedShare({ outcomes: [1, 0], strata: [0, 0], sizes: [2] }).interval // [0.5, 0.5]: a census
 */
export function stratifiedShare(
  sample: ShareSample,
  { level = 0.95 }: { readonly level?: number } = {},
): StratifiedShare | ShareNotEstimable {
  const { sizes, partSizes = sizes } = sample;
  const design = stratumWeights(sample);
  const held = Float64Array.from(sizes, (size, h) => (partSizes[h]! > 0 ? size : 0));
  const lack = lackingStratum(design.sampled, held);
  if (lack !== null) return lack;
  const sums = sumsOf(sample, design);
  const known = sum(partSizes, (h) => design.sampled[h] === sizes[h]);
  const open = sum(partSizes, (h) => design.sampled[h] !== sizes[h]);
  if (known + open === 0 || sums.units === 0 || (open > 0 && sums.openWeight === 0)) return notEstimable("no-units");
  const shareOpen = open === 0 ? 0 : sums.openViolations / sums.openWeight;
  const combine = (share: number) => (sums.knownViolations + open * share) / (known + open);
  const total = sums.knownViolations + sums.openViolations;
  const common = {
    kind: "estimate",
    value: combine(shareOpen),
    total,
    horvitzThompson: total / (known + open),
    units: sums.units,
    violations: sums.violations,
  } as const;
  if (open === 0) {
    const bounds = { lower: common.value, upper: common.value, level };
    return { ...common, standardError: 0, interval: bounds, method: "census", effectiveUnits: 0 };
  }
  const around = intervalOfOpen(sample, design, { share: shareOpen, weight: sums.openWeight, level });
  return {
    ...common,
    standardError: (open / (known + open)) * around.standardError,
    interval: { lower: combine(around.lower), upper: combine(around.upper), level },
    method: around.method,
    effectiveUnits: around.effectiveUnits,
  };
}

interface Sums {
  readonly units: number;
  readonly violations: number;
  readonly knownViolations: number;
  readonly openViolations: number;
  readonly openWeight: number;
}

function sumsOf({ outcomes, strata, sizes, belongs }: ShareSample, { sampled, weights }: StratumWeights): Sums {
  const sums = { units: 0, violations: 0, knownViolations: 0, openViolations: 0, openWeight: 0 };
  for (let i = 0; i < strata.length; i++) {
    if (belongs !== undefined && belongs[i] !== 1) continue;
    const h = strata[i]!;
    sums.units += 1;
    sums.violations += outcomes[i]!;
    if (sampled[h] === sizes[h]) sums.knownViolations += outcomes[i]!;
    else {
      sums.openViolations += weights[h]! * outcomes[i]!;
      sums.openWeight += weights[h]!;
    }
  }
  return sums;
}

function sum(counts: ArrayLike<number>, includes: (h: number) => boolean): number {
  let total = 0;
  for (let h = 0; h < counts.length; h++) if (includes(h)) total += counts[h]!;
  return total;
}

/** Per stratum that was not sampled whole: units of the part in the sample, and violations among them. */
function intervalOfOpen(
  { outcomes, strata, sizes, belongs }: ShareSample,
  { sampled, weights }: StratumWeights,
  { share, weight, level }: { readonly share: number; readonly weight: number; readonly level: number },
) {
  const counts = new Float64Array(sizes.length);
  const events = new Float64Array(sizes.length);
  for (let i = 0; i < strata.length; i++) {
    const h = strata[i]!;
    if ((belongs !== undefined && belongs[i] !== 1) || sampled[h] === sizes[h]) continue;
    counts[h]! += 1;
    events[h]! += outcomes[i]!;
  }
  const spread = spreadOf({ counts, events, sampled, sizes, weights }, share, weight);
  const { units, violations, strataMet, evenly } = spread;
  const small = Math.min(violations, units - violations) < SMALL_COUNT || spread.withoutEvent;
  const degreesOfFreedom = Math.max(1, units - strataMet);
  const standardError = Math.sqrt(spread.variance);
  const byVariance = spread.variance > 0 ? (share * (1 - share)) / spread.variance : evenly;
  const effectiveUnits = small ? Math.min(byVariance, evenly) : byVariance;
  const interval = small
    ? kornGraubardInterval({ share, effectiveUnits }, { units, degreesOfFreedom, level })
    : effectiveWilsonInterval({ share, effectiveUnits }, { level });
  const method: ShareMethod = small ? "korn-graubard" : "wilson-effective";
  return { ...interval, standardError, effectiveUnits, method };
}

/**
 * Variance of the Hajek ratio, linearised, over strata; `evenly`: effective units if every stratum had one variance.
 * With c units of the part, e of them violations, among n sampled: z is 1 - p, -p or 0 for a unit of the sample.
 */
function spreadOf(
  strata: {
    readonly counts: Float64Array;
    readonly events: Float64Array;
    readonly sampled: Float64Array;
    readonly sizes: ArrayLike<number>;
    readonly weights: Float64Array;
  },
  share: number,
  weight: number,
) {
  const spread = { variance: 0, units: 0, violations: 0, strataMet: 0, evenly: 0, withoutEvent: false };
  let unevenness = 0;
  for (let h = 0; h < strata.counts.length; h++) {
    const [count, events, n] = [strata.counts[h]!, strata.events[h]!, strata.sampled[h]!];
    if (count === 0) continue;
    const sum = events - count * share;
    const squares = events * (1 - share) ** 2 + (count - events) * share * share;
    const open = 1 - n / strata.sizes[h]!;
    const factor = (strata.weights[h]! / weight) ** 2 * open;
    spread.variance += (factor * n * Math.max(0, squares - (sum * sum) / n)) / (n - 1);
    unevenness += factor * count;
    spread.units += count;
    spread.violations += events;
    spread.strataMet += 1;
    if (events === 0 || events === count) spread.withoutEvent = true;
  }
  spread.evenly = 1 / unevenness;
  return spread;
}
