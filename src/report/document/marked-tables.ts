import type { DataTable } from "./data-table.js";

/**
 * Tables for machines of which every row says so where the data is made up.
 * @param tables  tables of a release
 * @param synthetic  true: the data is made up
 * @example
 * markedTables([{ id: "t", header: ["n"], rows: [[1]] }], true)[0]!.rows; // [[1, "synthetic"]]
 */
export function markedTables(tables: readonly DataTable[], synthetic: boolean): readonly DataTable[] {
  if (!synthetic) return tables;
  return tables.map(({ id, header, rows }) => ({
    id,
    header: [...header, "data"],
    rows: rows.map((row) => [...row, "synthetic"]),
  }));
}
