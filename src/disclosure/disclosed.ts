import type { ReliabilityCurve } from "../audit/calibration/calibration-result.js";
import type { AuditResult, CountTable, Derived, SequentialTest, TableKey, TestResult, Unit } from "../audit/result.js";
import type { RuledGroup } from "../audit/sensitivity/sensitivity-result.js";
import type { PublishedDisclosurePlan } from "../plan/disclosure-schema.js";
import type { PublishedStabilityPlan } from "../plan/stability-schema.js";
import type { DisclosedStability } from "./disclosed-stability.js";
import type { LinkedSearch } from "./linked-search.js";
import type { ReliabilityResult } from "./reliability-points.js";

declare const disclosed: unique symbol;

/** A published test: the seed and the exact number of extreme resamples stay in the analyst's record. */
export type PublishedTest =
  | Extract<TestResult, { method: "exact" | "asymptotic" }>
  | Omit<Extract<TestResult, { method: "resampled" }>, "extreme" | "seed">;

/** A published sequential test: where exactly it stopped would give away how many resamples were extreme. */
export type PublishedSequentialTest = Omit<SequentialTest, "resamples" | "extreme" | "seed">;

/** Why a number is not shown. */
export type WithheldReason = "rests-on-hidden-cell" | "below-threshold" | "would-disclose-every-member";

/**
 * A published number: shown; given as a class only (`p <= alpha`, `share below`); or withheld with its reason.
 * Withheld and suppressed are not zero.
 */
export type Published<T> =
  | { readonly kind: "shown"; readonly value: PublishedValue<T> }
  | { readonly kind: "class"; readonly relation: "at-most" | "above" | "below"; readonly bound: number }
  | { readonly kind: "withheld"; readonly reason: WithheldReason };

/** The value of a published number: tests lose what belongs in the analyst's record. */
export type PublishedValue<T> = T extends SequentialTest
  ? PublishedSequentialTest
  : T extends TestResult
    ? PublishedTest
    : T extends readonly (infer Item)[]
      ? readonly PublishedValue<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: PublishedValue<T[Key]> }
        : T;

/** A published count table; a suppressed cell holds the text "suppressed". */
export interface PublishedTable {
  readonly id: string;
  readonly unit: Unit;
  readonly keys: readonly TableKey[];
  readonly counts: readonly (number | "suppressed")[];
  readonly partitionOf?: string;
}

export type Disclosed<T> = T extends CountTable
  ? PublishedTable
  : T extends RuledGroup
    ? Disclosed<Omit<RuledGroup, "support">>
    : T extends ReliabilityCurve
      ? Published<ReliabilityResult>
      : T extends Derived<infer Value>
        ? Published<Value>
        : T extends readonly (infer Item)[]
          ? readonly Disclosed<Item>[]
          : T extends object
            ? { readonly [Key in keyof T]: Disclosed<T[Key]> }
            : T;

/** What a release says about its own protection. */
export interface DisclosureStatement {
  readonly threshold: number;
  readonly units: number;
  readonly largestShare: number;
  readonly reason: string | null;
  readonly suppressedCells: number;
  readonly withheldNumbers: number;
  /** How the tables were protected against each other. */
  readonly together: {
    readonly search: LinkedSearch;
    /** Rows that are hidden because of other tables alone. */
    readonly addedRows: number;
    /** True where tables that cross in a circle hold too many cells, and were looked at two by two. */
    readonly inPairs: boolean;
    /** Tables that the source gave with holes: whether others give these holes away was not looked at. */
    readonly sourceHoles: number;
    /** Their ids; absent where there are none. */
    readonly tablesWithHoles?: readonly string[];
    /** Whole numbers that remain possible for a hidden count of people, and of sponsors. */
    readonly leastPeople: number;
    readonly leastSponsors: number;
  };
}

/** What the plan contributes to a release: everything but seed, paths and identifiers of columns. */
export type PublishedPlan = Omit<
  AuditResult["plan"],
  "data" | "disclosure" | "models" | "resampling" | "rules" | "sampling" | "strata" | "stability"
> & {
  readonly disclosure: PublishedDisclosurePlan;
  readonly models: readonly Pick<AuditResult["plan"]["models"][number], "name" | "label">[];
  readonly strata: readonly Omit<AuditResult["plan"]["strata"][number], "columns">[];
  readonly stability: PublishedStabilityPlan;
  readonly resampling: { readonly resamples: number; readonly bootstrap: number; readonly sequential: boolean };
  readonly compositionDate: string | null;
  readonly nationalityRule: NonNullable<AuditResult["plan"]["rules"]>["nationalityRule"] | null;
  readonly predictionDate: string | null;
};

/**
 * A result that may be written, printed and sent. Only `disclose` in this folder makes one: the brand exists in the
 * type system alone.
 */
export type DisclosedAudit = Omit<Disclosed<Omit<AuditResult, "plan" | "source" | "links" | "stability">>, never> & {
  readonly stability: DisclosedStability | Extract<AuditResult["stability"], { readonly kind: "not-estimable" }>;
  readonly plan: PublishedPlan;
  readonly source: AuditResult["source"];
  readonly disclosure: DisclosureStatement;
  readonly [disclosed]: true;
};
