import type { ComparedRate } from "../../audit/errors/errors-result.js";

/** Prose about what rests on known outcomes: where they come from, bands, errors of groups, calibration. */
export interface OutcomesText {
  readonly provenance: ProvenanceText;
  readonly bands: BandsText;
  readonly errors: GroupErrorsText;
  readonly calibration: CalibrationText;
}

export interface ProvenanceText {
  readonly heading: {
    readonly random: string;
    readonly missing: (bands: string) => string;
    readonly selected: string;
    readonly unstated: string;
  };
  readonly what: string;
  readonly when: string;
  readonly notEstimable: (reason: string) => string;
  readonly noBand: (values: { set: string; bands: string }) => string;
  readonly everyBand: string;
  /** Where outcomes exist only among the selected. */
  readonly restriction: string;
  readonly randomFirst: string;
  readonly oneWay: (set: string) => string;
  readonly unstated: string;
  readonly caption: (unit: string) => string;
  readonly set: string;
  readonly any: string;
  readonly none: string;
}

export interface BandsText {
  readonly heading: {
    readonly rising: (set: string) => string;
    readonly falling: (set: string) => string;
    readonly notOrdered: (set: string) => string;
    readonly notDistinguishable: (set: string) => string;
    readonly withheld: string;
    readonly notEstimable: string;
  };
  readonly what: string;
  readonly when: string;
  readonly notEstimable: (reason: string) => string;
  readonly frequencies: (values: { set: string; parts: string; unit: string }) => string;
  readonly frequency: (values: { perThousand: string; band: string }) => string;
  readonly trend: (values: { points: string; interval: string; p: string }) => string;
  readonly assumption: string;
  readonly notRandom: string;
  readonly figure: {
    readonly finding: (values: { low: string; lowRate: string; high: string; highRate: string }) => string;
    readonly subtitle: (values: { set: string; unit: string; level: string; period: string }) => string;
    readonly description: (parts: string) => string;
    readonly axis: string;
    readonly overall: (share: string) => string;
    readonly withheld: string;
  };
  readonly caption: (unit: string) => string;
  readonly stepsCaption: string;
  readonly columns: {
    readonly set: string;
    readonly trend: string;
    readonly step: (higher: string, lower: string) => string;
    readonly test: string;
    readonly n: string;
  };
}

export interface GroupErrorsText {
  readonly byMajority: string;
  readonly noMajority: string;
  readonly rankedByBand: string;
  readonly tests: (values: { groups: string; alpha: string }) => string;
  readonly noneTested: string;
  readonly largest: (values: {
    group: string;
    own: string;
    others: string;
    unit: string;
    points: string;
    interval: string;
    p: string;
  }) => string;
  readonly noneShown: string;
  readonly perThousand: (values: { group: string; wrongly: string; unit: string }) => string;
  readonly figures: Readonly<
    Record<
      "falsePositiveRate" | "falseNegativeRate",
      {
        readonly finding: (values: { group: string; own: string; others: string }) => string;
        readonly findingNone: string;
        readonly findingPlain: string;
        readonly subtitle: (values: { unit: string; level: string; period: string }) => string;
        readonly description: (values: { groups: string; overall: string }) => string;
      }
    >
  >;
  readonly overallLabel: (share: string) => string;
  readonly leftOut: (count: string) => string;
  readonly withheld: string;
  readonly precision: string;
  readonly wronglyFlagged: string;
  readonly differencesCaption: string;
  readonly rates: Readonly<Record<ComparedRate, string>>;
  readonly simultaneous: (level: string) => string;
  readonly adjusted: string;
  readonly areasCaption: string;
  readonly areas: {
    readonly within: string;
    readonly difference: string;
    readonly ownViolations: string;
    readonly ownWithout: string;
  };
  readonly areasExplained: string;
  readonly bandsCaption: string;
  readonly setsCaption: (unit: string) => string;
  readonly assumption: string;
  readonly hiddenInParts: string;
}

export interface CalibrationText {
  readonly heading: {
    readonly tooHigh: (set: string) => string;
    readonly tooLow: (set: string) => string;
    readonly onAverage: (set: string) => string;
    readonly classes: string;
    readonly withheld: string;
    readonly notEstimable: string;
  };
  readonly what: string;
  readonly when: string;
  readonly notEstimable: (reason: string) => string;
  readonly noProbability: string;
  readonly average: (values: { set: string; predicted: string; observed: string; interval: string }) => string;
  readonly slope: (values: { slope: string; interval: string }) => string;
  readonly brier: (values: { score: string; uncertainty: string }) => string;
  readonly figure: {
    readonly finding: (values: { low: string; high: string }) => string;
    readonly subtitle: (values: { set: string; unit: string; level: string; period: string }) => string;
    readonly description: (values: { points: string }) => string;
    readonly scoreAxis: string;
    readonly predictedAxis: string;
    readonly observedAxis: string;
    readonly asPredicted: string;
    readonly withheld: string;
  };
  readonly curveCaption: string;
  readonly curve: { readonly from: string; readonly mean: string; readonly observed: string };
  readonly caption: (unit: string) => string;
  readonly groupsCaption: (unit: string) => string;
  readonly columns: {
    readonly set: string;
    readonly predicted: string;
    readonly observed: string;
    readonly inTheLarge: string;
    readonly slope: string;
    readonly brier: string;
    readonly reliability: string;
    readonly resolution: string;
    readonly uncertainty: string;
    readonly error: string;
  };
}
