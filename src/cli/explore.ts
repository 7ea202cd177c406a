import { explore } from "../audit/exploration/explore.js";
import { explorationFiles } from "../bundle/exploration-files.js";
import { countExploration } from "../bundle/exploration-record.js";
import { checkWorkfileFolder, writeWorkfile } from "../bundle/workfile.js";
import { openDuckdbEngine } from "../data/engines/duckdb.js";
import { AuditError } from "../errors.js";
import { planHash } from "../plan/plan-hash.js";
import { throwIfAborted } from "../runtime/inline.js";
import { nodeContext } from "../runtime/node.js";
import type { RunContext } from "../runtime/run-context.js";
import { readPlan } from "./read-plan.js";
import type { Session } from "./session.js";

export interface ExploreOptions {
  readonly out: string;
}

/** Explores, counts the run beside the plan before anything of it can be seen, and writes the outcome as workfiles. */
export async function runExplore(planFile: string, { out }: ExploreOptions, session: Session): Promise<void> {
  const { terminal, signal } = session;
  await checkWorkfileFolder(out);
  const { plan, folder } = await readPlan(planFile);
  const context = nodeContext({ signal, threads: 1, progress: terminal.progress });
  const exploration = explore(await compositionOf(plan, folder, context), plan);
  throwIfAborted(signal);
  const hash = await planHash(plan, context.hash);
  const run = await countExploration(planFile, hash);
  const written: string[] = [];
  for (const [name, text] of explorationFiles(exploration, { planHash: hash, run, synthetic: plan.synthetic })) {
    written.push(await writeWorkfile(out, name, text));
  }
  const { searched, found, label } = exploration;
  const held = found.filter((each) => each.held).length;
  const text = [
    `Exploratory, not for publication: ${written.join(", ")}`,
    `${searched} sub-groups searched in one half, ${found.length} tested in the other, ${held} held`,
    `Run ${run} on this plan; the next report counts it`,
  ].join("\n");
  terminal.data(text, { label, files: written, searched, found: found.length, held, run });
}

async function compositionOf(plan: Parameters<typeof openDuckdbEngine>[0], folder: string, context: RunContext) {
  try {
    const engine = await openDuckdbEngine(plan, folder, context);
    try {
      const { composition } = await engine.evidence(["composition"], context);
      if (composition.kind === "composition") return composition;
      const message = `explore requires scored units with their groups and bands; got ${composition.reason}`;
      throw new AuditError("evidence-unavailable", message);
    } finally {
      await engine.close();
    }
  } finally {
    await context.executor.close();
  }
}
