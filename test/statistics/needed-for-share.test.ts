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

describe("units needed, by closed forms", () => {
  /** Wilson's interval of none is z^2 / (n + z^2) wide. */
  const wilsonOfNone = (z: number, halfWidth: number) => Math.floor(z * z * (1 / (2 * halfWidth) - 1)) + 1;

  it("hold for Wilson's interval of none at any level", () => {
    const at = (level: number, halfWidth: number) => neededForShare({ share: 0, halfWidth, level }, 1e9).wilson.units;
    expect(at(0.9999, 0.05)).toBe(wilsonOfNone(3.89059188641312, 0.05));
    expect(at(0.5, 0.1)).toBe(wilsonOfNone(0.6744897501960817, 0.1));
    expect(wilsonOfNone(0.6744897501960817, 0.1)).toBe(2);
  });

  it("take a number that is whole but for rounding for whole", () => {
    // The half width at which 100 units are needed, of 100 and of 99: 100 / (1 + 99 / 100) and 100 / 2.
    const halfWidth = 1.959963984540054 / 20;
    expect(neededForShare({ share: 0.5, halfWidth }, 99).plain).toEqual({ units: 100, ofPopulation: 50 });
    expect(neededForShare({ share: 0.5, halfWidth }, 100).plain).toEqual({ units: 100, ofPopulation: 51 });
  });

  it("are refused outside the ranges, whose ends are within them", () => {
    expect(neededForShare({ share: 1, halfWidth: 0.1 }, 1).wilson.ofPopulation).toBe(1);
    for (const [share, halfWidth, population] of [
      [-0.1, 0.1, 10],
      [1.1, 0.1, 10],
      [0.5, 0, 10],
      [0.5, 0.5, 10],
      [0.5, 0.1, 0],
    ] as const) {
      expect(() => neededForShare({ share, halfWidth }, population)).toThrow(
        `neededForShare requires a share in [0, 1], a half width in (0, 0.5) and a population; got ${share}, ${halfWidth} and ${population}`,
      );
    }
  });
});
