import { describe, expect, it } from "vitest";
import { readDoubtAs, type ScoringFields, scoringFieldsSchema } from "../../src/registry/scoring-fields.js";

const ROW: ScoringFields = {
  kvk: "01234567",
  name: "Voorbeeld B.V.",
  postcodeDigits: "1011",
  postcodeLetters: "AB",
  legalForm: "besloten vennootschap",
  founded: "2001-05-01",
  applied: "2014-02-01",
  website: "J",
  sizeClass: 2,
  premises: "N",
  premisesMatchBranch: "J",
  sbi: "47722",
  remark: "",
};

describe("a row of the scoring screen", () => {
  it("is kept as it stands, the leading zero included", () => {
    expect(scoringFieldsSchema.parse(ROW)).toEqual(ROW);
  });

  it.each([
    ["kvk", "1234567"],
    ["kvk", "123456789"],
    ["kvk", 1_234_567],
    ["name", ""],
    ["postcodeDigits", "0123"],
    ["postcodeDigits", "123"],
    ["postcodeLetters", "ab"],
    ["postcodeLetters", "A1"],
    ["founded", "01-05-2001"],
    ["founded", "2001-02-30"],
    ["website", "ja"],
    ["sizeClass", 5],
    ["sizeClass", "2"],
    ["premises", ""],
    ["sbi", "44101"],
    ["sbi", "4"],
  ])("is refused for %s %j, and says which field", (field, value) => {
    const { error } = scoringFieldsSchema.safeParse({ ...ROW, [field]: value });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it("tells all its faults at once, and takes no field that it does not know", () => {
    const { error } = scoringFieldsSchema.safeParse({ ...ROW, kvk: "1", website: "?", boardClass: 3 });
    expect(error?.issues.length).toBe(3);
  });

  it("is read in doubt as the caller says, and as registered without doubt", () => {
    expect(readDoubtAs({ value: "J", inDoubt: true }, "N")).toBe("N");
    expect(readDoubtAs({ value: "J", inDoubt: true }, "as-registered")).toBe("J");
    expect(readDoubtAs({ value: "N", inDoubt: false }, "J")).toBe("N");
  });
});
