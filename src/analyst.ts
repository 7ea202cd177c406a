/**
 * For the analyst alone: undisclosed results and columns of the data. What comes out of here is a workfile; it may
 * not leave the analyst's own environment.
 */
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { AuditResult } from "./audit/result.js";
import { runAudit } from "./audit/run-audit.js";
import { openDuckdbEngine } from "./data/engines/duckdb.js";
import { parsePlan } from "./plan/parse-plan.js";
import { type NodeContextOptions, nodeContext } from "./runtime/node.js";

export type { AuditResult, CountTable, Derived, Estimate, GroupComparison, TestResult } from "./audit/result.js";
export { toDataFrame } from "./data/frame.js";
export { loadUnits } from "./data/intake/load-units.js";
export { readColumns } from "./data/read-columns.js";
export { drawSample, type SampleDraw } from "./sampling/draw-sample.js";
export { evaluateSample } from "./sampling/evaluate-sample.js";
export { planSample, type SamplePlan } from "./sampling/plan-sample.js";
export type { SampleResult } from "./sampling/sample-result.js";
export { type SamplingFrame, samplingFrame } from "./sampling/sampling-frame.js";
export { worklistCsv } from "./sampling/worklist.js";

/**
 * The undisclosed result of an audit, with seed and exact counts of resamples.
 * @param planFile  path of plan.yaml
 * @throws DataError when plan or data break their rules, with all problems
 */
export async function undisclosedAudit(planFile: string, options: NodeContextOptions = {}): Promise<AuditResult> {
  const plan = parsePlan(await readFile(planFile, "utf8"), basename(planFile));
  const context = nodeContext(options);
  try {
    return await runAudit(await openDuckdbEngine(plan, dirname(planFile), context), context);
  } finally {
    await context.executor.close();
  }
}
