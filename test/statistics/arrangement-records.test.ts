import { describe, expect, it } from "vitest";
import { packArrangement } from "../../src/statistics/arrangement-records.js";
import type { ArrangementDesign } from "../../src/statistics/arrangement-statistics.js";
import { compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { LONG_UNIT } from "../../src/statistics/drawing-memory.js";

function packed(rows: readonly (readonly number[])[]) {
  const composition = compositionFromRows(rows);
  const design = { sums: compositionSums(composition), majority: null } as unknown as ArrangementDesign;
  return packArrangement(composition, design);
}

describe("the records of units", () => {
  it("stand in classes by their number of groups, those of many groups in one", () => {
    const ofGroups = (groups: number) => Array.from({ length: 14 }, (_, group) => (group < groups ? 1 : 0));
    const { classBegins, starts } = packed([14, 2, 13, 1, 12, 2].map(ofGroups));
    const lengths = [1, 2, 2, LONG_UNIT, LONG_UNIT, LONG_UNIT];
    for (let length = 0; length <= LONG_UNIT + 1; length++) {
      expect(classBegins[length]).toBe(lengths.filter((own) => own < length).length);
    }
    expect(new Set(starts).size).toBe(6);
  });

  it("hold up to 65,535 members of a group at a unit, and fewer than 2,097,152 units", () => {
    expect(packed([[65_535]]).words[0]).toBe(65_535);
    expect(() => packed([[65_536]])).toThrow("at most 65535 members of one group at a unit; got 65536");
    const composition = compositionFromRows([[1]]);
    const design = (units: number) =>
      ({ sums: { ...compositionSums(composition), units }, majority: null }) as unknown as ArrangementDesign;
    expect(() => packArrangement(composition, design(0x200000))).toThrow("fewer than 2097152 units; got 2097152");
  });
});
