import type { Engine, Evidence, EvidenceNeed } from "../data/evidence.js";
import { planHash } from "../plan/plan-hash.js";
import { throwIfAborted } from "../runtime/inline.js";
import type { RunContext } from "../runtime/run-context.js";
import { TOOLKIT } from "../runtime/toolkit.js";
import { ASSUMPTION_NEEDS, assumptionQuestion } from "./assumption/assumption.js";
import { BANDS_NEEDS, bandsOrdered } from "./bands-ordered/bands-ordered.js";
import { CALIBRATION_NEEDS, calibration } from "./calibration/calibration.js";
import { ERROR_NEEDS, errorsByGroup } from "./errors/errors-by-group.js";
import { plannedFamilies } from "./families/planned-families.js";
import { plannedForms } from "./forms/forms.js";
import { hypotheses } from "./hypotheses.js";
import { HYPOTHESIS_1_NEEDS } from "./hypothesis-1/hypothesis-1.js";
import { HYPOTHESIS_2_NEEDS } from "./hypothesis-2/hypothesis-2.js";
import { inPeople, linksInPeople, tablesInPeople } from "./in-people.js";
import { compareModels, MODEL_NEEDS } from "./models/compare-models.js";
import { overRounding, selectionOverRounding } from "./ranges/over-rounding.js";
import type { AuditResult } from "./result.js";
import { DISCRIMINATION_NEEDS, discriminationQuestion } from "./score/discrimination.js";
import { SCORE_NEEDS, scoreQuestion } from "./score/score.js";
import { selectedStep } from "./selection/selected-step.js";
import { SELECTION_NEEDS, selection } from "./selection/selection.js";
import { withSensitivity } from "./sensitivity/majority-sensitivity.js";
import { bandsByGrade, SEVERITY_NEEDS } from "./severity/bands-by-grade.js";
import { STABILITY_NEEDS, stabilityQuestion } from "./stability/stability.js";
import { auditWarnings } from "./warnings.js";

/** What the questions ask of a source, each need once. */
const NEEDS: readonly EvidenceNeed[] = [
  ...new Set([
    ...HYPOTHESIS_1_NEEDS,
    ...HYPOTHESIS_2_NEEDS,
    ...SCORE_NEEDS,
    ...DISCRIMINATION_NEEDS,
    ...MODEL_NEEDS,
    ...ASSUMPTION_NEEDS,
    ...ERROR_NEEDS,
    ...BANDS_NEEDS,
    ...CALIBRATION_NEEDS,
    ...SELECTION_NEEDS,
    ...STABILITY_NEEDS,
    ...SEVERITY_NEEDS,
  ]),
];

/**
 * Answers every question of the plan from the evidence of an engine. The result is undisclosed: only the disclosure
 * room may turn it into something that is written.
 * @throws AuditError `interrupted` when the signal of the context was aborted
 */
export async function runAudit(engine: Engine, context: RunContext): Promise<AuditResult> {
  const { plan } = engine;
  context.progress({ stage: "evidence", done: 0, total: null });
  const evidence: Evidence = await engine.evidence(NEEDS, context);
  throwIfAborted(context.signal);
  const tested = await hypotheses(evidence.composition, evidence.groupCounts, plan, context);
  const investigated = await selectedStep(evidence, tested.hypothesis2, plan, context);
  const families = await plannedFamilies(evidence.composition, tested, plan, context);
  const forms = await plannedForms(evidence.composition, tested.hypothesis1, plan, context);
  const score = scoreQuestion(evidence.scores, plan);
  const discrimination = discriminationQuestion(evidence, plan);
  const headline = score.result.kind === "estimated" ? score.result.sets[0]!.provenance : "all-known";
  const compared = compareModels(evidence.jointScores, plan, headline);
  const assumption = assumptionQuestion(evidence, plan);
  const errors = errorsByGroup(evidence.groupScores, plan);
  const bands = bandsOrdered(evidence.groupScores, plan);
  const graded = bandsByGrade(evidence.gradedOutcomes, plan);
  const selected = selection(evidence.groupCounts, plan);
  const source = engine.describe();
  const scale = evidence.composition.kind === "composition" ? (evidence.composition.scale ?? 1) : 1;
  return {
    schemaVersion: "1.6.0",
    toolkit: TOOLKIT,
    plan,
    planHash: await planHash(plan, context.hash),
    source,
    warnings: auditWarnings({ evidence, source, resamples: tested.resamples, families: families.families }, plan),
    deviations: [],
    tables: [
      ...tablesInPeople([...tested.tables, ...investigated.tables, ...families.tables], scale),
      ...score.tables,
      ...discrimination.tables,
      ...compared.tables,
      ...assumption.tables,
      ...errors.tables,
      ...bands.tables,
      ...graded.tables,
      ...assumption.groupTables,
      ...selected.tables,
    ],
    unitsByMembers: tested.unitsByMembers,
    hypothesis1: inPeople(overRounding(tested.hypothesis1, evidence.groupCounts, plan), scale),
    hypothesis2: await withSensitivity(
      overRounding(tested.hypothesis2, evidence.groupCounts, plan),
      evidence.composition,
      plan,
      context,
    ),
    hypothesis2Selected: selectionOverRounding(investigated.result, evidence.groupCounts, plan),
    score: score.result,
    discrimination: discrimination.result,
    models: compared.models,
    families: families.families.map((family) => ({ ...family, hypothesis1: inPeople(family.hypothesis1, scale) })),
    forms,
    links: linksInPeople(families.links, [...tested.tables, ...families.tables], scale),
    assumption: assumption.result,
    errors: errors.result,
    bandsOrdered: bands.result,
    bandsByGrade: graded.results,
    calibration: calibration(evidence.scores, evidence.groupScores, plan),
    selection: selected.result,
    stability: stabilityQuestion(evidence, plan),
  };
}
