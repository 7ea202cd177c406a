import type { MonitoringPlan } from "../../plan/monitoring-schema.js";
import { spentAlpha } from "../../statistics/alpha-spending.js";
import { sequentialBoundaries } from "../../statistics/sequential-boundaries.js";
import { testMartingale } from "../../statistics/test-martingale.js";
import type { Observed, ObservedLook } from "./group-looks.js";
import type { GroupLook, ShownLook, Validity } from "./monitor-result.js";

interface SequentialOptions {
  readonly plan: Pick<MonitoringPlan, "plannedLooks" | "spending" | "oddsRatios">;
  readonly validity: Validity;
  readonly alpha: number;
}

/**
 * The looks of one group with both sequential tests, where they hold. The score of each period is added up, stratified
 * by period, so that a change of the whole flagged share is no difference of the group. Alpha is spent by the number of
 * planned looks that have gone by; the boundaries follow the information that the periods really held.
 * @param observed  periods of the group, gaps included
 * @param options  plan, which tests hold, and the error probability of this group
 * @returns one entry a period
 * @see Lan & DeMets 1989 (calendar time); Mantel & Haenszel 1959 (score over strata)
 */
export function sequentialLooks(observed: readonly Observed[], options: SequentialOptions): readonly GroupLook[] {
  const looks = observed.filter((look) => look.state === "shown");
  const spending = spendingOf(looks, options);
  const martingale = martingaleOf(looks, options);
  return observed.map((look) => {
    if (look.state === "gap") return look;
    const at = looks.indexOf(look);
    const { flagged, n, otherFlagged, otherN } = look.table;
    return {
      state: "shown",
      period: look.period,
      flagged,
      n,
      otherFlagged,
      otherN,
      ...look.chart,
      spending: spending?.[at] ?? null,
      martingale: martingale?.[at] ?? null,
    };
  });
}

function spendingOf(
  looks: readonly ObservedLook[],
  { plan, validity, alpha }: SequentialOptions,
): readonly NonNullable<ShownLook["spending"]>[] | null {
  if (!["valid", "approximate"].includes(validity.spending) || looks.length === 0) return null;
  const information = runningSums(looks.map((look) => look.information));
  const scores = runningSums(looks.map((look) => look.score));
  const spent = looks.map(({ place }) => spentAlpha((place + 1) / plan.plannedLooks, alpha, plan.spending));
  const { boundaries } = sequentialBoundaries(information, spent);
  let crossed = false;
  return looks.map((_, at) => {
    const z = scores[at]! / Math.sqrt(information[at]!);
    crossed ||= Math.abs(z) >= boundaries[at]!;
    const boundary = Number.isFinite(boundaries[at]) ? boundaries[at]! : null;
    return { z, information: information[at]!, boundary, crossed };
  });
}

function martingaleOf(
  looks: readonly ObservedLook[],
  { plan, validity }: SequentialOptions,
): readonly NonNullable<ShownLook["martingale"]>[] | null {
  if (validity.martingale !== "valid") return null;
  const { eValues, pValues } = testMartingale(
    looks.map(({ table, law }) => ({ flagged: table.flagged, law: law! })),
    plan.oddsRatios,
  );
  return eValues.map((eValue, at) => ({ eValue, pValue: pValues[at]! }));
}

function runningSums(values: readonly number[]): readonly number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
