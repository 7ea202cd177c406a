import type { GroupScoreEvidence } from "../../data/evidence.js";
import { NO_MAJORITY } from "../hypothesis-2/hypothesis-2.js";
import type { CountTable } from "../result.js";

/** Counts of a table with what the disclosure rules look at. */
export interface SupportedCounts {
  readonly counts: readonly number[];
  readonly people: readonly number[];
  readonly units: readonly number[];
  readonly largest: readonly number[];
}

/**
 * Labels of the groups that errors are counted in: every group, and for sponsors a last one without a majority group.
 * Sponsors without members belong to none.
 */
export function groupLabels({ groups, groupCodes }: GroupScoreEvidence): readonly string[] {
  return groupCodes.includes(groups.length) ? [...groups, NO_MAJORITY] : groups;
}

/**
 * Counts of the patterns of the evidence by a row and a column each.
 *
 * @param evidence  patterns with weights, people and the most at one unit
 * @param shape  number of rows and of columns
 * @param placeOf  row and column of a pattern, or null where it does not count
 * @returns row major counts with their support
 */
export function countCells(
  evidence: GroupScoreEvidence,
  shape: { readonly rows: number; readonly columns: number },
  placeOf: (pattern: number) => { readonly row: number; readonly column: number } | null,
): SupportedCounts {
  const { weights, people, largest, scale = 1 } = evidence;
  const zeros = () => new Array<number>(shape.rows * shape.columns).fill(0);
  const cells = { counts: zeros(), people: zeros(), largest: zeros() };
  for (let pattern = 0; pattern < weights.length; pattern++) {
    const place = placeOf(pattern);
    if (place === null || place.row >= shape.rows) continue;
    const at = place.row * shape.columns + place.column;
    cells.counts[at]! += weights[pattern]!;
    cells.people[at]! += people[pattern]! / scale;
    cells.largest[at] = Math.max(cells.largest[at]!, largest[pattern]! / scale);
  }
  return { ...cells, units: cells.counts };
}

/** A table of groups from counts and their support. */
export function groupTable(
  id: string,
  cells: SupportedCounts,
  { unit, ...rest }: Pick<CountTable, "unit" | "keys"> & Partial<CountTable>,
): CountTable {
  const { counts, people, units, largest } = cells;
  return { id, unit, ...rest, counts, support: { people, units, largest } };
}
