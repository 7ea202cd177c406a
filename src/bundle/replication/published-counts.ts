import type { PublishedTable } from "../../disclosure/disclosed.js";

/** Events and units; null where a count is suppressed or the table is not there. */
export type Counts = { readonly x: number; readonly n: number } | null;

/** Cells of the row of a group, whatever further keys a table has; none where it has no such row. */
export function rowOf(table: PublishedTable | undefined, label: string): readonly (number | "suppressed")[] {
  const row = table?.keys[0]?.levels.indexOf(label) ?? -1;
  if (table === undefined || row < 0) return [];
  const width = table.counts.length / table.keys[0]!.levels.length;
  return table.counts.slice(row * width, (row + 1) * width);
}

/** Sums of each column over the rows. */
export function sumOf(table: PublishedTable | undefined): readonly (number | "suppressed")[] {
  const rows = table?.keys[0]?.levels.map((label) => rowOf(table, label)) ?? [];
  return (rows[0] ?? []).map((_, column) =>
    rows.reduce<number | "suppressed">((sum, row) => {
      const count = row[column]!;
      return sum === "suppressed" || count === "suppressed" ? "suppressed" : sum + count;
    }, 0),
  );
}

/** Events out of events and others, by their columns. */
export function pair(row: readonly (number | "suppressed")[], events: number, others: number): Counts {
  const [x, rest] = [row[events], row[others]];
  return typeof x === "number" && typeof rest === "number" ? { x, n: x + rest } : null;
}
