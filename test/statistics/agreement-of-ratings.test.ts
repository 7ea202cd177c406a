import { describe, expect, it } from "vitest";
import { clopperPearsonInterval } from "../../src/statistics/clopper-pearson-interval.js";
import { clusteredShareInterval } from "../../src/statistics/clustered-share-interval.js";
import { cohensKappa } from "../../src/statistics/cohens-kappa.js";
import { contingencyTable, tableFromCounts } from "../../src/statistics/contingency-table.js";
import { marginalHomogeneity } from "../../src/statistics/marginal-homogeneity.js";
import { mcNemar } from "../../src/statistics/mcnemar.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { type EventSequence, sequenceTests } from "../../src/statistics/sequence-tests.js";
import { weightedKappa } from "../../src/statistics/weighted-kappa.js";

const RATINGS = contingencyTable([
  [20, 5, 3],
  [10, 30, 4],
  [2, 9, 17],
]);

describe("weighted kappa", () => {
  it("is Cohen's kappa, standard error included, where there are two categories", () => {
    const table = contingencyTable([
      [20, 5],
      [10, 15],
    ]);
    const plain = cohensKappa(table);
    for (const weights of ["linear", "quadratic"] as const) {
      expect(weightedKappa(table, { weights })).toMatchObject({
        value: expect.closeTo(plain.kind === "estimate" ? plain.value : 0, 12),
        standardError: expect.closeTo(plain.kind === "estimate" ? plain.standardError : 0, 12),
      });
    }
  });

  it("with quadratic weights is the ratio of covariances that Fleiss & Cohen 1973 show it to be", () => {
    const n = RATINGS.counts.reduce((sum, count) => sum + count, 0);
    const moment = (f: (i: number, j: number) => number) =>
      RATINGS.counts.reduce((sum, count, cell) => sum + (count / n) * f(Math.floor(cell / 3), cell % 3), 0);
    const [meanI, meanJ] = [moment((i) => i), moment((_, j) => j)];
    const covariance = moment((i, j) => (i - meanI) * (j - meanJ));
    const spread = moment((i) => (i - meanI) ** 2) + moment((_, j) => (j - meanJ) ** 2) + (meanI - meanJ) ** 2;
    expect(weightedKappa(RATINGS)).toMatchObject({ value: expect.closeTo((2 * covariance) / spread, 12) });
  });

  it.each(["linear", "quadratic"] as const)(
    "has the standard error of the delta method by numerical derivatives (%s)",
    (weights) => {
      const n = RATINGS.counts.reduce((sum, count) => sum + count, 0);
      const value = (counts: Float64Array) => {
        const found = weightedKappa(tableFromCounts(counts, 3, 3), { weights });
        return found.kind === "estimate" ? found.value : Number.NaN;
      };
      const gradient = Array.from(RATINGS.counts, (_, cell) => {
        const moved = (step: number) => RATINGS.counts.map((count, other) => (other === cell ? count + step : count));
        return (n * (value(moved(1e-4)) - value(moved(-1e-4)))) / 2e-4;
      });
      const mean = gradient.reduce((sum, slope, cell) => sum + (RATINGS.counts[cell]! / n) * slope, 0);
      const variance =
        gradient.reduce((sum, slope, cell) => sum + (RATINGS.counts[cell]! / n) * (slope - mean) ** 2, 0) / n;
      expect(weightedKappa(RATINGS, { weights })).toMatchObject({
        standardError: expect.closeTo(Math.sqrt(variance), 7),
      });
    },
  );

  it("does not exist where only one category is used, and refuses a table that is not square", () => {
    expect(
      weightedKappa(
        contingencyTable([
          [5, 0],
          [0, 0],
        ]),
      ),
    ).toEqual({ kind: "not-estimable", reason: "no-variation" });
    expect(() => weightedKappa(contingencyTable([[1, 2]]))).toThrow(/requires/);
  });
});

describe("marginal homogeneity", () => {
  it("is the quadratic form of the differences of the margins, by hand", () => {
    // Margins 28, 44, 28 against 32, 44, 24: d = (-4, 0), V = [[20, -15], [-15, 28]], determinant 335.
    expect(marginalHomogeneity(RATINGS)).toMatchObject({
      statistic: expect.closeTo((16 * 28) / 335, 12),
      degreesOfFreedom: 2,
      pValue: expect.closeTo(Math.exp((-8 * 28) / 335), 12),
    });
  });

  it("does not depend on the order of the categories", () => {
    const turned = contingencyTable([
      [17, 2, 9],
      [3, 20, 5],
      [4, 10, 30],
    ]);
    const [one, two] = [marginalHomogeneity(RATINGS), marginalHomogeneity(turned)];
    expect(one.kind === "estimate" && two.kind === "estimate" && one.statistic - two.statistic).toBeCloseTo(0, 12);
  });

  it("is McNemar's test where there are two categories", () => {
    const table = contingencyTable([
      [10, 5],
      [1, 20],
    ]);
    const plain = mcNemar(table);
    expect(marginalHomogeneity(table)).toMatchObject({
      statistic: expect.closeTo(plain.kind === "estimate" ? plain.statistic : 0, 12),
    });
  });

  it("leaves out a category that nobody moved from or to", () => {
    const found = marginalHomogeneity(
      contingencyTable([
        [10, 5, 0],
        [1, 20, 0],
        [0, 0, 40],
      ]),
    );
    expect(found).toMatchObject({ degreesOfFreedom: 1, statistic: expect.closeTo(16 / 6, 12) });
    expect(
      marginalHomogeneity(
        contingencyTable([
          [3, 0],
          [0, 4],
        ]),
      ),
    ).toEqual({ kind: "not-estimable", reason: "no-variation" });
  });
});

describe("the share over clusters", () => {
  it("covers the truth where every cluster has a rate of its own, which the interval of independent cases does not", () => {
    const held = { clustered: 0, independent: 0 };
    const runs = 600;
    for (let seed = 1; seed <= runs; seed++) {
      const state = streamsFrom(seed).block(0);
      const clusters = Array.from({ length: 12 }, () => {
        const rate = nextUniform(state) < 0.5 ? 0.02 : 0.18;
        const events = Array.from({ length: 40 }, () => Number(nextUniform(state) < rate)).reduce((a, b) => a + b, 0);
        return { events, n: 40 };
      });
      const { interval } = clusteredShareInterval(clusters);
      const plain = clopperPearsonInterval(
        clusters.reduce((sum, { events }) => sum + events, 0),
        480,
      );
      held.clustered += Number(interval.lower <= 0.1 && 0.1 <= interval.upper);
      held.independent += Number(plain.lower <= 0.1 && 0.1 <= plain.upper);
    }
    expect(held.clustered / runs).toBeGreaterThan(0.93);
    expect(held.independent / runs).toBeLessThan(0.85);
  });

  it("is not narrower than that of independent cases when clusters happen to be alike", () => {
    const alike = Array.from({ length: 30 }, () => ({ events: 2, n: 20 }));
    const plain = clopperPearsonInterval(60, 600);
    const { interval, designEffect } = clusteredShareInterval(alike);
    expect(designEffect).toBe(1);
    expect(interval.upper - interval.lower).toBeGreaterThan(plain.upper - plain.lower);
    expect(() => clusteredShareInterval([{ events: 1, n: 2 }])).toThrow(/requires/);
  });
});

describe("tests of the order of events", () => {
  /** Every sequence of 7 with 3 events. */
  const all: EventSequence[] = [];
  for (let bits = 0; bits < 128; bits++) {
    const sequence = Array.from({ length: 7 }, (_, place) => (bits >> place) & 1);
    if (sequence.reduce((sum, bit) => sum + bit, 0) !== 3) continue;
    const runs = 1 + sequence.filter((bit, place) => place > 0 && bit !== sequence[place - 1]).length;
    all.push({ n: 7, events: 3, runs, placeSum: sequence.reduce((sum, bit, place) => sum + bit * (place + 1), 0) });
  }

  it.each(["runs", "places"] as const)("have mean 0 and variance 1 of %s over all arrangements", (which) => {
    const z = all.map((sequence) => {
      const found = sequenceTests([sequence])[which];
      return found.kind === "estimate" ? found.z : Number.NaN;
    });
    expect(z).toHaveLength(35);
    expect(z.reduce((sum, value) => sum + value, 0) / 35).toBeCloseTo(0, 12);
    expect(z.reduce((sum, value) => sum + value * value, 0) / 35).toBeCloseTo(1, 12);
  });

  it("are the same with and without sequences of events only, a single event among them", () => {
    const varied = [all[0]!, all[4]!, all[20]!];
    const full = [
      { n: 1, events: 1, runs: 1, placeSum: 1 },
      { n: 4, events: 4, runs: 1, placeSum: 10 },
    ];
    expect(sequenceTests([...varied, ...full])).toEqual(sequenceTests(varied));
  });

  it("add sequences up, and say nothing where no sequence varies", () => {
    const two = sequenceTests([all[0]!, all[4]!, { n: 9, events: 0, runs: 1, placeSum: 0 }]).runs;
    expect(two.kind === "estimate" && two.observed).toBe(all[0]!.runs + all[4]!.runs);
    expect(sequenceTests([{ n: 9, events: 9, runs: 1, placeSum: 45 }]).runs).toEqual({
      kind: "not-estimable",
      reason: "no-variation",
    });
    expect(() => sequenceTests([{ n: 2, events: 3, runs: 1, placeSum: 1 }])).toThrow(
      "sequenceTests requires events from 0 to n; got 3 of 2",
    );
    expect(() => sequenceTests([{ n: 2, events: -1, runs: 1, placeSum: 1 }])).toThrow("got -1 of 2");
  });
});
