import type { EvidenceNeed, ScoreEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { baselineArea } from "../../plan/score-schema.js";
import type { PartlyKnownOutcomes } from "../../statistics/hidden-violations.js";
import { derived, notEstimable } from "../derived.js";
import type { CountTable, ScoreNotEstimable } from "../result.js";
import type { AreasAtShare, AssumptionResult, BreakingPoint } from "./assumption-result.js";
import { bandOrderBreaks, outcomesByBand } from "./bands-ordered.js";
import { areaAt, boundsAt, type ExtremeAreas, extremeAreas } from "./extreme-areas.js";
import { breaksAt } from "./first-failure.js";

/** What the question asks of a source: scores of the units that were never inspected, beside the known outcomes. */
export const ASSUMPTION_NEEDS: readonly EvidenceNeed[] = ["scores"];

const OUTCOMES = "assumption.outcomes";

type Outcomes = PartlyKnownOutcomes & { readonly scores: Float64Array };

/**
 * What rests on the assumption that nobody tested: units that were never inspected comply. Inspected outcomes are taken
 * as true; units that were inspected with no outcome on record are left out.
 */
export function assumptionQuestion(
  evidence: ScoreEvidence | Unavailable,
  plan: Plan,
): { readonly tables: readonly CountTable[]; readonly result: AssumptionResult | ScoreNotEstimable } {
  if (evidence.kind === "unavailable") return missing(evidence.reason);
  const outcomes = withNeverInspected(evidence);
  const [violations, none, unknown] = [outcomes.violations, outcomes.none, outcomes.unknown].map(total) as [
    number,
    number,
    number,
  ];
  if (violations + none === 0) return missing("no-known-outcome");
  if (unknown === 0) return missing("nobody-never-inspected");
  const most = Math.floor(plan.assumption.highestShare * unknown);
  const level = 1 - plan.score.alpha;
  const estimable = violations > 0 && none + unknown - most > 0;
  const extremes = estimable ? extremeAreas(outcomes, most) : null;
  const areas = extremes === null ? notEstimable("one-class-only") : areasOf(outcomes, extremes, plan);
  const claims = [
    ...(extremes === null
      ? []
      : plan.score.baselines.map(baselineArea).map((baseline) => aucBreaks(outcomes, extremes, baseline, level))),
    ...bandClaims(outcomes, plan, { most, unknown, level }),
  ];
  return {
    tables: [
      {
        id: OUTCOMES,
        unit: evidence.unit,
        keys: [{ name: "outcome", levels: ["violation", "none", "never-inspected"] }],
        counts: [violations, none, unknown],
      },
    ],
    result: {
      kind: "estimated",
      unit: evidence.unit,
      outcomes: OUTCOMES,
      highestShare: plan.assumption.highestShare,
      oddsRatio: plan.assumption.oddsRatio,
      areas: derived(areas, OUTCOMES),
      breakingPoints: claims.map((claim) => derived(claim, OUTCOMES)),
    },
  };
}

function missing(reason: ScoreNotEstimable["reason"]) {
  return { tables: [], result: { kind: "not-estimable", reason } as const };
}

/** Known outcomes whatever way they came to be known, and units that were never inspected, by distinct score. */
function withNeverInspected(evidence: ScoreEvidence): Outcomes {
  const { scores, provenances } = evidence;
  const width = provenances.length;
  const never = provenances.indexOf("never");
  const sum = (counts: Float64Array) =>
    Float64Array.from(scores, (_, row) => total(counts.subarray(row * width, (row + 1) * width)));
  return {
    scores,
    violations: sum(evidence.violations),
    none: sum(evidence.none),
    unknown: Float64Array.from(scores, (_, row) => (never < 0 ? 0 : evidence.unknown[row * width + never]!)),
  };
}

function areasOf(outcomes: Outcomes, extremes: ExtremeAreas, plan: Plan): readonly AreasAtShare[] {
  const { highestShare, steps, oddsRatio } = plan.assumption;
  const level = 1 - plan.score.alpha;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const share = (highestShare * step) / steps;
    const hidden = Math.floor(share * extremes.unknown);
    return {
      share,
      hidden,
      inProportion: areaAt(outcomes, hidden, "in-proportion", level),
      byRank: areaAt(outcomes, hidden, { oddsRatio }, level),
      bounds: boundsAt(outcomes, extremes, hidden, level),
    };
  });
}

function aucBreaks(outcomes: Outcomes, extremes: ExtremeAreas, baseline: number, level: number): BreakingPoint {
  const most = extremes.lowest.length - 1;
  const points = breaksAt(
    {
      estimateFails: (k) => extremes.lowest[k]! <= baseline,
      intervalFails: (k) => boundsAt(outcomes, extremes, k, level).lower <= baseline,
    },
    { most, unknown: extremes.unknown },
  );
  return { claim: { kind: "auc-above", baseline }, ...points };
}

/** Each band that holds units against the one below it that does, where bands are cut from the score. */
function bandClaims(
  outcomes: Outcomes,
  { bands }: Plan,
  options: Parameters<typeof bandOrderBreaks>[2],
): readonly BreakingPoint[] {
  if (bands?.thresholds === undefined) return [];
  const all = outcomesByBand(outcomes, { order: bands.order, thresholds: bands.thresholds });
  const byBand = all.filter(({ violations, none, unknown }) => violations + none + unknown > 0);
  return byBand.slice(1).map((higher, index) => bandOrderBreaks(byBand[index]!, higher, options));
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
