import type { CountTable, Derived, Estimate, MaybeTest, NotEstimable, TableId } from "../result.js";

/** How strongly an indicator goes together with groups, outcomes or flags. */
export interface Association {
  /** Units that are counted. */
  readonly units: number;
  /** From 0 to 1: bias-corrected Cramér's V of a table, or correlation ratio of numbers. */
  readonly strength: Derived<Estimate>;
  /** Permutation test, step-down adjusted over all indicators: the deciding test. */
  readonly adjusted: Derived<MaybeTest>;
  /** Chi-squared p-value adjusted by Holm over all indicators: beside it. */
  readonly holm: Derived<number>;
  /** Smallest strength that four of five such data sets would show, with as many tests; it hangs on sizes alone. */
  readonly detectable: { readonly kind: "estimate"; readonly value: number } | NotEstimable;
}

/**
 * `shown`: by the adjusted test, and for groups a strength of at least the margin. `below-margin`: by the test alone.
 * `too-thin`: not shown, and a relation as strong as the margin would often be missed.
 */
export type Relation = "shown" | "below-margin" | "not-shown" | "too-thin" | "not-testable";

/** Where an indicator stands: what it goes together with, by what the data show. */
export type Corner = "proxy-without-purpose" | "both" | "outcome-only" | "neither" | "not-testable";

/** One indicator. */
export interface ExaminedIndicator {
  readonly column: string;
  readonly label: { readonly nl: string; readonly en: string } | null;
  readonly measure: "cramers-v" | "correlation-ratio" | "correlation-ratio-of-ranks";
  /** Levels that are compared; null for numbers. */
  readonly levels: number | null;
  /** Rare levels that stand together. */
  readonly merged: number;
  readonly group: Association;
  readonly outcome: Association | null;
  readonly flagged: Association | null;
  readonly toGroup: Relation;
  readonly toOutcome: Relation;
  readonly corner: Corner;
  /** Numbers only: how well the number tells each group from all others; 0.5 is not at all. */
  readonly areas: readonly { readonly group: string; readonly auc: Derived<Estimate> }[];
  /** Published table of the indicator by group; null where none is. */
  readonly table: TableId | null;
}

/** Outcomes that relations are looked for in. */
export interface OutcomeSet {
  readonly set: "known" | "random";
  readonly units: number;
  readonly violations: Derived<number>;
}

/** Which indicators go together with the groups, and which with the violation. */
export interface ProxiesResult {
  readonly alpha: number;
  readonly margin: number;
  readonly resamples: number;
  readonly units: number;
  /** Groups by name, and the rest. */
  readonly groups: TableId;
  readonly named: readonly string[];
  readonly leftOut: { readonly withoutMembers: number; readonly withoutMajority: number; readonly groups: number };
  readonly outcomes: OutcomeSet | null;
  /** In the order of the settings. */
  readonly indicators: readonly ExaminedIndicator[];
  /** Indicators that would stand elsewhere with the other outcomes; null where there are none. */
  readonly otherOutcomes: {
    readonly outcomes: OutcomeSet;
    readonly changed: readonly { readonly column: string; readonly from: Corner; readonly to: Corner }[];
  } | null;
  /** Tables that numbers rest on and that are not published. */
  readonly behind: readonly CountTable[];
}
