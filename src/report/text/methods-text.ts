import type { IntervalMethod, Unit } from "../../audit/result.js";
import type { PublishedPlan } from "../../disclosure/disclosed.js";
import type { HypothesisNumber } from "./population-text.js";

export interface LimitsText {
  readonly heading: string;
  readonly always: readonly string[];
  /** Only where one unit has several members. */
  readonly sizeOfUnits: string;
  readonly smallGroups: (values: { count: number; of: string; gate: string }) => string;
  readonly suppression: (values: {
    cells: string;
    numbers: string;
    people: string;
    units: string;
    largest: string;
  }) => string;
  readonly noSuppression: (reason: string) => string;
  readonly intervals: string;
  readonly notAdjusted: (alpha1: string, alpha2: string) => string;
  readonly robustness: string;
  readonly disclosureHeading: string;
}

export interface MethodsText {
  readonly heading: string;
  readonly hypothesesHeading: string;
  readonly verbatim: string;
  readonly readAs: (attribute: string, unit: string) => string;
  readonly definitionsHeading: string;
  readonly definitions: (values: {
    /** Bands that are flagged; null where the data holds no band. */
    flagged: string | null;
    majority: string;
    minMigrants: string;
    /** Who is tested; null where nothing was. */
    gate: string | null;
    reference: string | null;
    attribute: string;
    sponsors: boolean;
    unit: string;
    clustered: boolean;
  }) => readonly { term: string; description: string }[];
  readonly gate: (units: string, effective: string, unit: string) => string;
  readonly gateMajority: (units: string) => string;
  readonly testsHeading: string;
  readonly statistic: (unit: Unit) => string;
  readonly permutation: (unit: string) => string;
  readonly family: (values: {
    hypothesis: HypothesisNumber;
    alpha: string;
    tested: string;
    described: number;
    stepDown: string;
    resamples: string;
  }) => string;
  readonly pFormula: (method: "exact" | "resampled" | "asymptotic") => string;
  readonly twoSided: Readonly<Record<"doubled" | "as-extreme" | "no-likelier", string>>;
  readonly equivalence: (lower: string, upper: string) => string;
  readonly power: (power: string) => string;
  readonly signal: (p: string) => string;
  readonly adequacy: (known: string, smaller: string) => string;
  readonly intervalsHeading: string;
  readonly intervalMethod: Readonly<Record<IntervalMethod, string>>;
  readonly leftOutHeading: string;
  readonly leftOut: (values: { units: string; unit: string; rule: string }) => string;
  readonly nothingLeftOut: string;
  readonly joined: (values: { name: string; withoutUnit: string; unitsWithout: string; unit: string }) => string;
  readonly overridden: (units: string) => string;
  readonly deviationsHeading: string;
  readonly noDeviations: string;
  readonly referencesHeading: string;
}

export interface ReproductionText {
  readonly heading: string;
  readonly toolkit: string;
  readonly schema: string;
  readonly planHash: string;
  readonly resamples: string;
  readonly compositionDate: string;
  readonly severalNationalities: string;
  readonly nationalityRules: Readonly<Record<NonNullable<PublishedPlan["nationalityRule"]>, string>>;
  readonly predictionDate: string;
  readonly date: string;
  readonly data: string;
  readonly rows: (name: string, rows: string) => string;
  readonly server: string;
  readonly onServer: (kind: string, mayWrite: boolean) => string;
  readonly record: string;
  readonly command: string;
  readonly machine: string;
  readonly retention: string;
  readonly retentionUntil: (date: string, basis: string) => string;
  readonly retentionNotSet: string;
  readonly verify: string;
}
