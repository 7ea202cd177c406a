import { describe, expect, it } from "vitest";
import { holdsIndication11, holdsIndication12, INDICATIONS, isSponsorLevel } from "../../src/registry/indications.js";

describe("the 22 indications", () => {
  it("are 22, with two parts of 11 and three of 18, in the order of the source", () => {
    const codes = INDICATIONS.map(({ code }) => code);
    expect(codes.filter((code) => code.length === 2)).toEqual(
      Array.from({ length: 22 }, (_, i) => String(i + 1).padStart(2, "0")),
    );
    expect(codes.filter((code) => code.length === 3)).toEqual(["11a", "11b", "18a", "18b", "18c"]);
    expect(codes).toEqual(codes.toSorted());
  });

  it("keep the source's own numbers where it errs", () => {
    const printed = INDICATIONS.flatMap(({ code, printedAs }) => (printedAs === undefined ? [] : [[code, printedAs]]));
    expect(printed).toEqual([
      ["18a", "15a"],
      ["18b", "15b"],
      ["18c", "15c"],
    ]);
  });

  it("tag what follows from earlier enforcement and what goes with origin", () => {
    const tagged = (tag: string) =>
      INDICATIONS.filter(({ tags }) => (tags as readonly string[]).includes(tag)).map(({ code }) => code);
    expect(tagged("earlier-enforcement").filter((code) => code.length === 2)).toEqual([
      "10",
      "13",
      "16",
      "17",
      "18",
      "21",
      "22",
    ]);
    expect(tagged("origin-proxy")).toEqual(["06", "18b", "19", "20"]);
    for (const { code, tags } of INDICATIONS)
      expect(tags.includes("company") || tags.includes("migrant"), code).toBe(true);
  });

  it("bar those about a migrant from tests on sponsors", () => {
    expect(INDICATIONS.filter(({ code }) => !isSponsorLevel(code)).map(({ code }) => code)).toEqual([
      "14",
      "15",
      "16",
      "17",
      "18",
      "18a",
      "18b",
      "18c",
      "19",
      "20",
      "21",
    ]);
  });

  it.each([
    [true, true, true],
    [true, false, false],
    [false, null, false],
    [null, false, false],
    [true, null, null],
    [null, null, null],
  ])("hold 11 where both parts hold: %s and %s give %s", (putToRvo, firstAdviceNegative, expected) => {
    expect(holdsIndication11({ putToRvo, firstAdviceNegative })).toBe(expected);
  });

  it.each([
    [true, false, true],
    [true, true, false],
    [false, null, false],
    [null, true, false],
    [true, null, null],
  ])(
    "hold 12 where the address differs (%s) and no change was reported (%s): %s",
    (addressDiffers, changeReported, expected) => {
      expect(holdsIndication12({ addressDiffers, changeReported })).toBe(expected);
    },
  );
});
