import { describe, expect, it } from "vitest";
import { linearAttack } from "../../../src/disclosure/attackers/linear-attacker.js";
import { linkedSystem } from "../../../src/disclosure/linked/linked-system.js";
import type { LinkedTable } from "../../../src/disclosure/linked/linked-table.js";
import { nextBelow, streamsFrom } from "../../../src/statistics/random.js";
import { loadedSolver } from "../../support/loaded-solver.js";

const OPTIONS = { bands: { order: ["low", "middle", "high"], flagged: ["high"] }, links: [] };
const SIZES = { a: 3, b: 2, c: 3 } as const;
type Name = keyof typeof SIZES;

/** Counts of a cross of three variables, and its sums over some of them as a table. */
function crossed(seed: number) {
  const stream = streamsFrom(seed).block(0);
  const cube = Array.from({ length: 18 }, () => nextBelow(stream, 9));
  const at = (a: number, b: number, c: number) => cube[(a * 2 + b) * 3 + c]!;
  const sum = (fixed: Partial<Record<Name, number>>) => {
    let total = 0;
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 2; b++) {
        for (let c = 0; c < 3; c++) {
          const cell = { a, b, c };
          if ((Object.keys(fixed) as Name[]).every((name) => fixed[name] === cell[name])) total += at(a, b, c);
        }
      }
    }
    return total;
  };
  const table = (names: readonly Name[], isHidden: boolean): LinkedTable => {
    const keys = names.map((name) => ({
      name,
      levels: Array.from({ length: SIZES[name] }, (_, at) => `${name}${at}`),
    }));
    const cells = keys.reduce((all, { levels }) => all.flatMap((cell) => levels.map((_, at) => [...cell, at])), [
      [],
    ] as number[][]);
    const counts = cells.map((cell) => sum(Object.fromEntries(names.map((name, at) => [name, cell[at]]))));
    return { id: names.join(""), unit: "cases", keys, counts, hidden: counts.map(() => isHidden), least: 1_000 };
  };
  return { sum, table };
}

describe("tables that cross in a circle", () => {
  it("bound a hidden one as sharply as any data can: by the sums of the smallest and largest overlaps", () => {
    for (let seed = 1; seed <= 25; seed++) {
      const { sum, table } = crossed(seed);
      const system = linkedSystem(
        [table(["a", "b"], false), table(["b", "c"], false), table(["a", "c"], true)],
        OPTIONS,
      );
      const { exposed } = linearAttack(system, loadedSolver());
      const bounds = new Map(exposed.map(({ cell, lower, upper }) => [cell - system.starts[2]!, [lower, upper]]));
      for (let a = 0; a < 3; a++) {
        for (let c = 0; c < 3; c++) {
          const overlaps = [0, 1].map((b) => ({ ab: sum({ a, b }), bc: sum({ b, c }), all: sum({ b }) }));
          const lower = overlaps.reduce((total, { ab, bc, all }) => total + Math.max(0, ab + bc - all), 0);
          const upper = overlaps.reduce((total, { ab, bc }) => total + Math.min(ab, bc), 0);
          expect(bounds.get(a * 3 + c), `seed ${seed}`).toEqual([lower, upper]);
        }
      }
    }
  });

  it("need no table of all variables where one of them holds the others", () => {
    const { table } = crossed(1);
    const nested = [table(["a"], false), table(["a", "b"], false), table(["b"], false)];
    expect(linkedSystem(nested, OPTIONS).tables.map(({ id }) => id)).toEqual(["a", "ab", "b"]);
  });
});

describe("a table of which nothing is published", () => {
  it("needs no place in the system where it meets the others in one of them alone", () => {
    const { table } = crossed(2);
    const system = linkedSystem([table(["a"], false), table(["a", "b"], true), table(["a", "b", "c"], true)], OPTIONS);
    expect([...system.hanging.keys()].sort()).toEqual([1, 2]);
    expect(system.sums).toEqual([]);
  });
});

describe("bands and flags", () => {
  it("are one variable: a table by band gives the table by flag", () => {
    const group = { name: "group", levels: ["A", "B"] };
    const byBand: LinkedTable = {
      id: "bands",
      unit: "cases",
      keys: [group, { name: "band", levels: ["low", "middle", "high"] }],
      counts: [10, 12, 14, 20, 22, 24],
      hidden: [false, false, false, false, false, false],
      least: 5,
    };
    const byFlag: LinkedTable = {
      ...byBand,
      id: "flags",
      keys: [group, { name: "flagged", levels: ["flagged", "not-flagged"] }],
      counts: [14, 22, 24, 42],
      hidden: [true, true, true, true],
    };
    const attack = linearAttack(linkedSystem([byBand, byFlag], OPTIONS), loadedSolver());
    // The flagged stand in the table of bands in their own right; the others follow by addition.
    expect(attack.exposed.map(({ lower, upper }) => [lower, upper])).toEqual([
      [22, 22],
      [42, 42],
    ]);
    const hidden = [true, true, true, true, true, true];
    const turned = linkedSystem(
      [
        { ...byBand, hidden },
        { ...byFlag, hidden: [false, false, false, false] },
      ],
      OPTIONS,
    );
    expect(linearAttack(turned, loadedSolver()).exposed).toEqual([]);
    expect([turned.upper[2], turned.upper[5]]).toEqual([14, 24]);
  });
});
