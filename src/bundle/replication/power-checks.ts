import { type Check, SEARCHED } from "./check.js";
import { type HypothesisData, named } from "./hypothesis-data.js";
import { POWER_FUNCTIONS } from "./r-power-functions.js";
import { rNumber, rVector } from "./r-text.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";
import { shown } from "./table-checks.js";

type Group = HypothesisData["part"]["groups"][number];

/** What each number of `exact_power` is. */
const NAMES = [
  "base rate",
  "smallest ratio above 1 that is found",
  "its Monte Carlo error",
  "largest ratio below 1 that is found",
  "its Monte Carlo error",
  "power at the margin",
  "sponsors that are needed",
  "minimum detectable ratio",
];

/**
 * Exact power of the deciding test of units that count once, for each group: a function of its size, the base rate and
 * the value beyond which our own permutations reject.
 * @param hypotheses  of units that count once, with every cell of their tables
 */
export function powerParts(
  hypotheses: readonly HypothesisData[],
  plan: ReplicatedNumbers["plan"],
): readonly ScriptPart[] {
  const parts = hypotheses.map((data): ScriptPart => {
    const checks = data.part.groups.flatMap((group) => powerChecks(data, group, plan));
    return { section: data.section, lines: [], checks };
  });
  return parts.every(({ checks }) => checks.length === 0) ? [] : [{ lines: POWER_FUNCTIONS, checks: [] }, ...parts];
}

function powerChecks(data: HypothesisData, group: Group, plan: ReplicatedNumbers["plan"]): readonly Check[] {
  const { id, kind, part, labels, cells } = data;
  const found = numbersOfPower(group);
  const critical = shown(part.nullDistribution);
  if (found.length === 0 || cells.includes(null) || critical === undefined || "reason" in critical) return [];
  const i = labels.indexOf(group.group) + 1;
  const statistic = kind === "h1" ? "studentised_persons" : "hypergeometric";
  const { resamples, stepDown } = part.family;
  const candidates =
    stepDown === "maxT"
      ? rNumber(critical.criticalValue)
      : `critical_candidates(${statistic}, ${id}_n[${i}], ${id}_X, ${id}_N, round(10^-${critical.criticalValue} * ${resamples + 1}) - 1, ${resamples})`;
  const ours = rVector(found.map(({ value }) => value));
  const places = rVector(found.map(({ place }) => place + 1));
  const { ratioLower, ratioUpper } = plan.margins;
  const base = plan.power.baseRate ?? `${id}_X / ${id}_N`;
  const given = `${statistic}, ${id}_n[${i}], ${id}_N, ${base}, c(${ratioLower}, ${ratioUpper}), ${plan.adequacy.power}`;
  return [
    {
      kind: "numbers",
      name: named(data, group.group, "exact power"),
      of: found.map(({ place }) => NAMES[place]!),
      ours: found.map(({ value }) => value),
      theirs: `nearest_power(${ours}, ${places}, ${candidates}, ${given})`,
      tolerance: SEARCHED,
    },
  ];
}

/** Numbers that exist, with their place among those that R gives; none where the power was simulated. */
function numbersOfPower(group: Group): readonly { readonly value: number; readonly place: number }[] {
  const power = shown(group.power);
  if (power === undefined || power.kind === "not-estimable" || power.draws !== null) return [];
  const { above, below, neededUnits } = power;
  const detectable = shown(group.minimumDetectableRatio);
  const numbers = [
    power.baseRate,
    above.kind === "estimate" ? above.value : null,
    above.kind === "estimate" ? above.monteCarloError : null,
    below.kind === "estimate" ? below.value : null,
    below.kind === "estimate" ? below.monteCarloError : null,
    power.atMargin,
    neededUnits.kind === "estimate" ? neededUnits.value : null,
    detectable?.kind === "estimate" ? detectable.value : null,
  ];
  return numbers.flatMap((value, place) => (typeof value === "number" ? [{ value, place }] : []));
}
