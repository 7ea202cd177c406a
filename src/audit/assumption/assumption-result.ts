import type { Derived, NotEstimable, TableId } from "../derived-value.js";

/** An area under one way in which hidden violations may lie, with its sampling interval. */
export interface AssumedArea {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Smallest and largest area that any placement allows, and the interval that also holds sampling error. */
export interface AreaBounds {
  readonly lowest: number;
  readonly highest: number;
  readonly lower: number;
  readonly upper: number;
}

/** What the score does if a share q of the never-inspected units hides a violation. */
export interface AreasAtShare {
  readonly share: number;
  readonly hidden: number;
  /** Scenario: hidden violations lie everywhere alike. */
  readonly inProportion: AssumedArea;
  /** Scenario: the odds of one grow with the rank of the score. */
  readonly byRank: AssumedArea;
  /** Bounds over every placement of at most so many. */
  readonly bounds: AreaBounds;
}

/** Smallest share of hidden violations, and number of units, at which a claim fails; null: it holds up to the end. */
export interface FailsAt {
  readonly share: number;
  readonly hidden: number;
}

/** A claim that rests on the assumption, and how much of the assumption it needs. */
export interface BreakingPoint {
  readonly claim:
    | { readonly kind: "auc-above"; readonly baseline: number }
    | { readonly kind: "bands-ordered"; readonly lower: string; readonly higher: string };
  /** Whether the estimate, and its interval, support the claim while every never-inspected unit counts as compliant. */
  readonly estimateHolds: boolean;
  readonly intervalHolds: boolean;
  readonly estimateFails: FailsAt | null;
  readonly intervalFails: FailsAt | null;
}

/** The untested assumption that units which were never inspected comply, and what rests on it (method, section 8). */
export interface AssumptionResult {
  readonly kind: "estimated";
  readonly unit: "sponsors" | "cases";
  /** Known outcomes and never-inspected units: violation, none, never inspected. */
  readonly outcomes: TableId;
  readonly highestShare: number;
  readonly oddsRatio: number;
  readonly areas: Derived<readonly AreasAtShare[] | NotEstimable>;
  readonly breakingPoints: readonly Derived<BreakingPoint>[];
}
