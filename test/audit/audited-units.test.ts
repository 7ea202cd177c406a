import { describe, expect, it } from "vitest";
import { auditedUnits } from "../../src/audit/permutation/audited-units.js";
import { compositionOf } from "../support/composition-evidence.js";

describe("auditedUnits", () => {
  it("spreads a weighted pattern over as many units", () => {
    const units = auditedUnits(
      compositionOf([
        { band: 1, members: { A: 2, B: 1 }, weight: 3 },
        { band: 0, members: { B: 4 } },
      ]),
    );
    expect(units.sums.units).toBe(4);
    expect(Array.from(units.sums.unitMembers)).toEqual([3, 3, 3, 4]);
    expect(Array.from(units.sums.groupMembers)).toEqual([6, 7]);
    expect(Array.from(units.sums.groupUnits)).toEqual([3, 4]);
    expect(Array.from(units.sums.groupLargest)).toEqual([2, 4]);
    expect(Array.from(units.sums.groupSquared)).toEqual([12, 19]);
    expect(Array.from(units.sums.groupCross)).toEqual([18, 25]);
    expect(units.sums.membersSquared).toBe(43);
    expect(Array.from(units.bandSizes)).toEqual([1, 3]);
    expect(Array.from(units.members)).toEqual([0, 4, 6, 3]);
    expect(units.flaggedUnits).toBe(3);
  });

  it("counts units without members and leaves them out of everything else", () => {
    const filled = compositionOf([
      { band: 1, members: { A: 1 } },
      { band: 0, members: { B: 12 } },
    ]);
    const withEmpty = compositionOf([
      { band: 1, members: {}, weight: 5 },
      { band: 1, members: { A: 1 } },
      { band: 0, members: { B: 12 } },
    ]);
    const { unitsByMembers, ...rest } = auditedUnits(withEmpty);
    const { unitsByMembers: expected, ...others } = auditedUnits(filled);
    expect(rest).toEqual(others);
    expect(expected).toEqual([0, 1, 0, 0, 1]);
    expect(unitsByMembers).toEqual([5, 1, 0, 0, 1]);
  });

  it.each([
    [1, [0, 1, 0, 0, 0]],
    [2, [0, 0, 1, 0, 0]],
    [4, [0, 0, 1, 0, 0]],
    [5, [0, 0, 0, 1, 0]],
    [9, [0, 0, 0, 1, 0]],
    [10, [0, 0, 0, 0, 1]],
  ])("puts a unit of %i members in its size class", (members, classes) => {
    expect(auditedUnits(compositionOf([{ band: 0, members: { A: members } }])).unitsByMembers).toEqual(classes);
  });

  it("gives persons the same sums as units with one member each", () => {
    const patterns = [
      { band: 0, members: { A: 1 }, weight: 7 },
      { band: 1, members: { A: 1 }, weight: 2 },
      { band: 1, members: { B: 1 }, weight: 4 },
    ];
    const persons = auditedUnits(compositionOf(patterns, "cases"));
    const clusters = auditedUnits(compositionOf(patterns));
    expect(persons.composition).toBeNull();
    const { unitMembers: _persons, ...personSums } = persons.sums;
    const { unitMembers: _clusters, ...clusterSums } = clusters.sums;
    expect(personSums).toEqual(clusterSums);
    expect(persons.members).toEqual(clusters.members);
    expect(persons.bandSizes).toEqual(clusters.bandSizes);
    expect(persons.flaggedUnits).toBe(6);
  });
});
