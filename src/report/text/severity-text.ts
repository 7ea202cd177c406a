import type { GradedBy } from "../../data/evidence.js";

/** Words of one grading of violations by band: how serious they are, or how many. */
export interface GradingText {
  readonly heading: {
    readonly rising: (set: string) => string;
    readonly falling: (set: string) => string;
    readonly notDistinguishable: (set: string) => string;
    readonly withheld: string;
    readonly notEstimable: string;
  };
  readonly what: string;
  readonly when: string;
  readonly violators: (values: { set: string; unit: string; share: string; interval: string; p: string }) => string;
  readonly all: (values: { unit: string; share: string; interval: string; p: string }) => string;
  readonly finding: (values: {
    grade: string;
    low: string;
    lowShare: string;
    high: string;
    highShare: string;
  }) => string;
  readonly subtitle: (values: { set: string; unit: string; period: string }) => string;
  readonly caption: (unit: string) => string;
  readonly orderCaption: (unit: string) => string;
}

/** Prose about severity and number of violations by band. */
export interface SeverityText extends Readonly<Record<GradedBy, GradingText>> {
  readonly half: string;
  /** What the rows mean that count never-inspected units. */
  readonly assumption: (mark: string) => string;
  readonly legend: (grades: string) => string;
  readonly description: (values: { bands: string; grades: string }) => string;
  readonly axis: string;
  readonly withheld: string;
  readonly atLeast: (number: string) => string;
  readonly population: { readonly all: string; readonly violators: string };
  readonly columns: {
    readonly band: string;
    readonly violations: string;
    readonly over: string;
    readonly superiority: string;
    readonly step: (higher: string, lower: string) => string;
    readonly test: string;
  };
}
