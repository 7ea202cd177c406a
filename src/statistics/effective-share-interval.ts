import { ArgumentError } from "../errors.js";
import { betaQuantile, betaUpperQuantile, normalMultiplier, tQuantile } from "./distributions.js";
import type { Interval } from "./wilson-interval.js";

/** A share from a sample whose units say less, or more, than as many independent ones. */
export interface EffectiveShare {
  /** The share, in [0, 1]. */
  readonly share: number;
  /** Independent units that would give the same variance; greater than 0, whole or not. */
  readonly effectiveUnits: number;
}

/**
 * Wilson's interval with the effective number of units in the place of the number of units.
 * @param estimate  share in [0, 1] and effective units, greater than 0
 * @param options.level  confidence level, default 0.95
 * @returns bounds in [0, 1]
 * @throws ArgumentError outside these ranges
 * @see Wilson 1927; Kott & Carr 1997, "Developing an estimation strategy for a pesticide data program"
 * @example effectiveWilsonInterval({ share: 17 / 263, effectiveUnits: 263 }) // [0.0407, 0.1011]
 */
export function effectiveWilsonInterval(
  estimate: EffectiveShare,
  { level = 0.95 }: { readonly level?: number } = {},
): Interval {
  requireEffective("effectiveWilsonInterval", estimate);
  const { share, effectiveUnits: n } = estimate;
  const square = normalMultiplier(level) ** 2;
  const centre = share + square / (2 * n);
  const half = Math.sqrt(square * ((share * (1 - share)) / n + square / (4 * n * n)));
  const scale = 1 + square / n;
  return {
    lower: share === 0 ? 0 : Math.max(0, (centre - half) / scale),
    upper: share === 1 ? 1 : Math.min(1, (centre + half) / scale),
    level,
  };
}

/**
 * Korn and Graubard's interval: Clopper and Pearson's with an effective number of units, made smaller for the degrees
 * of freedom that the strata leave. It is for few violations, and is wide rather than narrow.
 * @param estimate  share in [0, 1] and effective units, greater than 0
 * @param options.units  units in the sample, 1 or more; options.degreesOfFreedom  units less strata, 1 or more
 * @param options.level  confidence level, default 0.95
 * @returns bounds in [0, 1]
 * @throws ArgumentError outside these ranges
 * @see Korn & Graubard 1998, "Confidence intervals for proportions with small expected number of positive counts
 * estimated from survey data"
 * @example kornGraubardInterval({ share: 0, effectiveUnits: 100 }, { units: 100, degreesOfFreedom: 99 }).upper // 0.0362
 */
export function kornGraubardInterval(
  estimate: EffectiveShare,
  options: { readonly units: number; readonly degreesOfFreedom: number; readonly level?: number },
): Interval {
  requireEffective("kornGraubardInterval", estimate);
  const { units, degreesOfFreedom, level = 0.95 } = options;
  if (!(units >= 1 && degreesOfFreedom >= 1)) {
    throw new ArgumentError(
      `kornGraubardInterval requires units and degreesOfFreedom of 1 or more; got ${units} and ${degreesOfFreedom}`,
    );
  }
  const tail = (1 - level) / 2;
  const quantile = (df: number) => tQuantile(1 - tail, Math.max(1, df));
  const n = estimate.effectiveUnits * (quantile(units - 1) / quantile(degreesOfFreedom)) ** 2;
  const events = estimate.share * n;
  return {
    lower: estimate.share === 0 ? 0 : betaQuantile(tail, events, n - events + 1),
    upper: estimate.share === 1 ? 1 : betaUpperQuantile(tail, events + 1, n - events),
    level,
  };
}

function requireEffective(caller: string, { share, effectiveUnits }: EffectiveShare): void {
  if (!(share >= 0 && share <= 1 && effectiveUnits > 0 && Number.isFinite(effectiveUnits))) {
    throw new ArgumentError(
      `${caller} requires a share in [0, 1] and effective units greater than 0; got ${share} and ${effectiveUnits}`,
    );
  }
}
