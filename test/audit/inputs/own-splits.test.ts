import { describe, expect, it } from "vitest";
import { ownSplits } from "../../../src/audit/inputs/own-splits.js";
import type { CountTable } from "../../../src/audit/result.js";
import { hiddenCells } from "../../../src/disclosure/hidden-cells.js";

const THRESHOLDS = { threshold: 10, units: 5, largestShare: 0.5, protection: 0 } as never;
const GROUPS = { name: "group", levels: ["A", "B", "C"] };

function split(id: string, counts: readonly number[]): CountTable {
  const support = { people: counts, units: counts, largest: counts.map(() => 1) };
  const keys = [GROUPS, { name: "answer", levels: ["yes", "no"] }];
  return { id, unit: "sponsors", keys, counts, support };
}

const SMALL = split("first", [2, 60, 40, 60, 50, 60]);
const LARGE = split("second", [30, 32, 40, 60, 50, 60]);

describe("tables of several sections", () => {
  it("hide in the next section nothing that another section hides by its own split", () => {
    const apart = hiddenCells([...ownSplits("one", [SMALL]), ...ownSplits("two", [LARGE])], THRESHOLDS);
    expect([apart.hidesSome("first"), apart.hidesSome("second")]).toEqual([true, false]);
    const same = hiddenCells(ownSplits("one", [SMALL, LARGE]), THRESHOLDS);
    expect([same.hidesSome("first"), same.hidesSome("second")]).toEqual([true, true]);
  });

  it("keep a group hidden everywhere that is itself too small", () => {
    const counts = [4, 100, 110];
    const groups: CountTable = {
      ...{ id: "groups", unit: "sponsors", keys: [GROUPS], counts },
      support: { people: counts, units: counts, largest: counts.map(() => 1) },
    };
    const hidden = hiddenCells([...ownSplits("one", [groups]), ...ownSplits("two", [LARGE])], THRESHOLDS);
    expect(hidden.isHidden("second", "A")).toBe(true);
  });

  it("keep a split that they have of their own", () => {
    expect(ownSplits("one", [{ ...SMALL, splitBy: "branch" }])[0]!.splitBy).toBe("branch");
  });
});
