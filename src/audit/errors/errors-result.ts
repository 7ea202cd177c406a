import type { Provenance } from "../../data/evidence.js";
import type { Derived, NotEstimable, TableId } from "../derived-value.js";
import type { Estimate, Interval, MaybeTest } from "../estimates.js";

/** How the outcomes of a set came to be known. */
export type OutcomeSetName = Provenance | "all-known" | "all-known-and-never-inspected";

/** Rates of the flag against the outcome. */
export interface ErrorRates {
  /** Share flagged among those without a violation. */
  readonly falsePositiveRate: Derived<Estimate>;
  /** Share not flagged among those with a violation. */
  readonly falseNegativeRate: Derived<Estimate>;
  /** Share with a violation among the flagged. */
  readonly precision: Derived<Estimate>;
  /** Share of all that is flagged and has no violation. */
  readonly wronglyFlagged: Derived<Estimate>;
}

/** Rates whose differences between groups are tested, each in a family of its own. */
export const COMPARED_RATES = ["falsePositiveRate", "falseNegativeRate", "precision"] as const;
export type ComparedRate = (typeof COMPARED_RATES)[number];

/** A rate of a group less that of the others. */
export interface RateDifference {
  readonly difference: Derived<Estimate>;
  /** Interval that holds for all tested groups at once. */
  readonly simultaneous: Derived<Interval | NotEstimable>;
  /** Fisher's exact test, mid-p. */
  readonly unadjusted: Derived<MaybeTest>;
  /** Adjusted by Holm over the tested groups. */
  readonly adjusted: Derived<number>;
}

/** Areas under the ROC curve that a group takes part in. */
export interface GroupAreas {
  readonly auc: Derived<Estimate>;
  /** Area of the group less that of the others: separate units. */
  readonly difference: Derived<Estimate>;
  readonly test: Derived<MaybeTest>;
  /** Null for a group that is not tested. */
  readonly adjusted: Derived<number> | null;
  /** Violations of the group against units of the others without one. */
  readonly againstOthersWithout: Derived<Estimate>;
  /** Violations of the others against units of the group without one. */
  readonly othersAgainstWithout: Derived<Estimate>;
}

export interface GroupErrors extends ErrorRates {
  readonly group: string;
  /** False: fewer units with a known outcome than the gate asks; described only. */
  readonly tested: boolean;
  readonly differences: Readonly<Record<ComparedRate, RateDifference>> | null;
  readonly areas: GroupAreas;
  /** Share with a violation in each band, from low to high. */
  readonly bands: readonly { readonly band: string; readonly violationRate: Derived<Estimate> }[];
}

/** The same rates where outcomes became known in one way, or with never-inspected units counted as compliant. */
export interface ErrorsOnSet {
  readonly provenance: OutcomeSetName;
  readonly restsOnUntestedAssumption: boolean;
  readonly groups: readonly ({ readonly group: string; readonly auc: Derived<Estimate> } & ErrorRates)[];
  readonly overall: ErrorRates;
}

/** Errors of the flag against the outcome, per group. */
export interface ErrorsByGroup {
  readonly kind: "estimated";
  readonly unit: "sponsors" | "cases";
  /** What the areas rank by: the score, or the band where the source has no score. */
  readonly rankedBy: "score" | "band";
  /** group x (violation, none), of all known outcomes. */
  readonly outcomes: TableId;
  /** group x (flagged, not flagged) x (violation, none). */
  readonly confusion: TableId;
  /** group x band x (violation, none); the confusion table itself where there are two bands. */
  readonly bands: TableId;
  /** (flagged, not flagged) x (violation, none) over all groups. */
  readonly totals: TableId;
  /** Level of the simultaneous intervals and of each family of tests. */
  readonly alpha: number;
  readonly tested: readonly string[];
  readonly groups: readonly GroupErrors[];
  readonly overall: ErrorRates;
  /** Random sample first; all known outcomes are not among them, they stand above. Empty where there is one way only. */
  readonly sets: readonly ErrorsOnSet[];
}
