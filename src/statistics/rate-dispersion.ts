import { ArgumentError } from "../errors.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** Events and exposure of the units of one stratum, as sums over them. */
export interface RateStratum {
  readonly units: number;
  readonly events: number;
  readonly exposure: number;
  readonly squaredEvents: number;
  readonly eventsTimesExposure: number;
  readonly squaredExposure: number;
}

/**
 * How far events go together within units: the sum of squared differences between a unit's events and those expected at
 * the rate of its stratum, over what it would be on average if events fell independently (Poisson).
 * @param strata  sums over units; exposure above 0 where there are units
 * @returns 1 where events fall independently, above 1 where some units have many; not-estimable without events, or with one unit a stratum
 * @throws ArgumentError for sums that no units have
 * @see McCullagh & Nelder 1989, section 6.2.3 (over-dispersion of counts); variance of y - e Y/E by the delta method, exact here
 * @example rateDispersion([{ units: 2, events: 2, exposure: 2, squaredEvents: 4, eventsTimesExposure: 2, squaredExposure: 2 }]) // value 2
 */
export function rateDispersion(
  strata: readonly RateStratum[],
): { readonly kind: "estimate"; readonly value: number } | NotEstimable<"no-variation"> {
  let [found, expected] = [0, 0];
  for (const stratum of strata) {
    requireStratum("rateDispersion", stratum);
    const { units, events, exposure, squaredExposure } = stratum;
    if (units === 0) continue;
    found += squaredResiduals(stratum);
    expected += (events / exposure) * (exposure - squaredExposure / exposure);
  }
  return expected > 0 ? { kind: "estimate", value: found / expected } : notEstimable("no-variation");
}

/** Sum over units of the squared difference between events and those expected at the rate of the stratum. */
export function squaredResiduals({
  events,
  exposure,
  squaredEvents,
  eventsTimesExposure,
  squaredExposure,
}: RateStratum): number {
  const rate = events / exposure;
  return Math.max(0, squaredEvents - 2 * rate * eventsTimesExposure + rate ** 2 * squaredExposure);
}

/** Refuses sums that no units have. */
export function requireStratum(name: string, { units, events, exposure, squaredExposure }: RateStratum): void {
  const isEmpty = units === 0 && events === 0 && exposure === 0;
  const isPossible =
    Number.isSafeInteger(units) && units > 0 && Number.isSafeInteger(events) && events >= 0 && exposure > 0;
  if (isEmpty || (isPossible && Number.isFinite(exposure + squaredExposure))) return;
  throw new ArgumentError(
    `${name} requires whole numbers of units and events within an exposure above 0; got ${units} units with ${events} events in ${exposure}`,
  );
}
