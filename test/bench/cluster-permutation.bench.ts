import type { ArrangementStatistics } from "../../src/statistics/arrangement-statistics.js";
import { type BandPermutationTest, bandPermutationTestOn } from "../../src/statistics/band-permutation-test.js";
import { blocksOf, clusterPermutationTask, observedStatistics } from "../../src/statistics/cluster-permutation.js";
import { stepDownMaxT } from "../../src/statistics/step-down.js";
import { agreeAsSimulated, type Bench, type Benches } from "./bench.js";
import { executor } from "./executor.js";
import { GROUPS, highBandDesign, madeUpBands, madeUpComposition } from "./made-up-sponsors.js";

const SEED = 1;

/** Bands permuted over whole units: the plain statistics, and the studentised contrasts of the audit. */
export const clusterPermutation: Benches = ({ quick }) =>
  quick
    ? [() => plainBench(1e3, 1e3), () => studentisedBench(1e3, 1e3)]
    : [
        () => plainBench(1e3, 1e4),
        () => studentisedBench(1e3, 1e4),
        () => plainBench(1e4, 1e4),
        () => studentisedBench(1e4, 1e4),
        () => plainBench(1e5, 1e3),
        () => studentisedBench(1e5, 1e3),
      ];

function plainTest(units: number, resamples: number): () => Promise<BandPermutationTest> {
  const composition = madeUpComposition(units);
  const bandCodes = madeUpBands(units);
  return () =>
    bandPermutationTestOn(executor, { composition, bandCodes, bands: 3, strata: null }, { seed: SEED, resamples });
}

function plainBench(units: number, resamples: number): Bench {
  const { offsets, groupCodes, memberCounts } = madeUpComposition(units);
  const test = plainTest(units, resamples);
  return {
    work: `${units} units, ${GROUPS} groups, ${groupCodes.length} entries, ${resamples} permutations: chi-squared, maxT`,
    run: async () => (await test()).result.pValue,
    rival: {
      kind: "peer",
      program: {
        language: "Python",
        script: "cluster_permutation.py",
        files: {
          "offsets.bin": offsets,
          "codes.bin": Uint32Array.from(groupCodes),
          "counts.bin": memberCounts,
          "bands.bin": Uint32Array.from(madeUpBands(units)),
        },
        arguments: [GROUPS, resamples],
      },
      agrees: agreeAsSimulated(resamples),
    },
    ...(units === 1e4 ? { ratio: 0.12 } : {}),
  };
}

function studentisedBench(units: number, resamples: number): Bench {
  const composition = madeUpComposition(units);
  const bands = madeUpBands(units);
  const design = highBandDesign(composition, bands);
  return {
    work: `the same ${units} units, studentised contrasts with chi-squared, maxT`,
    async run() {
      const observed = observedStatistics(composition, design, bands);
      const resampled = new Float64Array(GROUPS * resamples);
      let extreme = 0;
      let done = 0;
      await executor.run(
        clusterPermutationTask,
        { seed: SEED, resamples, composition, design },
        {
          blocks: blocksOf(resamples),
          merge: (block) => {
            keepContrasts(block, resampled, done);
            for (const value of block.pearson) if (value >= observed.pearson[0]!) extreme++;
            done += block.outside.length;
          },
        },
      );
      const family = stepDownMaxT({ observed: observed.contrasts, resampled, resamples });
      if (family.pValues.length !== GROUPS) throw new Error("a group is missing");
      return (extreme + 1) / (resamples + 1);
    },
    rival: { kind: "ours", label: "the plain statistics", run: plainTest(units, resamples) },
    ...(units === 1e4 ? { ratio: 3 } : {}),
  };
}

function keepContrasts({ contrasts, outside }: ArrangementStatistics, into: Float64Array, from: number): void {
  const count = outside.length;
  const resamples = into.length / GROUPS;
  for (let group = 0; group < GROUPS; group++) {
    into.set(contrasts.subarray(group * count, (group + 1) * count), group * resamples + from);
  }
}
