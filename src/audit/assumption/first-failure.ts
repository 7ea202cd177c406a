import type { FailsAt } from "./assumption-result.js";

/**
 * Fewest hidden violations at which a claim fails. Every number is tried from 0 on: an interval around bounds may hold
 * a constant at 0 and not at 1, since bounds that lie apart need a smaller multiplier than one estimate does.
 * @param fails  whether the claim fails with at most k hidden violations
 * @param most  largest k that is tried
 * @param unknown  never-inspected units, of which the share is given
 * @returns the first k that fails, or null where none does
 * @example firstFailure((k) => k >= 3, 10, 100) // { hidden: 3, share: 0.03 }
 */
export function firstFailure(fails: (k: number) => boolean, most: number, unknown: number): FailsAt | null {
  for (let k = 0; k <= most; k++) {
    if (fails(k)) return { hidden: k, share: unknown === 0 ? 0 : k / unknown };
  }
  return null;
}

/**
 * When estimate and interval of a claim fail. An interval holds its estimate, so it fails no later.
 * @param claim.estimateFails, claim.intervalFails  whether they fail with at most k hidden violations
 * @example breaksAt({ estimateFails, intervalFails }, { most: 864, unknown: 4321 }).intervalFails
 */
export function breaksAt(
  claim: { readonly estimateFails: (k: number) => boolean; readonly intervalFails: (k: number) => boolean },
  { most, unknown }: { readonly most: number; readonly unknown: number },
) {
  const estimateFails = firstFailure(claim.estimateFails, most, unknown);
  const last = estimateFails?.hidden ?? most;
  const intervalFails = firstFailure((k) => k === estimateFails?.hidden || claim.intervalFails(k), last, unknown);
  return {
    estimateHolds: estimateFails?.hidden !== 0,
    intervalHolds: intervalFails?.hidden !== 0,
    estimateFails,
    intervalFails,
  };
}
