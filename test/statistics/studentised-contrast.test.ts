import { describe, expect, it } from "vitest";
import { compositionSums, effectiveUnits } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { contrastPermutationVariance, studentisedContrast } from "../../src/statistics/studentised-contrast.js";
import { expectClose } from "../support/closeness.js";

const ROWS = [
  [3, 0, 1],
  [0, 2, 2],
  [5, 1, 0],
  [1, 1, 1],
  [0, 0, 7],
  [2, 0, 0],
];
const GROUPS = [0, 1, 2];
const sums = compositionSums(compositionFromRows(ROWS));

it("a group with the same share of every unit has no contrast, and without flags no design effect", () => {
  const rows = [
    [1, 1],
    [2, 2],
    [5, 5],
  ];
  const even = compositionSums(compositionFromRows(rows));
  const flagged = { members: 2, squared: 4, cross: 8, allMembers: 4, allSquared: 16 };
  expect(studentisedContrast(flagged, even, 0)).toBe(0);
  expect(contrastPermutationVariance(sums, 0, 0)).toEqual({ variance: 0, designEffect: null });
  expect(contrastPermutationVariance(sums, 0, ROWS.length)).toEqual({ variance: 0, designEffect: null });
});

const sizes = ROWS.map((row) => row.reduce((sum, count) => sum + count, 0));
const all = sizes.reduce((sum, size) => sum + size, 0);

function members(group: number): number {
  return ROWS.reduce((sum, row) => sum + row[group]!, 0);
}

/** d of every unit: members of the group beyond its share of the unit's size. */
function deviations(group: number): number[] {
  return ROWS.map((row, unit) => row[group]! - (sizes[unit]! * members(group)) / all);
}

function sumOver(flags: readonly number[], term: (unit: number) => number): number {
  return flags.reduce((sum, flag, unit) => sum + (flag === 1 ? term(unit) : 0), 0);
}

function flaggedSums(flags: readonly number[], group: number) {
  return {
    members: sumOver(flags, (unit) => ROWS[unit]![group]!),
    squared: sumOver(flags, (unit) => ROWS[unit]![group]! ** 2),
    cross: sumOver(flags, (unit) => ROWS[unit]![group]! * sizes[unit]!),
    allMembers: sumOver(flags, (unit) => sizes[unit]!),
    allSquared: sumOver(flags, (unit) => sizes[unit]! ** 2),
  };
}

/** Every way to flag so many units. */
function arrangements(flagged: number): number[][] {
  const every = Array.from({ length: 2 ** ROWS.length }, (_, code) => ROWS.map((_, unit) => (code >> unit) & 1));
  return every.filter((flags) => flags.reduce((sum, flag) => sum + flag, 0) === flagged);
}

describe("the sums of a composition", () => {
  it("are those of its rows", () => {
    expect(sums).toMatchObject({ units: 6, members: all });
    expect([...sums.unitMembers]).toEqual(sizes);
    expect(sums.membersSquared).toBe(sizes.reduce((sum, size) => sum + size * size, 0));
    for (const group of GROUPS) {
      const counts = ROWS.map((row) => row[group]!);
      expect(sums.groupMembers[group]).toBe(members(group));
      expect(sums.groupSquared[group]).toBe(counts.reduce((sum, count) => sum + count * count, 0));
      expect(sums.groupCross[group]).toBe(counts.reduce((sum, count, unit) => sum + count * sizes[unit]!, 0));
      expect(sums.groupUnits[group]).toBe(counts.filter((count) => count > 0).length);
      expect(sums.groupLargest[group]).toBe(Math.max(...counts));
    }
  });

  it("give the effective units: 1 for one unit, the units for equal counts, 0 for nobody", () => {
    const few = compositionSums(
      compositionFromRows([
        [4, 2, 0],
        [0, 2, 0],
        [0, 2, 0],
      ]),
    );
    expect(GROUPS.map((group) => effectiveUnits(few, group))).toEqual([1, 3, 0]);
    expectClose(effectiveUnits(sums, 0), 11 ** 2 / 39);
  });
});

describe("the studentised contrast", () => {
  it("is its definition for every group and every way to flag", () => {
    for (const flagged of [1, 2, 3, 5]) {
      for (const flags of arrangements(flagged)) {
        for (const group of GROUPS) {
          const d = deviations(group);
          const p = sumOver(flags, (unit) => sizes[unit]!) / all;
          const contrast = sumOver(flags, (unit) => d[unit]!);
          const spread = d.reduce((sum, value, unit) => sum + value ** 2 * (flags[unit]! - p) ** 2, 0);
          const z = studentisedContrast(flaggedSums(flags, group), sums, group);
          expectClose(z, contrast / Math.sqrt(spread), 1e-11, 1e-12);
        }
      }
    }
  });

  it("is 0 where nobody or everybody is flagged", () => {
    for (const flagged of [0, 6]) {
      expect(studentisedContrast(flaggedSums(arrangements(flagged)[0]!, 0), sums, 0)).toBe(0);
    }
  });
});

describe("the permutation variance of the contrast", () => {
  it("is that over every way to flag so many units", () => {
    for (const flagged of [1, 2, 3, 5]) {
      for (const group of GROUPS) {
        const d = deviations(group);
        const contrasts = arrangements(flagged).map((flags) => sumOver(flags, (unit) => d[unit]!));
        const variance = contrasts.reduce((sum, value) => sum + value ** 2, 0) / contrasts.length;
        const permuted = contrastPermutationVariance(sums, group, flagged);
        expectClose(permuted.variance, variance, 1e-11);
        const rate = flagged / 6;
        const own = members(group);
        const independent = (rate * (1 - rate) * own * (1 - own / all) * all) / (all - 1);
        expectClose(permuted.designEffect!, variance / independent, 1e-11);
      }
    }
  });

  it("has a design effect of exactly 1 for one member a unit, and none where nothing can vary", () => {
    const persons = compositionSums(
      compositionFromRows([
        [1, 0],
        [1, 0],
        [0, 1],
        [0, 1],
        [0, 1],
      ]),
    );
    expectClose(contrastPermutationVariance(persons, 0, 2).designEffect!, 1, 1e-14);
    expect(contrastPermutationVariance(persons, 0, 0)).toEqual({ variance: 0, designEffect: null });
    expect(contrastPermutationVariance(persons, 0, 5).designEffect).toBeNull();
    const everywhere = compositionSums(
      compositionFromRows([
        [1, 1],
        [2, 2],
      ]),
    );
    expect(contrastPermutationVariance(everywhere, 0, 1)).toEqual({ variance: 0, designEffect: null });
  });
});
