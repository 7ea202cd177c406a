import type { AuditResult } from "../audit/result.js";
import { runAudit } from "../audit/run-audit.js";
import { earlierReleases } from "../bundle/earlier-releases.js";
import { withExplorations } from "../bundle/exploration-record.js";
import { openDuckdbEngine } from "../data/engines/duckdb.js";
import type { Evidence } from "../data/evidence.js";
import { disclose } from "../disclosure/disclose.js";
import type { DisclosedAudit } from "../disclosure/disclosed.js";
import { neededSolver } from "../disclosure/needed-solver.js";
import type { Plan } from "../plan/schema.js";
import { nodeContext } from "../runtime/node.js";
import type { StoreLimits } from "../runtime/run-context.js";
import type { Session } from "./session.js";

/** An audit of the data of a plan: what may leave the tool, and what the analyst keeps. */
export interface PlanRun {
  readonly released: DisclosedAudit;
  readonly result: AuditResult;
  readonly evidence: Evidence<"composition" | "scores" | "groupScores">;
  readonly dataHash: string;
}

/** A plan as it was read: its file, and the folder that its data files are relative to. */
export interface PlanSource {
  readonly file: string;
  readonly folder: string;
  readonly plan: Plan;
}

/** Audits the data of a plan, with the explorations that were counted beside its file. */
export async function runPlan(
  { file, folder, plan }: PlanSource,
  { threads, store }: { readonly threads?: number; readonly store?: StoreLimits },
  { terminal, signal }: Session,
): Promise<PlanRun> {
  const context = nodeContext({ signal, threads, store, progress: terminal.progress });
  try {
    const engine = await openDuckdbEngine(plan, folder, context);
    try {
      const result = await withExplorations(await runAudit(engine, context), file);
      const evidence = await engine.evidence(["composition", "scores", "groupScores"], context);
      const dataHash = await engine.dataHash(context);
      const earlier = await earlierReleases(plan, folder);
      return { released: disclose(result, await neededSolver(plan, context), earlier), result, evidence, dataHash };
    } finally {
      await engine.close();
    }
  } finally {
    await context.executor.close();
  }
}
