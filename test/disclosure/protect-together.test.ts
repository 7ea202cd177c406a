import { describe, expect, it } from "vitest";
import type { CountTable } from "../../src/audit/result.js";
import { enumeratingAttack } from "../../src/disclosure/attackers/enumerating-attacker.js";
import { linearAttack } from "../../src/disclosure/attackers/linear-attacker.js";
import { hiddenCells, primaryCells } from "../../src/disclosure/hidden-cells.js";
import { protectTogether, type Release, systemOf } from "../../src/disclosure/protect-together.js";
import type { Solver } from "../../src/runtime/solver.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { randomRelease } from "../support/random-release.js";

const solver = loadedSolver();
const CLEAN = { exposed: [], unfinished: [] };

/** Counts that the enumerating attacker may try here: enough for the releases with few hidden cells. */
const FEW_FILLINGS = 20_000;

describe("500 random releases of crossed tables, 3 to 100 groups", () => {
  it("leave neither attacker a hidden cell, with the rules of single tables and without them", () => {
    const groups = new Set<number>();
    const seen = { repaired: 0, enumerated: 0 };
    for (let seed = 1; seed <= 500; seed++) {
      const release = randomRelease(seed);
      const rules = seed % 5 === 0 ? hiddenCells : primaryCells;
      const found = protectTogether(release, solver, { rules });
      const system = systemOf(release, found.hidden);
      expect(found.search, `seed ${seed}`).toBe("complete");
      expect(linearAttack(system, loadedSolver()), `seed ${seed}`).toEqual(CLEAN);
      const enumerated = enumeratingAttack(system, [], FEW_FILLINGS);
      if (enumerated.kind === "enumerated") {
        expect(enumerated.exposed, `seed ${seed}`).toEqual([]);
        if (enumerated.fillings > 1) seen.enumerated++;
      }
      if (found.addedRows > 0) seen.repaired++;
      groups.add(release.tables[0]!.counts.length);
    }
    expect(seen.repaired).toBeGreaterThan(100);
    expect(seen.enumerated).toBeGreaterThan(10);
    expect([Math.min(...groups), Math.max(...groups) > 90]).toEqual([3, true]);
  }, 300_000);

  it("are open to him where complementary suppression is switched off", () => {
    const open = Array.from({ length: 60 }, (_, at) => randomRelease(at + 1)).filter((release) => {
      const hidden = primaryCells(release.tables, release.thresholds);
      return linearAttack(systemOf(release, hidden), solver).exposed.length > 0;
    });
    expect(open.length).toBeGreaterThan(20);
  });
});

const count = (id: string, keys: CountTable["keys"], counts: readonly number[], more: Partial<CountTable> = {}) => ({
  id,
  unit: "cases" as const,
  keys,
  counts,
  support: { people: counts, units: counts, largest: counts.map(() => 1) },
  ...more,
});
const GROUP = { name: "group", levels: ["A", "B", "C", "D"] };
const BAND = { name: "band", levels: ["low", "high"] };

/** One group is small; the others are larger in the order of their names. */
const release: Release = {
  tables: [
    count("groups", [GROUP], [40, 60, 80, 100]),
    count("byBand", [GROUP, BAND], [36, 4, 40, 20, 50, 30, 60, 40], { partitionOf: "groups" }),
    count("bands", [BAND], [186, 94]),
  ],
  thresholds: { threshold: 10, units: 5, largestShare: 0.5 },
  links: [],
  bands: { order: ["low", "high"], flagged: ["high"] },
};

describe("protectTogether", () => {
  it("hides the row that costs least beside a small one", () => {
    const found = protectTogether(release, solver, { rules: primaryCells });
    expect(GROUP.levels.filter((level) => found.hidden.isHidden("byBand", level))).toEqual(["A", "B"]);
    expect([found.search, found.addedRows]).toEqual(["complete", 1]);
  });

  it("leaves what is safe as it is", () => {
    const safe = { ...release, tables: [release.tables[0]!, release.tables[2]!] };
    expect(protectTogether(safe, solver)).toMatchObject({ search: "complete", addedRows: 0, hidden: { cells: 0 } });
  });

  it("hides more, and says so, where no solver is at hand for a large release or a search meets its limit", () => {
    const stopped = loadedSolver({ iterations: 0 });
    const late = loadedSolver({ seconds: 0 });
    const kinds: readonly [Release, Solver | null, string][] = [
      [randomRelease(40), null, "no-solver"],
      [release, stopped, "unfinished"],
      [release, late, "unfinished"],
    ];
    for (const [of, limited, search] of kinds) {
      const least = protectTogether(of, solver, { rules: primaryCells }).hidden;
      const found = protectTogether(of, limited, { rules: primaryCells });
      expect(found.search).toBe(search);
      for (const { id, keys } of of.tables) {
        for (const level of keys[0]!.levels) {
          if (least.isHidden(id, level)) expect(found.hidden.isHidden(id, level)).toBe(true);
        }
      }
      expect(found.hidden.cells).toBeGreaterThan(least.cells);
    }
  });

  it("needs no solver for a small release", () => {
    const [found, expected] = [null, solver].map((at) => protectTogether(release, at, { rules: primaryCells }));
    expect(found).toMatchObject({ search: "complete", addedRows: expected!.addedRows });
    expect(found!.hidden.cells).toBe(expected!.hidden.cells);
  });

  it("hides one group beside a small one of five, with a solver and without", () => {
    const levels = ["A", "B", "C", "D", "E"];
    const groups = { name: "group", levels };
    const byBand = [240, 60, 480, 120, 150, 75, 90, 4, 90, 30];
    const five: Release = {
      ...release,
      tables: [
        count("groups", [groups], [300, 600, 225, 94, 120]),
        count("byBand", [groups, BAND], byBand, { partitionOf: "groups" }),
        count("bands", [BAND], [1050, 289]),
      ],
    };
    for (const at of [null, solver]) {
      const { hidden } = protectTogether(five, at);
      expect(levels.filter((level) => hidden.isHidden("byBand", level))).toEqual(["D", "E"]);
      expect(levels.filter((level) => hidden.isHidden("groups", level))).toEqual([]);
      expect(hidden.hidesSome("bands")).toBe(false);
    }
  });

  it("hides nothing where nothing needs protection", () => {
    const open = { ...release, thresholds: { ...release.thresholds, threshold: 0 } };
    expect(protectTogether(open, null)).toMatchObject({ search: "not-needed", hidden: { cells: 0 } });
  });

  it("gives the same for the same release, whatever was solved before", () => {
    const [first, second] = [randomRelease(7), randomRelease(7)].map((each) =>
      protectTogether(each, solver, { rules: primaryCells }),
    );
    for (const { id, keys } of randomRelease(7).tables) {
      for (const level of keys[0]!.levels) {
        expect(first!.hidden.isHidden(id, level)).toBe(second!.hidden.isHidden(id, level));
      }
    }
  });

  it("says where tables that cross in a circle are too large to be looked at all at once, and which have holes", () => {
    const people = (size: number) => {
      const key = (name: string) => ({ name, levels: Array.from({ length: size }, (_, at) => `${name}${at}`) });
      const keys = [key("group"), key("area"), key("branch")] as const;
      const cross = (left: number, right: number) =>
        count(`${left}${right}`, [keys[left]!, keys[right]!], new Array<number>(size * size).fill(20).with(0, 2));
      return { ...release, tables: [cross(0, 1), cross(1, 2), cross(0, 2)] };
    };
    expect(protectTogether(people(4), solver)).toMatchObject({ inPairs: false, sourceHoles: 0, search: "complete" });
    expect(protectTogether(people(24), solver)).toMatchObject({ inPairs: true });
    const holed = release.tables.map((table, place) => (place === 0 ? { ...table, suppressedCells: [1] } : table));
    const found = protectTogether({ ...release, tables: holed }, solver);
    expect(found).toMatchObject({ sourceHoles: 1, tablesWithHoles: [holed[0]!.id] });
    expect(protectTogether(release, solver)).not.toHaveProperty("tablesWithHoles");
  });
});
