/** Everything on Node: an audit of the files that a plan names, its documents, and the folder it is written to. */
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { runAudit } from "./audit/run-audit.js";
import { earlierReleases } from "./bundle/earlier-releases.js";
import { withExplorations } from "./bundle/exploration-record.js";
import { openDuckdbEngine } from "./data/engines/duckdb.js";
import { disclose } from "./disclosure/disclose.js";
import type { DisclosedAudit } from "./disclosure/disclosed.js";
import { neededSolver } from "./disclosure/needed-solver.js";
import { parsePlan } from "./plan/parse-plan.js";
import { type NodeContextOptions, nodeContext } from "./runtime/node.js";

export { DEFAULT_FEEDBACK, type FeedbackSettings } from "./audit/simulation/feedback-settings.js";
export { type FeedbackResult, simulateFeedback } from "./audit/simulation/feedback-simulation.js";
export { bundleFiles } from "./bundle/bundle-files.js";
export { compareFiles } from "./bundle/compare-files.js";
export { examineInputs } from "./bundle/examine-inputs.js";
export { humanCheckFiles } from "./bundle/human-check-files.js";
export { inputsFiles } from "./bundle/inputs-files.js";
export { monitorFiles } from "./bundle/monitor-files.js";
export { rebuildFiles } from "./bundle/rebuild-files.js";
export { sampleFiles } from "./bundle/sample-files.js";
export { simulationFiles } from "./bundle/simulation-files.js";
export { checkBundle } from "./bundle/verify/check-bundle.js";
export { readFolder } from "./bundle/verify/read-bundle.js";
export { writeOutput } from "./bundle/write-output.js";
export * from "./core.js";
export { audit as auditInMemory } from "./core.js";
export { openDuckdbEngine } from "./data/engines/duckdb.js";
export { readBlindTrial } from "./data/tables/blind-trial.js";
export { readDecisionLog } from "./data/tables/decision-log.js";
export { readDevelopmentSet } from "./data/tables/development-set.js";
export { readPeriodCounts } from "./data/tables/period-counts.js";
export { auditJsonSchema } from "./disclosure/audit-schema.js";
export { compareReleases } from "./disclosure/compare.js";
export { releaseToCompare } from "./disclosure/compare-read.js";
export type { DisclosedSample } from "./disclosure/disclosed-sample.js";
export type { DisclosedInputs } from "./disclosure/inputs/disclose-inputs.js";
export { disclosedCounts } from "./disclosure/monitoring-counts.js";
export { discloseSample } from "./disclosure/sample.js";
export { CliError, EXIT_CODES } from "./errors.js";
export { toSampleDocument } from "./report/document/sample-document.js";
export { type NodeContextOptions, nodeContext } from "./runtime/node.js";

/**
 * Audits the files that a plan names.
 * @param planFile  path of plan.yaml; the data files are relative to its folder
 * @param options  signal, progress, and number of threads, which changes no number
 * @returns the disclosed result: what may be written and sent
 * @throws DataError when plan or data break their rules, with all problems; AuditError `interrupted`
 * @example const result = await audit("data-samples/sponsors/plan.yaml");
 */
export async function audit(planFile: string, options: NodeContextOptions = {}): Promise<DisclosedAudit> {
  const plan = parsePlan(await readFile(planFile, "utf8"), basename(planFile));
  const context = nodeContext(options);
  try {
    const engine = await openDuckdbEngine(plan, dirname(planFile), context);
    const result = await withExplorations(await runAudit(engine, context), planFile);
    return disclose(result, await neededSolver(plan, context), await earlierReleases(plan, dirname(planFile)));
  } finally {
    await context.executor.close();
  }
}
