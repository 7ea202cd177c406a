import { conditionalOddsRatio } from "../../src/statistics/conditional-odds-ratio.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact as fisherExactTest } from "../../src/statistics/fisher-exact.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { agreeWithin, type Bench, type Benches } from "./bench.js";

/** Fisher's exact test of tables with counts up to 1e5: p-values, and those with the odds ratio and its interval. */
export const fisherExact: Benches = ({ quick }) => {
  const tables = quick ? 10 : 200;
  return [() => bench(tables, "p"), () => bench(tables, "interval")];
};

function bench(number: number, what: "p" | "interval"): Bench {
  const state = streamsFrom(1).block(0);
  // Two rows of sizes from 10 to 1e5 with shares that differ a little.
  const counts = Array.from({ length: number }, () => {
    const share = 0.1 + 0.8 * nextUniform(state);
    return [0, 1].flatMap(() => {
      const size = Math.round(10 ** (1 + 4 * nextUniform(state)));
      const spread = 2 * Math.sqrt((share * (1 - share)) / size) * (2 * nextUniform(state) - 1);
      const first = Math.round(size * Math.min(1, Math.max(0, share + spread)));
      return [first, size - first];
    });
  });
  const tables = counts.map(([a, b, c, d]) =>
    contingencyTable([
      [a!, b!],
      [c!, d!],
    ]),
  );
  return {
    work: `Fisher 2 x 2, ${number} tables, counts to 1e5${what === "p" ? "" : ", odds ratio and interval too"}`,
    run() {
      let sum = 0;
      for (const table of tables) {
        if (what === "interval") conditionalOddsRatio(table);
        sum += fisherExactTest(table).pValue;
      }
      return sum;
    },
    rival: {
      kind: "peer",
      program: {
        language: "R",
        script: "fisher-exact.R",
        files: { "tables.bin": Float64Array.from(counts.flat()) },
        arguments: [what],
      },
      agrees: agreeWithin(1e-6),
    },
    ratio: 1,
  };
}
