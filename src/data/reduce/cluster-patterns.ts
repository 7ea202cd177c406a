import type { ClusterPatterns } from "../evidence.js";

/**
 * Clusters as lists of patterns: those that hold the same patterns equally often are one entry with a weight.
 *
 * @param patternOf  pattern of each unit
 * @param clusterOf  code of the cluster of each unit
 * @param alone  code of a unit that belongs to no cluster: it is one of its own
 * @returns clusters in the order of their patterns, then of how often each occurs
 * @example clusterPatterns(Uint32Array.of(0, 1, 1), Uint32Array.of(7, 7, 9), 9).weights // 1, 1
 */
export function clusterPatterns(patternOf: Uint32Array, clusterOf: Uint32Array, alone: number): ClusterPatterns {
  const members = new Map<number, number[]>();
  const lists: number[][] = [];
  patternOf.forEach((pattern, unit) => {
    const cluster = clusterOf[unit]!;
    const own = cluster === alone ? undefined : members.get(cluster);
    if (own !== undefined) own.push(pattern);
    else {
      const list = [pattern];
      lists.push(list);
      if (cluster !== alone) members.set(cluster, list);
    }
  });
  for (const list of lists) list.sort((a, b) => a - b);
  lists.sort(compareLists);
  const distinct: number[][] = [];
  const weights: number[] = [];
  lists.forEach((list, place) => {
    if (place === 0 || compareLists(lists[place - 1]!, list) !== 0) {
      distinct.push(list);
      weights.push(0);
    }
    weights[distinct.length - 1]! += 1;
  });
  const offsets = new Uint32Array(distinct.length + 1);
  distinct.forEach((list, place) => {
    offsets[place + 1] = offsets[place]! + list.length;
  });
  return { weights: Uint32Array.from(weights), offsets, patterns: Uint32Array.from(distinct.flat()) };
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
