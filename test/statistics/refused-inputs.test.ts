import { describe, expect, it } from "vitest";
import { binomialRange } from "../../src/statistics/binomial-range.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { developmentSize } from "../../src/statistics/development-size.js";
import { drawnUnits, randomOrder } from "../../src/statistics/drawn-units.js";
import { kornGraubardInterval } from "../../src/statistics/effective-share-interval.js";
import { breslowDay, woolfTest } from "../../src/statistics/homogeneity-of-odds.js";
import { independenceProblem } from "../../src/statistics/independence-problem.js";
import { mantelHaenszelRiskDifference, mantelHaenszelRiskRatio } from "../../src/statistics/mantel-haenszel-effects.js";
import { populationStability } from "../../src/statistics/population-stability.js";
import { cohensH } from "../../src/statistics/power-effect-size.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { rankCutLaw } from "../../src/statistics/rank-cut-law.js";
import { sequenceTests } from "../../src/statistics/sequence-tests.js";
import { shareRatioBounds } from "../../src/statistics/share-ratio-bounds.js";
import { testMartingale } from "../../src/statistics/test-martingale.js";
import { indicatorColumns, scoreColumn } from "../../src/statistics/unit-columns.js";
import { zeroFoundLimit } from "../../src/statistics/zero-found-limit.js";

const state = () => streamsFrom(1).block(0);

describe("what is refused, and by whom", () => {
  it.each<readonly [name: string, message: string, call: () => unknown]>([
    ["n below 0", "binomialRange requires a whole n", () => binomialRange(-1, 0.5, 0.9)],
    ["half a unit", "binomialRange requires a whole n", () => binomialRange(1.5, 0.5, 0.9)],
    ["a probability below 0", "got 5, -0.1, 0.9", () => binomialRange(5, -0.1, 0.9)],
    ["a probability above 1", "got 5, 1.1, 0.9", () => binomialRange(5, 1.1, 0.9)],
    ["level 0", "got 5, 0.5, 0", () => binomialRange(5, 0.5, 0)],
    ["level 1", "got 5, 0.5, 1", () => binomialRange(5, 0.5, 1)],
    [
      "more drawn than there are",
      "drawnUnits requires whole 0 <= drawn <= units; got 3 of 2",
      () => drawnUnits(state(), { units: 2, drawn: 3 }),
    ],
    ["fewer than none drawn", "got -1 of 2", () => drawnUnits(state(), { units: 2, drawn: -1 })],
    ["half a unit drawn", "got 0.5 of 2", () => drawnUnits(state(), { units: 2, drawn: 0.5 })],
    ["half a unit there", "got 1 of 2.5", () => drawnUnits(state(), { units: 2.5, drawn: 1 })],
    ["fewer than no units", "randomOrder requires a whole number of units; got -1", () => randomOrder(state(), -1)],
    ["half a unit in order", "randomOrder requires a whole number of units; got 1.5", () => randomOrder(state(), 1.5)],
    [
      "more drawn than the stratum",
      "zeroFoundLimit requires whole 0 <= drawn <= size; got 3 of 2",
      () => zeroFoundLimit([{ size: 2, drawn: 3 }]),
    ],
    ["fewer than none drawn in a stratum", "got -1 of 2", () => zeroFoundLimit([{ size: 2, drawn: -1 }])],
    ["half a unit drawn in a stratum", "got 0.5 of 2", () => zeroFoundLimit([{ size: 2, drawn: 0.5 }])],
    ["half a unit in a stratum", "got 1 of 2.5", () => zeroFoundLimit([{ size: 2.5, drawn: 1 }])],
    ["limit at level 0", "zeroFoundLimit requires a level in (0, 1); got 0", () => zeroFoundLimit([], { level: 0 })],
    ["limit at level 1", "zeroFoundLimit requires a level in (0, 1); got 1", () => zeroFoundLimit([], { level: 1 })],
    ["limit at a level below 0", "got -0.5", () => zeroFoundLimit([], { level: -0.5 })],
    [
      "one class",
      "populationStability requires the same 2 classes or more; got 1 and 1",
      () => populationStability([3], [4]),
    ],
    [
      "other classes",
      "populationStability requires the same 2 classes or more; got 2 and 3",
      () => populationStability([3, 1], [4, 1, 1]),
    ],
    [
      "a count below 0 before",
      "populationStability requires counts of 0 or more; got -1",
      () => populationStability([3, -1], [4, 1]),
    ],
    [
      "a count below 0 after",
      "populationStability requires counts of 0 or more; got -2",
      () => populationStability([3, 1], [4, -2]),
    ],
    [
      "a count without end",
      "populationStability requires counts of 0 or more; got Infinity",
      () => populationStability([3, 1], [Number.POSITIVE_INFINITY, 2]),
    ],
    ["a top of 0", "rankCutLaw requires a whole top from 1 to 3; got 0", () => rankCutLaw([1, 2], [1, 2], 0)],
    ["a top above all", "rankCutLaw requires a whole top from 1 to 3; got 4", () => rankCutLaw([1, 2], [1, 2], 4)],
    [
      "a lower bound below 0",
      "shareRatioBounds requires shares within their bounds; got -0.1, 0.2, 0.3",
      () => shareRatioBounds({ share: 0.2, lower: -0.1, upper: 0.3 }, { share: 0.2, lower: 0.1, upper: 0.3 }),
    ],
    [
      "an upper bound above 1",
      "got 0.1, 0.2, 1.1",
      () => shareRatioBounds({ share: 0.2, lower: 0.1, upper: 0.3 }, { share: 0.2, lower: 0.1, upper: 1.1 }),
    ],
    [
      "a share above its bound",
      "got 0.1, 0.4, 0.3",
      () => shareRatioBounds({ share: 0.4, lower: 0.1, upper: 0.3 }, { share: 0.2, lower: 0.1, upper: 0.3 }),
    ],
    [
      "fewer than no events",
      "sequenceTests requires events from 0 to n; got -1 of 4",
      () => sequenceTests([{ n: 4, events: -1, runs: 2, placeSum: 3 }]),
    ],
    [
      "no odds ratio",
      "testMartingale requires one positive odds ratio or more; got none",
      () => testMartingale([], []),
    ],
    [
      "a negative odds ratio",
      "testMartingale requires one positive odds ratio or more; got -2",
      () => testMartingale([], [1, -2]),
    ],
    [
      "no parameter",
      "developmentSize requires a whole number of parameters, 1 or more; got 0",
      () => developmentSize({ parameters: 0, prevalence: 0.2, coxSnell: 0.1 }),
    ],
    [
      "no units",
      "kornGraubardInterval requires units and degreesOfFreedom of 1 or more; got 0 and 1",
      () => kornGraubardInterval({ share: 0.1, effectiveUnits: 9 }, { units: 0, degreesOfFreedom: 1 }),
    ],
    [
      "an effective share above 1",
      "kornGraubardInterval requires a share in [0, 1]",
      () => kornGraubardInterval({ share: 1.1, effectiveUnits: 9 }, { units: 9, degreesOfFreedom: 8 }),
    ],
    ["a share below 0", "cohensH requires shares in [0, 1]; got -0.1", () => cohensH(-0.1, 0.5)],
    ["a share above 1", "cohensH requires shares in [0, 1]; got 1.1", () => cohensH(0.5, 1.1)],
    ["a score that is none", "scoreColumn requires", () => scoreColumn([1, Number.NaN])],
    ["a code below 0", "indicatorColumns requires codes from 0 to 1; got -1", () => indicatorColumns([0, -1], 2)],
    ["half a code", "indicatorColumns requires codes from 0 to 1; got 0.5", () => indicatorColumns([0, 0.5], 2)],
    [
      "columns below 0",
      "independenceProblem requires whole rows of numbers; got 3 in -1",
      () => independenceProblem({ columns: -1, values: Float64Array.of(1, 2, 3) }, scoreColumn([1, 2, 3])),
    ],
    [
      "half a column",
      "independenceProblem requires whole rows of numbers; got 3 in 1.5",
      () => independenceProblem({ columns: 1.5, values: Float64Array.of(1, 2, 3) }, scoreColumn([1, 2])),
    ],
  ])("%s", (_, message, call) => {
    expect(call).toThrow(message);
  });

  it("names the test of strata that are no tables of two by two", () => {
    const wide = [
      contingencyTable([
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ];
    expect(() => breslowDay(wide)).toThrow(/^breslowDay requires/);
    expect(() => woolfTest(wide)).toThrow(/^woolfTest requires/);
    expect(() => mantelHaenszelRiskRatio(wide)).toThrow(/^mantelHaenszelRiskRatio requires/);
    expect(() => mantelHaenszelRiskDifference(wide)).toThrow(/^mantelHaenszelRiskDifference requires/);
  });

  it("leaves the ends of each range in", () => {
    expect(cohensH(0, 1)).toBeCloseTo(-Math.PI, 12);
    expect(binomialRange(0, 0, 0.9)).toEqual({ lower: 0, upper: 0 });
    expect(binomialRange(4, 1, 0.9)).toEqual({ lower: 4, upper: 4 });
    expect([...randomOrder(state(), 0)]).toEqual([]);
    expect([...drawnUnits(state(), { units: 2, drawn: 0 })]).toEqual([]);
    expect(zeroFoundLimit([{ size: 2, drawn: 2 }])).toEqual({ violations: 0, share: 0 });
    expect([rankCutLaw([1, 2], [1, 2], 1).cut, rankCutLaw([1, 2], [1, 2], 3).cut]).toEqual([2, 1]);
    expect(shareRatioBounds({ share: 1, lower: 1, upper: 1 }, { share: 1, lower: 1, upper: 1 }).lower).toBeCloseTo(
      1,
      12,
    );
    expect(developmentSize({ parameters: 1, prevalence: 0.2, coxSnell: 0.1 }).forOptimism).toBeGreaterThan(0);
    expect(kornGraubardInterval({ share: 0, effectiveUnits: 1 }, { units: 1, degreesOfFreedom: 1 }).lower).toBe(0);
  });
});
