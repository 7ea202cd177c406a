import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { binomialUpperTail } from "../../src/statistics/distributions.js";
import {
  labelPermutation,
  labelPermutationProblem,
  labelPermutationTask,
  mergedLabelCounts,
} from "../../src/statistics/label-permutation.js";
import type { UnitColumn } from "../../src/statistics/packed-columns.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { nextBelow, nextNormal, streamsFrom } from "../../src/statistics/random.js";

/** Columns of every kind: two levels, five, twelve (counted one by one), numbers, and numbers with gaps. */
function mixedColumns(units: number, seed: number): { labels: Uint16Array; columns: UnitColumn[] } {
  const state = streamsFrom(seed).block(7);
  const coded = (levels: number): UnitColumn => ({
    kind: "levels",
    codes: Uint16Array.from({ length: units }, () => nextBelow(state, levels)),
    levels,
  });
  const numbers = (gaps: boolean): UnitColumn => ({
    kind: "numbers",
    values: Float64Array.from({ length: units }, () =>
      gaps && nextBelow(state, 4) === 0 ? Number.NaN : Math.round(10 * nextNormal(state)) / 10,
    ),
  });
  return {
    labels: Uint16Array.from({ length: units }, () => [0, 0, 0, 1, 1, 2][nextBelow(state, 6)]!),
    columns: [coded(2), coded(5), coded(12), numbers(false), numbers(true), coded(3), coded(2)],
  };
}

/** Chi-squared of a column by definition, from its table or its sums of squares. */
function plainStatistic(labels: ArrayLike<number>, column: UnitColumn): number {
  const units = labels.length;
  if (column.kind === "levels") {
    const counts = Array.from({ length: column.levels }, () => [0, 0, 0]);
    for (let i = 0; i < units; i++) counts[column.codes[i]!]![labels[i]!]! += 1;
    const test = pearsonChiSquared(contingencyTable(counts));
    return "statistic" in test ? (test.statistic * (units - 1)) / units : 0;
  }
  const own = [...column.values.keys()].filter((i) => !Number.isNaN(column.values[i]));
  const meanOf = (these: readonly number[]) => these.reduce((sum, i) => sum + column.values[i]!, 0) / these.length;
  const mean = meanOf(own);
  const whole = own.reduce((sum, i) => sum + (column.values[i]! - mean) ** 2, 0);
  const between = [0, 1, 2].reduce((sum, label) => {
    const these = own.filter((i) => labels[i] === label);
    return these.length === 0 ? sum : sum + these.length * (meanOf(these) - mean) ** 2;
  }, 0);
  return ((own.length - 1) * between) / whole;
}

/** All ways to hand out the labels of six units, two a label, with the statistics of each. */
function everyArrangement(columns: readonly UnitColumn[]): number[][] {
  const all: number[][] = [];
  const fill = (labels: number[]): void => {
    if (labels.length === 6) {
      all.push(columns.map((column) => plainStatistic(labels, column)));
      return;
    }
    for (const label of [0, 1, 2]) {
      if (labels.filter((each) => each === label).length < 2) fill([...labels, label]);
    }
  };
  fill([]);
  return all;
}

/** The scale of the kernel, written out anew. */
function scaled(statistic: number, df: number): number {
  return Math.max(0, (Math.cbrt(statistic / df) - (1 - 2 / (9 * df))) / Math.sqrt(2 / (9 * df)));
}

describe("the permutation test of columns against a label", () => {
  it("has the statistics of the tables and of the sums of squares", () => {
    const { labels, columns } = mixedColumns(200, 3);
    const { statistics, degreesOfFreedom } = labelPermutation(labels, columns, { seed: 1, resamples: 1 });
    columns.forEach((column, at) => {
      expect(statistics[at]).toBeCloseTo(plainStatistic(labels, column), 9);
    });
    expect(degreesOfFreedom).toEqual([2, 8, 22, 2, 2, 4, 2]);
  });

  it("agrees with the enumeration of all arrangements, alone and step-down", () => {
    const columns: UnitColumn[] = [
      { kind: "levels", codes: Uint16Array.of(0, 0, 1, 1, 0, 1), levels: 2 },
      { kind: "numbers", values: Float64Array.of(1, 2, 5, 7, 11, 12) },
      { kind: "levels", codes: Uint16Array.of(0, 1, 2, 0, 1, 2), levels: 3 },
    ];
    const labels = Uint16Array.of(0, 0, 1, 1, 2, 2);
    const resamples = 40_000;
    const result = labelPermutation(labels, columns, { seed: 5, resamples });
    const df = [2, 2, 4];
    const all = everyArrangement(columns).map((row) => row.map((value, at) => scaled(value, df[at]!)));
    const observed = columns.map((column, at) => scaled(plainStatistic(labels, column), df[at]!));
    const order = [0, 1, 2].sort((a, b) => observed[b]! - observed[a]!);
    const near = (count: number, share: number) => {
      const spread = Math.sqrt((share * (1 - share)) / resamples);
      expect(Math.abs(count / resamples - share)).toBeLessThanOrEqual(4.5 * spread);
    };
    let previous = 0;
    order.forEach((column, step) => {
      const bound = observed[column]! - 1e-9;
      const alone = all.filter((row) => row[column]! >= bound).length / all.length;
      const later = order.slice(step);
      const joint = all.filter((row) => Math.max(...later.map((at) => row[at]!)) >= bound).length / all.length;
      previous = Math.max(previous, joint);
      near(result.extremeAlone[column]!, alone);
      near(result.extremeAdjusted[column]!, previous);
    });
  });

  it("gives the same counts by blocks in any order", () => {
    const { labels, columns } = mixedColumns(150, 9);
    const options = { seed: 2, resamples: 700 };
    const { problem, blocks, finish } = labelPermutationProblem(labels, columns, options);
    const merged = mergedLabelCounts(columns.length);
    for (let block = blocks - 1; block >= 0; block--) merged.merge(labelPermutationTask.runBlock(problem, block));
    expect(finish(merged)).toEqual(labelPermutation(labels, columns, options));
  });

  it("counts the same whether two counts share a word or not", () => {
    // More than 65,535 units take one count a word; the first 300 units alone vary, so that a plain count is quick.
    const units = 70_000;
    const labels = Uint16Array.from({ length: units }, (_, i) => (i < 200 ? i % 3 : 0));
    const codes = Uint16Array.from({ length: units }, (_, i) => (i % 7 === 0 ? 1 : i % 11 === 0 ? 2 : 0));
    const { statistics } = labelPermutation(labels, [{ kind: "levels", codes, levels: 3 }], { seed: 1, resamples: 1 });
    expect(statistics[0]).toBeCloseTo(plainStatistic(labels, { kind: "levels", codes, levels: 3 }), 8);
  });

  it("rejects under a true null in no more than alpha of runs, with rare labels and rare levels", () => {
    const runs = 400;
    let rejected = 0;
    for (let run = 1; run <= runs; run++) {
      const state = streamsFrom(run).block(1);
      const labels = Uint16Array.from({ length: 120 }, (_, i) => (i < 6 ? 1 : i < 18 ? 2 : 0));
      const shared = Uint16Array.from({ length: 120 }, () => Number(nextBelow(state, 12) === 0));
      const columns: UnitColumn[] = [
        { kind: "levels", codes: shared, levels: 2 },
        { kind: "levels", codes: shared.map((code) => code + 2 * nextBelow(state, 2)), levels: 4 },
        { kind: "levels", codes: shared.map(() => nextBelow(state, 10)), levels: 10 },
        { kind: "numbers", values: Float64Array.from(shared, (code) => code + nextNormal(state) ** 3) },
      ];
      const { extremeAdjusted } = labelPermutation(labels, columns, { seed: run, resamples: 199 });
      if (Math.min(...extremeAdjusted) + 1 <= 0.05 * 200) rejected++;
    }
    // Exact binomial bounds at 1e-4 a side.
    expect(binomialUpperTail(rejected, runs, 0.05)).toBeGreaterThan(1e-4);
    expect(1 - binomialUpperTail(rejected + 1, runs, 0.05)).toBeGreaterThan(1e-4);
  });

  it("never rejects a column without variation", () => {
    const columns: UnitColumn[] = [{ kind: "levels", codes: new Uint16Array(4), levels: 1 }];
    const { extremeAdjusted } = labelPermutation(Uint16Array.of(0, 1, 0, 1), columns, { seed: 1, resamples: 50 });
    expect(extremeAdjusted).toEqual([50]);
  });

  it("refuses one label and columns of another length", () => {
    const column: UnitColumn = { kind: "levels", codes: Uint16Array.of(0, 1), levels: 2 };
    expect(() => labelPermutation(Uint16Array.of(0, 0), [column], { seed: 1, resamples: 9 })).toThrow(/two labels/);
    expect(() => labelPermutation(Uint16Array.of(0, 1, 1), [column], { seed: 1, resamples: 9 })).toThrow(
      /3 units; got 2/,
    );
  });
});

describe("the number of resamples", () => {
  it("is counted out in the last block too: where every exchange gives the same, each of them is as extreme", () => {
    const same = [{ kind: "levels" as const, codes: Uint16Array.of(0, 1), levels: 2 }];
    for (const resamples of [10, 250, 260, 611]) {
      const found = labelPermutation(Uint16Array.of(0, 1), same, { seed: 3, resamples });
      expect([found.extremeAlone, found.extremeAdjusted]).toEqual([[resamples], [resamples]]);
    }
  });
});
