import { nextBelow, nextNormal, nextUniform, type StreamState, streamsFrom } from "../../../src/statistics/random.js";

/* Sponsors with a known truth, drawn apart from the generator of the sample: the study may not lean on what it tests. */

/** How sponsors, their migrants and their branches are drawn. */
export interface SponsorDesign {
  readonly sponsors: number;
  /** Relative frequency of nationalities among migrants; the first is the one that effects are planted in. */
  readonly weights: readonly number[];
  /** Polya concentration within a sponsor: the larger, the more mixed. */
  readonly concentration: number;
  /** Most migrants of one sponsor. */
  readonly mostMigrants: number;
}

/** Composition of every sponsor as compressed sparse rows, sizes, and majority nationality (-1: none). */
export interface MadeUpSponsors {
  readonly offsets: Uint32Array;
  readonly groupCodes: Uint16Array;
  readonly memberCounts: Uint32Array;
  readonly sizes: Uint32Array;
  readonly majority: Int16Array;
  readonly groups: readonly string[];
}

/** Forty nationalities; the first holds a quarter of all migrants, the others fall off as 1 / rank. */
export const QUARTER: readonly number[] = (() => {
  const others = Array.from({ length: 39 }, (_, rank) => 1 / (rank + 2));
  const sum = others.reduce((total, weight) => total + weight, 0);
  return [sum / 3, ...others];
})();

/**
 * Draws sponsors: sizes from a log-normal law (median 3), nationalities within a sponsor by Polya's urn.
 * @param stream  advanced in place
 */
export function drawSponsors(stream: StreamState, design: SponsorDesign): MadeUpSponsors {
  const { sponsors, weights, mostMigrants } = design;
  const offsets = new Uint32Array(sponsors + 1);
  const groupCodes: number[] = [];
  const memberCounts: number[] = [];
  const sizes = new Uint32Array(sponsors);
  const majority = new Int16Array(sponsors).fill(-1);
  const cumulative = cumulate(weights);
  for (let i = 0; i < sponsors; i++) {
    const size = Math.min(mostMigrants, 1 + Math.floor(Math.exp(0.7 + 1.1 * nextNormal(stream))));
    sizes[i] = size;
    const tally = drawTally(stream, size, cumulative, design.concentration);
    for (const [group, count] of tally) {
      groupCodes.push(group);
      memberCounts.push(count);
      if (2 * count > size) majority[i] = group;
    }
    offsets[i + 1] = groupCodes.length;
  }
  return {
    offsets,
    groupCodes: Uint16Array.from(groupCodes),
    memberCounts: Uint32Array.from(memberCounts),
    sizes,
    majority,
    groups: weights.map((_, group) => `N${String(group + 1).padStart(3, "0")}`),
  };
}

function cumulate(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (const [group, weight] of weights.entries()) {
    sum += weight;
    sums[group] = sum;
  }
  return sums.map((value) => value / sum);
}

function drawTally(
  stream: StreamState,
  size: number,
  cumulative: Float64Array,
  concentration: number,
): readonly (readonly [group: number, count: number])[] {
  const members: number[] = [];
  for (let k = 0; k < size; k++) {
    const isNew = nextUniform(stream) * (concentration + k) < concentration;
    members.push(isNew ? drawFrom(stream, cumulative) : members[nextBelow(stream, k)]!);
  }
  const tally = new Map<number, number>();
  for (const group of members) tally.set(group, (tally.get(group) ?? 0) + 1);
  return [...tally].sort(([a], [b]) => a - b);
}

function drawFrom(stream: StreamState, cumulative: Float64Array): number {
  const at = nextUniform(stream);
  let group = 0;
  while (group < cumulative.length - 1 && cumulative[group]! <= at) group++;
  return group;
}

/** A set: sponsors, which of them are flagged, and the branch of each. */
export interface MadeUpSet {
  readonly sponsors: MadeUpSponsors;
  readonly flags: Uint8Array;
  readonly branches: Uint8Array;
}

/** Chance of a flag at a sponsor, and of its branches, by its majority nationality (-1: none), size and branch. */
export interface Truth {
  readonly flag: (sponsor: { readonly majority: number; readonly size: number; readonly branch: number }) => number;
  /** Chances of the branches; absent: three branches, alike for all. */
  readonly branch?: (majority: number) => readonly number[];
}

const EVEN = [1 / 3, 1 / 3, 1 / 3];

/** Draws a set for a seed: streams 0 (sponsors), 1 (branches) and 2 (flags) of it. */
export function drawSet(seed: number, design: SponsorDesign, truth: Truth): MadeUpSet {
  const streams = streamsFrom(seed);
  const sponsors = drawSponsors(streams.block(0), design);
  const branchStream = streams.block(1);
  const flagStream = streams.block(2);
  const branches = Uint8Array.from(sponsors.sizes, (_, i) =>
    drawFrom(branchStream, cumulate(truth.branch?.(sponsors.majority[i]!) ?? EVEN)),
  );
  const flags = Uint8Array.from(sponsors.sizes, (size, i) => {
    const chance = truth.flag({ majority: sponsors.majority[i]!, size, branch: branches[i]! });
    return nextUniform(flagStream) < chance ? 1 : 0;
  });
  return { sponsors, flags, branches };
}
