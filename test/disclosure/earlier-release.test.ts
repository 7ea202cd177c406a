import { describe, expect, it } from "vitest";
import type { CountTable } from "../../src/audit/result.js";
import { linearAttack } from "../../src/disclosure/attackers/linear-attacker.js";
import { disclose } from "../../src/disclosure/disclose.js";
import { type EarlierRelease, earlierRelease, earlierTables } from "../../src/disclosure/earlier-release.js";
import { primaryCells } from "../../src/disclosure/hidden-cells.js";
import { protectTogether, type Release, systemOf } from "../../src/disclosure/protect-together.js";
import { publishedTable } from "../../src/disclosure/published-table.js";
import { DataError } from "../../src/errors.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { randomRelease } from "../support/random-release.js";

const solver = loadedSolver();
const thresholds = { threshold: 10, units: 5, largestShare: 0.5 };
const GROUP = { name: "group", levels: ["A", "B", "C", "D"] };
const BAND = { name: "band", levels: ["low", "high"] };

function table(id: string, keys: CountTable["keys"], counts: readonly number[]): CountTable {
  return { id, unit: "cases", keys, counts, support: { people: counts, units: counts, largest: counts.map(() => 1) } };
}

const byBand = table("byBand", [GROUP, BAND], [36, 4, 40, 20, 50, 30, 60, 40]);
const now: Release = {
  tables: [byBand],
  thresholds,
  links: [],
  bands: { order: ["low", "high"], flagged: ["high"] },
};

/** A release that showed some counts and hid the others. */
function shown(
  id: string,
  keys: CountTable["keys"],
  counts: EarlierRelease["tables"][number]["counts"],
): EarlierRelease {
  return { tables: [{ id, unit: "cases", keys, counts }], spread: 0 };
}

const hiddenRows = (release: Release) => {
  const { hidden, search } = protectTogether(release, solver, { rules: primaryCells });
  return { search, rows: GROUP.levels.filter((level) => hidden.isHidden("byBand", level)) };
};

describe("what an earlier release showed counts as published", () => {
  const bands = shown("bands", [BAND], [186, 94]);

  it("hides a second row where earlier totals would give the first away, and one row without them", () => {
    expect(hiddenRows(now)).toEqual({ search: "complete", rows: ["A"] });
    expect(hiddenRows({ ...now, earlier: [bands] }).search).toBe("complete");
    expect(hiddenRows({ ...now, earlier: [bands] }).rows.length).toBeGreaterThan(1);
  });

  it("leaves the attacker no cell of 40 random releases of which another part was published before", () => {
    let linked = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const all = randomRelease(seed);
      const half = Math.ceil(all.tables.length / 2);
      const before = { ...all, tables: all.tables.slice(half) };
      const { hidden } = protectTogether(before, solver);
      const earlier = [
        { tables: before.tables.map((each) => publishedTable(each, hidden, all.thresholds)), spread: 0 },
      ];
      const release = { ...all, tables: all.tables.slice(0, half), earlier };
      const found = protectTogether(release, solver, { rules: primaryCells });
      expect(found.search, `seed ${seed}`).toBe("complete");
      expect(linearAttack(systemOf(release, found.hidden), solver), `seed ${seed}`).toEqual({
        exposed: [],
        unfinished: [],
      });
      if (found.addedRows > protectTogether({ ...release, earlier: [] }, solver, { rules: primaryCells }).addedRows)
        linked++;
    }
    expect(linked).toBeGreaterThan(5);
  });

  it("hides a row that differs from an earlier one by a few people", () => {
    const earlier = [shown("byBand", [GROUP, BAND], [36, "suppressed", 40, 20, 50, 30, 63, 40])];
    expect(hiddenRows({ ...now, earlier }).rows).toContain("D");
    const farther = [shown("byBand", [GROUP, BAND], [36, "suppressed", 40, 20, 50, 30, 90, 80])];
    expect(hiddenRows({ ...now, earlier: farther }).rows).not.toContain("D");
  });

  it("lets be what an earlier release has given away already", () => {
    const earlier = [shown("byBand", [GROUP, BAND], byBand.counts)];
    expect(hiddenRows({ ...now, earlier })).toEqual({ search: "complete", rows: ["A"] });
  });

  it("leaves out tables of other data, and takes whole tables as they are", () => {
    const options = [[byBand], now.bands] as const;
    const other = shown("byBand", [GROUP, BAND], [1, "suppressed", 40, 20, 50, 30, 60, 40]);
    expect(earlierTables([other], ...options)).toEqual([]);
    expect(earlierTables([bands], ...options)[0]).toMatchObject({ id: "earlier 0 bands", counts: [186, 94], least: 0 });
  });
});

describe("earlierRelease", () => {
  it("reads tables and rounding, and refuses what is no release", () => {
    const audit = {
      $schema: "urn:toetssteen:schema:audit:1",
      plan: { disclosure: { rounding: { base: 10, kind: "random" } } },
      tables: [{ id: "t", unit: "cases", keys: [BAND], counts: [10, "suppressed"] }],
    };
    expect(earlierRelease(JSON.stringify(audit), "audit.json")).toEqual({ tables: audit.tables, spread: 9 });
    for (const text of ["{", "{}", '{"$schema": "other"}']) {
      expect(() => earlierRelease(text, "audit.json")).toThrow(DataError);
    }
  });

  it("is asked for by disclose, as often as the plan names one", () => {
    const plan = { disclosure: { ...thresholds, earlier: ["2020/audit.json"] } };
    const result = { plan, tables: [] } as unknown as Parameters<typeof disclose>[0];
    expect(() => disclose(result, null)).toThrow("disclose requires the 1 earlier releases of the plan; got 0");
  });
});
