import { describe, expect, it } from "vitest";
import { clopperPearsonInterval } from "../../src/statistics/clopper-pearson-interval.js";
import { neededForShare } from "../../src/statistics/needed-for-share.js";
import { wilsonInterval } from "../../src/statistics/wilson-interval.js";

describe("units needed for an interval of a share", () => {
  it("are 385 for five points around a half, and 278 of a thousand", () => {
    expect(neededForShare({ share: 0.5, halfWidth: 0.05 }, 1000).plain).toEqual({ units: 385, ofPopulation: 278 });
  });

  it("are the fewest from which on no interval is too wide, looked for from one unit up", () => {
    for (const [share, halfWidth] of [
      [0.03, 0.02],
      [0.2, 0.06],
      [0, 0.01],
    ] as const) {
      const found = neededForShare({ share, halfWidth }, 1e9);
      for (const [needed, interval] of [
        [found.wilson.units, wilsonInterval],
        [found.clopperPearson.units, clopperPearsonInterval],
      ] as const) {
        let last = 0;
        for (let n = 1; n <= 3000; n++) {
          const { lower, upper } = interval(Math.round(n * share), n);
          if ((upper - lower) / 2 > halfWidth) last = n;
        }
        expect(needed).toBe(last + 1);
      }
    }
  });

  it("are never more than the population", () => {
    const found = neededForShare({ share: 0.1, halfWidth: 0.001 }, 300);
    for (const { ofPopulation } of [found.plain, found.wilson, found.clopperPearson]) {
      expect(ofPopulation).toBeLessThanOrEqual(300);
    }
  });

  it("are refused for widths and shares that make no sense", () => {
    expect(() => neededForShare({ share: 0.1, halfWidth: 0 }, 10)).toThrow("got 0.1, 0 and 10");
    expect(() => neededForShare({ share: 2, halfWidth: 0.1 }, 10)).toThrow("got 2, 0.1 and 10");
  });
});
