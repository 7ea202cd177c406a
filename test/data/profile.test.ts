import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { profileFile } from "../../src/data/intake/profile-file.js";
import { profileData } from "../../src/data/profile.js";
import { dataFolder, quietContext } from "../support/data-folder.js";
import { sampleCasesPlan, sampleCountsPlan, samplePlan } from "../support/sample-plan.js";
import { MIGRANTS, SPONSORS } from "./traps/sponsor-files.js";

describe("the profile of the data of a plan", () => {
  it("counts rows, missing values, sponsors without migrants, groups, bands, outcomes and provenances", async () => {
    const sponsors = `${SPONSORS}4,,,,x\n5,30,none,random,\n`;
    const folder = dataFolder({ "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
    expect(await profileData(samplePlan(), folder, quietContext())).toEqual({
      files: [
        {
          name: "sponsors.csv",
          rows: 5,
          columns: [
            { name: "sponsor", missing: 0 },
            { name: "score", missing: 1 },
            { name: "outcome", missing: 2 },
            { name: "provenance", missing: 1 },
            { name: "branch", missing: 1 },
          ],
        },
        {
          name: "migrants.csv",
          rows: 3,
          columns: ["sponsor", "nationality", "migrants"].map((name) => ({ name, missing: 0 })),
        },
      ],
      sponsors: { count: 5, withoutMigrants: 2 },
      groups: 2,
      bands: [
        { level: "low", units: 1 },
        { level: "middle", units: 2 },
        { level: "high", units: 1 },
        { level: "missing", units: 1 },
      ],
      outcomes: [
        { level: "violation", units: 1 },
        { level: "none", units: 2 },
        { level: "unknown", units: 2 },
      ],
      provenances: [
        { level: "random", units: 1 },
        { level: "risk", units: 2 },
        { level: "signal", units: 0 },
        { level: "never", units: 1 },
        { level: "unstated", units: 1 },
      ],
    });
  });

  it("has the margins of cases and of counts", async () => {
    const cases = ["id,group,score,band,selected,outcome", "1,A,1,low,yes,1", "2,B,2,high,no,", "3,A,2,low,no,0"];
    const fromCases = await profileData(
      sampleCasesPlan(),
      dataFolder({ "cases.csv": cases.join("\n") }),
      quietContext(),
    );
    expect(fromCases).toMatchObject({
      sponsors: null,
      groups: 2,
      bands: [{ units: 2 }, { units: 1 }],
      outcomes: [{ units: 1 }, { units: 1 }, { units: 1 }],
      provenances: null,
    });
    const plan = sampleCountsPlan({
      data: { counts: { columns: { outcome: "outcome" } } },
      outcome: { violation: ["v"], none: ["n"] },
    });
    const counts = ["group,band,outcome,n", "A,low,v,1", "A,high,n,2", "B,low,n,4", "B,high,,8"];
    const fromCounts = await profileData(plan, dataFolder({ "counts.csv": counts.join("\n") }), quietContext());
    expect(fromCounts).toMatchObject({
      groups: 2,
      bands: [{ units: 5 }, { units: 10 }],
      outcomes: [{ units: 1 }, { units: 6 }, { units: 8 }],
    });
  });

  it("throws all problems of data that breaks the plan", async () => {
    const folder = dataFolder({ "sponsors.csv": SPONSORS.replace("59.9", "x"), "migrants.csv": MIGRANTS });
    await expect(profileData(samplePlan(), folder, quietContext())).rejects.toMatchObject({ total: 1 });
  });
});

describe("the profile of a file", () => {
  const DUTCH = Buffer.from(
    ["nummer;score;land;datum;n", "0363;1,5;Cura\u00e7ao;2016-01-01;1", "007;2;B;2016-02-01;", ";0,25;B;;3"].join(
      "\r\n",
    ),
    "latin1",
  );

  it("suggests delimiter, encoding and decimal mark of a Dutch export, gz alike", async () => {
    const folder = dataFolder({ "a.csv": DUTCH, "b.csv.gz": gzipSync(DUTCH) });
    const profile = await profileFile(join(folder, "a.csv"));
    expect(profile).toMatchObject({ file: "a.csv", rows: 3, delimiter: ";", encoding: "latin-1", decimal: "," });
    expect(profile.columns.map(({ name, type, missing, distinct }) => ({ name, type, missing, distinct }))).toEqual([
      { name: "nummer", type: "text", missing: 1, distinct: 2 },
      { name: "score", type: "number", missing: 0, distinct: 3 },
      { name: "land", type: "text", missing: 0, distinct: 2 },
      { name: "datum", type: "date", missing: 1, distinct: 2 },
      { name: "n", type: "integer", missing: 1, distinct: 2 },
    ]);
    expect(profile.columns[1]).toMatchObject({ minimum: 0.25, maximum: 2 });
    expect(profile.columns[2]!.levels).toEqual([
      { text: "B", count: 2 },
      { text: "Cura\u00e7ao", count: 1 },
    ]);
    const packed = await profileFile(join(folder, "b.csv.gz"), "data/b.csv.gz");
    expect(packed).toEqual({ ...profile, file: "data/b.csv.gz" });
  });

  it("has no levels for a column with many values", async () => {
    const rows = Array.from({ length: 21 }, (_, i) => `${i},x`);
    const folder = dataFolder({ "a.csv": ["id,g", ...rows].join("\n") });
    const [id, group] = (await profileFile(join(folder, "a.csv"))).columns;
    expect(id).toEqual({ name: "id", type: "integer", rows: 21, missing: 0, distinct: 21, minimum: 0, maximum: 20 });
    expect(group!.levels).toEqual([{ text: "x", count: 21 }]);
  });

  it("throws data-unreadable for a missing, empty or broken file, without its folder", async () => {
    const folder = dataFolder({ "empty.csv": "", "quote.csv": 'a,b\n"1,2\n', "cut.csv.gz": "no gz" });
    for (const name of ["none.csv", "empty.csv", "quote.csv", "cut.csv.gz"]) {
      const error = await profileFile(join(folder, name)).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: "data-unreadable", total: 1 });
      expect(JSON.stringify(error)).not.toContain(folder);
    }
  });
});
