/** What the audit sees of a log of decisions: counts and sequences without names. */
export interface DecisionEvidence {
  readonly decisions: number;
  /** Per band of the plan: decisions to investigate and to leave. */
  readonly byBand: readonly { readonly band: string; readonly investigate: number; readonly leave: number }[];
  /** Per majority group: decisions that follow the model and that deviate; null where the log does not say. */
  readonly byGroup: readonly { readonly group: string; readonly followed: number; readonly deviated: number }[] | null;
  /** Per officer, without a name, the most decisions first; null without a column of officers. */
  readonly officers: readonly OfficerCounts[] | null;
  /** How many decisions took each number of seconds, ascending; null without times. */
  readonly seconds: readonly { readonly seconds: number; readonly count: number }[] | null;
  /** Deviations with a reason and without one; null without a column of reasons. */
  readonly reasons: { readonly given: number; readonly missing: number } | null;
  /** Days of officers: how the deviations lie in them; null without an order. */
  readonly sequences: readonly DeviationSequence[] | null;
  /** Decisions by their place in the day: 1 to 5, 6 to 10, 11 to 20, 21 and on; null without an order. */
  readonly byPlace: readonly { readonly place: string; readonly followed: number; readonly deviated: number }[] | null;
}

/** Decisions that follow the model and that deviate. */
export interface SplitCount {
  readonly followed: number;
  readonly deviated: number;
}

export interface OfficerCounts {
  /** In the order of `byBand`, and of `byGroup`; null where the log does not say the group. */
  readonly byBand: readonly SplitCount[];
  readonly byGroup: readonly SplitCount[] | null;
  readonly n: number;
  readonly deviated: number;
  readonly underWindow: number;
  /** Flagged or not x investigate or leave, row major. */
  readonly cells: readonly [number, number, number, number];
}

/** One day of one officer: its deviations as events. */
export interface DeviationSequence {
  readonly n: number;
  readonly events: number;
  readonly runs: number;
  readonly placeSum: number;
}

/** What the audit sees of a blind trial: pairs of ratings, first in rows and second in columns, row major. */
export interface TrialEvidence {
  readonly ratings: number;
  readonly blindByModel: readonly number[];
  readonly blindByAfter: readonly number[] | null;
  /** Of the ratings that differed from the model when blind: how many then moved to it, nearer, not, or away. */
  readonly moves: {
    readonly toModel: number;
    readonly nearer: number;
    readonly unmoved: number;
    readonly away: number;
  } | null;
}
