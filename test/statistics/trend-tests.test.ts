import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { cochranArmitage, linearByLinear } from "../../src/statistics/trend-tests.js";

describe("tests of trend", () => {
  it("have p-values on either side that add up to 1", () => {
    const trend = cochranArmitage([2, 5, 9], [10, 12, 14], [1, 2, 4]);
    const linear = linearByLinear([
      contingencyTable([
        [8, 2],
        [7, 5],
        [5, 9],
      ]),
    ]);
    for (const result of [trend, linear]) {
      if (result.kind !== "estimate") throw new Error(result.reason);
      expect(result.pGreater + result.pLess).toBeCloseTo(1, 14);
      expect(result.pGreater).not.toBeCloseTo(result.pLess, 2);
    }
  });

  it("are the same on scores that are moved", () => {
    const plain = cochranArmitage([2, 5, 9], [10, 12, 14], [1, 2, 4]);
    const moved = cochranArmitage([2, 5, 9], [10, 12, 14], [-6, -5, -3]);
    if (plain.kind !== "estimate" || moved.kind !== "estimate") throw new Error("no estimate");
    expect(moved.z).toBeCloseTo(plain.z, 12);
    // By hand: 16 events of 36 at scores that are 90 / 36 = 2.5 on average.
    const spread = 10 * (1 - 2.5) ** 2 + 12 * (2 - 2.5) ** 2 + 14 * (4 - 2.5) ** 2;
    expect(plain.z).toBeCloseTo((2 + 10 + 36 - 16 * 2.5) / Math.sqrt((16 / 36) * (20 / 36) * spread), 12);
  });

  it("over strata leave out tables of a single unit, and count those of two", () => {
    const table = contingencyTable([
      [8, 2],
      [7, 5],
    ]);
    const alone = linearByLinear([table]);
    for (const small of [
      [
        [1, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ]) {
      expect(linearByLinear([contingencyTable(small), table])).toEqual(alone);
    }
    expect(
      linearByLinear([
        contingencyTable([
          [1, 0],
          [0, 1],
        ]),
        table,
      ]),
    ).not.toEqual(alone);
  });

  it("refuse lists of unequal length, impossible counts and scores that are not finite", () => {
    expect(() => cochranArmitage([1, 2], [2, 3], [1])).toThrow(
      "cochranArmitage requires lists of one length; got 2, 2 and 1",
    );
    expect(() => cochranArmitage([1, -1], [2, 3], [1, 2])).toThrow(
      "cochranArmitage requires 0 <= events <= totals; got -1 of 3 in group 1",
    );
    expect(() => cochranArmitage([1, 2], [2, 3], [1, Number.NaN])).toThrow(
      "cochranArmitage requires finite scores; got NaN",
    );
    const table = contingencyTable([
      [8, 2],
      [7, 5],
    ]);
    expect(() => linearByLinear([])).toThrow("linearByLinear requires at least one stratum; got none");
    expect(() => linearByLinear([table], { columnScores: [1, 2, 3] })).toThrow(
      "linearByLinear requires 2 row and 2 column scores; got 2 and 3",
    );
    expect(() => linearByLinear([table], { rowScores: [1, Number.NaN] })).toThrow(
      "linearByLinear requires finite scores; got NaN",
    );
  });
});
