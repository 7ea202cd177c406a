import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cochranMantelHaenszel } from "../../src/statistics/cochran-mantel-haenszel.js";
import { conditionalOddsRatio } from "../../src/statistics/conditional-odds-ratio.js";
import { contingencyTable, margins } from "../../src/statistics/contingency-table.js";
import { exactCmh } from "../../src/statistics/exact-cmh.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { generalisedCmh } from "../../src/statistics/generalised-cmh.js";
import { breslowDay, woolfTest } from "../../src/statistics/homogeneity-of-odds.js";
import {
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
} from "../../src/statistics/mantel-haenszel-effects.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { quadraticForm } from "../../src/statistics/quadratic-form.js";
import { pooledTable } from "../../src/statistics/strata-of-tables.js";
import { convolve, tiltToMean, tiltToTail } from "../../src/statistics/tilted-law.js";
import { expectClose } from "../support/closeness.js";
import { tableRows, transposed } from "../support/table-arbitraries.js";

const fourfold = tableRows({ rows: 2, columns: 2, largest: 30 });
const strata = fc.array(fourfold, { minLength: 1, maxLength: 5 });
const tables = (rows: number[][][]) => rows.map(contingencyTable);

function estimated<T extends { kind: string }>(result: T): Extract<T, { kind: "estimate" }> {
  if (result.kind !== "estimate") throw new Error(`expected an estimate; got ${JSON.stringify(result)}`);
  return result as Extract<T, { kind: "estimate" }>;
}

/** Admissions to Berkeley by department, men and women, the textbook example of a reversal. */
const berkeley = tables([
  [
    [512, 89],
    [313, 19],
  ],
  [
    [353, 17],
    [207, 8],
  ],
  [
    [120, 202],
    [205, 391],
  ],
  [
    [138, 131],
    [279, 244],
  ],
  [
    [53, 94],
    [138, 299],
  ],
  [
    [22, 24],
    [351, 317],
  ],
]);

describe("Cochran-Mantel-Haenszel", () => {
  it("agrees with R's mantelhaen.test on the Berkeley admissions", () => {
    expectClose(estimated(cochranMantelHaenszel(berkeley)).statistic, 1.5246066604434356);
    const corrected = estimated(cochranMantelHaenszel(berkeley, { continuityCorrection: true }));
    expectClose(corrected.statistic, 1.4269462285866883);
    const odds = estimated(mantelHaenszelOddsRatio(berkeley));
    expectClose(odds.value, 0.90469682825862308);
    expectClose(odds.interval.lower, 0.77190736175935049);
    expectClose(odds.interval.upper, 1.0603297644366556);
    expectClose(estimated(woolfTest(berkeley)).statistic, 17.901712469797225);
  });

  it("with one stratum is Pearson's chi-squared times (n - 1) / n", () => {
    fc.assert(
      fc.property(fourfold, (rows) => {
        const table = contingencyTable(rows);
        const pearson = pearsonChiSquared(table);
        const cmh = cochranMantelHaenszel([table]);
        expect(cmh.kind).toBe(pearson.kind);
        fc.pre(pearson.kind === "estimate");
        const { total } = margins(table);
        expectClose(estimated(cmh).statistic, (pearson.statistic * (total - 1)) / total, 1e-10, 1e-12);
      }),
    );
  });

  it("is the generalised test on 2 x 2 strata, and neither depends on order or on which side is which", () => {
    fc.assert(
      fc.property(strata, (rows) => {
        const plain = cochranMantelHaenszel(tables(rows));
        const general = generalisedCmh(tables(rows).reverse());
        const flipped = generalisedCmh(tables(rows.map(transposed)));
        expect(general.kind).toBe(plain.kind);
        fc.pre(plain.kind === "estimate");
        expectClose(estimated(general).statistic, plain.statistic, 1e-9, 1e-10);
        expectClose(estimated(flipped).statistic, plain.statistic, 1e-9, 1e-10);
        expect(estimated(general).degreesOfFreedom).toBe(1);
      }),
    );
  });

  it("generalised, with one r x c stratum, is Pearson's chi-squared times (n - 1) / n", () => {
    fc.assert(
      fc.property(tableRows({ largest: 15 }), (rows) => {
        const table = contingencyTable(rows);
        const pearson = pearsonChiSquared(table);
        fc.pre(pearson.kind === "estimate");
        const { total } = margins(table);
        const general = estimated(generalisedCmh([table]));
        expectClose(general.statistic, (pearson.statistic * (total - 1)) / total, 1e-8, 1e-9);
        expect(general.degreesOfFreedom).toBe(pearson.degreesOfFreedom);
      }),
    );
  });

  it("leaves out strata of one unit, and says of one stratum of two what can be said by hand", () => {
    const two = [
      [1, 0],
      [0, 1],
    ];
    const one = [
      [0, 0],
      [1, 0],
    ];
    // a - e = 1/2 with variance 1/4; the correction of 1/2 leaves nothing of it.
    for (const test of [cochranMantelHaenszel, generalisedCmh]) {
      expectClose(estimated(test(tables([two]))).statistic, 1);
      expect(test(tables([one, two, transposed(one)]))).toEqual(test(tables([two])));
      expect(test(tables([one, transposed(one)]))).toMatchObject({ reason: "no-variation" });
    }
    expect(estimated(cochranMantelHaenszel(tables([two]), { continuityCorrection: true })).statistic).toBe(0);
  });

  it("says nothing where no stratum varies, and refuses strata of other shapes", () => {
    expect(
      cochranMantelHaenszel(
        tables([
          [
            [1, 0],
            [0, 0],
          ],
          [
            [3, 0],
            [4, 0],
          ],
        ]),
      ),
    ).toMatchObject({ reason: "no-variation" });
    expect(generalisedCmh(tables([[[3, 4]], [[1, 2]]]))).toMatchObject({ reason: "no-variation" });
    expect(() => cochranMantelHaenszel([])).toThrow(/at least one stratum/);
    expect(() =>
      cochranMantelHaenszel(
        tables([
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ]),
      ),
    ).toThrow(/2 x 2 strata; got 2 x 3/);
    expect(() => generalisedCmh(tables([[[1, 2]], [[1, 2, 3]]]))).toThrow(/one shape; got 1 x 2 and 1 x 3/);
  });
});

describe("Mantel-Haenszel effects", () => {
  it("of one stratum are the plain odds ratio, ratio and difference of shares", () => {
    const table = [
      contingencyTable([
        [30, 70],
        [10, 90],
      ]),
    ];
    expectClose(estimated(mantelHaenszelOddsRatio(table)).value, (30 * 90) / (70 * 10));
    expectClose(estimated(mantelHaenszelRiskRatio(table)).value, 3);
    expectClose(estimated(mantelHaenszelRiskDifference(table)).value, 0.2);
    // The variance of one stratum is Woolf's for the odds ratio and Katz' for the ratio of shares.
    const odds = estimated(mantelHaenszelOddsRatio(table)).interval;
    const woolf = 1.959963984540054 * Math.sqrt(1 / 30 + 1 / 70 + 1 / 10 + 1 / 90);
    expectClose(Math.log(odds.upper / odds.lower), 2 * woolf, 1e-12);
    const ratio = estimated(mantelHaenszelRiskRatio(table)).interval;
    const katz = 1.959963984540054 * Math.sqrt(1 / 30 - 1 / 100 + 1 / 10 - 1 / 100);
    expectClose(Math.log(ratio.upper / ratio.lower), 2 * katz, 1e-12);
  });

  it("have no interval where everybody has the event", () => {
    const everybody = tables([
      [
        [3, 0],
        [5, 0],
      ],
    ]);
    expect(mantelHaenszelRiskRatio(everybody)).toEqual({ kind: "not-estimable", reason: "no-variation" });
    expect(mantelHaenszelRiskDifference(everybody)).toEqual({ kind: "not-estimable", reason: "no-variation" });
  });

  it("turn over when rows change places: reciprocal ratios, opposite difference", () => {
    fc.assert(
      fc.property(strata, (rows) => {
        const turned = tables(rows.map((table) => [...table].reverse()));
        for (const effect of [mantelHaenszelOddsRatio, mantelHaenszelRiskRatio]) {
          const one = effect(tables(rows));
          const other = effect(turned);
          expect(other.kind).toBe(one.kind);
          if (one.kind !== "estimate") continue;
          expectClose(estimated(other).value, 1 / one.value, 1e-12);
          expectClose(estimated(other).interval.lower, 1 / one.interval.upper, 1e-10);
          expect(one.interval.lower < one.value && one.value < one.interval.upper).toBe(true);
        }
        const difference = mantelHaenszelRiskDifference(tables(rows));
        if (difference.kind !== "estimate") return;
        const opposite = estimated(mantelHaenszelRiskDifference(turned));
        expectClose(opposite.value, -difference.value, 1e-12, 1e-14);
        expectClose(opposite.interval.lower, -difference.interval.upper, 1e-7, 1e-9);
      }),
    );
  });

  it("do not move when a stratum is repeated, and keep an effect that all strata share", () => {
    const same = tables([
      [
        [30, 70],
        [10, 90],
      ],
      [
        [60, 140],
        [20, 180],
      ],
      [
        [3, 7],
        [1, 9],
      ],
    ]);
    expectClose(estimated(mantelHaenszelRiskDifference(same)).value, 0.2);
    expectClose(estimated(mantelHaenszelRiskRatio(same)).value, 3);
    expectClose(
      estimated(mantelHaenszelOddsRatio([...same, ...same])).value,
      estimated(mantelHaenszelOddsRatio(same)).value,
    );
    expect(
      mantelHaenszelOddsRatio(
        tables([
          [
            [3, 0],
            [1, 0],
          ],
        ]),
      ),
    ).toMatchObject({ kind: "not-estimable" });
  });
});

describe("homogeneity of odds ratios", () => {
  it("is complete when all strata have one odds ratio", () => {
    const same = tables([
      [
        [30, 70],
        [10, 90],
      ],
      [
        [60, 140],
        [20, 180],
      ],
    ]);
    const tests = estimated(breslowDay(same));
    expect(tests.breslowDay.statistic).toBeLessThan(1e-20);
    expectClose(tests.tarone.pValue, 1, 1e-9);
    expect(estimated(woolfTest(same)).statistic).toBeLessThan(1e-20);
  });

  it("has Tarone's statistic at or below Breslow and Day's, and leaves out strata that say nothing", () => {
    fc.assert(
      fc.property(fc.array(fourfold, { minLength: 2, maxLength: 5 }), (rows) => {
        const tests = breslowDay(tables(rows));
        fc.pre(tests.kind === "estimate");
        expect(tests.tarone.statistic).toBeLessThanOrEqual(tests.breslowDay.statistic + 1e-12);
        const padded = estimated(
          breslowDay(
            tables([
              ...rows,
              [
                [3, 4],
                [0, 0],
              ],
            ]),
          ),
        );
        expect(padded.uninformativeStrata).toBe(tests.uninformativeStrata + 1);
        expectClose(padded.tarone.statistic, tests.tarone.statistic, 1e-9, 1e-9);
      }),
    );
    expect(
      breslowDay(
        tables([
          [
            [3, 1],
            [1, 3],
          ],
        ]),
      ),
    ).toMatchObject({ kind: "not-estimable" });
    expect(
      woolfTest(
        tables([
          [
            [3, 1],
            [1, 3],
          ],
        ]),
      ),
    ).toMatchObject({ kind: "not-estimable" });
  });
});

describe("exact conditional test over strata", () => {
  it("with one stratum is Fisher's test with its odds ratio and interval", () => {
    fc.assert(
      fc.property(fourfold, (rows) => {
        const table = contingencyTable(rows);
        const exact = exactCmh([table]);
        fc.pre(exact.kind === "estimate");
        const fisher = fisherExact(table);
        expectClose(exact.pValue, fisher.pValue, 1e-11);
        expectClose(exact.less, fisher.less, 1e-11);
        expectClose(exact.greater, fisher.greater, 1e-11);
        const odds = estimated(conditionalOddsRatio(table));
        expectClose(exact.oddsRatio, odds.value, 1e-9);
        expectClose(exact.interval.lower, odds.interval.lower, 1e-9);
        expectClose(exact.interval.upper, odds.interval.upper, 1e-9);
      }),
    );
  });

  it("has the law of the sum over strata, as pairing every table of one with every table of the other shows", () => {
    const exact = estimated(
      exactCmh(
        tables([
          [
            [3, 2],
            [1, 4],
          ],
          [
            [6, 3],
            [2, 3],
          ],
        ]),
      ),
    );
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    let greater = 0;
    let all = 0;
    for (let x = 0; x <= 4; x++) {
      for (let y = 3; y <= 8; y++) {
        const weight = choose(5, x) * choose(5, 4 - x) * choose(9, y) * choose(5, 8 - y);
        all += weight;
        if (x + y >= 9) greater += weight;
      }
    }
    expectClose(exact.greater, greater / all, 1e-12);
    expect(exact.observed).toBe(9);
  });

  it("ends at 0 and infinity, and refuses what it cannot convolve", () => {
    const end = estimated(
      exactCmh(
        tables([
          [
            [0, 5],
            [3, 4],
          ],
          [
            [0, 2],
            [2, 1],
          ],
        ]),
      ),
    );
    expect([end.oddsRatio, end.interval.lower]).toEqual([0, 0]);
    expect(
      exactCmh(
        tables([
          [
            [0, 5],
            [0, 4],
          ],
        ]),
      ),
    ).toMatchObject({ kind: "not-estimable" });
    expect(() =>
      exactCmh(
        tables([
          [
            [1e5, 1e5],
            [1e5, 1e5],
          ],
          [
            [1e5, 1e5],
            [1e5, 1e5],
          ],
        ]),
      ),
    ).toThrow(/at most/);
    expect(() =>
      exactCmh(
        tables([
          [
            [1, 2],
            [3, 4],
          ],
        ]),
        { level: 2 },
      ),
    ).toThrow(/level/);
  });
});

describe("tilted laws", () => {
  it("of one fair coin: mean 1/2 at odds 1, a quarter at odds 1/3", () => {
    const coin = { lowest: 0, probabilities: Float64Array.of(0.5, 0.5) };
    expectClose(tiltToMean(coin, 0.5), 1, 1e-12);
    expectClose(tiltToTail(coin, 1, "upper", 0.25), 1 / 3, 1e-12);
    expect([...convolve(coin, coin).probabilities]).toEqual([0.25, 0.5, 0.25]);
    expect(tiltToMean(coin, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(tiltToTail(coin, 0, "upper", 0.1)).toBe(0);
    expect(tiltToTail(coin, 1, "lower", 0.1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("quadratic form", () => {
  it("is the same whichever redundant cell is left out, with the rank as degrees of freedom", () => {
    fc.assert(
      fc.property(tableRows({ rows: 3, columns: 2, largest: 20 }), (rows) => {
        const { rowTotals, total } = margins(contingencyTable(rows));
        fc.pre(rowTotals.every((count) => count > 0));
        const full = Float64Array.from({ length: 9 }, (_, i) => {
          const [row, other] = [Math.floor(i / 3), i % 3];
          return (row === other ? total * rowTotals[row]! : 0) - rowTotals[row]! * rowTotals[other]!;
        });
        const vector = [1, 2, -3];
        const form = quadraticForm(vector, full);
        const part = quadraticForm(vector.slice(0, 2), Float64Array.of(full[0]!, full[1]!, full[3]!, full[4]!));
        expect(form.rank).toBe(2);
        expectClose(form.statistic, part.statistic, 1e-9);
      }),
    );
    expect(quadraticForm([2, 1], Float64Array.of(4, 0, 0, 1))).toEqual({ statistic: 2, rank: 2 });
    expect(quadraticForm([0], Float64Array.of(0))).toEqual({ statistic: 0, rank: 0 });
  });

  it("sits on tables whose strata add up", () => {
    expect([...pooledTable(tables([[[1, 2]], [[3, 4]]])).counts]).toEqual([4, 6]);
    expect(() => pooledTable([])).toThrow(/at least one stratum/);
  });
});

describe("exact conditional test over strata, where a stratum allows one table only", () => {
  it("adds its first cell to the sum and nothing else", () => {
    const table = [
      [3, 1],
      [2, 4],
    ];
    const fixed = [
      [3, 0],
      [2, 0],
    ];
    const alone = estimated(exactCmh(tables([table])));
    for (const rows of [
      [fixed, table],
      [table, fixed],
      [fixed, table, fixed],
    ]) {
      const { observed, pValue, less, greater, oddsRatio } = estimated(exactCmh(tables(rows)));
      expect(observed).toBe(3 + 3 * (rows.length - 1));
      expect([pValue, less, greater]).toEqual([alone.pValue, alone.less, alone.greater]);
      expectClose(oddsRatio, alone.oddsRatio, 1e-9);
    }
  });

  it("refuses products of more than a billion, and says how many they are", () => {
    // From 5,000 to 40,000: 35,001 sums in the first stratum, their products in the second.
    const wide = [
      [20_000, 20_000],
      [20_000, 15_000],
    ];
    expect(() => exactCmh(tables([wide, wide]))).toThrow(`got ${35_001 + 35_001 ** 2}`);
  });
});
