import type { Plan } from "../../plan/schema.js";
import type { PartlyKnownOutcomes } from "../../statistics/hidden-violations.js";
import type { AreasAtShare, BreakingPoint, HiddenShare } from "./assumption-result.js";
import { areaAt, boundsAt, type ExtremeAreas, lowerEndAtLeast } from "./extreme-areas.js";
import { breaksAt } from "./first-failure.js";

/** The area at each share of hidden violations: both scenarios, and the bounds. */
export function areasOf(
  outcomes: PartlyKnownOutcomes,
  extremes: ExtremeAreas,
  { shares, plan }: { readonly shares: readonly HiddenShare[]; readonly plan: Plan },
): readonly AreasAtShare[] {
  const level = 1 - plan.score.alpha;
  const { oddsRatio } = plan.assumption;
  return shares.map(({ share, hidden }) => ({
    share,
    hidden,
    inProportion: areaAt(outcomes, hidden, "in-proportion", level),
    byRank: areaAt(outcomes, hidden, { oddsRatio }, level),
    bounds: boundsAt(outcomes, extremes, hidden, level),
  }));
}

/** When the area no longer lies above a constant, hidden violations at the worst place. */
export function aboveConstantBreaks(
  outcomes: PartlyKnownOutcomes,
  extremes: ExtremeAreas,
  baseline: number,
  level: number,
): BreakingPoint {
  const most = extremes.lowest.length - 1;
  const points = breaksAt(
    {
      estimateFails: (k) => extremes.lowest[k]! <= baseline,
      intervalFails: (k) =>
        lowerEndAtLeast(extremes, k, level) <= baseline && boundsAt(outcomes, extremes, k, level).lower <= baseline,
    },
    { most, unknown: extremes.unknown },
  );
  return { claim: { kind: "auc-above", baseline }, ...points };
}
