import { ArgumentError } from "../errors.js";
import {
  type BootstrapDesign,
  bootstrapReplicates,
  jackknifeInfluence,
  meanAndDeviation,
  type WeightedStatistic,
} from "./bootstrap.js";
import { type BootstrapIntervals, bootstrapIntervals } from "./bootstrap-intervals.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type OrderedUnits, orderUnits } from "./ordered-units.js";
import { aucOfMoments, placementMoments } from "./placements.js";
import type { Streams } from "./random.js";
import { splitByOutcome } from "./roc-auc.js";

/** An area with bootstrap standard error and intervals. */
export interface AucBootstrap {
  readonly kind: "estimate";
  readonly auc: number;
  readonly mean: number;
  readonly standardError: number;
  readonly intervals: BootstrapIntervals;
  readonly resamples: number;
  /** Resamples of clusters that held one class only: they have no area and are left out. */
  readonly withoutBothClasses: number;
  readonly seed: number;
}

/**
 * Bootstrap of the area under the ROC curve: cases and controls are drawn apart, or whole clusters together.
 * @param scores  length n, finite
 * @param outcomes  length n, 1 = violation, 0 = none
 * @param options.streams, options.resamples  default 1,999; options.level  in (0, 1), default 0.95
 * @param options.clusters  cluster of each unit, length n; absent: every unit on its own, stratified by outcome
 * @returns not-estimable from one class, or with a class in fewer than two units (or clusters)
 * @throws ArgumentError on unequal lengths, a score that is not finite, or another outcome
 * @see Davison & Hinkley 1997, sections 3.2 and 3.8; pROC `ci.auc(method = "bootstrap")`
 * @example aucBootstrap(Float64Array.of(1, 2, 3, 4), [0, 1, 0, 1], { streams: streamsFrom(1) }) // auc 0.75
 */
export function aucBootstrap(
  scores: Float64Array,
  outcomes: ArrayLike<number>,
  options: {
    readonly streams: Streams;
    readonly resamples?: number;
    readonly level?: number;
    readonly clusters?: ArrayLike<number>;
  },
): AucBootstrap | NotEstimable<"one-class-only" | "too-few-effective-units"> {
  const { streams, resamples = 1_999, level = 0.95, clusters } = options;
  const { cases, controls } = splitByOutcome(scores, outcomes);
  if (cases.length === 0 || controls.length === 0) return notEstimable("one-class-only");
  const { drawnAs, design } = clusters ? drawClusters(outcomes, clusters) : drawUnits(cases.length, controls.length);
  const ofCases = new Set(drawnAs.subarray(0, cases.length)).size;
  const ofControls = new Set(drawnAs.subarray(cases.length)).size;
  if (Math.min(ofCases, ofControls) < 2) return notEstimable("too-few-effective-units");
  const statistic = weightedAuc(orderUnits({ cases, controls }), drawnAs);
  const drawn = bootstrapReplicates(design, statistic, { streams, resamples });
  const replicates = drawn.filter((replicate) => !Number.isNaN(replicate));
  const influence = jackknifeInfluence(design, statistic);
  const auc = aucOfMoments(placementMoments(cases, controls));
  return {
    kind: "estimate",
    auc,
    ...meanAndDeviation(replicates),
    intervals: bootstrapIntervals(auc, replicates, { influence, level }),
    resamples,
    withoutBothClasses: drawn.length - replicates.length,
    seed: streams.seed,
  };
}

/** `drawnAs` says which drawn unit carries each row; rows are cases, then controls, each in the order of the data. */
interface Drawing {
  readonly design: BootstrapDesign;
  readonly drawnAs: Uint32Array;
}

function drawUnits(cases: number, controls: number): Drawing {
  const units = cases + controls;
  return {
    design: { units, strata: Uint8Array.from({ length: units }, (_, unit) => (unit < cases ? 0 : 1)) },
    drawnAs: Uint32Array.from({ length: units }, (_, unit) => unit),
  };
}

function drawClusters(outcomes: ArrayLike<number>, clusters: ArrayLike<number>): Drawing {
  if (clusters.length !== outcomes.length) {
    throw new ArgumentError(
      `aucBootstrap requires as many clusters as scores; got ${clusters.length} and ${outcomes.length}`,
    );
  }
  const codes = new Map<number, number>();
  const rows: { readonly ofCases: number[]; readonly ofControls: number[] } = { ofCases: [], ofControls: [] };
  for (let i = 0; i < clusters.length; i++) {
    const code = codes.get(clusters[i]!) ?? codes.size;
    codes.set(clusters[i]!, code);
    (outcomes[i] === 1 ? rows.ofCases : rows.ofControls).push(code);
  }
  return { design: { units: codes.size }, drawnAs: Uint32Array.from([...rows.ofCases, ...rows.ofControls]) };
}

/** Area over rows counted as often as their unit was drawn; NaN where one class was not drawn. */
function weightedAuc({ units, endsTie, cases }: OrderedUnits, drawnAs: Uint32Array): WeightedStatistic {
  return (weights) => {
    let halfSteps = 0;
    let below = 0;
    let tied = 0;
    let tiedCases = 0;
    let allCases = 0;
    for (let i = 0; i < units.length; i++) {
      const row = units[i]!;
      const weight = weights[drawnAs[row]!]!;
      if (row < cases) tiedCases += weight;
      else tied += weight;
      if (endsTie[i] === 0) continue;
      halfSteps += tiedCases * (2 * below + tied);
      below += tied;
      allCases += tiedCases;
      tied = tiedCases = 0;
    }
    return halfSteps / (2 * allCases * below);
  };
}
