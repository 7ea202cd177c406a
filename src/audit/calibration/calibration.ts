import type { EvidenceNeed, GroupScoreEvidence, ScoreEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { brierScore } from "../../statistics/brier-score.js";
import { normalMultiplier } from "../../statistics/distributions.js";
import { logit } from "../../statistics/log-odds.js";
import { logisticCalibration } from "../../statistics/logistic-calibration.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, estimate, interval, notEstimable, point, rowOf } from "../derived.js";
import { outcomeSets as countedOutcomes } from "../errors/counted-outcomes.js";
import { ERROR_TABLES } from "../errors/error-tables.js";
import { groupHistograms } from "../errors/group-areas.js";
import { groupLabels } from "../errors/group-cells.js";
import type { Estimate, NotEstimable, ScoreNotEstimable, TableRef } from "../result.js";
import { classesId, outcomeSets, outcomesId } from "../score/outcome-sets.js";
import { classStarts } from "../score/score-classes.js";
import type { BrierOfSet, Calibration, CalibrationNumbers, ReliabilityCurve } from "./calibration-result.js";

/** What calibration asks of a source. */
export const CALIBRATION_NEEDS: readonly EvidenceNeed[] = ["scores", "groupScores"];

/**
 * Whether the score can be read as the share that has a violation: intercept and slope, Brier score with its parts,
 * expected calibration error and a reliability curve; per way in which outcomes became known, and per group. A score whose
 * range is not that of a probability has the curve by score class only.
 *
 * @param scores  outcomes by distinct score
 * @param groupScores  the same by group
 * @param plan  range of the score, alpha of the score question
 * @returns numbers, or why there are none; the tables are those of the score question and of the errors
 * @see Cox 1958; Murphy 1973; Van Calster et al. 2019
 */
export function calibration(
  scores: ScoreEvidence | Unavailable,
  groupScores: GroupScoreEvidence | Unavailable,
  plan: Plan,
): Calibration | ScoreNotEstimable {
  if (scores.kind === "unavailable") return { kind: "not-estimable", reason: scores.reason };
  const probability = probabilityScale(plan);
  const { alpha } = plan.score;
  return {
    kind: "estimated",
    unit: scores.unit,
    probability,
    sets: outcomeSets(scores, plan).map((set) => {
      const { name, restsOnUntestedAssumption } = set;
      const refs = [outcomesId(name)];
      return {
        provenance: name,
        restsOnUntestedAssumption,
        numbers: probability === null ? null : numbersOf(scaled(scores.scores, probability), set, { alpha, refs }),
        reliability: reliabilityOf(scores.scores, set, { id: classesId(name), plan, probability }),
      };
    }),
    groups: probability === null ? [] : groupNumbers(groupScores, probability, plan),
  };
}

/** What the plan says; else a range of 0 to 1 or of 0 to 100 is read as that of a probability. */
function probabilityScale({ score, scoreRange }: Plan): Calibration["probability"] {
  if (score.probability !== undefined) return score.probability;
  if (scoreRange === undefined || scoreRange.lower !== 0) return null;
  return scoreRange.upper === 1 || scoreRange.upper === 100 ? { zero: 0, one: scoreRange.upper } : null;
}

function scaled(scores: Float64Array, { zero, one }: { readonly zero: number; readonly one: number }): Float64Array {
  return scores.map((score) => (score - zero) / (one - zero));
}

interface NumberOptions {
  readonly alpha: number;
  readonly refs: readonly TableRef[];
}

function groupNumbers(
  evidence: GroupScoreEvidence | Unavailable,
  probability: NonNullable<Calibration["probability"]>,
  plan: Plan,
): Calibration["groups"] {
  if (evidence.kind === "unavailable" || evidence.scores === null || evidence.bands === null) return [];
  const labels = groupLabels(evidence);
  const known = countedOutcomes(evidence, plan).find(({ name }) => name === "all-known")!;
  const histograms = groupHistograms(evidence, known, labels.length);
  const predicted = scaled(evidence.scores, probability);
  return labels.map((group, code) => ({
    group,
    ...numbersOf(predicted, histograms.of(code), {
      alpha: plan.score.alpha,
      refs: [rowOf(ERROR_TABLES.confusion, group)],
    }),
  }));
}

function numbersOf(
  predicted: Float64Array,
  histogram: OutcomeHistogram,
  { alpha, refs }: NumberOptions,
): CalibrationNumbers {
  const level = 1 - alpha;
  const { violations, none } = histogram;
  const [found, units, sum] = predicted.reduce(
    ([f, n, s], p, row) => {
      const here = violations[row]! + none[row]!;
      return [f + violations[row]!, n + here, s + here * p];
    },
    [0, 0, 0],
  ) as [number, number, number];
  const missing = notEstimable("no-outcomes");
  return {
    meanPredicted: derived(units === 0 ? missing : point(sum / units), ...refs),
    observed: derived(units === 0 ? missing : shareOf({ flagged: found, total: units }, level), ...refs),
    ...regression(predicted, histogram, { alpha, refs }),
    brier: derived(brierOf(predicted, histogram, level), ...refs),
  };
}

/** Log odds of 0 and 1 are infinite: with an outcome there, no line is fitted. */
function regression(predicted: Float64Array, histogram: OutcomeHistogram, { alpha, refs }: NumberOptions) {
  const { violations, none } = histogram;
  const rows = [...predicted.keys()].filter((row) => violations[row]! + none[row]! > 0);
  const all = (value: Estimate) => {
    const every = derived(value, ...refs);
    return { inTheLarge: every, intercept: every, slope: every };
  };
  if (rows.length === 0) return all(notEstimable("no-outcomes"));
  if (rows.some((row) => predicted[row] === 0 || predicted[row] === 1)) return all(notEstimable("infinite-log-odds"));
  const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]!);
  const fit = logisticCalibration(pick(predicted).map(logit), { violations: pick(violations), none: pick(none) });
  if (fit.kind === "not-estimable") return all(notEstimable(fit.reason));
  const number = (value: number, error: number) => derived(wald(value, error, 1 - alpha), ...refs);
  return {
    inTheLarge: number(fit.inTheLarge, fit.inTheLargeError),
    intercept: number(fit.intercept, fit.interceptError),
    slope: number(fit.slope, fit.slopeError),
  };
}

function wald(value: number, error: number, level: number): Estimate {
  const half = normalMultiplier(level) * error;
  return estimate(value, interval({ lower: value - half, upper: value + half }, level, "wald"));
}

function brierOf(predicted: Float64Array, histogram: OutcomeHistogram, level: number): BrierOfSet | NotEstimable {
  const brier = brierScore(predicted, histogram, { level });
  if (brier.kind === "not-estimable") return notEstimable(brier.reason);
  const { score, interval: bounds, uncertainty } = brier;
  return {
    score: estimate(score, "kind" in bounds ? notEstimable(bounds.reason) : interval(bounds, level, "wald")),
    uncertainty,
  };
}

/** Mean score of each row of the table of score classes. */
function reliabilityOf(
  scores: Float64Array,
  histogram: OutcomeHistogram,
  { id, plan, probability }: Pick<Calibration, "probability"> & { readonly id: string; readonly plan: Plan },
): ReliabilityCurve {
  const starts = classStarts(scores, histogram, plan.bands?.thresholds ?? []);
  const meanScores = starts.map((start, place) => {
    let [sum, units] = [0, 0];
    for (let row = start; row < (starts[place + 1] ?? scores.length); row++) {
      const here = histogram.violations[row]! + histogram.none[row]!;
      sum += here * scores[row]!;
      units += here;
    }
    return sum / units;
  });
  const brier = probability === null ? null : brierScore(scaled(scores, probability), histogram);
  return {
    classes: id,
    meanScores,
    level: 1 - plan.score.alpha,
    probability: probability === null || brier?.kind !== "estimate" ? null : { ...probability, brier: brier.score },
  };
}
