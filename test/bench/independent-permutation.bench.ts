import { blocksOf } from "../../src/statistics/cluster-permutation.js";
import type { Composition } from "../../src/statistics/composition.js";
import { independentPermutationTask } from "../../src/statistics/independent-permutation.js";
import type { Bench, Benches } from "./bench.js";
import { executor } from "./executor.js";
import { GROUPS, highBandDesign, madeUpBands } from "./made-up-sponsors.js";

/** Bands permuted over persons, drawn as tables. */
export const independentPermutation: Benches = ({ quick }) =>
  quick ? [() => bench(1e3, 1e3)] : [1e3, 1e4, 1e5].map((units) => () => bench(units, 1e4));

function bench(units: number, resamples: number): Bench {
  const persons: Composition = {
    groups: GROUPS,
    offsets: Uint32Array.from({ length: units + 1 }, (_, unit) => unit),
    groupCodes: Uint16Array.from({ length: units }, (_, unit) => (unit * 7919) % GROUPS),
    memberCounts: new Uint32Array(units).fill(1),
  };
  const design = highBandDesign(persons, madeUpBands(units));
  return {
    work: `${units} persons, ${GROUPS} groups, ${resamples} permutations: contrasts and chi-squared`,
    async run() {
      let sum = 0;
      await executor.run(
        independentPermutationTask,
        { seed: 1, resamples, design },
        {
          blocks: blocksOf(resamples),
          merge: ({ pearson }) => {
            sum = pearson.reduce((total, value) => total + value, sum);
          },
        },
      );
      return sum / resamples;
    },
  };
}
