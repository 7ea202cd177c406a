import type { EvidenceNeed, ScoreEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { baselineArea } from "../../plan/score-schema.js";
import { aucAgainstConstant } from "../../statistics/auc-against-constant.js";
import type { AucEstimate, AucNotEstimable } from "../../statistics/auc-estimate.js";
import { aucDeLongFromHistogram } from "../../statistics/delong.js";
import { derived, estimate, interval, notEstimable } from "../derived.js";
import type {
  AdequacyReason,
  BaselineComparison,
  CountTable,
  Estimate,
  ScoreNotEstimable,
  ScoreOnOutcomes,
  ScoreResult,
} from "../result.js";
import { classesId, type OutcomeSet, outcomeSets, outcomesId, outcomeTotals } from "./outcome-sets.js";
import { scoreClasses } from "./score-classes.js";

/** What the score question asks of a source: an ordered histogram of distinct scores by outcome and provenance. */
export const SCORE_NEEDS: readonly EvidenceNeed[] = ["scores"];

/** How well the score tells violations from no violation: AUC against the plan's baselines, by provenance. */
export function scoreQuestion(
  evidence: ScoreEvidence | Unavailable,
  plan: Plan,
): { readonly tables: readonly CountTable[]; readonly result: ScoreResult | ScoreNotEstimable } {
  if (evidence.kind === "unavailable")
    return { tables: [], result: { kind: "not-estimable", reason: evidence.reason } };
  const histograms = outcomeSets(evidence, plan);
  const sets = histograms.map((set) => scoreOnSet(set, evidence, plan));
  return {
    tables: sets.flatMap((set) => set.tables),
    result: {
      kind: "estimated",
      unit: evidence.unit,
      sets: sets.map((set) => set.result),
      adequacy: adequacyOf(outcomeTotals(histograms[0]!), plan),
    },
  };
}

function scoreOnSet(
  set: OutcomeSet,
  evidence: ScoreEvidence,
  plan: Plan,
): { tables: readonly CountTable[]; result: ScoreOnOutcomes } {
  const outcomes = outcomesId(set.name);
  const classes = scoreClasses(classesId(set.name), evidence, set, plan.bands?.thresholds);
  const counts = outcomeTotals(set);
  const isPart = !set.name.startsWith("all-known");
  const auc = aucDeLongFromHistogram(set, { level: 1 - plan.score.alpha });
  return {
    tables: [
      {
        id: outcomes,
        unit: evidence.unit,
        keys: [{ name: "outcome", levels: ["violation", "none"] }],
        counts: [counts.violations, counts.none],
        ...(isPart ? { partOf: "score.all-known.outcomes" } : {}),
      },
      { ...classes, partitionOf: outcomes },
    ],
    result: {
      provenance: set.name,
      restsOnUntestedAssumption: set.restsOnUntestedAssumption,
      outcomes,
      scoreClasses: classes.id,
      auc: derived(aucResult(auc, plan.score.alpha), outcomes),
      baselines: plan.score.baselines.map(baselineArea).map((baseline) => againstBaseline(auc, baseline, outcomes)),
    },
  };
}

function aucResult(auc: AucEstimate | AucNotEstimable, alpha: number): Estimate {
  if (auc.kind === "not-estimable") return notEstimable(auc.reason);
  const bounds = auc.interval;
  if ("kind" in bounds) return estimate(auc.auc, notEstimable(bounds.reason));
  return estimate(auc.auc, interval(bounds, 1 - alpha, "delong-logit"));
}

function againstBaseline(auc: AucEstimate | AucNotEstimable, baseline: number, outcomes: string): BaselineComparison {
  const test = auc.kind === "not-estimable" ? auc : aucAgainstConstant(auc, baseline);
  if (test.kind === "not-estimable") {
    return {
      baseline,
      test: derived(notEstimable(test.reason), outcomes),
      position: derived("not-estimable", outcomes),
    };
  }
  const { pValue, position } = test;
  return {
    baseline,
    test: derived({ method: "asymptotic", pValue, twoSidedRule: "doubled" }, outcomes),
    position: derived(position, outcomes),
  };
}

/** Whether the set that the headline is about suffices. */
function adequacyOf(known: { violations: number; none: number }, plan: Plan): ScoreResult["adequacy"] {
  const { knownOutcomes: required, smallerClass } = plan.adequacy;
  const reasons: AdequacyReason[] = [];
  if (known.violations + known.none === 0) reasons.push({ code: "no-outcomes" });
  else {
    if (known.violations + known.none < required) reasons.push({ code: "too-few-known-outcomes", required });
    if (Math.min(known.violations, known.none) < smallerClass) {
      reasons.push({ code: "smaller-class-too-small", required: smallerClass });
    }
  }
  return { value: reasons.length === 0 ? "sufficient" : "insufficient", reasons };
}
