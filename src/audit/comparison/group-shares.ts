import type { Estimate, NotEstimable } from "../result.js";

/** Flagged share of one group against all others, with everything that a margin is tested with. */
export interface GroupShares {
  readonly share: Estimate;
  readonly rest: Estimate;
  readonly difference: Estimate;
  readonly ratio: Estimate;
  readonly ratioToReference: Estimate | null;
  /** Larger p-value of the two one-sided tests of the margins (of ratio, and of difference where the plan has one). */
  readonly equivalence: number | NotEstimable;
}
