import type { CountTable } from "../audit/result.js";
import type { PublishedTable } from "./disclosed.js";
import type { HiddenCells, Thresholds } from "./hidden-cells.js";
import { mergedRows } from "./merged-rows.js";
import { cellName, roundedCount } from "./rounded-count.js";

/**
 * A table as it may be written: hidden rows say "suppressed", ordered rows are merged until each reaches, and counts are
 * rounded where the plan says so.
 */
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
        : thresholds.rounding === undefined
          ? count
          : roundedCount(count, cellName(unit, keys, cell), thresholds.rounding),
    ),
    ...(partitionOf === undefined ? {} : { partitionOf }),
  };
}

/** An ordered table that is withheld keeps its keys and has no rows. */
function orderedRows(table: CountTable, hidden: HiddenCells, { threshold, units }: Thresholds): CountTable {
  if (!hidden.isWithheld(table.id)) return mergedRows(table, { threshold, units });
  return { ...table, keys: table.keys.map((key, place) => (place === 0 ? { ...key, levels: [] } : key)), counts: [] };
}
