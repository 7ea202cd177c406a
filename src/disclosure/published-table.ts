import type { CountTable } from "../audit/result.js";
import type { PublishedTable } from "./disclosed.js";
import type { HiddenCells, Thresholds } from "./hidden-cells.js";

/** A table as it may be written: hidden rows say "suppressed", ordered rows are merged until each reaches. */
export function publishedTable(table: CountTable, hidden: HiddenCells, thresholds: Thresholds): PublishedTable {
  const released = table.ordered === true ? orderedRows(table, hidden, thresholds) : table;
  const { id, unit, keys, counts, partitionOf } = released;
  const width = keys.slice(1).reduce((product, key) => product * key.levels.length, 1);
  const levels = keys[0]!.levels;
  return {
    id,
    unit,
    keys,
    counts: counts.map((count, cell) =>
      hidden.isHidden(id, levels[Math.floor(cell / width)]!) || table.suppressedCells?.includes(cell) === true
        ? "suppressed"
        : count,
    ),
    ...(partitionOf === undefined ? {} : { partitionOf }),
  };
}

/** An ordered table that is withheld keeps its keys and has no rows. */
function orderedRows(table: CountTable, hidden: HiddenCells, { threshold, units }: Thresholds): CountTable {
  if (!hidden.isWithheld(table.id)) return mergedRows(table, threshold === 0 ? 0 : Math.max(threshold, units));
  return { ...table, keys: table.keys.map((key, place) => (place === 0 ? { ...key, levels: [] } : key)), counts: [] };
}

/**
 * Neighbouring rows of an ordered table merged from the top down until every cell of every row reaches the threshold.
 * What is left over at the bottom joins the row above it.
 */
function mergedRows(table: CountTable, threshold: number): CountTable {
  const [rows, columns] = [table.keys[0]!, table.keys[1]!];
  const width = columns.levels.length;
  if (threshold === 0 || rows.levels.length === 0) return table;
  const merged: { level: string; cells: number[] }[] = [];
  let open: { level: string; cells: number[] } | null = null;
  for (let row = rows.levels.length - 1; row >= 0; row--) {
    const cells = table.counts.slice(row * width, (row + 1) * width);
    open =
      open === null
        ? { level: rows.levels[row]!, cells }
        : { level: rows.levels[row]!, cells: open.cells.map((count, column) => count + cells[column]!) };
    if (open.cells.every((count) => count >= threshold)) {
      merged.unshift(open);
      open = null;
    }
  }
  const lowest = merged[0];
  if (open !== null && lowest !== undefined) {
    merged[0] = { level: open.level, cells: lowest.cells.map((count, column) => count + open!.cells[column]!) };
  }
  return {
    ...table,
    keys: [{ name: rows.name, levels: merged.map((row) => row.level) }, columns],
    counts: merged.flatMap((row) => row.cells),
  };
}
