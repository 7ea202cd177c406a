import type { Provenance, ScoredUnit } from "../../data/evidence.js";
import type { Derived, Estimate, TableId } from "../result.js";

/** Which hypothesis a difference belongs to: members of a group (h1), or units of which it has the majority (h2). */
export type DecomposedHypothesis = "h1" | "h2";

/** What runs through one indicator, of a difference between a group and all others. */
export interface IndicatorContribution {
  readonly indicator: string;
  /** Of the difference in flagged shares: Shapley value of the indicator. */
  readonly flagged: Derived<Estimate>;
  /** Of the difference in mean log odds of the score: exact, since the score adds up. */
  readonly logOdds: Derived<Estimate>;
}

/** One difference, with the parts that add up to it. */
export interface DecomposedGroup {
  readonly group: string;
  readonly effectiveUnits: Derived<number>;
  readonly flaggedShare: Derived<Estimate>;
  readonly restShare: Derived<Estimate>;
  /** Registered flagged share of the group less that of all others: the contributions and the remainder add up to it. */
  readonly difference: Derived<Estimate>;
  /** Through anything but the formula: rounding, adjusting, changes by hand. */
  readonly remainder: Derived<Estimate>;
  readonly logOdds: Derived<Estimate>;
  readonly contributions: readonly IndicatorContribution[];
}

/** The area under the curve with and without an indicator, on one set of known outcomes. */
export interface AreaWithout {
  readonly provenance: Provenance | "all-known";
  readonly before: Derived<Estimate>;
  readonly after: Derived<Estimate>;
  /** after - before. */
  readonly change: Derived<Estimate>;
}

/** Area of a regression on the known outcomes with all indicators and without one, each unit scored by a fit without it. */
export interface RefittedArea {
  readonly before: Derived<Estimate>;
  readonly after: Derived<Estimate>;
  /** after - before. */
  readonly change: Derived<Estimate>;
}

/** What changes when an indicator adds its mean to every score. */
export interface RemovedIndicator {
  readonly indicator: string;
  /** The same by the formula with the indicator and without it. */
  readonly table: TableId;
  /** group x (flagged, not) by the formula without it. */
  readonly groupTable: TableId;
  readonly areas: readonly AreaWithout[];
  /** Null unless the settings ask for a refit. */
  readonly refitted: RefittedArea | null;
  /** Units of which the group has the majority against all others. */
  readonly groups: readonly {
    readonly group: string;
    readonly ratioBefore: Derived<Estimate>;
    readonly ratioAfter: Derived<Estimate>;
    /** ratioAfter / ratioBefore. */
    readonly ratioChange: Derived<Estimate>;
    /** Difference in flagged shares without the indicator, less that with it. */
    readonly differenceChange: Derived<Estimate>;
  }[];
}

/** Which indicators differences between groups run through. */
export interface DecompositionResult {
  readonly unit: ScoredUnit;
  readonly alpha: number;
  readonly coefficients: { readonly version: string; readonly source: string; readonly hash: string };
  readonly threshold: "raw" | "rounded";
  readonly resamples: number;
  /** Over how many orders parts of flagged shares are: all, or drawn ones with the largest standard error (h2). */
  readonly orders: { readonly kind: "all" } | { readonly kind: "drawn"; readonly error: Derived<number> };
  readonly indicators: readonly {
    readonly name: string;
    readonly label: { readonly nl: string; readonly en: string } | null;
  }[];
  /** Units that are left out: no members, no score by the coefficients. */
  readonly leftOutTable: TableId;
  /** Units that are flagged as registered and by the formula: by both, by the first, by the second, by neither. */
  readonly agreementTable: TableId;
  /** The same by the formula, with the thresholds compared as here and otherwise. */
  readonly thresholdTable: TableId;
  /** group x (flagged, not), registered: units of which the group has the majority, and members. */
  readonly flaggedTable: TableId;
  readonly membersTable: TableId;
  readonly h1: readonly DecomposedGroup[];
  readonly h2: readonly DecomposedGroup[];
  readonly removed: readonly RemovedIndicator[];
}
