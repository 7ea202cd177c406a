import type { PublishedPeriod, PublishedSeries } from "../../../src/audit/monitoring/series.js";
import { type MonitoringPlan, parseMonitoringPlan } from "../../../src/plan/monitoring-schema.js";
import { nextUniform, type StreamState } from "../../../src/statistics/random.js";

/** How one group and the others are flagged in a made-up period. */
export interface PeriodTruth {
  readonly n: number;
  readonly otherN: number;
  readonly share: number;
  readonly otherShare: number;
}

/** A plan of a series of counts with the settings that a test is about. */
export function monitoringPlan(changes: Partial<MonitoringPlan> = {}): MonitoringPlan {
  const text = `
version: 1
title: Made-up series
synthetic: true
model: {name: made-up, version: "1"}
dataOwner: nobody
protectedAttribute: {nl: groep, en: group}
source:
  kind: counts
  file: counts.csv
  columns: {period: period, group: group, flagged: flagged, count: count}
  flagged: {yes: ["1"], no: ["0"]}
  unit: independent-persons
  periods: [a, b]
units: new
plannedLooks: 12
groups: [A]
`;
  return { ...parseMonitoringPlan(text, "series.yaml"), ...changes };
}

/** Flagged units among n, each with the given chance. */
export function flaggedOf(state: StreamState, n: number, share: number): number {
  let flagged = 0;
  for (let unit = 0; unit < n; unit++) flagged += Number(nextUniform(state) < share);
  return flagged;
}

/** One published period of group A against group B. */
export function periodOf(
  name: string,
  { flagged, n, otherFlagged, otherN }: { flagged: number | null; n: number; otherFlagged: number; otherN: number },
  threshold = 0,
): PublishedPeriod {
  return {
    period: name,
    planHash: null,
    inputHash: null,
    modelVersion: null,
    leastShown: { flagged: threshold, notFlagged: threshold },
    all: flagged === null ? null : { flagged: flagged + otherFlagged, n: n + otherN },
    bands: null,
    groups: [
      { group: "A", passesGate: true, n, flagged, designEffect: 1 },
      { group: "B", passesGate: true, n: otherN, flagged: otherFlagged, designEffect: 1 },
    ],
  };
}

/** Series of independent periods. */
export function seriesOf(periods: readonly PublishedPeriod[]): PublishedSeries {
  return { unit: "cases", dependence: "independent", periods };
}

/** A made-up series: period by period counts drawn from the truth; counts below the threshold leave a gap. */
export function drawnSeries(state: StreamState, truths: readonly PeriodTruth[], threshold = 0): PublishedSeries {
  return seriesOf(
    truths.map(({ n, otherN, share, otherShare }, at) => {
      const flagged = flaggedOf(state, n, share);
      const otherFlagged = flaggedOf(state, otherN, otherShare);
      const hidden = flagged < threshold || n - flagged < threshold;
      return periodOf(`p${at + 1}`, { flagged: hidden ? null : flagged, n, otherFlagged, otherN }, threshold);
    }),
  );
}
