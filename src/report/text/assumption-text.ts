import type { AssumedRatesText } from "./assumed-rates-text.js";

/** Prose about the untested assumption. */
export interface AssumptionText {
  readonly heading: {
    readonly fails: (values: { claim: string; share: string; unit: string }) => string;
    readonly holds: (share: string, unit: string) => string;
    readonly nothing: string;
    readonly notEstimable: string;
  };
  readonly what: (unit: string) => string;
  readonly when: string;
  readonly notEstimable: (reason: string) => string;
  readonly counts: (values: { violations: string; none: string; never: string; unit: string }) => string;
  readonly leftOut: (count: string, unit: string) => string;
  readonly taken: (unit: string) => string;
  readonly claim: {
    readonly auc: (baseline: string) => string;
    readonly bands: (higher: string, lower: string) => string;
  };
  readonly unsupported: (claim: string) => string;
  readonly uncertain: (claim: string) => string;
  readonly estimateFails: (values: FailureWords) => string;
  readonly intervalFails: (values: FailureWords) => string;
  readonly holdsThroughout: (values: { claim: string; share: string; unit: string }) => string;
  readonly bounds: string;
  readonly scenarios: (oddsRatio: string) => string;
  readonly figure: {
    readonly finding: (values: { share: string; lowest: string; highest: string; unit: string }) => string;
    readonly subtitle: (unit: string, period: string) => string;
    readonly description: (values: { share: string; lowest: string; highest: string }) => string;
    readonly shareAxis: string;
    readonly areaAxis: string;
    readonly boundsLabel: string;
    readonly inProportion: string;
    readonly byRank: string;
    readonly baseline: (value: string) => string;
    readonly breaking: (values: { share: string; baseline: string }) => string;
    readonly withheld: string;
  };
  readonly table: {
    readonly caption: string;
    readonly share: string;
    readonly hidden: (unit: string) => string;
    readonly lowest: string;
    readonly highest: string;
    readonly interval: (level: string) => string;
  };
  readonly rates: AssumedRatesText;
}

/** Where a claim fails, in words. */
export interface FailureWords {
  readonly claim: string;
  readonly share: string;
  readonly hidden: string;
  readonly unit: string;
}
