import { describe, expect, it } from "vitest";
import { boardClass } from "../../src/registry/board-class.js";
import { BOARD_COUNTRIES, type BoardReading, boardRegion, knownBirth } from "../../src/registry/board-regions.js";
import { indWesternClass } from "../../src/registry/regions-ind-western.js";

const LETTER: BoardReading = {
  euCountry: "on-the-day",
  liechtenstein: "not-western",
  kingdom: "not-western",
  formerStates: "not-western",
};
const on = (country: string, date: string, reading: Partial<BoardReading> = {}) =>
  boardRegion({ ...LETTER, ...reading })(country, date);

describe("where a country lies for the class of a board", () => {
  it("is where the letter of the instruction puts it, for every country and reading by the letter", () => {
    for (const date of ["2013-06-30", "2013-07-01", "2020-01-31", "2020-02-01"]) {
      for (const country of BOARD_COUNTRIES) expect(on(country, date), country).toBe(indWesternClass(country, date));
    }
  });

  it("follows the membership of the day, or of 2019", () => {
    expect(on("GBR", "2020-01-31")).toBe("western");
    expect(on("GBR", "2020-02-01")).toBe("not western");
    expect(on("GBR", "2020-02-01", { euCountry: "members-2019" })).toBe("western");
    expect(on("HRV", "2013-06-30")).toBe("not western");
    expect(on("HRV", "2013-07-01")).toBe("western");
    expect(on("HRV", "2013-06-30", { euCountry: "members-2019" })).toBe("western");
  });

  it("counts 28 members of 2019", () => {
    const named = ["AUS", "CAN", "CHE", "ISL", "JPN", "KOR", "NOR", "NZL", "USA"];
    const western = BOARD_COUNTRIES.filter(
      (country) => on(country, "2024-01-01", { euCountry: "members-2019" }) === "western",
    );
    expect(western.filter((country) => !named.includes(country))).toHaveLength(27);
    expect(on("NLD", "2024-01-01")).toBe("Netherlands");
  });

  it("reads Liechtenstein and the parts of the Kingdom as it is told", () => {
    expect(on("LIE", "2019-12-31")).toBe("not western");
    expect(on("LIE", "2019-12-31", { liechtenstein: "western" })).toBe("western");
    for (const part of ["ABW", "CUW", "SXM", "BES", "ANT"]) {
      expect(on(part, "2019-12-31")).toBe("not western");
      expect(on(part, "2019-12-31", { kingdom: "netherlands" })).toBe("Netherlands");
    }
    expect(on("SUR", "2019-12-31", { kingdom: "netherlands" })).toBe("not western");
  });

  it("takes a state that is no more as not known, or by the letter", () => {
    expect(knownBirth("YUG", { formerStates: "unknown" })).toBeNull();
    expect(knownBirth("YUG", { formerStates: "not-western" })).toBe("YUG");
    expect(knownBirth("SRB", { formerStates: "unknown" })).toBe("SRB");
  });

  it("decides the class of a board", () => {
    const options = {
      reconstruction: { purpose: "a study", legalBasis: "its ground" },
      precedence: "international-first",
      partlyUnknown: "class-9",
    } as const;
    const board = ["NLD", "LIE"].map((birthCountry) => ({ kind: "natural", birthCountry }) as const);
    const read = (liechtenstein: BoardReading["liechtenstein"]) =>
      boardClass(board, "2019-12-31", { ...options, regionOf: boardRegion({ ...LETTER, liechtenstein }) });
    expect(read("not-western")).toEqual({ kind: "class", boardClass: 5 });
    expect(read("western")).toEqual({ kind: "class", boardClass: 4 });
  });
});
