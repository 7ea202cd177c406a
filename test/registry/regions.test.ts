import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isEeaMember, isEuMember } from "../../src/registry/regions-eu.js";
import { indWesternClass } from "../../src/registry/regions-ind-western.js";
import { PLACED_COUNTRIES, unRegion } from "../../src/registry/regions-un.js";

/** ISO 3166-1 with regional codes (lukes); outside the repository, so the comparison is skipped where it is absent. */
const PUBLISHED = new URL("../../../shared/data/reference/iso3166_lukes_all.csv", import.meta.url);

describe("unRegion", () => {
  it("places 248 countries and territories in five regions and seventeen sub-regions", () => {
    const places = PLACED_COUNTRIES.map((code) => unRegion(code)!);
    expect(PLACED_COUNTRIES.length).toBe(248);
    expect(new Set(places.map(({ region }) => region))).toEqual(
      new Set(["Africa", "Americas", "Asia", "Europe", "Oceania"]),
    );
    expect(new Set(places.map(({ subregion }) => subregion)).size).toBe(17);
  });

  it("places no code that is not a country's", () => {
    expect(["XXA", "XXX", "XKX", "ATA", "", "ind"].map(unRegion)).toEqual(new Array(6).fill(undefined));
  });
});

describe("unRegion beside a published table", () => {
  it.skipIf(!existsSync(PUBLISHED))("places every country where that table does, and Taiwan, which it does not", () => {
    const rows = readFileSync(PUBLISHED, "utf8").trim().split("\n").slice(1);
    const placed = rows.map((row) =>
      /,[A-Z]{2},([A-Z]{3}),\d{3},[^,]*,([^,]*),([^,]*),/.exec(row.replaceAll('""', ""))!.slice(1, 4),
    );
    const others = placed.filter(([code, region]) => region !== (unRegion(code!)?.region ?? ""));
    expect(placed.length).toBe(249);
    expect(others.map(([code]) => code)).toEqual(["TWN"]);
    for (const [code, region, subregion] of placed) {
      if (code !== "TWN" && region !== "") expect(unRegion(code!)).toEqual({ region, subregion });
    }
  });
});

describe("isEuMember", () => {
  it.each([
    ["GBR", "2020-01-31", true],
    ["GBR", "2020-02-01", false],
    ["GBR", "1972-12-31", false],
    ["HRV", "2013-06-30", false],
    ["HRV", "2013-07-01", true],
    ["ROU", "2006-12-31", false],
    ["NLD", "2021-05-01", true],
    ["CHE", "2021-05-01", false],
  ])("knows %s on %s: %s", (country, date, member) => {
    expect(isEuMember(country, date)).toBe(member);
  });

  it("counts 6, 9, 10, 12, 15, 25, 27, 28 and 27 member states, as the Union did", () => {
    const days = ["1972-12-31", "1980-12-31", "1985-12-31", "1994-12-31", "2004-04-30", "2006-12-31", "2013-06-30"];
    const count = (day: string) => PLACED_COUNTRIES.filter((code) => isEuMember(code, day)).length;
    expect([...days, "2020-01-31", "2020-02-01"].map(count)).toEqual([6, 9, 10, 12, 15, 25, 27, 28, 27]);
  });
});

describe("isEeaMember", () => {
  it("adds Iceland, Norway and Liechtenstein to the Union, and never Switzerland", () => {
    const day = "2021-05-01";
    const extra = PLACED_COUNTRIES.filter((code) => isEeaMember(code, day) && !isEuMember(code, day));
    expect(extra).toEqual(["ISL", "LIE", "NOR"]);
    expect(isEeaMember("LIE", "1995-04-30")).toBe(false);
  });
});

describe("indWesternClass", () => {
  it.each([
    ["NLD", "2017-01-01", "Netherlands"],
    ["GBR", "2019-12-31", "western"],
    ["GBR", "2020-02-01", "not western"],
    ["HRV", "2013-06-30", "not western"],
    ["HRV", "2013-07-01", "western"],
    ["LIE", "2017-01-01", "not western"],
    ["JPN", "2017-01-01", "western"],
    ["IND", "2017-01-01", "not western"],
  ])("puts %s on %s under %s", (country, date, name) => {
    expect(indWesternClass(country, date)).toBe(name);
  });
});
