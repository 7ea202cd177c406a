import type { EvidenceNeed, JointScoreEvidence, ScoreEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { aucAgainstFigure } from "../../statistics/auc-against-figure.js";
import { aucDeLongFromHistogram } from "../../statistics/delong.js";
import { wilsonInterval } from "../../statistics/wilson-interval.js";
import { derived, estimate, interval, notEstimable } from "../derived.js";
import type { CountTable, Estimate, ScoreNotEstimable } from "../result.js";
import { areaDifference } from "./area-estimates.js";
import { baselineFigures } from "./baseline-figures.js";
import type { BaselineFigure, Discrimination, FigureComparison, ScoreInUse } from "./discrimination-result.js";
import { classesId, type OutcomeSet, outcomeSets, outcomesId, outcomeTotals } from "./outcome-sets.js";
import { clusteredArea, resampledArea, resampledPrecision } from "./resampled-areas.js";
import { scorePeriods } from "./score-periods.js";
import { scoreBand, scoreYields } from "./score-yields.js";

/** What the question asks of a source: scores by outcome, and what units belong together with. */
export const DISCRIMINATION_NEEDS: readonly EvidenceNeed[] = ["scores", "jointScores"];

/**
 * Beside the area by provenance: the reported figures, other routes to the interval, what inspecting by the score finds,
 * and the area period by period.
 */
export function discriminationQuestion(
  evidence: { readonly scores: ScoreEvidence | Unavailable; readonly jointScores: JointScoreEvidence | Unavailable },
  plan: Plan,
): { readonly tables: readonly CountTable[]; readonly result: Discrimination | ScoreNotEstimable } {
  const { scores, jointScores } = evidence;
  if (scores.kind === "unavailable") return { tables: [], result: { kind: "not-estimable", reason: scores.reason } };
  const joint = jointScores.kind === "unavailable" ? null : jointScores;
  const sets = outcomeSets(scores, plan);
  const figures = baselineFigures(plan);
  const scored = [...scores.violations, ...scores.none, ...scores.unknown].reduce((sum, count) => sum + count, 0);
  const periods = joint === null ? { tables: [], result: null } : scorePeriods(joint, plan, sets[0]!.name);
  return {
    tables: periods.tables,
    result: {
      kind: "estimated",
      unit: scores.unit,
      scored,
      figures,
      sets: sets.map((set) => inUse(set, { plan, joint, scored, figures })),
      periods: periods.result,
    },
  };
}

interface Context {
  readonly plan: Plan;
  readonly joint: JointScoreEvidence | null;
  readonly scored: number;
  readonly figures: readonly BaselineFigure[];
}

function inUse(set: OutcomeSet, { plan, joint, scored, figures }: Context): ScoreInUse {
  const outcomes = outcomesId(set.name);
  const clustered = joint === null ? null : clusteredArea(joint, set.name, plan);
  return {
    provenance: set.name,
    restsOnUntestedAssumption: set.restsOnUntestedAssumption,
    outcomes,
    scoreClasses: classesId(set.name),
    bootstrap: derived(resampledArea(set, plan), outcomes),
    clustered: clustered === null ? null : derived(clustered, outcomes),
    againstFigures: figures.flatMap((figure) => againstFigure(set, figure, plan)),
    baseRate: derived(baseRate(set, plan), outcomes),
    averagePrecision: derived(resampledPrecision(set, plan), outcomes),
    yields: derived(scoreYields(set, scored, plan), outcomes),
    rocBand: derived(scoreBand(set, plan), outcomes),
  };
}

/** One comparison where the counts of the figure are known, else none. */
function againstFigure(set: OutcomeSet, { auc, counts }: BaselineFigure, { score }: Plan): FigureComparison[] {
  if (counts === null) return [];
  const level = 1 - score.alpha;
  const figure = { auc, cases: counts.violations, controls: counts.none };
  const own = aucDeLongFromHistogram(set, { level });
  const { difference, test } = areaDifference(aucAgainstFigure(own, figure, { level }));
  const outcomes = outcomesId(set.name);
  return [{ baseline: auc, difference: derived(difference, outcomes), test: derived(test, outcomes) }];
}

function baseRate(set: OutcomeSet, { score }: Plan): Estimate {
  const { violations, none } = outcomeTotals(set);
  const units = violations + none;
  if (units === 0) return notEstimable("no-outcomes");
  const level = 1 - score.alpha;
  return estimate(violations / units, interval(wilsonInterval(violations, units, { level }), level, "wilson"));
}
