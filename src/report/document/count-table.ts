import type { PublishedTable } from "../../disclosure/disclosed.js";
import type { DataTable } from "./data-table.js";

/**
 * Published counts as a table for machines: a column a key, then what is counted, then the count or "suppressed".
 * @example
 * countTable(audit.tables[0]!).header.at(-1); // "count"
 */
export function countTable(table: PublishedTable): DataTable {
  const sizes = table.keys.map((key) => key.levels.length);
  const rows = table.counts.map((count, cell) => {
    let rest = cell;
    const levels = [...table.keys].reverse().map((key, i) => {
      const size = sizes[sizes.length - 1 - i] ?? 1;
      const level = key.levels[rest % size] ?? "";
      rest = Math.floor(rest / size);
      return level;
    });
    return [...levels.reverse(), table.unit, count];
  });
  return { id: `counts-${table.id}`, header: [...table.keys.map((key) => key.name), "unit", "count"], rows };
}
