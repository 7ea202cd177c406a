/** A linear programme: columns within bounds, and sums of columns within bounds. */
export interface LinearProgram {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Rows in compressed form: row r holds the columns `indices[starts[r]]` to `indices[starts[r + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
}

/** What a search gave; `unfinished` where it met a limit of work or of time. */
export type Optimum =
  | { readonly kind: "optimal"; readonly objective: number; readonly values: Float64Array }
  | { readonly kind: "infeasible" }
  | { readonly kind: "unfinished" };

/** A programme that stays open, so that each search starts where the one before it ended. */
export interface OpenProgram {
  minimise(costs: Float64Array): Optimum;
  /** Other bounds of one column, for the searches to come. */
  bound(column: number, lower: number, upper: number): void;
  close(): void;
}

/** Solves linear programmes. The same programme gives the same answer on every machine, while no limit of time is met. */
export interface Solver {
  open(program: LinearProgram): OpenProgram;
  /** Whether all searches so far together took longer than they may. */
  readonly outOfTime: boolean;
}
