/** Prose beside the area: reported figures, yield, precision, periods and other models. */
export interface DiscriminationText {
  /** Label of the band in the chart of the curve, and the sentence that names its method. */
  readonly band: { readonly label: (level: string) => string; readonly note: (level: string) => string };
  readonly figures: {
    readonly known: (values: {
      figure: string;
      violations: string;
      none: string;
      interval: string;
      level: string;
    }) => string;
    readonly unknown: (values: { figure: string; level: string; first: CountsWords; second: CountsWords }) => string;
    readonly source: (source: string) => string;
    readonly needed: (values: {
      figure: string;
      power: string;
      violations: string;
      none: string;
      nullViolations: string;
      nullNone: string;
    }) => string;
    readonly difference: (values: { figure: string; difference: string; interval: string; p: string }) => string;
    readonly separate: string;
  };
  readonly routes: {
    readonly intro: string;
    readonly caption: string;
    readonly route: string;
    readonly formula: string;
    readonly resampled: string;
    readonly clusters: (count: string) => string;
    readonly clustersResampled: string;
    readonly clustersNote: string;
  };
  readonly yields: {
    readonly heading: (values: { set: string; share: string; reached: string; unit: string }) => string;
    readonly headingPlain: string;
    readonly finding: (values: {
      set: string;
      share: string;
      unit: string;
      perHundred: string;
      interval: string;
      random: string;
    }) => string;
    readonly capacity: (values: { capacity: string; share: string; unit: string }) => string;
    readonly noFinding: string;
    readonly ties: string;
    readonly merged: (classes: string) => string;
    readonly caption: (unit: string) => string;
    readonly columns: {
      readonly share: string;
      readonly inspected: string;
      readonly perHundred: string;
      readonly reached: string;
      readonly lift: string;
    };
    readonly capacityRow: (capacity: string, share: string) => string;
    readonly chart: {
      readonly finding: (values: { set: string; share: string; reached: string; unit: string }) => string;
      readonly subtitle: (values: { unit: string; set: string; period: string }) => string;
      readonly description: string;
      readonly scoreLabel: string;
      readonly randomLabel: string;
      readonly inspectedAxis: string;
      readonly foundAxis: string;
      readonly capacityLabel: (capacity: string) => string;
      readonly withheld: string;
      readonly tableCaption: string;
    };
  };
  readonly precision: {
    readonly heading: (values: { set: string; precision: string; baseRate: string }) => string;
    readonly headingPlain: string;
    readonly what: string;
    readonly finding: (values: {
      precision: string;
      interval: string;
      baseRate: string;
      baseInterval: string;
    }) => string;
    readonly interval: string;
    readonly chart: {
      readonly subtitle: (values: { unit: string; set: string; period: string }) => string;
      readonly description: string;
      readonly scoreLabel: (precision: string) => string;
      readonly baseLabel: (baseRate: string) => string;
      readonly recallAxis: string;
      readonly precisionAxis: string;
      readonly tableCaption: string;
    };
  };
  readonly periods: {
    readonly heading: Readonly<Record<"rises" | "falls" | "unclear" | "not-estimable" | "withheld", string>>;
    readonly what: string;
    readonly change: (values: {
      set: string;
      first: string;
      last: string;
      difference: string;
      interval: string;
      p: string;
    }) => string;
    readonly noChange: (reason: string) => string;
    readonly notShown: string;
    readonly development: (values: {
      inSample: string;
      inInterval: string;
      outOfSample: string;
      outInterval: string;
      difference: string;
      interval: string;
      p: string;
    }) => string;
    readonly outOfSample: string;
    readonly caption: (set: string) => string;
    readonly columns: { readonly period: string; readonly role: string };
    readonly developed: string;
    readonly later: string;
    readonly before: (date: string) => string;
    readonly from: (date: string) => string;
    readonly between: (from: string, until: string) => string;
    readonly none: string;
  };
  readonly models: {
    readonly heading: Readonly<
      Record<"better" | "worse" | "unclear" | "not-compared" | "withheld", (other: string) => string>
    >;
    readonly what: string;
    readonly sentence: (values: {
      other: string;
      audited: string;
      otherAuc: string;
      difference: string;
      interval: string;
      p: string;
      set: string;
    }) => string;
    readonly byBand: (other: string) => string;
    readonly overClusters: string;
    readonly noClusters: string;
    readonly kappa: string;
    readonly errors: string;
    readonly caption: string;
    readonly columns: {
      readonly measure: string;
      readonly auditedAuc: string;
      readonly otherAuc: string;
      readonly difference: string;
      readonly differenceP: string;
      readonly bandKappa: string;
      readonly flagKappa: string;
      readonly auditedWrong: string;
      readonly otherWrong: string;
      readonly exact: string;
      readonly midP: string;
    };
    readonly absent: string;
  };
}

/** Counts that a figure may rest on, and the interval that it would then have. */
export interface CountsWords {
  readonly violations: string;
  readonly none: string;
  readonly interval: string;
}
