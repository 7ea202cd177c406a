import loadHighs from "highs";
import { highsSolver, type SolverLimits } from "../../src/runtime/highs-solver.js";
import type { Solver } from "../../src/runtime/solver.js";

const highs = await loadHighs();

/** A solver as the runtime hands it in. */
export function loadedSolver(limits: SolverLimits = {}): Solver {
  return highsSolver(highs, limits);
}
