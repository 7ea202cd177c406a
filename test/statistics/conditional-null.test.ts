import { describe, expect, it } from "vitest";
import { conditionalNull, countLimits } from "../../src/statistics/conditional-null.js";

describe("the conditional law of a group's flagged count", () => {
  it("holds far from its middle too, where its terms are below the smallest numbers", () => {
    const table = { flagged: 10, n: 1000, otherFlagged: 990, otherN: 1000 };
    const { lowest, probabilities } = conditionalNull(table, { lowest: 10, highest: 12 });
    expect([lowest, probabilities.length]).toEqual([10, 3]);
    // P(x + 1) / P(x) = (1000 - x)^2 / (x + 1)^2 for a thousand of either kind of which a thousand are drawn.
    expect(probabilities[1]! / probabilities[0]!).toBeCloseTo((990 / 11) ** 2, 6);
    expect(probabilities[2]! / probabilities[1]!).toBeCloseTo((989 / 12) ** 2, 6);
  });

  it("refuses counts that are no table, and those outside what was shown", () => {
    const table = (flagged: number, n: number, otherFlagged: number, otherN: number) => ({
      flagged,
      n,
      otherFlagged,
      otherN,
    });
    for (const [flagged, n, otherFlagged, otherN] of [
      [-1, 2, 1, 2],
      [3, 2, 1, 2],
      [1, 2, 3, 2],
      [0, 0, 0, 0],
      [1.5, 2, 1, 2],
    ] as const) {
      expect(() => conditionalNull(table(flagged, n, otherFlagged, otherN))).toThrow(
        `conditionalNull requires whole counts with flagged at most n; got ${flagged} of ${n} and ${otherFlagged} of ${otherN}`,
      );
    }
    expect(conditionalNull(table(1, 2, 2, 2)).mean).toBeCloseTo(1.5, 12);
    for (const [lowest, highest] of [
      [0, 2],
      [4, 5],
    ] as const) {
      expect(() => conditionalNull(table(3, 5, 2, 5), { lowest, highest })).toThrow(
        `conditionalNull requires a count from ${lowest} to ${highest}; got 3`,
      );
    }
  });

  it("leaves a count outside whose probability is exactly the tail", () => {
    const law = { lowest: 0, probabilities: Float64Array.of(0.25, 0.5, 0.25), mean: 1, variance: 0.5 };
    expect(countLimits(law, 0.25)).toEqual({ lowest: 1, highest: 1 });
    expect(countLimits(law, 0.24)).toEqual({ lowest: 0, highest: 2 });
  });

  it("refuses limits without a tail between 0 and a half", () => {
    const law = conditionalNull({ flagged: 1, n: 2, otherFlagged: 1, otherN: 2 });
    for (const tail of [0, -0.1, 0.5, Number.NaN]) {
      expect(() => countLimits(law, tail)).toThrow(`countLimits requires a tail between 0 and 0.5; got ${tail}`);
    }
  });
});
