import type { CountTable } from "../result.js";

/** A count of yes and no per level, such as decisions that followed and that deviated per band. */
export interface SplitRow {
  readonly level: string;
  readonly counts: readonly number[];
}

/**
 * Tables of rows that split into columns: totals, and the split, with what the disclosure rules look at. Each decision
 * counts as one unit.
 * @param id  name; the totals are `id.totals`, the split is `id.split`
 * @param key  name of the rows
 * @param columns  names of the columns
 */
export function splitTables(
  id: string,
  {
    key,
    columns,
    rows,
  }: { readonly key: string; readonly columns: readonly string[]; readonly rows: readonly SplitRow[] },
): readonly CountTable[] {
  const levels = rows.map(({ level }) => level);
  const split = rows.flatMap(({ counts }) => counts);
  const totals = rows.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  return [
    table(`${id}.totals`, [{ name: key, levels }], totals),
    {
      ...table(
        `${id}.split`,
        [
          { name: key, levels },
          { name: "decision", levels: columns },
        ],
        split,
      ),
      partitionOf: `${id}.totals`,
    },
  ];
}

/** One split of all cases, without rows: hidden as a whole when a part is small. */
export function wholeTable(id: string, columns: readonly string[], counts: readonly number[]): CountTable {
  return { id, unit: "cases", keys: [{ name: "decision", levels: columns }], counts };
}

function table(id: string, keys: CountTable["keys"], counts: readonly number[]): CountTable {
  const largest = counts.map((count) => Math.min(1, count));
  return { id, unit: "cases", keys, counts, support: { people: counts, units: counts, largest } };
}
