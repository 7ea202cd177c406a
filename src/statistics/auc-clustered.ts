import { ArgumentError } from "../errors.js";
import { type AucEstimate, type AucNotEstimable, aucEstimate } from "./auc-estimate.js";
import { notEstimable } from "./not-estimable.js";
import { placementValues } from "./placement-values.js";
import { splitByOutcome } from "./roc-auc.js";

/** An area whose variance rests on clusters. */
export type ClusteredAucEstimate = AucEstimate & {
  readonly clusters: number;
  readonly clustersWithCases: number;
  readonly clustersWithControls: number;
};

/** Placement sums and counts of one cluster. */
interface ClusterSums {
  casePlacements: number;
  cases: number;
  controlPlacements: number;
  controls: number;
}

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
  const sums = [...sumByCluster(placements, outcomes, clusters).values()];
  const clustersWithCases = sums.filter((sum) => sum.cases > 0).length;
  const clustersWithControls = sums.filter((sum) => sum.controls > 0).length;
  const variance: number | AucNotEstimable =
    clustersWithCases < 2 || clustersWithControls < 2
      ? notEstimable("too-few-effective-units")
      : varianceOfSums(sums, auc, { clustersWithCases, clustersWithControls });
  const counts = { cases: cases.length, controls: controls.length };
  return {
    ...aucEstimate({ auc, variance, ...counts, level, method: "obuchowski-logit" }),
    clusters: sums.length,
    clustersWithCases,
    clustersWithControls,
  };
}

function sumByCluster(
  { ofCases, ofControls }: { readonly ofCases: Float64Array; readonly ofControls: Float64Array },
  outcomes: ArrayLike<number>,
  clusters: ArrayLike<number>,
): Map<number, ClusterSums> {
  const sums = new Map<number, ClusterSums>();
  let nextCase = 0;
  let nextControl = 0;
  for (let i = 0; i < clusters.length; i++) {
    const own = sums.get(clusters[i]!) ?? { casePlacements: 0, cases: 0, controlPlacements: 0, controls: 0 };
    sums.set(clusters[i]!, own);
    if (outcomes[i] === 1) {
      own.casePlacements += ofCases[nextCase++]!;
      own.cases++;
    } else {
      own.controlPlacements += ofControls[nextControl++]!;
      own.controls++;
    }
  }
  return sums;
}

/** Obuchowski's S10, S01 and S11: squares and products of cluster sums about their expected size. */
function varianceOfSums(
  sums: readonly ClusterSums[],
  auc: number,
  counts: { readonly clustersWithCases: number; readonly clustersWithControls: number },
): number {
  let cases = 0;
  let controls = 0;
  let caseSquares = 0;
  let controlSquares = 0;
  let products = 0;
  for (const sum of sums) {
    const ofCases = sum.casePlacements - sum.cases * auc;
    const ofControls = sum.controlPlacements - sum.controls * auc;
    cases += sum.cases;
    controls += sum.controls;
    caseSquares += ofCases * ofCases;
    controlSquares += ofControls * ofControls;
    products += ofCases * ofControls;
  }
  const unbiased = (n: number): number => n / (n - 1);
  const squares =
    (unbiased(counts.clustersWithCases) * caseSquares) / (cases * cases) +
    (unbiased(counts.clustersWithControls) * controlSquares) / (controls * controls);
  const variance = squares + (2 * unbiased(sums.length) * products) / (cases * controls);
  // Products outweigh squares by rounding only; where they cancel, what is left is not a variance.
  return variance > 1e-14 * squares ? variance : 0;
}
