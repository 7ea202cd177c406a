import type { LinearProgram } from "../../runtime/solver.js";
import type { LinkedSystem } from "./linked-system.js";

/** The unknown cells of a system as a linear programme. */
export interface SystemProgram {
  readonly program: LinearProgram;
  /** The first cell of each column: cells that are equal in every filling share one. */
  readonly cells: Int32Array;
  /** Whole numbers that have to remain possible for the cells of each column. */
  readonly least: Float64Array;
  /** The column of each cell: -1 for cells that are known or bounded by nothing. */
  readonly columns: Int32Array;
}

interface Row {
  readonly terms: readonly (readonly [column: number, factor: number])[];
  readonly known: number;
  readonly kind: "equal" | "at-least";
}

/**
 * The linear programme of what a reader does not know: known cells become constants, equal cells one column, and sums
 * without an unknown cell and sums that say the same are left out.
 * @param system  linked system
 * @returns programme over the unknown cells that stand in a sum
 * @example systemProgram(system).cells.length
 */
export function systemProgram(system: LinkedSystem): SystemProgram {
  const { lower, upper, least, sums } = system;
  const first = firstOfEqual(system);
  const columns = new Int32Array(lower.length).fill(-1);
  const cells: number[] = [];
  for (const { more, less } of sums) {
    for (const cell of [...more, ...less]) {
      if (lower[cell] === upper[cell] || columns[cell]! >= 0) continue;
      const own = first[cell]!;
      if (columns[own]! < 0) columns[own] = cells.push(own) - 1;
      columns[cell] = columns[own]!;
    }
  }
  const bounds = { lower: Float64Array.from(cells, () => 0), upper: Float64Array.from(cells, () => Infinity) };
  const asked = new Float64Array(cells.length);
  columns.forEach((column, cell) => {
    if (column < 0) return;
    bounds.lower[column] = Math.max(bounds.lower[column]!, lower[cell]!);
    bounds.upper[column] = Math.min(bounds.upper[column]!, upper[cell]!);
    asked[column] = Math.max(asked[column]!, least[cell]!);
  });
  return { program: programOf(rowsOf(system, columns), bounds), cells: Int32Array.from(cells), least: asked, columns };
}

/** Of cells that a sum makes equal, the first one. */
function firstOfEqual({ lower, upper, sums }: LinkedSystem): Int32Array {
  const first = Int32Array.from(lower.keys());
  const find = (cell: number): number => {
    let at = cell;
    while (first[at] !== at) at = first[at] = first[first[at]!]!;
    return at;
  };
  for (const { more, less, kind } of sums) {
    if (kind !== "equal" || more.length !== 1 || less.length !== 1) continue;
    const [one, other] = [more[0]!, less[0]!];
    if (lower[one] === upper[one] || lower[other] === upper[other]) continue;
    const [a, b] = [find(one), find(other)];
    first[Math.max(a, b)] = Math.min(a, b);
  }
  return first.map((_, cell) => find(cell));
}

/** Sums over the unknown columns, each once. */
function rowsOf({ lower, sums }: LinkedSystem, columns: Int32Array): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { more, less, kind } of sums) {
    const factors = new Map<number, number>();
    let known = 0;
    const add = (cell: number, factor: number) => {
      const column = columns[cell]!;
      if (column < 0) known += factor * lower[cell]!;
      else factors.set(column, (factors.get(column) ?? 0) + factor);
    };
    for (const cell of more) add(cell, 1);
    for (const cell of less) add(cell, -1);
    const terms = [...factors].filter(([, factor]) => factor !== 0);
    if (terms.length > 0) rows.set(`${kind} ${known} ${terms.join(" ")}`, { terms, known, kind });
  }
  return [...rows.values()];
}

function programOf(rows: readonly Row[], bounds: Pick<LinearProgram, "lower" | "upper">): LinearProgram {
  const terms = rows.flatMap((row) => row.terms);
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.terms.length);
  return {
    ...bounds,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(terms, ([column]) => column),
    values: Float64Array.from(terms, ([, factor]) => factor),
    rowLower: Float64Array.from(rows, ({ known }) => -known),
    rowUpper: Float64Array.from(rows, ({ known, kind }) => (kind === "equal" ? -known : Number.POSITIVE_INFINITY)),
  };
}
