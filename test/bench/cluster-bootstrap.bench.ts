import { bootstrapReplicates } from "../../src/statistics/bootstrap.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";
import type { Bench, Benches } from "./bench.js";

const GROUPS = 60;
const ROWS_A_CLUSTER = 3;

/** Clusters drawn with replacement; the largest difference between two groups' shares of selected rows. */
export const clusterBootstrap: Benches = ({ quick }) =>
  quick ? [() => bench(1_200, 200)] : [() => bench(12_000, 2_000)];

function bench(rows: number, resamples: number): Bench {
  const state = streamsFrom(1).block(0);
  const clusters = Uint16Array.from({ length: rows }, (_, row) => Math.floor(row / ROWS_A_CLUSTER));
  const groups = Uint8Array.from(clusters, () => nextBelow(state, GROUPS));
  const selected = Uint8Array.from(clusters, () => (nextBelow(state, 10) === 0 ? 1 : 0));
  const largestDifference = largestDifferenceOf({ clusters, groups, selected });
  return {
    work: `cluster bootstrap (${resamples}) of the largest selection difference, ${rows} rows x ${GROUPS} groups`,
    run() {
      const design = { units: rows / ROWS_A_CLUSTER };
      const replicates = bootstrapReplicates(design, largestDifference, { streams: streamsFrom(1), resamples });
      return replicates.reduce((sum, value) => sum + value, 0) / resamples;
    },
    seconds: 1,
  };
}

function largestDifferenceOf(data: {
  readonly clusters: Uint16Array;
  readonly groups: Uint8Array;
  readonly selected: Uint8Array;
}): (weights: Uint32Array) => number {
  const { clusters, groups, selected } = data;
  const sizes = new Uint32Array(GROUPS);
  const hits = new Uint32Array(GROUPS);
  return (weights) => {
    sizes.fill(0);
    hits.fill(0);
    for (let row = 0; row < groups.length; row++) {
      const weight = weights[clusters[row]!]!;
      sizes[groups[row]!]! += weight;
      hits[groups[row]!]! += weight * selected[row]!;
    }
    let lowest = 1;
    let highest = 0;
    for (let group = 0; group < GROUPS; group++) {
      if (sizes[group] === 0) continue;
      const share = hits[group]! / sizes[group]!;
      lowest = Math.min(lowest, share);
      highest = Math.max(highest, share);
    }
    return highest - lowest;
  };
}
