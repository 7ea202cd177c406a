import type { Highs } from "highs";
import type { LinearProgram, OpenProgram, Optimum, Solver } from "./solver.js";

/** What the module of the library exports. */
export type LoadHighs = () => Promise<Highs>;

/** Limits of the searches of one solver. */
export interface SolverLimits {
  /** Steps of one search: counted, so that a run that meets this limit gives the same result everywhere. */
  readonly iterations?: number;
  /** Seconds of all searches together, the last resort. */
  readonly seconds?: number;
}

/**
 * Searches differ in their costs alone, so each starts from the corner where the one before ended: primal simplex, on the
 * programme as it stands. Its coefficients are all 1 and -1: there is nothing to scale, and bounds are left exact.
 */
const WARM_PRIMAL_SIMPLEX = {
  output_flag: false,
  solver: "simplex",
  simplex_strategy: 4,
  presolve: "off",
  simplex_scale_strategy: 0,
  primal_simplex_bound_perturbation_multiplier: 0,
};

/**
 * A solver over HiGHS, compiled to WebAssembly.
 * @param highs  the loaded library
 * @param limits  steps of one search and seconds of all of them
 * @see Huangfu & Hall 2018, "Parallelizing the dual revised simplex method"
 */
export function highsSolver(highs: Highs, { iterations = 200_000, seconds = 30 }: SolverLimits = {}): Solver {
  let left = seconds;
  return {
    get outOfTime() {
      return left <= 0;
    },
    open: (program) => openProgram(program),
  };

  function openProgram(program: LinearProgram): OpenProgram {
    const columns = program.lower.length;
    const model = highs.createModel({
      numCols: columns,
      numRows: program.rowLower.length,
      colCost: new Float64Array(columns),
      colLower: program.lower,
      colUpper: program.upper,
      rowLower: program.rowLower,
      rowUpper: program.rowUpper,
      matrix: {
        format: "csr",
        numRows: program.rowLower.length,
        numCols: columns,
        starts: program.starts,
        indices: program.indices,
        values: program.values,
      },
    });
    model.options.set({ ...WARM_PRIMAL_SIMPLEX, simplex_iteration_limit: iterations });
    return {
      minimise(costs): Optimum {
        if (left <= 0) return { kind: "unfinished" };
        model.changeColsCost({ kind: "range", from: 0, to: columns - 1 }, costs);
        const before = model.getRunTime();
        model.options.set("time_limit", before + left);
        model.run();
        left -= model.getRunTime() - before;
        const status = model.getModelStatus();
        if (status === highs.constants.modelStatus.infeasible) return { kind: "infeasible" };
        if (status !== highs.constants.modelStatus.optimal) return { kind: "unfinished" };
        return { kind: "optimal", objective: model.getObjectiveValue(), values: model.getSolution().colValue };
      },
      bound(column, lower, upper) {
        model.changeColsBounds({ kind: "range", from: column, to: column }, [lower], [upper]);
      },
      close: () => model.dispose(),
    };
  }
}
