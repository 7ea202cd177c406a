import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialDigits } from "../../src/statistics/binomial-digits.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import {
  binomialDensity,
  binomialLowerTail,
  binomialUpperTail,
  chiSquaredUpperTail,
  hypergeometricDensity,
} from "../../src/statistics/distributions.js";
import { fixedMarginsProblem, fixedMarginsTask } from "../../src/statistics/fixed-margins.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { drawRepairedTable, repairBuffers, repairedTables } from "../../src/statistics/repaired-tables.js";
import { expectClose } from "../support/closeness.js";

/** Law that the alias table of one digit stands for, count by count. */
function lawOf(probability: number, { level, digit }: { level: number; digit: number }): Map<number, number> {
  const { words, remainders, begins, bits, lowest } = binomialDigits(probability, { trials: 127 * 128 });
  const width = bits[level]!;
  const slots = 2 ** width;
  const begin = begins[level]! + digit * slots;
  const law = new Map<number, number>();
  const add = (slot: number, weight: number) => {
    const count = lowest[128 * level + digit]! + slot;
    if (weight > 0) law.set(count, (law.get(count) ?? 0) + weight / slots);
  };
  for (let slot = 0; slot < slots; slot++) {
    const word = words[begin + slot]!;
    const own = (Math.floor(word / slots) + remainders[begin + slot]!) / 2 ** (32 - width);
    add(slot, own);
    add(word % slots, 1 - own);
  }
  return law;
}

describe("binomialDigits", () => {
  it.each([0.001, 0.3, 0.5, 0.97])("holds the binomial laws of probability %d to the last digits", (probability) => {
    for (const [level, digit, trials] of [
      [0, 0, 0],
      [0, 1, 1],
      [0, 77, 77],
      [0, 127, 127],
      [1, 1, 128],
      [1, 9, 1152],
      [1, 127, 16256],
    ] as const) {
      const law = lawOf(probability, { level, digit });
      let covered = 0;
      for (const [count, weight] of law) {
        const density = binomialDensity(count, trials, probability);
        expect(Math.abs(weight - density), `${count} of ${trials}`).toBeLessThan(1e-14);
        covered += density;
      }
      expectClose(covered, 1, 1e-12);
    }
  });

  it("is certain where the probability is 0 or 1", () => {
    for (const probability of [0, 1]) {
      expect([...lawOf(probability, { level: 0, digit: 100 })]).toEqual([[100 * probability, 1]]);
    }
  });
});

/** Probability of every table with these margins, by its counts joined. */
function wholeLaw(rowTotals: readonly number[], columnTotals: readonly number[]): Map<string, number> {
  const logFactorial = (n: number): number => (n <= 1 ? 0 : Math.log(n) + logFactorial(n - 1));
  const total = rowTotals.reduce((sum, count) => sum + count, 0);
  const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + logFactorial(count), 0);
  const constant = sumOf(rowTotals) + sumOf(columnTotals) - logFactorial(total);
  const law = new Map<string, number>();
  const fill = (counts: number[], row: number, left: readonly number[]): void => {
    if (row === rowTotals.length) {
      law.set(counts.join(), Math.exp(constant - sumOf(counts)));
      return;
    }
    const split = (taken: number[], wanted: number): void => {
      const column = taken.length;
      if (column === left.length - 1) {
        if (wanted > left[column]!) return;
        const own = [...taken, wanted];
        const rest = left.map((count, at) => count - own[at]!);
        if (row < rowTotals.length - 1 || rest.every((count) => count === 0)) fill([...counts, ...own], row + 1, rest);
        return;
      }
      for (let count = 0; count <= Math.min(wanted, left[column]!); count++) split([...taken, count], wanted - count);
    };
    split([], rowTotals[row]!);
  };
  fill([], 0, columnTotals);
  return law;
}

/** Upper tail of Pearson's chi-squared of counts against a law, cells with fewer than five expected pooled. */
function goodnessOfFit(seen: ReadonlyMap<string, number>, law: ReadonlyMap<string, number>, draws: number): number {
  let statistic = 0;
  let cells = 0;
  let pooledSeen = 0;
  let pooledExpected = 0;
  for (const [key, probability] of law) {
    const expected = draws * probability;
    if (expected < 5) {
      pooledSeen += seen.get(key) ?? 0;
      pooledExpected += expected;
    } else {
      statistic += ((seen.get(key) ?? 0) - expected) ** 2 / expected;
      cells++;
    }
  }
  if (pooledExpected > 0) statistic += (pooledSeen - pooledExpected) ** 2 / pooledExpected;
  return chiSquaredUpperTail(statistic, cells - (pooledExpected > 0 ? 0 : 1));
}

describe("repaired tables", () => {
  it("keep their margins", () => {
    const totals = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(totals, fc.integer({ min: 2, max: 5 }), fc.nat(), (rowTotals, columns, seed) => {
        const total = rowTotals.reduce((sum, count) => sum + count, 0);
        fc.pre(total >= columns);
        const columnTotals = Array.from({ length: columns }, (_, c) => (c === 0 ? total - columns + 1 : 1));
        const tables = repairedTables(rowTotals, columnTotals);
        const buffers = repairBuffers(tables);
        const state = streamsFrom(seed).block(0);
        for (let draw = 0; draw < 5; draw++) {
          drawRepairedTable(tables, buffers, state);
          const rowSums = new Array(rowTotals.length).fill(0);
          const columnSums = new Array(columns).fill(0);
          buffers.counts.forEach((count, at) => {
            expect(count).toBeGreaterThanOrEqual(0);
            rowSums[Math.floor(at / columns)] += count;
            columnSums[at % columns] += count;
          });
          expect([rowSums, columnSums]).toEqual([rowTotals, columnTotals]);
        }
      }),
    );
  });

  it.each([
    { rowTotals: [3, 3, 2], columnTotals: [4, 4] },
    { rowTotals: [5, 4, 3], columnTotals: [6, 4, 2] },
    { rowTotals: [7, 1, 1, 1], columnTotals: [3, 3, 2, 2] },
    { rowTotals: [6, 5, 4], columnTotals: [5, 5, 5] },
  ])("have the whole law of independence: rows $rowTotals, columns $columnTotals", ({ rowTotals, columnTotals }) => {
    const law = wholeLaw(rowTotals, columnTotals);
    expectClose(
      [...law.values()].reduce((sum, probability) => sum + probability, 0),
      1,
      1e-12,
    );
    const tables = repairedTables(rowTotals, columnTotals);
    const buffers = repairBuffers(tables);
    const state = streamsFrom(7).block(0);
    const draws = 200_000;
    const seen = new Map<string, number>();
    for (let draw = 0; draw < draws; draw++) {
      drawRepairedTable(tables, buffers, state);
      const key = buffers.counts.join();
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect([...seen.keys()].every((key) => law.has(key))).toBe(true);
    expect(goodnessOfFit(seen, law, draws)).toBeGreaterThan(1e-4);
  });

  it("have hypergeometric cells in a table of 100,000 units, in every column and in rows of one to three digits", () => {
    const rowTotals = [60, 940, 40_000, 19_000, 40_000];
    const columnTotals = [30_000, 69_000, 1_000];
    const tables = repairedTables(rowTotals, columnTotals);
    const buffers = repairBuffers(tables);
    const state = streamsFrom(3).block(0);
    const draws = 20_000;
    const seen = rowTotals.map(() => columnTotals.map(() => new Map<string, number>()));
    for (let draw = 0; draw < draws; draw++) {
      drawRepairedTable(tables, buffers, state);
      buffers.counts.forEach((count, at) => {
        const cell = seen[Math.floor(at / 3)]![at % 3]!;
        cell.set(String(count), (cell.get(String(count)) ?? 0) + 1);
      });
    }
    rowTotals.forEach((drawn, row) => {
      columnTotals.forEach((white, column) => {
        const law = new Map<string, number>();
        const urn = { white, black: 100_000 - white, drawn };
        for (let count = 0; count <= Math.min(white, drawn); count++) {
          const probability = hypergeometricDensity(count, urn);
          if (probability > 1e-12) law.set(String(count), probability);
        }
        expect(goodnessOfFit(seen[row]![column]!, law, draws), `row ${row}, column ${column}`).toBeGreaterThan(1e-5);
      });
    });
  });

  it("give the p-values of tables drawn row by row, for a table and for the same one on its side", () => {
    const rows = [
      [40, 13, 9],
      [31, 22, 14],
      [55, 17, 4],
      [20, 9, 11],
    ];
    const sides = [rows, [0, 1, 2].map((column) => rows.map((row) => row[column]!))];
    const [upright, onItsSide] = sides.map((table) => {
      const problem = fixedMarginsProblem(contingencyTable(table), { seed: 4, resamples: 20_000 });
      if ("kind" in problem) throw new Error("expected a problem");
      expect(problem.repaired).not.toBeNull();
      return problem;
    });
    const extremes = [upright!, onItsSide!, { ...upright!, seed: 5, repaired: null }].map((problem) => {
      let extreme = 0;
      for (let block = 0; block < 20; block++) extreme += fixedMarginsTask.runBlock(problem, block).chiSquaredExtreme;
      return extreme;
    });
    // Given their sum, each of two counts with one chance is hypergeometric; the binomial is the wider law.
    for (const extreme of extremes.slice(0, 2)) {
      const both = extreme + extremes[2]!;
      expect(both).toBeGreaterThan(100);
      expect(binomialLowerTail(extreme, both, 0.5)).toBeGreaterThan(1e-4);
      expect(binomialUpperTail(extreme, both, 0.5)).toBeGreaterThan(1e-4);
    }
  });
});
