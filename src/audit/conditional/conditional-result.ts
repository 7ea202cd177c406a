import type { Derived, NotEstimable, TableId } from "../derived-value.js";
import type { Estimate, MaybeTest } from "../estimates.js";
import type { Ranged } from "../ranges/range-result.js";

/**
 * One hypothesis within the strata of one stratification of the plan. It answers another question than the verdict:
 * how much of a difference runs through a variable. No rule of the verdict takes it.
 */
export interface ConditionalResult {
  /** Name of the stratification in the plan. */
  readonly name: string;
  /** True when the model itself uses the variable: it then explains a route and justifies nothing. */
  readonly modelInput: boolean;
  /** Group x stratum x flag: the tested groups, and all others together. */
  readonly table: TableId;
  readonly strata: number;
  /** Share of the units in strata in which some units are flagged and some are not. */
  readonly variedShare: number;
  readonly thin: ThinStrata;
  readonly outcome: ConditionalOutcome | NotEstimable;
}

/** Strata in which no exchange of predictions changes anything. */
export interface ThinStrata {
  /** Strata of one unit. */
  readonly single: number;
  /** Strata of several units of which all or none are flagged. */
  readonly constant: number;
  readonly units: number;
  /** Names of both kinds, in the order of the strata; published only where nothing needs protection. */
  readonly names: readonly string[];
}

export interface ConditionalOutcome {
  readonly kind: "tested";
  /** Groups whose contrast some exchange within strata changes. */
  readonly tested: readonly string[];
  readonly resamples: number;
  /** Smallest adjusted p-value over the family. */
  readonly deciding: Derived<MaybeTest>;
  readonly groups: readonly ConditionalGroup[];
}

export interface ConditionalGroup {
  readonly group: string;
  /** Difference of flagged shares that is left within strata. */
  readonly withinDifference: Derived<Estimate>;
  /** Share of the whole difference that runs through the strata; above 1 or below 0 where the rest has another sign. */
  readonly throughShare: Derived<Estimate>;
  readonly statistic: Derived<{ readonly kind: "estimate"; readonly value: number } | NotEstimable>;
  readonly unadjusted: Derived<MaybeTest>;
  /** Step-down adjusted over the family of this stratification. */
  readonly adjusted: Derived<MaybeTest>;
  readonly reversal: Derived<Reversal>;
  /** H2 only. */
  readonly mantelHaenszel: MantelHaenszelResult | null;
}

/**
 * Whether the sign turns within strata. Only intervals on opposite sides of no difference make a reversal; signs that
 * differ without that are not distinguishable from chance.
 */
export type Reversal = "reversal" | "sign-differs" | "none" | "not-assessed";

/** Common effects over all tables that round to the published counts; both ends of each are attained. */
export interface CommonRanges {
  readonly oddsRatio: Derived<Ranged | NotEstimable>;
  readonly ratio: Derived<Ranged | NotEstimable>;
  readonly difference: Derived<Ranged | NotEstimable>;
}

/** Fourfold tables of a group against the rest over strata; beside the deciding test. */
export interface MantelHaenszelResult {
  readonly test: Derived<MaybeTest>;
  /** That test adjusted by Holm over the tested groups. */
  readonly holm: Derived<number>;
  readonly oddsRatio: Derived<Estimate>;
  readonly ratio: Derived<Estimate>;
  readonly difference: Derived<Estimate>;
  /** Breslow and Day's test with Tarone's correction that the odds ratio is the same in all strata. */
  readonly sameInAllStrata: Derived<MaybeTest>;
  /** What the rounding of the source leaves open of the common effects; null where the counts are exact. */
  readonly overRounding: CommonRanges | null;
}
