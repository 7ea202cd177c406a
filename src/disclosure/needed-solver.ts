import type { Plan } from "../plan/schema.js";
import type { RunContext } from "../runtime/run-context.js";
import type { Solver } from "../runtime/solver.js";

/**
 * The solver of a run, loaded only where something needs protection.
 * @returns null where nothing does, and where the run has none
 */
export async function neededSolver({ disclosure }: Plan, { solver }: RunContext): Promise<Solver | null> {
  return disclosure.threshold === 0 || solver === undefined ? null : solver();
}
