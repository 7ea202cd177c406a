import { describe, expect, it } from "vitest";
import { auditedUnits } from "../../../src/audit/permutation/audited-units.js";
import { majorityOfUnits, remainingContrast, remainingUnits } from "../../../src/audit/second-pass/remaining-units.js";
import { observedStatistics } from "../../../src/statistics/cluster-permutation.js";
import { synthesiseComposition } from "../../../src/synthetic/synthesise-composition.js";
import { compositionOf } from "../../support/composition-evidence.js";

const units = auditedUnits(
  compositionOf([
    { band: 1, members: { A: 1, X: 2 } },
    { band: 0, members: { A: 2, X: 2 } },
    { band: 1, members: { B: 3, X: 1 } },
    { band: 0, members: { X: 4 } },
    { band: 1, members: { A: 1, B: 1 } },
  ]),
);
const majority = majorityOfUnits(units);

describe("majorityOfUnits", () => {
  it("gives the group with more than half of the members, and none at exactly half", () => {
    expect([...majority].map((code) => units.groups[code] ?? "none")).toEqual(["X", "none", "B", "X", "none"]);
  });
});

describe("remainingUnits", () => {
  it("leaves out units with a majority of the group whole, and its members elsewhere", () => {
    const left = remainingUnits(units, majority, [units.groups.indexOf("X")]);
    expect(left.sums.units).toBe(3);
    expect([...left.sums.unitMembers]).toEqual([2, 3, 2]);
    expect([...left.sums.groupMembers]).toEqual([3, 4, 0]);
    expect([...left.bandSizes]).toEqual([1, 2]);
    expect(left.flaggedUnits).toBe(2);
    expect([...left.members]).toEqual([2, 0, 0, 1, 4, 0]);
  });

  it("changes nothing when nobody leaves", () => {
    const left = remainingUnits(units, majority, []);
    expect([left.sums, left.bandSizes, left.members]).toEqual([units.sums, units.bandSizes, units.members]);
  });
});

describe("remainingContrast", () => {
  it("is the statistic of the test among the remaining units", () => {
    const set = auditedUnits(synthesiseComposition({ seed: 3, sponsors: 600, design: "null" }));
    const majorities = majorityOfUnits(set);
    const present = [...set.groups.keys()].filter((group) => set.sums.groupUnits[group]! >= 20);
    const [first, second] = present;
    for (const without of [[], [first!], [first!, second!]]) {
      const left = remainingUnits(set, majorities, without);
      const tested = Uint16Array.from(present.filter((group) => !without.includes(group)));
      const design = {
        sums: left.sums,
        bandSizes: left.bandSizes,
        flagged: left.flagged,
        tested,
        majority: null,
        majorityUnits: null,
        testedMajorities: new Uint16Array(0),
        ratioLower: 0.8,
        ratioUpper: 1.25,
      };
      const { contrasts } = observedStatistics(left.composition!, design, left.bandCodes);
      tested.forEach((group, place) => {
        expect(remainingContrast(set, majorities, { group, without })).toBeCloseTo(contrasts[place]!, 10);
      });
    }
  });
});
