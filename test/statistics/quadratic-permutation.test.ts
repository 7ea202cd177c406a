import { describe, expect, it } from "vitest";
import { compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { chiSquaredUpperTail } from "../../src/statistics/distributions.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { observedQuadraticForm, quadraticPermutationTask } from "../../src/statistics/quadratic-permutation.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";

function problemOf(rows: readonly (readonly number[])[], flags: Uint8Array, groups: readonly number[]) {
  const composition = compositionFromRows(rows);
  const flagged = flags.reduce((sum, flag) => sum + flag, 0);
  return {
    seed: 1,
    resamples: 2000,
    firstBlock: 0,
    composition,
    sums: compositionSums(composition),
    flagSizes: Uint32Array.of(rows.length - flagged, flagged),
    groups: Uint16Array.from(groups),
  };
}

describe("observedQuadraticForm", () => {
  it("is (S - 1) / S times Pearson's chi-squared of group by flag where every unit has one member", () => {
    const counts = [
      [7, 13],
      [4, 26],
      [9, 11],
    ];
    const rows: number[][] = [];
    const flags: number[] = [];
    counts.forEach(([flagged, not], group) => {
      for (let i = 0; i < flagged! + not!; i++) {
        rows.push([0, 0, 0].map((_, g) => (g === group ? 1 : 0)));
        flags.push(i < flagged! ? 1 : 0);
      }
    });
    const bits = Uint8Array.from(flags);
    const pearson = pearsonChiSquared(contingencyTable(counts));
    if (pearson.kind !== "estimate") throw new Error("expected an estimate");
    for (const groups of [
      [0, 1, 2],
      [0, 2],
    ]) {
      const { statistic, rank } = observedQuadraticForm(problemOf(rows, bits, groups), bits);
      expect(rank).toBe(2);
      expect(statistic).toBeCloseTo((69 / 70) * pearson.statistic, 9);
    }
  });

  it("of one group is its squared contrast over its permutation variance", () => {
    const rows = [
      [3, 1],
      [0, 2],
      [1, 1],
      [4, 0],
      [0, 5],
    ];
    const flags = Uint8Array.of(1, 0, 1, 0, 0);
    const { members, groupMembers } = compositionSums(compositionFromRows(rows));
    const d = rows.map(([own, other]) => own! - ((own! + other!) * groupMembers[0]!) / members);
    const contrast = d[0]! + d[2]!;
    const variance = (5 / 4) * 0.4 * 0.6 * d.reduce((sum, value) => sum + value * value, 0);
    expect(observedQuadraticForm(problemOf(rows, flags, [0]), flags).statistic).toBeCloseTo(
      contrast ** 2 / variance,
      10,
    );
  });
});

describe("quadraticPermutationTask", () => {
  const stream = streamsFrom(5).block(0);
  const rows = Array.from({ length: 400 }, () => [0, 0, 0, 0].map(() => nextBelow(stream, 4)));
  const flags = Uint8Array.from(rows, (_, i) => (i % 5 === 0 ? 1 : 0));
  const problem = problemOf(rows, flags, [0, 1, 2, 3]);
  const drawn = [0, 1].flatMap((block) => [...quadraticPermutationTask.runBlock(problem, block)]);

  it("follows the chi-squared law where units are many and alike, with the rank as its mean", () => {
    const { rank } = observedQuadraticForm(problem, flags);
    expect(rank).toBe(3);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    // Standard error of the mean: sqrt(2 rank / 2000) is 0.055.
    expect(Math.abs(mean - rank)).toBeLessThan(0.22);
    const beyond = drawn.filter((value) => chiSquaredUpperTail(value, rank) <= 0.05).length / drawn.length;
    expect(Math.abs(beyond - 0.05)).toBeLessThan(0.02);
  });

  it("goes on with the blocks that an earlier run left", () => {
    const later = quadraticPermutationTask.runBlock({ ...problem, firstBlock: 1 }, 0);
    expect([...later]).toEqual(drawn.slice(1000));
  });
});
