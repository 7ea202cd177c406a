import { describe, expect, it } from "vitest";
import { largestContrast } from "../../src/statistics/hidden-contrasts.js";
import type { ExtremeRates } from "../../src/statistics/hidden-error-rates.js";

function rates(least: number, events: readonly number[], totals = events.map(() => 10)): ExtremeRates {
  return {
    least,
    events: Float64Array.from(events),
    totals: Float64Array.from(totals),
    spreads: Float64Array.from(events, (_, at) => 1 + at / 10),
    aboveZero: Uint8Array.from(events, (count) => (count > 0 ? 1 : 0)),
  };
}

describe("the largest contrast, by hand", () => {
  const first = rates(1, [1, 2, 6]);
  const second = rates(2, [4, 3, 2, 1]);
  const sides = (most: number, contrast: "difference" | "ratio" = "difference") => {
    const found = largestContrast(first, second, { most, contrast });
    return found === null ? null : [found.first, found.second, found.value];
  };
  const counts = (events: number, at: number) => ({ events, total: 10, spread: 1 + at / 10 });

  it("shares what is left over the least of either set", () => {
    expect(sides(5)).toEqual([counts(6, 2), counts(4, 0), expect.closeTo(0.2, 12)]);
    expect(sides(6)).toEqual([counts(6, 2), counts(3, 1), expect.closeTo(0.3, 12)]);
    expect(sides(9)).toEqual([counts(6, 2), counts(1, 3), expect.closeTo(0.5, 12)]);
    expect(sides(40)).toEqual([counts(6, 2), counts(1, 3), expect.closeTo(0.5, 12)]);
    expect(sides(6, "ratio")).toEqual([counts(6, 2), counts(3, 1), expect.closeTo(2, 12)]);
    expect(sides(3)).toEqual([counts(1, 0), counts(4, 0), expect.closeTo(-0.3, 12)]);
    expect(sides(2)).toBeNull();
  });

  it("keeps the fewest hidden in the first set among contrasts that are equal", () => {
    const level = largestContrast(rates(0, [2, 4], [10, 20]), rates(0, [1, 1]), { most: 1, contrast: "difference" });
    expect(level).toMatchObject({ first: { events: 2, total: 10 }, value: expect.closeTo(0.1, 14) });
  });

  it("takes no ratio of nothing to nothing unless another allocation gives the second set something", () => {
    const nothing = rates(0, [0]);
    const above = { ...nothing, aboveZero: Uint8Array.of(1) };
    expect(largestContrast(nothing, nothing, { most: 0, contrast: "ratio" })).toBeNull();
    expect(largestContrast(nothing, above, { most: 0, contrast: "ratio" })?.value).toBe(0);
  });

  it("asks for a whole number of hidden violations", () => {
    for (const most of [-1, 1.5]) {
      expect(() => largestContrast(first, second, { most, contrast: "ratio" })).toThrow(
        `largestContrast requires a whole number of 0 or more; got ${most}`,
      );
    }
  });
});
