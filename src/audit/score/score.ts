import type { EvidenceNeed, Provenance, ScoreEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { baselineArea } from "../../plan/score-schema.js";
import { aucAgainstConstant } from "../../statistics/auc-against-constant.js";
import type { AucEstimate, AucNotEstimable } from "../../statistics/auc-estimate.js";
import { aucDeLongFromHistogram } from "../../statistics/delong.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
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
import { scoreClasses } from "./score-classes.js";

/** What the score question asks of a source: an ordered histogram of distinct scores by outcome and provenance. */
export const SCORE_NEEDS: readonly EvidenceNeed[] = ["scores"];

type SetName = ScoreOnOutcomes["provenance"];

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
      adequacy: adequacyOf(totals(histograms[0]!), plan),
    },
  };
}

interface OutcomeSet extends OutcomeHistogram {
  readonly name: SetName;
  readonly restsOnUntestedAssumption: boolean;
}

/**
 * Outcomes of a random sample first, where there are any: they alone say how the score does among all units. Then all
 * known outcomes, which mix the ways in which outcomes come to be known, then each other way by itself, and the
 * untested assumption where it is planned.
 */
function outcomeSets(evidence: ScoreEvidence, plan: Plan): readonly OutcomeSet[] {
  const all: OutcomeSet = { name: "all-known", restsOnUntestedAssumption: false, ...knownOutcomes(evidence) };
  const byProvenance = evidence.provenances.flatMap((provenance): OutcomeSet[] => {
    const histogram = histogramOf(evidence, (candidate) => candidate === provenance);
    const { violations, none } = totals(histogram);
    if (provenance === "unstated" || violations + none === 0) return [];
    return [{ name: provenance, restsOnUntestedAssumption: false, ...histogram }];
  });
  const random = byProvenance.filter(({ name }) => name === "random");
  const others = byProvenance.filter(({ name }) => name !== "random");
  const assumed: OutcomeSet[] = plan.untestedAssumption
    ? [{ name: "all-known-and-never-inspected", restsOnUntestedAssumption: true, ...withNeverInspected(evidence) }]
    : [];
  return [...random, all, ...others, ...assumed];
}

function knownOutcomes(evidence: ScoreEvidence): OutcomeHistogram {
  return histogramOf(evidence, () => true);
}

function histogramOf(evidence: ScoreEvidence, keep: (provenance: Provenance) => boolean): OutcomeHistogram {
  const width = evidence.provenances.length;
  const violations = new Float64Array(evidence.scores.length);
  const none = new Float64Array(evidence.scores.length);
  evidence.provenances.forEach((provenance, column) => {
    if (!keep(provenance)) return;
    for (let row = 0; row < violations.length; row++) {
      violations[row]! += evidence.violations[row * width + column]!;
      none[row]! += evidence.none[row * width + column]!;
    }
  });
  return { violations, none };
}

/** Never-inspected units counted as compliant: the assumption that nobody tested. */
function withNeverInspected(evidence: ScoreEvidence): OutcomeHistogram {
  const { violations, none } = knownOutcomes(evidence);
  const width = evidence.provenances.length;
  const column = evidence.provenances.indexOf("never");
  if (column >= 0) for (let row = 0; row < none.length; row++) none[row]! += evidence.unknown[row * width + column]!;
  return { violations, none };
}

function totals({ violations, none }: OutcomeHistogram): { violations: number; none: number } {
  const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);
  return { violations: sum(violations), none: sum(none) };
}

function scoreOnSet(
  set: OutcomeSet,
  evidence: ScoreEvidence,
  plan: Plan,
): { tables: readonly CountTable[]; result: ScoreOnOutcomes } {
  const outcomes = `score.${set.name}.outcomes`;
  const classes = scoreClasses(`score.${set.name}.classes`, evidence, set);
  const counts = totals(set);
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
