/** Prose about how stable bands and figures are. */
export interface StabilityText {
  readonly heading: {
    readonly shift: (values: { threshold: string; step: string; count: string; unit: string }) => string;
    readonly plain: string;
    readonly notEstimable: string;
  };
  readonly what: (unit: string) => string;
  readonly when: string;
  readonly notEstimable: (reason: string) => string;
  readonly withheld: string;
  /** Null: how many is too small to be published. */
  readonly setByHand: (count: string | null, unit: string) => string;
  readonly bands: {
    readonly fixed: (unit: string) => string;
    readonly ranked: (unit: string) => string;
    readonly registered: string;
    readonly cut: (values: CutWords) => string;
    readonly expected: (values: { count: string; all: string; unit: string }) => string;
    readonly table: {
      readonly caption: string;
      readonly band: string;
      readonly units: (unit: string) => string;
      readonly share: string;
      readonly interval: (level: string) => string;
    };
  };
  readonly shifts: {
    readonly rise: (values: ShiftWords) => string;
    readonly fall: (values: ShiftWords) => string;
    readonly joined: (unit: string, bound: string) => string;
    readonly finding: (values: { threshold: string; step: string; count: string; unit: string }) => string;
    readonly withheld: string;
    readonly subtitle: (unit: string, period: string) => string;
    readonly description: (unit: string) => string;
    readonly shiftAxis: string;
    readonly countAxis: (unit: string) => string;
    readonly line: (threshold: string) => string;
    readonly table: {
      readonly caption: (unit: string) => string;
      readonly threshold: string;
      readonly at: string;
      readonly shift: string;
      readonly change: string;
      readonly direction: string;
      readonly higher: string;
      readonly lower: string;
    };
  };
  readonly codes: {
    readonly together: string;
    readonly intro: string;
    readonly all: (values: { name: string; units: string; unit: string; higher: string; lower: string }) => string;
    readonly some: (values: { name: string; units: string; unit: string; bound: string }) => string;
    readonly hidden: (name: string) => string;
    readonly table: {
      readonly caption: (unit: string) => string;
      readonly indicator: string;
      readonly share: string;
      readonly higher: string;
      readonly lower: string;
      readonly range: (level: string) => string;
    };
  };
  readonly time: {
    readonly date: (values: { label: string; date: string }) => string;
    readonly difference: (values: DifferenceWords) => string;
    readonly noDifference: (values: DifferenceWords) => string;
    readonly points: string;
    readonly pooled: string;
    readonly known: string;
    readonly measures: Readonly<Record<"flaggedShare" | "violationRate" | "auc", string>>;
    readonly sets: Readonly<Record<"random" | "all-known", string>>;
    /** The same for a chart, which has little room. */
    readonly short: Readonly<Record<"flaggedShare" | "violationRate" | "auc" | "random" | "all-known", string>>;
    readonly withheldDates: string;
    readonly withheldPeriods: string;
    readonly withheldSet: (set: string) => string;
    readonly undated: (count: string, unit: string) => string;
    readonly onePeriod: string;
    readonly largest: (values: { period: string; measure: string; all: string; without: string }) => string;
    readonly span: (from: string, to: string) => string;
    readonly figure: {
      readonly finding: (values: { label: string; date: string }) => string;
      readonly subtitle: (unit: string, level: string, period: string) => string;
      readonly description: (values: { label: string; date: string }) => string;
      readonly legend: string;
    };
    readonly table: {
      readonly dates: (values: { label: string; date: string }) => string;
      readonly measure: string;
      readonly before: string;
      readonly after: string;
      readonly difference: string;
      readonly interval: (level: string) => string;
      readonly periods: string;
      readonly period: string;
      readonly units: (unit: string) => string;
      readonly all: string;
    };
  };
}

export interface CutWords {
  readonly lower: string;
  readonly higher: string;
  readonly cut: string;
  readonly from: string;
  readonly to: string;
  readonly near: string;
  readonly unit: string;
}

export interface ShiftWords {
  readonly lower: string;
  readonly higher: string;
  readonly at: string;
  readonly to: string;
  readonly count: string;
  readonly all: string;
  readonly unit: string;
}

export interface DifferenceWords {
  readonly measure: string;
  readonly before: string;
  readonly after: string;
  readonly lower: string;
  readonly upper: string;
  /** After the bounds: percentage points for shares, nothing for areas. */
  readonly unit: string;
  readonly level: string;
}
