import type { NotEstimable } from "./derived-value.js";

/** Bounds of an interval; a bound that does not exist is "unbounded". */
export interface Interval {
  readonly lower: number | "unbounded";
  readonly upper: number | "unbounded";
  readonly level: number;
  readonly method: IntervalMethod;
}

export type IntervalMethod =
  | "linearised-over-units"
  | "bootstrap-t-over-units"
  | "largest-contrast-over-units"
  | "wilson"
  | "newcombe"
  | "miettinen-nurminen"
  | "koopman"
  | "delong-logit"
  | "hanley-mcneil"
  | "obuchowski-logit"
  | "placements-logit"
  | "bootstrap-bca"
  | "bootstrap-percentile"
  | "delong-difference"
  | "obuchowski-difference"
  | "fleiss-normal"
  | "clopper-pearson"
  | "clopper-pearson-over-ranks"
  | "conditional-exact"
  | "fieller-linearised"
  | "robins-breslow-greenland"
  | "greenland-robins"
  | "wald"
  | "sato"
  | "noncentral-chi-squared"
  | "garwood"
  | "person-time"
  | "poisson-wald";

export type Estimate =
  | { readonly kind: "estimate"; readonly value: number; readonly interval: Interval | NotEstimable }
  | NotEstimable;

export type TwoSidedRule = "doubled" | "as-extreme" | "no-likelier";

/** Exact: every table or arrangement counted. Resampled: p = (extreme + 1) / (resamples + 1). Asymptotic: a formula. */
export type TestResult =
  | {
      readonly method: "exact";
      readonly pValue: number;
      readonly tablesEnumerated: number;
      readonly twoSidedRule: TwoSidedRule;
    }
  | {
      readonly method: "resampled";
      readonly pValue: number;
      readonly resamples: number;
      readonly extreme: number;
      readonly stopped: "fixed";
      readonly seed: number;
      readonly monteCarloInterval: Interval;
      readonly twoSidedRule: TwoSidedRule;
    }
  | { readonly method: "asymptotic"; readonly pValue: number; readonly twoSidedRule: TwoSidedRule };

/**
 * A single test that drew until it was known on which side of alpha its p-value lies. It has no p-value and no interval
 * and enters no adjustment. Undecided at the ceiling counts as not rejected.
 */
export interface SequentialTest {
  readonly method: "resampled";
  readonly stopped: "sequential";
  readonly decision: "above-alpha" | "at-or-below-alpha" | "undecided";
  readonly alpha: number;
  /** Largest probability that the drawing decides otherwise than the true p-value would. */
  readonly resamplingRisk: number;
  readonly ceiling: number;
  readonly resamples: number;
  readonly extreme: number;
  /** Extreme resamples over all that were drawn: no p-value. */
  readonly extremeShare: number;
  readonly seed: number;
  readonly twoSidedRule: TwoSidedRule;
}

export type MaybeTest = TestResult | NotEstimable;
