import { describe, expect, it } from "vitest";
import { clusteredShareInterval } from "../../src/statistics/clustered-share-interval.js";
import { effectiveWilsonInterval, kornGraubardInterval } from "../../src/statistics/effective-share-interval.js";

const of = (...pairs: readonly (readonly [events: number, n: number])[]) => pairs.map(([events, n]) => ({ events, n }));

describe("the share over clusters, by hand", () => {
  it("has the design effect of its linearised variance", () => {
    // 12 of 30: deviations -1, -3 and 4 from 4 each; 26 * 3/2 / 900 over 0.24 / 30.
    const { share, designEffect, interval } = clusteredShareInterval(of([3, 10], [1, 10], [8, 10]));
    expect(share).toBeCloseTo(0.4, 14);
    expect(designEffect).toBeCloseTo((26 * 1.5) / 900 / (0.24 / 30), 12);
    const units = { share: 0.4, effectiveUnits: 30 / designEffect };
    const expected = kornGraubardInterval(units, { units: 30, degreesOfFreedom: 2, level: 0.95 });
    expect(interval.lower).toBeCloseTo(expected.lower, 12);
    expect(interval.upper).toBeCloseTo(expected.upper, 12);
  });

  it("has no design effect where clusters do not differ, or nothing varies", () => {
    expect(clusteredShareInterval(of([2, 4], [2, 4])).designEffect).toBe(1);
    expect(clusteredShareInterval(of([0, 4], [0, 1]))).toMatchObject({ share: 0, designEffect: 1 });
    expect(clusteredShareInterval(of([4, 4], [1, 1]))).toMatchObject({ share: 1, designEffect: 1 });
  });

  it("asks for two clusters with events at most their units", () => {
    const refused = (clusters: ReturnType<typeof of>, got: string) =>
      expect(() => clusteredShareInterval(clusters)).toThrow(
        `clusteredShareInterval requires 2 clusters or more with events at most n; got ${got}`,
      );
    refused(of([1, 2]), "1 clusters");
    refused(of([1, 2], [3, 2]), "3 of 2");
    refused(of([1, 2], [-1, 2]), "-1 of 2");
    refused(of([1, 2], [0, 0]), "0 of 0");
    refused(of([1, 2], [Number.NaN, 2]), "NaN of 2");
  });
});

describe("intervals with an effective number of units", () => {
  it("begin at 0 and end at 1 exactly where nothing or everything was found", () => {
    for (let units = 1; units <= 60; units += 0.7) {
      expect(effectiveWilsonInterval({ share: 0, effectiveUnits: units }).lower).toBe(0);
      expect(effectiveWilsonInterval({ share: 1, effectiveUnits: units }).upper).toBe(1);
    }
  });

  it("refuse shares above 1, and fewer units or degrees of freedom than one", () => {
    expect(() => effectiveWilsonInterval({ share: 1.1, effectiveUnits: 5 })).toThrow(
      "effectiveWilsonInterval requires a share in [0, 1] and effective units greater than 0; got 1.1 and 5",
    );
    const share = { share: 0.5, effectiveUnits: 5 };
    for (const [units, degreesOfFreedom] of [
      [0.5, 4],
      [4, 0.5],
    ] as const) {
      expect(() => kornGraubardInterval(share, { units, degreesOfFreedom })).toThrow(
        `kornGraubardInterval requires units and degreesOfFreedom of 1 or more; got ${units} and ${degreesOfFreedom}`,
      );
    }
    expect(kornGraubardInterval(share, { units: 1, degreesOfFreedom: 1 }).lower).toBeGreaterThan(0);
  });
});
