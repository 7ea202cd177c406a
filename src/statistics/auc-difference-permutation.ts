import { ArgumentError } from "../errors.js";
import { type OrderedUnits, observedMembership, orderUnits, type RankSums, rankSums } from "./ordered-units.js";
import { requireFinite } from "./placements.js";
import { arrangementsOf, countAsExtreme, type GroupScores, type PooledGroups, poolGroups } from "./pooled-groups.js";
import { nextBelow, type StreamState, type Streams } from "./random.js";
import { type ResampledPValue, resampledPValue } from "./resampled-p-value.js";

/** Permutation test of one area for two groups. */
export interface AucDifferencePermutation {
  readonly kind: "test";
  readonly aucs: readonly [number, number];
  /** First group minus second. */
  readonly difference: number;
  readonly twoSidedRule: "as-extreme";
  readonly result:
    | { readonly method: "exact"; readonly pValue: number; readonly arrangements: number }
    | (ResampledPValue & { readonly seed: number });
}

const RESAMPLES_PER_BLOCK = 1000;

/**
 * Test that a score orders two groups equally well: group membership is permuted among the cases and, apart, among
 * the controls, and the absolute difference of areas counted. All arrangements while they are few, else a sample.
 * @param first, second  scores of cases and controls, one of each at least, finite
 * @param options.streams  for the sample; options.resamples  default 99,999
 * @param options.enumerateUpTo  arrangements, default 1e6
 * @throws ArgumentError when a group lacks a class, a score is not finite, or resamples is not 1 or more
 * @see Venkatraman & Begg 1996; p = (extreme + 1) / (resamples + 1) after Phipson & Smyth 2010
 * @example
 * ((g) => aucDifferencePermutation(g, g, { streams: streamsFrom(1) }).result.pValue)({ cases: Float64Array.of(2), controls: Float64Array.of(1) }) // 1
 */
export function aucDifferencePermutation(
  first: GroupScores,
  second: GroupScores,
  options: { readonly streams: Streams; readonly resamples?: number; readonly enumerateUpTo?: number },
): AucDifferencePermutation {
  const { streams, resamples = 99_999, enumerateUpTo = 1e6 } = options;
  requireGroups(first, second);
  if (!(Number.isSafeInteger(resamples) && resamples >= 1)) {
    throw new ArgumentError(`aucDifferencePermutation requires 1 or more resamples; got ${resamples}`);
  }
  const pooled = poolGroups(first, second);
  const ordered = orderUnits(pooled);
  const sums = rankSums(ordered, observedMembership(pooled));
  const observed = differenceOf(sums, pooled);
  const arrangements = arrangementsOf(pooled);
  return {
    kind: "test",
    aucs: [sums.first / (2 * pooled.firstPairs), sums.second / (2 * pooled.secondPairs)],
    difference: observed / (2 * pooled.firstPairs * pooled.secondPairs),
    twoSidedRule: "as-extreme",
    result:
      arrangements <= enumerateUpTo && isWhole(pooled)
        ? { method: "exact", pValue: countAsExtreme(pooled, observed) / arrangements, arrangements }
        : resampled(pooled, ordered, { observed: Math.abs(observed), streams, resamples }),
  };
}

function resampled(
  pooled: PooledGroups,
  ordered: OrderedUnits,
  options: { readonly observed: number; readonly streams: Streams; readonly resamples: number },
): AucDifferencePermutation["result"] {
  const { observed, streams, resamples } = options;
  const threshold = isWhole(pooled) ? observed : observed - 1e-12 * 2 * pooled.firstPairs * pooled.secondPairs;
  let extreme = 0;
  for (let block = 0; block * RESAMPLES_PER_BLOCK < resamples; block++) {
    const state = streams.block(block);
    const membership = observedMembership(pooled);
    const count = Math.min(RESAMPLES_PER_BLOCK, resamples - block * RESAMPLES_PER_BLOCK);
    for (let resample = 0; resample < count; resample++) {
      shuffle(membership.subarray(0, ordered.cases), state);
      shuffle(membership.subarray(ordered.cases), state);
      if (Math.abs(differenceOf(rankSums(ordered, membership), pooled)) >= threshold) extreme++;
    }
  }
  return { ...resampledPValue(extreme, resamples), seed: streams.seed };
}

function differenceOf({ first, second }: RankSums, { firstPairs, secondPairs }: PooledGroups): number {
  return first * secondPairs - second * firstPairs;
}

/** Whether every difference is an integer that a double holds. */
function isWhole({ firstPairs, secondPairs }: PooledGroups): boolean {
  return 2 * firstPairs * secondPairs < Number.MAX_SAFE_INTEGER;
}

function shuffle(membership: Uint8Array, state: StreamState): void {
  for (let i = membership.length - 1; i > 0; i--) {
    const j = nextBelow(state, i + 1);
    const moved = membership[i]!;
    membership[i] = membership[j]!;
    membership[j] = moved;
  }
}

function requireGroups(...groups: readonly GroupScores[]): void {
  for (const { cases, controls } of groups) {
    if (cases.length === 0 || controls.length === 0) {
      throw new ArgumentError(
        `aucDifferencePermutation requires cases and controls in both groups; got ${cases.length} and ${controls.length}`,
      );
    }
    requireFinite("aucDifferencePermutation", cases);
    requireFinite("aucDifferencePermutation", controls);
  }
}
