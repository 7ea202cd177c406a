import { bootstrapReplicates, jackknifeInfluence, type WeightedStatistic } from "../../../src/statistics/bootstrap.js";
import { bootstrapIntervals } from "../../../src/statistics/bootstrap-intervals.js";
import { type ContingencyTable, contingencyTable } from "../../../src/statistics/contingency-table.js";
import { cramersV } from "../../../src/statistics/cramers-v.js";
import { normalLowerTail, normalQuantile } from "../../../src/statistics/distributions.js";
import { goodnessOfFit } from "../../../src/statistics/goodness-of-fit.js";
import { nextNormal, nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { partialAuc, rocCurve } from "../../../src/statistics/roc-curve.js";
import { type Cell, cell, type Measure } from "../study.js";
import { holds, interval, rejects, test } from "./decisions.js";

/* Goodness of fit, the strength of an association, and the area under part of a ROC curve. */

const PART = "associations";

function drawClass(stream: Uint32Array, shares: readonly number[]): number {
  let left = nextUniform(stream);
  for (const [at, share] of shares.entries()) {
    left -= share;
    if (left < 0) return at;
  }
  return shares.length - 1;
}

const CLASSES = [0.55, 0.25, 0.15, 0.05];

function fitCell(units: number): Cell {
  return cell<readonly number[]>({
    id: `goodness-of-fit-${units}`,
    part: PART,
    design: `${units} units in 4 classes of 55, 25, 15 and 5 %, tested against these shares`,
    sets: 4000,
    draw: (seed) => {
      const stream = streamsFrom(seed).block(64);
      const counts = CLASSES.map(() => 0);
      for (let unit = 0; unit < units; unit++) counts[drawClass(stream, CLASSES)]! += 1;
      return counts;
    },
    measures: [
      test("goodness-of-fit", "Chi-squared goodness of fit", (counts) => rejects(goodnessOfFit(counts, CLASSES))),
    ],
  });
}

/** Shares of 4 groups x 3 bands: independent ones, moved along one contrast of each by `strength`. */
function jointShares(strength: number): readonly number[] {
  const groups = [0.4, 0.3, 0.2, 0.1];
  const bands = [0.6, 0.3, 0.1];
  const ofGroup = [1, -1, -1, 1];
  const ofBand = [-1, 1, 3];
  return groups.flatMap((g, i) => bands.map((b, j) => g * b * (1 + strength * ofGroup[i]! * ofBand[j]!)));
}

/** Cramer's V of a population of 4 x 3 shares. */
function trueV(shares: readonly number[]): number {
  const groups = [0, 1, 2, 3].map((i) => shares.slice(3 * i, 3 * i + 3).reduce((sum, share) => sum + share, 0));
  const bands = [0, 1, 2].map((j) => [0, 1, 2, 3].reduce((sum, i) => sum + shares[3 * i + j]!, 0));
  const squares = shares.reduce((sum, share, cellAt) => {
    const expected = groups[Math.floor(cellAt / 3)]! * bands[cellAt % 3]!;
    return sum + (share - expected) ** 2 / expected;
  }, 0);
  return Math.sqrt(squares / 2);
}

function strengthCell(id: string, strength: number): Cell {
  const shares = jointShares(strength);
  const truth = trueV(shares);
  return cell<ContingencyTable>({
    id: `cramers-v-${id}`,
    part: PART,
    design: `300 units in 4 groups and 3 bands, true V ${truth.toFixed(3)}`,
    sets: 2000,
    draw: (seed) => {
      const stream = streamsFrom(seed).block(65);
      const counts = shares.map(() => 0);
      for (let unit = 0; unit < 300; unit++) counts[drawClass(stream, shares)]! += 1;
      return contingencyTable([0, 1, 2, 3].map((row) => counts.slice(3 * row, 3 * row + 3)));
    },
    measures: [
      interval("noncentral", "Cramer's V, by the noncentral chi-squared law", (table) => {
        const result = cramersV(table);
        return result.kind === "estimate" ? holds(result.interval, truth) : null;
      }),
    ],
  });
}

interface ScoredUnits {
  readonly seed: number;
  /** Distinct scores, ascending, with the outcome of each. */
  readonly scores: Float64Array;
  readonly outcomes: Uint8Array;
}

const RANGE = { from: 0, to: 0.2 } as const;
const RESAMPLES = 399;
const AREA = 0.75;
const SEPARATION = Math.SQRT2 * normalQuantile(AREA);

/** Area under the true curve up to 20 % of the controls, by the midpoint rule. */
function truePartialArea(): number {
  const steps = 200_000;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    sum += normalLowerTail(SEPARATION + normalQuantile((RANGE.to * (i + 0.5)) / steps));
  }
  return (RANGE.to * sum) / steps;
}

function partialAreaOf({ scores, outcomes }: ScoredUnits): WeightedStatistic {
  return (weights) => {
    const histogram = {
      violations: Float64Array.from(weights, (weight, unit) => (outcomes[unit] === 1 ? weight : 0)),
      none: Float64Array.from(weights, (weight, unit) => (outcomes[unit] === 1 ? 0 : weight)),
    };
    const curve = rocCurve(scores, histogram);
    return curve.kind === "estimate" ? partialAuc(curve.points, RANGE).area : 0;
  };
}

function partialCell(cases: number, controls: number, sets: number): Cell {
  const truth = truePartialArea();
  const known = new WeakMap<ScoredUnits, ReturnType<typeof bootstrapIntervals>>();
  const intervalsOf = (set: ScoredUnits) => {
    const made = known.get(set) ?? partialIntervals(set);
    known.set(set, made);
    return made;
  };
  const measures: Measure<ScoredUnits>[] = (["percentile", "bca"] as const).map((method) =>
    interval(
      `partial-${method}`,
      `Partial area to 20 %: bootstrap within classes, ${method}, ${RESAMPLES} resamples`,
      (set) => holds(intervalsOf(set)[method], truth),
    ),
  );
  return cell<ScoredUnits>({
    id: `partial-auc-${cases}-${controls}`,
    part: PART,
    design: `${cases} violations and ${controls} without, normal scores, true area ${AREA} and ${truth.toFixed(4)} up to 20 % of those without`,
    sets,
    draw: (seed) => {
      const stream = streamsFrom(seed).block(66);
      const units = Array.from({ length: cases + controls }, (_, i) => ({
        outcome: i < cases ? 1 : 0,
        score: nextNormal(stream) + (i < cases ? SEPARATION : 0),
      })).sort((a, b) => a.score - b.score);
      return {
        seed,
        scores: Float64Array.from(units, ({ score }) => score),
        outcomes: Uint8Array.from(units, ({ outcome }) => outcome),
      };
    },
    measures,
  });
}

function partialIntervals(set: ScoredUnits) {
  const design = { units: set.scores.length, strata: set.outcomes };
  const statistic = partialAreaOf(set);
  const streams = streamsFrom(0x80000000 + set.seed);
  return bootstrapIntervals(
    statistic(new Uint32Array(design.units).fill(1)),
    bootstrapReplicates(design, statistic, { streams, resamples: RESAMPLES }),
    { influence: jackknifeInfluence(design, statistic) },
  );
}

export const associationCells: readonly Cell[] = [
  fitCell(119),
  fitCell(300),
  strengthCell("none", 0),
  strengthCell("weak", 0.08),
  strengthCell("strong", 0.2),
  partialCell(30, 89, 500),
  partialCell(100, 300, 300),
];
