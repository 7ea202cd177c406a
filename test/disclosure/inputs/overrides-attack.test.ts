import { describe, expect, it } from "vitest";
import { overrideTables } from "../../../src/audit/inputs/override-tables.js";
import type { CountTable } from "../../../src/audit/result.js";
import { type OverridesEvidence, overridesEvidence } from "../../../src/data/inputs/overrides-evidence.js";
import { linearAttack } from "../../../src/disclosure/attackers/linear-attacker.js";
import { type HiddenCells, primaryCells } from "../../../src/disclosure/hidden-cells.js";
import { categoriesBeside } from "../../../src/disclosure/inputs/override-rows.js";
import type { CellSum, LinkedSystem } from "../../../src/disclosure/linked/linked-system.js";
import { bandFlags } from "../../../src/disclosure/linked/release-tables.js";
import { protectTogether, systemOf } from "../../../src/disclosure/protect-together.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { withTotals } from "../../support/known-totals.js";
import { loadedSolver } from "../../support/loaded-solver.js";
import { syntheticRegistrations } from "../../support/registered-rows.js";

/** Cells of the tables by what stands in them, and how many there are. */
interface Known {
  readonly system: LinkedSystem;
  readonly tables: readonly CountTable[];
}

function cells({ system, tables }: Known, id: string, fits: (levels: readonly string[]) => boolean): readonly number[] {
  const table = tables.find((each) => each.id === id);
  if (table === undefined) return [];
  const start = system.starts[system.tables.findIndex((each) => each.id === id)]!;
  const width = table.keys.slice(1).reduce((product, { levels }) => product * levels.length, 1);
  return table.counts.flatMap((_, at) => {
    const levels = [
      table.keys[0]!.levels[Math.floor(at / width)]!,
      ...(width > 1 ? [table.keys[1]!.levels[at % width]!] : []),
    ];
    return fits(levels) ? [start + at] : [];
  });
}

/**
 * What anyone knows of the tables of overrides together: every table counts the same sponsors, the changed flags of a group
 * are overridden ones, a majority of a nationality has at least one member of it, the units of the readings are
 * printed, and so are the column totals of every table that shows a row.
 */
function knowing(system: LinkedSystem, tables: readonly CountTable[], { readings }: OverridesEvidence): LinkedSystem {
  const known = { system, tables };
  const all = () => true;
  const at = (id: string, level: string, column = 0) => cells(known, id, (levels) => levels[column] === level);
  const countOf = (of: readonly number[]) => of.reduce((sum, cell) => sum + counted(cell, system, tables), 0);
  const equal = (more: readonly number[], less: readonly number[]): CellSum => ({ more, less, kind: "equal" });
  const atLeast = (more: readonly number[], less: readonly number[]): CellSum => ({ more, less, kind: "at-least" });
  const changed = ["raised", "lowered", "marked-flagged", "marked-not-flagged"];
  const groups = tables.find(({ id }) => id === "overrides.sponsors")!.keys[0]!.levels;
  const nationalities = tables.find(({ id }) => id === "overrides.migrants")!.keys[0]!.levels;
  const states = tables.find(({ id }) => id === "overrides.sponsors")!.keys[1]!.levels;
  const row = (id: string, group: string, wanted: readonly string[]) =>
    cells(known, id, ([own, state]) => own === group && wanted.includes(state!));
  const sums = [
    equal(cells(known, "overrides.markers", all), at("overrides.outcomes", "yes")),
    equal(cells(known, "overrides.markers", all), cells(known, "overrides.reasons", all)),
    equal(at("overrides.reasons", "with-remark"), cells(known, "overrides.categories", all)),
    ...groups.flatMap((group) => [
      equal(row("overrides.by-group", group, ["yes", "no"]), row("overrides.sponsors", group, states)),
      equal(row("overrides.by-group", group, ["yes"]), row("overrides.sponsors", group, changed)),
    ]),
    atLeast(at("overrides.markers", "raised"), at("overrides.sponsors", "raised", 1)),
    atLeast(at("overrides.markers", "lowered"), at("overrides.sponsors", "lowered", 1)),
    ...groups
      .filter((group) => nationalities.includes(group) && group !== "other-groups")
      .flatMap((group) =>
        states.map((state) =>
          atLeast(row("overrides.migrants", group, [state]), row("overrides.sponsors", group, [state])),
        ),
      ),
  ];
  for (const { more, less, kind } of sums) {
    if (kind === "equal") expect(countOf(more)).toBe(countOf(less));
    else expect(countOf(more)).toBeGreaterThanOrEqual(countOf(less));
  }
  const columns = tables.flatMap(({ id, keys }, place) => {
    if (system.tables[place]!.hidden.every((isHidden) => isHidden)) return [];
    return keys.length === 1 ? [cells(known, id, all)] : keys[1]!.levels.map((level) => at(id, level, 1));
  });
  const totals = [...columns, cells(known, "overrides.outcomes", all), cells(known, "overrides.markers", all)].map(
    (of) => ({ of, total: countOf(of) }),
  );
  const [asRegistered, withoutOverridden] = readings;
  expect(countOf(cells(known, "overrides.outcomes", all))).toBe(asRegistered!.units);
  expect(countOf(cells(known, "overrides.markers", all))).toBe(asRegistered!.units - withoutOverridden!.units);
  return withTotals(system, totals, sums);
}

function counted(cell: number, { starts }: LinkedSystem, tables: readonly CountTable[]): number {
  const place = starts.findLastIndex((start) => start <= cell);
  return tables[place]!.counts[cell - starts[place]!]!;
}

const SETS = [
  [1, 300],
  [2, 600],
  [3, 900],
  [4, 1_200],
  [5, 1_500],
  [6, 2_500],
] as const;

/** Tables of sets of several sizes, with the attack on them. */
const releases = SETS.map(([seed, sponsors]) => {
  const { registrations, plan, settings } = syntheticRegistrations(synthesise({ seed, sponsors, overrides: 0.05 }));
  const read = { ...plan, groups: { ...plan.groups, gate: { units: 40, effectiveUnits: 20, majorityUnits: 20 } } };
  const evidence = overridesEvidence(registrations, settings.overrides!, read);
  const { byGroup, markers, reasons, categories, outcomes } = overrideTables(evidence);
  const tables = [markers, reasons, ...(categories === null ? [] : [categories]), outcomes, ...byGroup];
  const release = { tables, thresholds: plan.disclosure, links: [], bands: bandFlags(plan) };
  const exposedBy = (hidden: HiddenCells) => {
    const system = systemOf(release, hidden);
    const { exposed, unfinished } = linearAttack(knowing(system, tables, evidence), loadedSolver());
    const named = exposed.map(({ cell, lower, upper }) => {
      const place = system.starts.findLastIndex((start) => start <= cell);
      return `${tables[place]!.id} ${cell - system.starts[place]!}: ${lower} to ${upper}`;
    });
    return [...named, ...unfinished];
  };
  return { seed, release, tables, exposedBy };
});

describe("everything that the chapter on overrides publishes together", () => {
  it("bounds no hidden cell of any of its tables, for one who knows how they hang together", () => {
    const hiddenIn = new Set<string>();
    for (const { seed, release, tables, exposedBy } of releases) {
      const beside = categoriesBeside(tables, release.thresholds);
      const { hidden } = protectTogether(release, loadedSolver(), { beside });
      for (const { id } of tables) if (hidden.hidesSome(id)) hiddenIn.add(id);
      expect([seed, exposedBy(hidden)]).toEqual([seed, []]);
    }
    // Each table hides something in one of the sets, so none is attacked in vain.
    expect(hiddenIn.size).toBe(releases[0]!.tables.length);
  });

  it("would give away overrides without a remark, were the categories shown beside them", () => {
    const exposed = releases.flatMap(({ release, exposedBy }) =>
      exposedBy(protectTogether(release, loadedSolver()).hidden),
    );
    expect(exposed.length).toBeGreaterThan(0);
    expect(exposed.every((cell) => String(cell).startsWith("overrides.reasons"))).toBe(true);
  });

  it("would give away cells of the tables by group and of whole tables, were small cells hidden alone", () => {
    const exposed = releases.flatMap(({ release, tables, exposedBy }) =>
      exposedBy(primaryCells(tables, release.thresholds)),
    );
    const tables = new Set(exposed.map((cell) => String(cell).split(" ")[0]));
    for (const id of ["markers", "outcomes", "categories", "sponsors"]) expect(tables).toContain(`overrides.${id}`);
  });
});
