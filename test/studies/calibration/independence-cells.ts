import { normalQuantile } from "../../../src/statistics/distributions.js";
import { type IndependenceProblem, independenceProblem } from "../../../src/statistics/independence-problem.js";
import { independenceTest } from "../../../src/statistics/independence-test.js";
import type { StatisticForm } from "../../../src/statistics/linear-statistic-form.js";
import { paretoExtrapolation } from "../../../src/statistics/pareto-extrapolation.js";
import { nextNormal, nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { indicatorColumns, rankColumn, scoreColumn } from "../../../src/statistics/unit-columns.js";
import { type Cell, cell, type Measure } from "../study.js";
import { holds, interval, rejects, test } from "./decisions.js";

/* The general permutation test in its forms and null laws, and the extrapolated tail beside a resampled p-value. */

const PART = "independence";
const RESAMPLES = 399;

interface Drawn {
  readonly seed: number;
  readonly problem: IndependenceProblem;
}

const GROUPS = [89, 20, 6, 4].flatMap((size, group) => Array<number>(size).fill(group));

function measure(form: StatisticForm, distribution: "asymptotic" | "resampled" | "exact-or-resampled", words: string) {
  return test<Drawn>(
    `${form}-${distribution}`,
    words,
    ({ seed, problem }) =>
      rejects(
        independenceTest(problem, {
          form,
          distribution,
          resamples: RESAMPLES,
          streams: streamsFrom(0x80000000 + seed),
        }),
      ),
    { standing: distribution === "asymptotic" ? "textbook" : "ours" },
  );
}

const bothForms: readonly Measure<Drawn>[] = [
  measure("maximum", "resampled", `Largest standardised group, ${RESAMPLES} permutations`),
  measure("quadratic", "resampled", `Quadratic form over groups, ${RESAMPLES} permutations`),
  measure("maximum", "asymptotic", "Largest standardised group, limit law"),
  measure("quadratic", "asymptotic", "Quadratic form over groups, limit law"),
];

const blockCell = cell<Drawn>({
  id: "independence-blocks",
  part: PART,
  design: "119 units in 4 groups (89, 20, 6, 4), skewed values with another level in each of 3 blocks",
  sets: 400,
  draw: (seed) => {
    const stream = streamsFrom(seed).block(67);
    const blocks = GROUPS.map(() => Math.floor(3 * nextUniform(stream)));
    const values = blocks.map((block) => block + Math.exp(nextNormal(stream)));
    return { seed, problem: independenceProblem(indicatorColumns(GROUPS, 4), scoreColumn(values), { blocks }) };
  },
  measures: bothForms,
});

/** Few enough clusters to count every choice of the labelled ones. */
const clusterCell = cell<Drawn>({
  id: "independence-clusters",
  part: PART,
  design: "14 clusters of 1 to 9 units, 5 of them labelled; values share a part within clusters, labels do not matter",
  sets: 800,
  draw: (seed) => {
    const stream = streamsFrom(seed).block(68);
    const clusters: number[] = [];
    const values: number[] = [];
    for (let cluster = 0; cluster < 14; cluster++) {
      const shared = nextNormal(stream);
      for (let unit = Math.floor(9 * nextUniform(stream)); unit >= 0; unit--) {
        clusters.push(cluster);
        values.push(shared + 0.5 * nextNormal(stream));
      }
    }
    const labels = clusters.map((cluster) => (cluster < 5 ? 1 : 0));
    return { seed, problem: independenceProblem(scoreColumn(values), scoreColumn(labels), { clusters }) };
  },
  measures: [
    measure("scalar", "exact-or-resampled", "Sum of values, labels moved with whole clusters, exact"),
    measure("scalar", "asymptotic", "Sum of values, labels moved with whole clusters, limit law"),
  ],
});

const rankCell = cell<Drawn>({
  id: "independence-exact",
  part: PART,
  design: "30 units in 3 groups (20, 6, 4), ranks of values with ties, from one law",
  sets: 300,
  draw: (seed) => {
    const stream = streamsFrom(seed).block(69);
    const groups = [20, 6, 4].flatMap((size, group) => Array<number>(size).fill(group));
    const ranks = rankColumn(groups.map(() => Math.floor(4 * nextUniform(stream))));
    return { seed, problem: independenceProblem(indicatorColumns(groups, 3), ranks) };
  },
  measures: [
    measure("quadratic", "exact-or-resampled", "Kruskal-Wallis as a quadratic form, exact while small"),
    measure("quadratic", "asymptotic", "Kruskal-Wallis as a quadratic form, limit law"),
  ],
});

const TRUE_TAIL = 3e-4;

const tailCell = cell<{ readonly seed: number; readonly statistics: Float64Array }>({
  id: "extrapolated-tail",
  part: PART,
  design: `10,000 resampled statistics of |normal|, the observed one at a true tail of ${TRUE_TAIL}`,
  sets: 200,
  draw: (seed) => {
    const stream = streamsFrom(seed).block(70);
    return { seed, statistics: Float64Array.from({ length: 10_000 }, () => Math.abs(nextNormal(stream))) };
  },
  measures: [
    interval(
      "pareto",
      "Generalised Pareto tail beside the p-value: interval on the logarithm",
      ({ seed, statistics }) => {
        const streams = streamsFrom(0x80000000 + seed);
        const found = paretoExtrapolation(-normalQuantile(TRUE_TAIL / 2), statistics, { streams });
        return found.kind === "estimate" ? holds(found.interval, TRUE_TAIL) : null;
      },
    ),
  ],
});

export const independenceCells: readonly Cell[] = [blockCell, clusterCell, rankCell, tailCell];
