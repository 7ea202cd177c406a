import { ArgumentError } from "../errors.js";
import type { AucInterval, AucNotEstimable } from "./auc-estimate.js";
import { normalMultiplier } from "./distributions.js";
import { notEstimable } from "./not-estimable.js";

/** Numbers of units with a violation and with none. */
export interface ClassCounts {
  readonly cases: number;
  readonly controls: number;
}

export interface HanleyMcNeilEstimate {
  readonly kind: "estimate";
  readonly auc: number;
  readonly variance: number;
  readonly standardError: number;
  /** Estimate plus and minus normal quantile times standard error. */
  readonly interval: AucInterval | AucNotEstimable;
}

/**
 * Variance of an area known only as a number, under the negative-exponential model.
 * @param auc  in [0, 1]
 * @param counts  cases and controls, 1 or more each
 * @returns 0 or more; (cases + controls + 1) / (12 cases controls) at 0.5, the exact null variance without ties
 * @throws ArgumentError outside these ranges
 * @see Hanley & McNeil 1982, eq. 2: Q1 = A / (2 - A), Q2 = 2 A^2 / (1 + A)
 * @example hanleyMcNeilVariance(0.5, { cases: 1, controls: 1 }) // 0.25
 */
export function hanleyMcNeilVariance(auc: number, { cases, controls }: ClassCounts): number {
  if (!(auc >= 0 && auc <= 1)) throw new ArgumentError(`hanleyMcNeilVariance requires an AUC in [0, 1]; got ${auc}`);
  if (!(cases >= 1 && controls >= 1 && Number.isFinite(cases * controls))) {
    throw new ArgumentError(`hanleyMcNeilVariance requires cases and controls; got ${cases} and ${controls}`);
  }
  const twoCasesAboveOneControl = auc / (2 - auc) - auc * auc;
  const oneCaseAboveTwoControls = (2 * auc * auc) / (1 + auc) - auc * auc;
  const onePair = auc * (1 - auc);
  return (
    (onePair + (cases - 1) * twoCasesAboveOneControl + (controls - 1) * oneCaseAboveTwoControls) / (cases * controls)
  );
}

/**
 * Interval for an area published without its data, from the area and the two counts.
 * @param auc  in [0, 1]
 * @param options.cases  units with a violation, 1 or more; options.controls  units with none, 1 or more
 * @param options.level  confidence level in (0, 1), default 0.95
 * @returns standard error and normal interval; the interval is not-estimable where the variance is 0
 * @throws ArgumentError outside these ranges
 * @see Hanley & McNeil 1982
 * @example hanleyMcNeil(0.571, { cases: 30, controls: 89 }).interval // 0.450 to 0.692
 */
export function hanleyMcNeil(auc: number, options: ClassCounts & { readonly level?: number }): HanleyMcNeilEstimate {
  const { cases, controls, level = 0.95 } = options;
  const variance = hanleyMcNeilVariance(auc, { cases, controls });
  const standardError = Math.sqrt(variance);
  const halfWidth = normalMultiplier(level) * standardError;
  return {
    kind: "estimate",
    auc,
    variance,
    standardError,
    interval:
      variance > 0
        ? { lower: auc - halfWidth, upper: auc + halfWidth, level, method: "hanley-mcneil" }
        : notEstimable("no-variation"),
  };
}
