import type { LinearProgram } from "../../runtime/solver.js";
import type { LinkedSystem } from "./linked-system.js";

/** The unknown cells of a system as a linear programme. */
export interface SystemProgram {
  readonly program: LinearProgram;
  /** Cells that are columns, in order, and the column of each cell: -1 for cells that are known or bounded by nothing. */
  readonly cells: Int32Array;
  readonly columns: Int32Array;
}

interface Row {
  readonly terms: readonly (readonly [column: number, factor: number])[];
  readonly known: number;
  readonly kind: "equal" | "at-least";
}

/**
 * The linear programme of what a reader does not know: known cells become constants, sums without an unknown cell and
 * sums that say the same are left out.
 * @param system  linked system
 * @returns programme over the unknown cells that stand in a sum
 * @example systemProgram(system).cells.length
 */
export function systemProgram({ lower, upper, sums }: LinkedSystem): SystemProgram {
  const columns = new Int32Array(lower.length).fill(-1);
  const cells: number[] = [];
  for (const { more, less } of sums) {
    for (const cell of [...more, ...less]) {
      if (lower[cell] === upper[cell] || columns[cell]! >= 0) continue;
      columns[cell] = cells.length;
      cells.push(cell);
    }
  }
  const rows = new Map<string, Row>();
  for (const { more, less, kind } of sums) {
    const terms = [...more.map((cell) => [cell, 1] as const), ...less.map((cell) => [cell, -1] as const)];
    const row = {
      terms: terms.flatMap(([cell, factor]) => (columns[cell]! < 0 ? [] : [[columns[cell]!, factor] as const])),
      known: terms.reduce((sum, [cell, factor]) => (columns[cell]! < 0 ? sum + factor * lower[cell]! : sum), 0),
      kind,
    };
    if (row.terms.length > 0) rows.set(`${kind} ${row.known} ${row.terms.join(" ")}`, row);
  }
  return {
    program: programOf([...rows.values()], Int32Array.from(cells), { lower, upper }),
    cells: Int32Array.from(cells),
    columns,
  };
}

function programOf(
  rows: readonly Row[],
  cells: Int32Array,
  known: { readonly lower: Float64Array; readonly upper: Float64Array },
): LinearProgram {
  const terms = rows.flatMap((row) => row.terms);
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.terms.length);
  return {
    lower: Float64Array.from(cells, (cell) => known.lower[cell]!),
    upper: Float64Array.from(cells, (cell) => known.upper[cell]!),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(terms, ([column]) => column),
    values: Float64Array.from(terms, ([, factor]) => factor),
    rowLower: Float64Array.from(rows, ({ known: sum }) => -sum),
    rowUpper: Float64Array.from(rows, ({ known: sum, kind }) => (kind === "equal" ? -sum : Number.POSITIVE_INFINITY)),
  };
}
