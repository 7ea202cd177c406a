import type { MonitoringPlan } from "../../plan/monitoring-schema.js";
import { normalMultiplier } from "../../statistics/distributions.js";
import { crossingProbabilities } from "../../statistics/sequential-boundaries.js";
import { alarmOf, summaryOf, validityOf } from "./alarm-rule.js";
import { driftOf } from "./drift.js";
import { observedLooks } from "./group-looks.js";
import type { MonitorResult, Validity, WatchedGroup } from "./monitor-result.js";
import { sequentialLooks } from "./sequential-looks.js";
import type { PublishedSeries } from "./series.js";
import { verdictChanges } from "./verdict-change.js";

/**
 * Follows a series of published results: run charts, sequential tests, alarms, shifts, and why verdicts changed. It sees
 * published numbers only, so all that it says may be published.
 * @param series  published results in time order
 * @param plan  settings of the series
 * @returns the whole result, JSON types only
 */
export function monitor(series: PublishedSeries, plan: MonitoringPlan): MonitorResult {
  const validity = validityOf(plan, series);
  const watched = watchedGroups(series, plan);
  const alphaPerGroup = plan.alpha / Math.max(1, watched.length);
  const groups = watched.map((group) => followed(group, series, { plan, validity, alpha: alphaPerGroup }));
  const independent = plan.units === "new" && series.dependence === "independent";
  const drift = driftOf(series, { driftAt: plan.driftAt, independent });
  const periods = series.periods.map(({ period, planHash, inputHash, modelVersion, all }) => ({
    period,
    planHash,
    inputHash,
    modelVersion,
    flagged: all?.flagged ?? null,
    n: all?.n ?? null,
  }));
  return {
    periods,
    validity,
    alphaPerGroup,
    repeatedPlainTests: repeatedPlainTests(plan),
    groups,
    drift,
    alarm: summaryOf(groups, drift, periods),
  };
}

interface FollowOptions {
  readonly plan: MonitoringPlan;
  readonly validity: Validity;
  readonly alpha: number;
}

function followed(group: string, series: PublishedSeries, options: FollowOptions): WatchedGroup {
  const observed = observedLooks(group, series);
  const looks = sequentialLooks(observed, options);
  const shown = observed.filter((look) => look.state === "shown");
  return {
    group,
    looks,
    alarm: alarmOf(looks, options),
    changes: options.validity.decides === "nothing" ? [] : verdictChanges(shown, options.alpha),
  };
}

/** Named groups; else those with enough units in the first period, whatever the predictions say. */
function watchedGroups({ periods }: PublishedSeries, { groups, groupGate }: MonitoringPlan): readonly string[] {
  if (groups !== undefined) return groups;
  return (periods[0]?.groups ?? [])
    .filter(({ n, passesGate }) => passesGate && (n === null || n >= groupGate))
    .map(({ group }) => group);
}

/** Chance of at least one rejection in equal looks at the data so far, without a difference. */
function repeatedPlainTests({ plannedLooks, alpha }: MonitoringPlan): number {
  const looks = Array.from({ length: plannedLooks }, (_, look) => look + 1);
  return crossingProbabilities(
    looks,
    looks.map(() => normalMultiplier(1 - alpha)),
  ).crossed.at(-1)!;
}
