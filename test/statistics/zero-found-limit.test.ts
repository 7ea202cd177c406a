import { describe, expect, it } from "vitest";
import { shareRatioBounds } from "../../src/statistics/share-ratio-bounds.js";
import { zeroFoundLimit } from "../../src/statistics/zero-found-limit.js";

/** Chance that a draw misses all of k violations among so many units, by binomial coefficients. */
function chanceToMiss({ size, drawn }: { size: number; drawn: number }, k: number): number {
  let chance = 1;
  for (let i = 0; i < k; i++) chance *= Math.max(0, size - drawn - i) / (size - i);
  return chance;
}

describe("the limit after a draw without a violation", () => {
  it("is the most that any placement hides, over every placement in two small strata", () => {
    for (const [a, b] of [
      [
        { size: 12, drawn: 4 },
        { size: 8, drawn: 1 },
      ],
      [
        { size: 15, drawn: 9 },
        { size: 10, drawn: 6 },
      ],
    ] as const) {
      for (const level of [0.8, 0.9, 0.95]) {
        let most = 0;
        for (let i = 0; i <= a.size; i++) {
          for (let j = 0; j <= b.size; j++) {
            if (chanceToMiss(a, i) * chanceToMiss(b, j) >= 1 - level) most = Math.max(most, i + j);
          }
        }
        expect(zeroFoundLimit([a, b], { level })).toEqual({ violations: most, share: most / (a.size + b.size) });
      }
    }
  });

  it("comes near the rule of three in a large population", () => {
    const { share } = zeroFoundLimit([{ size: 100_000, drawn: 1000 }]);
    expect(share).toBeGreaterThan(0.00293);
    expect(share).toBeLessThan(0.003);
  });

  it("is nothing after a census, and everything without a draw", () => {
    expect(zeroFoundLimit([{ size: 7, drawn: 7 }])).toEqual({ violations: 0, share: 0 });
    expect(zeroFoundLimit([{ size: 7, drawn: 0 }])).toEqual({ violations: 7, share: 1 });
    expect(zeroFoundLimit([])).toEqual({ violations: 0, share: 0 });
  });

  it("refuses draws above the size and levels outside (0, 1)", () => {
    expect(() => zeroFoundLimit([{ size: 2, drawn: 3 }])).toThrow("got 3 of 2");
    expect(() => zeroFoundLimit([{ size: 2, drawn: 1 }], { level: 1 })).toThrow("got 1");
  });
});

describe("bounds of a ratio of two shares", () => {
  it("touch the ratios at which the two distances add up to one interval", () => {
    // Donner & Zou: at the bound r, (a - r b)^2 = (a - l)^2 + r^2 (u - b)^2.
    const [a, b] = [
      { share: 0.2, lower: 0.12, upper: 0.31 },
      { share: 0.05, lower: 0.03, upper: 0.09 },
    ];
    const { lower, upper } = shareRatioBounds(a, b);
    expect((a.share - lower * b.share) ** 2).toBeCloseTo(
      (a.share - a.lower) ** 2 + lower ** 2 * (b.upper - b.share) ** 2,
      12,
    );
    expect((a.share - upper * b.share) ** 2).toBeCloseTo(
      (a.upper - a.share) ** 2 + upper ** 2 * (b.share - b.lower) ** 2,
      12,
    );
    expect(lower).toBeLessThan(4);
    expect(upper).toBeGreaterThan(4);
  });

  it("have no upper end where the second share may be 0, and no lower one where the first may", () => {
    const some = { share: 0.2, lower: 0.1, upper: 0.3 };
    const none = { share: 0, lower: 0, upper: 0.05 };
    expect(shareRatioBounds(some, none).upper).toBe(Number.POSITIVE_INFINITY);
    expect(shareRatioBounds(some, none).lower).toBeGreaterThan(1);
    expect(shareRatioBounds(none, some).lower).toBe(0);
    expect(shareRatioBounds(none, some).upper).toBeLessThan(1);
  });

  it("refuse a share outside its bounds", () => {
    const wrong = { share: 0.5, lower: 0.6, upper: 0.7 };
    expect(() => shareRatioBounds(wrong, wrong)).toThrow("got 0.6, 0.5, 0.7");
  });
});

describe("the limit of nothing found, at its edges", () => {
  it("takes what is allowed to the last digit, and strata without units for none", () => {
    // One hidden among ten is missed by five with chance 1/2.
    expect(zeroFoundLimit([{ size: 10, drawn: 5 }], { level: 0.5 })).toEqual({ violations: 1, share: 0.1 });
    const alone = zeroFoundLimit([{ size: 40, drawn: 12 }]);
    const beside = zeroFoundLimit([
      { size: 0, drawn: 0 },
      { size: 40, drawn: 12 },
    ]);
    expect(beside).toEqual(alone);
    expect(alone.violations).toBeGreaterThan(0);
  });

  it("refuses numbers that are no sample, and levels outside (0, 1)", () => {
    for (const [drawn, size] of [
      [-1, 3],
      [4, 3],
      [1.5, 3],
      [1, 3.5],
    ] as const) {
      expect(() => zeroFoundLimit([{ size, drawn }])).toThrow(
        `zeroFoundLimit requires whole 0 <= drawn <= size; got ${drawn} of ${size}`,
      );
    }
    for (const level of [0, 1, -0.5, 2]) {
      expect(() => zeroFoundLimit([{ size: 3, drawn: 1 }], { level })).toThrow(
        `zeroFoundLimit requires a level in (0, 1); got ${level}`,
      );
    }
  });
});

describe("the ratio of bounded shares, at its edges", () => {
  it("is the other form of the root where a bound is twice its share", () => {
    // Second: (1 - 0.4 / 0.2) = -1 times its share, so that its square is that of the share itself.
    const first = { share: 0.5, lower: 0.4, upper: 0.6 };
    expect(shareRatioBounds(first, { share: 0.2, lower: 0.1, upper: 0.4 }).lower).toBeCloseTo(0.24 / 0.2, 12);
  });

  it("takes shares at their bounds, and refuses those outside", () => {
    const whole = { share: 1, lower: 0.5, upper: 1 };
    expect(shareRatioBounds(whole, whole).lower).toBeLessThan(1);
    for (const wrong of [
      { share: 0.2, lower: -0.1, upper: 0.4 },
      { share: 0.5, lower: 0.1, upper: 0.4 },
      { share: 0.2, lower: 0.3, upper: 0.4 },
      { share: 0.2, lower: 0.1, upper: 1.4 },
    ]) {
      expect(() => shareRatioBounds(whole, wrong)).toThrow(
        `shareRatioBounds requires shares within their bounds; got ${wrong.lower}, ${wrong.share}, ${wrong.upper}`,
      );
    }
  });
});
