import type { JointScoreEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import type { AucBootstrap } from "../../statistics/auc-bootstrap.js";
import { aucBootstrapOfRanks } from "../../statistics/auc-bootstrap-ranks.js";
import { obuchowskiAuc } from "../../statistics/auc-clustered.js";
import { averagePrecisionBootstrap } from "../../statistics/histogram-bootstrap.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
import { streamsFrom } from "../../statistics/random.js";
import { estimate, interval, notEstimable } from "../derived.js";
import type { Estimate, NotEstimable } from "../result.js";
import { areaEstimate } from "./area-estimates.js";
import { clusteredUnits } from "./clustered-units.js";
import type { ClusteredArea } from "./discrimination-result.js";
import { outcomesWithin } from "./joint-outcomes.js";
import { outcomeTotals } from "./outcome-sets.js";
import { MOST_RESAMPLED_UNITS } from "./score-yields.js";
import type { SetName } from "./set-name.js";

/** Scores and outcomes of units in rows: what resampling draws. */
interface ScoredRows {
  readonly scores: Float64Array;
  readonly outcomes: Uint8Array;
}

/** The area by resampling of units, violations and none apart. */
export function resampledArea(histogram: OutcomeHistogram, plan: Plan): Estimate {
  return bootstrapped(rowsOf(histogram), plan);
}

/** Average precision with its interval by resampling. */
export function resampledPrecision(histogram: OutcomeHistogram, plan: Plan): Estimate {
  const { violations, none } = outcomeTotals(histogram);
  if (violations + none > MOST_RESAMPLED_UNITS) return notEstimable("too-many-units");
  const level = 1 - plan.score.alpha;
  const result = averagePrecisionBootstrap(histogram, {
    streams: streamsFrom(plan.resampling.seed),
    resamples: plan.resampling.bootstrap,
    level,
  });
  if (result.kind === "not-estimable") return notEstimable(result.reason);
  return estimate(result.value, interval(result.interval, level, "bootstrap-percentile"));
}

/** The area of the audited score with intervals over clusters; null where the source has none. */
export function clusteredArea(
  evidence: JointScoreEvidence,
  name: SetName,
  plan: Plan,
): ClusteredArea | NotEstimable | null {
  const { clusters } = evidence;
  if (clusters === null) return null;
  const outcomes = outcomesWithin(evidence, name);
  const rows = clusteredRows(evidence, outcomes);
  if (rows.scores.length > MOST_RESAMPLED_UNITS) return notEstimable("too-many-units");
  const level = 1 - plan.score.alpha;
  const area = obuchowskiAuc(rows.scores, rows.outcomes, { clusters: rows.clusters, level });
  if (area.kind === "not-estimable") return notEstimable(area.reason);
  return {
    clusters: area.clusters,
    auc: areaEstimate(area, "obuchowski-logit"),
    bootstrap: bootstrapped(rows, plan, rows.clusters),
  };
}

function bootstrapped({ scores, outcomes }: ScoredRows, plan: Plan, clusters?: Uint32Array): Estimate {
  if (scores.length > MOST_RESAMPLED_UNITS) return notEstimable("too-many-units");
  const level = 1 - plan.score.alpha;
  const result = aucBootstrapOfRanks(ranksOf(scores), outcomes, {
    streams: streamsFrom(plan.resampling.seed),
    resamples: plan.resampling.bootstrap,
    level,
    ...(clusters && { clusters }),
  });
  return result.kind === "not-estimable" ? notEstimable(result.reason) : resampledEstimate(result, level);
}

/** Rank of each score among the distinct ones, from 0. */
function ranksOf(scores: Float64Array): Uint32Array {
  const places = new Map([...Float64Array.from(new Set(scores)).sort()].map((score, place) => [score, place]));
  return Uint32Array.from(scores, (score) => places.get(score)!);
}

function resampledEstimate({ auc, intervals: { bca } }: AucBootstrap, level: number): Estimate {
  return estimate(auc, "kind" in bca ? notEstimable("no-variation") : interval(bca, level, "bootstrap-bca"));
}

function rowsOf({ violations, none }: OutcomeHistogram): ScoredRows {
  const units = violations.reduce((sum, count, place) => sum + count + none[place]!, 0);
  const rows = { scores: new Float64Array(units), outcomes: new Uint8Array(units) };
  let next = 0;
  violations.forEach((count, place) => {
    rows.scores.fill(place, next, next + count + none[place]!);
    rows.outcomes.fill(1, next, next + count);
    next += count + none[place]!;
  });
  return rows;
}

/** Units of the set in rows, cluster by cluster. */
function clusteredRows({ scores: [audited], clusters }: JointScoreEvidence, outcomes: Int8Array) {
  const units = clusteredUnits(clusters!, (pattern) => outcomes[pattern]! >= 0 && !Number.isNaN(audited![pattern]!));
  return {
    scores: Float64Array.from(units.patterns, (pattern) => audited![pattern]!),
    outcomes: Uint8Array.from(units.patterns, (pattern) => outcomes[pattern]!),
    clusters: units.clusters,
  };
}
