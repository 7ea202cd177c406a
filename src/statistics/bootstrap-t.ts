import type { BlockTask } from "../runtime/run-context.js";
import { type ClusteredShares, clusteredShares, shareSums } from "./clustered-shares.js";
import type { Composition, CompositionSums } from "./composition.js";
import { logit } from "./log-odds.js";
import { drawWithReplacement, streamsFrom } from "./random.js";

const BOOTSTRAPS_PER_BLOCK = 125;
/** Far beyond the blocks of any permutation, which draw from the same seed. */
const FIRST_BLOCK = 0x40000000;

/** Units are drawn with replacement; `groups` are the ones whose shares are followed. Plain data. */
export interface BootstrapProblem {
  readonly seed: number;
  readonly resamples: number;
  readonly composition: Composition;
  readonly sums: CompositionSums;
  readonly flagged: Uint8Array;
  readonly groups: Uint16Array;
}

/** Studentised deviations of one block, row major resample x group; a value that does not exist is an infinity. */
export interface BootstrapDeviations {
  readonly share: Float64Array;
  readonly difference: Float64Array;
  readonly logRatio: Float64Array;
}

/**
 * Bootstrap-t over units (clusters) for flagged shares, their difference and the logarithm of their ratio.
 * @see Efron & Tibshirani 1993, section 12.5; Davison & Hinkley 1997, section 2.4
 */
export const bootstrapSharesTask: BlockTask<BootstrapProblem, BootstrapDeviations> = {
  module: import.meta.url,
  exportName: "bootstrapSharesTask",
  runBlock(problem, block) {
    const { composition, sums, flagged, groups } = problem;
    const count = Math.min(BOOTSTRAPS_PER_BLOCK, problem.resamples - block * BOOTSTRAPS_PER_BLOCK);
    const observed = shareSums(composition, sums, flagged, groups, null).map(clusteredShares);
    const deviations = {
      share: new Float64Array(count * groups.length),
      difference: new Float64Array(count * groups.length),
      logRatio: new Float64Array(count * groups.length),
    };
    const state = streamsFrom(problem.seed).block(FIRST_BLOCK + block);
    const weights = new Uint32Array(flagged.length);
    for (let row = 0; row < count; row++) {
      drawWithReplacement(state, weights);
      const drawn = shareSums(composition, sums, flagged, groups, weights);
      for (let g = 0; g < groups.length; g++) {
        const at = row * groups.length + g;
        const members = drawn[g]!.members;
        const exists = members > 0 && members < drawn[g]!.allMembers;
        const shares = exists ? clusteredShares(drawn[g]!) : null;
        deviations.share[at] = shares === null ? Number.POSITIVE_INFINITY : logitDeviation(shares, observed[g]!);
        deviations.difference[at] =
          shares === null
            ? Number.POSITIVE_INFINITY
            : studentised(difference(shares) - difference(observed[g]!), shares.differenceError);
        deviations.logRatio[at] = shares === null ? Number.POSITIVE_INFINITY : logRatioDeviation(shares, observed[g]!);
      }
    }
    return deviations;
  },
};

export function bootstrapBlocks(resamples: number): number {
  return Math.ceil(resamples / BOOTSTRAPS_PER_BLOCK);
}

function difference(shares: ClusteredShares): number {
  return shares.groupShare - shares.restShare;
}

/** A deviation over its error; with no error the sign decides: the resample says nothing about its size. */
function studentised(deviation: number, error: number): number {
  if (error > 0) return deviation / error;
  return deviation === 0 ? 0 : deviation * Number.POSITIVE_INFINITY;
}

function logitDeviation(drawn: ClusteredShares, observed: ClusteredShares): number {
  const p = drawn.groupShare;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return studentised(logit(p) - logit(observed.groupShare), drawn.shareError / (p * (1 - p)));
}

function logRatioDeviation(drawn: ClusteredShares, observed: ClusteredShares): number {
  if (drawn.groupShare === 0) return Number.NEGATIVE_INFINITY;
  if (drawn.restShare === 0) return Number.POSITIVE_INFINITY;
  const deviation = Math.log(drawn.groupShare / drawn.restShare) - Math.log(observed.groupShare / observed.restShare);
  return studentised(deviation, drawn.logRatioError);
}

/**
 * Bootstrap-t interval on the scale of the estimate: [estimate - t_(1-a/2) error, estimate - t_(a/2) error].
 * @param deviations  sorted ascending; infinities allowed
 * @returns bounds that may be infinite where the resamples do not bound the estimate
 */
export function bootstrapTInterval(
  estimate: number,
  error: number,
  deviations: Float64Array,
  level: number,
): { readonly lower: number; readonly upper: number } {
  const tail = (1 - level) / 2;
  const n = deviations.length;
  // 1 - 0.9 is a little less than 0.1: without the slack the rank would fall one short.
  const rank = Math.max(1, Math.floor((n + 1) * tail + 1e-9));
  const low = deviations[rank - 1]!;
  const high = deviations[n - rank]!;
  return { lower: estimate - high * error, upper: estimate - low * error };
}

/**
 * p-value of the one-sided test that the estimate lies on one side of a bound, from the studentised deviations.
 * @param alternative  "greater": is the estimate above the bound; "less": below it
 */
export function bootstrapTPValue(
  estimate: number,
  error: number,
  bound: number,
  deviations: Float64Array,
  alternative: "greater" | "less",
): number {
  const distance = (estimate - bound) / error;
  let extreme = 0;
  for (const deviation of deviations) {
    if (alternative === "greater" ? deviation >= distance : deviation <= distance) extreme++;
  }
  return (extreme + 1) / (deviations.length + 1);
}
