import { describe, expect, it } from "vitest";
import type { GroupedUnit } from "../support/group-scores.js";
import { groupUnits, releasedAssumption } from "../support/released-assumption.js";

const SHOWN = [...groupUnits("A", [20, 30, 15], [12, 90, 200]), ...groupUnits("B", [40, 60, 24], [22, 200, 380])];
const rest = groupUnits(null, [30, 40, 50], [60, 70, 800]);

function released(units: readonly GroupedUnit[]) {
  const shareByGroup = { A: { most: 0.1 }, C: { least: 0.2, most: 0.4 } };
  return releasedAssumption(units, { assumption: { shareByGroup } });
}

describe("what is published about the untested assumption", () => {
  const small = [
    ...SHOWN,
    ...rest,
    ...groupUnits("C", [2, 9, 12], [7, 30, 61]),
    ...groupUnits("D", [11, 12, 4], [5, 44, 90]),
  ];

  it("holds no number of a group whose row is hidden, and no claim over all groups", () => {
    const { groups, tables } = released(small);
    const kinds = Object.fromEntries(
      groups.groups.map(({ group: name, measures }) => [
        name,
        [...new Set(measures.flatMap(({ rates, alike, asPlanned }) => [rates.kind, alike.kind, asPlanned?.kind]))],
      ]),
    );
    expect(kinds).toEqual({
      A: ["shown"],
      B: ["shown", undefined],
      C: ["withheld"],
      D: ["withheld", undefined],
    });
    expect(groups.allAlike.map(({ kind }) => kind)).toEqual(["withheld", "withheld", "withheld"]);
    const table = tables.find(({ id }) => id === "assumption.groups")!;
    expect(table.counts.slice(12, 24).every((count) => count === "suppressed")).toBe(true);
  });

  it("stays the same whatever units two hidden groups exchange", () => {
    const before = released(small);
    const exchanged = released([
      ...SHOWN,
      ...rest,
      ...groupUnits("C", [6, 3, 5], [2, 33, 90]),
      ...groupUnits("D", [7, 18, 11], [10, 41, 61]),
    ]);
    expect(exchanged.published).toEqual(before.published);
    expect(exchanged.tables).toEqual(before.tables);
  });

  it("shows every number, with the claim over all groups, where no row is hidden", () => {
    const { groups } = released([...SHOWN, ...rest]);
    expect(groups.allAlike.map(({ kind }) => kind)).toEqual(["shown", "shown", "shown"]);
    expect(groups.groups.map(({ group: name }) => name)).toEqual(["A", "B"]);
  });

  it("gives no share of violations of a band, and no claim on it, where an outcome of some band is too rare", () => {
    const rare = [...SHOWN, ...rest, { score: 45, group: "A", outcome: "violation", weight: 3 } as const];
    const { published } = released(rare);
    expect(published.bands!.bands.map(({ rates }) => rates.kind)).toEqual(["withheld", "withheld", "withheld"]);
    expect(published.breakingPoints.slice(-2).map(({ kind }) => kind)).toEqual(["withheld", "withheld"]);
    expect(published.areas.kind).toBe("shown");
  });
});
