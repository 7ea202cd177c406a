import { normalQuantile } from "../../statistics/distributions.js";
import { notEstimable, point } from "../derived.js";
import type { NotEstimable } from "../result.js";

/** What the smallest detectable ratio of one group needs. */
export interface Detectability {
  /** Variance of D = N_g (1 - N_g / N) (p_g - p_r) under the permutation null. */
  readonly variance: number;
  readonly members: number;
  readonly allMembers: number;
  /** Planned base rate: the overall flagged share, never the observed effect. */
  readonly baseRate: number;
  /** Error rate of the hypothesis, shared by so many tested groups. */
  readonly alpha: number;
  readonly tested: number;
  readonly power: number;
}

/**
 * Smallest ratio of flagged shares above 1 that the deciding test would find with the planned power: normal
 * approximation with the exact permutation variance and alpha shared over the family.
 * @returns 1 + (z_(1 - alpha / 2k) + z_power) sd / (N_g (1 - N_g / N) base rate)
 */
export function minimumDetectableRatio(
  design: Detectability,
): { readonly kind: "estimate"; readonly value: number } | NotEstimable {
  const scale = design.members * (1 - design.members / design.allMembers);
  if (design.baseRate === 0) return notEstimable("no-flagged");
  if (design.baseRate === 1) return notEstimable("all-flagged");
  if (!(scale > 0) || !(design.variance > 0)) return notEstimable("no-variation");
  const reach = normalQuantile(1 - design.alpha / (2 * design.tested)) + normalQuantile(design.power);
  return point(1 + (reach * Math.sqrt(design.variance)) / (scale * design.baseRate));
}

/** Whether a difference as large as the nearer margin would be found: the reach must not exceed it on either side. */
export function detectsMargin(
  ratio: { readonly kind: "estimate"; readonly value: number } | NotEstimable,
  margins: { readonly ratioLower: number; readonly ratioUpper: number },
): boolean {
  if (ratio.kind !== "estimate") return false;
  return ratio.value - 1 <= Math.min(margins.ratioUpper - 1, 1 - margins.ratioLower);
}
