import { describe, expect, test } from "vitest";
import { readScore } from "../../src/registry/score-text.js";

describe("readScore", () => {
  test("rounds half up on the first decimal of the text", () => {
    const rounded = (text: string) => readScore(text, ".")?.rounded;
    expect([
      rounded("59.5"),
      rounded("59.4"),
      rounded("59.49"),
      rounded("59.95"),
      rounded("0.5"),
      rounded("60"),
    ]).toEqual([60, 59, 59, 60, 1, 60]);
  });

  test("no score that a computer holds inexactly is rounded the wrong way", () => {
    for (let whole = 0; whole < 100; whole++) {
      for (let tenth = 0; tenth < 10; tenth++) {
        expect(readScore(`${whole},${tenth}`, ",")?.rounded).toBe(tenth < 5 ? whole : whole + 1);
      }
    }
  });

  test("a whole number may have zeros behind its mark", () => {
    expect(readScore("60.0", ".")).toEqual({ value: 60, rounded: 60, isWhole: true });
    expect(readScore("60.1", ".")?.isWhole).toBe(false);
  });

  test("other text, the other mark and numbers beyond 100 are no scores", () => {
    for (const text of ["", "-1", "1e1", "59,5", "101", "100.1", " 5", "5.", ".5"])
      expect(readScore(text, ".")).toBeNull();
  });
});
