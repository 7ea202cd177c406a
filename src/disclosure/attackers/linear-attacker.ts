import type { OpenProgram, Solver } from "../../runtime/solver.js";
import type { LinkedSystem } from "../linked/linked-system.js";
import { type SystemProgram, systemProgram } from "../linked/system-program.js";

/** A hidden cell of which fewer whole numbers remain possible than its protection asks for. */
export interface ExposedCell {
  readonly cell: number;
  /** Smallest and largest whole number that remain possible. */
  readonly lower: number;
  readonly upper: number;
}

/** What the attack found; `unfinished` are cells that a limit of the search left open: they count as exposed. */
export interface LinearAttack {
  readonly exposed: readonly ExposedCell[];
  readonly unfinished: readonly number[];
}

/** A pattern costs two searches, as one cell alone does: it is worth while where it settles more than that. */
const WORTH_A_PATTERN = 2;
/** Patterns in a row that settle too little, before cells are looked at one by one. */
const MOST_IDLE = 3;
/** Room for the rounding of the solver before a bound is taken to a whole number. */
const TOLERANCE = 1e-6;

/**
 * The linear attacker: bounds each hidden cell from all published sums together. Its bounds are those of real numbers, so
 * at least as wide as what whole numbers leave; sums of nested tables have whole corners, and there they are exact.
 * @param system  linked system of a release
 * @param solver  solves linear programmes; null where there is none: every cell that needs one is then unfinished
 * @returns cells with fewer possible whole numbers than their protection
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.3.1 (the intruder's problem)
 * @example linearAttack(system, solver).exposed.length // 0
 */
export function linearAttack(system: LinkedSystem, solver: Solver | null): LinearAttack {
  const unknown = systemProgram(system);
  const ranges = emptyRanges(unknown);
  if (ranges.open().length === 0) return { exposed: [], unfinished: [] };
  const cellsOf = (columns: readonly number[]) => columns.map((column) => unknown.cells[column]!);
  if (solver === null) return { exposed: [], unfinished: cellsOf(ranges.open()) };
  const search = solver.open(unknown.program);
  try {
    for (let pattern = 0, idle = 0; idle < MOST_IDLE; pattern++) {
      const before = ranges.open().length;
      if (before === 0 || !moveTogether(search, ranges, pattern)) break;
      idle = before - ranges.open().length < WORTH_A_PATTERN ? idle + 1 : 0;
    }
    return oneByOne(search, ranges, unknown);
  } finally {
    search.close();
  }
}

/** Smallest and largest value of every unknown cell in the fillings that were seen. */
interface Ranges {
  readonly columns: number;
  note(values: Float64Array): void;
  whole(column: number): { readonly lower: number; readonly upper: number };
  isOpen(column: number): boolean;
  /** Columns whose protection was not seen to hold yet. */
  open(): readonly number[];
}

function emptyRanges({ cells, least }: SystemProgram): Ranges {
  const smallest = new Float64Array(cells.length).fill(Number.POSITIVE_INFINITY);
  const largest = new Float64Array(cells.length).fill(Number.NEGATIVE_INFINITY);
  const isOpen = (column: number) => {
    const asked = least[column]!;
    return (
      asked > 0 && !(Math.floor(largest[column]! + TOLERANCE) - Math.ceil(smallest[column]! - TOLERANCE) + 1 >= asked)
    );
  };
  return {
    columns: cells.length,
    note(values) {
      for (let column = 0; column < values.length; column++) {
        if (values[column]! < smallest[column]!) smallest[column] = values[column]!;
        if (values[column]! > largest[column]!) largest[column] = values[column]!;
      }
    },
    // Never minus zero.
    whole: (column) => ({
      lower: Math.ceil(smallest[column]! - TOLERANCE) + 0,
      upper: Math.floor(largest[column]! + TOLERANCE) + 0,
    }),
    isOpen,
    open: () => Array.from(cells.keys()).filter(isOpen),
  };
}

/** Pushes about half of the open cells up and the others down, then the other way round. */
function moveTogether(search: OpenProgram, ranges: Ranges, pattern: number): boolean {
  const open = ranges.open();
  return [1, -1].every((direction) => {
    const costs = new Float64Array(ranges.columns);
    for (const column of open) costs[column] = direction * sign(column, pattern);
    return isFound(search, costs, ranges);
  });
}

/** A fixed draw of signs, another one for each pattern. */
function sign(column: number, pattern: number): 1 | -1 {
  let mixed = Math.imul(column + 1, 0x9e3779b1) ^ Math.imul(pattern + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) & 1) === 0 ? 1 : -1;
}

function oneByOne(search: OpenProgram, ranges: Ranges, { cells }: SystemProgram): LinearAttack {
  const exposed: ExposedCell[] = [];
  const unfinished: number[] = [];
  for (const column of ranges.open()) {
    if (!ranges.isOpen(column)) continue;
    const isFinished = [1, -1].every((direction) => {
      const costs = new Float64Array(ranges.columns);
      costs[column] = direction;
      return isFound(search, costs, ranges);
    });
    if (!isFinished) unfinished.push(cells[column]!);
    else if (ranges.isOpen(column)) exposed.push({ cell: cells[column]!, ...ranges.whole(column) });
  }
  return { exposed, unfinished };
}

function isFound(search: OpenProgram, costs: Float64Array, ranges: Ranges): boolean {
  const found = search.minimise(costs);
  if (found.kind === "optimal") ranges.note(found.values);
  return found.kind === "optimal";
}
