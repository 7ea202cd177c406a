import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { exactNullDistribution } from "../../src/statistics/exact-null-distribution.js";
import {
  type IndependenceProblem,
  independenceProblem,
  independenceProblemOfTables,
} from "../../src/statistics/independence-problem.js";
import { linearStatistic } from "../../src/statistics/linear-statistic.js";
import { type StatisticForm, testStatistic } from "../../src/statistics/linear-statistic-form.js";
import {
  permutationResampling,
  permutationResamplingTask,
  resampledNullDistribution,
} from "../../src/statistics/resampled-null-distribution.js";
import type { Sidedness } from "../../src/statistics/step-down.js";
import { scoreColumn } from "../../src/statistics/unit-columns.js";

const RESAMPLES = 4_000;

function expectExactLaw(problem: IndependenceProblem, form: StatisticForm, alternative: Sidedness): void {
  const statistic = testStatistic(linearStatistic(problem), { form, alternative });
  if ("kind" in statistic) throw new Error(statistic.reason);
  const exact = exactNullDistribution(problem, statistic, { limit: 1e6 })!;
  const drawn = resampledNullDistribution(permutationResampling(problem, statistic, { seed: 7, resamples: RESAMPLES }));
  const error = Math.sqrt((exact.pValue * (1 - exact.pValue)) / RESAMPLES);
  expect(Math.abs(drawn.pValue - exact.pValue)).toBeLessThan(4 * error + 2 / RESAMPLES);
}

describe("the law of a statistic among random permutations", () => {
  // Scores far from symmetric: the two sides have other laws.
  const table = independenceProblemOfTables(
    [
      contingencyTable([
        [9, 3, 2],
        [4, 3, 6],
      ]),
    ],
    { rowScores: [0, 1], columnScores: [0, 1, 7] },
  );
  const units = independenceProblem(scoreColumn([0, 0, 0, 1, 1, 2, 5]), scoreColumn([1, 2, 3, 9, 4, 20, 11]));

  it.each([
    ["tables drawn from their margins", table],
    ["units that are shuffled", units],
  ] as const)("is the exact one on either side, by %s", (_, problem) => {
    for (const alternative of ["greater", "less", "two-sided"] as const) expectExactLaw(problem, "scalar", alternative);
  });

  it.each(["quadratic", "maximum"] as const)("is the exact one of several entries at once, %s", (form) => {
    const levels = independenceProblemOfTables([
      contingencyTable([
        [5, 1, 2],
        [1, 4, 2],
        [1, 2, 5],
      ]),
    ]);
    expectExactLaw(levels, form, "two-sided");
    const few = independenceProblemOfTables([
      contingencyTable([
        [2, 0, 1],
        [0, 2, 0],
        [0, 0, 2],
      ]),
    ]);
    expectExactLaw(few, form, "two-sided");
  });

  it("is a task that a worker finds by its name", async () => {
    const module = (await import("../../src/statistics/resampled-null-distribution.js")) as Record<string, unknown>;
    expect(module[permutationResamplingTask.exportName]).toBe(permutationResamplingTask);
  });
});

describe("the exact law by sums", () => {
  it("is none of a statistic of several entries, however few tables are allowed", () => {
    const problem = independenceProblemOfTables([
      contingencyTable([
        [5, 1],
        [1, 4],
      ]),
    ]);
    const statistic = testStatistic(linearStatistic(problem), { form: "maximum", alternative: "two-sided" });
    if ("kind" in statistic) throw new Error(statistic.reason);
    expect(exactNullDistribution(problem, statistic, { limit: 1 })).toBeNull();
  });
});
