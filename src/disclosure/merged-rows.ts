import type { CountTable } from "../audit/result.js";

interface MergedRow {
  readonly level: string;
  readonly cells: readonly number[];
}

/**
 * Neighbouring rows of an ordered table merged from the top down until every cell of every row reaches the threshold,
 * within each part between two breaks. A part that does not reach altogether joins the row above it, else the one below:
 * so what another table with those breaks leaves of a row always reaches the threshold too.
 * @param table  ordered rows, with the breaks between them
 * @param thresholds  least people and units of a cell; with `threshold` 0 nothing is merged
 * @returns the table with fewer rows, each named after its lowest; none where all rows together do not reach
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.2 (linked tables)
 * @example mergedRows(classes, { threshold: 10, units: 5 }).keys[0].levels
 */
export function mergedRows(
  table: CountTable,
  thresholds: { readonly threshold: number; readonly units: number },
): CountTable {
  const [rows, columns] = [table.keys[0]!, table.keys[1]!];
  const width = columns.levels.length;
  const threshold = thresholds.threshold === 0 ? 0 : Math.max(thresholds.threshold, thresholds.units);
  if (threshold === 0 || rows.levels.length === 0) return table;
  const all = rows.levels.map((level, row) => ({ level, cells: table.counts.slice(row * width, (row + 1) * width) }));
  const starts = [0, ...(table.breaks ?? [])];
  const parts = starts.map((start, place) => mergedPart(all.slice(start, starts[place + 1]), threshold));
  const merged = joinedParts(parts).filter(({ cells }) => cells.every((count) => count >= threshold));
  return {
    ...table,
    keys: [{ name: rows.name, levels: merged.map((row) => row.level) }, columns],
    counts: merged.flatMap((row) => row.cells),
  };
}

/** What is left over at the bottom of a part joins the row above it; a part that does not reach is one row, marked. */
function mergedPart(rows: readonly MergedRow[], threshold: number): { rows: MergedRow[]; reaches: boolean } {
  const merged: MergedRow[] = [];
  let open: MergedRow | null = null;
  for (const row of rows.toReversed()) {
    open = open === null ? row : joined(row, open);
    if (open.cells.every((count) => count >= threshold)) {
      merged.unshift(open);
      open = null;
    }
  }
  const lowest = merged[0];
  if (lowest === undefined) return { rows: open === null ? [] : [open], reaches: false };
  if (open !== null) merged[0] = joined(open, lowest);
  return { rows: merged, reaches: true };
}

/** Rows of all parts from the lowest to the highest; parts that do not reach are joined to a neighbour that does. */
function joinedParts(
  parts: readonly { readonly rows: readonly MergedRow[]; readonly reaches: boolean }[],
): MergedRow[] {
  const merged: MergedRow[] = [];
  let waiting: MergedRow | null = null;
  for (const part of parts.toReversed()) {
    if (part.reaches) {
      const highest = part.rows.at(-1)!;
      const rows: MergedRow[] =
        waiting === null ? [...part.rows] : [...part.rows.slice(0, -1), joined(highest, waiting)];
      merged.unshift(...rows);
      waiting = null;
      continue;
    }
    for (const row of part.rows) {
      const above: MergedRow | undefined = merged[0];
      if (above === undefined) waiting = waiting === null ? row : joined(row, waiting);
      else merged[0] = joined(row, above);
    }
  }
  return waiting === null ? merged : [waiting];
}

/** Two neighbouring rows as one, under the level of the lower. */
function joined(lower: MergedRow, higher: MergedRow): MergedRow {
  return { level: lower.level, cells: lower.cells.map((count, column) => count + higher.cells[column]!) };
}
