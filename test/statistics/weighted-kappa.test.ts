import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { weightedKappa } from "../../src/statistics/weighted-kappa.js";

const RATINGS = [
  [12, 3, 1],
  [4, 9, 5],
  [1, 2, 13],
];

/** One less the disagreement found over that of chance. */
function byDisagreement(counts: readonly (readonly number[])[], power: number): number {
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = counts.map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0));
  let [found, chance] = [0, 0];
  counts.forEach((row, i) => {
    row.forEach((count, j) => {
      found += (count / total) * Math.abs(i - j) ** power;
      chance += ((rows[i]! * columns[j]!) / total ** 2) * Math.abs(i - j) ** power;
    });
  });
  return 1 - found / chance;
}

function kappa(counts: readonly (readonly number[])[], options?: Parameters<typeof weightedKappa>[1]) {
  const result = weightedKappa(contingencyTable(counts), options);
  if (result.kind !== "estimate") throw new Error(result.reason);
  return result;
}

describe("weighted kappa, by disagreement", () => {
  it("grows with the distance, or with its square", () => {
    expect(kappa(RATINGS, { weights: "linear" }).value).toBeCloseTo(byDisagreement(RATINGS, 1), 12);
    expect(kappa(RATINGS, { weights: "quadratic" }).value).toBeCloseTo(byDisagreement(RATINGS, 2), 12);
    expect(kappa(RATINGS).value).toBeCloseTo(byDisagreement(RATINGS, 2), 12);
  });

  it("has a normal interval within -1 and 1", () => {
    const { value, standardError, interval } = kappa(RATINGS, { level: 0.9 });
    const margin = 1.6448536269514722 * standardError;
    expect(interval).toEqual({
      lower: expect.closeTo(value - margin, 10),
      upper: expect.closeTo(value + margin, 10),
      level: 0.9,
    });
    const few = [
      [1, 0, 0],
      [0, 0, 1],
      [0, 1, 1],
    ];
    expect(kappa(few).interval.upper).toBe(1);
    const apart = [
      [0, 0, 3],
      [0, 1, 0],
      [2, 0, 1],
    ];
    expect(kappa(apart).interval.lower).toBe(-1);
  });

  it("asks for ratings on one scale of two levels or more, and does not exist without them", () => {
    for (const [counts, got] of [
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        "2 x 3",
      ],
      [[[4]], "1 x 1"],
    ] as const) {
      expect(() => weightedKappa(contingencyTable(counts))).toThrow(
        `weightedKappa requires a square table of 2 or more; got ${got}`,
      );
    }
    const none = { kind: "not-estimable", reason: "no-variation" };
    expect(
      weightedKappa(
        contingencyTable([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toEqual(none);
    expect(
      weightedKappa(
        contingencyTable([
          [3, 0],
          [0, 0],
        ]),
      ),
    ).toEqual(none);
  });
});
