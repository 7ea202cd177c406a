import { blocksOf } from "../../src/statistics/cluster-permutation.js";
import { compositionSums } from "../../src/statistics/composition.js";
import { stratifiedContrasts, stratifiedPermutationTask } from "../../src/statistics/stratified-permutation.js";
import type { Bench, Benches } from "./bench.js";
import { executor } from "./executor.js";
import { GROUPS, madeUpBands, madeUpComposition } from "./made-up-sponsors.js";

/** Flags permuted over whole units within strata: the contrasts of the conditional tests. */
export const stratifiedPermutation: Benches = ({ quick }) =>
  quick ? [() => bench(1e3, 10, 6e3)] : [10, 50].map((strata) => () => bench(1e4, strata, 2e5));

function bench(units: number, strata: number, resamples: number): Bench {
  const composition = madeUpComposition(units);
  const problem = {
    seed: 1,
    resamples,
    composition,
    sums: compositionSums(composition),
    strata: Uint16Array.from({ length: units }, (_, unit) => unit % strata),
    flagged: madeUpBands(units).map((band) => (band === 2 ? 1 : 0)),
    tested: Uint16Array.from({ length: GROUPS }, (_, group) => group),
  };
  return {
    work: `${units} units in ${strata} strata, ${GROUPS} groups, ${resamples} permutations: contrasts within strata`,
    async run() {
      const observed = Math.abs(stratifiedContrasts(problem).statistic[0]!);
      let extreme = 0;
      await executor.run(stratifiedPermutationTask, problem, {
        blocks: blocksOf(resamples),
        merge: (contrasts) => {
          for (const z of contrasts.subarray(0, contrasts.length / GROUPS)) if (Math.abs(z) >= observed) extreme++;
        },
      });
      return (extreme + 1) / (resamples + 1);
    },
    ...(units === 1e4 ? { seconds: 2.5 } : {}),
  };
}
