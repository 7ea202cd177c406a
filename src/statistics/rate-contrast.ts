import { ArgumentError } from "../errors.js";
import { twoSidedNormal } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type RateStratum, requireStratum, squaredResiduals } from "./rate-dispersion.js";

/** A group of units within a stratum. */
export interface RateGroup {
  readonly units: number;
  readonly events: number;
  readonly exposure: number;
}

export interface RateContrast {
  readonly kind: "estimate";
  /** Events of the group above those expected at the rate of each stratum. */
  readonly contrast: number;
  readonly standardError: number;
  readonly z: number;
  /** Two-sided, by the normal distribution. */
  readonly pValue: number;
}

/**
 * Whether a group of units has more events than its exposure at the rate of each stratum would give. The variance is that
 * of exchanging whole units within strata, so it holds where one unit has many events.
 * @param strata  all units, by stratum
 * @param group  those of the group, by stratum; part of the first
 * @returns not-estimable where no exchange changes the contrast
 * @throws ArgumentError when lists differ in length, or the group is no part of its stratum
 * @see Strasser & Weber 1999, section 3 (mean and variance of a sum over exchanged units)
 * @example rateContrast([{ units: 2, events: 2, exposure: 2, squaredEvents: 4, eventsTimesExposure: 2, squaredExposure: 2 }], [{ units: 1, events: 2, exposure: 1 }]) // contrast 1, z 1
 */
export function rateContrast(
  strata: readonly RateStratum[],
  group: readonly RateGroup[],
): RateContrast | NotEstimable<"no-variation"> {
  if (strata.length !== group.length) {
    throw new ArgumentError(
      `rateContrast requires a group in each stratum; got ${group.length} for ${strata.length} strata`,
    );
  }
  let [contrast, variance] = [0, 0];
  for (const [at, stratum] of strata.entries()) {
    requireStratum("rateContrast", stratum);
    const part = group[at]!;
    requirePart(part, stratum);
    const { units, events, exposure } = stratum;
    if (part.units === 0 || part.units === units) continue;
    contrast += part.events - part.exposure * (events / exposure);
    variance += ((part.units * (units - part.units)) / (units * (units - 1))) * squaredResiduals(stratum);
  }
  if (!(variance > 0)) return notEstimable("no-variation");
  const z = contrast / Math.sqrt(variance);
  return { kind: "estimate", contrast, standardError: Math.sqrt(variance), z, pValue: twoSidedNormal(z) };
}

function requirePart(part: RateGroup, stratum: RateStratum): void {
  const isPart = (["units", "events", "exposure"] as const).every(
    (key) => part[key] >= 0 && part[key] <= stratum[key] * (1 + 1e-12),
  );
  if (isPart) return;
  throw new ArgumentError(
    `rateContrast requires a group within its stratum; got ${part.units} of ${stratum.units} units with ${part.events} of ${stratum.events} events`,
  );
}
