import { describe, expect, it } from "vitest";
import {
  type ArrangementDesign,
  type ArrangementSums,
  computeStatistics,
  emptyStatistics,
  emptySums,
  hypergeometricContrast,
} from "../../src/statistics/arrangement-statistics.js";
import { compositionSums } from "../../src/statistics/composition.js";

/** Four units with members of three groups, of which the last has none; the first and third unit are flagged. */
const MEMBERS = [
  [2, 1],
  [0, 3],
  [1, 1],
  [1, 0],
] as const;
/** A unit without a majority carries the number of groups. */
const MAJORITY = [0, 1, 3, 0];
const FLAGGED_UNITS = [0, 2];
const COMPOSITION = {
  groups: 3,
  offsets: Uint32Array.of(0, 2, 3, 5, 6),
  groupCodes: Uint16Array.of(0, 1, 1, 0, 1, 0),
  memberCounts: Uint32Array.of(2, 1, 3, 1, 1, 1),
};
const DESIGN: ArrangementDesign = {
  sums: compositionSums(COMPOSITION),
  bandSizes: Uint32Array.of(2, 2, 0),
  flagged: Uint8Array.of(0, 1, 0),
  tested: Uint16Array.of(0, 1),
  majority: Uint16Array.from(MAJORITY),
  majorityUnits: Float64Array.of(2, 1, 0, 1),
  testedMajorities: Uint16Array.of(0, 1),
  ratioLower: 0.8,
  ratioUpper: 1.25,
};

/** Bands row by row: units 1 and 3 in the first, 0 and 2 in the second, none in the third. */
function observed(design: ArrangementDesign): ArrangementSums {
  const sums = emptySums(design);
  for (const [unit, [first, second]] of MEMBERS.entries()) {
    const flagged = FLAGGED_UNITS.includes(unit);
    const band = flagged ? 1 : 0;
    const size = first + second;
    sums.members[3 * band]! += first;
    sums.members[3 * band + 1]! += second;
    sums.bandMembers[band]! += size;
    if (sums.majorities !== null) sums.majorities[4 * band + MAJORITY[unit]!]! += 1;
    if (!flagged) continue;
    sums.flaggedMajorities[MAJORITY[unit]!]! += 1;
    sums.flaggedMembers += size;
    sums.flaggedMembersSquared += size * size;
    for (const [group, count] of [first, second].entries()) {
      sums.flagged[3 * group]! += count;
      sums.flagged[3 * group + 1]! += count * count;
      sums.flagged[3 * group + 2]! += count * size;
    }
  }
  return sums;
}

function statisticsOf(changes: Partial<ArrangementDesign>, wholeTables = true) {
  const design = { ...DESIGN, ...changes };
  const into = emptyStatistics(design, 1, { wholeTables });
  computeStatistics(design, observed(design), into, 0);
  return into;
}

/** Groups of which the share of flagged members over that of the others lies outside the bounds. */
function outside(ratioLower: number, ratioUpper: number): number {
  return statisticsOf({ ratioLower, ratioUpper }).outside[0]!;
}

function majorityOutside(ratioLower: number, ratioUpper: number): number {
  return statisticsOf({ ratioLower, ratioUpper }).majorityOutside[0]!;
}

describe("statistics of an arrangement", () => {
  it("hold the contrast of a majority as its hypergeometric deviation", () => {
    // Of 10 units 5 in the group, 4 drawn: mean 2, variance 4 * (1/2) * (1/2) * 6/9.
    expect(hypergeometricContrast(3, 5, 4, 10)).toBeCloseTo(1 / Math.sqrt(2 / 3), 12);
    expect(hypergeometricContrast(0, 0, 4, 10)).toBe(0);
    expect(hypergeometricContrast(0, 1, 0, 1)).toBe(0);
    const { majorityContrasts } = statisticsOf({});
    // Two of four drawn: variance 1/3 for two in the group, 1/4 for one.
    expect(majorityContrasts[0]).toBe(0);
    expect(majorityContrasts[1]).toBeCloseTo(-0.5 / Math.sqrt(1 / 4), 12);
  });

  it("count groups of members by their share against that of the others", () => {
    // First group: 3 of 4 members flagged, of the others 2 of 5: a ratio of 1.875; the second group is its inverse.
    expect(outside(0.8, 1.25)).toBe(2);
    expect(outside(0.5, 2)).toBe(0);
    expect(outside(0.5, 1.8)).toBe(1);
    expect(outside(0.55, 2)).toBe(1);
  });

  it("take a ratio at a bound for one inside it", () => {
    const sums = compositionSums({
      groups: 2,
      offsets: Uint32Array.of(0, 1, 2, 3),
      groupCodes: Uint16Array.of(0, 0, 1),
      memberCounts: Uint32Array.of(2, 2, 2),
    });
    // Half of the first group and all of the second: ratios 1/2 and 2.
    const at = (ratioLower: number, ratioUpper: number) => {
      const design = { ...DESIGN, sums, majority: null, majorityUnits: null, ratioLower, ratioUpper };
      const flagged = { ...emptySums(design), flaggedMembers: 4, flaggedMembersSquared: 8 };
      flagged.flagged.set([2, 4, 4, 2, 4, 4]);
      const into = emptyStatistics(design, 1, { wholeTables: false });
      computeStatistics(design, flagged, into, 0);
      return into.outside[0];
    };
    expect([at(0.5, 2), at(0.51, 2), at(0.5, 1.99), at(0.51, 1.99)]).toEqual([0, 1, 1, 2]);
  });

  it("count majorities by their share against that of the other units", () => {
    // One of two against one of two; none of one against two of three.
    expect(majorityOutside(0.8, 1.25)).toBe(1);
    expect(majorityOutside(0, 1.25)).toBe(0);
    expect(majorityOutside(0, 0.9)).toBe(1);
    // One of two against one of two, after the second group is left out of the question.
    expect(statisticsOf({ testedMajorities: Uint16Array.of(0) }).majorityOutside[0]).toBe(0);
  });

  it("say nothing of a group of which, and beside which, nobody is flagged", () => {
    const nobody = emptySums(DESIGN);
    const into = emptyStatistics(DESIGN, 1, { wholeTables: true });
    computeStatistics(DESIGN, nobody, into, 0);
    expect([into.outside[0], into.majorityOutside[0]]).toEqual([0, 0]);
  });

  it("count a group of which everybody, and beside which nobody, is flagged", () => {
    const design = { ...DESIGN, tested: Uint16Array.of(0), testedMajorities: Uint16Array.of() };
    const alone = { ...emptySums(design), flaggedMembers: 1, flaggedMembersSquared: 1 };
    alone.flagged.set([1, 1, 1]);
    const into = emptyStatistics(design, 1, { wholeTables: false });
    computeStatistics(design, alone, into, 0);
    expect(into.outside[0]).toBe(1);
    computeStatistics({ ...design, ratioUpper: Number.POSITIVE_INFINITY, ratioLower: 0.5 }, alone, into, 0);
    expect(into.outside[0]).toBe(0);
  });

  it("hold Pearson's X2 of members and of majorities by band, without empty bands and groups", () => {
    const { pearson, majorityPearson } = statisticsOf({});
    // Members by band: 1, 3 and 3, 2, beside totals of 4, 5 and 4, 5.
    const cells = [
      [1, 4, 4],
      [3, 4, 5],
      [3, 5, 4],
      [2, 5, 5],
    ] as const;
    const x2 = cells.reduce((sum, [count, row, column]) => {
      const mean = (row * column) / 9;
      return sum + (count - mean) ** 2 / mean;
    }, 0);
    expect(pearson[0]).toBeCloseTo(x2, 12);
    // Majorities by band: 1, 1, 0 and 1, 0, 1 beside totals of 2, 1, 1 in halves: four cells of 1/2 that are off by 1/2.
    expect(majorityPearson[0]).toBeCloseTo(2, 12);
  });

  it("are left out where no question asks for them", () => {
    const without = statisticsOf({ majority: null, majorityUnits: null });
    expect([...without.majorityContrasts, ...without.majorityPearson, ...without.majorityOutside]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(emptySums({ ...DESIGN, majority: null }).majorities).toBeNull();
    expect(statisticsOf({ majority: null }).majorityPearson[0]).toBe(0);
    expect(statisticsOf({ majorityUnits: null }).majorityPearson[0]).toBe(0);
    const bare = statisticsOf({}, false);
    expect([bare.pearson.length, bare.majorityPearson.length, bare.outside[0]]).toEqual([0, 0, 2]);
  });
});
