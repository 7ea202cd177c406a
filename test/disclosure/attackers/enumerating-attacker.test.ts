import { describe, expect, it } from "vitest";
import { enumeratingAttack, type PublishedStatistic } from "../../../src/disclosure/attackers/enumerating-attacker.js";
import { linearAttack } from "../../../src/disclosure/attackers/linear-attacker.js";
import { type LinkedSystem, linkedSystem } from "../../../src/disclosure/linked/linked-system.js";
import { COMPAS_BY_RACE, compasRelease } from "../../support/compas-table.js";
import { loadedSolver } from "../../support/loaded-solver.js";

const OPTIONS = { bands: { order: ["low", "high"], flagged: ["high"] }, links: [] };
const release = compasRelease();
const system = linkedSystem(release, OPTIONS);

/** Pearson's chi-squared of the table race x score of a filling. */
function chiSquaredOf(counts: Float64Array, { starts }: LinkedSystem): number {
  const cells = counts.slice(starts[1], starts[2]);
  const columns = [0, 1].map((column) => cells.filter((_, at) => at % 2 === column).reduce((sum, n) => sum + n, 0));
  const total = columns[0]! + columns[1]!;
  return cells.reduce((sum, count, at) => {
    const row = at - (at % 2);
    const expected = ((cells[row]! + cells[row + 1]!) * columns[at % 2]!) / total;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
}

const inDigits = (value: number, digits: number) => value.toPrecision(digits);

function published(digits: number): PublishedStatistic {
  const shown = inDigits(
    chiSquaredOf(Float64Array.from(system.tables.flatMap(({ counts }) => counts)), system),
    digits,
  );
  return { name: "chi-squared", agrees: (counts) => inDigits(chiSquaredOf(counts, system), digits) === shown };
}

describe("the enumerating attacker on COMPAS by race, two rows hidden and all margins published", () => {
  it("finds the 19 tables that the margins allow, and no cell exposed", () => {
    expect(enumeratingAttack(system, [])).toEqual({ kind: "enumerated", fillings: 19, exposed: [] });
  });

  it("agrees with the linear attacker, whose bounds leave as many counts", () => {
    expect(linearAttack(system, loadedSolver())).toEqual({ exposed: [], unfinished: [] });
    const strict = { ...system, least: system.least.map((least) => (least > 0 ? 20 : 0)) };
    const { exposed } = linearAttack(strict, loadedSolver());
    expect(exposed.map(({ lower, upper }) => upper - lower + 1)).toEqual([19, 19, 19, 19]);
    const enumerated = enumeratingAttack(strict, []);
    expect(enumerated.kind === "enumerated" && enumerated.exposed).toEqual(exposed);
  });

  it("recovers both cells from three digits of chi-squared", () => {
    const found = enumeratingAttack(system, [published(3)]);
    const values = Object.values(COMPAS_BY_RACE).flat();
    expect(found).toMatchObject({ kind: "enumerated", fillings: 1 });
    for (const { cell, lower, upper } of found.kind === "enumerated" ? found.exposed : []) {
      expect([lower, upper]).toEqual([values[cell - system.starts[1]!], values[cell - system.starts[1]!]]);
    }
  });

  it("is stopped where there are more fillings than it may try", () => {
    expect(enumeratingAttack(system, [published(3)], 18)).toEqual({ kind: "too-many" });
  });
});
