import type { Plan } from "../../plan/schema.js";
import { baselineArea, type PlannedBaseline } from "../../plan/score-schema.js";
import { hanleyMcNeil } from "../../statistics/hanley-mcneil.js";
import { neededForAuc } from "../../statistics/power-auc.js";
import { interval, notEstimable } from "../derived.js";
import type { Interval, NotEstimable } from "../result.js";
import type { BaselineFigure } from "./discrimination-result.js";

const CHANCE = 0.5;
/** Closer to chance than this, a figure needs millions of units and says nothing. */
const CLOSEST_TO_CHANCE = 0.001;
/** Counts that a figure without counts may rest on: a small sample of inspections, and one five times as large. */
const ASSUMED_COUNTS = [
  { violations: 30, none: 89 },
  { violations: 150, none: 450 },
] as const;

/**
 * What the planned figures are worth by themselves: their interval where their counts are known, the interval that they
 * would have where not, and the units that it takes to tell such an area from chance.
 * @see Hanley & McNeil 1982
 */
export function baselineFigures(plan: Plan): readonly BaselineFigure[] {
  return plan.score.baselines
    .filter((baseline) => baselineArea(baseline) !== CHANCE)
    .map((baseline) => {
      const auc = baselineArea(baseline);
      const { violations, none, source } = typeof baseline === "number" ? figureOf(baseline) : baseline;
      const counts = violations === undefined || none === undefined ? null : { violations, none };
      return {
        auc,
        source: source ?? null,
        counts,
        interval: counts === null ? null : intervalAt(auc, counts, plan),
        ifCounts:
          counts === null
            ? ASSUMED_COUNTS.map((assumed) => ({ ...assumed, interval: intervalAt(auc, assumed, plan) }))
            : [],
        needed: neededCounts(auc, counts ?? ASSUMED_COUNTS[0], plan),
      };
    });
}

/** A figure of which nothing else is known. */
function figureOf(auc: number): Exclude<PlannedBaseline, number> {
  return { auc };
}

function intervalAt(
  auc: number,
  { violations, none }: { readonly violations: number; readonly none: number },
  { score }: Plan,
): Interval | NotEstimable {
  const level = 1 - score.alpha;
  const bounds = hanleyMcNeil(auc, { cases: violations, controls: none, level }).interval;
  return "kind" in bounds ? notEstimable(bounds.reason) : interval(bounds, level, "hanley-mcneil");
}

function neededCounts(
  auc: number,
  { violations, none }: { readonly violations: number; readonly none: number },
  { score, adequacy }: Plan,
): BaselineFigure["needed"] {
  if (Math.abs(auc - CHANCE) < CLOSEST_TO_CHANCE) return [];
  return (["alternative", "null"] as const).map((criticalVariance) => {
    const { cases, controls } = neededForAuc(
      { auc, constant: CHANCE, alpha: score.alpha, criticalVariance },
      { power: adequacy.power, controlsPerCase: none / violations },
    );
    return { criticalVariance, violations: cases, none: controls };
  });
}
