import { describe, expect, it } from "vitest";
import { NOT_PLACED, regroup } from "../../../src/audit/families/regroup.js";
import type { CompositionEvidence } from "../../../src/data/evidence.js";
import { compositionOf } from "../../support/composition-evidence.js";

/** Members of each pattern by group, as words. */
function patterns({ groups, offsets, groupCodes, memberCounts }: CompositionEvidence): string[] {
  return Array.from({ length: offsets.length - 1 }, (_, pattern) => {
    const members: string[] = [];
    for (let j = offsets[pattern]!; j < offsets[pattern + 1]!; j++) {
      members.push(`${groups[groupCodes[j]!]} ${memberCounts[j]}`);
    }
    return members.join(", ");
  });
}

const evidence = compositionOf([
  { band: 1, members: { IND: 2, CHN: 3, XXA: 1 }, weight: 4 },
  { band: 0, members: { FRA: 1, XKX: 2 } },
  { band: 0, members: { GBR: 7, IND: 1 } },
]);

describe("regroup", () => {
  it("adds up the members of a unit whose groups are pooled, and keeps band, weight and order", () => {
    const { evidence: pooled } = regroup(evidence, { by: "un-region" }, ["XXA"]);
    expect(patterns(pooled)).toEqual(["Asia 5, XXA 1", "Europe 1, not placed 2", "Asia 1, Europe 7"]);
    expect([...pooled.weights]).toEqual([4, 1, 1]);
    expect([...pooled.bandCodes]).toEqual([1, 0, 0]);
    expect(pooled.units).toBe(evidence.units);
  });

  it("names the levels that the plan pools by hand and the data does not hold", () => {
    const levels = { asia: ["IN", "CHN"], europe: ["FRA", "FRANCE"] };
    expect(regroup(evidence, { by: "levels", levels }, []).notFound).toEqual(["IN", "FRANCE"]);
  });

  it("names the levels that a family does not know, and not those that the plan keeps apart", () => {
    expect(regroup(evidence, { by: "un-region" }, ["XXA"]).notPlaced).toEqual(["XKX"]);
    expect(regroup(evidence, { by: "un-region" }, []).notPlaced).toEqual(["XKX", "XXA"]);
    expect(regroup(evidence, { by: "un-region" }, []).notFound).toEqual([]);
    expect(regroup(evidence, { by: "levels", levels: { some: ["IND", "FRA"] } }, []).evidence.groups).toEqual([
      NOT_PLACED,
      "some",
    ]);
  });

  it("counts membership on the day that the plan names", () => {
    const before = regroup(evidence, { by: "eu-eea", date: "2020-01-31" }, ["XXA", "XKX"]);
    const after = regroup(evidence, { by: "eu-eea", date: "2020-02-01" }, ["XXA", "XKX"]);
    expect(patterns(before.evidence)[2]).toBe("EU/EEA 7, not EU/EEA 1");
    expect(patterns(after.evidence)[2]).toBe("not EU/EEA 8");
  });

  it("splits groups by the number of migrants of their sponsor", () => {
    const { evidence: crossed } = regroup(evidence, { by: "member-classes", memberClasses: [2, 4, 8] }, ["XXA"]);
    expect(patterns(crossed)).toEqual([
      "CHN x 4-7 3, IND x 4-7 2, XXA x 4-7 1",
      "FRA x 2-3 1, XKX x 2-3 2",
      "GBR x 8+ 7, IND x 8+ 1",
    ]);
  });

  it("splits groups by a stratification of the plan", () => {
    const strata = [{ name: "branch", levels: ["47", "62"], codes: Uint16Array.of(1, 0, 1) }];
    const { evidence: crossed } = regroup({ ...evidence, strata }, { by: "strata", strata: "branch" }, []);
    expect(patterns(crossed)[0]).toBe("CHN x 62 3, IND x 62 2, XXA x 62 1");
    expect(patterns(crossed)[1]).toBe("FRA x 47 1, XKX x 47 2");
  });
});
