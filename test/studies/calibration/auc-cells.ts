import { aucAgainstConstant } from "../../../src/statistics/auc-against-constant.js";
import { aucBootstrap } from "../../../src/statistics/auc-bootstrap.js";
import { obuchowskiAuc } from "../../../src/statistics/auc-clustered.js";
import { pairedAucDifference } from "../../../src/statistics/auc-comparison.js";
import { aucDeLong } from "../../../src/statistics/delong.js";
import { normalQuantile } from "../../../src/statistics/distributions.js";
import { hanleyMcNeil } from "../../../src/statistics/hanley-mcneil.js";
import { mannWhitney } from "../../../src/statistics/mann-whitney.js";
import { nextNormal, nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { type Cell, cell, type Measure } from "../study.js";
import { holds, interval, rejects, test } from "./decisions.js";

/* Areas under the ROC curve: 30 violations against 89, as in the old study, and 11 against 289. */

const PART = "auc";
const BASELINE = 0.571;
const RESAMPLES = 399;

interface ScoreSet {
  readonly seed: number;
  readonly cases: Float64Array;
  readonly controls: Float64Array;
  readonly scores: Float64Array;
  readonly outcomes: Uint8Array;
}

/** Normal scores of equal spread whose true area is `auc`; steps of a whole standard deviation where rounded. */
function binormalSet(
  seed: number,
  design: { readonly cases: number; readonly controls: number; readonly auc: number; readonly rounded: boolean },
): ScoreSet {
  const stream = streamsFrom(seed).block(10);
  const shift = Math.SQRT2 * normalQuantile(design.auc);
  const draw = (mean: number) => {
    const score = mean + nextNormal(stream);
    return design.rounded ? Math.round(score) : score;
  };
  const cases = Float64Array.from({ length: design.cases }, () => draw(shift));
  const controls = Float64Array.from({ length: design.controls }, () => draw(0));
  return {
    seed,
    cases,
    controls,
    scores: Float64Array.of(...cases, ...controls),
    outcomes: Uint8Array.from({ length: design.cases + design.controls }, (_, i) => (i < design.cases ? 1 : 0)),
  };
}

function testsOfArea(auc: number): Measure<ScoreSet>[] {
  const against = (constant: number) => ({ kind: auc === constant ? "false-alarm" : "power" }) as const;
  return [
    test<ScoreSet>(
      "delong-against-0.5",
      "DeLong on the logit scale, against 0.5",
      ({ cases, controls }) => rejects(aucAgainstConstant(aucDeLong(cases, controls), 0.5)),
      against(0.5),
    ),
    test<ScoreSet>(
      "delong-against-0.571",
      "DeLong on the logit scale, against 0.571",
      ({ cases, controls }) => rejects(aucAgainstConstant(aucDeLong(cases, controls), BASELINE)),
      against(BASELINE),
    ),
    ...(auc === 0.5
      ? [
          test<ScoreSet>(
            "delong-normal-against-0.5",
            "DeLong plus and minus 1.96 errors, against 0.5",
            (set) => rejects(aucAgainstConstant(aucDeLong(set.cases, set.controls), 0.5, { scale: "normal" })),
            { standing: "textbook" },
          ),
          test<ScoreSet>("mann-whitney", "Mann-Whitney, normal with correction", ({ cases, controls }) => {
            const result = mannWhitney([...cases], [...controls], {
              streams: streamsFrom(1),
              resamples: 1,
              exactUpTo: 0,
            });
            return result.kind === "estimate" ? rejects(result.normalCorrected) : null;
          }),
        ]
      : []),
  ];
}

function intervalsOfArea(auc: number): Measure<ScoreSet>[] {
  const deLong = ({ cases, controls }: ScoreSet) => aucDeLong(cases, controls);
  return [
    interval("delong-logit", "DeLong on the logit scale", (set) => {
      const estimate = deLong(set);
      return estimate.kind === "estimate" ? holds(estimate.interval, auc) : null;
    }),
    interval(
      "delong-normal",
      "DeLong plus and minus 1.96 errors",
      (set) => {
        const estimate = deLong(set);
        return estimate.kind === "estimate" ? holds(estimate.normalInterval, auc) : null;
      },
      "textbook",
    ),
    interval("hanley-mcneil", "Hanley-McNeil from the area and the counts", (set) => {
      const estimate = deLong(set);
      if (estimate.kind !== "estimate") return null;
      return holds(
        hanleyMcNeil(estimate.auc, { cases: set.cases.length, controls: set.controls.length }).interval,
        auc,
      );
    }),
  ];
}

function bootstrapsOfArea(auc: number): Measure<ScoreSet>[] {
  const drawn = new WeakMap<ScoreSet, ReturnType<typeof aucBootstrap>>();
  const bootstrap = (set: ScoreSet) => {
    const known = drawn.get(set);
    if (known !== undefined) return known;
    const made = aucBootstrap(set.scores, set.outcomes, {
      streams: streamsFrom(0x80000000 + set.seed),
      resamples: RESAMPLES,
    });
    drawn.set(set, made);
    return made;
  };
  return (["percentile", "bca"] as const).map((method) =>
    interval(`bootstrap-${method}`, `Bootstrap, ${method}, ${RESAMPLES} resamples`, (set) => {
      const result = bootstrap(set);
      return result.kind === "estimate" ? holds(result.intervals[method], auc) : null;
    }),
  );
}

function areaCell(cases: number, controls: number, auc: number, rounded = false): Cell {
  const bootstrapped = cases === 30 && auc === BASELINE && !rounded;
  return cell<ScoreSet>({
    id: `auc-${cases}-${controls}-${auc}${rounded ? "-ties" : ""}`,
    part: PART,
    design: `${cases} violations and ${controls} without, ${rounded ? "scores with many ties" : "scores without ties"}, true area ${auc}`,
    sets: 2000,
    draw: (seed) => binormalSet(seed, { cases, controls, auc, rounded }),
    // Ties move the true area off its continuous value, but leave 0.5 where it is.
    measures: [...testsOfArea(auc), ...intervalsOfArea(auc), ...(bootstrapped ? bootstrapsOfArea(auc) : [])],
  });
}

/** Rows of one cluster share half of the variance of their scores; outcomes are drawn by row. */
interface ClusteredScores {
  readonly scores: Float64Array;
  readonly outcomes: Uint8Array;
  readonly clusters: Uint32Array;
}

const CLUSTERS = 120;

function clusteredScores(seed: number): ClusteredScores {
  const stream = streamsFrom(seed).block(11);
  const scores: number[] = [];
  const outcomes: number[] = [];
  const clusters: number[] = [];
  for (let cluster = 0; cluster < CLUSTERS; cluster++) {
    const shared = nextNormal(stream);
    // A sponsor's violations come together, as its scores do.
    const risk = nextUniform(stream) < 0.25 ? 0.8 : 0.1;
    for (let row = 0; row < 1 + (cluster % 5); row++) {
      scores.push(shared + nextNormal(stream));
      outcomes.push(nextUniform(stream) < risk ? 1 : 0);
      clusters.push(cluster);
    }
  }
  return {
    scores: Float64Array.from(scores),
    outcomes: Uint8Array.from(outcomes),
    clusters: Uint32Array.from(clusters),
  };
}

const clusteredCell = cell<ClusteredScores>({
  id: "auc-clustered",
  part: PART,
  design: `${CLUSTERS} sponsors with 1 to 5 inspections each, scores and outcomes alike within a sponsor, true area 0.5`,
  sets: 2000,
  draw: clusteredScores,
  measures: [
    test("obuchowski", "Obuchowski, over sponsors, against 0.5", ({ scores, outcomes, clusters }) =>
      rejects(aucAgainstConstant(obuchowskiAuc(scores, outcomes, { clusters }), 0.5)),
    ),
    test(
      "delong-on-rows",
      "DeLong as if inspections were independent, against 0.5",
      ({ scores, outcomes }) => {
        const split = (wanted: number) => scores.filter((_, i) => outcomes[i] === wanted);
        return rejects(aucAgainstConstant(aucDeLong(split(1), split(0)), 0.5));
      },
      { standing: "popular" },
    ),
  ],
});

interface TwoScores {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly outcomes: Uint8Array;
}

const pairedCell = cell<TwoScores>({
  id: "auc-paired",
  part: PART,
  design: "Two scores of equal true area 0.65 on the same 30 violations and 89 without, correlated 0.5",
  sets: 2000,
  draw: (seed) => {
    const stream = streamsFrom(seed).block(12);
    const shift = Math.SQRT2 * normalQuantile(0.65);
    const outcomes = Uint8Array.from({ length: 119 }, (_, i) => (i < 30 ? 1 : 0));
    const shared = Float64Array.from(outcomes, () => nextNormal(stream));
    const score = () =>
      Float64Array.from(shared, (common, i) => shift * outcomes[i]! + Math.SQRT1_2 * (common + nextNormal(stream)));
    return { first: score(), second: score(), outcomes };
  },
  measures: [
    test("delong-paired", "DeLong, difference of two areas on the same rows", ({ first, second, outcomes }) => {
      const result = pairedAucDifference([first, second], outcomes);
      return result.kind === "estimate" ? rejects(result.test) : null;
    }),
  ],
});

export const aucCells: readonly Cell[] = [
  areaCell(30, 89, 0.5),
  areaCell(30, 89, 0.5, true),
  areaCell(30, 89, BASELINE),
  areaCell(30, 89, 0.65),
  areaCell(30, 89, 0.75),
  areaCell(11, 289, 0.5),
  areaCell(11, 289, 0.65),
  clusteredCell,
  pairedCell,
];
