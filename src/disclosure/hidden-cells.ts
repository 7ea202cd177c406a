import type { LinkedTables } from "../audit/families/family-result.js";
import type { CountTable, TableRef } from "../audit/result.js";
import type { Plan } from "../plan/schema.js";
import { closeRows } from "./close-rows.js";
import { hideTogether, leftOutRows } from "./left-out-rows.js";
import { hideLinkedRows } from "./linked-rows.js";
import { mergedRows } from "./merged-rows.js";

/** Thresholds of the plan; with `threshold` 0 nothing is hidden. */
export type Thresholds = Pick<
  Plan["disclosure"],
  "threshold" | "units" | "largestShare" | "protection" | "rounding" | "shareDenominator"
>;

/** Which rows of which tables are hidden, and which rows show their total but not how it splits. */
export interface HiddenCells {
  /** Row hidden altogether: the group is too small, or protects another hidden group. */
  isHidden(table: string, row: string): boolean;
  /** Any cell of the table is hidden. */
  hidesSome(table: string): boolean;
  /** True when one of the references points at a hidden cell. */
  rests(restsOn: readonly TableRef[]): boolean;
  /** True for an ordered table of which not even merged rows may be written. */
  isWithheld(table: string): boolean;
  readonly cells: number;
}

/** Fewer rows of an ordered table draw no curve: a later table with more of them is written in its place. */
const LEAST_ROWS = 3;

/**
 * Decides what is hidden over all tables of a result: rows whose cells do not reach the thresholds, then as many
 * further rows (the smallest) as it takes that no hidden row, and no sum of hidden rows that the margins give away,
 * stands below the thresholds. A group that one table hides stays hidden in every later table of the same units.
 * @param links  tables by other groups of the same units, between which no subtraction may give a small number
 * @param more  rows to hide beside them, by table
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", chapter 4 (primary and secondary suppression)
 */
export function hiddenCells(
  tables: readonly CountTable[],
  thresholds: Thresholds,
  links: readonly LinkedTables[] = [],
  more: ReadonlyMap<string, ReadonlySet<number>> = new Map(),
): HiddenCells {
  const hidden = new Map<string, Set<number>>();
  const byId = new Map(tables.map((table) => [table.id, table]));
  if (thresholds.threshold > 0) {
    for (const table of tables) {
      const earlier = [
        ...(more.get(table.id) ?? []),
        ...inherited(table, tables, hidden),
        ...closeRows(table, tables, thresholds),
        ...leftOutRows(table, (cell) => reaches(cell, thresholds)),
      ];
      hidden.set(table.id, hiddenRows(table, new Set(earlier), thresholds));
    }
    for (const name of new Set(tables.flatMap(({ hidesWith }) => hidesWith ?? []))) {
      const together = tables.filter(({ hidesWith }) => hidesWith === name);
      hideTogether(together, hidden, (table, rows) => hiddenRows(table, rows, thresholds));
    }
    for (const table of tables) protectParts(table, tables, hidden, thresholds);
    hideLinkedRows(links, byId, hidden, {
      reaches: (cell) => reaches(cell, thresholds),
      protect: (table, rows) => hiddenRows(table, rows, thresholds),
    });
  }
  return asHiddenCells(hidden, tables, thresholds);
}

/**
 * Rows with a cell that does not reach the thresholds, and nothing that protects them: what a release would hide without
 * complementary suppression.
 * @param more  rows to hide beside them, by table
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.2 (primary suppression)
 * @example primaryCells(tables, plan.disclosure).cells
 */
export function primaryCells(
  tables: readonly CountTable[],
  thresholds: Thresholds,
  _links: readonly LinkedTables[] = [],
  more: ReadonlyMap<string, ReadonlySet<number>> = new Map(),
): HiddenCells {
  const hidden = new Map<string, Set<number>>();
  for (const table of thresholds.threshold > 0 ? tables : []) {
    hidden.set(table.id, new Set([...smallRows(table, thresholds), ...(more.get(table.id) ?? [])]));
  }
  return asHiddenCells(hidden, tables, thresholds);
}

/** Where counts are rounded, an exact number that rests on any count would give it back: it is as if it were hidden. */
export function restingOnRounded(hidden: HiddenCells, { rounding }: Thresholds): HiddenCells {
  if (rounding === undefined) return hidden;
  return { ...hidden, hidesSome: () => true, rests: (restsOn) => restsOn.length > 0 };
}

function asHiddenCells(
  hidden: ReadonlyMap<string, ReadonlySet<number>>,
  tables: readonly CountTable[],
  thresholds: Thresholds,
): HiddenCells {
  const byId = new Map(tables.map((table) => [table.id, table]));
  const rowsOf = (id: string) => hidden.get(id) ?? new Set<number>();
  const isHidden = (id: string, row: string) => {
    const level = byId.get(id)?.keys[0]?.levels.indexOf(row) ?? -1;
    return level >= 0 && rowsOf(id).has(level);
  };
  const ordered = tables.filter((table) => table.ordered === true && rowsOf(table.partitionOf ?? "").size === 0);
  const written =
    ordered.find((table) => mergedRows(table, thresholds).keys[0]!.levels.length >= LEAST_ROWS) ?? ordered[0];
  return {
    isHidden,
    hidesSome: (id) => rowsOf(id).size > 0,
    rests: (restsOn) =>
      restsOn.some((reference) => {
        const mark = reference.indexOf("#");
        if (mark < 0) return rowsOf(reference).size > 0;
        return isHidden(reference.slice(0, mark), reference.slice(mark + 1));
      }),
    // Overlapping sets merged at different rows would give smaller rows by subtraction: only one is written.
    isWithheld: (id) => thresholds.threshold > 0 && byId.get(id)?.ordered === true && id !== written?.id,
    cells: [...hidden].reduce((sum, [id, rows]) => sum + rows.size * widthOf(byId.get(id)!), 0),
  };
}

/**
 * Rows that earlier tables hide already: of the table that this one splits, and the same groups in any table that
 * counts the same units by group. Showing them here would give back what is hidden there.
 */
function inherited(
  table: CountTable,
  tables: readonly CountTable[],
  hidden: ReadonlyMap<string, ReadonlySet<number>>,
): Set<number> {
  const rows = new Set(hidden.get(table.partitionOf ?? ""));
  const [key] = table.keys;
  for (const earlier of tables) {
    const [earlierKey] = earlier.keys;
    if (key?.name !== "group" || earlierKey?.name !== "group" || earlier.unit !== table.unit) continue;
    if (earlier.splitBy !== undefined && earlier.splitBy !== table.splitBy) continue;
    for (const row of hidden.get(earlier.id) ?? []) {
      const level = key.levels.indexOf(earlierKey.levels[row]!);
      if (level >= 0) rows.add(level);
    }
  }
  return rows;
}

/**
 * Hides further parts of a whole (the smallest) until what the whole leaves beside the parts that are shown is nothing
 * or reaches the thresholds in every cell.
 */
function protectParts(
  whole: CountTable,
  tables: readonly CountTable[],
  hidden: Map<string, Set<number>>,
  thresholds: Thresholds,
): void {
  const total = (table: CountTable) => table.counts.reduce((sum, count) => sum + count, 0);
  const shown = tables
    .filter((table) => table.partOf === whole.id && hidden.get(table.id)?.size === 0)
    .sort((a, b) => total(b) - total(a));
  if (hidden.get(whole.id)?.size !== 0) return;
  while (shown.length > 0) {
    const left = whole.counts.map((count, cell) => shown.reduce((rest, part) => rest - part.counts[cell]!, count));
    if (left.every((count) => count === 0)) return;
    const isSafe = (count: number, cell: number) =>
      reaches({ count, people: count, units: count, largest: 1 }, thresholds) || isOpenRow(whole, left, cell);
    if (left.every(isSafe)) return;
    const smallest = shown.pop()!;
    hidden.set(smallest.id, new Set(smallest.keys[0]!.levels.keys()));
  }
}

/** True where the row of a cell is empty and the table may show that. */
function isOpenRow(table: CountTable, counts: readonly number[], cell: number): boolean {
  const width = widthOf(table);
  const start = cell - (cell % width);
  return table.showsEmptyRows === true && counts.slice(start, start + width).every((count) => count === 0);
}

function widthOf(table: CountTable): number {
  return table.keys.slice(1).reduce((width, key) => width * key.levels.length, 1);
}

/** Rows of a table that are hidden; `earlier` are the rows that other tables hide already. */
function hiddenRows(table: CountTable, earlier: ReadonlySet<number>, thresholds: Thresholds): Set<number> {
  if (table.ordered === true) return new Set();
  const hidden = new Set([...earlier, ...smallRows(table, thresholds)]);
  if (hidden.size === 0) return hidden;
  const rows = rowsOfCells(table);
  if (table.support === undefined) return new Set(rows.keys());
  protect(rows, hidden, thresholds);
  return hidden;
}

/** Rows with a cell that does not reach the thresholds. */
function smallRows(table: CountTable, thresholds: Thresholds): readonly number[] {
  if (table.ordered === true) return [];
  return rowsOfCells(table).flatMap((cells, row) => {
    const isOpen = table.showsEmptyRows === true && cells.every(({ count }) => count === 0);
    return !isOpen && cells.some((cell) => !reaches(cell, thresholds)) ? [row] : [];
  });
}

function rowsOfCells(table: CountTable): readonly (readonly Cell[])[] {
  return Array.from({ length: table.keys[0]!.levels.length }, (_, row) => rowCells(table, row));
}

interface Cell {
  readonly count: number;
  readonly people: number;
  readonly units: number;
  readonly largest: number;
}

function rowCells(table: CountTable, row: number): readonly Cell[] {
  const width = widthOf(table);
  return Array.from({ length: width }, (_, column) => {
    const at = row * width + column;
    const count = table.counts[at]!;
    const support = table.support;
    return support === undefined
      ? { count, people: count, units: count, largest: Math.min(1, count) }
      : { count, people: support.people[at]!, units: support.units[at]!, largest: support.largest[at]! };
  });
}

/** Enough people and units behind it, and none of them dominating. An empty cell does not reach: it discloses too. */
function reaches(cell: Cell, { threshold, units, largestShare }: Thresholds): boolean {
  return cell.people >= threshold && cell.units >= units && cell.largest <= largestShare * cell.people;
}

/**
 * Hides further rows until there are none or at least two, and until their sums reach the thresholds in every column:
 * otherwise the published margins would give a hidden cell away.
 */
function protect(rows: readonly (readonly Cell[])[], hidden: Set<number>, thresholds: Thresholds): void {
  const bySize = [...rows.keys()]
    .filter((row) => !hidden.has(row))
    .sort((a, b) => size(rows[a]!) - size(rows[b]!) || a - b);
  const isEnough = () => hidden.size >= 2 && sumsReach(rows, hidden, thresholds);
  const added: number[] = [];
  for (const row of bySize) {
    if (isEnough()) break;
    hidden.add(row);
    added.push(row);
  }
  if (!isEnough()) return;
  // A larger row can make a smaller one that was hidden before it unnecessary.
  for (const row of added.toReversed()) {
    hidden.delete(row);
    if (!isEnough()) hidden.add(row);
  }
}

function size(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.count, 0);
}

function sumsReach(rows: readonly (readonly Cell[])[], hidden: ReadonlySet<number>, thresholds: Thresholds): boolean {
  const width = rows[0]!.length;
  for (let column = 0; column < width; column++) {
    let sum: Cell = { count: 0, people: 0, units: 0, largest: 0 };
    for (const row of hidden) {
      const cell = rows[row]![column]!;
      sum = {
        count: sum.count + cell.count,
        people: sum.people + cell.people,
        units: sum.units + cell.units,
        largest: Math.max(sum.largest, cell.largest),
      };
    }
    if (!reaches(sum, thresholds)) return false;
  }
  return true;
}
