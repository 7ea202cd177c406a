import fc from "fast-check";
import { expect, it } from "vitest";
import { compareCodePoints } from "../../../src/data/reduce/code-points.js";

it("orders texts as their UTF-8 bytes do", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
    { seed: 1 },
  );
});

it("puts a character beyond U+FFFF after U+FFFD, where JavaScript's own order does not", () => {
  expect(["\u{1F600}", "\ufffd"].sort(compareCodePoints)).toEqual(["\ufffd", "\u{1F600}"]);
  expect(["\u{1F600}", "\ufffd"].sort()).toEqual(["\u{1F600}", "\ufffd"]);
});
