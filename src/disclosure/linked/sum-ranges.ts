import type { OpenProgram, Solver } from "../../runtime/solver.js";
import type { LinkedSystem } from "./linked-system.js";
import { systemProgram } from "./system-program.js";

/** Room for the rounding of the solver before a bound is taken to a whole number. */
const TOLERANCE = 1e-6;

/** Smallest and largest whole number that a sum of cells can be; `unfinished` where a search met a limit. */
export type SumRange = { readonly lower: number; readonly upper: number } | "unfinished";

/** Ranges of sums of cells, looked up once each. */
export interface SumRanges {
  /**
   * Range of a sum of cells, named by their places in a table; null for a table that is no part of the system or bounds
   * nothing in it, and for sums that are asked for after `close` for the first time.
   */
  rangeOf(table: string, cells: readonly number[]): SumRange | null;
  close(): void;
}

/**
 * What all tables of a release together leave a sum of cells of one of them, as the linear attacker finds it.
 * @param system  linked system of a release
 * @param solver  solves linear programmes
 * @returns ranges of sums, until they are closed
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.3.1 (the intruder's problem)
 * @example sumRanges(system, solver).rangeOf("byBand", [1, 2])
 */
export function sumRanges(system: LinkedSystem, solver: Solver): SumRanges {
  const unknown = systemProgram(system);
  const known = new Map<string, SumRange>();
  let search: OpenProgram | null = null;
  let isClosed = false;
  return {
    rangeOf(table, cells) {
      const place = system.tables.findIndex(({ id }) => id === table);
      if (place < 0 || system.hanging.has(place)) return null;
      const name = `${table} ${cells}`;
      if (!known.has(name) && !isClosed) {
        search ??= solver.open(unknown.program);
        const found = rangeIn(
          search,
          cells.map((cell) => system.starts[place]! + cell),
        );
        known.set(name, found);
      }
      return known.get(name) ?? null;
    },
    close() {
      search?.close();
      isClosed = true;
    },
  };

  function rangeIn(open: OpenProgram, cells: readonly number[]): SumRange {
    const costs = new Float64Array(unknown.cells.length);
    let constant = 0;
    let widest = 0;
    for (const cell of cells) {
      const column = unknown.columns[cell]!;
      if (column >= 0) costs[column]! += 1;
      else if (system.lower[cell] === system.upper[cell]) constant += system.lower[cell]!;
      else widest += system.upper[cell]!;
    }
    const least = open.minimise(costs);
    const most = open.minimise(costs.map((cost) => -cost));
    if (least.kind !== "optimal" || most.kind !== "optimal") return "unfinished";
    return {
      lower: constant + Math.ceil(least.objective - TOLERANCE),
      upper: constant + widest + Math.floor(-most.objective + TOLERANCE),
    };
  }
}
