import type { UnavailableReason } from "../../data/evidence.js";
import type { FlagRate } from "../../statistics/hidden-error-rates.js";
import type { Derived, NotEstimable, TableId } from "../derived-value.js";

/** A number under one way in which hidden violations may lie, with its sampling interval. */
export interface AssumedValue {
  readonly value: number;
  readonly lower: number;
  readonly upper: number | "unbounded";
}

/** Smallest and largest value that any placement allows, and the interval that also holds sampling error. */
export interface ValueBounds {
  readonly lowest: number;
  readonly highest: number | "unbounded";
  readonly lower: number;
  readonly upper: number | "unbounded";
}

/** A number that rests on the assumption: two scenarios, and bounds over every placement of at most so many. */
export interface AssumedNumber {
  /** Scenario: hidden violations lie everywhere alike. */
  readonly inProportion: AssumedValue | NotEstimable;
  /** Scenario: the odds of one grow with the rank of the score. */
  readonly byRank: AssumedValue | NotEstimable;
  readonly bounds: ValueBounds | NotEstimable;
}

/** An area under one way in which hidden violations may lie, with its sampling interval. */
export interface AssumedArea extends AssumedValue {
  readonly upper: number;
}

/** Smallest and largest area that any placement allows, and the interval that also holds sampling error. */
export interface AreaBounds extends ValueBounds {
  readonly highest: number;
  readonly upper: number;
}

/** How many never-inspected units hide a violation, at most. */
export interface HiddenShare {
  readonly share: number;
  readonly hidden: number;
}

/** What the score does if a share q of the never-inspected units hides a violation. */
export interface AreasAtShare extends HiddenShare {
  readonly inProportion: AssumedArea;
  readonly byRank: AssumedArea;
  readonly bounds: AreaBounds;
}

/** Share of violations among all units of a band, at several shares of hidden violations. */
export interface BandUnderAssumption {
  readonly band: string;
  readonly rates: Derived<readonly (HiddenShare & { readonly violations: AssumedNumber })[]>;
}

/** A rate of a group, and its difference and ratio to the rate of all other units. */
export interface GroupNumbers {
  readonly rate: AssumedNumber;
  readonly difference: AssumedNumber;
  readonly ratio: AssumedNumber;
}

/** One rate of one group under hidden violations. */
export interface GroupRate {
  readonly measure: FlagRate;
  /** At several shares; hidden violations may lie in any group, so groups may differ in theirs. */
  readonly rates: Derived<readonly (HiddenShare & GroupNumbers)[]>;
  /** Each group at the share that the plan gives it: scenarios at the highest, bounds over its range; null without. */
  readonly asPlanned: Derived<GroupNumbers> | null;
  readonly alike: Derived<BreakingPoint | NotEstimable>;
}

/** Rates of the groups that pass the gate, hidden violations shared out over groups and flags together. */
export interface GroupsUnderAssumption {
  readonly kind: "estimated";
  /** group x (flagged, not flagged) x (violation, none, never inspected). */
  readonly table: TableId;
  readonly groups: readonly { readonly group: string; readonly measures: readonly GroupRate[] }[];
  /** The claim over all groups at once, a measure each. */
  readonly allAlike: readonly Derived<BreakingPoint | NotEstimable>[];
  /** Groups of the plan's own shares that the data does not hold. */
  readonly notPlaced: readonly string[];
}

/** Why nothing can be said by group. */
export interface GroupsNotEstimable {
  readonly kind: "not-estimable";
  readonly reason: UnavailableReason;
}

/** Smallest share of hidden violations, and number of units, at which a claim fails. */
export interface FailsAt {
  readonly share: number;
  readonly hidden: number;
}

/** What is claimed. `groups-alike`: ratio to the others within the plan's margins; without a group, for all groups. */
export type AssumptionClaim =
  | { readonly kind: "auc-above"; readonly baseline: number }
  | { readonly kind: "bands-ordered"; readonly lower: string; readonly higher: string }
  | { readonly kind: "groups-alike"; readonly measure: FlagRate; readonly group: string | null };

/** A claim that rests on the assumption, and how much of the assumption it needs. */
export interface BreakingPoint {
  readonly claim: AssumptionClaim;
  /** Whether the estimate, and its interval, support the claim while every never-inspected unit counts as compliant. */
  readonly estimateHolds: boolean;
  readonly intervalHolds: boolean;
  /** null: it holds up to the highest share. */
  readonly estimateFails: FailsAt | null;
  readonly intervalFails: FailsAt | null;
}

/** The untested assumption that units which were never inspected comply, and what rests on it (method, section 8). */
export interface AssumptionResult {
  readonly kind: "estimated";
  readonly unit: "sponsors" | "cases";
  /** Known outcomes and never-inspected units: violation, none, never inspected. */
  readonly outcomes: TableId;
  /** Units without a known outcome that are not marked as never inspected: they are counted nowhere here. */
  readonly leftOut: Derived<number>;
  readonly highestShare: number;
  readonly oddsRatio: number;
  readonly areas: Derived<readonly AreasAtShare[] | NotEstimable>;
  /** Outcomes by band, and what the bands do; null where units have no band. */
  readonly bands: { readonly table: TableId; readonly bands: readonly BandUnderAssumption[] } | null;
  readonly groups: GroupsUnderAssumption | GroupsNotEstimable;
  /** Claims about the score and its bands; those about groups stand with the groups. */
  readonly breakingPoints: readonly Derived<BreakingPoint>[];
}
