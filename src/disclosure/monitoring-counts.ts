import type { PublishedPeriod, PublishedSeries } from "../audit/monitoring/series.js";
import type { CountTable } from "../audit/result.js";
import type { PeriodCounts } from "../data/tables/period-counts.js";
import type { MonitoringPlan } from "../plan/monitoring-schema.js";
import { type HiddenCells, hiddenCells, type Thresholds } from "./hidden-cells.js";
import { tiedLooks } from "./repeated-looks.js";

/** Least number of units that a published count stands for beside the threshold of the plan. */
const UNITS = 5;

/**
 * The part of a file of counts that may be published: small counts, and counts that the sums would give away, become
 * gaps before anything is computed from them. Where the same units come back, a group that one period hides is hidden
 * in all: the others would all but give it back. So is a group of which two periods, subtracted, tell a few units.
 * @param periods  undisclosed counts in time order
 * @param plan  settings of the series, with its threshold
 * @returns the series as it may leave the tool
 */
export function disclosedCounts(periods: readonly PeriodCounts[], plan: MonitoringPlan): PublishedSeries {
  const { source, disclosure, units } = plan;
  if (source.kind !== "counts") throw new TypeError("disclosedCounts requires a series of counts");
  const { threshold } = disclosure;
  const thresholds = { threshold, units: Math.min(UNITS, threshold), largestShare: 0.5 };
  let banned: ReadonlySet<string> = new Set();
  let sumHidden = false;
  let hidden = hiddenByPeriod(periods, thresholds, banned);
  while (units === "repeated") {
    const small = new Set([...banned, ...periods.flatMap((period, at) => hiddenGroups(period, hidden[at]!))]);
    const tied = tiedLooks(
      periods.map(({ groups }) => groups),
      { threshold, hidden: small },
    );
    sumHidden = tied.sumHidden;
    if (tied.hidden.size === banned.size) break;
    banned = tied.hidden;
    hidden = hiddenByPeriod(periods, thresholds, banned);
  }
  const designEffect = source.unit === "members-of-clusters" ? (source.designEffect?.value ?? null) : 1;
  return {
    unit: source.unit === "sponsors" ? "sponsors" : source.unit === "independent-persons" ? "cases" : "migrants",
    dependence:
      source.unit !== "members-of-clusters"
        ? "independent"
        : designEffect === null
          ? "clusters-unknown"
          : "design-effect",
    periods: periods.map((period, at) =>
      publishedPeriod(period, hidden[at]!, { threshold, designEffect, sumHidden, groupGate: plan.groupGate }),
    ),
  };
}

function hiddenByPeriod(
  periods: readonly PeriodCounts[],
  thresholds: Thresholds,
  banned: ReadonlySet<string>,
): readonly HiddenCells[] {
  return periods.map((period) => hiddenCells(tablesOf(period, banned), thresholds));
}

/** Groups that another period hides, as rows without support; then group totals and their split, which inherit them. */
function tablesOf({ groups }: PeriodCounts, banned: ReadonlySet<string>): readonly CountTable[] {
  const levels = groups.map(({ group }) => group);
  const flagged = { name: "flagged", levels: ["flagged", "not flagged"] };
  const totals = groups.map((group) => group.flagged + group.notFlagged);
  const split = groups.flatMap((group) => [group.flagged, group.notFlagged]);
  const elsewhere = [...banned];
  return [
    tableOf(
      "hidden-elsewhere",
      [{ name: "group", levels: elsewhere }],
      elsewhere.map(() => 0),
    ),
    tableOf("totals", [{ name: "group", levels }], totals),
    { ...tableOf("split", [{ name: "group", levels }, flagged], split), partitionOf: "totals" },
  ];
}

function tableOf(id: string, keys: CountTable["keys"], counts: readonly number[]): CountTable {
  const largest = counts.map((count) => Math.min(1, count));
  return { id, unit: "cases", keys, counts, support: { people: counts, units: counts, largest } };
}

function hiddenGroups({ groups }: PeriodCounts, hidden: HiddenCells): readonly string[] {
  return groups.map(({ group }) => group).filter((group) => hidden.isHidden("split", group));
}

function publishedPeriod(
  { period, groups }: PeriodCounts,
  hidden: HiddenCells,
  {
    threshold,
    designEffect,
    sumHidden,
    groupGate,
  }: {
    readonly threshold: number;
    readonly designEffect: number | null;
    readonly sumHidden: boolean;
    readonly groupGate: number;
  },
): PublishedPeriod {
  const flagged = groups.reduce((sum, group) => sum + group.flagged, 0);
  const notFlagged = groups.reduce((sum, group) => sum + group.notFlagged, 0);
  return {
    period,
    planHash: null,
    inputHash: null,
    modelVersion: null,
    leastShown: { flagged: threshold, notFlagged: threshold },
    all: sumHidden || Math.min(flagged, notFlagged) < threshold ? null : { flagged, n: flagged + notFlagged },
    bands: null,
    groups: groups.map((group) => ({
      group: group.group,
      passesGate: group.flagged + group.notFlagged >= groupGate,
      n: hidden.isHidden("totals", group.group) ? null : group.flagged + group.notFlagged,
      flagged: hidden.isHidden("split", group.group) ? null : group.flagged,
      designEffect,
    })),
  };
}
