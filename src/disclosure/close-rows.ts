import type { CountTable } from "../audit/result.js";
import type { Plan } from "../plan/schema.js";

/**
 * Rows of a table that count all but a few of the units that the same row of the larger table counts: shown together,
 * the two would give these few away by subtraction.
 * @param table  a table, with `subsetOf` where it counts some of the units of another
 * @param tables  all tables
 * @returns places of the rows; empty without a larger table
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.2 (linked tables)
 * @example closeRows({ ...part, subsetOf: whole.id }, [whole, part], thresholds)
 */
export function closeRows(
  table: CountTable,
  tables: readonly CountTable[],
  { threshold, units }: Pick<Plan["disclosure"], "threshold" | "units">,
): readonly number[] {
  const larger = tables.find(({ id }) => id === table.subsetOf);
  if (larger === undefined || threshold === 0) return [];
  const levels = larger.keys[0]!.levels;
  return [...table.keys[0]!.levels.entries()].flatMap(([row, level]) => {
    const whole = levels.indexOf(level);
    if (whole < 0) return [];
    const missing = rowSum(larger.counts, larger, whole) - rowSum(table.counts, table, row);
    const people = rowSum(peopleOf(larger), larger, whole) - rowSum(peopleOf(table), table, row);
    return missing === 0 || (missing >= units && people >= threshold) ? [] : [row];
  });
}

function peopleOf(table: CountTable): readonly number[] {
  return table.support?.people ?? table.counts;
}

function rowSum(values: readonly number[], { keys }: CountTable, row: number): number {
  const width = keys.slice(1).reduce((product, key) => product * key.levels.length, 1);
  return values.slice(row * width, (row + 1) * width).reduce((sum, value) => sum + value, 0);
}
