import type { MonitoringPlan } from "../../plan/monitoring-schema.js";
import type {
  AlarmSummary,
  Drift,
  GroupAlarm,
  GroupLook,
  MonitorResult,
  ShownLook,
  Validity,
  WatchedGroup,
} from "./monitor-result.js";
import type { PublishedSeries } from "./series.js";

/**
 * Which tests hold for a series. Both sequential tests need periods of new units: the same units scored again bring
 * little news, and a sum over periods would count it as much. Then every look is tested by itself at an equal part of
 * alpha, which holds whatever the dependence between looks (Bonferroni). Members of clusters have no valid test without
 * a design effect, and with one an approximate one.
 */
export function validityOf({ units, decides }: MonitoringPlan, { dependence }: PublishedSeries): Validity {
  if (dependence === "clusters-unknown") {
    return { spending: "clusters-unknown", martingale: "clusters-unknown", decides: "nothing" };
  }
  if (units === "repeated") return { spending: "repeated-units", martingale: "repeated-units", decides: "each-look" };
  if (dependence === "design-effect")
    return { spending: "approximate", martingale: "design-effect", decides: "spending" };
  return { spending: "valid", martingale: "valid", decides };
}

/**
 * The alarm of one group, the only rule that raises one: the deciding test of the group reaches its bound at a look, and
 * the alarm then stays. `alpha` is the group's equal part of the plan's alpha (Bonferroni over watched groups).
 * @returns not-assessed where no test holds or no period is shown
 */
export function alarmOf(
  looks: readonly GroupLook[],
  {
    plan,
    validity,
    alpha,
  }: { readonly plan: Pick<MonitoringPlan, "plannedLooks">; readonly validity: Validity; readonly alpha: number },
): GroupAlarm {
  const shown = looks.filter((look) => look.state === "shown");
  if (validity.decides === "nothing" || shown.length === 0)
    return { state: "not-assessed", since: null, direction: null };
  const first = shown.find((look) =>
    rings(look, { decides: validity.decides, bound: alpha, looks: plan.plannedLooks }),
  );
  if (first === undefined) return { state: "none", since: null, direction: null };
  return {
    state: "alarm",
    since: first.period,
    direction: directionOf(shown.slice(0, shown.indexOf(first) + 1), validity),
  };
}

function rings(
  look: ShownLook,
  { decides, bound, looks }: { readonly decides: Validity["decides"]; readonly bound: number; readonly looks: number },
): boolean {
  if (decides === "spending") return look.spending?.crossed === true;
  if (decides === "martingale") return look.martingale !== null && look.martingale.pValue <= bound;
  return look.plainP <= bound / looks;
}

/** Over the periods up to the alarm; of the ringing period alone where each look stands by itself. */
function directionOf(looks: readonly ShownLook[], { decides }: Validity): "more" | "less" {
  const counted = decides === "each-look" ? looks.slice(-1) : looks;
  const excess = counted.reduce(
    (sum, { flagged, n, otherFlagged, otherN }) => sum + flagged - (n * (flagged + otherFlagged)) / (n + otherN),
    0,
  );
  return excess >= 0 ? "more" : "less";
}

/** The alarm of the series, and what asks for attention without being one. */
export function summaryOf(
  groups: readonly WatchedGroup[],
  drift: readonly Drift[],
  periods: MonitorResult["periods"],
): AlarmSummary {
  const ringing = groups.filter(({ alarm }) => alarm.state === "alarm").map(({ group }) => group);
  const outside = groups.flatMap(({ group, looks }) =>
    looks.flatMap((look) =>
      look.state === "shown" && look.outsideLimits
        ? [{ code: "outside-limits" as const, subject: group, period: look.period }]
        : [],
    ),
  );
  const shifted = drift
    .filter(({ pointedOut }) => pointedOut)
    .map(({ of, period }) => ({ code: "drift" as const, subject: of, period }));
  const replaced = periods.flatMap(({ period, modelVersion }, place) => {
    const before = periods[place - 1]?.modelVersion ?? null;
    return place > 0 && before !== null && modelVersion !== null && before !== modelVersion
      ? [{ code: "model-changed" as const, subject: modelVersion, period }]
      : [];
  });
  return { raised: ringing.length > 0, groups: ringing, attention: [...outside, ...shifted, ...replaced] };
}
