/** Prose about bands and groups under hidden violations, and the table of claims. */
export interface AssumedRatesText {
  readonly measure: Readonly<Record<AssumedMeasure, (unit: string) => string>>;
  readonly claim: {
    readonly group: (values: { measure: string; group: string }) => string;
    readonly all: (measure: string) => string;
  };
  readonly claims: {
    readonly caption: string;
    readonly groupsCaption: string;
    readonly columns: readonly [claim: string, now: string, estimate: string, interval: string];
    readonly shown: string;
    readonly estimateOnly: string;
    readonly notShown: string;
    readonly failsAt: (values: { hidden: string; never: string; share: string; unit: string }) => string;
    readonly failsNow: string;
    readonly holds: (share: string) => string;
  };
  readonly bands: {
    readonly sentence: (values: { band: string; now: string; highest: string; share: string; unit: string }) => string;
    readonly caption: string;
    readonly columns: {
      readonly band: string;
      readonly share: string;
      readonly range: string;
    };
    readonly withheld: (bands: string) => string;
  };
  readonly groups: {
    readonly intro: (values: { lower: string; upper: string; unit: string }) => string;
    readonly joint: (unit: string) => string;
    readonly summary: (values: { measure: string; estimate: string; interval: string; of: string }) => string;
    readonly first: (values: { group: string; hidden: string; never: string; share: string; unit: string }) => string;
    readonly none: (unit: string) => string;
    readonly hidden: (count: string) => string;
    readonly caption: (measure: string) => string;
    readonly columns: {
      readonly group: string;
      readonly now: string;
      readonly range: (share: string) => string;
      readonly ratioNow: string;
      readonly ratioRange: (share: string) => string;
    };
    readonly planned: (values: { group: string; least: string; most: string; others: string }) => string;
    readonly plannedNumbers: (values: { measure: string; range: string; ratio: string }) => string;
    readonly notPlaced: (groups: string) => string;
    readonly notEstimable: (reason: string) => string;
    readonly unbounded: string;
  };
}

/** Rates that hidden violations change. */
export type AssumedMeasure = "false-positive-rate" | "false-negative-rate" | "violations-among-flagged";
