import { describe, expect, it } from "vitest";
import { normalUpperTail } from "../../src/statistics/distributions.js";
import { normalMaximum } from "../../src/statistics/normal-maximum.js";

const independent = (entries: number) =>
  Float64Array.from({ length: entries * entries }, (_, i) => (i % (entries + 1) === 0 ? 1 : 0));

describe("the tail of the maximum of normal values", () => {
  it.each([
    [3, 1.5, 2],
    [60, 2.5, 1],
    [200, 3.2, 2],
  ] as const)("is that of a product where %i of them are independent, beyond %d", (entries, c, sides) => {
    const { pValue, standardError } = normalMaximum(c, independent(entries), { sides });
    const exact = -Math.expm1(entries * Math.log1p(-sides * normalUpperTail(c)));
    expect(Math.abs(pValue - exact)).toBeLessThan(3 * standardError);
    expect(standardError).toBeLessThan(exact / 50);
  });

  it("is 0 beyond what a double holds, and 1 from 0 on in two directions", () => {
    expect(normalMaximum(40, independent(3), { sides: 1 })).toEqual({
      pValue: 0,
      standardError: 0,
      bounds: { lower: 0, upper: 0 },
    });
    expect(normalMaximum(0, independent(3), { sides: 2 })).toEqual({
      pValue: 1,
      standardError: 0,
      bounds: { lower: 1, upper: 1 },
    });
    expect(normalMaximum(1, independent(1), { sides: 1 }).standardError).toBe(0);
  });
});
