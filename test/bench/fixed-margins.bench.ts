import { blocksOf } from "../../src/statistics/cluster-permutation.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { drawFixedMargins, fixedMarginsProblem, fixedMarginsTask } from "../../src/statistics/fixed-margins.js";
import { logFactorials } from "../../src/statistics/hypergeometric-draw.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { agreeAsSimulated, type Bench, type Benches } from "./bench.js";
import { executor } from "./executor.js";

/** Tables with the margins of an observed one, Pearson's chi-squared and its p-value. */
export const fixedMargins: Benches = ({ quick }) =>
  quick ? [() => bench(1e3, 6e3)] : [() => bench(1e3, 1e5), () => bench(1e5, 1e5)];

function bench(units: number, resamples: number): Bench {
  const { counts, rows } = madeUpTable(units);
  const table = contingencyTable(rows);
  return {
    work: `100 x 3 table of ${units} units, ${resamples} tables from fixed margins, chi-squared`,
    async run() {
      const problem = fixedMarginsProblem(table, { seed: 1, resamples });
      if ("kind" in problem) throw new Error(problem.reason);
      let extreme = 0;
      await executor.run(fixedMarginsTask, problem, {
        blocks: blocksOf(resamples),
        merge: (block) => {
          extreme += block.chiSquaredExtreme;
        },
      });
      return (extreme + 1) / (resamples + 1);
    },
    rival: {
      kind: "peer",
      program: {
        language: "R",
        script: "fixed-margins.R",
        files: { "table.bin": counts },
        arguments: [3, resamples],
      },
      agrees: agreeAsSimulated(resamples),
    },
    ...(units === 1e5 ? { ratio: 0.3 } : {}),
  };
}

/** A table of independence: groups of unequal size by three bands. */
function madeUpTable(units: number): { readonly counts: Float64Array; readonly rows: number[][] } {
  const rowTotals = Array.from({ length: 100 }, (_, row) => Math.round((units * (50 + row)) / 1e4));
  rowTotals[0]! += units - rowTotals.reduce((sum, count) => sum + count, 0);
  const columnTotals = [0.65 * units, 0.25 * units, 0.1 * units].map(Math.round);
  const counts = new Float64Array(300);
  const state = streamsFrom(2).block(0);
  drawFixedMargins(state, { rows: 100, columns: 3, counts }, rowTotals, columnTotals, logFactorials(units));
  return {
    counts,
    rows: Array.from({ length: 100 }, (_, row) => Array.from(counts.subarray(3 * row, 3 * row + 3))),
  };
}
