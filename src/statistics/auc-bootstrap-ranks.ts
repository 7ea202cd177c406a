import { ArgumentError } from "../errors.js";
import type { AucBootstrap } from "./auc-bootstrap.js";
import { eachResample, meanAndDeviation } from "./bootstrap.js";
import { bootstrapIntervals } from "./bootstrap-intervals.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import type { OutcomeHistogram } from "./placements.js";
import { drawWithReplacement, type StreamState, type Streams } from "./random.js";

/** Rows of a sample: the rank of each score among the distinct ones, its outcome, and what drawing takes together. */
interface RankedRows {
  readonly ranks: ArrayLike<number>;
  readonly outcomes: ArrayLike<number>;
  readonly clusters: ArrayLike<number> | undefined;
}

/**
 * Bootstrap of the area from ranks, in time proportional to units times resamples: the design and the intervals of
 * aucBootstrap, with other draws. Influence is exact for units and infinitesimal for clusters.
 * @param ranks  length n, whole, 0 for the lowest score, equal for equal scores
 * @param outcomes  length n, 1 = violation, 0 = none
 * @param options.streams, options.resamples  default 1,999; options.level  in (0, 1), default 0.95
 * @param options.clusters  cluster of each unit, length n, 0 .. clusters - 1; absent: units stratified by outcome
 * @returns not-estimable from one class, or with a class in fewer than two units (or clusters)
 * @throws ArgumentError on unequal lengths
 * @see Davison & Hinkley 1997, sections 2.7.2, 3.2 and 3.8
 * @example aucBootstrapOfRanks([0, 1, 2, 3], [0, 1, 0, 1], { streams: streamsFrom(1) }) // auc 0.75
 */
export function aucBootstrapOfRanks(
  ranks: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  options: {
    readonly streams: Streams;
    readonly resamples?: number;
    readonly level?: number;
    readonly clusters?: ArrayLike<number>;
  },
): AucBootstrap | NotEstimable<"one-class-only" | "too-few-effective-units"> {
  const { streams, resamples = 1_999, level = 0.95, clusters } = options;
  const rows: RankedRows = { ranks, outcomes, clusters };
  requireLengths(rows);
  const all = countsOf(rows, () => 1);
  const [cases, controls] = [total(all.violations), total(all.none)];
  if (cases === 0 || controls === 0) return notEstimable("one-class-only");
  const drawnAs = (outcome: number) => new Set(unitsWith(rows, outcome).map((row) => clusters?.[row] ?? row)).size;
  if (Math.min(drawnAs(1), drawnAs(0)) < 2) return notEstimable("too-few-effective-units");
  const draw = clusters === undefined ? drawUnits(rows) : drawClusters(rows, clusters);
  const drawn = new Float64Array(resamples);
  eachResample(streams, resamples, (state, resample) => {
    drawn[resample] = areaOf(draw(state));
  });
  const replicates = drawn.filter((area) => !Number.isNaN(area));
  const auc = areaOf(all);
  return {
    kind: "estimate",
    auc,
    ...meanAndDeviation(replicates),
    intervals: bootstrapIntervals(auc, replicates, { influence: influenceOf(rows, all, auc), level }),
    resamples,
    withoutBothClasses: resamples - replicates.length,
    seed: streams.seed,
  };
}

function requireLengths({ ranks, outcomes, clusters }: RankedRows): void {
  const lengths = [outcomes.length, clusters?.length ?? ranks.length];
  if (lengths.some((length) => length !== ranks.length)) {
    throw new ArgumentError(
      `aucBootstrapOfRanks requires ${ranks.length} outcomes and clusters; got ${lengths.join(" and ")}`,
    );
  }
}

function unitsWith({ outcomes }: RankedRows, outcome: number): number[] {
  return Array.from(outcomes, (_, row) => row).filter((row) => outcomes[row] === outcome);
}

function countsOf({ ranks, outcomes }: RankedRows, times: (row: number) => number): OutcomeHistogram {
  let places = 0;
  for (let row = 0; row < ranks.length; row++) places = Math.max(places, ranks[row]! + 1);
  const counts = { violations: new Float64Array(places), none: new Float64Array(places) };
  for (let row = 0; row < ranks.length; row++) {
    (outcomes[row] === 1 ? counts.violations : counts.none)[ranks[row]!]! += times(row);
  }
  return counts;
}

/** Draws units of each class apart; the arrays are used again, so a draw must not be kept. */
function drawUnits(rows: RankedRows): (state: StreamState) => OutcomeHistogram {
  const drawn = countsOf(rows, () => 0);
  const classes = ([1, 0] as const).map((outcome) => {
    const ranks = Uint32Array.from(unitsWith(rows, outcome), (row) => rows.ranks[row]!);
    return { ranks, weights: new Uint32Array(ranks.length), counts: outcome === 1 ? drawn.violations : drawn.none };
  });
  return (state) => {
    for (const { ranks, weights, counts } of classes) {
      drawWithReplacement(state, weights);
      counts.fill(0);
      for (let i = 0; i < ranks.length; i++) counts[ranks[i]!]! += weights[i]!;
    }
    return drawn;
  };
}

function drawClusters(rows: RankedRows, clusters: ArrayLike<number>): (state: StreamState) => OutcomeHistogram {
  const { ranks, outcomes } = rows;
  const drawn = countsOf(rows, () => 0);
  const weights = new Uint32Array(clusterCount(clusters));
  return (state) => {
    drawWithReplacement(state, weights);
    drawn.violations.fill(0);
    drawn.none.fill(0);
    for (let row = 0; row < ranks.length; row++) {
      (outcomes[row] === 1 ? drawn.violations : drawn.none)[ranks[row]!]! += weights[clusters[row]!]!;
    }
    return drawn;
  };
}

function clusterCount(clusters: ArrayLike<number>): number {
  let count = 0;
  for (let row = 0; row < clusters.length; row++) count = Math.max(count, clusters[row]! + 1);
  return count;
}

/** Area of a histogram; NaN where it lacks a class. */
function areaOf({ violations, none }: OutcomeHistogram): number {
  let halfSteps = 0;
  let below = 0;
  let cases = 0;
  for (let rank = 0; rank < violations.length; rank++) {
    halfSteps += violations[rank]! * (2 * below + none[rank]!);
    below += none[rank]!;
    cases += violations[rank]!;
  }
  return halfSteps / (2 * cases * below);
}

/** Influence of what is drawn: placements about the area, over the size of the class, summed over a cluster. */
function influenceOf(rows: RankedRows, all: OutcomeHistogram, auc: number): Float64Array {
  const { ranks, outcomes, clusters } = rows;
  const [cases, controls] = [total(all.violations), total(all.none)];
  const below = runningBelow(all.none);
  const casesBelow = runningBelow(all.violations);
  const influence = new Float64Array(clusters === undefined ? ranks.length : clusterCount(clusters));
  for (let row = 0; row < ranks.length; row++) {
    const rank = ranks[row]!;
    const own =
      outcomes[row] === 1
        ? ((below[rank]! + all.none[rank]! / 2) / controls - auc) / cases
        : (1 - (casesBelow[rank]! + all.violations[rank]! / 2) / cases - auc) / controls;
    influence[clusters?.[row] ?? row]! += own;
  }
  return influence;
}

function runningBelow(counts: Float64Array): Float64Array {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum - count;
  });
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
