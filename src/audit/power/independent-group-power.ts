import type { Plan } from "../../plan/schema.js";
import { independentPower, type PowerCurve } from "../../statistics/independent-power.js";
import { notEstimable } from "../derived.js";
import type { NotEstimable } from "../result.js";
import { neededUnits } from "./group-power.js";
import type { DetectableRatio, GroupPower } from "./power-result.js";

/** One group among units that count once each, and how the deciding test judges it. */
export interface IndependentGroup {
  readonly size: number;
  readonly units: number;
  readonly flaggedUnits: number;
  /** |Z| beyond which the deciding test rejects. */
  readonly critical: number;
  readonly contrast: (flagged: number, allFlagged: number) => number;
}

/** Halvings of a search over ratios: more than the digits that are written. */
const HALVINGS = 45;

/**
 * Exact power of the deciding test for units that count once each: the product of two binomial laws, summed over the
 * region where the contrast rejects. The base rate is the plan's, or the share of units that is flagged.
 */
export function independentGroupPower(group: IndependentGroup, plan: Plan): GroupPower | NotEstimable {
  const { size, units, critical, contrast } = group;
  const baseRate = plan.power.baseRate ?? group.flaggedUnits / units;
  if (!(size > 0 && size < units) || !Number.isFinite(critical)) return notEstimable("no-variation");
  const curves = independentPower({ size, rest: units - size, baseRate, critical, contrast });
  const { power } = plan.adequacy;
  const found = {
    above: search(curves.above, { from: 1, to: 1 / baseRate, power }),
    below: search(curves.below, { from: 1, to: 0, power }),
  };
  return {
    kind: "estimate",
    baseRate,
    draws: null,
    ...found,
    atMargin: Math.min(curves.above(plan.margins.ratioUpper), curves.below(plan.margins.ratioLower)),
    neededUnits: neededUnits(units, found, plan.margins),
  };
}

/** Ratio nearest to `from` at which the curve reaches a power, by halving the interval. */
function search(
  curve: PowerCurve,
  { from, to, power }: { readonly from: number; readonly to: number; readonly power: number },
): DetectableRatio | NotEstimable {
  if (curve(to) < power) return notEstimable("power-not-reached");
  let missed = from;
  let found = to;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (missed + found) / 2;
    if (curve(middle) < power) missed = middle;
    else found = middle;
  }
  return { kind: "estimate", value: found, monteCarloError: 0 };
}
