import type { LinkedTable } from "./linked-table.js";
import type { Relation } from "./relations.js";
import { areKnownFrom } from "./shared-keys.js";

/**
 * Tables of which nothing is published and that meet all others in the variables of one other table alone. Whatever that
 * table holds, they can be filled: they bound nothing, and each of their cells may lie anywhere from 0 to the sum that
 * it shares. So they need no place in a system.
 * @param tables  tables of one release
 * @param relations  relations between them
 * @returns per hanging table, by its place, the relation to the table that it hangs on
 * @see Lauritzen 1996, "Graphical Models", section 2.1 (decomposable hypergraphs)
 * @example hangingTables(tables, relationsOf(tables, bands)).size
 */
export function hangingTables(
  tables: readonly LinkedTable[],
  relations: readonly Relation[],
): ReadonlyMap<number, Relation> {
  const hanging = new Map<number, Relation>();
  for (let before = -1; before !== hanging.size; ) {
    before = hanging.size;
    for (const [place, table] of tables.entries()) {
      if (hanging.has(place) || table.partOf !== undefined || !table.hidden.every((hidden) => hidden)) continue;
      if (!tables.every((other) => other.hidesWith !== table.hidesWith || other.hidden.every((hidden) => hidden))) {
        if (table.hidesWith !== undefined) continue;
      }
      const own = relations.filter(
        ({ left, right }) => (left === place && !hanging.has(right)) || (right === place && !hanging.has(left)),
      );
      const nail = own.find((relation) => carries(relation, place, own));
      if (nail !== undefined) hanging.set(place, nail);
    }
  }
  return hanging;
}

/** Whether a table hangs on one relation: it counts all or some of the units of the other, and meets no one elsewhere. */
function carries({ kind, left, shared }: Relation, place: number, own: readonly Relation[]): boolean {
  if (kind === "at-least" && left === place) return false;
  if (!own.every((other) => areKnownFrom(other.shared.variables, shared.variables))) return false;
  const codes = left === place ? shared.left : shared.right;
  return kind === "at-least" || hasSeveral(codes, shared.size);
}

/** Each sum holds at least two cells. */
function hasSeveral(codes: Int32Array, size: number): boolean {
  const cells = new Int32Array(size);
  for (const code of codes) cells[code]!++;
  return cells.every((count) => count >= 2);
}
