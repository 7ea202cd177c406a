import type { ScoredUnit } from "../../data/evidence.js";
import type { NotEstimableReason } from "../derived-value.js";
import type { Derived, Estimate, TableId } from "../result.js";

/** How well all indicators together foretell the group of a unit, by fits that did not see it. */
export interface ForetoldGroups {
  readonly kind: "estimated";
  readonly unit: ScoredUnit;
  readonly alpha: number;
  readonly folds: number;
  /** Penalties that were chosen, one a fold. */
  readonly ridges: readonly number[];
  readonly resamples: number;
  /** In the order of the settings. */
  readonly indicators: readonly {
    readonly name: string;
    readonly label: { readonly nl: string; readonly en: string } | null;
  }[];
  /** group: units of which it has the majority. */
  readonly table: TableId;
  /** Units whose group was named rightly and wrongly. */
  readonly toldTable: TableId;
  /** Units that are left out: without members, without a majority. */
  readonly leftOutTable: TableId;
  /** Of two units of different groups: chance that the one of a group has the higher chance of it; mean over pairs. */
  readonly area: Derived<Estimate>;
  readonly groups: readonly { readonly group: string; readonly area: Derived<Estimate> }[];
  /** Share of the units whose group is named rightly: the group with the highest chance. */
  readonly told: Derived<Estimate>;
  /** The same when the largest group is always named. */
  readonly guessed: Derived<Estimate>;
  /** told - guessed. */
  readonly gain: Derived<Estimate>;
  /** Mean negative logarithm of the chance of the own group. */
  readonly logLoss: Derived<Estimate>;
  /** The same by the shares of the groups alone. */
  readonly logLossByShares: Derived<Estimate>;
  /** By the shares alone, less by the indicators: above 0 where indicators tell something. */
  readonly logLossGain: Derived<Estimate>;
  /** An upper bound of the p-value of the null hypothesis that the indicators say nothing of the group. */
  readonly pValue: Derived<number>;
}

/** Fewer than two groups: there is nothing to foretell. */
export interface NothingToForetell {
  readonly kind: "not-estimable";
  readonly reason: Extract<NotEstimableReason, "one-class-only">;
}

export type TogetherResult = ForetoldGroups | NothingToForetell;
