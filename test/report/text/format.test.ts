import { describe, expect, it, test } from "vitest";
import { numberFormat } from "../../../src/report/text/format.js";

const SPACE = "\u00a0";

describe("numbers for people", () => {
  it("have a decimal comma and points in Dutch", () => {
    const format = numberFormat("nl");
    expect(format.share(0.1274)).toBe("12,7%");
    expect(format.count(12_345)).toBe("12.345");
    expect(format.ratio(1.567)).toBe("1,57");
    expect(format.pValue(0.0321)).toBe(`p${SPACE}=${SPACE}0,032`);
    expect(format.constant(0.571)).toBe("0,571");
  });

  it("have a decimal point and commas in English", () => {
    const format = numberFormat("en");
    expect(format.share(0.1274)).toBe("12.7%");
    expect(format.count(12_345)).toBe("12,345");
    expect(format.constant(0.5)).toBe("0.5");
    expect(format.points(-0.213)).toBe("-21.3");
  });

  it("say p < 0.001 below that and never 0", () => {
    expect(numberFormat("en").pValue(0.000_999)).toBe(`p${SPACE}<${SPACE}0.001`);
    expect(numberFormat("en").pValue(0.001)).toBe(`p${SPACE}=${SPACE}0.001`);
  });

  it("leave the name of p to the heading in a table, and the sign off a zero", () => {
    expect(numberFormat("nl").pCell(0.0004)).toBe("< 0,001");
    expect(numberFormat("nl").pCell(0.75)).toBe("0,750");
    expect(numberFormat("nl").points(-0.0001)).toBe("0,0");
  });

  it("do not round a p-value onto the limit that it misses", () => {
    expect(numberFormat("en").pValue(0.0502)).toBe(`p${SPACE}=${SPACE}0.0502`);
    expect(numberFormat("en").pValue(0.0498)).toBe(`p${SPACE}=${SPACE}0.0498`);
    expect(numberFormat("en").pValue(0.05)).toBe(`p${SPACE}=${SPACE}0.050`);
  });
});

test("a share near none or near all is never written as none or all", () => {
  const { share } = numberFormat("nl");
  expect([0, 0.0002, 0.0005, 0.9994, 0.9998, 1].map(share)).toEqual([
    "0,0%",
    "<\u00a00,1%",
    "0,1%",
    "99,9%",
    ">\u00a099,9%",
    "100,0%",
  ]);
});
