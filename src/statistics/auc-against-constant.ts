import { ArgumentError } from "../errors.js";
import type { AucEstimate, AucNotEstimable } from "./auc-estimate.js";
import { normalLowerTail, normalUpperTail, twoSidedNormal } from "./distributions.js";
import { logit } from "./log-odds.js";

export interface AucConstantTest {
  readonly kind: "test";
  readonly method: "asymptotic";
  readonly twoSidedRule: "doubled";
  readonly scale: "logit" | "normal";
  readonly constant: number;
  readonly statistic: number;
  readonly pValue: number;
  /** One-sided, against the alternative that the area is greater than the constant. */
  readonly pGreater: number;
  readonly pLess: number;
  /** Where the interval of this scale stands: it excludes the constant from above or below, or holds it. */
  readonly position: "above" | "below" | "not-distinguishable";
}

/**
 * Test of an area against a constant, on the scale of its interval: p <= 1 - level where the interval excludes it.
 * @param estimate  from aucDeLong, aucDeLongFromHistogram or obuchowskiAuc
 * @param constant  in (0, 1), for instance 0.5 or the 0.571 baseline
 * @param options.scale  "logit" (default) or "normal", where the statistic is (auc - constant) / standard error
 * @returns two-sided p (the smaller tail doubled) and both one-sided p-values; not-estimable without a variance
 * @throws ArgumentError when the constant is outside (0, 1)
 * @see Pepe 2003, section 5.2
 * @example aucAgainstConstant(aucDeLong(Float64Array.of(2, 3, 4), Float64Array.of(1, 2, 3)), 0.5) // pValue 0.298
 */
export function aucAgainstConstant(
  estimate: AucEstimate | AucNotEstimable,
  constant: number,
  options: { readonly scale?: "logit" | "normal" } = {},
): AucConstantTest | AucNotEstimable {
  if (!(constant > 0 && constant < 1)) {
    throw new ArgumentError(`aucAgainstConstant requires a constant in (0, 1); got ${constant}`);
  }
  if (estimate.kind === "not-estimable") return estimate;
  const scale = options.scale ?? "logit";
  const interval = scale === "logit" ? estimate.interval : estimate.normalInterval;
  if ("kind" in interval) return interval;
  const { auc, standardError } = estimate;
  if (typeof standardError !== "number") return standardError;
  const statistic =
    scale === "logit"
      ? (logit(auc) - logit(constant)) / (standardError / (auc * (1 - auc)))
      : (auc - constant) / standardError;
  return {
    kind: "test",
    method: "asymptotic",
    twoSidedRule: "doubled",
    scale,
    constant,
    statistic,
    pValue: twoSidedNormal(statistic),
    pGreater: normalUpperTail(statistic),
    pLess: normalLowerTail(statistic),
    position: interval.lower > constant ? "above" : interval.upper < constant ? "below" : "not-distinguishable",
  };
}
