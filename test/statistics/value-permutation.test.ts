import { describe, expect, it } from "vitest";
import { compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { nextBelow, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { studentisedContrast } from "../../src/statistics/studentised-contrast.js";
import { observedValueContrasts, valuePermutationTask } from "../../src/statistics/value-permutation.js";

const UNITS = 40;
const stream = streamsFrom(11).block(0);
const rows = Array.from({ length: UNITS }, () => {
  const members = [nextBelow(stream, 4), nextBelow(stream, 3), nextBelow(stream, 5)];
  return members.every((count) => count === 0) ? [1, 0, 0] : members;
});
const scores = rows.map(() => Math.floor(100 * nextUniform(stream)));
const composition = compositionFromRows(rows);
const sums = compositionSums(composition);
const tested = Uint16Array.of(0, 2);
const problem = { composition, sums, tested, values: Float64Array.from(scores) };

/** The formula of the method written out over all units, with dense loops. */
function bruteForce(values: readonly number[], group: number): number {
  const sizes = rows.map((row) => row.reduce((sum, count) => sum + count, 0));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const own = rows.reduce((sum, row) => sum + row[group]!, 0);
  const centre = values.reduce((sum, value, i) => sum + value * sizes[i]!, 0) / all;
  const d = rows.map((row, i) => row[group]! - (sizes[i]! * own) / all);
  const contrast = d.reduce((sum, each, i) => sum + each * values[i]!, 0);
  const variance = d.reduce((sum, each, i) => sum + each ** 2 * (values[i]! - centre) ** 2, 0);
  return contrast / Math.sqrt(variance);
}

describe("observedValueContrasts", () => {
  it("is the formula of the method, written out", () => {
    const contrasts = observedValueContrasts(problem);
    for (const [place, group] of [0, 2].entries()) {
      expect(contrasts[place]).toBeCloseTo(bruteForce(scores, group), 10);
    }
  });

  it("is the studentised contrast of flags where values are 0 and 1", () => {
    const flags = scores.map((score) => (score >= 60 ? 1 : 0));
    const contrasts = observedValueContrasts({ ...problem, values: Float64Array.from(flags) });
    const flagged = (of: (unit: number) => number) => flags.reduce<number>((sum, flag, i) => sum + flag * of(i), 0);
    for (const [place, group] of [0, 2].entries()) {
      const n = (unit: number) => rows[unit]![group]!;
      const m = (unit: number) => sums.unitMembers[unit]!;
      const expected = studentisedContrast(
        {
          members: flagged(n),
          squared: flagged((unit) => n(unit) ** 2),
          cross: flagged((unit) => n(unit) * m(unit)),
          allMembers: flagged(m),
          allSquared: flagged((unit) => m(unit) ** 2),
        },
        sums,
        group,
      );
      expect(contrasts[place]).toBeCloseTo(expected, 10);
    }
  });

  it("changes neither with a shift nor with the scale of the values", () => {
    const contrasts = observedValueContrasts(problem);
    const other = observedValueContrasts({ ...problem, values: problem.values.map((score) => 5 + score / 7) });
    const small = observedValueContrasts({ ...problem, values: problem.values.map((score) => score / 1e12) });
    contrasts.forEach((contrast, place) => {
      expect(other[place]).toBeCloseTo(contrast, 9);
      expect(small[place]).toBeCloseTo(contrast, 9);
    });
  });

  it("is 0 where all units have one value", () => {
    expect([...observedValueContrasts({ ...problem, values: new Float64Array(UNITS).fill(7) })]).toEqual([0, 0]);
  });

  it("gives every column of values its own contrasts, in order", () => {
    const two = Float64Array.of(...scores, ...scores.map((score) => score ** 2));
    const contrasts = observedValueContrasts({ ...problem, values: two });
    const squared = scores.map((score) => score ** 2);
    [bruteForce(scores, 0), bruteForce(scores, 2), bruteForce(squared, 0), bruteForce(squared, 2)].forEach(
      (expected, place) => {
        expect(contrasts[place]).toBeCloseTo(expected, 10);
      },
    );
  });
});

describe("valuePermutationTask", () => {
  const small = [
    [2, 0],
    [1, 1],
    [0, 3],
    [4, 1],
  ];
  const values = [3, 8, 1, 9];

  it("draws every order of the units equally often", () => {
    const own = compositionFromRows(small);
    const whole = { composition: own, sums: compositionSums(own), tested: Uint16Array.of(0) };
    const resamples = 24_000;
    const counts = new Map<string, number>();
    for (let block = 0; block < resamples / 1000; block++) {
      const drawn = valuePermutationTask.runBlock(
        { ...whole, seed: 3, resamples, values: Float64Array.from(values) },
        block,
      );
      for (const contrast of drawn) counts.set(contrast.toFixed(9), (counts.get(contrast.toFixed(9)) ?? 0) + 1);
    }
    const expected = new Map<string, number>();
    for (const order of ordersOf([0, 1, 2, 3])) {
      const permuted = Float64Array.from(order, (unit) => values[unit]!);
      const key = observedValueContrasts({ ...whole, values: permuted })[0]!.toFixed(9);
      expected.set(key, (expected.get(key) ?? 0) + resamples / 24);
    }
    expect([...counts.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [key, count] of expected) {
      expect(Math.abs(counts.get(key)! - count)).toBeLessThan(5 * Math.sqrt(count));
    }
  });

  it("is found in its module by its name", () => {
    expect(valuePermutationTask.exportName).toBe("valuePermutationTask");
  });

  it("moves all columns of a unit together", () => {
    const twice = Float64Array.of(...scores, ...scores);
    const drawn = valuePermutationTask.runBlock({ ...problem, values: twice, seed: 1, resamples: 20 }, 0);
    expect([...drawn.subarray(0, 40)]).toEqual([...drawn.subarray(40)]);
  });
});

function ordersOf(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => ordersOf(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
