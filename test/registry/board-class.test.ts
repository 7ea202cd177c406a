import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BoardClassOptions, boardClass, type Director } from "../../src/registry/board-class.js";

const OPTIONS: BoardClassOptions = {
  reconstruction: { purpose: "study of the old registration", legalBasis: "audit, article 6" },
  precedence: "international-first",
  partlyUnknown: "class-9",
};
const born = (...countries: (string | null)[]): Director[] =>
  countries.map((birthCountry) => ({ kind: "natural", birthCountry }));
const LEGAL: Director = { kind: "legal" };
const classOn = (directors: readonly Director[], date = "2019-12-31", options: Partial<BoardClassOptions> = {}) => {
  const found = boardClass(directors, date, { ...OPTIONS, ...options });
  return found.kind === "class" ? found.boardClass : found.reason;
};

describe("the class of a board", () => {
  it.each([
    ["a legal person", [LEGAL], 1],
    ["two legal persons", [LEGAL, LEGAL], 1],
    ["Dutch births only", born("NLD", "NLD"), 2],
    ["five directors from five countries", born("NLD", "USA", "IND", "CHN", "DEU"), 3],
    ["Dutch and western births", born("NLD", "USA"), 4],
    ["Dutch and other births", born("NLD", "IND"), 5],
    ["other births only", born("IND", "CHN"), 6],
    ["western births only", born("USA", "DEU"), 7],
    ["other and western births", born("IND", "USA"), 8],
    ["nobody", [], 9],
    ["births that nobody knows", born(null), 9],
    ["a natural and a legal person", [...born("NLD"), LEGAL], 10],
    ["Dutch, western and other births", born("NLD", "USA", "IND"), "netherlands-western-and-other"],
    ["five directors from four countries", born("NLD", "USA", "IND", "CHN", "CHN"), "netherlands-western-and-other"],
  ] as const)("of %s", (_name, directors, expected) => {
    expect(classOn(directors)).toBe(expected);
  });

  it("follows the day of the extract", () => {
    expect(classOn(born("GBR"), "2019-12-31")).toBe(7);
    expect(classOn(born("GBR"), "2020-02-01")).toBe(6);
    expect(classOn(born("HRV"), "2013-06-30")).toBe(6);
    expect(classOn(born("HRV"), "2013-07-01")).toBe(7);
    expect(classOn(born("LIE"), "2019-12-31")).toBe(6);
  });

  it("puts class 3 first or last, as the caller says", () => {
    const western = born("USA", "DEU", "FRA", "ITA", "ESP");
    expect(classOn(western)).toBe(3);
    expect(classOn(western, "2019-12-31", { precedence: "composition-first" })).toBe(7);
    const all = born("NLD", "USA", "IND", "CHN", "DEU");
    expect(classOn(all, "2019-12-31", { precedence: "composition-first" })).toBe(3);
  });

  it("reads partly unknown births as the caller says", () => {
    expect(classOn(born("IND", null))).toBe(9);
    expect(classOn(born("IND", null), "2019-12-31", { partlyUnknown: "by-the-known" })).toBe(6);
    expect(classOn(born(null, null), "2019-12-31", { partlyUnknown: "by-the-known" })).toBe(9);
  });

  it("refuses without a purpose or a legal basis", () => {
    const reconstruction = { purpose: " ", legalBasis: "audit" };
    expect(() => boardClass([], "2019-12-31", { ...OPTIONS, reconstruction })).toThrow(/requires a purpose/);
  });

  it("does not depend on the order of the directors", () => {
    const director = fc.constantFrom<Director>(LEGAL, ...born("NLD", "USA", "IND", "CHN", "DEU", "FRA", null));
    fc.assert(
      fc.property(
        fc.array(director, { maxLength: 8 }),
        fc.constantFrom(...(["international-first", "composition-first"] as const)),
        (board, precedence) => {
          expect(classOn([...board].reverse(), "2019-12-31", { precedence })).toBe(
            classOn(board, "2019-12-31", { precedence }),
          );
        },
      ),
    );
  });
});
