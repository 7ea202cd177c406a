import { describe, expect, it } from "vitest";
import { fixedMarginsStepDown } from "../../src/statistics/fixed-margins-step-down.js";
import {
  observedShareContrasts,
  permutedShareSums,
  type SharePermutationProblem,
  sharePermutationTask,
  type UnitShares,
} from "../../src/statistics/share-permutation.js";
import { unadjustedPValues } from "../../src/statistics/step-down.js";

/** Six units: shares of two groups. */
const UNITS: UnitShares = {
  offsets: new Uint32Array([0, 1, 3, 4, 6, 7, 8]),
  groupCodes: new Uint16Array([0, 0, 1, 1, 0, 1, 1, 0]),
  shares: new Float64Array([1, 0.5, 0.5, 1, 0.25, 0.75, 1, 1]),
};

function problemOf(flaggedUnits: number, resamples: number): SharePermutationProblem {
  const sums = permutedShareSums(UNITS, 2);
  return { seed: 5, resamples, composition: UNITS, sums, flaggedUnits, tested: new Uint16Array([0, 1]) };
}

/** The statistic straight from its definition. */
function contrastOf(weights: readonly number[], flags: readonly number[]): number {
  const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length;
  const p = flags.reduce((sum, f) => sum + f, 0) / flags.length;
  const top = weights.reduce((sum, w, i) => sum + (w - mean) * flags[i]!, 0);
  const squares = weights.reduce((sum, w, i) => sum + (w - mean) ** 2 * (flags[i]! - p) ** 2, 0);
  return top / Math.sqrt(squares);
}

const WEIGHTS = [
  [1, 0.5, 0, 0.25, 0, 1],
  [0, 0.5, 1, 0.75, 1, 0],
];

describe("sharePermutationTask", () => {
  it("computes the statistic of its definition", () => {
    const flags = [1, 1, 0, 0, 0, 0];
    const { contrasts, flaggedShares } = observedShareContrasts(problemOf(2, 1), Uint8Array.from(flags));
    WEIGHTS.forEach((weights, group) => {
      expect(contrasts[group]).toBeCloseTo(contrastOf(weights, flags), 12);
    });
    expect([...flaggedShares]).toEqual([1.5, 0.5]);
  });

  it("draws every choice of flagged units equally often, whether few or most are flagged", () => {
    for (const flaggedUnits of [2, 4]) {
      const resamples = 15_000;
      const problem = problemOf(flaggedUnits, resamples);
      const values = new Map<string, number>();
      for (let block = 0; block < 15; block++) {
        const drawn = sharePermutationTask.runBlock(problem, block);
        for (let row = 0; row < 1000; row++) {
          const key = `${drawn[row]!.toFixed(8)} ${drawn[1000 + row]!.toFixed(8)}`;
          values.set(key, (values.get(key) ?? 0) + 1);
        }
      }
      const expected = new Map<string, number>();
      for (let mask = 0; mask < 64; mask++) {
        const flags = Array.from({ length: 6 }, (_, unit) => (mask >> unit) & 1);
        if (flags.reduce((sum, flag) => sum + flag, 0) !== flaggedUnits) continue;
        const key = WEIGHTS.map((weights) => (contrastOf(weights, flags) + 0).toFixed(8)).join(" ");
        expected.set(key, (expected.get(key) ?? 0) + resamples / 15);
      }
      let chiSquared = 0;
      for (const [key, mean] of expected) chiSquared += ((values.get(key) ?? 0) - mean) ** 2 / mean;
      expect([...values.keys()].every((key) => expected.has(key))).toBe(true);
      expect(chiSquared).toBeLessThan(42.6);
    }
  });

  it("takes fewer than 2,097,152 units, whose draws are exact", () => {
    const problem = problemOf(2, 9);
    const many = { ...problem, sums: { ...problem.sums, units: 0x200000 } };
    expect(() => sharePermutationTask.runBlock(many, 0)).toThrow(
      "sharePermutationTask requires fewer than 2097152 units; got 2097152",
    );
  });

  it("agrees with the exact test of a cut where every share is 0 or 1", () => {
    const units = 40;
    const inGroup = Array.from({ length: units }, (_, unit) => unit % 3 === 0);
    const composition = {
      offsets: Uint32Array.from({ length: units + 1 }, (_, unit) => unit),
      groupCodes: Uint16Array.from(inGroup, (is) => (is ? 0 : 1)),
      shares: new Float64Array(units).fill(1),
    };
    const flags = Uint8Array.from(inGroup, (is, unit) => (is ? (unit % 2 === 0 ? 1 : 0) : unit % 5 === 0 ? 1 : 0));
    const flagged = flags.filter((flag, unit) => flag === 1 && inGroup[unit]!).length;
    const flaggedUnits = flags.reduce((sum, flag) => sum + flag, 0);
    const size = inGroup.filter(Boolean).length;
    const resamples = 20_000;
    const problem = {
      seed: 2,
      resamples,
      composition,
      sums: permutedShareSums(composition, 2),
      flaggedUnits,
      tested: new Uint16Array([0]),
    };
    const { contrasts } = observedShareContrasts(problem, flags);
    const resampled = new Float64Array(resamples);
    for (let block = 0; block < 20; block++) resampled.set(sharePermutationTask.runBlock(problem, block), 1000 * block);
    const shares = unadjustedPValues({ observed: contrasts, resampled, resamples }, "greater").pValues[0]!;
    const cut = fixedMarginsStepDown(
      { sizes: [size], flagged: [flagged], allUnits: units, allFlagged: flaggedUnits },
      { seed: 1, resamples: 99 },
    );
    // Both tails of the cut are counted; the studentised statistic is a rising function of the count.
    expect(shares).toBeLessThan(cut.unadjusted[0]! + 0.01);
    expect(shares).toBeGreaterThan(cut.unadjusted[0]! / 2 - 0.01);
  });
});
