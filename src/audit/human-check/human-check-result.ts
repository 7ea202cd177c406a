import type { Derived } from "../derived-value.js";

/** A share with its interval. */
export interface MeasuredShare {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}

/** A coefficient of agreement with its interval; not-estimable where a rating never varies. */
export type Agreement =
  | ({ readonly kind: "estimate" } & MeasuredShare)
  | { readonly kind: "not-estimable"; readonly reason: "no-variation" };

export interface OrderTest {
  readonly z: number;
  readonly pValue: number;
}

export type MaybeOrderTest = OrderTest | { readonly kind: "not-estimable"; readonly reason: "no-variation" };

export interface BandDecisions {
  readonly band: string;
  readonly flagged: boolean;
  readonly decisions: Derived<number>;
  readonly deviated: Derived<MeasuredShare>;
}

export interface GroupDecisions {
  readonly group: string;
  readonly decisions: Derived<number>;
  readonly deviated: Derived<MeasuredShare>;
  /** Share that deviates, group minus all others. */
  readonly difference: Derived<MeasuredShare>;
  readonly pValue: Derived<number>;
  /** Adjusted over groups by Holm. */
  readonly holm: Derived<number>;
}

/** Why no contribution of people can be shown: they hardly deviate, or decide too fast. */
export type ContributionReason = "hardly-deviates" | "under-time-window";

export interface Contribution {
  readonly signal: "no-demonstrable-contribution" | "none";
  readonly reasons: readonly ContributionReason[];
}

export interface LogResult {
  readonly decisions: number;
  readonly officers: number | null;
  readonly deviated: Derived<MeasuredShare>;
  /** By how much habits of officers make intervals wider; null without officers. */
  readonly designEffect: Derived<number> | null;
  readonly byBand: readonly BandDecisions[];
  readonly byGroup: readonly GroupDecisions[] | null;
  readonly kappa: Derived<Agreement>;
  readonly time: {
    /** Times below which the given shares of the decisions lie, in seconds. */
    readonly quantiles: readonly { readonly share: number; readonly seconds: Derived<number> }[];
    readonly under: Derived<MeasuredShare>;
  } | null;
  /** Share of the deviations with a reason. */
  readonly reasons: Derived<MeasuredShare> | null;
  readonly order: {
    readonly sequences: number;
    readonly runs: Derived<MaybeOrderTest>;
    readonly places: Derived<MaybeOrderTest>;
    readonly byPlace: readonly {
      readonly place: string;
      readonly decisions: Derived<number>;
      readonly deviated: Derived<MeasuredShare>;
    }[];
  } | null;
  readonly contribution: Contribution;
}

export interface TrialResult {
  readonly ratings: number;
  readonly agreement: Derived<MeasuredShare>;
  readonly kappa: Derived<Agreement>;
  readonly weightedKappa: Derived<Agreement>;
  readonly after: {
    /** Whether the use of the ratings changed after seeing the model, over all ratings. */
    readonly homogeneity: Derived<
      { readonly pValue: number } | { readonly kind: "not-estimable"; readonly reason: "no-variation" }
    >;
    /** Of the ratings, flagged before and not after, and the other way round. */
    readonly flagged: Derived<
      | { readonly off: number; readonly on: number; readonly pValue: number }
      | { readonly kind: "not-estimable"; readonly reason: "no-variation" }
    >;
    /** Of the ratings that differed from the model, the share that then took over its rating. */
    readonly moved: Derived<MeasuredShare> | null;
    readonly movedAway: Derived<MeasuredShare> | null;
  } | null;
}
