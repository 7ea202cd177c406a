import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { exactNullDistribution } from "../../src/statistics/exact-null-distribution.js";
import {
  type IndependenceProblem,
  independenceProblem,
  independenceProblemOfTables,
} from "../../src/statistics/independence-problem.js";
import { linearStatistic } from "../../src/statistics/linear-statistic.js";
import { type StatisticForm, type TestStatistic, testStatistic } from "../../src/statistics/linear-statistic-form.js";
import type { Sidedness } from "../../src/statistics/step-down.js";
import { indicatorColumns, scoreColumn } from "../../src/statistics/unit-columns.js";
import { expectClose } from "../support/closeness.js";

const ANY_NUMBER = 1e6;

function statisticOfProblem(
  problem: IndependenceProblem,
  form: StatisticForm = "scalar",
  alternative: Sidedness = "two-sided",
): TestStatistic {
  const statistic = testStatistic(linearStatistic(problem), { form, alternative });
  if ("kind" in statistic) throw new Error(statistic.reason);
  return statistic;
}

function exactLaw(problem: IndependenceProblem, limit: number, form: StatisticForm = "scalar") {
  return exactNullDistribution(problem, statisticOfProblem(problem, form), { limit });
}

describe("the exact null distribution", () => {
  const units = fc.array(fc.record({ group: fc.nat(1), value: fc.nat(6), block: fc.nat(2) }), {
    minLength: 3,
    maxLength: 9,
  });

  it("is the same by tables and by sums, whichever side has the two groups", () => {
    fc.assert(
      fc.property(units, fc.constantFrom<Sidedness>("two-sided", "greater", "less"), (rows, alternative) => {
        const group = scoreColumn(rows.map((row) => 5 - 3 * row.group));
        const value = scoreColumn(rows.map((row) => row.value));
        const blocks = rows.map(({ block }) => block);
        for (const [x, y] of [
          [group, value],
          [value, group],
        ] as const) {
          const problem = independenceProblem(x, y, { blocks });
          const statistic = testStatistic(linearStatistic(problem), { form: "scalar", alternative });
          if ("kind" in statistic) return;
          const byTables = exactNullDistribution(problem, statistic, { limit: ANY_NUMBER })!;
          const bySums = exactNullDistribution(problem, statistic, { limit: 1 })!;
          expect(byTables.tablesEnumerated).toBeGreaterThan(1);
          expect(bySums.tablesEnumerated).toBeNull();
          expectClose(bySums.pValue, byTables.pValue, 1e-10);
          expectClose(bySums.midP, byTables.midP, 1e-10, 1e-12);
        }
      }),
    );
  });

  it("enumerates up to the limit, over all blocks together", () => {
    const ofTables = (tables: number[][][]) =>
      independenceProblemOfTables(tables.map(contingencyTable), { rowScores: [0, 1], columnScores: [0, 1] });
    const one = [
      [30, 20],
      [10, 40],
    ];
    const other = [
      [5, 3],
      [2, 6],
    ];
    // A 2 x 2 table has one table more than its smallest margin.
    for (const [tables, number] of [
      [[one], 41],
      [[one, other], 41 * 8],
    ] as const) {
      const problem = ofTables(tables.map((rows) => [...rows]));
      expect(exactLaw(problem, number)!.tablesEnumerated).toBe(number);
      expect(exactLaw(problem, number - 1)!.tablesEnumerated).toBeNull();
      expectClose(exactLaw(problem, number)!.pValue, exactLaw(problem, number - 1)!.pValue, 1e-10);
    }
  });

  it("enumerates up to 20,000 units", () => {
    const largest = (a: number) =>
      independenceProblemOfTables(
        [
          contingencyTable([
            [a, 1],
            [2, 1],
          ]),
        ],
        { rowScores: [0, 1], columnScores: [0, 1] },
      );
    expect(exactLaw(largest(19_996), ANY_NUMBER, "quadratic")!.tablesEnumerated).toBe(3);
    expect(exactLaw(largest(19_997), ANY_NUMBER, "quadratic")).toBeNull();
  });

  it("is null beyond the limit for more groups than two, more entries than one, and the quadratic form", () => {
    // Three rows of x in one block, three of y in the other.
    const threes = independenceProblem(scoreColumn([0, 1, 2, 0, 0, 1]), scoreColumn([0, 0, 1, 0, 1, 2]), {
      blocks: [1, 1, 1, 2, 2, 2],
    });
    expect(exactLaw(threes, ANY_NUMBER)!.tablesEnumerated).toBe(9);
    expect(exactLaw(threes, 1)).toBeNull();
    const entries = independenceProblem(indicatorColumns([0, 1, 1], 2), indicatorColumns([0, 0, 1], 2));
    expect(exactLaw(entries, ANY_NUMBER, "maximum")).not.toBeNull();
    expect(exactLaw(entries, 1, "maximum")).toBeNull();
    const twoGroups = independenceProblem(scoreColumn([0, 1, 1]), scoreColumn([0, 4, 1]));
    expect(exactLaw(twoGroups, 1)).not.toBeNull();
    expect(exactLaw(twoGroups, 1, "quadratic")).toBeNull();
  });

  it("is null where nothing varies", () => {
    const still = independenceProblem(scoreColumn([0, 1]), scoreColumn([3, 3]));
    const statistic = statisticOfProblem(independenceProblem(scoreColumn([0, 1]), scoreColumn([3, 4])));
    expect(exactNullDistribution(still, statistic, { limit: 1 })).toBeNull();
  });
});
