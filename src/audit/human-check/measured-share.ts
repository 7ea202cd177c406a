import { clopperPearsonInterval } from "../../statistics/clopper-pearson-interval.js";
import { type ClusterEvents, clusteredShareInterval } from "../../statistics/clustered-share-interval.js";
import type { MeasuredShare } from "./human-check-result.js";

/** Share of independent cases with the exact interval. */
export function plainShare(events: number, n: number, level: number): MeasuredShare {
  if (n === 0) return { value: 0, lower: 0, upper: 1, level };
  const { lower, upper } = clopperPearsonInterval(events, n, { level });
  return { value: events / n, lower, upper, level };
}

/** Share over the decisions of officers, whose habits differ; independent cases where officers are not known. */
export function officerShare(
  events: number,
  n: number,
  { clusters, level }: { readonly clusters: readonly ClusterEvents[] | null; readonly level: number },
): { readonly share: MeasuredShare; readonly designEffect: number | null } {
  if (clusters === null || clusters.length < 2) return { share: plainShare(events, n, level), designEffect: null };
  const { share, interval, designEffect } = clusteredShareInterval(clusters, { level });
  return { share: { value: share, lower: interval.lower, upper: interval.upper, level }, designEffect };
}
