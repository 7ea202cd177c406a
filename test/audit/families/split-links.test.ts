import { describe, expect, it } from "vitest";
import { splitMajorities, splitMembers } from "../../../src/audit/families/split-links.js";
import type { HypothesisResult } from "../../../src/audit/result.js";
import type { CompositionEvidence } from "../../../src/data/evidence.js";
import { compositionOf } from "../../support/composition-evidence.js";

const BRANCHES = ["care", "farms", "farms", "software"];
const UNITS = [
  { band: 1, members: { A: 3, B: 1 }, weight: 2 },
  { band: 0, members: { A: 2 } },
  { band: 1, members: { B: 5, C: 5 } },
  { band: 0, members: { C: 1 }, weight: 4 },
];
const evidence: CompositionEvidence = {
  ...compositionOf(UNITS),
  strata: [{ name: "branch", levels: ["care", "farms", "software"], codes: Uint16Array.of(0, 1, 1, 2) }],
};

function testedOn(groups: readonly string[]): HypothesisResult {
  return {
    kind: "tested",
    groupByBand: "h1.groupByBand",
    family: { tested: groups },
    conditional: [{ name: "branch", table: "h1.strata.branch" }],
  } as unknown as HypothesisResult;
}

const crossedBy = (classes: readonly string[]) => [
  { byBand: "family.f.h1.groupByBand", rowOf: (group: string, pattern: number) => `${group} x ${classes[pattern]}` },
];
const input = (classes: readonly string[]) => ({ single: testedOn(["A", "B"]), evidence, crossed: crossedBy(classes) });

describe("links between tables of strata and families split by the same variable", () => {
  it("hold every member once, by flag, with the groups that are not tested in one row", () => {
    const [link] = splitMembers(input(BRANCHES));
    expect(link).toMatchObject({ strata: "h1.strata.branch", byBand: "family.f.h1.groupByBand" });
    expect(link!.cells.map(({ rows, counts, units }) => [...rows, counts, units])).toEqual([
      ["A", "care", "A x care", [6, 0], [2, 0]],
      ["B", "care", "B x care", [2, 0], [2, 0]],
      ["A", "farms", "A x farms", [0, 2], [0, 1]],
      ["B", "farms", "B x farms", [5, 0], [1, 0]],
      ["other groups", "farms", "C x farms", [5, 0], [1, 0]],
      ["other groups", "software", "C x software", [0, 4], [0, 4]],
    ]);
  });

  it("count sponsors once by their majority, and those without one among the others", () => {
    const [link] = splitMajorities(input(BRANCHES), { threshold: 0.5, minMembers: 1 });
    expect(link!.cells.map(({ rows, counts, people }) => [...rows, counts, people])).toEqual([
      ["A", "care", "A x care", [2, 0], [6, 0]],
      ["A", "farms", "A x farms", [0, 1], [0, 2]],
      ["other groups", "farms", "no majority", [1, 0], [10, 0]],
      ["other groups", "software", "C x software", [0, 4], [0, 4]],
    ]);
  });

  it("exist where one split refines the other, with the coarser one as the part that both tell apart", () => {
    const coarser = splitMembers(input(["services", "farms", "farms", "services"]));
    expect(new Set(coarser[0]!.cells.map(({ rows }) => rows[1]))).toEqual(new Set([" x services", " x farms"]));
    const finer = splitMembers(input(["care", "small farms", "large farms", "software"]));
    expect(new Set(finer[0]!.cells.map(({ rows }) => rows[1]))).toEqual(new Set(["care", "farms", "software"]));
  });

  it("do not exist between variables that cross, nor for a hypothesis that was not tested", () => {
    expect(splitMembers(input(["1", "1", "2", "2"]))).toEqual([]);
    const untested = { ...input(BRANCHES), single: { kind: "not-tested" } as HypothesisResult };
    expect(splitMembers(untested)).toEqual([]);
  });
});
