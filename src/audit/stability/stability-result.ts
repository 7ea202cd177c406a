import type { NotEstimable } from "../derived-value.js";

/**
 * How stable bands and figures are. Counts of scored units stand here and not in the tables of the audit: they say
 * nothing of groups, and disclosure looks at them by rules of their own.
 */

/** A number with its interval at the level of the result, or why it does not exist. */
export type Ranged =
  | { readonly kind: "estimate"; readonly value: number; readonly lower: number; readonly upper: number }
  | NotEstimable;

/** Fixed thresholds: a unit keeps its band; what another draw of units changes is how many each band holds. */
export interface FixedBands {
  readonly kind: "thresholds";
  readonly bands: readonly { readonly band: string; readonly units: number; readonly share: Ranged }[];
}

/** Bands by ranks: another draw of units moves the cut, and with it the bands of units near it. */
export interface RankedBands {
  readonly kind: "ranks";
  readonly cuts: readonly {
    readonly lowerBand: string;
    readonly higherBand: string;
    readonly cut: number;
    /** Interval of the cut over draws of units with replacement. */
    readonly lower: number;
    readonly upper: number;
    /** Units with a score in that interval. */
    readonly near: number;
  }[];
  /** Units that another draw would put in another band, on average. */
  readonly expectedChanges: number;
}

/** Units by score: `counts[i]` from `edges[i - 1]` to below `edges[i]`, the first and the last bin open. */
export interface ScoreBins {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

export interface Threshold {
  readonly lowerBand: string;
  readonly higherBand: string;
  readonly at: number;
}

/** Thresholds moved by steps, one at a time; `bins` hold every edge that a moved threshold can have. */
export interface ThresholdShifts {
  readonly step: number;
  readonly thresholds: readonly Threshold[];
  readonly bins: ScoreBins;
}

/** Units that change band if a share of the codes in doubt is another, which ones drawn at random. */
export interface ChangesAtShare {
  readonly share: number;
  readonly toHigher: number;
  readonly toLower: number;
  /** Range of all changes at the level of the result, over which codes are the wrong ones. */
  readonly lower: number;
  readonly upper: number;
}

/** What codes in doubt of one indicator, or of all together, could do. */
export interface CodesInDoubt {
  /** Index of the indicator in the plan; null: all together. */
  readonly indicator: number | null;
  readonly units: number;
  /** Units that change band when every code in doubt is another. */
  readonly toHigher: number;
  readonly toLower: number;
  readonly byShare: readonly ChangesAtShare[];
  /** Fewest units that share one combination of codes in doubt, over combinations that occur. */
  readonly fewestAlike: number;
}

export type OutcomeSetName = "random" | "all-known";

/** Counts and figures of one stretch of time. */
export interface TimeFigures {
  readonly units: number;
  /** Null where the source has no bands. */
  readonly flagged: number | null;
  readonly flaggedShare: Ranged;
  readonly sets: readonly {
    readonly name: OutcomeSetName;
    readonly violations: number;
    readonly none: number;
    readonly violationRate: Ranged;
    readonly auc: Ranged;
  }[];
}

/** Before and from a date on. Differences are after minus before. */
export interface DateSplit {
  readonly date: string;
  readonly label: { readonly nl: string; readonly en: string };
  readonly before: TimeFigures;
  readonly after: TimeFigures;
  readonly flaggedShare: Ranged;
  readonly sets: readonly {
    readonly name: OutcomeSetName;
    readonly violationRate: Ranged;
    readonly auc: Ranged;
  }[];
}

/** One period of the calendar, and the figures of all other units. */
export interface LeftOutPeriod {
  /** First and last period that were joined, as `2021`, `2021-Q3` or `2021-07`. */
  readonly from: string;
  readonly to: string;
  readonly within: TimeFigures;
  readonly without: TimeFigures;
}

/** Counts of one stretch between neighbouring cuts of any kind: what disclosure must not let anyone work out. */
export interface TimeCell {
  readonly days: { readonly from: number; readonly to: number } | null;
  readonly units: number;
  readonly flagged: number | null;
  readonly sets: readonly {
    readonly name: OutcomeSetName;
    readonly violations: number;
    readonly none: number;
  }[];
}

export interface TimeStability {
  readonly all: TimeFigures;
  readonly dates: readonly DateSplit[];
  readonly periods: readonly LeftOutPeriod[];
  readonly undated: number;
  /** Stretches between planned dates, and between these and starts of periods; units without a date last. */
  readonly cellsOfDates: readonly TimeCell[];
  readonly cellsOfAll: readonly TimeCell[];
}

export interface StabilityResult {
  readonly kind: "estimated";
  readonly unit: "sponsors" | "cases";
  readonly level: number;
  readonly units: number;
  /** Units whose score an override by hand put there: nothing here moves them. */
  readonly setByHand: number;
  /** Of the marks of an override that occur, the units of the rarest; 0 where none does. */
  readonly fewestByHand: number;
  /** Null where bands are registered and not made from the score. */
  readonly bands: FixedBands | RankedBands | null;
  readonly shifts: ThresholdShifts | null;
  readonly codes: readonly CodesInDoubt[];
  /** Null where the source has no dates of predictions. */
  readonly time: TimeStability | null;
}
