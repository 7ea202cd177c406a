import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boschloo } from "../../src/statistics/boschloo.js";
import { cohensKappa } from "../../src/statistics/cohens-kappa.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { chiSquaredUpperTail } from "../../src/statistics/distributions.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { goodnessOfFit } from "../../src/statistics/goodness-of-fit.js";
import { jonckheereTerpstra } from "../../src/statistics/jonckheere-terpstra.js";
import { kruskalWallis } from "../../src/statistics/kruskal-wallis.js";
import { mannWhitney } from "../../src/statistics/mann-whitney.js";
import { mcNemar } from "../../src/statistics/mcnemar.js";
import { midRanks } from "../../src/statistics/mid-ranks.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { cochranArmitage, linearByLinear } from "../../src/statistics/trend-tests.js";
import { twoSamplePermutation } from "../../src/statistics/two-sample-permutation.js";
import reference from "../fixtures/ranks.json" with { type: "json" };
import { expectClose } from "../support/closeness.js";
import { tableRows } from "../support/table-arbitraries.js";

const streams = streamsFrom(1);
const values = (least: number, most: number) =>
  fc.array(fc.integer({ min: -20, max: 20 }), { minLength: least, maxLength: most });

function estimated<T extends { kind: string }>(result: T): Extract<T, { kind: "estimate" }> {
  if (result.kind !== "estimate") throw new Error(`expected an estimate; got ${JSON.stringify(result)}`);
  return result as Extract<T, { kind: "estimate" }>;
}

/** Every subset of the given size, by plain recursion. */
function subsets(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}

describe("trend over ordered groups", () => {
  it("agrees with R's prop.trend.test for smokers, with two lists of scores", () => {
    const [events, totals] = [
      [83, 90, 129, 70],
      [86, 93, 136, 82],
    ];
    expectClose(estimated(cochranArmitage(events, totals)).statistic, 8.2249222851977351);
    expectClose(estimated(cochranArmitage(events, totals, [0, 0, 1, 2])).statistic, 10.470514401671748);
  });

  it("does not change with the scale of the scores, and changes sign with their direction", () => {
    fc.assert(
      fc.property(tableRows({ rows: 4, columns: 2 }), fc.integer({ min: 1, max: 9 }), (rows, scale) => {
        const events = rows.map((row) => row[0]!);
        const totals = rows.map((row) => row[0]! + row[1]!);
        fc.pre(totals.some((total) => total > 0));
        const one = cochranArmitage(events, totals, [1, 2, 3, 5]);
        const other = cochranArmitage(
          events,
          totals,
          [1, 2, 3, 5].map((score) => 7 - scale * score),
        );
        expect(other.kind).toBe(one.kind);
        if (one.kind === "estimate") expectClose(estimated(other).z, -one.z, 1e-9, 1e-9);
      }),
    );
  });

  it("is the linear-by-linear test times sqrt(n / (n - 1)), and of two groups Pearson's chi-squared", () => {
    fc.assert(
      fc.property(tableRows({ rows: 3, columns: 2 }), (rows) => {
        const events = rows.map((row) => row[1]!);
        const totals = rows.map((row) => row[0]! + row[1]!);
        const n = totals.reduce((a, b) => a + b, 0);
        fc.pre(n > 1);
        const trend = cochranArmitage(events, totals);
        const linear = linearByLinear([contingencyTable(rows)]);
        fc.pre(trend.kind === "estimate");
        expectClose(estimated(linear).z * Math.sqrt(n / (n - 1)), trend.z, 1e-9, 1e-9);
        const pair = pearsonChiSquared(contingencyTable(rows.slice(0, 2)));
        if (pair.kind !== "estimate") return;
        expectClose(
          estimated(cochranArmitage(events.slice(0, 2), totals.slice(0, 2))).statistic,
          pair.statistic,
          1e-8,
          1e-9,
        );
      }),
    );
  });

  it("by linear-by-linear is (n - 1) r^2, and adds up over strata", () => {
    const rows = [
      [2, 4, 13, 3],
      [2, 6, 22, 4],
      [0, 1, 15, 8],
      [0, 3, 13, 8],
    ];
    const points = rows.flatMap((row, r) =>
      row.flatMap((count, c) => Array.from({ length: count }, () => [r, c] as const)),
    );
    const mean = (k: 0 | 1) => points.reduce((sum, point) => sum + point[k], 0) / points.length;
    const [mr, mc] = [mean(0), mean(1)];
    const cross = points.reduce((sum, [r, c]) => sum + (r - mr) * (c - mc), 0);
    const squares = (k: 0 | 1, m: number) => points.reduce((sum, point) => sum + (point[k] - m) ** 2, 0);
    const r2 = cross ** 2 / (squares(0, mr) * squares(1, mc));
    expectClose(estimated(linearByLinear([contingencyTable(rows)])).statistic, (points.length - 1) * r2, 1e-11);
    const twice = estimated(linearByLinear([contingencyTable(rows), contingencyTable(rows)]));
    expectClose(twice.z, Math.SQRT2 * estimated(linearByLinear([contingencyTable(rows)])).z, 1e-12);
  });

  it("refuses lists that do not fit and says when nothing varies", () => {
    expect(() => cochranArmitage([1], [1, 2])).toThrow(/one length; got 1, 2 and 2/);
    expect(() => cochranArmitage([3], [2])).toThrow(/0 <= events <= totals; got 3 of 2/);
    expect(() => cochranArmitage([1], [2], [Number.NaN])).toThrow(/finite scores/);
    expect(cochranArmitage([2, 3], [2, 3])).toMatchObject({ kind: "not-estimable" });
    expect(() =>
      linearByLinear(
        [
          contingencyTable([
            [1, 2],
            [3, 4],
          ]),
        ],
        { rowScores: [1] },
      ),
    ).toThrow(/2 row and 2 column/);
    expect(
      linearByLinear([
        contingencyTable([
          [1, 0],
          [0, 0],
        ]),
      ]),
    ).toMatchObject({ kind: "not-estimable" });
  });
});

describe("goodness of fit", () => {
  it("agrees with R's chisq.test and is Pearson's by hand for equal shares", () => {
    expectClose(estimated(goodnessOfFit([18, 55, 127], [0.05, 0.2, 0.75])).statistic, 15.551666666666668);
    const equal = estimated(goodnessOfFit([10, 20, 30]));
    expectClose(equal.statistic, 10);
    expectClose(equal.pValue, chiSquaredUpperTail(10, 2));
    expect(estimated(goodnessOfFit([10, 20, 0], [0.5, 0.5, 0])).degreesOfFreedom).toBe(1);
  });

  it("refuses what is no count and no probability", () => {
    expect(() => goodnessOfFit([-1, 2])).toThrow(/got -1/);
    expect(() => goodnessOfFit([1, 2], [0.5, 0.6])).toThrow(/add up to 1/);
    expect(() => goodnessOfFit([1, 2], [1])).toThrow(/one probability a count/);
    expect(() => goodnessOfFit([1, 2], [0, 1])).toThrow(/where the probability is 0/);
    expect(goodnessOfFit([0, 0])).toMatchObject({ kind: "not-estimable" });
  });
});

describe("rank tests", () => {
  it("agree with SciPy for Mann-Whitney and Kruskal-Wallis, ties included", () => {
    for (const { first, second, u, pNormal, pCorrected, pExact } of reference.mannWhitney) {
      const result = estimated(mannWhitney(first, second, { streams }));
      expectClose(result.u, u);
      expectClose(result.normal.pValue, pNormal, 1e-11);
      expectClose(result.normalCorrected.pValue, pCorrected, 1e-11);
      if (pExact === undefined) continue;
      expect(result.permutation.method).toBe("exact");
      expectClose(result.permutation.pValue, pExact, 1e-11);
    }
    for (const { groups, statistic, pValue } of reference.kruskalWallis) {
      const result = estimated(kruskalWallis(groups));
      expectClose(result.statistic, statistic, 1e-11);
      expectClose(result.pValue, pValue, 1e-11);
    }
  });

  it("of two groups are one test: Kruskal-Wallis is z squared, Jonckheere is z", () => {
    fc.assert(
      fc.property(values(2, 12), values(2, 12), (first, second) => {
        const rank = mannWhitney(first, second, { streams });
        fc.pre(rank.kind === "estimate");
        expectClose(estimated(kruskalWallis([first, second])).statistic, rank.normal.z ** 2, 1e-9, 1e-10);
        expectClose(estimated(jonckheereTerpstra([second, first])).z, rank.normal.z, 1e-9, 1e-10);
        const other = estimated(mannWhitney(second, first, { streams }));
        expectClose(rank.superiority + other.superiority, 1, 1e-12);
        expectClose(other.permutation.pValue, rank.permutation.pValue, 1e-10);
      }),
      { numRuns: 50 },
    );
  });

  it("of Jonckheere count the pairs in order and have their permutation mean and variance", () => {
    const groups = [
      [1, 3],
      [2, 3],
      [5, 2],
    ];
    const pool = groups.flat();
    const statisticOf = (parts: number[][]): number => {
      let count = 0;
      for (const [i, later] of parts.entries()) {
        for (const earlier of parts.slice(0, i)) {
          for (const x of earlier) for (const y of later) count += x < y ? 1 : x === y ? 0.5 : 0;
        }
      }
      return count;
    };
    const all: number[] = [];
    const indices = [...pool.keys()];
    for (const one of subsets(indices, 2)) {
      const left = indices.filter((i) => !one.includes(i));
      for (const two of subsets(left, 2)) {
        const three = left.filter((i) => !two.includes(i));
        all.push(statisticOf([one, two, three].map((part) => part.map((i) => pool[i]!))));
      }
    }
    const mean = all.reduce((a, b) => a + b, 0) / all.length;
    const variance = all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length;
    const result = estimated(jonckheereTerpstra(groups));
    expectClose(result.statistic, statisticOf(groups));
    expectClose(result.mean, mean, 1e-12);
    expectClose(result.variance, variance, 1e-12);
  });

  it("share ranks among ties and refuse NaN", () => {
    expect([...midRanks([10, 20, 20, 5]).ranks]).toEqual([2, 3.5, 3.5, 1]);
    expect(midRanks([10, 20, 20, 5]).tieSizes).toEqual([1, 1, 2]);
    expect(() => midRanks([Number.NaN])).toThrow(/finite/);
    expect(kruskalWallis([[1, 1], [1]])).toMatchObject({ kind: "not-estimable" });
    expect(jonckheereTerpstra([[1], [1]])).toMatchObject({ kind: "not-estimable" });
    // One pair: 0 or 1 in order, each as likely, so z is 1 and its lower tail 0.8413.
    const pair = estimated(jonckheereTerpstra([[1], [2], []]));
    expect(pair).toMatchObject({ statistic: 1, mean: 0.5, variance: 0.25, z: 1 });
    expectClose(pair.pLess, 0.8413447460685429);
    expectClose(pair.pGreater, 0.15865525393145705);
    expect(mannWhitney([], [1, 2], { streams })).toMatchObject({ kind: "not-estimable" });
  });
});

describe("two-sample permutation", () => {
  it("agrees with listing every allocation", () => {
    fc.assert(
      fc.property(values(1, 5), values(1, 6), (first, second) => {
        const result = twoSamplePermutation([{ first, second }], { streams });
        fc.pre(result.kind === "estimate" && result.method === "exact");
        const pool = [...first, ...second];
        const sums = subsets([...pool.keys()], first.length).map((part) => part.reduce((sum, i) => sum + pool[i]!, 0));
        const centre = (pool.reduce((a, b) => a + b, 0) * first.length) / pool.length;
        const observed = first.reduce((a, b) => a + b, 0);
        const share = (keep: (sum: number) => boolean) => sums.filter(keep).length / sums.length;
        const distance = Math.abs(observed - centre);
        expectClose(
          result.pValue,
          share((sum) => Math.abs(sum - centre) >= distance - 1e-9),
          1e-11,
        );
        expectClose(
          result.greater,
          share((sum) => sum >= observed),
          1e-11,
        );
        expectClose(
          result.less,
          share((sum) => sum <= observed),
          1e-11,
        );
        const variance = sums.reduce((total, sum) => total + (sum - centre) ** 2, 0) / sums.length;
        expectClose(result.variance, variance, 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("does not change when values are moved and stretched, decimals included", () => {
    fc.assert(
      fc.property(values(2, 7), values(2, 7), (first, second) => {
        const stretch = (list: number[]) => list.map((value) => 0.1 * value + 1e6);
        const one = twoSamplePermutation([{ first, second }], { streams });
        const other = twoSamplePermutation([{ first: stretch(first), second: stretch(second) }], { streams });
        fc.pre(one.kind === "estimate");
        expectClose(estimated(other).pValue, one.pValue, 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("resampled agrees with the exact law, within blocks too, and repeats with its seed", () => {
    const blocks = [
      { first: [3, 5, 1], second: [5, 8, 8] },
      { first: [1, 2, 4], second: [9, 4] },
    ];
    const exact = estimated(twoSamplePermutation(blocks, { streams }));
    const options = { streams: streamsFrom(9), resamples: 20_000, exactUpTo: 0 };
    const resampled = estimated(twoSamplePermutation(blocks, options));
    if (resampled.method !== "resampled") throw new Error("expected resamples");
    const margin = 4.5 * Math.sqrt((exact.pValue * (1 - exact.pValue)) / 20_000);
    expect(Math.abs(resampled.pValue - exact.pValue)).toBeLessThan(margin);
    expect(twoSamplePermutation(blocks, options)).toEqual(resampled);
    expect(resampled.seed).toBe(9);
    const many = Array.from({ length: 60 }, (_, i) => Math.sin(i) * 1e3);
    const large = twoSamplePermutation([{ first: many.slice(0, 25), second: many.slice(25) }], {
      streams,
      resamples: 99,
      exactUpTo: 10_000,
    });
    expect(estimated(large).method).toBe("resampled");
  });

  it("resampled counts draws on either side, the observed one among them", () => {
    const options = { streams: streamsFrom(4), resamples: 500, exactUpTo: 0 };
    const [low, high] = [
      [1, 2, 3],
      [10, 20, 40, 80],
    ];
    // No draw lies below the lowest possible sum, and none above the highest.
    expect(estimated(twoSamplePermutation([{ first: low!, second: high! }], options)).greater).toBe(1);
    expect(estimated(twoSamplePermutation([{ first: high!, second: low! }], options)).less).toBe(1);
    const skewed = [
      { first: [1, 40], second: [0, 2, 3, 90] },
      { first: [5, 7], second: [6, 60, 8] },
    ];
    const exact = estimated(twoSamplePermutation(skewed, { streams }));
    const drawn = estimated(twoSamplePermutation(skewed, { ...options, resamples: 4_000 }));
    for (const side of ["greater", "less"] as const) {
      const share = exact[side];
      expect(Math.abs(drawn[side] - share)).toBeLessThan(4.5 * Math.sqrt((share * (1 - share)) / 4_000));
    }
  });

  it("leaves out blocks of one group alone, and adds means over the others", () => {
    const blocks = [
      { first: [3, 5, 1], second: [5, 8] },
      { first: [1, 2], second: [9, 4] },
    ];
    const alone = [
      { first: [7], second: [] },
      { first: [], second: [3] },
      { first: [1, 2], second: [] },
      { first: [], second: [4, 6] },
    ];
    const result = estimated(twoSamplePermutation(blocks, { streams }));
    expect(estimated(twoSamplePermutation([...alone, ...blocks], { streams }))).toEqual(result);
    expect([result.observed, result.mean]).toEqual([12, expect.closeTo((3 * 22) / 5 + (2 * 16) / 4, 12)]);
  });

  it("tells values apart however small they are or differ", () => {
    const one = estimated(twoSamplePermutation([{ first: [3, 8], second: [1, 2, 7] }], { streams }));
    for (const unit of [1e-9, 1e-30, 1e30]) {
      const [first, second] = [[3, 8].map((v) => v * unit), [1, 2, 7].map((v) => v * unit)];
      expectClose(estimated(twoSamplePermutation([{ first, second }], { streams })).pValue, one.pValue, 1e-12);
    }
    for (const step of [1e-9, 1.7e-9, 3.1e-9]) {
      const close = twoSamplePermutation([{ first: [Math.SQRT2 + step], second: [0, Math.SQRT2] }], { streams });
      expectClose(estimated(close).greater, 1 / 3, 1e-12);
    }
  });

  it("rejects a true null at 5 % in 5 % of runs with groups of 10 and 90", () => {
    let rejected = 0;
    for (let run = 1; run <= 300; run++) {
      const pool = Array.from({ length: 100 }, (_, i) => Math.sin(i * 12.9898 + run * 78.233) * 43758.5453);
      const decimals = pool.map((value) => Math.round((value - Math.floor(value)) * 20));
      const test = twoSamplePermutation([{ first: decimals.slice(0, 10), second: decimals.slice(10) }], { streams });
      if (estimated(test).pValue <= 0.05) rejected++;
    }
    expect(rejected).toBeGreaterThanOrEqual(3);
    expect(rejected).toBeLessThanOrEqual(33);
  });

  it("refuses NaN and says when nothing can change places", () => {
    expect(() => twoSamplePermutation([{ first: [Number.NaN], second: [1] }], { streams })).toThrow(/finite values/);
    expect(() => twoSamplePermutation([{ first: [2], second: [1] }], { streams, resamples: 0 })).toThrow(/got 0/);
    expect(twoSamplePermutation([{ first: [1], second: [] }], { streams })).toMatchObject({ kind: "not-estimable" });
  });
});

describe("paired ratings", () => {
  it("by McNemar: 5 against 1 is 0.21875 exactly, mid-p 0.125", () => {
    const result = estimated(
      mcNemar(
        contingencyTable([
          [10, 5],
          [1, 20],
        ]),
      ),
    );
    expectClose(result.exact.pValue, 14 / 64);
    expectClose(result.exact.greater, 7 / 64);
    expectClose(result.exact.less, 63 / 64);
    expectClose(result.midP, 8 / 64);
    expectClose(result.statistic, 16 / 6);
    expectClose(result.corrected.statistic, 9 / 6);
    expect(
      estimated(
        mcNemar(
          contingencyTable([
            [1, 3],
            [3, 1],
          ]),
        ),
      ),
    ).toMatchObject({ midP: 1, statistic: 0 });
    expect(
      mcNemar(
        contingencyTable([
          [1, 0],
          [0, 1],
        ]),
      ),
    ).toMatchObject({ kind: "not-estimable" });
    expect(() => mcNemar(contingencyTable([[1, 2, 3]]))).toThrow(/2 x 2/);
  });

  it("by Cohen: 20 and 15 agreements of 50 give kappa 0.4; full agreement 1; chance agreement 0", () => {
    const result = estimated(
      cohensKappa(
        contingencyTable([
          [20, 5],
          [10, 15],
        ]),
      ),
    );
    expectClose(result.value, 0.4);
    expectClose(result.agreement, 0.7);
    expectClose(result.agreementByChance, 0.5);
    expectClose(result.interval.lower, 0.4 - 1.959963984540054 * result.standardError);
    expectClose(result.interval.upper, 0.4 + 1.959963984540054 * result.standardError);
    const nearly = contingencyTable([
      [9, 1],
      [0, 1],
    ]);
    expect(estimated(cohensKappa(nearly)).interval.upper).toBe(1);
    const opposed = contingencyTable([
      [0, 9],
      [9, 1],
    ]);
    expect(estimated(cohensKappa(opposed)).interval.lower).toBe(-1);
    expectClose(
      estimated(
        cohensKappa(
          contingencyTable([
            [5, 0],
            [0, 7],
          ]),
        ),
      ).value,
      1,
    );
    expectClose(
      estimated(
        cohensKappa(
          contingencyTable([
            [4, 6],
            [6, 9],
          ]),
        ),
      ).value,
      0,
      1e-12,
      1e-12,
    );
    expect(
      cohensKappa(
        contingencyTable([
          [5, 0],
          [0, 0],
        ]),
      ),
    ).toMatchObject({ kind: "not-estimable" });
    expect(() => cohensKappa(contingencyTable([[1, 2, 3]]))).toThrow(/square/);
  });

  it("by Cohen have the standard error of the delta method, as numerical derivatives show", () => {
    const counts = [
      [20, 5, 3],
      [10, 15, 2],
      [1, 4, 30],
    ];
    const n = counts.flat().reduce((a, b) => a + b, 0);
    const kappaOf = (rows: number[][]): number => estimated(cohensKappa(contingencyTable(rows))).value;
    const step = 1e-5;
    const slopes = counts.map((row, i) =>
      row.map((_, j) => {
        const bumped = (by: number) => counts.map((r, k) => r.map((x, l) => (k === i && l === j ? x + by * n : x)));
        return (kappaOf(bumped(step)) - kappaOf(bumped(-step))) / (2 * step);
      }),
    );
    const shares = counts.flat().map((count) => count / n);
    const flat = slopes.flat();
    const first = flat.reduce((sum, slope, i) => sum + slope * shares[i]!, 0);
    const second = flat.reduce((sum, slope, i) => sum + slope * slope * shares[i]!, 0);
    const result = estimated(cohensKappa(contingencyTable(counts)));
    expectClose(result.standardError, Math.sqrt((second - first * first) / n), 1e-6);
    expect(result.interval.lower < result.value && result.value < result.interval.upper).toBe(true);
  });
});

describe("Boschloo's test", () => {
  it("agrees with SciPy to what its own search finds", () => {
    for (const { table, less, greater } of reference.boschloo) {
      const result = estimated(boschloo(contingencyTable(table)));
      expectClose(result.less, less, 1e-6);
      expectClose(result.greater, greater, 1e-6);
      expect(result.pValue).toBe(Math.min(1, 2 * Math.min(result.less, result.greater)));
    }
  });

  it("is never larger than Fisher's one-sided test", () => {
    fc.assert(
      fc.property(tableRows({ rows: 2, columns: 2, largest: 12 }), (rows) => {
        const result = boschloo(contingencyTable(rows));
        fc.pre(result.kind === "estimate");
        const fisher = fisherExact(contingencyTable(rows));
        expect(result.less).toBeLessThanOrEqual(fisher.less * (1 + 1e-6));
        expect(result.greater).toBeLessThanOrEqual(fisher.greater * (1 + 1e-6));
      }),
      { numRuns: 30 },
    );
    expect(
      boschloo(
        contingencyTable([
          [0, 0],
          [1, 2],
        ]),
      ),
    ).toMatchObject({ kind: "not-estimable" });
    expect(() =>
      boschloo(
        contingencyTable([
          [3000, 0],
          [1, 3000],
        ]),
      ),
    ).toThrow(/at most 4000000/);
  });
});
