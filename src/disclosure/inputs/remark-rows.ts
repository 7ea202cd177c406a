import type { CountTable } from "../../audit/result.js";
import { hiddenCells, type Thresholds } from "../hidden-cells.js";
import type { TableRow } from "../linked/rows-to-hide.js";

/** Tables that count the same codes, the one that is shown first before those that give way to it. */
const TABLES = ["outcomes.remarks", "outcomes.codes", "outcomes.codes-by-year"] as const;

/**
 * Rows to hide beside what is small: tables that count the same codes in remarks add up to each other, so one of them less
 * another would give a small number that either hides. Where the recorded outcomes beside the codes hide something, both
 * other tables are hidden; where the kinds of codes do, they are hidden whole.
 * @param tables  tables of a result on inputs
 * @param thresholds  thresholds of the plan
 * @returns none where nothing of them is small
 * @example remarkRowsBeside(result.tables, plan.disclosure).length // 0
 */
export function remarkRowsBeside(tables: readonly CountTable[], thresholds: Thresholds): readonly TableRow[] {
  const [recorded, codes, years] = TABLES.map((id) => tables.find((table) => table.id === id));
  const hides = (table: CountTable | undefined) =>
    table !== undefined && hiddenCells([table], thresholds).hidesSome(table.id);
  const whole = (table: CountTable | undefined) =>
    table === undefined ? [] : table.keys[0]!.levels.map((_, row) => ({ table: table.id, row }));
  if (hides(recorded)) return [...whole(codes), ...whole(years)];
  return hides(codes) ? whole(codes) : [];
}
