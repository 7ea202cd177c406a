import { expect, it } from "vitest";
import { decompositionTables } from "../../../src/audit/inputs/decomposition-tables.js";
import { formulaUnits } from "../../../src/audit/inputs/formula-units.js";
import type { CountTable } from "../../../src/audit/result.js";
import type { DecompositionEvidence } from "../../../src/data/inputs/decomposition-evidence.js";
import { linearAttack } from "../../../src/disclosure/attackers/linear-attacker.js";
import { primaryCells } from "../../../src/disclosure/hidden-cells.js";
import type { CellSum, LinkedSystem } from "../../../src/disclosure/linked/linked-system.js";
import { protectTogether, systemOf } from "../../../src/disclosure/protect-together.js";
import { denseSolver } from "../../../src/runtime/dense-solver.js";
import { nextBelow, nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { plantedEvidence } from "../../support/planted-score.js";

const thresholds = { threshold: 10, units: 5, largestShare: 0.5 };
const GROUPS = ["A", "B", "C", "D", "E"];

/** Five groups and all others, from a dozen units to hundreds, of which an indicator flags about one in eight. */
function evidence(seed: number): DecompositionEvidence {
  const state = streamsFrom(seed).block(5);
  const sizes = [...GROUPS.map((_, group) => 12 + nextBelow(state, 60 * (group + 1))), 400];
  const majority = Uint16Array.from(sizes.flatMap((size, group) => new Array<number>(size).fill(group)));
  const units = majority.length;
  const planted = plantedEvidence(state, { units, inA: sizes[0]!, first: [0.12, 0.12], byHand: 0 });
  const second = planted.added[1]!.map(() => (nextUniform(state) < 0.06 ? 1.2 : 0));
  const people = Float64Array.from({ length: units }, () => 1 + nextBelow(state, 6));
  return {
    ...planted,
    added: [planted.added[0]!, second],
    flagged: planted.added[0]!.map((own) => Number(own > 0 || nextUniform(state) < 0.02)) as unknown as Uint8Array,
    groups: GROUPS,
    majority,
    people,
    composition: {
      ...planted.composition,
      groups: GROUPS.length + 1,
      groupCodes: majority,
      memberCounts: Uint32Array.from(people),
    },
  };
}

/** What anyone reads in the tables of flags: how many units are flagged by each reading, over all groups together. */
function knowing(system: LinkedSystem): LinkedSystem {
  const startOf = (id: string) => system.starts[system.tables.findIndex((table) => table.id === id)]!;
  const total = (byGroup: string, flags: string, places: readonly number[]): CellSum => ({
    more: [...GROUPS, "rest"].map((_, group) => startOf(byGroup) + 2 * group),
    less: places.map((place) => startOf(flags) + place),
    kind: "equal",
  });
  return {
    ...system,
    sums: [
      ...system.sums,
      total("decomposition.flagged", "decomposition.agreement", [0, 1]),
      total("decomposition.formula", "decomposition.agreement", [0, 2]),
      ...["proxy", "innocent"].map((name) =>
        total(`decomposition.without.${name}`, `decomposition.removed.${name}`, [0, 2]),
      ),
    ],
  };
}

it("the tables of a decomposition bound no hidden cell, for one who subtracts them from the totals of the flags", () => {
  let [withHidden, exposedWithout] = [0, 0];
  for (let seed = 1; seed <= 15; seed++) {
    const tables: readonly CountTable[] = decompositionTables(formulaUnits(evidence(seed), "raw"), [
      "proxy",
      "innocent",
    ]);
    const release = { tables, thresholds, links: [], bands: { order: [], flagged: [] } };
    const { hidden } = protectTogether(release, denseSolver());
    if (hidden.hidesSome("decomposition.flagged")) withHidden++;
    const smallAlone = systemOf(release, primaryCells(tables, thresholds));
    exposedWithout += linearAttack(knowing(smallAlone), denseSolver()).exposed.length;
    const attack = linearAttack(knowing(systemOf(release, hidden)), denseSolver());
    expect([seed, attack.exposed.map(({ cell }) => cell), attack.unfinished]).toEqual([seed, [], []]);
  }
  expect(withHidden).toBeGreaterThan(8);
  // The attacker is a real one: where small cells alone are hidden, he finds some of them.
  expect(exposedWithout).toBeGreaterThan(0);
});
