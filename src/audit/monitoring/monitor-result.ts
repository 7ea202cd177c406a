import type { NotEstimable } from "../derived-value.js";

/** Why a group has no number in a period. */
export type GapReason = "hidden" | "absent" | "no-variation" | "design-effect-unknown";

/** A period of one group in the run chart: its counts, ratio, limits, and where the tests stand. */
export interface ShownLook {
  readonly state: "shown";
  readonly period: string;
  readonly flagged: number;
  readonly n: number;
  readonly otherFlagged: number;
  readonly otherN: number;
  readonly ratio: { readonly kind: "estimate"; readonly value: number } | NotEstimable;
  /** Ratios between which chance keeps 997 of 1,000 periods of this size; null where they do not exist. */
  readonly limits: { readonly lower: number; readonly upper: number } | null;
  readonly outsideLimits: boolean;
  /** Test of this period alone, two-sided. */
  readonly plainP: number;
  /** Standardised sum over the periods so far, and the boundary that alpha spending sets; null where it does not hold. */
  readonly spending: {
    readonly z: number;
    readonly information: number;
    readonly boundary: number | null;
    readonly crossed: boolean;
  } | null;
  readonly martingale: { readonly eValue: number; readonly pValue: number } | null;
}

export type GroupLook = ShownLook | { readonly state: "gap"; readonly period: string; readonly reason: GapReason };

/** Why the verdict of one period differs from that of an earlier one. */
export type ChangeReason = "unchanged" | "size" | "effect" | "either" | "only-together" | "not-estimable";

/** Two periods: would the old effect with the new size, and the new effect with the old size, give the same verdict? */
export interface VerdictChange {
  readonly from: string;
  readonly to: string;
  readonly shownBefore: boolean;
  readonly shownAfter: boolean;
  readonly oldEffectNewSize: boolean | null;
  readonly newEffectOldSize: boolean | null;
  readonly reason: ChangeReason;
}

export interface WatchedGroup {
  readonly group: string;
  readonly looks: readonly GroupLook[];
  readonly alarm: GroupAlarm;
  readonly changes: readonly VerdictChange[];
}

export interface GroupAlarm {
  readonly state: "alarm" | "none" | "not-assessed";
  readonly since: string | null;
  readonly direction: "more" | "less" | null;
}

/** Population stability index; without an interval where units are not independent of those of the first period. */
export type DriftIndex =
  | {
      readonly kind: "estimate";
      readonly value: number;
      readonly interval: { readonly lower: number; readonly upper: number; readonly level: number } | null;
    }
  | { readonly kind: "not-estimable"; readonly reason: "hidden" | "empty-class" };

/** Shift of a composition against the first period that shows it. */
export interface Drift {
  readonly of: "bands" | "groups";
  readonly period: string;
  readonly against: string;
  readonly index: DriftIndex;
  /** What chance alone makes of the index: mean and 95th percentile; null where units are not independent. */
  readonly chance: { readonly mean: number; readonly p95: number } | null;
  readonly pointedOut: boolean;
}

/** Which tests hold for the series, and why not. */
export interface Validity {
  readonly spending: "valid" | "approximate" | "repeated-units" | "clusters-unknown";
  readonly martingale: "valid" | "repeated-units" | "clusters-unknown" | "design-effect";
  readonly decides: "spending" | "martingale" | "each-look" | "nothing";
}

export interface MonitorResult {
  readonly periods: readonly {
    readonly period: string;
    readonly planHash: string | null;
    readonly inputHash: string | null;
    readonly modelVersion: string | null;
    readonly flagged: number | null;
    readonly n: number | null;
  }[];
  readonly validity: Validity;
  /** Error probability that one group may spend over the whole series. */
  readonly alphaPerGroup: number;
  /** Chance that testing anew at every planned look, at alpha, rings once without a difference, for one group. */
  readonly repeatedPlainTests: number;
  readonly groups: readonly WatchedGroup[];
  readonly drift: readonly Drift[];
  readonly alarm: AlarmSummary;
}

export interface AlarmSummary {
  readonly raised: boolean;
  readonly groups: readonly string[];
  /** Reasons to look that are no alarm: a period outside its limits, or a shift of a composition. */
  readonly attention: readonly {
    readonly code: "outside-limits" | "drift" | "model-changed";
    readonly subject: string;
    readonly period: string;
  }[];
}
