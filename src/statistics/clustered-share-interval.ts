import { ArgumentError } from "../errors.js";
import { kornGraubardInterval } from "./effective-share-interval.js";
import type { Interval } from "./wilson-interval.js";

/** Events among the cases of one cluster, such as the decisions of one officer. */
export interface ClusterEvents {
  readonly events: number;
  readonly n: number;
}

/** A share over cases that come in clusters. */
export interface ClusteredShare {
  readonly share: number;
  /** By how much the clusters make the variance larger than that of independent cases; at least 1. */
  readonly designEffect: number;
  readonly interval: Interval;
}

/**
 * Share of events over clustered cases, with Korn and Graubard's interval on the linearised design effect. Clusters that
 * agree by chance more than independent cases would do not make the interval narrower.
 * @param clusters  2 or more, each with whole 0 <= events <= n and n of 1 or more
 * @param options.level  confidence level, default 0.95
 * @returns share, design effect and interval in [0, 1]
 * @throws ArgumentError outside these ranges
 * @see Korn & Graubard 1998; Sarndal, Swensson & Wretman 1992, section 5.5 (linearised ratio over clusters)
 * @example clusteredShareInterval([{ events: 1, n: 10 }, { events: 3, n: 10 }]).share // 0.2
 */
export function clusteredShareInterval(
  clusters: readonly ClusterEvents[],
  { level = 0.95 }: { readonly level?: number } = {},
): ClusteredShare {
  const wrong = clusters.find(({ events, n }) => !(n >= 1 && events >= 0 && events <= n));
  if (clusters.length < 2 || wrong !== undefined) {
    const received = wrong === undefined ? `${clusters.length} clusters` : `${wrong.events} of ${wrong.n}`;
    throw new ArgumentError(
      `clusteredShareInterval requires 2 clusters or more with events at most n; got ${received}`,
    );
  }
  const n = clusters.reduce((sum, cluster) => sum + cluster.n, 0);
  const share = clusters.reduce((sum, cluster) => sum + cluster.events, 0) / n;
  const spread = clusters.reduce((sum, cluster) => sum + (cluster.events - share * cluster.n) ** 2, 0);
  const variance = ((clusters.length / (clusters.length - 1)) * spread) / (n * n);
  const independent = (share * (1 - share)) / n;
  const designEffect = independent > 0 ? Math.max(1, variance / independent) : 1;
  const interval = kornGraubardInterval(
    { share, effectiveUnits: n / designEffect },
    { units: n, degreesOfFreedom: clusters.length - 1, level },
  );
  return { share, designEffect, interval };
}
