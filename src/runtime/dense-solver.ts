import type { LinearProgram, OpenProgram, Optimum, Solver } from "./solver.js";

/** Limits of the searches of one solver, counted: a run that meets one gives the same result everywhere. */
export interface DenseLimits {
  /** Numbers in the table of one programme. */
  readonly size?: number;
  /** Numbers that all searches together may rewrite. */
  readonly work?: number;
}

const TOLERANCE = 1e-7;
const PIVOT = 1e-9;

/**
 * A solver without a library, for programmes that are small enough to be held as one table: the simplex method with
 * bounds on columns and rows, by the rule of the lowest place, which cannot go round in circles. Larger programmes are
 * left unfinished.
 * @param limits  largest table, and work of all searches together
 * @see Chvátal 1983, "Linear Programming", chapters 3 and 8 (smallest-subscript rule, bounded variables)
 * @example denseSolver().open(program).minimise(costs).kind // "optimal"
 */
export function denseSolver({ size = 300_000, work = 3e9 }: DenseLimits = {}): Solver {
  const left = { work };
  return {
    get outOfTime() {
      return left.work <= 0;
    },
    open: (program) => (program.lower.length * program.rowLower.length > size ? tooLarge() : openTable(program, left)),
  };
}

function tooLarge(): OpenProgram {
  return { minimise: () => ({ kind: "unfinished" }), bound: () => undefined, close: () => undefined };
}

/** Columns and, after them, the sums of the rows, as variables: those that are not basic lie at one of their bounds. */
interface Table {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly values: Float64Array;
  /** Variable of each row, and of each column, of the table. */
  readonly basic: Int32Array;
  readonly others: Int32Array;
  /** Basic variables as sums of the others, row major. */
  readonly factors: Float64Array;
}

function openTable(program: LinearProgram, left: { work: number }): OpenProgram {
  const table = startOf(program);
  const columns = program.lower.length;
  return {
    minimise(costs): Optimum {
      const isFeasible = search(table, left, (factors) => distances(table, factors));
      if (isFeasible === "unfinished") return { kind: "unfinished" };
      if (table.basic.some((variable) => outside(table, variable) !== 0)) return { kind: "infeasible" };
      const all = new Float64Array(table.values.length);
      all.set(costs);
      if (search(table, left, (factors) => prices(table, factors, all)) === "unfinished") return { kind: "unfinished" };
      const values = table.values.slice(0, columns);
      return { kind: "optimal", objective: values.reduce((sum, value, at) => sum + value * costs[at]!, 0), values };
    },
    bound(column, lower, upper) {
      table.lower[column] = lower;
      table.upper[column] = upper;
      const place = table.others.indexOf(column);
      if (place >= 0) move(table, place, Math.min(Math.max(table.values[column]!, lower), upper));
    },
    close: () => undefined,
  };
}

function startOf({ lower, upper, starts, indices, values, rowLower, rowUpper }: LinearProgram): Table {
  const [columns, rows] = [lower.length, rowLower.length];
  const factors = new Float64Array(rows * columns);
  const start = new Float64Array(columns + rows);
  start.set(lower);
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      factors[row * columns + indices[at]!]! += values[at]!;
      start[columns + row]! += values[at]! * lower[indices[at]!]!;
    }
  }
  return {
    lower: Float64Array.from([...lower, ...rowLower]),
    upper: Float64Array.from([...upper, ...rowUpper]),
    values: start,
    basic: Int32Array.from({ length: rows }, (_, row) => columns + row),
    others: Int32Array.from({ length: columns }, (_, column) => column),
    factors,
  };
}

/** -1 below its bounds, 1 above them, 0 within. */
function outside({ lower, upper, values }: Table, variable: number): -1 | 0 | 1 {
  if (values[variable]! < lower[variable]! - TOLERANCE) return -1;
  return values[variable]! > upper[variable]! + TOLERANCE ? 1 : 0;
}

/** What moving each of the others adds to the distance of all basic variables from their bounds; null where there is none. */
function distances(table: Table, { basic, others, factors }: Table): Float64Array | null {
  const sums = new Float64Array(others.length);
  let isAny = false;
  for (const [row, variable] of basic.entries()) {
    const side = outside(table, variable);
    if (side === 0) continue;
    isAny = true;
    for (let at = 0; at < sums.length; at++) sums[at]! += side * factors[row * sums.length + at]!;
  }
  return isAny ? sums : null;
}

/** What moving each of the others adds to the costs. */
function prices(_: Table, { basic, others, factors }: Table, costs: Float64Array): Float64Array {
  const sums = Float64Array.from(others, (variable) => costs[variable]!);
  for (const [row, variable] of basic.entries()) {
    const cost = costs[variable]!;
    if (cost === 0) continue;
    for (let at = 0; at < sums.length; at++) sums[at]! += cost * factors[row * sums.length + at]!;
  }
  return sums;
}

function search(
  table: Table,
  left: { work: number },
  gradientOf: (table: Table) => Float64Array | null,
): "done" | "unfinished" {
  for (;;) {
    if (left.work <= 0) return "unfinished";
    left.work -= table.factors.length + table.others.length;
    const gradient = gradientOf(table);
    const entering = gradient === null ? -1 : lowestImproving(table, gradient);
    if (gradient === null || entering < 0) return "done";
    if (!step(table, entering, gradient[entering]! < 0 ? 1 : -1)) return "unfinished";
  }
}

/** Place of the first variable that can move so that the sum gets smaller. */
function lowestImproving({ others, lower, upper, values }: Table, gradient: Float64Array): number {
  let best = -1;
  for (let at = 0; at < gradient.length; at++) {
    const variable = others[at]!;
    if (best >= 0 && variable > others[best]!) continue;
    const canRise = gradient[at]! < -TOLERANCE && values[variable]! < upper[variable]! - TOLERANCE;
    const canFall = gradient[at]! > TOLERANCE && values[variable]! > lower[variable]! + TOLERANCE;
    if (canRise || canFall) best = at;
  }
  return best;
}

/** Moves a variable as far as it can go, and lets it take the place of the one that stops it; false where nothing does. */
function step(table: Table, place: number, sign: 1 | -1): boolean {
  const { others, basic, lower, upper, values, factors } = table;
  const entering = others[place]!;
  let length = sign > 0 ? upper[entering]! - values[entering]! : values[entering]! - lower[entering]!;
  let stops = -1;
  for (let row = 0; row < basic.length; row++) {
    const slope = sign * factors[row * others.length + place]!;
    if (Math.abs(slope) < PIVOT) continue;
    const bound = stopOf(table, basic[row]!, slope);
    const room = Math.max(0, (bound - values[basic[row]!]!) / slope);
    const isNearer = room < length - TOLERANCE;
    if (isNearer || (stops >= 0 && room <= length + TOLERANCE && basic[row]! < basic[stops]!)) {
      length = Math.min(length, room);
      stops = row;
    }
  }
  if (!Number.isFinite(length)) return false;
  move(table, place, values[entering]! + sign * length);
  if (stops >= 0) exchange(table, stops, place);
  return true;
}

/** The bound at which a basic variable that changes stops: one outside its bounds stops where it comes in. */
function stopOf(table: Table, variable: number, slope: number): number {
  const side = outside(table, variable);
  const { lower, upper } = table;
  if (slope > 0) return side < 0 ? lower[variable]! : side > 0 ? Number.POSITIVE_INFINITY : upper[variable]!;
  return side > 0 ? upper[variable]! : side < 0 ? Number.NEGATIVE_INFINITY : lower[variable]!;
}

function move({ others, basic, values, factors }: Table, place: number, to: number): void {
  const change = to - values[others[place]!]!;
  values[others[place]!] = to;
  if (change === 0) return;
  for (let row = 0; row < basic.length; row++) {
    values[basic[row]!]! += change * factors[row * others.length + place]!;
  }
}

/** The basic variable of a row and another one change places. */
function exchange({ others, basic, factors, values, lower, upper }: Table, row: number, place: number): void {
  const width = others.length;
  const pivot = factors[row * width + place]!;
  const leaving = basic[row]!;
  values[leaving] = nearest(values[leaving]!, lower[leaving]!, upper[leaving]!);
  basic[row] = others[place]!;
  others[place] = leaving;
  for (let at = 0; at < width; at++) factors[row * width + at]! /= at === place ? pivot * pivot : -pivot;
  for (let other = 0; other < basic.length; other++) {
    const factor = factors[other * width + place]!;
    if (other === row || factor === 0) continue;
    factors[other * width + place] = 0;
    for (let at = 0; at < width; at++) factors[other * width + at]! += factor * factors[row * width + at]!;
  }
}

/** The bound that a variable stopped at, without the rounding on the way. */
function nearest(value: number, lower: number, upper: number): number {
  return Math.abs(value - lower) <= Math.abs(value - upper) ? lower : upper;
}
