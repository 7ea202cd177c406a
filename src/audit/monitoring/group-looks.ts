import {
  type ConditionalNull,
  conditionalNull,
  countLimits,
  type GroupAgainstOthers,
} from "../../statistics/conditional-null.js";
import { normalMultiplier, twoSidedNormal } from "../../statistics/distributions.js";
import { notEstimable } from "../derived.js";
import type { GapReason, ShownLook } from "./monitor-result.js";
import type { PublishedPeriod, PublishedSeries } from "./series.js";

/** Probability outside the limits of a run chart on one side: three standard deviations of a normal count. */
const LIMIT_TAIL = 0.00135;

/** One period of a group before the sequential tests: counts with what they would be without a difference. */
export interface ObservedLook {
  readonly state: "shown";
  readonly period: string;
  /** Place of the period in the series, from 0. */
  readonly place: number;
  readonly table: GroupAgainstOthers;
  readonly designEffect: number;
  /** Exact law of the count; null where units are not independent or not whole. */
  readonly law: ConditionalNull | null;
  readonly score: number;
  readonly information: number;
  readonly chart: Pick<ShownLook, "ratio" | "limits" | "outsideLimits" | "plainP">;
}

export type Observed = ObservedLook | { readonly state: "gap"; readonly period: string; readonly reason: GapReason };

/**
 * Periods of one group against all others, hidden periods as gaps.
 * @param group  name of the group
 * @param series  published results in time order
 * @returns one entry a period
 */
export function observedLooks(group: string, series: PublishedSeries): readonly Observed[] {
  return series.periods.map((period, place) => {
    const found = tableOf(group, period);
    if (typeof found === "string") return { state: "gap", period: period.period, reason: found };
    const { table, designEffect } = found;
    const deff = series.dependence === "independent" ? 1 : designEffect;
    if (deff === null) return { state: "gap", period: period.period, reason: "design-effect-unknown" };
    return observe(table, period, { place, designEffect: deff, dependence: series.dependence });
  });
}

function tableOf(group: string, { all, groups }: PublishedPeriod) {
  const own = groups.find((each) => each.group === group);
  if (own === undefined) return "absent";
  if (own.flagged === null || own.n === null || all === null) return "hidden";
  const table = {
    flagged: own.flagged,
    n: own.n,
    otherFlagged: all.flagged - own.flagged,
    otherN: all.n - own.n,
  };
  return { table, designEffect: own.designEffect };
}

interface ObserveOptions {
  readonly place: number;
  readonly designEffect: number;
  readonly dependence: PublishedSeries["dependence"];
}

function observe(table: GroupAgainstOthers, period: PublishedPeriod, options: ObserveOptions): Observed {
  const exact = options.dependence === "independent" && Object.values(table).every(Number.isSafeInteger);
  const law = exact ? conditionalNull(table, shownCounts(table, period.leastShown)) : null;
  const moments = law ?? hypergeometricMoments(table);
  if (!(moments.variance > 0)) return { state: "gap", period: period.period, reason: "no-variation" };
  const { designEffect, place } = options;
  const score = (table.flagged - moments.mean) / designEffect;
  const information = moments.variance / designEffect;
  return {
    state: "shown",
    period: period.period,
    place,
    table,
    designEffect,
    law,
    score,
    information,
    chart: chartOf(table, law, moments, designEffect),
  };
}

function shownCounts({ flagged, n }: GroupAgainstOthers, least: PublishedPeriod["leastShown"]) {
  if (least.flagged + least.notFlagged === 0) return undefined;
  // A release may look at more than this count, so its own count is always among those that it shows.
  return { lowest: Math.min(flagged, least.flagged), highest: Math.max(flagged, n - least.notFlagged) };
}

function hypergeometricMoments({ flagged, n, otherFlagged, otherN }: GroupAgainstOthers) {
  const all = n + otherN;
  const share = (flagged + otherFlagged) / all;
  return { mean: n * share, variance: all > 1 ? (n * otherN * share * (1 - share)) / (all - 1) : 0 };
}

function chartOf(
  table: GroupAgainstOthers,
  law: ConditionalNull | null,
  { mean, variance }: { readonly mean: number; readonly variance: number },
  designEffect: number,
): ObservedLook["chart"] {
  const spread = Math.sqrt(variance * designEffect);
  const reach = normalMultiplier(1 - 2 * LIMIT_TAIL) * spread;
  const counts = law === null ? { lowest: mean - reach, highest: mean + reach } : countLimits(law, LIMIT_TAIL);
  const ratio = ratioAt(table, table.flagged);
  const lower = ratioAt(table, Math.max(0, counts.lowest));
  const upper = ratioAt(table, Math.min(table.n, counts.highest));
  return {
    ratio: ratio === null ? notEstimable("zero-reference") : { kind: "estimate", value: ratio },
    limits: lower === null || upper === null ? null : { lower, upper },
    outsideLimits: table.flagged < counts.lowest || table.flagged > counts.highest,
    plainP: law === null ? twoSidedNormal((table.flagged - mean) / spread) : doubledTail(table.flagged, law),
  };
}

/** Ratio of flagged shares if so many of the group were among all that are flagged; null where none of the others is. */
function ratioAt({ flagged, n, otherFlagged, otherN }: GroupAgainstOthers, count: number): number | null {
  const others = flagged + otherFlagged - count;
  return others > 0 ? count / n / (others / otherN) : null;
}

function doubledTail(flagged: number, { lowest, probabilities }: ConditionalNull): number {
  let below = 0;
  let above = 0;
  probabilities.forEach((probability, i) => {
    if (lowest + i <= flagged) below += probability;
    if (lowest + i >= flagged) above += probability;
  });
  return Math.min(1, 2 * Math.min(below, above));
}
