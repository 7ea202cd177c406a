import type { CountTable } from "../../audit/result.js";
import { hiddenCells, type Thresholds } from "../hidden-cells.js";
import type { TableRow } from "../linked/rows-to-hide.js";

/**
 * Rows to hide beside what is small: all categories of reasons where the table of reasons hides something. The categories
 * add up to the overrides with a remark, and the readings tell how many overrides there are: one less the other would give
 * those without a remark.
 * @param tables  tables of a result on inputs
 * @param thresholds  thresholds of the plan
 * @returns none where reasons are shown
 * @example categoriesBeside(result.tables, plan.disclosure).length // 0
 */
export function categoriesBeside(tables: readonly CountTable[], thresholds: Thresholds): readonly TableRow[] {
  const [reasons, categories] = ["overrides.reasons", "overrides.categories"].map((id) =>
    tables.find((table) => table.id === id),
  );
  if (reasons === undefined || categories === undefined) return [];
  if (!hiddenCells([reasons], thresholds).hidesSome(reasons.id)) return [];
  return categories.keys[0]!.levels.map((_, row) => ({ table: categories.id, row }));
}
