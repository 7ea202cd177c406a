import { describe, expect, it } from "vitest";
import {
  type ArrangementDesign,
  computeStatistics,
  emptyStatistics,
  emptySums,
} from "../../src/statistics/arrangement-statistics.js";
import { compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { type DrawingRoom, drawingLayout } from "../../src/statistics/drawing-memory.js";
import { independenceProblemOfTables } from "../../src/statistics/independence-problem.js";
import { independenceTest } from "../../src/statistics/independence-test.js";
import { observedTableStatistics } from "../../src/statistics/independent-permutation.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { aucPower } from "../../src/statistics/power-auc.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { observedShareContrasts, permutedShareSums } from "../../src/statistics/share-permutation.js";
import { stratifiedRoutes } from "../../src/statistics/stratified-routes.js";
import { stratumWeights } from "../../src/statistics/stratified-sample.js";

describe("the memory that units are drawn in", () => {
  it.each<DrawingRoom>([
    { units: 7, words: 31, sums: 12, moments: 9, majorities: 10, strata: 3, groupBits: 5 },
    { units: 1, words: 0, sums: 4, moments: 0, majorities: 2, strata: 0, groupBits: 1 },
    { units: 4, words: 5, sums: 2, moments: 6, majorities: 0, strata: 1, groupBits: 1 },
  ])("has room for every array, one after the other: %j", (room) => {
    const { moments, sums, majorities, strata, starts, words, bytes } = drawingLayout(room);
    // Before the moments stand four words of state and one double.
    expect(moments).toBe(24);
    expect([sums - moments, majorities - sums, strata - majorities]).toEqual([
      8 * room.moments,
      4 * room.sums,
      4 * room.majorities,
    ]);
    expect([starts - strata, words - starts, bytes - words]).toEqual([
      16 * room.strata,
      4 * room.units,
      4 * room.words,
    ]);
  });
});

/** Three bands of units with one member each; the second holds none. */
const rows = [0, 0, 1, 1, 1, 2].map((own) => [0, 1, 2].map((group) => Number(group === own)));
const table = Int32Array.of(2, 1, 0, 0, 0, 0, 0, 2, 1);

function designOf(withMajority: boolean): ArrangementDesign {
  return {
    sums: compositionSums(compositionFromRows(rows)),
    bandSizes: Uint32Array.of(3, 0, 3),
    flagged: Uint8Array.of(1, 0, 0),
    tested: Uint16Array.of(0, 1),
    majority: withMajority ? Uint16Array.of(0, 0, 1, 1, 1, 2) : null,
    majorityUnits: withMajority ? Float64Array.of(2, 3, 1, 0) : null,
    testedMajorities: withMajority ? Uint16Array.of(0, 1) : Uint16Array.of(),
    ratioLower: 0.8,
    ratioUpper: 1.25,
  };
}

describe("the statistics of a table of bands", () => {
  const plain = pearsonChiSquared(
    contingencyTable([
      [2, 1, 0],
      [0, 2, 1],
    ]),
  );
  if (plain.kind !== "estimate") throw new Error(plain.reason);

  it("leave a band out that holds no unit", () => {
    expect(observedTableStatistics(designOf(false), table).pearson[0]).toBeCloseTo(plain.statistic, 12);
  });

  it("are those of majorities too, where every unit has one member", () => {
    const found = observedTableStatistics(designOf(true), table);
    expect(found.majorityPearson[0]).toBeCloseTo(plain.statistic, 12);
    // Of the three flagged units two have group 0, which has two of six: the hypergeometric law.
    const [mean, variance] = [3 * (2 / 6), (3 * 3 * 2 * 4) / (36 * 5)];
    expect(found.majorityContrasts[0]).toBeCloseTo((2 - mean) / Math.sqrt(variance), 12);
    const [meanOfNext, varianceOfNext] = [3 * (3 / 6), (3 * 3 * 3 * 3) / (36 * 5)];
    expect(found.majorityContrasts[1]).toBeCloseTo((1 - meanOfNext) / Math.sqrt(varianceOfNext), 12);
  });

  it("leave Pearson's statistic alone where no whole tables are asked for", () => {
    const design = designOf(false);
    const into = emptyStatistics(design, 1, { wholeTables: false });
    computeStatistics(design, emptySums(design), into, 0);
    expect(into.pearson).toHaveLength(0);
  });
});

describe("a contrast of shares", () => {
  it("is 0 where every unit has the same share, and where none has any", () => {
    const composition = {
      offsets: Uint32Array.of(0, 1, 2, 3, 4),
      groupCodes: Uint16Array.of(0, 0, 0, 0),
      shares: Float64Array.of(0.25, 0.25, 0.25, 0.25),
    };
    const sums = permutedShareSums(composition, 2);
    const { contrasts, flaggedShares } = observedShareContrasts(
      { composition, sums, flaggedUnits: 2, tested: Uint16Array.of(0, 1) },
      Uint8Array.of(1, 0, 1, 0),
    );
    expect([...contrasts].map(Math.abs)).toEqual([0, 0]);
    expect([...flaggedShares]).toEqual([0.5, 0]);
  });
});

describe("what a route takes for granted", () => {
  it("is the variance at the alternative in the power of an area", () => {
    const counts = { cases: 40, controls: 60 };
    const design = { auc: 0.7, constant: 0.5, alpha: 0.05 };
    const of = (criticalVariance: "alternative" | "null") => aucPower({ ...design, criticalVariance }, counts);
    expect(aucPower(design, counts)).toBe(of("alternative"));
    expect(of("null")).not.toBe(of("alternative"));
  });

  it("is the exact law where it can be had, and the distance from the mean as the rule of two sides", () => {
    const problem = independenceProblemOfTables([
      contingencyTable([
        [5, 1],
        [1, 4],
      ]),
    ]);
    const found = independenceTest(problem, { form: "maximum", streams: streamsFrom(1) });
    if (found.kind === "not-estimable") throw new Error(found.reason);
    expect(found.twoSidedRule).toBe("as-extreme");
  });

  it("is a weight of 0 for a stratum without units", () => {
    expect([...stratumWeights({ strata: [0, 0], sizes: [6, 0] }).weights]).toEqual([3, 0]);
  });
});

describe("the routes of a difference between groups", () => {
  it("turn a contrast into the difference of flagged shares by their scale", () => {
    const members = [
      [3, 1],
      [1, 2],
      [0, 4],
      [2, 2],
    ];
    const composition = compositionFromRows(members);
    const flagged = Uint8Array.of(1, 0, 1, 0);
    const [route] = stratifiedRoutes({
      composition,
      sums: compositionSums(composition),
      strata: Uint16Array.of(0, 0, 1, 1),
      flagged,
      tested: Uint16Array.of(0),
    });
    const shareOf = (group: number) => {
      const all = members.reduce((sum, row) => sum + row[group]!, 0);
      return members.reduce((sum, row, unit) => sum + row[group]! * flagged[unit]!, 0) / all;
    };
    expect(route!.contrast / route!.scale).toBeCloseTo(shareOf(0) - shareOf(1), 12);
  });
});
