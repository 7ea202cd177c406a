import { ArgumentError } from "../errors.js";
import { normalMultiplier } from "./distributions.js";
import { expit, logit } from "./log-odds.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/**
 * Why an area, its variance, its interval or its test does not exist. `too-few-effective-units`: one case or one
 * control; `no-variation`: all placements of a class are equal.
 */
export type AucNotEstimable = NotEstimable<"one-class-only" | "too-few-effective-units" | "no-variation">;

/** Variance behind an interval on the logit scale. */
export type LogitMethod = "delong-logit" | "obuchowski-logit" | "hanley-mcneil-logit";

export interface AucInterval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly method: LogitMethod | "normal" | "hanley-mcneil";
}

/** An area under the ROC curve with its variance. A variance of 0 is a number; no interval rests on it. */
export interface AucEstimate {
  readonly kind: "estimate";
  readonly auc: number;
  readonly cases: number;
  readonly controls: number;
  readonly level: number;
  readonly variance: number | AucNotEstimable;
  readonly standardError: number | AucNotEstimable;
  /** On the logit scale: stays within (0, 1). */
  readonly interval: AucInterval | AucNotEstimable;
  /** Estimate plus and minus normal quantile times standard error; may leave [0, 1]. */
  readonly normalInterval: AucInterval | AucNotEstimable;
}

/**
 * An area with its intervals, from a variance of any method.
 * @param options.auc  in [0, 1]; options.variance  0 or more, or the reason why there is none
 * @param options.level  in (0, 1)
 * @param options.method  name of the logit interval
 * @throws ArgumentError when the level is outside (0, 1)
 * @see Pepe 2003, section 5.2 (logit scale)
 * @example aucEstimate({ auc: 1, variance: 0, cases: 3, controls: 4, level: 0.95, method: "delong-logit" }).interval // no-variation
 */
export function aucEstimate(options: {
  readonly auc: number;
  readonly variance: number | AucNotEstimable;
  readonly cases: number;
  readonly controls: number;
  readonly level: number;
  readonly method: LogitMethod;
}): AucEstimate {
  const { method, ...common } = options;
  const { auc, variance, level } = options;
  if (!(level > 0 && level < 1)) throw new ArgumentError(`aucEstimate requires a level in (0, 1); got ${level}`);
  if (typeof variance !== "number") {
    return { kind: "estimate", ...common, standardError: variance, interval: variance, normalInterval: variance };
  }
  const standardError = Math.sqrt(variance);
  if (!(variance > 0 && auc > 0 && auc < 1)) {
    const none = notEstimable("no-variation");
    return { kind: "estimate", ...common, standardError, interval: none, normalInterval: none };
  }
  const halfWidth = normalMultiplier(level) * standardError;
  return {
    kind: "estimate",
    ...common,
    standardError,
    interval: { ...logitBounds(auc, halfWidth), level, method },
    normalInterval: { lower: auc - halfWidth, upper: auc + halfWidth, level, method: "normal" },
  };
}

/** Bounds at a half width on the share's own scale, carried over by the derivative of the logit. */
function logitBounds(auc: number, halfWidth: number): { lower: number; upper: number } {
  const half = halfWidth / (auc * (1 - auc));
  return { lower: expit(logit(auc) - half), upper: expit(logit(auc) + half) };
}
