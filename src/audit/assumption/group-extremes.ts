import { type ExtremeContrast, largestContrast } from "../../statistics/hidden-contrasts.js";
import {
  type BoundCounts,
  type ExtremeRates,
  extremeRates,
  type FlagOutcomes,
  type FlagRate,
  type HiddenLimits,
} from "../../statistics/hidden-error-rates.js";

/** A set of units with the hidden violations that it may hold. */
export interface LimitedUnits {
  readonly outcomes: FlagOutcomes;
  readonly limits: HiddenLimits;
}

/** Most extreme rates of a group and of the others, for every number of hidden violations in each. */
export interface GroupExtremes {
  readonly group: { readonly lowest: ExtremeRates; readonly highest: ExtremeRates };
  readonly others: { readonly lowest: ExtremeRates; readonly highest: ExtremeRates };
}

/** Extremes of one rate of a group and of the others. */
export function groupExtremes(group: LimitedUnits, others: LimitedUnits, rate: FlagRate): GroupExtremes {
  const both = ({ outcomes, limits }: LimitedUnits) => ({
    lowest: extremeRates(outcomes, limits, { rate, side: "lowest" }),
    highest: extremeRates(outcomes, limits, { rate, side: "highest" }),
  });
  return { group: both(group), others: both(others) };
}

/** The group's own rate with at most so many hidden violations, all of which may lie in it. */
export function rateWithin(extremes: ExtremeRates, most: number): BoundCounts {
  const at = Math.min(most - extremes.least, extremes.events.length - 1);
  return { events: extremes.events[at]!, total: extremes.totals[at]!, spread: extremes.spreads[at]! };
}

/** Smallest and largest contrast of group and others with at most so many hidden violations in both together. */
export function contrastWithin(
  { group, others }: GroupExtremes,
  options: { readonly most: number; readonly contrast: "difference" | "ratio" },
): { readonly lowest: ExtremeContrast | null; readonly highest: ExtremeContrast | null } {
  const turned = largestContrast(others.highest, group.lowest, options);
  return {
    lowest: turned === null ? null : exchanged(turned, options.contrast),
    highest: largestContrast(group.highest, others.lowest, options),
  };
}

/** Rates and value the other way round; a ratio is divided anew, so that equal bounds are equal to the last digit. */
function exchanged({ first, second, value }: ExtremeContrast, contrast: "difference" | "ratio"): ExtremeContrast {
  const turned = { first: second, second: first };
  if (contrast === "difference") return { ...turned, value: 0 - value };
  if (value === 0 || value === Number.POSITIVE_INFINITY) return { ...turned, value: 1 / value };
  return { ...turned, value: second.events / second.total / (first.events / first.total) };
}
