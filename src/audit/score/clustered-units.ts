import type { ClusterPatterns } from "../../data/evidence.js";

/** Units one by one: the pattern of each, and a code for the cluster that it belongs to. */
export interface ClusteredUnits {
  readonly patterns: Uint32Array;
  readonly clusters: Uint32Array;
}

/**
 * Units of some patterns, cluster by cluster; clusters that are alike stand as often as they occur.
 * @param clusters  clusters as lists of patterns
 * @param keep  whether the units of a pattern take part
 * @example clusteredUnits(evidence.clusters, (pattern) => outcomes[pattern] >= 0).clusters.length // units kept
 */
export function clusteredUnits(
  { weights, offsets, patterns }: ClusterPatterns,
  keep: (pattern: number) => boolean,
): ClusteredUnits {
  const units: number[] = [];
  const codes: number[] = [];
  let cluster = 0;
  weights.forEach((weight, place) => {
    const kept = [...patterns.subarray(offsets[place], offsets[place + 1])].filter(keep);
    for (let copy = 0; copy < (kept.length === 0 ? 0 : weight); copy++, cluster++) {
      for (const pattern of kept) {
        units.push(pattern);
        codes.push(cluster);
      }
    }
  });
  return { patterns: Uint32Array.from(units), clusters: Uint32Array.from(codes) };
}
