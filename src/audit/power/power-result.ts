import type { NotEstimable } from "../derived-value.js";

/** A ratio of flagged shares that the deciding test finds with the planned power. */
export interface DetectableRatio {
  readonly kind: "estimate";
  readonly value: number;
  /** Half the width of the 95 % range that comes from simulating; 0 where the power is exact. */
  readonly monteCarloError: number;
}

/** What the deciding test could have found about one group, whatever it did find. */
export interface GroupPower {
  readonly kind: "estimate";
  /** Chance of a flag that the others are given. */
  readonly baseRate: number;
  /** Draws of the simulation; null where the power is summed exactly. */
  readonly draws: number | null;
  /** Smallest ratio above 1, and largest below 1, that is found with the planned power. */
  readonly above: DetectableRatio | NotEstimable;
  readonly below: DetectableRatio | NotEstimable;
  /** Power at the margin where it is the smaller of the two. */
  readonly atMargin: number;
  /**
   * Units of the same mix that would find a difference as large as either margin: the number of units times
   * (distance that is found / distance of the margin)^2, an approximation.
   */
  readonly neededUnits: { readonly kind: "estimate"; readonly value: number } | NotEstimable;
}
