import type { AucEstimate } from "../../statistics/auc-estimate.js";
import { aucDeLongFromHistogram } from "../../statistics/delong.js";
import { normalMultiplier } from "../../statistics/distributions.js";
import {
  extremeAucs,
  type HiddenPlaces,
  type PartlyKnownOutcomes,
  withHiddenViolations,
} from "../../statistics/hidden-violations.js";
import { imbensManskiInterval } from "../../statistics/imbens-manski.js";
import { expit, logit } from "../../statistics/log-odds.js";
import type { AreaBounds, AssumedArea } from "./assumption-result.js";

/** Bounds of the area over at most k hidden violations, for every k. */
export interface ExtremeAreas {
  readonly unknown: number;
  /** Known violations, and all units without one while nobody hides any. */
  readonly cases: number;
  readonly controls: number;
  /** Smallest area over 0 .. k, the number of hidden violations at which it stands, and the same of the largest. */
  readonly lowest: Float64Array;
  readonly lowestAt: Uint32Array;
  readonly highest: Float64Array;
  readonly highestAt: Uint32Array;
}

/** Running extremes: "at most k" is the union over all smaller numbers. */
export function extremeAreas(outcomes: PartlyKnownOutcomes, most: number): ExtremeAreas {
  const low = extremeAucs(outcomes, "lowest");
  const high = extremeAucs(outcomes, "highest");
  const result = {
    unknown: low.length - 1,
    cases: total(outcomes.violations),
    controls: total(outcomes.none) + total(outcomes.unknown),
    lowest: low.slice(0, most + 1),
    lowestAt: new Uint32Array(most + 1),
    highest: high.slice(0, most + 1),
    highestAt: new Uint32Array(most + 1),
  };
  for (let k = 1; k <= most; k++) {
    result.lowestAt[k] = k;
    result.highestAt[k] = k;
    if (result.lowest[k - 1]! <= result.lowest[k]!) {
      result.lowest[k] = result.lowest[k - 1]!;
      result.lowestAt[k] = result.lowestAt[k - 1]!;
    }
    if (result.highest[k - 1]! >= result.highest[k]!) {
      result.highest[k] = result.highest[k - 1]!;
      result.highestAt[k] = result.highestAt[k - 1]!;
    }
  }
  return result;
}

/** Bounds for at most k hidden violations with Imbens and Manski's interval on the logit scale. */
export function boundsAt(outcomes: PartlyKnownOutcomes, extremes: ExtremeAreas, k: number, level: number): AreaBounds {
  const worst = placed(outcomes, extremes.lowestAt[k]!, "lowest", level);
  const best = placed(outcomes, extremes.highestAt[k]!, "highest", level);
  const lowest = extremes.lowest[k]!;
  const highest = extremes.highest[k]!;
  const errors = [worst, best].map(logitError);
  if (errors.some((error) => error === null)) return { lowest, highest, lower: lowest, upper: highest };
  const { lower, upper } = imbensManskiInterval(
    { lower: logit(lowest), upper: logit(highest), lowerError: errors[0]!, upperError: errors[1]! },
    level,
  );
  return { lowest, highest, lower: expit(lower), upper: expit(upper) };
}

/**
 * A number that the lower end of the interval does not lie below, without a look at the scores. Placements lie between
 * 0 and 1 and have the area A for their mean, so DeLong's variance is at most A (1 - A) (1 / (m - 1) + 1 / (n - 1)) for
 * m violations and n units without one; and no multiplier is larger than the two-sided one.
 */
export function lowerEndAtLeast({ lowest, lowestAt, cases, controls }: ExtremeAreas, k: number, level: number): number {
  const area = lowest[k]!;
  const hidden = lowestAt[k]!;
  const largestError = Math.sqrt((1 / (cases + hidden - 1) + 1 / (controls - hidden - 1)) / (area * (1 - area)));
  const lower = expit(logit(area) - normalMultiplier(level) * largestError);
  return Number.isNaN(lower) ? 0 : lower;
}

/** Standard error on the logit scale; null where there is none. */
function logitError({ auc, standardError }: AucEstimate): number | null {
  if (typeof standardError !== "number" || !(auc > 0 && auc < 1)) return null;
  return standardError / (auc * (1 - auc));
}

/** The area of one scenario. An area without an interval has its own value at both ends. */
export function areaAt(
  outcomes: PartlyKnownOutcomes,
  hidden: number,
  places: HiddenPlaces,
  level: number,
): AssumedArea {
  const { auc, interval } = placed(outcomes, hidden, places, level);
  const bounds = "lower" in interval ? interval : { lower: auc, upper: auc };
  return { value: auc, lower: bounds.lower, upper: bounds.upper };
}

function placed(outcomes: PartlyKnownOutcomes, hidden: number, places: HiddenPlaces, level: number): AucEstimate {
  const estimate = aucDeLongFromHistogram(withHiddenViolations(outcomes, hidden, places), { level });
  if (estimate.kind === "not-estimable") throw new Error("a set with outcomes of both kinds has an area");
  return estimate;
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
