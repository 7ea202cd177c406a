import type { AucDifference } from "../../statistics/auc-comparison.js";
import type { AucEstimate, AucNotEstimable } from "../../statistics/auc-estimate.js";
import { estimate, interval, notEstimable } from "../derived.js";
import type { Estimate, IntervalMethod, MaybeTest } from "../estimates.js";

/** An area with its logit interval, in the words of a result. */
export function areaEstimate(
  area: AucEstimate | AucNotEstimable,
  method: Extract<IntervalMethod, "delong-logit" | "obuchowski-logit">,
): Estimate {
  if (area.kind === "not-estimable") return notEstimable(area.reason);
  const bounds = area.interval;
  return estimate(area.auc, "kind" in bounds ? notEstimable(bounds.reason) : interval(bounds, bounds.level, method));
}

/** A difference of two areas and its test of no difference, in the words of a result. */
export function areaDifference(
  difference: AucDifference | AucNotEstimable,
  method: Extract<IntervalMethod, "delong-difference" | "obuchowski-difference"> = "delong-difference",
): {
  readonly difference: Estimate;
  readonly test: MaybeTest;
} {
  if (difference.kind === "not-estimable") {
    const none = notEstimable(difference.reason);
    return { difference: none, test: none };
  }
  const { interval: bounds, test } = difference;
  return {
    difference: estimate(
      difference.difference,
      "kind" in bounds ? notEstimable(bounds.reason) : interval(bounds, bounds.level, method),
    ),
    test:
      test.kind === "not-estimable"
        ? notEstimable(test.reason)
        : { method: "asymptotic", pValue: test.pValue, twoSidedRule: "doubled" },
  };
}
