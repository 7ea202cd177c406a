import type { MemberContrast } from "../../statistics/member-contrasts.js";
import { estimate, interval, notEstimable } from "../derived.js";
import type { Estimate } from "../result.js";

/** A difference of means as it stands in a result. */
export function contrastEstimate({ difference, interval: bounds }: MemberContrast): Estimate {
  if ("kind" in bounds) return estimate(difference, notEstimable(bounds.reason));
  const method = bounds.method === "linearised" ? "linearised-over-units" : "bootstrap-t-over-units";
  return estimate(difference, interval(bounds, bounds.level, method));
}
