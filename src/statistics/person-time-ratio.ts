import { ArgumentError } from "../errors.js";
import { normalMultiplier } from "./distributions.js";
import type { CommonEffect } from "./mantel-haenszel-effects.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** Events and exposure of two groups in one stratum. */
export interface PersonTime {
  readonly events: readonly [number, number];
  readonly exposure: readonly [number, number];
}

/**
 * Mantel and Haenszel's common ratio of two rates: the first over the second.
 * @param strata  events (whole, 0 or more) and exposure (0 or more) of both groups; a stratum that holds one group adds nothing
 * @param options.level  confidence level, default 0.95
 * @param options.dispersion  how far events go together within units, 1 or more: the variance is that many times larger
 * @returns value above 0 with an interval on the log scale; not-estimable when it would be 0, infinite or undefined
 * @throws ArgumentError for events without exposure, or numbers outside these ranges
 * @see Greenland & Robins 1985, section 3 (person-time data)
 * @example personTimeRatio([{ events: [4, 2], exposure: [10, 10] }]) // value 2
 */
export function personTimeRatio(
  strata: readonly PersonTime[],
  { level = 0.95, dispersion = 1 }: { readonly level?: number; readonly dispersion?: number } = {},
): CommonEffect | NotEstimable<"no-variation"> {
  if (!(dispersion >= 1 && Number.isFinite(dispersion))) {
    throw new ArgumentError(`personTimeRatio requires a dispersion of 1 or more; got ${dispersion}`);
  }
  const multiplier = normalMultiplier(level) * Math.sqrt(dispersion);
  let [first, second, spread] = [0, 0, 0];
  for (const stratum of strata) {
    requirePersonTime(stratum);
    const { events, exposure } = stratum;
    const all = exposure[0] + exposure[1];
    if (all === 0) continue;
    first += (events[0] * exposure[1]) / all;
    second += (events[1] * exposure[0]) / all;
    spread += ((events[0] + events[1]) * exposure[0] * exposure[1]) / all ** 2;
  }
  if (!(first > 0 && second > 0)) return notEstimable("no-variation");
  const value = first / second;
  const width = Math.exp(multiplier * Math.sqrt(spread / (first * second)));
  return { kind: "estimate", value, interval: { lower: value / width, upper: value * width, level } };
}

function requirePersonTime({ events, exposure }: PersonTime): void {
  for (const group of [0, 1] as const) {
    const isCount = Number.isSafeInteger(events[group]) && events[group] >= 0;
    const isTime = Number.isFinite(exposure[group]) && exposure[group] >= (events[group] > 0 ? Number.MIN_VALUE : 0);
    if (isCount && isTime) continue;
    throw new ArgumentError(
      `personTimeRatio requires whole events within an exposure above 0; got ${events[group]} in ${exposure[group]}`,
    );
  }
}
