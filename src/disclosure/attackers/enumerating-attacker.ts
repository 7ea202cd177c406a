import type { LinkedSystem } from "../linked/linked-system.js";
import { type SystemProgram, systemProgram } from "../linked/system-program.js";
import type { ExposedCell } from "./linear-attacker.js";

/** A published number that says something about hidden cells, as an attacker uses it. */
export interface PublishedStatistic {
  readonly name: string;
  /** Whether a filling of all cells of the system agrees with what is published. */
  readonly agrees: (counts: Float64Array) => boolean;
}

/** What enumeration leaves: cells with too few possible counts, or nothing said where there are too many fillings. */
export type Enumeration =
  | { readonly kind: "enumerated"; readonly fillings: number; readonly exposed: readonly ExposedCell[] }
  | { readonly kind: "too-many" };

/**
 * The enumerating attacker: tries every whole-number filling of the hidden cells that agrees with all published sums, and
 * keeps those that agree with every published statistic too. A cell is exposed where fewer different counts remain than
 * its protection asks for.
 * @param system  linked system of a release
 * @param statistics  published numbers, rounded as they are published
 * @param mostFillings  counts tried at most; beyond, a statistic has to be withheld
 * @returns number of fillings that remain and the exposed cells, or `too-many`
 * @see Dobra, Karr & Sanil 2003, "Preserving confidentiality of high-dimensional tabulated data"
 * @example enumeratingAttack(system, []).kind // "enumerated"
 */
export function enumeratingAttack(
  system: LinkedSystem,
  statistics: readonly PublishedStatistic[],
  mostFillings = 1e7,
): Enumeration {
  const unknown = systemProgram(system);
  const cells = Array.from(unknown.columns.keys()).filter((cell) => unknown.columns[cell]! >= 0);
  const counts = system.lower.slice();
  const possible = Array.from(unknown.cells, () => new Set<number>());
  let fillings = 0;
  const isComplete = eachFilling(unknown, mostFillings, (values) => {
    for (const cell of cells) counts[cell] = values[unknown.columns[cell]!]!;
    if (!statistics.every(({ agrees }) => agrees(counts))) return;
    fillings++;
    values.forEach((value, column) => {
      possible[column]!.add(value);
    });
  });
  if (!isComplete) return { kind: "too-many" };
  const exposed = cells
    .map((cell) => ({ cell, left: possible[unknown.columns[cell]!]! }))
    .filter(({ cell, left }) => left.size < system.least[cell]!)
    .map(({ cell, left }) => ({ cell, lower: Math.min(...left), upper: Math.max(...left) }));
  return { kind: "enumerated", fillings, exposed };
}

interface Term {
  readonly row: number;
  readonly factor: number;
}

/** Calls back with every whole filling of the columns that keeps all rows; false where more counts had to be tried. */
function eachFilling(
  { program, cells }: SystemProgram,
  mostTried: number,
  visit: (values: Float64Array) => void,
): boolean {
  const terms = termsByColumn(program);
  const reach = reachOfRows(program);
  const order = columnOrder(program, terms);
  const values = new Float64Array(cells.length);
  let tried = 0;
  return fill(0);

  /** Range that the rows leave a column, given the columns before it. */
  function rangeOf(column: number): readonly [number, number] {
    let [lower, upper] = [program.lower[column]!, program.upper[column]!];
    for (const { row, factor } of terms[column]!) {
      const own = [factor * program.lower[column]!, factor * program.upper[column]!];
      const others = [reach.least[row]! - Math.min(...own), reach.most[row]! - Math.max(...own)] as const;
      const ends = [program.rowLower[row]! - others[1], program.rowUpper[row]! - others[0]] as const;
      lower = Math.max(lower, factor > 0 ? ends[0] : -ends[1]);
      upper = Math.min(upper, factor > 0 ? ends[1] : -ends[0]);
    }
    return [Math.ceil(lower), Math.floor(upper)];
  }

  function fix(column: number, value: number, sign: 1 | -1): void {
    for (const { row, factor } of terms[column]!) {
      const own = [factor * program.lower[column]!, factor * program.upper[column]!];
      reach.least[row]! += sign * (factor * value - Math.min(...own));
      reach.most[row]! += sign * (factor * value - Math.max(...own));
    }
  }

  function fill(place: number): boolean {
    const column = order[place];
    if (column === undefined) {
      visit(values);
      return true;
    }
    const [lower, upper] = rangeOf(column);
    for (let value = lower; value <= upper; value++) {
      if (++tried > mostTried) return false;
      values[column] = value;
      fix(column, value, 1);
      const isDone = fill(place + 1);
      fix(column, value, -1);
      if (!isDone) return false;
    }
    return true;
  }
}

function termsByColumn({ lower, starts, indices, values }: SystemProgram["program"]): readonly (readonly Term[])[] {
  const terms = Array.from(lower, () => [] as Term[]);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) terms[indices[at]!]!.push({ row, factor: values[at]! });
  }
  return terms;
}

/** Least and most that each row can come to while nothing is filled. */
function reachOfRows({ lower, upper, starts, indices, values }: SystemProgram["program"]) {
  const rows = starts.length - 1;
  const reach = { least: new Float64Array(rows), most: new Float64Array(rows) };
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const ends = [values[at]! * lower[indices[at]!]!, values[at]! * upper[indices[at]!]!];
      reach.least[row]! += Math.min(...ends);
      reach.most[row]! += Math.max(...ends);
    }
  }
  return reach;
}

/** Columns so that each row is filled soon after it is begun: next comes a column of the row with fewest columns left. */
function columnOrder(
  { starts, indices }: SystemProgram["program"],
  terms: readonly (readonly Term[])[],
): readonly number[] {
  const left = Array.from({ length: starts.length - 1 }, (_, row) => starts[row + 1]! - starts[row]!);
  const waiting = new Set(terms.keys());
  const order: number[] = [];
  while (waiting.size > 0) {
    const open = left.reduce((best, count, row) => (count > 0 && (best < 0 || count < left[best]!) ? row : best), -1);
    const column =
      open < 0 ? [...waiting][0]! : indices.slice(starts[open], starts[open + 1]).find((at) => waiting.has(at))!;
    waiting.delete(column);
    order.push(column);
    for (const { row } of terms[column]!) left[row]!--;
  }
  return order;
}
