import { describe, expect, it } from "vitest";
import { auditedUnits } from "../../src/audit/permutation/audited-units.js";
import { majorities } from "../../src/audit/permutation/majority.js";
import { compositionOf, type UnitOf } from "../support/composition-evidence.js";

const rule = { threshold: 0.5, minMembers: 1 };

/** Majority label of each unit, in the order of the evidence; "-" without one. */
function majorityOf(units: readonly UnitOf[], options = rule): string[] {
  const audited = auditedUnits(compositionOf(units));
  return Array.from(majorities(audited, options).majority, (code) => audited.groups[code] ?? "-");
}

describe("majorities", () => {
  it.each([
    { members: { A: 2, B: 1 }, majority: "A" },
    { members: { A: 1, B: 1 }, majority: "-" },
    { members: { A: 2, B: 1, C: 1 }, majority: "-" },
    { members: { A: 3, B: 1, C: 1 }, majority: "A" },
    { members: { A: 1 }, majority: "A" },
  ])("asks for strictly more than half: $members", ({ members, majority }) => {
    expect(majorityOf([{ band: 0, members }])).toEqual([majority]);
  });

  it("takes another threshold from the plan, as strictly", () => {
    const units = [{ band: 0, members: { A: 2, B: 1 } }];
    expect(majorityOf(units, { threshold: 0.66, minMembers: 1 })).toEqual(["A"]);
    expect(majorityOf([{ band: 0, members: { A: 3, B: 1 } }], { threshold: 0.75, minMembers: 1 })).toEqual(["-"]);
  });

  it("gives no majority to a unit with fewer members than the plan asks for", () => {
    const units = [{ band: 0, members: { A: 1 } }];
    expect(majorityOf(units, { threshold: 0.5, minMembers: 2 })).toEqual(["-"]);
    expect(majorityOf(units)).toEqual(["A"]);
  });

  it("counts members of the majority group behind it, and all members where there is none", () => {
    const audited = auditedUnits(
      compositionOf([
        { band: 1, members: { A: 5, B: 2 } },
        { band: 0, members: { A: 3 } },
        { band: 0, members: { A: 2, B: 2 } },
      ]),
    );
    const result = majorities(audited, rule);
    expect(Array.from(result.units)).toEqual([2, 0, 1]);
    expect(Array.from(result.people)).toEqual([8, 0, 4]);
    expect(Array.from(result.largest)).toEqual([5, 0, 4]);
    expect(Array.from(result.unitsByBand)).toEqual([1, 0, 1, 1, 0, 0]);
    expect(Array.from(result.peopleByBand)).toEqual([3, 0, 4, 5, 0, 0]);
    expect(Array.from(result.largestByBand)).toEqual([3, 0, 4, 5, 0, 0]);
  });
});
