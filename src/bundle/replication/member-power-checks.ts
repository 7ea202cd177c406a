import { type Check, CLOSED, SEARCHED } from "./check.js";
import { type HypothesisData, named } from "./hypothesis-data.js";
import { MEMBER_POWER_FUNCTIONS } from "./r-member-power-functions.js";
import { rNumber } from "./r-text.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";
import { number, shown } from "./table-checks.js";

type Group = HypothesisData["part"]["groups"][number];
type Plan = ReplicatedNumbers["plan"];
type Power = Extract<Extract<Group["power"], { kind: "shown" }>["value"], { kind: "estimate" }>;

/**
 * Power of H1 for members of units, which both sides simulate. Needs the patterns and their permutation; of a family
 * that is not stepped down by minP, nothing is recomputed.
 * @param data  H1 on units with several members
 */
export function memberPowerPart(data: HypothesisData, plan: Plan): ScriptPart {
  const critical = shown(data.part.nullDistribution);
  if (critical === undefined || "reason" in critical || data.part.family.stepDown !== "minP") {
    return { lines: [], checks: [] };
  }
  const p = `10^-${critical.criticalValue}`;
  const checks = data.part.groups.flatMap((group) => groupChecks(data, group, { plan, p }));
  return { lines: checks.length === 0 ? [] : MEMBER_POWER_FUNCTIONS, checks };
}

function groupChecks(
  data: HypothesisData,
  group: Group,
  { plan, p }: { readonly plan: Plan; readonly p: string },
): readonly Check[] {
  const power = shown(group.power);
  if (power === undefined || power.kind === "not-estimable" || power.draws === null) return [];
  if (plan.power.baseRate !== undefined) return [];
  const called = (what: string) => named(data, group.group, what);
  const g = data.labels.indexOf(group.group) + 1;
  const { ratioLower, ratioUpper } = plan.margins;
  const { above, below, neededUnits, draws } = power;
  const ratio = (name: string, found: typeof above): readonly Check[] => {
    if (found.kind === "not-estimable" || typeof found.value !== "number") return [];
    const theirs = `found_ratio(${g}, ${p}, ${rNumber(found.value)}, ${plan.adequacy.power}, ${draws})`;
    return [{ kind: "simulated", name: called(name), ours: found.value, theirs }];
  };
  const detectable = shown(group.minimumDetectableRatio);
  return [
    number(called("base rate of its power"), power.baseRate as number, "power_base", CLOSED),
    ...ratio("smallest ratio above 1 that is found", above),
    ...ratio("largest ratio below 1 that is found", below),
    ...(detectable === undefined || "reason" in detectable
      ? []
      : ratio("minimum detectable ratio", detectable as typeof above)),
    {
      kind: "simulated",
      name: called("power at the margin"),
      ours: power.atMargin as number,
      theirs: `margin_power(${g}, ${p}, c(${ratioLower}, ${ratioUpper}), ${draws})`,
    },
    ...neededCheck(called("sponsors that are needed"), { above, below, neededUnits }, plan),
  ];
}

/** From our own two ratios, which the lines above compare. */
function neededCheck(
  name: string,
  { above, below, neededUnits }: Pick<Power, "above" | "below" | "neededUnits">,
  { margins }: Plan,
): readonly Check[] {
  if (neededUnits.kind === "not-estimable" || above.kind === "not-estimable") return [];
  const downwards = below.kind === "estimate" ? `(1 - ${below.value})` : "1";
  const factor = `max((${above.value} - 1) / (${margins.ratioUpper} - 1), ${downwards} / (1 - ${margins.ratioLower}))`;
  return [number(name, neededUnits.value as number, `ceiling(units * ${factor}^2)`, SEARCHED)];
}
