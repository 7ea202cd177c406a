import { monitor } from "../audit/monitoring/monitor.js";
import type { MonitorResult } from "../audit/monitoring/monitor-result.js";
import type { PublishedSeries } from "../audit/monitoring/series.js";
import { DataError } from "../errors.js";
import type { MonitoringPlan } from "../plan/monitoring-schema.js";
import { TOOLKIT } from "../runtime/toolkit.js";

/** Identifier of the JSON Schema of monitor.json. */
export const MONITOR_SCHEMA_ID = "urn:toetssteen:schema:monitor:1";

/** Settings of a series as a release states them: everything but paths and names of columns. */
export type PublishedMonitoringPlan = Omit<MonitoringPlan, "source" | "disclosure"> & {
  readonly source: "bundles" | "counts";
  readonly hypothesis: "hypothesis1" | "hypothesis2" | null;
  readonly designEffect: { readonly value: number; readonly source: string } | null;
};

/** A monitored series that may be written, printed and sent. */
export interface PublishedMonitor extends MonitorResult {
  readonly schemaVersion: "1.0.0";
  readonly toolkit: { readonly name: "toetssteen"; readonly version: string };
  readonly settings: PublishedMonitoringPlan;
  /** SHA-256 of the settings in canonical form. */
  readonly seriesHash: string;
  readonly unit: PublishedSeries["unit"];
  readonly dependence: PublishedSeries["dependence"];
  readonly disclosure: {
    /** Threshold of a file of counts; null for releases, which hold to the thresholds of their own plans. */
    readonly threshold: number | null;
    readonly reason: string | null;
    /** Periods of watched groups that are hidden. */
    readonly gaps: number;
  };
}

/**
 * Follows a series and puts the result in the form of a release. Every number is computed from published counts, after
 * small ones have become gaps; so nothing of the result says more than these counts do.
 * @param series  published results
 * @param plan  settings of the series
 * @param seriesHash  SHA-256 of the settings
 * @throws DataError `data-invalid` when no group can be watched, or a named one is in no period
 */
export function publishedMonitor(series: PublishedSeries, plan: MonitoringPlan, seriesHash: string): PublishedMonitor {
  const { source, disclosure, ...settings } = plan;
  const result = monitor(series, plan);
  requireWatched(result, plan);
  const gaps = result.groups
    .flatMap(({ looks }) => looks)
    .filter((look) => look.state === "gap" && look.reason === "hidden");
  const counts = source.kind === "counts";
  return {
    schemaVersion: "1.0.0",
    toolkit: TOOLKIT,
    settings: {
      ...settings,
      source: source.kind,
      hypothesis: counts ? null : source.hypothesis,
      designEffect: counts ? (source.designEffect ?? null) : null,
    },
    seriesHash,
    unit: series.unit,
    dependence: series.dependence,
    disclosure: {
      threshold: counts ? disclosure.threshold : null,
      reason: counts ? (disclosure.reason ?? null) : null,
      gaps: gaps.length,
    },
    ...result,
  };
}

/** A group that no period knows is a slip of the pen; a series that watches nobody would never ring. */
function requireWatched({ groups }: MonitorResult, { groupGate }: MonitoringPlan): void {
  const unknown = groups.filter(({ looks }) => looks.every((look) => look.state === "gap" && look.reason === "absent"));
  const issueOf = (expected: string, received: string) => {
    const message = `series requires ${expected}; got ${received}`;
    return { code: "group-unknown", file: "series", column: "groups", expected, received, message };
  };
  const issues = unknown.map(({ group }) => issueOf("groups that a period knows", JSON.stringify(group)));
  if (groups.length === 0) issues.push(issueOf(`a group of ${groupGate} units or more in its first period`, "none"));
  if (issues.length > 0) throw new DataError("data-invalid", issues[0]!.message, issues);
}
