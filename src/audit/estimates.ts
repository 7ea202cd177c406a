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
  | "delong-logit"
  | "hanley-mcneil"
  | "clopper-pearson"
  | "conditional-exact"
  | "fieller-linearised"
  | "robins-breslow-greenland"
  | "greenland-robins"
  | "sato";

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

export type MaybeTest = TestResult | NotEstimable;
