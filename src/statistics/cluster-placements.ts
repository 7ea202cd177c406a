import type { AucNotEstimable } from "./auc-estimate.js";
import { notEstimable } from "./not-estimable.js";

/** Placement sums and counts of one cluster. */
export interface ClusterPlacements {
  readonly casePlacements: number;
  readonly cases: number;
  readonly controlPlacements: number;
  readonly controls: number;
}

/**
 * Placements of the units of each cluster, summed by class.
 * @param placements.ofCases  one a case in the order of the outcomes; placements.ofControls  one a control
 * @param outcomes  length n, 1 = violation, 0 = none
 * @param clusters  cluster of each unit, length n
 * @returns one entry a cluster, in the order in which clusters are met
 * @see Obuchowski 1997, Biometrics 53: 567-578
 * @example placementsByCluster({ ofCases: Float64Array.of(0.5, 1), ofControls: Float64Array.of(1, 0.5) }, [0, 1, 0, 1], [0, 0, 1, 1]).length // 2
 */
export function placementsByCluster(
  { ofCases, ofControls }: { readonly ofCases: Float64Array; readonly ofControls: Float64Array },
  outcomes: ArrayLike<number>,
  clusters: ArrayLike<number>,
): readonly ClusterPlacements[] {
  const sums = new Map<
    number,
    { casePlacements: number; cases: number; controlPlacements: number; controls: number }
  >();
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
  return [...sums.values()];
}

/**
 * Variance of an area, or of a difference of areas, from placements summed by cluster: Obuchowski's S10, S01 and S11, the
 * squares and products of the sums about their expected size.
 * @param sums  placements, or their differences, by cluster
 * @param value  the area, or the difference
 * @returns 0 or more; too-few-effective-units below two clusters of either class
 * @see Obuchowski 1997, Biometrics 53: 567-578
 * @example varianceOverClusters([{ casePlacements: 0.75, cases: 1, controlPlacements: 0, controls: 0 }], 0.75) // too-few-effective-units
 */
export function varianceOverClusters(sums: readonly ClusterPlacements[], value: number): number | AucNotEstimable {
  const withCases = sums.filter((sum) => sum.cases > 0).length;
  const withControls = sums.filter((sum) => sum.controls > 0).length;
  if (withCases < 2 || withControls < 2) return notEstimable("too-few-effective-units");
  let cases = 0;
  let controls = 0;
  let caseSquares = 0;
  let controlSquares = 0;
  let products = 0;
  for (const sum of sums) {
    const ofCases = sum.casePlacements - sum.cases * value;
    const ofControls = sum.controlPlacements - sum.controls * value;
    cases += sum.cases;
    controls += sum.controls;
    caseSquares += ofCases * ofCases;
    controlSquares += ofControls * ofControls;
    products += ofCases * ofControls;
  }
  const unbiased = (n: number): number => n / (n - 1);
  const squares =
    (unbiased(withCases) * caseSquares) / (cases * cases) +
    (unbiased(withControls) * controlSquares) / (controls * controls);
  const variance = squares + (2 * unbiased(sums.length) * products) / (cases * controls);
  // Products outweigh squares by rounding only; where they cancel, what is left is not a variance.
  return variance > 1e-14 * squares ? variance : 0;
}
