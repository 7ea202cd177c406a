import type { CountTable } from "../audit/result.js";
import type { RuleCell } from "./linked-rows.js";

/**
 * Rows of a table in which what it leaves out of larger tables is neither nothing nor large enough: shown beside them, the
 * rest would follow by subtraction.
 * @param table  a table, with `leftOut` where other tables hold more units in the same rows
 * @param reaches  whether a cell may be shown
 * @returns places of the rows; empty without anything left out
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.2 (linked tables)
 * @example leftOutRows({ ...known, leftOut: unknown }, reaches)
 */
export function leftOutRows({ keys, leftOut }: CountTable, reaches: (cell: RuleCell) => boolean): readonly number[] {
  if (leftOut === undefined) return [];
  const rows = keys[0]!.levels.length;
  const width = leftOut.counts.length / rows;
  return Array.from({ length: rows }, (_, row) => row).filter((row) =>
    Array.from({ length: width }, (_, column) => row * width + column).some((at) => {
      const [count, people, units, largest] = [
        leftOut.counts[at]!,
        leftOut.people[at]!,
        leftOut.units[at]!,
        leftOut.largest[at]!,
      ];
      return count > 0 && !reaches({ count, people, units, largest });
    }),
  );
}

/**
 * Rows that tables of one name hide together: all rows that any of them hides, each table then protected again, until
 * nothing changes.
 * @param tables  tables that hide the same rows
 * @param hidden  hidden rows by table; rows are added
 * @param protect  rows to hide beyond the given ones, so that sums of hidden rows stand above the thresholds
 */
export function hideTogether(
  tables: readonly CountTable[],
  hidden: Map<string, Set<number>>,
  protect: (table: CountTable, rows: ReadonlySet<number>) => Set<number>,
): void {
  for (;;) {
    const union = new Set(tables.flatMap(({ id }) => [...(hidden.get(id) ?? [])]));
    for (const table of tables) hidden.set(table.id, protect(table, union));
    if (tables.every(({ id }) => hidden.get(id)!.size === union.size)) return;
  }
}
