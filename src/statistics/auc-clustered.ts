import { ArgumentError } from "../errors.js";
import { type AucEstimate, type AucNotEstimable, aucEstimate } from "./auc-estimate.js";
import { placementsByCluster, varianceOverClusters } from "./cluster-placements.js";
import { notEstimable } from "./not-estimable.js";
import { placementValues } from "./placement-values.js";
import { splitByOutcome } from "./roc-auc.js";

/** An area whose variance rests on clusters. */
export type ClusteredAucEstimate = AucEstimate & {
  readonly clusters: number;
  readonly clustersWithCases: number;
  readonly clustersWithControls: number;
};

/**
 * Area under the ROC curve with a variance that holds when units of one cluster are alike.
 * @param scores  length n, finite
 * @param outcomes  length n, 1 = violation, 0 = none
 * @param options.clusters  cluster of each unit, length n, any numbers; options.level  in (0, 1), default 0.95
 * @returns the estimate; with one unit a cluster its variance is DeLong's. No variance below 2 clusters of either class
 * @throws ArgumentError on unequal lengths, a score that is not finite, or another outcome
 * @see Obuchowski 1997, Biometrics 53: 567-578
 * @example obuchowskiAuc(Float64Array.of(1, 2, 3, 4), [0, 1, 0, 1], { clusters: [0, 0, 1, 1] }).auc // 0.75
 */
export function obuchowskiAuc(
  scores: Float64Array,
  outcomes: ArrayLike<number>,
  { clusters, level = 0.95 }: { readonly clusters: ArrayLike<number>; readonly level?: number },
): ClusteredAucEstimate | AucNotEstimable {
  if (clusters.length !== scores.length) {
    throw new ArgumentError(
      `obuchowskiAuc requires as many clusters as scores; got ${clusters.length} and ${scores.length}`,
    );
  }
  const { cases, controls } = splitByOutcome(scores, outcomes);
  if (cases.length === 0 || controls.length === 0) return notEstimable("one-class-only");
  const placements = placementValues(cases, controls);
  const auc = placements.ofCases.reduce((sum, value) => sum + value, 0) / cases.length;
  const sums = placementsByCluster(placements, outcomes, clusters);
  const variance = varianceOverClusters(sums, auc);
  const counts = { cases: cases.length, controls: controls.length };
  return {
    ...aucEstimate({ auc, variance, ...counts, level, method: "obuchowski-logit" }),
    clusters: sums.length,
    clustersWithCases: sums.filter((sum) => sum.cases > 0).length,
    clustersWithControls: sums.filter((sum) => sum.controls > 0).length,
  };
}
