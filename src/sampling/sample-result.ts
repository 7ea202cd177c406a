import type { Derived } from "../audit/derived-value.js";
import type { CountTable } from "../audit/result.js";
import type { ScoredUnit } from "../data/evidence.js";
import type { Plan } from "../plan/schema.js";
import type { ClaimOnSample } from "./claims-on-sample.js";

/** Why a number of the sample does not exist. */
export type SampleNotEstimableReason =
  | "selected-by-score-alone"
  | "zero-inclusion-probability"
  | "one-unit-in-stratum"
  | "no-units"
  | "outcomes-missing"
  | "one-class-only"
  | "too-few-outcomes"
  | "no-variation"
  | "no-score-column"
  | "units-without-score"
  | "nobody-never-inspected"
  | "nobody-selected"
  | "zero-reference";

export interface SampleNotEstimable {
  readonly kind: "not-estimable";
  readonly reason: SampleNotEstimableReason;
}

export interface SampleInterval {
  readonly lower: number;
  /** `unbounded`: a ratio to a share that may be 0. */
  readonly upper: number | "unbounded";
  readonly level: number;
}

/** A share of violations in the population or a part of it, by design. */
export type SampleShare =
  | {
      readonly kind: "estimate";
      readonly value: number;
      /** Horvitz-Thompson total over the known number of units; equals the value where strata fit the part. */
      readonly horvitzThompson: number;
      readonly standardError: number;
      readonly interval: SampleInterval;
      readonly method: "wilson-effective" | "korn-graubard" | "census";
    }
  /** Outcomes are missing: the share if none, and if all, of them are violations, and the interval around both. */
  | {
      readonly kind: "bounds";
      readonly lowest: number;
      readonly highest: number;
      readonly interval: SampleInterval;
    }
  | SampleNotEstimable;

/** An area under the ROC curve. */
export type SampleArea =
  | { readonly kind: "estimate"; readonly value: number; readonly interval: SampleInterval | SampleNotEstimable }
  | SampleNotEstimable;

export interface PartShare {
  readonly name: string;
  readonly share: Derived<SampleShare>;
}

/** What the sample says of the assumption that units which were never inspected comply. */
export interface AssumptionOnSample {
  readonly kind: "estimated";
  /** Inspected units that had never been inspected before, and violations among them. */
  readonly inspected: Derived<number>;
  readonly violations: Derived<number>;
  readonly share: Derived<SampleShare>;
  /** `refuted`: at least one violation was found; `not-refuted`: none was, and the limit says how many may remain. */
  readonly outcome: Derived<"refuted" | "not-refuted">;
  /** One-sided upper limit of the share of violations among the never-inspected; its level is that of the plan. */
  readonly upperLimit: Derived<{ readonly kind: "estimate"; readonly value: number } | SampleNotEstimable>;
  /** The same limit if one violation less than the disclosure threshold had been found: safe to publish in its place. */
  readonly limitAtThreshold: { readonly kind: "estimate"; readonly value: number } | SampleNotEstimable;
  readonly level: number;
}

/** How often violations were found among units that the model selects, beside all units as the sample estimates them. */
export interface SelectedAgainstRandom {
  readonly kind: "estimated";
  readonly selected: Derived<SampleShare>;
  readonly random: Derived<SampleShare>;
  readonly ratio: Derived<
    { readonly kind: "estimate"; readonly value: number; readonly interval: SampleInterval } | SampleNotEstimable
  >;
}

export interface SampleAreas {
  /** Inspected units weighted by one over their probability. */
  readonly weighted: Derived<SampleArea>;
  /** After Begg and Greenes: units that were not inspected filled in by stratum and class of scores. */
  readonly imputed: Derived<SampleArea>;
  /** The random draw by itself. */
  readonly randomAlone: Derived<SampleArea>;
  /** Not corrected: units that the model selected, as if they were all. */
  readonly selectedAlone: Derived<SampleArea>;
}

/** Numbers of the design; they say nothing of outcomes. */
export interface SampleDesign {
  readonly population: number;
  readonly drawn: number;
  readonly selected: number;
  readonly drawnAndSelected: number;
  readonly signal: number;
  readonly listed: number;
  readonly missing: number;
  readonly strata: number;
}

/** The undisclosed result of a sample. Only `disclosure` turns it into something that may be written. */
export interface SampleResult {
  readonly kind: "sample";
  readonly unit: ScoredUnit;
  readonly plan: Plan;
  readonly planHash: string;
  readonly design: SampleDesign;
  readonly tables: readonly CountTable[];
  readonly overall: Derived<SampleShare>;
  readonly bands: readonly PartShare[];
  readonly groups: readonly PartShare[];
  readonly assumption: AssumptionOnSample | SampleNotEstimable;
  /** Claims of the audit that rest on the assumption, with the share at which each fails. */
  readonly claims: readonly Derived<ClaimOnSample>[];
  readonly comparison: SelectedAgainstRandom | SampleNotEstimable;
  readonly areas: SampleAreas;
}
