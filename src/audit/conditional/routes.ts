import { normalMultiplier } from "../../statistics/distributions.js";
import { fiellerInterval } from "../../statistics/fieller-interval.js";
import type { StratifiedRoute } from "../../statistics/stratified-routes.js";
import { estimate, interval, notEstimable } from "../derived.js";
import type { Estimate } from "../result.js";
import type { Reversal } from "./conditional-result.js";

/**
 * From this many effective units on a route has intervals. On 500 planted sets each, with 20 to 340 effective units of
 * up to 20 members, the 95 % interval of the share covered in 94.6 % to 97.4 %; single units that hold much of a group,
 * which make linearised intervals too short, are what few effective units say.
 */
export const ROUTE_ESTIMABLE_FROM = 40;

/** Difference of flagged shares that is left within strata, (D - E) over N_g (1 - N_g / N). */
export function withinDifference(route: StratifiedRoute, effectiveUnits: number, level: number): Estimate {
  const value = (route.contrast - route.between) / route.scale;
  if (effectiveUnits < ROUTE_ESTIMABLE_FROM) return estimate(value, notEstimable("too-few-effective-units"));
  const variance = route.contrastVariance - 2 * route.covariance + route.betweenVariance;
  if (!(variance > 0)) return estimate(value, notEstimable("no-variation"));
  const reach = (normalMultiplier(level) * Math.sqrt(variance)) / route.scale;
  const bounds = { lower: Math.max(-1, value - reach), upper: Math.min(1, value + reach) };
  return estimate(value, interval(bounds, level, "linearised-over-units"));
}

/**
 * Share of a difference that runs through the strata, E / D, with Fieller's interval.
 * @param pooled  the whole difference as the audit estimates it
 * @returns not-estimable when an interval of the whole difference holds zero: there is then nothing to divide
 */
export function throughShare(
  route: StratifiedRoute,
  pooled: Estimate,
  effectiveUnits: number,
  level: number,
): Estimate {
  if (pooled.kind === "not-estimable") return pooled;
  if (effectiveUnits < ROUTE_ESTIMABLE_FROM) return notEstimable("too-few-effective-units");
  if ("kind" in pooled.interval) return notEstimable(pooled.interval.reason);
  const { lower, upper } = pooled.interval;
  if (!(above(lower, 0) || below(upper, 0))) return notEstimable("difference-holds-zero");
  const bounds = fiellerInterval(
    {
      numerator: route.between,
      denominator: route.contrast,
      numeratorVariance: route.betweenVariance,
      denominatorVariance: route.contrastVariance,
      covariance: route.covariance,
    },
    { level },
  );
  if (bounds === null) return notEstimable("difference-holds-zero");
  return estimate(route.between / route.contrast, interval(bounds, level, "fieller-linearised"));
}

/**
 * Whether the sign turns within strata.
 * @param options.none  the value that stands for no difference: 0 for a difference, 1 for a ratio
 * @see method, section 3: intervals on opposite sides of no difference, else not distinguishable from chance
 */
export function reversalOf(pooled: Estimate, within: Estimate, { none }: { readonly none: number }): Reversal {
  if (pooled.kind === "not-estimable" || within.kind === "not-estimable") return "not-assessed";
  if ((pooled.value - none) * (within.value - none) >= 0) return "none";
  if ("kind" in pooled.interval || "kind" in within.interval) return "sign-differs";
  const apart =
    (above(pooled.interval.lower, none) && below(within.interval.upper, none)) ||
    (below(pooled.interval.upper, none) && above(within.interval.lower, none));
  return apart ? "reversal" : "sign-differs";
}

function above(bound: number | "unbounded", value: number): boolean {
  return bound !== "unbounded" && bound > value;
}

function below(bound: number | "unbounded", value: number): boolean {
  return bound !== "unbounded" && bound < value;
}
