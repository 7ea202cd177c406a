import { loadUnits } from "../data/intake/load-units.js";
import type { ScoredUnits } from "../data/scored-units.js";
import { CliError, EXIT_CODES } from "../errors.js";
import { planHash } from "../plan/plan-hash.js";
import type { Plan } from "../plan/schema.js";
import { nodeContext } from "../runtime/node.js";
import { type SamplingFrame, samplingFrame } from "../sampling/sampling-frame.js";
import { readPlan } from "./read-plan.js";
import type { Session } from "./session.js";

/** A plan with its sample, and the population that the sample is of. */
export interface SampledFrame {
  readonly plan: Plan & { readonly sampling: NonNullable<Plan["sampling"]> };
  readonly planHash: string;
  readonly frame: SamplingFrame;
  /** Units that the rules of the plan leave out of the population. */
  readonly leftOut: number;
  readonly scored: ScoredUnits;
}

/**
 * Reads a plan and the units that its sample is of.
 * @throws CliError `plan-invalid` (exit 2) without a section sampling; DataError for plan and data
 */
export async function readSampledFrame(planFile: string, { terminal, signal }: Session): Promise<SampledFrame> {
  const { plan, folder } = await readPlan(planFile);
  if (plan.sampling === undefined) {
    throw new CliError("plan-invalid", "sample requires a section sampling in the plan; got none", EXIT_CODES.usage);
  }
  const context = nodeContext({ signal, threads: 1, progress: terminal.progress });
  try {
    const scored = await loadUnits(plan, folder, context);
    return {
      plan: { ...plan, sampling: plan.sampling },
      planHash: await planHash(plan, context.hash),
      frame: samplingFrame(plan, scored),
      scored,
      leftOut: scored.leftOut.reduce((sum, { units }) => sum + units, 0),
    };
  } finally {
    await context.executor.close();
  }
}
