import { tQuantile } from "./distributions.js";
import { expit, logit } from "./log-odds.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type SampleNotEstimable, type StratifiedSample, stratumWeights } from "./stratified-sample.js";

/** Why an area for the whole population does not exist. */
export type CorrectedAucNotEstimable = SampleNotEstimable | NotEstimable<"one-class-only">;

/** Why the area has no interval: too few of a class in the strata of which only a part was inspected, or no variation. */
export type CorrectedIntervalNotEstimable = SampleNotEstimable | NotEstimable<"too-few-outcomes" | "no-variation">;

/** An area under the ROC curve of the whole population, estimated from those that were inspected. */
export interface CorrectedAuc {
  readonly kind: "estimate";
  readonly auc: number;
  readonly standardError: number | CorrectedIntervalNotEstimable;
  readonly interval:
    | { readonly lower: number; readonly upper: number; readonly level: number }
    | CorrectedIntervalNotEstimable;
  /** Violations and compliant units among the inspected. */
  readonly violations: number;
  readonly compliant: number;
}

/** An area with its variance, and what the variance rests on. */
export interface AucOfInspected {
  /** In [0, 1]. */
  readonly auc: number;
  readonly variance: number | SampleNotEstimable;
  /** Weighted linearised value of each inspected unit; 0 in strata that were inspected whole. */
  readonly contributions: ArrayLike<number>;
  readonly inspected: StratifiedSample & { readonly outcomes: ArrayLike<number> };
  /** In (0, 1). */
  readonly level: number;
}

/** Least number of violations, and of compliant units, in the strata that were inspected in part, for an interval. */
const LEAST_OF_A_CLASS = 5;
/** Largest part of all violations that strata without one may still hide, by the rule of three, for an interval. */
const LARGEST_HIDDEN_PART = 0.25;

/**
 * A corrected area with its interval on the logit scale, by Student's t. Its degrees of freedom are those of the
 * variance, 2 (sum c^2)^2 / sum c^4 over contributions c: a few violations with large weights leave few. Where every
 * stratum was inspected whole the area is known and the interval is a point.
 * @param found  area, variance and what it rests on
 * @returns no interval with fewer than 5 of a class in the strata inspected in part, or where strata without a
 *   violation may hide more than a quarter of all
 * @see Pepe 2003, section 5.2 (logit scale); Satterthwaite 1946 (degrees of freedom)
 * @example correctedAuc({ auc: 1, variance: 0, contributions: [0, 0], inspected: { outcomes: [0, 1], strata: [0, 0], sizes: [2] }, level: 0.95 }).violations // 1
 */
export function correctedAuc(found: AucOfInspected): CorrectedAuc {
  const { auc, variance, contributions, inspected, level } = found;
  const counts = countsOf(inspected);
  const { violations, compliant } = counts;
  const estimate = { kind: "estimate", auc, violations, compliant } as const;
  if (typeof variance !== "number") return { ...estimate, standardError: variance, interval: variance };
  const standardError = Math.sqrt(variance);
  if (counts.openUnits === 0) return { ...estimate, standardError, interval: { lower: auc, upper: auc, level } };
  if (tooFew(counts)) return { ...estimate, standardError, interval: notEstimable("too-few-outcomes") };
  if (!(variance > 0 && auc > 0 && auc < 1)) {
    return { ...estimate, standardError, interval: notEstimable("no-variation") };
  }
  const quantile = tQuantile(1 - (1 - level) / 2, Math.max(2, 2 * effectiveNumber(contributions)));
  const half = (quantile * standardError) / (auc * (1 - auc));
  return {
    ...estimate,
    standardError,
    interval: { lower: expit(logit(auc) - half), upper: expit(logit(auc) + half), level },
  };
}

type Counts = ReturnType<typeof countsOf>;

function tooFew({ openUnits, openViolations, clearUnits, clearSampled, weightedViolations }: Counts): boolean {
  if (Math.min(openViolations, openUnits - openViolations) < LEAST_OF_A_CLASS) return true;
  return 3 * clearUnits > LARGEST_HIDDEN_PART * weightedViolations * clearSampled;
}

/** Contributions of equal size that would vary as much: (sum of squares)^2 over the sum of fourth powers. */
function effectiveNumber(contributions: ArrayLike<number>): number {
  let [squares, fourths] = [0, 0];
  for (let i = 0; i < contributions.length; i++) {
    squares += contributions[i]! ** 2;
    fourths += contributions[i]! ** 4;
  }
  return fourths === 0 ? 0 : (squares * squares) / fourths;
}

/** Open: strata inspected in part. Clear: those of them in which no violation was found. */
function countsOf(inspected: AucOfInspected["inspected"]) {
  const { outcomes, strata, sizes } = inspected;
  const { sampled, weights } = stratumWeights(inspected);
  const found = new Float64Array(sizes.length);
  for (let i = 0; i < outcomes.length; i++) found[strata[i]!]! += outcomes[i]!;
  const counts = { violations: 0, compliant: 0, openViolations: 0, openUnits: 0 };
  const rare = { clearUnits: 0, clearSampled: 0, weightedViolations: 0 };
  for (let h = 0; h < sizes.length; h++) {
    counts.violations += found[h]!;
    counts.compliant += sampled[h]! - found[h]!;
    rare.weightedViolations += found[h]! * weights[h]!;
    if (sampled[h] === sizes[h]) continue;
    counts.openViolations += found[h]!;
    counts.openUnits += sampled[h]!;
    if (found[h] === 0) {
      rare.clearUnits += sizes[h]!;
      rare.clearSampled += sampled[h]!;
    }
  }
  return { ...counts, ...rare };
}
