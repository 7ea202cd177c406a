import type { IndicatorColumn } from "../../data/inputs/indicator-evidence.js";
import type { ProxiesEvidence } from "../../data/inputs/proxies-evidence.js";
import { REST } from "../../plan/inputs/remaining-levels.js";
import { aucDeLongFromHistogram } from "../../statistics/delong.js";
import { derived, estimate, interval, notEstimable } from "../derived.js";
import type { Estimate, TableId } from "../result.js";
import type { ExaminedIndicator } from "./proxies-result.js";

/**
 * How well a number tells each named group from all other units: the area under its ROC curve, with DeLong's interval
 * for each group by itself.
 * @param evidence  weighted patterns
 * @param indicator  one indicator; only numbers and ranks have an order
 * @param options  level of the intervals, and the table of units by group that the areas rest on
 * @returns one area a named group; none for categories
 * @see DeLong, DeLong & Clarke-Pearson 1988
 */
export function groupAreas(
  evidence: ProxiesEvidence,
  indicator: IndicatorColumn,
  { level, table }: { readonly level: number; readonly table: TableId },
): ExaminedIndicator["areas"] {
  if (indicator.kind === "categories") return [];
  const { groups, groupCodes, weights } = evidence;
  const { places, distinct } = placesOf(indicator.values);
  return groups.flatMap((group, code) => {
    if (group === REST) return [];
    const violations = new Float64Array(distinct);
    const none = new Float64Array(distinct);
    places.forEach((place, pattern) => {
      if (place < 0) return;
      const side = groupCodes[pattern] === code ? violations : none;
      side[place]! += weights[pattern]!;
    });
    return [{ group, auc: derived(areaOf({ violations, none }, level), table) }];
  });
}

/** Place of each pattern among the distinct numbers, ascending; -1 without one. */
function placesOf(values: Float64Array) {
  const distinct = Float64Array.from(new Set(values.filter((value) => !Number.isNaN(value)))).sort();
  const placeOf = new Map(Array.from(distinct, (value, place) => [value, place]));
  return { places: Int32Array.from(values, (value) => placeOf.get(value) ?? -1), distinct: distinct.length };
}

function areaOf(
  histogram: { readonly violations: Float64Array; readonly none: Float64Array },
  level: number,
): Estimate {
  const found = aucDeLongFromHistogram(histogram, { level });
  if (found.kind === "not-estimable") return notEstimable(found.reason);
  const bounds = found.interval;
  return estimate(found.auc, "kind" in bounds ? notEstimable(bounds.reason) : interval(bounds, level, "delong-logit"));
}
