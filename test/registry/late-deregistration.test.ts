import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fewestLateForSanction, lateDeregistrationSanction } from "../../src/registry/late-deregistration.js";

describe("late deregistration", () => {
  it.each([
    [0, 0, false],
    [0, 5, false],
    [1, 9, true],
    [1, 10, false],
    [2, 10, true],
    [10, 100, false],
    [11, 100, true],
    [1000, 10_000, false],
    [1001, 10_000, true],
  ])("of %d in %d leads to a sanction: %s", (late, all, expected) => {
    expect(lateDeregistrationSanction(late, all)).toBe(expected);
  });

  it("takes one late deregistration more than is let pass", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (all) => {
        const fewest = fewestLateForSanction(all);
        expect(lateDeregistrationSanction(fewest, all)).toBe(true);
        expect(lateDeregistrationSanction(fewest - 1, all)).toBe(false);
      }),
    );
  });

  it.each([
    [2, 1],
    [-1, 3],
    [0.5, 3],
    [Number.NaN, 3],
  ])("refuses %d of %d", (late, all) => {
    expect(() => lateDeregistrationSanction(late, all)).toThrow(/requires whole numbers/);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses to ask for the fewest of %d", (all) => {
    expect(() => fewestLateForSanction(all)).toThrow(/requires a whole number/);
  });
});
