import type { Estimate, Interval, NotEstimable } from "../result.js";

/** Flagged share of one group against all others, with everything that a margin is tested with. */
export interface GroupShares {
  readonly share: Estimate;
  readonly rest: Estimate;
  readonly difference: Estimate;
  readonly ratio: Estimate;
  readonly ratioToReference: Estimate | null;
  /** Larger p-value of the two one-sided tests of the margins (of ratio, and of difference where the plan has one). */
  readonly equivalence: number | NotEstimable;
  /** Intervals that hold for all tested groups at once; null for a group that is not tested. */
  readonly simultaneous: SimultaneousIntervals | null;
}

/** Intervals of one group that hold together with those of all other tested groups. */
export interface SimultaneousIntervals {
  readonly share: Interval | NotEstimable;
  readonly difference: Interval | NotEstimable;
  readonly ratio: Interval | NotEstimable;
}
