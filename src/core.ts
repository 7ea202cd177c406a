/**
 * The part of the toolkit that runs anywhere, a browser included: plan, evidence from data in memory, audit,
 * disclosure and the HTML report. No file is read and nothing is sent.
 */
import { runAudit } from "./audit/run-audit.js";
import type { SourceColumns } from "./data/columns.js";
import { memoryEngine } from "./data/engines/memory.js";
import type { Engine } from "./data/evidence.js";
import { disclose } from "./disclosure/disclose.js";
import type { DisclosedAudit } from "./disclosure/disclosed.js";
import type { EarlierRelease } from "./disclosure/earlier-release.js";
import { neededSolver } from "./disclosure/needed-solver.js";
import type { Plan } from "./plan/schema.js";
import { browserContext } from "./runtime/browser.js";
import type { RunContext } from "./runtime/run-context.js";

export type { SourceColumns, TextColumn } from "./data/columns.js";
export { memoryEngine } from "./data/engines/memory.js";
export type { Engine, Evidence, EvidenceNeed } from "./data/evidence.js";
export type { DisclosedAudit, Published, PublishedTable } from "./disclosure/disclosed.js";
export { type EarlierRelease, earlierRelease } from "./disclosure/earlier-release.js";
export { type PublishedHumanCheck, publishedHumanCheck } from "./disclosure/human-check.js";
export { type PublishedMonitor, publishedMonitor } from "./disclosure/monitoring.js";
export { seriesOfReleases } from "./disclosure/monitoring-bundles.js";
export { type PublishedRebuild, publishedRebuild } from "./disclosure/rebuild.js";
export { ArgumentError, AuditError, DataError, ERROR_CODES, type ErrorCode, type Issue } from "./errors.js";
export { canonicalJson, canonicalNumber } from "./plan/canonical-json.js";
export { parseCoefficients, type ScoreCoefficients, type ScoreIndicator } from "./plan/coefficients-schema.js";
export { type HumanCheckPlan, parseHumanCheckPlan } from "./plan/human-check-schema.js";
export { planJsonSchema } from "./plan/json-schema.js";
export { type MonitoringPlan, parseMonitoringPlan } from "./plan/monitoring-schema.js";
export { parsePlan } from "./plan/parse-plan.js";
export { parseRebuildPlan, type RebuildPlan } from "./plan/rebuild-schema.js";
export type { Plan, PlanInput } from "./plan/schema.js";
export {
  type BoardClass,
  type BoardClassing,
  type BoardClassOptions,
  boardClass,
  type Director,
} from "./registry/board-class.js";
export { type HhtEntry, type HhtProblem, hasViolation, hhtProblems } from "./registry/hht-history.js";
export { enterHhtState, HHT_LABELS, type HhtState } from "./registry/hht-status.js";
export {
  holdsIndication11,
  holdsIndication12,
  INDICATIONS,
  type Indication,
  isSponsorLevel,
} from "./registry/indications.js";
export { fewestLateForSanction, lateDeregistrationSanction } from "./registry/late-deregistration.js";
export { isOverrideMarker, overrideMarker } from "./registry/overrides.js";
export { indWesternClass, type WesternClass } from "./registry/regions-ind-western.js";
export { type SbiDivision, type SbiEdition, sbiDivision, sbiEdition } from "./registry/sbi-division.js";
export { type ComputedScore, scoreOld } from "./registry/score-old.js";
export { isHigh, registerScore, type ScoreRegistration } from "./registry/score-registration.js";
export { type JudgedField, readDoubtAs, type ScoringFields, scoringFieldsSchema } from "./registry/scoring-fields.js";
export { type SizeBorder, type SizeClass, type SizeClassing, sizeClass, sizeClassing } from "./registry/size-class.js";
export { type ViolationCode, type ViolationRemark, violationRemark } from "./registry/violation-remarks.js";
export { type Chart, charts } from "./report/charts.js";
export { toHumanCheckDocument } from "./report/document/human-check-document.js";
export { toMonitorDocument } from "./report/document/monitor-document.js";
export { toRebuildDocument } from "./report/document/rebuild/rebuild-document.js";
export type { ReportDocument } from "./report/document/report-document.js";
export { toDocument } from "./report/document/to-document.js";
export { renderHtml } from "./report/html/render-html.js";
export { browserContext, webWorkerExecutor } from "./runtime/browser.js";
export { inlineExecutor } from "./runtime/inline.js";
export type { Executor, Progress, RunContext } from "./runtime/run-context.js";
export { TOOLKIT } from "./runtime/toolkit.js";

/**
 * Audits data that is already in memory.
 * @param plan  validated plan; its form must be the form of the source
 * @param source  cases, counts, or sponsors with their composition, or an engine of your own
 * @param earlier  the earlier releases that the plan names, as `earlierRelease` reads them
 * @returns the disclosed result: what may be written and sent
 * @throws ArgumentError when the source breaks the plan
 */
export async function audit(
  plan: Plan,
  source: SourceColumns | Engine,
  context: RunContext = browserContext(),
  earlier: readonly EarlierRelease[] = [],
): Promise<DisclosedAudit> {
  const engine = "evidence" in source ? source : memoryEngine(plan, source);
  return disclose(await runAudit(engine, context), await neededSolver(plan, context), earlier);
}
