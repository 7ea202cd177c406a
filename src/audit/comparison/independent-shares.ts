import type { Plan } from "../../plan/schema.js";
import { newcombeDifferenceInterval } from "../../statistics/proportion-difference.js";
import { differenceEquivalence, ratioEquivalence } from "../../statistics/proportion-equivalence.js";
import { miettinenNurminenRatioInterval } from "../../statistics/proportion-ratio.js";
import { wilsonInterval } from "../../statistics/wilson-interval.js";
import { estimate, interval, notEstimable } from "../derived.js";
import type { Estimate, Interval, NotEstimable } from "../result.js";
import type { GroupShares, SimultaneousIntervals } from "./group-shares.js";

/** Flagged among n independent units. */
export interface Flagged {
  readonly flagged: number;
  readonly total: number;
}

/**
 * Shares of independent units: Wilson for a share, Newcombe for the difference, Miettinen-Nurminen for the ratio, and
 * two one-sided score tests for the margins.
 * @param group, rest, reference  counts of the group, of all others, and of the plan's reference group
 */
export function independentShares(
  group: Flagged,
  rest: Flagged,
  reference: Flagged | null,
  options: {
    readonly alpha: number;
    readonly margins: Plan["margins"];
    /** Tested groups whose intervals hold together; absent for a group that is not among them. */
    readonly together?: number | undefined;
  },
): GroupShares {
  const level = 1 - options.alpha;
  return {
    share: shareOf(group, level),
    rest: shareOf(rest, level),
    difference: differenceOf(group, rest, level),
    ratio: ratioOf(group, rest, level),
    ratioToReference: reference === null ? null : ratioOf(group, reference, level),
    equivalence: equivalenceOf(group, rest, options.margins),
    simultaneous: options.together === undefined ? null : simultaneousOf(group, rest, options.alpha, options.together),
  };
}

/** The same intervals at 1 - alpha / k (Bonferroni), so that all k hold at once with probability 1 - alpha. */
function simultaneousOf(group: Flagged, rest: Flagged, alpha: number, together: number): SimultaneousIntervals {
  const level = 1 - alpha / together;
  const held = (from: Estimate): Interval | NotEstimable => {
    if (from.kind === "not-estimable") return from;
    return "kind" in from.interval ? from.interval : { ...from.interval, level: 1 - alpha };
  };
  return {
    share: held(shareOf(group, level)),
    difference: held(differenceOf(group, rest, level)),
    ratio: held(ratioOf(group, rest, level)),
  };
}

/** Share with Wilson's interval. */
export function shareOf({ flagged, total }: Flagged, level: number): Estimate {
  if (total === 0) return notEstimable("no-members");
  return estimate(flagged / total, interval(wilsonInterval(flagged, total, { level }), level, "wilson"));
}

function differenceOf(group: Flagged, rest: Flagged, level: number): Estimate {
  if (group.total === 0) return notEstimable("no-members");
  if (rest.total === 0) return notEstimable("no-rest");
  const bounds = newcombeDifferenceInterval(group.flagged, group.total, rest.flagged, rest.total, { level });
  return estimate(group.flagged / group.total - rest.flagged / rest.total, interval(bounds, level, "newcombe"));
}

/** Ratio of two shares with the Miettinen-Nurminen score interval. */
export function ratioOf(group: Flagged, rest: Flagged, level: number): Estimate {
  if (group.total === 0) return notEstimable("no-members");
  if (rest.total === 0) return notEstimable("no-rest");
  if (rest.flagged === 0) return notEstimable("zero-reference");
  const bounds = miettinenNurminenRatioInterval(group.flagged, group.total, rest.flagged, rest.total, { level });
  const value = (group.flagged * rest.total) / (group.total * rest.flagged);
  return estimate(value, interval(bounds, level, "miettinen-nurminen"));
}

function equivalenceOf(group: Flagged, rest: Flagged, margins: Plan["margins"]): GroupShares["equivalence"] {
  if (group.total === 0) return notEstimable("no-members");
  if (rest.total === 0) return notEstimable("no-rest");
  const counts = [group.flagged, group.total, rest.flagged, rest.total] as const;
  const ratio = ratioEquivalence(...counts, { lower: margins.ratioLower, upper: margins.ratioUpper }).pValue;
  if (margins.difference === undefined) return ratio;
  const bounds = { lower: -margins.difference, upper: margins.difference };
  return Math.max(ratio, differenceEquivalence(...counts, bounds).pValue);
}
