import { assumptionQuestion } from "../../src/audit/assumption/assumption.js";
import { disclosedAssumption } from "../../src/disclosure/assumption.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { publisher } from "../../src/disclosure/publish.js";
import { publishedTable } from "../../src/disclosure/published-table.js";
import { type GroupedUnit, groupScoresOf } from "./group-scores.js";
import { type PlanOverrides, samplePlan } from "./sample-plan.js";

type Counts = readonly [violations: number, none: number, never: number];

/** Units of a group at a flagged and at a low score; without a name, no group has the majority. */
export function groupUnits(name: string | null, flagged: Counts, low: Counts): GroupedUnit[] {
  const at = (score: number, counts: Counts) =>
    (["violation", "none", null] as const).map((outcome, place) => ({
      score,
      group: name,
      outcome,
      weight: counts[place]!,
    }));
  return [...at(80, flagged), ...at(20, low)];
}

/** What leaves the tool about the untested assumption: its tables and its numbers. */
export function releasedAssumption(units: readonly GroupedUnit[], overrides: PlanOverrides) {
  const plan = samplePlan({ groups: { gate: { majorityUnits: 5 } }, ...overrides });
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
    plan,
    tables: all.map((table) => publishedTable(table, hidden, plan.disclosure)),
    published,
    groups: published.groups,
  };
}
