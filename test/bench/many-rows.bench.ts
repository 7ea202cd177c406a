import { oneMemberSums } from "../../src/audit/permutation/one-member-sums.js";
import { blocksOf } from "../../src/statistics/cluster-permutation.js";
import { independentStrataTask } from "../../src/statistics/independent-strata.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";
import type { Bench, Benches } from "./bench.js";
import { executor } from "./executor.js";

const GROUPS = 60;
const REGIONS = 5;

/** The same patterns in the same proportions, a hundred thousand cases against a hundred million. */
export const manyRows: Benches = ({ quick }) => [() => bench(quick ? 200 : 5e3)];

function bench(resamples: number): Bench {
  return {
    work: `1e8 cases of ${GROUPS} groups in ${REGIONS} regions, ${resamples} permutations within regions`,
    run: () => permuted(1_000, resamples),
    rival: { kind: "ours", label: "1e5 cases", run: () => permuted(1, resamples) },
    ratio: 1.2,
  };
}

/** Cases of `times` hundred thousand: persons by group, region and flag, each pattern `times` as often. */
async function permuted(times: number, resamples: number): Promise<number> {
  const { groups, strata, flagged, weights } = patterns(times);
  const groupMembers = new Float64Array(GROUPS);
  groups.forEach((group, i) => {
    groupMembers[group]! += weights[i]!;
  });
  const sums = oneMemberSums(groupMembers);
  const tested = Uint16Array.from({ length: GROUPS }, (_, group) => group);
  const composition = {
    groups: GROUPS,
    offsets: Uint32Array.from({ length: groups.length + 1 }, (_, i) => i),
    groupCodes: groups,
    memberCounts: new Uint32Array(groups.length).fill(1),
  };
  let sum = 0;
  const within = { seed: 1, resamples, composition, sums, strata, flagged, tested, weights };
  await executor.run(independentStrataTask, within, {
    blocks: blocksOf(resamples),
    merge: (statistics) => {
      sum += statistics[0]!;
    },
  });
  return sum;
}

function patterns(times: number) {
  const state = streamsFrom(1).block(0);
  const size = GROUPS * REGIONS * 2;
  const groups = new Uint16Array(size);
  const strata = new Uint16Array(size);
  const flagged = new Uint8Array(size);
  const weights = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    groups[i] = Math.floor(i / (2 * REGIONS));
    strata[i] = Math.floor(i / 2) % REGIONS;
    flagged[i] = i % 2;
    // About one in eight is flagged, as about 333 persons a group and region are.
    weights[i] = times * (i % 2 === 1 ? 30 + nextBelow(state, 24) : 270 + nextBelow(state, 44));
  }
  return { groups, strata, flagged, weights };
}
