import type { CodedScoreEvidence, EvidenceNeed, PeriodScoreEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import type { ScoreNotEstimable } from "../result.js";
import { fixedBands, rankedBands } from "./band-stability.js";
import { codesInDoubt } from "./codes-in-doubt.js";
import { type ScoreUnits, scoreUnits } from "./score-units.js";
import type { FixedBands, RankedBands, StabilityResult, Threshold } from "./stability-result.js";
import { thresholdShifts } from "./threshold-shifts.js";
import { timeStability } from "./time-splits.js";

/** What the question asks of a source: scores by codes in doubt, and by day of the prediction. */
export const STABILITY_NEEDS: readonly EvidenceNeed[] = ["codedScores", "periodScores"];

/**
 * How stable bands and figures are: bands over draws of units, thresholds that move, codes in doubt, dates and periods.
 * Every number is exact or by a formula: nothing is drawn.
 */
export function stabilityQuestion(
  evidence: {
    readonly codedScores: CodedScoreEvidence | Unavailable;
    readonly periodScores: PeriodScoreEvidence | Unavailable;
  },
  plan: Plan,
): StabilityResult | ScoreNotEstimable {
  const { codedScores, periodScores } = evidence;
  if (codedScores.kind === "unavailable") return { kind: "not-estimable", reason: codedScores.reason };
  const units = scoreUnits(codedScores);
  const level = 1 - plan.score.alpha;
  const bands = units.total === 0 ? null : bandsOf(units, plan, level);
  const thresholds = bands === null ? [] : thresholdsOf(bands, plan);
  return {
    kind: "estimated",
    unit: codedScores.unit,
    level,
    units: units.total,
    setByHand: codedScores.setByHand,
    fewestByHand: codedScores.fewestByHand,
    bands,
    shifts:
      thresholds.length === 0
        ? null
        : thresholdShifts(units, thresholds, { step: stepOf(plan), largest: plan.stability.largestShift }),
    codes:
      plan.stability.indicators.length === 0
        ? []
        : codesInDoubt(codedScores, {
            thresholds: thresholds.map(({ at }) => at),
            stability: plan.stability,
            level,
          }),
    time: periodScores.kind === "unavailable" ? null : timeStability(periodScores, plan),
  };
}

function bandsOf(units: ScoreUnits, { bands, stability }: Plan, level: number): FixedBands | RankedBands | null {
  if (bands === undefined) return null;
  const { order, thresholds } = bands;
  if (stability.bandShares !== undefined) {
    return rankedBands(units, { order, shares: stability.bandShares }, level);
  }
  return thresholds === undefined ? null : fixedBands(units, { order, thresholds }, level);
}

/** Thresholds of the plan, or the cuts that ranks give; two cuts at one score are one threshold. */
function thresholdsOf(bands: FixedBands | RankedBands, plan: Plan): readonly Threshold[] {
  const order = plan.bands!.order;
  const places = bands.kind === "ranks" ? bands.cuts.map(({ cut }) => cut) : plan.bands!.thresholds!;
  return places.flatMap((at, index) =>
    at === places[index - 1] ? [] : [{ lowerBand: order[index]!, higherBand: order[index + 1]!, at }],
  );
}

function stepOf({ stability, scoreRange }: Plan): number {
  if (stability.scoreStep !== undefined) return stability.scoreStep;
  return scoreRange !== undefined && scoreRange.upper - scoreRange.lower <= 1 ? 0.01 : 1;
}
