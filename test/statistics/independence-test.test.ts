import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cochranMantelHaenszel } from "../../src/statistics/cochran-mantel-haenszel.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { normalDensity, normalUpperTail, twoSidedNormal } from "../../src/statistics/distributions.js";
import { exactPearson } from "../../src/statistics/freeman-halton.js";
import { generalisedCmh } from "../../src/statistics/generalised-cmh.js";
import {
  type IndependenceProblem,
  independenceProblem,
  independenceProblemOfTables,
} from "../../src/statistics/independence-problem.js";
import { type IndependenceTest, independenceTest } from "../../src/statistics/independence-test.js";
import { kruskalWallis } from "../../src/statistics/kruskal-wallis.js";
import { linearStatistic } from "../../src/statistics/linear-statistic.js";
import { extremityTolerance, type StatisticForm, testStatistic } from "../../src/statistics/linear-statistic-form.js";
import { mannWhitney } from "../../src/statistics/mann-whitney.js";
import { normalMaximum } from "../../src/statistics/normal-maximum.js";
import { nullHistogram } from "../../src/statistics/null-histogram.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { pivotedCholesky } from "../../src/statistics/pivoted-cholesky.js";
import { quadraticForm, quadraticFormOf } from "../../src/statistics/quadratic-form.js";
import { nextBelow, nextNormal, streamsFrom } from "../../src/statistics/random.js";
import {
  permutationResampling,
  permutationResamplingTask,
  resampledNullDistribution,
} from "../../src/statistics/resampled-null-distribution.js";
import type { Sidedness } from "../../src/statistics/step-down.js";
import { linearByLinear } from "../../src/statistics/trend-tests.js";
import { indicatorColumns, rankColumn, scoreColumn, type UnitColumns } from "../../src/statistics/unit-columns.js";
import { expectClose } from "../support/closeness.js";

interface CoinForm {
  readonly form: StatisticForm;
  readonly alternative: Sidedness;
  readonly statistic: number;
  readonly pValue: number;
  readonly exactPValue?: number;
}

interface CoinCase {
  readonly name: string;
  readonly x: { readonly columns: number; readonly values: readonly number[] };
  readonly y: { readonly columns: number; readonly values: readonly number[] };
  readonly blocks: readonly number[] | null;
  readonly linear: readonly number[];
  readonly mean: readonly number[];
  readonly covariance: readonly number[];
  readonly standardised: readonly number[];
  readonly forms: readonly CoinForm[];
}

/** Made by the R package coin: test/fixtures/generate/independence.R. */
const { cases } = JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/independence.json"), "utf8")) as {
  readonly cases: readonly CoinCase[];
};

const streams = streamsFrom(1999);

function columns({ columns: width, values }: CoinCase["x"]): UnitColumns {
  return { columns: width, values: Float64Array.from(values) };
}

function problemOf({ x, y, blocks }: CoinCase): IndependenceProblem {
  return independenceProblem(columns(x), columns(y), blocks === null ? {} : { blocks });
}

/** coin counts columns of x fastest, ours columns of y. */
function inOurOrder({ x, y }: CoinCase, entry: number): number {
  return Math.floor(entry / y.columns) + x.columns * (entry % y.columns);
}

function estimated(problem: IndependenceProblem, options: Parameters<typeof independenceTest>[1]): IndependenceTest {
  const result = independenceTest(problem, options);
  if (result.kind !== "estimate") throw new Error(result.reason);
  return result;
}

describe("a linear statistic", () => {
  it.each(cases)("has the moments of coin: $name", (made) => {
    const { observed, mean, deviation, covariance } = linearStatistic(problemOf(made));
    const entries = observed.length;
    const scale = Math.max(...made.covariance);
    for (let i = 0; i < entries; i++) {
      const at = inOurOrder(made, i);
      expectClose(observed[i]!, made.linear[at]!, 1e-12, 1e-12);
      expectClose(mean[i]!, made.mean[at]!, 1e-12, 1e-12);
      expect(deviation[i]! + mean[i]!).toBe(observed[i]);
      for (let j = 0; j < entries; j++) {
        const theirs = made.covariance[at * entries + inOurOrder(made, j)]!;
        expectClose(covariance[i * entries + j]!, theirs, 1e-11, 1e-13 * scale);
      }
    }
  });

  it("has the mean and covariance of all permutations, block by block", () => {
    const x = { columns: 2, values: Float64Array.of(1, 5, 2, 3, 4, 4, 0, 1, 2, 9) };
    const y = scoreColumn([3, 1, 4, 1, 5]);
    const blocks = [0, 0, 0, 1, 1];
    const linear = linearStatistic(independenceProblem(x, y, { blocks }));
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ].flatMap((order) => [
      [...order, 3, 4],
      [...order, 4, 3],
    ]);
    const drawn = orders.map((order) =>
      [0, 1].map((column) =>
        order.reduce((sum, from, unit) => sum + x.values[2 * unit + column]! * y.values[from]!, 0),
      ),
    );
    const mean = [0, 1].map((column) => drawn.reduce((sum, row) => sum + row[column]!, 0) / drawn.length);
    for (const a of [0, 1]) {
      expectClose(linear.mean[a]!, mean[a]!);
      for (const b of [0, 1]) {
        const products = drawn.map((row) => (row[a]! - mean[a]!) * (row[b]! - mean[b]!));
        expectClose(linear.covariance[2 * a + b]!, products.reduce((sum, value) => sum + value, 0) / drawn.length);
      }
    }
  });

  it("keeps its digits where values lie far from 0", () => {
    const near = linearStatistic(independenceProblem(scoreColumn([0, 1, 2, 5]), scoreColumn([1, 0, 0, 1])));
    const far = linearStatistic(
      independenceProblem(scoreColumn([1e9, 1e9 + 1, 1e9 + 2, 1e9 + 5]), scoreColumn([1, 0, 0, 1])),
    );
    expectClose(far.deviation[0]!, near.deviation[0]!);
    expectClose(far.covariance[0]!, near.covariance[0]!);
  });
});

describe("the three forms and their limit laws", () => {
  it.each(cases.flatMap((made) => made.forms.map((form) => ({ ...form, name: made.name, made }))))(
    "agree with coin: $name, $form, $alternative",
    ({ made, form, alternative, statistic, pValue }) => {
      const result = estimated(problemOf(made), { form, alternative, distribution: "asymptotic", streams });
      // coin gives the smallest entry for "less"; ours is larger when more extreme.
      expectClose(result.statistic, alternative === "less" ? -statistic : statistic, 1e-9);
      for (const [entry, z] of result.standardised.entries()) {
        expectClose(z, made.standardised[inOurOrder(made, entry)]!, 1e-9, 1e-12);
      }
      const { nullDistribution } = result;
      if (nullDistribution.method !== "asymptotic") throw new Error("expected a limit law");
      if (nullDistribution.law === "multivariate-normal") {
        const { standardError, bounds } = nullDistribution;
        // coin's integration is off by more than it says: its 0.028142 for the ties lies above Bonferroni's 0.028128.
        expect(Math.abs(result.pValue - pValue)).toBeLessThan(4.5 * standardError + 2e-5);
        expect(standardError).toBeLessThan(0.006 * pValue);
        expect(bounds.lower <= result.pValue && result.pValue <= bounds.upper).toBe(true);
      } else {
        expect(nullDistribution.law).toBe(form === "scalar" ? "normal" : "chi-squared");
        // coin takes upper tails as 1 less the lower one.
        expectClose(result.pValue, pValue, 1e-9, 1e-15);
      }
    },
  );

  it("are those of the named tests", () => {
    const groups = [
      [4.1, 2.2, 5.3, 5.3],
      [1.2, 2.2, 3.8],
      [7.7, 5.3, 6.1, 9.4, 8.8],
    ];
    const codes = groups.flatMap((group, code) => group.map(() => code));
    const ranks = independenceProblem(indicatorColumns(codes, 3), rankColumn(groups.flat()));
    const kruskal = kruskalWallis(groups);
    if (kruskal.kind !== "estimate") throw new Error(kruskal.reason);
    const quadratic = estimated(ranks, { form: "quadratic", distribution: "asymptotic", streams });
    expectClose(quadratic.statistic, kruskal.statistic, 1e-11);
    expectClose(quadratic.pValue, kruskal.pValue, 1e-11);

    const strata = [
      contingencyTable([
        [9, 4, 2],
        [3, 7, 5],
      ]),
      contingencyTable([
        [2, 6, 6],
        [8, 1, 3],
      ]),
    ];
    const tables = independenceProblemOfTables(strata);
    const cmh = generalisedCmh(strata);
    if (cmh.kind !== "estimate") throw new Error(cmh.reason);
    expectClose(
      estimated(tables, { form: "quadratic", distribution: "asymptotic", streams }).statistic,
      cmh.statistic,
      1e-11,
    );
    const trend = linearByLinear(strata, { rowScores: [1, 2], columnScores: [1, 2, 4] });
    if (trend.kind !== "estimate") throw new Error(trend.reason);
    const scored = independenceProblemOfTables(strata, { rowScores: [1, 2], columnScores: [1, 2, 4] });
    const scalar = estimated(scored, { form: "scalar", distribution: "asymptotic", streams });
    expectClose(scalar.standardised[0]!, trend.z, 1e-11);
    expectClose(scalar.pValue, trend.pValue, 1e-11);

    const table = contingencyTable([
      [12, 5],
      [3, 17],
    ]);
    const pearson = pearsonChiSquared(table);
    if (pearson.kind !== "estimate") throw new Error(pearson.reason);
    const free = estimated(independenceProblemOfTables([table]), {
      form: "quadratic",
      distribution: "asymptotic",
      streams,
    });
    expectClose(free.statistic, (pearson.statistic * 36) / 37, 1e-11);
    const stratified = cochranMantelHaenszel([table]);
    if (stratified.kind !== "estimate") throw new Error(stratified.reason);
    expectClose(free.statistic, stratified.statistic, 1e-11);
  });

  it("do not exist where nothing varies, and are refused where they do not fit", () => {
    const still = independenceProblem(scoreColumn([1, 1, 1]), scoreColumn([0, 1, 2]));
    expect(independenceTest(still, { form: "scalar", streams })).toEqual({
      kind: "not-estimable",
      reason: "no-variation",
    });
    const wide = linearStatistic(independenceProblem(indicatorColumns([0, 1, 2], 3), scoreColumn([0, 1, 2])));
    expect(() => testStatistic(wide, { form: "scalar" })).toThrow("one entry for the scalar form; got 3");
    expect(() => testStatistic(wide, { form: "quadratic", alternative: "less" })).toThrow("got less");
    expect(() =>
      linearStatistic(independenceProblem(indicatorColumns([0, 1], 50), indicatorColumns([0, 1], 50))),
    ).toThrow("at most 2000 entries; got 50 x 50");
  });
});

describe("exact null distributions", () => {
  it.each(
    cases.flatMap((made) =>
      made.forms.flatMap((form) => (form.exactPValue === undefined ? [] : [{ ...form, name: made.name, made }])),
    ),
  )("agree with coin: $name, $alternative", ({ made, alternative, exactPValue }) => {
    const result = estimated(problemOf(made), { form: "scalar", alternative, streams });
    expect(result.nullDistribution.method).toBe("exact");
    expectClose(result.pValue, exactPValue!, 1e-10);
  });

  it("are the same by tables and by sums", () => {
    const problem = independenceProblem(
      scoreColumn([0, 0, 1, 0, 1, 1, 0, 1, 0]),
      scoreColumn([3, 1, 4, 1, 5, 9, 2, 6, 5]),
      { blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2] },
    );
    for (const alternative of ["two-sided", "greater", "less"] as const) {
      const byTables = estimated(problem, { form: "scalar", alternative, streams }).nullDistribution;
      const bySums = estimated(problem, { form: "scalar", alternative, streams, exactUpTo: 1 }).nullDistribution;
      if (byTables.method !== "exact" || bySums.method !== "exact") throw new Error("expected exact laws");
      expect(byTables.tablesEnumerated).toBeGreaterThan(1);
      expect(bySums.tablesEnumerated).toBe(null);
      expectClose(byTables.pValue, bySums.pValue, 1e-11);
      expectClose(byTables.midP, bySums.midP, 1e-11);
    }
  });

  it("are those of the exact tests of tables and of ranks", () => {
    const table = contingencyTable([
      [4, 0, 2],
      [1, 5, 3],
      [0, 2, 4],
    ]);
    const exact = exactPearson(table);
    if (!("pValue" in exact)) throw new Error("expected an exact test");
    const tables = estimated(independenceProblemOfTables([table]), { form: "quadratic", streams });
    expectClose(tables.pValue, exact.pValue, 1e-11);
    const [first, second] = [
      [2, 7, 7, 9],
      [1, 3, 7],
    ];
    const ranked = mannWhitney(first!, second!, { streams });
    if (ranked.kind !== "estimate") throw new Error(ranked.reason);
    const ranks = independenceProblem(scoreColumn([1, 1, 1, 1, 0, 0, 0]), rankColumn([...first!, ...second!]));
    expectClose(estimated(ranks, { form: "scalar", streams }).pValue, ranked.permutation.pValue, 1e-11);
  });

  it("move whole clusters, each with the sum of its members", () => {
    const units = independenceProblem(scoreColumn([1, 2, 5, 1, 7, 2]), scoreColumn([1, 1, 0, 0, 0, 1]), {
      clusters: [10, 10, 20, 20, 30, 40],
    });
    const sums = independenceProblem(scoreColumn([3, 6, 7, 2]), scoreColumn([1, 0, 0, 1]));
    expect(units).toEqual(sums);
    // Of the six choices of two clusters only {3, 2} and {6, 7} lie this far from the mean of 9.
    expectClose(estimated(units, { form: "scalar", streams }).pValue, 2 / 6);
  });
});

describe("problems of clusters and blocks", () => {
  it("add up every column over the members of a cluster, within its block, blocks in ascending order", () => {
    const x = { columns: 2, values: Float64Array.of(1, 10, 2, 20, 3, 30, 4, 40, 5, 50) };
    const y = scoreColumn([7, 8, 7, 9, 8]);
    const merged = independenceProblem(x, y, { clusters: [1, 2, 1, 3, 2], blocks: [5, 2, 5, 2, 2] });
    const written = independenceProblem(
      { columns: 2, values: Float64Array.of(4, 40, 7, 70, 4, 40) },
      scoreColumn([7, 8, 9]),
      { blocks: [5, 2, 2] },
    );
    expect(merged).toEqual(written);
    expect(merged.blocks.map(({ units }) => units)).toEqual([2, 1]);
  });
});

describe("resampled null distributions", () => {
  const small = independenceProblem(
    indicatorColumns([0, 0, 0, 1, 1, 1, 2, 2, 2], 3),
    { columns: 2, values: Float64Array.of(1, 0, 3, 1, 2, 2, 5, 0, 4, 1, 9, 2, 2, 0, 6, 1, 5, 2) },
    { blocks: [0, 0, 1, 0, 0, 1, 1, 0, 1] },
  );
  const table = independenceProblemOfTables([
    contingencyTable([
      [8, 3, 1],
      [4, 6, 5],
    ]),
    contingencyTable([
      [2, 2, 5],
      [7, 1, 2],
    ]),
  ]);

  it.each([
    ["shuffled units", small, "maximum"],
    ["shuffled units", small, "quadratic"],
    ["tables of fixed margins", table, "maximum"],
    ["tables of fixed margins", table, "quadratic"],
  ] as const)("come to the exact p-value: %s, %#", (_, problem, form) => {
    const exact = estimated(problem, { form, streams });
    expect(exact.nullDistribution.method).toBe("exact");
    const resampled = estimated(problem, { form, streams, distribution: "resampled", resamples: 20_000 });
    const error = Math.sqrt((exact.pValue * (1 - exact.pValue)) / 20_000);
    expect(Math.abs(resampled.pValue - exact.pValue)).toBeLessThan(4.5 * error + 1 / 20_000);
    expect(resampled.statistic).toBe(exact.statistic);
  });

  it("have the exact mean and covariance of the linear statistic, seen in the quadratic form's own mean", () => {
    const statistic = testStatistic(linearStatistic(small), { form: "quadratic" });
    if ("kind" in statistic) throw new Error(statistic.reason);
    const { statistics } = resampledNullDistribution(
      permutationResampling(small, statistic, { seed: 3, resamples: 20_000 }),
    );
    const mean = statistics.reduce((sum, value) => sum + value, 0) / statistics.length;
    const variance = statistics.reduce((sum, value) => sum + (value - mean) ** 2, 0) / statistics.length;
    expect(Math.abs(mean - statistic.cholesky!.rank)).toBeLessThan(4.5 * Math.sqrt(variance / statistics.length));
  });

  it("count resamples that tie with the data as extreme, from one resample on", () => {
    // Both orders of two units lie as far from the mean.
    const two = independenceProblem(scoreColumn([0, 0.1]), scoreColumn([0.3, 0.7]));
    for (const resamples of [1, 9]) {
      const { nullDistribution } = estimated(two, { form: "scalar", streams, distribution: "resampled", resamples });
      expect(nullDistribution).toMatchObject({ method: "resampled", pValue: 1, extreme: resamples });
    }
  });

  it("depend on the seed alone, block by block", () => {
    const statistic = testStatistic(linearStatistic(small), { form: "maximum" });
    if ("kind" in statistic) throw new Error(statistic.reason);
    const resampling = permutationResampling(small, statistic, { seed: 9, resamples: 2500 });
    const { statistics, resamples, seed } = resampledNullDistribution(resampling);
    const copy = structuredClone(resampling);
    const blocks = [2, 0, 1].map((block) => [block, permutationResamplingTask.runBlock(copy, block)] as const);
    const merged = blocks.toSorted(([a], [b]) => a - b).flatMap(([, values]) => [...values]);
    expect([...statistics]).toEqual(merged);
    expect([resamples, seed]).toEqual([2500, 9]);
    expect(() => permutationResampling(small, statistic, { seed: 1, resamples: 0 })).toThrow("got 0");
  });

  it("show themselves in at most 200 bins, and extrapolate only where asked", () => {
    const { nullDistribution } = estimated(small, {
      form: "quadratic",
      streams,
      distribution: "resampled",
      resamples: 999,
    });
    if (nullDistribution.method !== "resampled") throw new Error("expected resamples");
    expect(nullDistribution.histogram.counts.length).toBe(200);
    expect(nullDistribution.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(999);
    expect(nullDistribution.extrapolation).toBe(null);
    const asked = estimated(small, {
      form: "quadratic",
      streams,
      distribution: "resampled",
      resamples: 1000,
      extrapolate: true,
    }).nullDistribution;
    if (asked.method !== "resampled") throw new Error("expected resamples");
    expect(asked.extrapolation).toMatchObject({ kind: "not-estimable", reason: "counted-well-enough" });
    expect(nullHistogram(Float64Array.of(2, 2))).toEqual({ edges: [2, 2], counts: [2] });
    // The largest value belongs to the last bin, any other edge to the bin above it.
    expect(nullHistogram(Float64Array.of(4, 6, 9, 12, 5.5), 4)).toEqual({
      edges: [4, 6, 8, 10, 12],
      counts: [2, 1, 1, 1],
    });
  });
});

describe("the edges of a statistic", () => {
  it("ties within 1e-10, relative to values above 1", () => {
    expect(extremityTolerance(0)).toBe(1e-10);
    expectClose(extremityTolerance(-50), 5e-9);
  });

  it("leaves out entries that cannot vary, whatever their place, and takes the others as they are", () => {
    // The second column of x is the same for all units.
    const x = { columns: 3, values: Float64Array.of(1, 7, 0, 2, 7, 0, 4, 7, 1, 9, 7, 0) };
    const linear = linearStatistic(independenceProblem(x, scoreColumn([0, 1, 1, 0])));
    const alone = linearStatistic(independenceProblem(scoreColumn([1, 2, 4, 9]), scoreColumn([0, 1, 1, 0])));
    for (const form of ["maximum", "quadratic"] as const) {
      const statistic = testStatistic(linear, { form });
      if ("kind" in statistic) throw new Error(statistic.reason);
      expect(statistic.spread[1]).toBe(0);
      expect(statistic.standardised[1]).toBe(0);
      expectClose(statistic.standardised[0]!, alone.deviation[0]! / Math.sqrt(alone.covariance[0]!));
      expect(Number.isFinite(statistic.observed)).toBe(true);
      expect(statistic.cholesky === null).toBe(form === "maximum");
    }
    const opposite = testStatistic(linear, { form: "maximum", alternative: "less" });
    if ("kind" in opposite) throw new Error(opposite.reason);
    const values = [0, 2].map((entry) => -opposite.standardised[entry]!);
    expectClose(opposite.observed, Math.max(...values));
  });
});

describe("laws of the permutation test", () => {
  const units = fc.array(fc.record({ x: fc.nat(3), y: fc.integer({ min: -5, max: 5 }), block: fc.nat(1) }), {
    minLength: 3,
    maxLength: 8,
  });

  it("row order, shifts, scales and exchanged sides change no exact p-value", () => {
    fc.assert(
      fc.property(units, fc.nat(), (rows, seed) => {
        const p = (of: typeof rows, scale = 1): number | null => {
          const problem = independenceProblem(
            scoreColumn(of.map(({ x }) => 7 + scale * x)),
            scoreColumn(of.map(({ y }) => y)),
            { blocks: of.map(({ block }) => block) },
          );
          const result = independenceTest(problem, { form: "scalar", streams });
          return result.kind === "estimate" ? result.pValue : null;
        };
        const state = streamsFrom(seed).block(0);
        const shuffled = rows.toSorted(() => nextBelow(state, 3) - 1);
        const swapped = rows.map(({ x, y, block }) => ({ x: y, y: x, block }));
        const own = p(rows);
        for (const other of [p(shuffled), p(rows, 3), p(rows, -0.5), p(swapped)]) {
          if (own === null) expect(other).toBe(null);
          else expectClose(other!, own, 1e-10);
        }
        if (own !== null) expect(own > 0 && own <= 1).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses lengths that differ, codes without a level, and clusters that are torn", () => {
    const three = scoreColumn([1, 2, 3]);
    expect(() => independenceProblem(three, scoreColumn([1]))).toThrow("3 rows of y; got 1");
    expect(() => independenceProblem(three, three, { blocks: [1] })).toThrow("3 blocks; got 1");
    expect(() => independenceProblem(three, three, { clusters: [1, 1, 2] })).toThrow("two in cluster 1");
    expect(() =>
      independenceProblem(three, scoreColumn([1, 1, 1]), { clusters: [1, 1, 2], blocks: [1, 2, 2] }),
    ).toThrow("two in cluster 1");
    expect(() => independenceProblem({ columns: 2, values: Float64Array.of(1, 2, 3) }, three)).toThrow("got 3 in 2");
    expect(() => indicatorColumns([0, 3], 3)).toThrow("codes from 0 to 2; got 3");
    expect(() => scoreColumn([1, Number.NaN])).toThrow("got NaN");
    expect(() => independenceProblemOfTables([])).toThrow("got none");
    expect(() => independenceProblemOfTables([contingencyTable([[1, 2]]), contingencyTable([[1], [2]])])).toThrow(
      "one shape; got 1 x 2 and 2 x 1",
    );
    expect(() => independenceProblemOfTables([contingencyTable([[1, 2]])], { columnScores: [1] })).toThrow(
      "2 scores; got 1",
    );
  });
});

describe("normalMaximum", () => {
  it("is 1 - (1 - p)^k for independent entries, and p for entries that are one and the same", () => {
    const identity = Float64Array.from({ length: 25 }, (_, i) => (i % 6 === 0 ? 3 : 0));
    for (const c of [0.5, 2, 4, 8]) {
      const single = twoSidedNormal(c);
      const { pValue, standardError, bounds } = normalMaximum(c, identity, { sides: 2 });
      const exact = -Math.expm1(5 * Math.log1p(-single));
      expect(Math.abs(pValue - exact)).toBeLessThanOrEqual(4.5 * standardError + 1e-14 * exact);
      expect(bounds).toEqual({ lower: single, upper: Math.min(1, 5 * single) });
      expectClose(normalMaximum(c, new Float64Array(16).fill(2), { sides: 2 }).pValue, single, 1e-12);
    }
  });

  it("keeps its relative error far out, where two negatively tied entries add up exactly", () => {
    const opposite = Float64Array.of(1, -1, -1, 1);
    for (const c of [3, 10, 30]) {
      expectClose(normalMaximum(c, opposite, { sides: 2 }).pValue, twoSidedNormal(c), 1e-12);
      expectClose(normalMaximum(c, opposite, { sides: 1 }).pValue, twoSidedNormal(c), 1e-12);
    }
  });

  it("is what one integral gives for two correlated entries", () => {
    for (const [c, rho] of [
      [1, 0.5],
      [2.5, -0.4],
      [4, 0.9],
    ] as const) {
      // P(both beyond c), by Simpson's rule over the first entry.
      const height = (z: number): number =>
        normalDensity(z) * normalUpperTail((c - rho * z) / Math.sqrt(1 - rho * rho));
      const step = 1e-3;
      let both = 0;
      for (let z = c; z < c + 10; z += 2 * step)
        both += (step / 3) * (height(z) + 4 * height(z + step) + height(z + 2 * step));
      const exact = 2 * normalUpperTail(c) - both;
      const { pValue, standardError } = normalMaximum(c, Float64Array.of(1, 2 * rho, 2 * rho, 4), { sides: 1 });
      expect(Math.abs(pValue - exact)).toBeLessThan(4.5 * standardError + 1e-9 * exact);
      expect(standardError).toBeLessThan(0.003 * exact);
    }
  });

  it("is the share of drawn correlated normals beyond the value", () => {
    const covariance = Float64Array.of(1, 0.6, 0.2, 0.6, 1, -0.3, 0.2, -0.3, 1);
    const { factor } = pivotedCholesky(covariance);
    const state = streamsFrom(4).block(0);
    const draws = 40_000;
    let beyond = 0;
    for (let draw = 0; draw < draws; draw++) {
      const normals = [nextNormal(state), nextNormal(state), nextNormal(state)];
      const values = [0, 1, 2].map((row) => normals.reduce((sum, z, i) => sum + factor[3 * row + i]! * z, 0));
      if (Math.max(...values) >= 1.7) beyond++;
    }
    const { pValue } = normalMaximum(1.7, covariance, { sides: 1 });
    expect(Math.abs(beyond / draws - pValue)).toBeLessThan(4.5 * Math.sqrt((pValue * (1 - pValue)) / draws));
  });

  it("is certain at 0, and refuses what has no value", () => {
    const certain = { pValue: 1, standardError: 0, bounds: { lower: 1, upper: 1 } };
    for (const c of [0, -1]) expect(normalMaximum(c, Float64Array.of(1, 0.5, 0.5, 1), { sides: 2 })).toEqual(certain);
    const alone = normalMaximum(1.5, Float64Array.of(4), { sides: 1 });
    const tail = normalUpperTail(1.5);
    expect(alone).toEqual({ pValue: tail, standardError: 0, bounds: { lower: tail, upper: tail } });
    const beyond = normalMaximum(50, Float64Array.of(1, 0.5, 0.5, 1), { sides: 2 });
    expect(beyond).toEqual({ pValue: 0, standardError: 0, bounds: { lower: 0, upper: 0 } });
    expect(() => normalMaximum(Number.NaN, Float64Array.of(1), { sides: 2 })).toThrow("got NaN");
    expect(() => normalMaximum(1, Float64Array.of(0), { sides: 2 })).toThrow("of 0 entries");
  });
});

describe("pivotedCholesky", () => {
  it("gives the matrix and its rank back, and quadratic forms that do not depend on the order of entries", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 12, maxLength: 12 }), (numbers) => {
        // A 4 x 4 covariance of rank 3 at most.
        const rows = [0, 1, 2, 3].map((i) => numbers.slice(3 * i, 3 * i + 3));
        const product = (a: readonly number[], b: readonly number[]): number =>
          a.reduce((sum, v, i) => sum + v * b[i]!, 0);
        const matrix = Float64Array.from(rows.flatMap((a) => rows.map((b) => product(a, b))));
        const cholesky = pivotedCholesky(matrix);
        expect(cholesky.rank).toBeLessThanOrEqual(3);
        for (let i = 0; i < 4; i++) {
          for (let j = 0; j < 4; j++) {
            const row = (at: number) => [...cholesky.factor.subarray(at * cholesky.rank, (at + 1) * cholesky.rank)];
            expect(product(row(i), row(j))).toBeCloseTo(matrix[4 * i + j]!, 8);
          }
        }
        const vector = rows.map((row) => product(row, [1, -2, 1]));
        const backwards = Float64Array.from(matrix).reverse();
        const { statistic } = quadraticForm(vector, matrix);
        expectClose(quadraticForm(vector.toReversed(), backwards).statistic, statistic, 1e-7, 1e-9);
        expect(quadraticFormOf(cholesky, Float64Array.from(vector))).toBe(statistic);
      }),
    );
  });
});
