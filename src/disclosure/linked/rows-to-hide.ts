import type { OpenProgram, Solver } from "../../runtime/solver.js";
import type { ExposedCell } from "../attackers/linear-attacker.js";
import type { LinkedSystem } from "./linked-system.js";
import { type SystemProgram, systemProgram } from "./system-program.js";

/** One row of a published table. */
export interface TableRow {
  readonly table: string;
  readonly row: number;
}

/** Less than this of a shown count moving is the rounding of the solver. */
const TOLERANCE = 1e-6;

/**
 * Rows whose hiding gives exposed cells their protection: for each cell, the filling in which it is as far from its present
 * bound as its protection asks, and in which shown counts move as little as can be, weighed by the size of their row. The
 * rows with counts that move are hidden; rows hidden for one cell cost nothing for the next.
 * @param system  linked system of a release
 * @param exposed  cells with too few possible counts
 * @param options  solver, and tables of which rows can be hidden
 * @returns rows to hide, or null where a search met a limit or no rows would do
 * @see Kelly, Golden & Assad 1992, "Cell suppression: disclosure protection for sensitive tabular data"
 * @example rowsToHide(system, linearAttack(system, solver).exposed, { solver, mayHide: () => true })
 */
export function rowsToHide(
  system: LinkedSystem,
  exposed: readonly ExposedCell[],
  { solver, mayHide }: { readonly solver: Solver; readonly mayHide: (table: string) => boolean },
): readonly TableRow[] | null {
  const movable = movableCells(system, mayHide);
  const unknown = systemProgram(movable.system);
  const costs = new Float64Array(unknown.cells.length);
  for (const { distance, weight } of movable.cells) {
    if (unknown.columns[distance]! >= 0) costs[unknown.columns[distance]!] = weight;
  }
  const rows: TableRow[] = [];
  const search = solver.open(unknown.program);
  try {
    for (const cell of exposed) {
      const values = filling(cell, search, { system, unknown, costs });
      if (values === null) return null;
      for (const { distance, row } of movable.cells) {
        const column = unknown.columns[distance]!;
        if (column < 0 || values[column]! <= TOLERANCE || rows.includes(row)) continue;
        rows.push(row);
        for (const other of movable.cells) {
          if (other.row === row && unknown.columns[other.distance]! >= 0) costs[unknown.columns[other.distance]!] = 0;
        }
      }
    }
    return rows;
  } finally {
    search.close();
  }
}

/** The cheapest filling that gives a cell its protection, above its present range or below; null where there is none. */
function filling(
  { cell, lower, upper }: ExposedCell,
  search: OpenProgram,
  {
    system,
    unknown,
    costs,
  }: { readonly system: LinkedSystem; readonly unknown: SystemProgram; readonly costs: Float64Array },
): Float64Array | null {
  const column = unknown.columns[cell]!;
  const apart = system.least[cell]! - 1;
  const [least, most] = [system.lower[cell]!, system.upper[cell]!];
  const within = (from: number, to: number) => {
    if (from > to) return [];
    search.bound(column, from, to);
    const found = search.minimise(costs);
    return found.kind === "optimal" ? [found] : [];
  };
  const found = [...within(lower + apart, most), ...within(least, upper - apart)];
  search.bound(column, least, most);
  return found.sort((a, b) => a.objective - b.objective)[0]?.values ?? null;
}

interface MovableCell {
  /** Cell of the wider system that holds how far the shown count moves. */
  readonly distance: number;
  readonly row: TableRow;
  readonly weight: number;
}

/** The system in which shown counts may move, each with a cell for how far, and two for the bounds that it leaves. */
function movableCells(
  system: LinkedSystem,
  mayHide: (table: string) => boolean,
): { readonly system: LinkedSystem; readonly cells: readonly MovableCell[] } {
  const [lower, upper] = [Array.from(system.lower), Array.from(system.upper)];
  const sums = [...system.sums];
  const cells: MovableCell[] = [];
  const most = upper.reduce((largest, bound) => Math.max(largest, bound), 0);
  system.tables.forEach(({ id, keys, counts, hidden, least }, place) => {
    if (least === 0 || system.hanging.has(place) || !mayHide(id)) return;
    const width = counts.length / keys[0]!.levels.length;
    for (let at = 0; at < counts.length; at += width) {
      const row = { table: id, row: at / width };
      const weight = Math.log2(2 + counts.slice(at, at + width).reduce((sum, count) => sum + count, 0));
      for (let own = at; own < at + width; own++) {
        if (hidden[own]) continue;
        const cell = system.starts[place]! + own;
        const distance = lower.length;
        lower.push(0, lower[cell]!, upper[cell]!);
        upper.push(most, lower[cell]!, upper[cell]!);
        [lower[cell], upper[cell]] = [0, most];
        sums.push({ more: [distance, distance + 2], less: [cell], kind: "at-least" });
        sums.push({ more: [distance, cell], less: [distance + 1], kind: "at-least" });
        cells.push({ distance, row, weight });
      }
    }
  });
  return { system: { ...system, lower: Float64Array.from(lower), upper: Float64Array.from(upper), sums }, cells };
}
