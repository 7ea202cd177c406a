import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inlineExecutor } from "../../src/runtime/inline.js";
import { contingencyTable, margins, tableFromCounts } from "../../src/statistics/contingency-table.js";
import { binomialLowerTail, binomialUpperTail, chiSquaredUpperTail } from "../../src/statistics/distributions.js";
import {
  drawFixedMargins,
  type FixedMarginsProblem,
  fixedMarginsProblem,
  fixedMarginsTask,
  fixedMarginsTest,
} from "../../src/statistics/fixed-margins.js";
import { exactPearson, freemanHalton } from "../../src/statistics/freeman-halton.js";
import { logFactorials } from "../../src/statistics/hypergeometric-draw.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { expectClose } from "../support/closeness.js";
import { reordered, tableRows } from "../support/table-arbitraries.js";

function problemOf(rows: number[][], resamples: number, seed = 1): FixedMarginsProblem {
  const problem = fixedMarginsProblem(contingencyTable(rows), { seed, resamples });
  if ("kind" in problem) throw new Error("expected a problem");
  return problem;
}

describe("tables from fixed margins", () => {
  it("keep their margins, with and without a table of log-factorials", () => {
    fc.assert(
      fc.property(tableRows({ largest: 50 }), fc.nat(), (rows, seed) => {
        const table = contingencyTable(rows);
        const { rowTotals, columnTotals, total } = margins(table);
        for (const logFactorial of [logFactorials(total), null]) {
          const drawn = tableFromCounts(new Float64Array(table.counts.length), table.rows, table.columns);
          drawFixedMargins(streamsFrom(seed).block(0), drawn, [...rowTotals], [...columnTotals], logFactorial);
          expect(margins(drawn)).toEqual({ rowTotals, columnTotals, total });
          expect(drawn.counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
        }
      }),
    );
  });

  it("of more than two million units have improbabilities that differ as the sums of log x! do", () => {
    const stirling = (x: number): number =>
      x === 0 ? 0 : x * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI * x) + 1 / (12 * x) - 1 / (360 * x ** 3);
    const tables = [0, 40, 90].map((a) => [
      [a, 100 - a],
      [2_000_000 - a, 500_000 + a],
    ]);
    const [first, ...others] = tables.map((rows) => {
      const problem = problemOf(rows, 1);
      expect(problem.repaired).toBeNull();
      expect(problem.logFactorial).toBeNull();
      return problem.improbability - rows.flat().reduce((sum, x) => sum + stirling(x), 0);
    });
    for (const other of others) expect(Math.abs(other - first!)).toBeLessThan(1e-6);
    expect(problemOf(tables[0]!, 99_999).repaired).toBeNull();
  });

  it("have the law of independence: every table of rows 3, 3, 2 and columns 4, 4 as often as its probability says", () => {
    const draws = 40_000;
    for (const logFactorial of [logFactorials(8), null]) {
      const seen = new Map<string, number>();
      const table = tableFromCounts(new Float64Array(6), 3, 2);
      const state = streamsFrom(11).block(0);
      for (let i = 0; i < draws; i++) {
        drawFixedMargins(state, table, [3, 3, 2], [4, 4], logFactorial);
        const key = table.counts.join();
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
      const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
      const constant = (6 * 6 * 2 * 24 * 24) / factorial(8);
      let statistic = 0;
      let covered = 0;
      for (const [key, count] of seen) {
        const probability = key.split(",").reduce((product, x) => product / factorial(Number(x)), constant);
        statistic += (count - draws * probability) ** 2 / (draws * probability);
        covered += probability;
      }
      expectClose(covered, 1, 1e-12);
      expect(chiSquaredUpperTail(statistic, seen.size - 1)).toBeGreaterThan(1e-4);
    }
  });

  it("give p-values that the exact tests confirm, ties included", () => {
    for (const rows of [
      [
        [2, 2, 2],
        [2, 0, 4],
        [2, 4, 0],
      ],
      [
        [3, 3, 0],
        [3, 0, 3],
      ],
      [
        [4, 1, 0],
        [1, 3, 2],
        [0, 2, 5],
      ],
    ]) {
      const table = contingencyTable(rows);
      const resampled = fixedMarginsTest(table, { seed: 5, resamples: 20_000 });
      const pearson = exactPearson(table);
      const fisher = freemanHalton(table);
      if (resampled.kind !== "estimate" || !("method" in pearson) || !("method" in fisher))
        throw new Error("expected p");
      for (const [{ extreme, resamples }, p] of [
        [resampled.byChiSquared, pearson.pValue],
        [resampled.byProbability, fisher.pValue],
      ] as const) {
        expect(binomialLowerTail(extreme, resamples, p)).toBeGreaterThan(1e-4);
        expect(binomialUpperTail(extreme, resamples, p)).toBeGreaterThan(1e-4);
      }
    }
  });

  it("depend on the seed alone, whoever runs the blocks", async () => {
    const rows = [
      [7, 9],
      [14, 2],
      [3, 3],
      [5, 11],
    ];
    const problem = problemOf(rows, 2500, 3);
    let extreme = 0;
    let resamples = 0;
    await inlineExecutor().run(fixedMarginsTask, problem, {
      blocks: 3,
      merge: (block) => {
        extreme += block.chiSquaredExtreme;
        resamples += block.resamples;
        expect(block.chiSquared.length).toBe(block.resamples);
      },
    });
    const direct = fixedMarginsTest(contingencyTable(rows), { seed: 3, resamples: 2500 });
    if (direct.kind !== "estimate") throw new Error("expected p");
    expect([extreme, resamples]).toEqual([direct.byChiSquared.extreme, direct.byChiSquared.resamples]);
    expect(fixedMarginsTask.runBlock(problem, 1)).toEqual(fixedMarginsTask.runBlock(problem, 1));
    expect(fixedMarginsTask.runBlock(problem, 1)).not.toEqual(fixedMarginsTask.runBlock(problem, 0));
  });

  it("count a table with its rows and columns in another order as a tie, up to n = 1e9", () => {
    for (const factor of [1, 1e3, 1e7]) {
      const rows = [
        [12, 3, 5],
        [12, 8, 2],
        [3, 3, 44],
      ].map((row) => row.map((count) => count * factor + 1));
      const observed = problemOf(rows, 10);
      const moved = problemOf(
        reordered(rows, [3, 1, 2]).map((row) => reordered(row, [2, 3, 1])),
        10,
      );
      const total = observed.rowTotals.reduce((a, b) => a + b, 0);
      const tolerance = 1e-10 * Math.max(observed.chiSquared, 1e-10 * total);
      expect(Math.abs(moved.chiSquared - observed.chiSquared)).toBeLessThan(tolerance);
      const result = pearsonChiSquared(contingencyTable(rows));
      if (result.kind !== "estimate") throw new Error("expected an estimate");
      expectClose(observed.chiSquared, result.statistic, 1e-10);
    }
  });

  it("reject a true null at 5 % in about 5 % of runs, with very unequal groups", () => {
    const state = streamsFrom(2026).block(0);
    const table = tableFromCounts(new Float64Array(6), 3, 2);
    const totals = [8, 60, 232];
    const logFactorial = logFactorials(300);
    let rejected = 0;
    const runs = 300;
    for (let run = 0; run < runs; run++) {
      drawFixedMargins(state, table, totals, [45, 255], logFactorial);
      const test = fixedMarginsTest(tableFromCounts(table.counts.slice(), 3, 2), { seed: run, resamples: 199 });
      if (test.kind === "estimate" && test.byChiSquared.pValue <= 0.05) rejected++;
    }
    expect(binomialUpperTail(rejected, runs, 0.05)).toBeGreaterThan(1e-4);
    expect(binomialLowerTail(rejected, runs, 0.05)).toBeGreaterThan(1e-4);
  });

  it("refuse fractions and no resamples, and say when there is nothing to test", () => {
    expect(() =>
      fixedMarginsTest(
        contingencyTable([
          [0.5, 1],
          [2, 3],
        ]),
        { seed: 1 },
      ),
    ).toThrow(/whole counts/);
    expect(() =>
      fixedMarginsTest(
        contingencyTable([
          [1, 1],
          [2, 3],
        ]),
        { seed: 1, resamples: 0 },
      ),
    ).toThrow(/got 0/);
    expect(
      fixedMarginsTest(
        contingencyTable([
          [1, 0],
          [2, 0],
        ]),
        { seed: 1 },
      ),
    ).toEqual({
      kind: "not-estimable",
      reason: "no-variation",
    });
  });
});
