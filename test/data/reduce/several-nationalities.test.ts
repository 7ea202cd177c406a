import { describe, expect, it } from "vitest";
import type { CompositionRows } from "../../../src/data/columns.js";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { type NationalityRules, severalNationalities } from "../../../src/data/reduce/several-nationalities.js";
import { dataFolder, problemsIn, quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";

type Rule = NationalityRules["nationalityRule"];

/** One sponsor with so many migrants of each label. */
function rowsOf(members: Readonly<Record<string, number>>): CompositionRows {
  const groups = Object.keys(members);
  return {
    groups,
    offsets: Uint32Array.of(0, groups.length),
    groupCodes: Uint16Array.from(groups.keys()),
    counts: Uint32Array.from(Object.values(members)),
  };
}

/** Members by nationality under a rule, added up, and the scale that they are counted in. */
function counted(nationalityRule: Rule, members: Readonly<Record<string, number>>, nationalitySeparator = "/") {
  const { rows, scale } = severalNationalities(rowsOf(members), { nationalityRule, nationalitySeparator });
  const sums: Record<string, number> = {};
  rows.groupCodes.forEach((code, j) => {
    const group = rows.groups[code]!;
    sums[group] = (sums[group] ?? 0) + rows.counts[j]!;
  });
  return { sums, scale };
}

const PEOPLE = { NLD: 5, "NLD/TUR": 2, "TUR/NLD": 1, "MAR/TUR/NLD": 4 };

describe("severalNationalities", () => {
  it("counts the first nationality", () => {
    expect(counted("first", PEOPLE)).toEqual({ sums: { NLD: 7, TUR: 1, MAR: 4 }, scale: 1 });
  });

  it("makes each combination a group, in whatever order it is listed", () => {
    expect(counted("own-group", PEOPLE)).toEqual({ sums: { NLD: 5, "NLD/TUR": 3, "MAR/NLD/TUR": 4 }, scale: 1 });
  });

  it("shares a person out over k nationalities, in whole numbers of the least common part", () => {
    // NLD 5 + 3/2 + 4/3, TUR 3/2 + 4/3, MAR 4/3, in sixths.
    expect(counted("fractional", PEOPLE)).toEqual({ sums: { NLD: 47, TUR: 17, MAR: 8 }, scale: 6 });
  });

  it("keeps the number of people at a sponsor, whatever the rule", () => {
    for (const rule of ["first", "own-group", "fractional"] as const) {
      const { sums, scale } = counted(rule, PEOPLE);
      expect(Object.values(sums).reduce((total, count) => total + count, 0) / scale).toBe(12);
    }
  });

  it("takes labels as they are where the plan names no separator, or nobody has several", () => {
    const rows = rowsOf(PEOPLE);
    expect(severalNationalities(rows, { nationalityRule: "own-group" })).toEqual({ rows, scale: 1 });
    expect(counted("fractional", { NLD: 2, TUR: 1 })).toEqual({ sums: { NLD: 2, TUR: 1 }, scale: 1 });
  });

  it("reads spaces around a nationality, and a separator of several characters", () => {
    expect(counted("fractional", { "NLD and TUR": 1 }, " and ").sums).toEqual({ NLD: 1, TUR: 1 });
    expect(counted("first", { "NLD / TUR": 1 }).sums).toEqual({ NLD: 1 });
  });

  it.each(["NLD//TUR", "NLD/", "NLD/NLD", "A/B/C/D/E/F/G"])(
    "refuses the list %s, and shows no nationality",
    (label) => {
      const refused = () => counted("fractional", { [label]: 1 });
      expect(refused).toThrow("requires labels of 1 to 6 different nationalities");
      expect(refused).not.toThrow("NLD");
    },
  );
});

describe("lists of nationalities in a migrants file", () => {
  const FILES = {
    "sponsors.csv": "sponsor,score,outcome,provenance,branch\n1,10,none,risk,62\n2,70,violation,risk,47\n",
    "migrants.csv": "sponsor,nationality,migrants\n1,NLD/TUR,2\n1,NLD,1\n2,MAR/TUR/NLD,1\n",
  };
  const plan = samplePlan({ rules: { nationalityRule: "fractional", nationalitySeparator: "/" } });

  it("reach the evidence with their scale", async () => {
    const engine = await openDuckdbEngine(plan, dataFolder(FILES), quietContext());
    const { composition } = await engine.evidence(["composition"], quietContext());
    await engine.close();
    if (composition.kind === "unavailable") throw new Error(composition.reason);
    expect(composition.scale).toBe(6);
    expect(composition.groups).toEqual(["MAR", "NLD", "TUR"]);
    expect([...composition.memberCounts].sort((a, b) => a - b)).toEqual([2, 2, 2, 6, 12]);
  });

  it("are refused with their place where they can be read in two ways", async () => {
    const migrants = `${FILES["migrants.csv"]}2,NLD//TUR,1\n2,MAR/MAR,1\n2,,1\n2,A/B/C/D/E/F/G,1\n`;
    const issues = await problemsIn(plan, { ...FILES, "migrants.csv": migrants });
    expect(issues.map(({ code, row }) => `${code} ${row}`)).toEqual([
      "value-unknown 5",
      "value-unknown 6",
      "value-missing 7",
      "value-unknown 8",
    ]);
    expect(JSON.stringify(issues)).not.toContain("MAR");
    const plain = samplePlan();
    expect((await problemsIn(plain, { ...FILES, "migrants.csv": migrants })).map(({ row }) => row)).toEqual([7]);
  });
});
