import { describe, expect, it } from "vitest";
import { assumptionQuestion } from "../../src/audit/assumption/assumption.js";
import { disclosedAssumption } from "../../src/disclosure/assumption.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { publisher } from "../../src/disclosure/publish.js";
import { publishedTable } from "../../src/disclosure/published-table.js";
import { type GroupedUnit, groupScoresOf } from "../support/group-scores.js";
import { samplePlan } from "../support/sample-plan.js";

type Counts = readonly [violations: number, none: number, never: number];

/** Units of a group at a flagged and at a low score. */
function group(name: string | null, flagged: Counts, low: Counts): GroupedUnit[] {
  const at = (score: number, counts: Counts) =>
    (["violation", "none", null] as const).map((outcome, place) => ({
      score,
      group: name,
      outcome,
      weight: counts[place]!,
    }));
  return [...at(80, flagged), ...at(20, low)];
}

const SHOWN = [...group("A", [20, 30, 15], [12, 90, 200]), ...group("B", [40, 60, 24], [22, 200, 380])];
const rest = group(null, [30, 40, 50], [60, 70, 800]);

/** What leaves the tool about the untested assumption: its tables and its numbers. */
function released(units: readonly GroupedUnit[]) {
  const shareByGroup = { A: { most: 0.1 }, C: { least: 0.2, most: 0.4 } };
  const plan = samplePlan({ assumption: { shareByGroup }, groups: { gate: { majorityUnits: 5 } } });
  const evidence = groupScoresOf(
    units.filter(({ weight }) => weight !== 0),
    { thresholds: [30, 60] },
  );
  const { tables, groupTables, result } = assumptionQuestion(evidence, plan);
  const all = [...tables, ...groupTables];
  const hidden = hiddenCells(all, plan.disclosure);
  const published = disclosedAssumption(result, publisher(hidden));
  if (published.kind !== "estimated" || published.groups.kind !== "estimated") throw new Error("not estimated");
  return {
    tables: all.map((table) => publishedTable(table, hidden, plan.disclosure)),
    published,
    groups: published.groups,
  };
}

describe("what is published about the untested assumption", () => {
  const small = [...SHOWN, ...rest, ...group("C", [2, 9, 12], [7, 30, 61]), ...group("D", [11, 12, 4], [5, 44, 90])];

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
      ...group("C", [6, 3, 5], [2, 33, 90]),
      ...group("D", [7, 18, 11], [10, 41, 61]),
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
