import type { Plan } from "../../plan/schema.js";
import type { FlagRate } from "../../statistics/hidden-error-rates.js";
import { notEstimable } from "../derived.js";
import type { NotEstimable } from "../result.js";
import { boundInterval } from "./assumed-numbers.js";
import type { BreakingPoint } from "./assumption-result.js";
import { breaksAt } from "./first-failure.js";
import { contrastWithin, type GroupExtremes } from "./group-extremes.js";

type Contrast = "difference" | "ratio";

/**
 * The claim that a rate of a group and that of the others are alike: the ratio lies within the margins of the plan, and
 * the difference too where the plan sets a margin for it. The interval supports the claim when two one-sided tests do
 * at the worst place: no number of hidden violations up to k, shared out over groups and flags, takes an end of the
 * 1 - 2 alpha interval over a margin.
 * @param extremes  of the group and of the others
 * @param options.most  largest number of hidden violations that is tried; options.unknown  never-inspected units
 */
export function groupAlikeBreaks(
  extremes: GroupExtremes,
  claim: { readonly group: string; readonly measure: FlagRate },
  { plan, most, unknown }: { readonly plan: Plan; readonly most: number; readonly unknown: number },
): BreakingPoint | NotEstimable {
  const { ratioLower, ratioUpper, difference } = plan.margins;
  const margins: readonly (readonly [Contrast, number, number])[] = [
    ["ratio", ratioLower, ratioUpper],
    ...(difference === undefined ? [] : [["difference", -difference, difference] as const]),
  ];
  const start = contrastWithin(extremes, { most: 0, contrast: "ratio" });
  if (start.lowest === null || start.highest === null) return notEstimable("no-outcomes");
  const level = 1 - 2 * plan.score.alpha;
  const outside = (k: number, lowerOf: End, upperOf: End) =>
    margins.some(([contrast, lower, upper]) => {
      const { lowest, highest } = contrastWithin(extremes, { most: k, contrast });
      return (
        (lowest !== null && lowerOf(lowest, contrast) < lower) ||
        (highest !== null && upperOf(highest, contrast) > upper)
      );
    });
  const value: End = (extreme) => extreme.value;
  const points = breaksAt(
    {
      estimateFails: (k) => outside(k, value, value),
      intervalFails: (k) =>
        outside(
          k,
          (extreme, contrast) => boundInterval(extreme, contrast, level).lower,
          (extreme, contrast) => boundInterval(extreme, contrast, level).upper,
        ),
    },
    { most, unknown },
  );
  return { claim: { kind: "groups-alike", ...claim }, ...points };
}

type End = (extreme: NonNullable<ReturnType<typeof contrastWithin>["lowest"]>, contrast: Contrast) => number;

/** The same claim for all groups at once: it fails where the first of them does. */
export function allAlike(
  points: readonly (BreakingPoint | NotEstimable)[],
  measure: FlagRate,
): BreakingPoint | NotEstimable {
  const known = points.flatMap((point) => ("claim" in point ? [point] : []));
  // A group without a rate is not known to be like the others.
  if (known.length === 0 || known.length < points.length) return notEstimable("no-outcomes");
  const first = (of: "estimateFails" | "intervalFails") =>
    known.reduce<BreakingPoint["estimateFails"]>((least, point) => {
      const at = point[of];
      return at !== null && (least === null || at.hidden < least.hidden) ? at : least;
    }, null);
  return {
    claim: { kind: "groups-alike", measure, group: null },
    estimateHolds: known.every(({ estimateHolds }) => estimateHolds),
    intervalHolds: known.every(({ intervalHolds }) => intervalHolds),
    estimateFails: first("estimateFails"),
    intervalFails: first("intervalFails"),
  };
}
